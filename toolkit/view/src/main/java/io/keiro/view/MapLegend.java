package io.keiro.view;

import io.keiro.view.Label.Type;
import java.util.List;

/** The lines below a map: what is shown and what was left out, and how to read numbers and colours. */
final class MapLegend {

    private static final Type TEXT = Type.of(11.5, Palette.QUIET_INK);
    private static final double MARGIN = 14;
    private static final double LINE_HEIGHT = 16;
    private static final int RAMP_STEPS = 24;

    private final MapPicture.Words words;
    private final double slowest;
    private final double width;

    MapLegend(MapPicture.Words words, double slowest, double width) {
        this.words = words;
        this.slowest = slowest;
        this.width = width;
    }

    /** Adds the legend below this height and returns where it ends. */
    double addTo(Drawing.Marks marks, double top) {
        marks.add(new Line(
                Outline.polyline(new Outline.Point(MARGIN, top + 2), new Outline.Point(width - MARGIN, top + 2)),
                Line.Pen.of(Palette.RULE, 1),
                false));
        double y = top + 16;
        for (String line : lines(words.sentence().in(words.language()))) {
            marks.add(new Label(MARGIN, y, line, TEXT.coloured(Palette.INK)));
            y += LINE_HEIGHT;
        }
        for (String line : lines(reading())) {
            marks.add(new Label(MARGIN, y, line, TEXT));
            y += LINE_HEIGHT;
        }
        if (!Double.isNaN(slowest)) {
            y = ramp(marks, y);
        }
        return y;
    }

    private List<String> lines(String text) {
        return Glyphs.wrap(text, TEXT.size(), new Glyphs.Limits(width - 2 * MARGIN, 12));
    }

    private String reading() {
        if (words.showsDurations()) {
            return words.say(
                    "On each arc: the median time from one activity to the next, and the number of transitions (also its thickness). "
                            + "In each box: how often the activity occurred.",
                    "矢印の数値: 次のアクティビティまでの所要時間の中央値と遷移の回数(回数は太さにも対応)。枠内の数値: アクティビティの発生回数。");
        }
        return words.say(
                "On each arc: the number of transitions (also its thickness). In each box: how often the activity occurred (also its shade). "
                        + "Dashed: where cases start and end.",
                "矢印の数値: 遷移の回数(太さにも対応)。枠内の数値: アクティビティの発生回数(濃さにも対応)。破線: ケースの開始と終了。");
    }

    private double ramp(Drawing.Marks marks, double y) {
        String fast = words.say("fast", "速い");
        double x = MARGIN;
        marks.add(new Label(x, y, fast, TEXT));
        x += Glyphs.width(fast, TEXT.size()) + 8;
        for (int i = 0; i < RAMP_STEPS; i++) {
            marks.add(new Box(x, y - 4, 7, 8, 0, Box.Paint.filled(Palette.slowness(i / (RAMP_STEPS - 1.0)))));
            x += 5;
        }
        String slow = words.say("slow", "遅い") + " (" + Figures.duration(slowest, words.language()) + ")";
        marks.add(new Label(x + 8, y, slow, TEXT));
        return y + LINE_HEIGHT;
    }
}
