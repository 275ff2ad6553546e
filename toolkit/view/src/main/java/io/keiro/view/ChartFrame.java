package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.view.Label.Anchor;
import io.keiro.view.Label.Type;
import java.util.ArrayList;
import java.util.List;

/** What all charts share: the title on top, names at the left, an axis with its unit below, quiet lines behind, remarks at the foot. */
final class ChartFrame {

    static final double WIDTH = 760;
    static final double MARGIN = 16;

    private static final Type TITLE = Type.of(14, Palette.INK).asBold();
    static final Type NAME = Type.of(12, Palette.INK);
    static final Type NUMBER = Type.of(11.5, Palette.INK);
    private static final Type TICK = Type.of(11, Palette.QUIET_INK).anchored(Anchor.MIDDLE);
    private static final Type REMARK = Type.of(11, Palette.QUIET_INK);
    private static final double WIDEST_NAMES = 270;
    private static final double NAME_LINE = 15;

    private final Drawing.Marks behind = new Drawing.Marks();
    private final Drawing.Marks marks = new Drawing.Marks();
    private final Language language;
    private final Phrase title;
    private double y;

    ChartFrame(Phrase title, Language language) {
        this.title = title;
        this.language = language;
        this.y = MARGIN + 4;
        for (String line :
                Glyphs.wrap(clean(title), TITLE.size() * Label.BOLD, new Glyphs.Limits(WIDTH - 2 * MARGIN, 3))) {
            marks.add(new Label(MARGIN, y, line, TITLE));
            y += 19;
        }
        y += 4;
    }

    Language language() {
        return language;
    }

    Drawing.Marks marks() {
        return marks;
    }

    /** Where the next thing begins. */
    double top() {
        return y;
    }

    void advance(double pixels) {
        y += pixels;
    }

    String say(String en, String ja) {
        return language == Language.JA ? ja : en;
    }

    String clean(Phrase phrase) {
        return Markup.clean(phrase.in(language)).strip();
    }

    /** How much room names at the left take, within reason. */
    double nameWidth(List<String> names) {
        double widest = 40;
        for (String name : names) {
            widest = Math.max(widest, Glyphs.width(name, NAME.size()));
        }
        return Math.min(WIDEST_NAMES, widest) + 4;
    }

    /** A name in up to two lines, its end at this position, centred on this height. */
    void name(String name, Outline.Point end, double width) {
        List<String> lines = Glyphs.wrap(name, NAME.size(), new Glyphs.Limits(width, 2));
        double lineY = end.y() - (lines.size() - 1) * NAME_LINE / 2;
        for (String line : lines) {
            marks.add(new Label(end.x(), lineY, line, NAME.anchored(Anchor.END)));
            lineY += NAME_LINE;
        }
    }

    /** Lines behind the picture at the marks of the axis, from this height to the current one, with their numbers and the unit below. */
    void axis(Scale scale, double from, String unit) {
        for (double tick : scale.ticks()) {
            double x = scale.at(tick);
            behind.add(line(x, from, x, y, tick == 0 ? Palette.AXIS : Palette.RULE));
            marks.add(new Label(x, y + 10, scale.text(tick), TICK));
        }
        marks.add(new Label(
                (scale.at(scale.low()) + scale.at(scale.high())) / 2, y + 27, scale.unit(unit, language), TICK));
        y += 40;
    }

    /** The same for an axis at the left. */
    void verticalAxis(Scale scale, double left, double right) {
        for (double tick : scale.ticks()) {
            double at = scale.at(tick);
            behind.add(line(left, at, right, at, tick == 0 ? Palette.AXIS : Palette.RULE));
            marks.add(new Label(left - 6, at, scale.text(tick), TICK.anchored(Anchor.END)));
        }
    }

    static Line line(double x1, double y1, double x2, double y2, String colour) {
        return new Line(
                Outline.polyline(new Outline.Point(x1, y1), new Outline.Point(x2, y2)), Line.Pen.of(colour, 1), false);
    }

    void tick(double x, double atY, String text) {
        marks.add(new Label(x, atY, text, TICK));
    }

    void remark(String text) {
        for (String line : Glyphs.wrap(text, REMARK.size(), new Glyphs.Limits(WIDTH - 2 * MARGIN, 4))) {
            marks.add(new Label(MARGIN, y + 4, line, REMARK));
            y += 16;
        }
    }

    /** What is said where there is nothing to draw. */
    Drawing nothing() {
        remark(say("No values to draw.", "表示する値がありません。"));
        return finish();
    }

    Drawing finish() {
        List<Drawing.Mark> all = new ArrayList<>(behind.all());
        all.addAll(marks.all());
        return Drawing.of(WIDTH, y + 10, new Drawing.Caption(clean(title), say("en", "ja")), all);
    }
}
