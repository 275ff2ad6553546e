package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.view.Label.Anchor;
import io.keiro.view.Label.Type;
import io.keiro.view.MapSelection.Arc;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Draws a selection as a process map: boxes shaded by occurrences, arcs as thick as they are frequent, every number in plain text. The
 * sizes are chosen for reading at 1:1 in a notebook that is about 900 pixels wide; a map that comes out wider is laid out once more with
 * narrower boxes.
 */
final class MapPicture {

    private static final Type TEXT = new Type(11, false, Palette.INK, Anchor.MIDDLE);
    private static final double LABEL_HEIGHT = 15;
    private static final double READABLE_WIDTH = 920;
    private static final double NARROWEST = 460;

    /** Half of the slowest time is still clearly warm, a hundredth of it grey. */
    private static final double SLOWNESS_EXPONENT = 0.4;

    /**
     * What is said in the picture.
     *
     * @param language of every text
     * @param labels name of an activity for people
     * @param sentence what is shown and what was left out
     * @param occurrences how often an activity occurred
     * @param seconds median duration of an arc, NaN if not known; null for a map of frequencies
     */
    record Words(
            Language language,
            Function<String, Phrase> labels,
            Phrase sentence,
            ToLongFunction<String> occurrences,
            ToDoubleFunction<Arc> seconds) {
        boolean showsDurations() {
            return seconds != null;
        }

        String say(String en, String ja) {
            return language == Language.JA ? ja : en;
        }

        Drawing.Caption caption() {
            return new Drawing.Caption(sentence.in(language), say("en", "ja"));
        }
    }

    private final MapSelection selection;
    private final Words words;
    private final long mostPassages;
    private final double slowest;
    private final MapLayout.Plan plan;
    private MapBoxes boxes;
    private MapLayout layout;

    private MapPicture(MapSelection selection, Words words) {
        this.selection = selection;
        this.words = words;
        this.mostPassages = selection.arcs().stream()
                .filter(arc -> arc.from() != arc.to())
                .mapToLong(Arc::count)
                .max()
                .orElse(1);
        this.slowest = selection.arcs().stream()
                .filter(arc -> words.showsDurations() && arc.isTransition())
                .mapToDouble(arc -> words.seconds().applyAsDouble(arc))
                .filter(seconds -> seconds > 0)
                .max()
                .orElse(Double.NaN);
        this.plan = plan();
    }

    static Drawing of(MapSelection selection, Words words) {
        return selection.activities().isEmpty() ? ofNothing(words) : new MapPicture(selection, words).draw();
    }

    /** The picture of a log without events: its sentence. */
    private static Drawing ofNothing(Words words) {
        Drawing.Marks marks = new Drawing.Marks();
        double y = 24;
        for (String line : Glyphs.wrap(
                words.sentence().in(words.language()), TEXT.size(), new Glyphs.Limits(NARROWEST - 28, 12))) {
            marks.add(new Label(14, y, line, Type.of(TEXT.size(), Palette.INK)));
            y += LABEL_HEIGHT;
        }
        return Drawing.of(NARROWEST, y + 8, words.caption(), marks.all());
    }

    private Drawing draw() {
        if (plan.isQuick()) {
            layOut(MapLayout.Spacing.ROOMY, 140);
        }
        if (layout == null || layout.width() > READABLE_WIDTH) {
            layOut(MapLayout.Spacing.TIGHT, 108);
        }
        Drawing.Marks marks = new Drawing.Marks();
        List<Arc> arcs = selection.arcs();
        for (int i = arcs.size() - 1; i >= 0; i--) {
            marks.add(line(arcs.get(i), layout.outlines().get(i)));
        }
        for (int i = 0; i < layout.boxes().size(); i++) {
            boxes.draw(i, layout.boxes().get(i), marks);
        }
        for (int i = 0; i < arcs.size(); i++) {
            add(label(arcs.get(i), layout.labels().get(i)), marks);
        }
        double width = Math.max(layout.width(), NARROWEST);
        double bottom = new MapLegend(words, slowest, width).addTo(marks, layout.height());
        return Drawing.of(width, bottom, words.caption(), marks.all());
    }

    private MapLayout.Plan plan() {
        int start = selection.activities().size();
        List<ReadingOrder.Flow> flows = selection.arcs().stream()
                .map(arc -> new ReadingOrder.Flow(
                        arc.from() == MapSelection.START ? start : arc.from(),
                        arc.to() == MapSelection.END ? start + 1 : arc.to(),
                        arc.count()))
                .toList();
        return MapLayout.Plan.of(start + 2, flows);
    }

    /** Lays out anew; the result stays only if it is narrower than the one before. */
    private void layOut(MapLayout.Spacing spacing, double lineWidth) {
        MapBoxes tried = MapBoxes.of(selection, words, lineWidth);
        List<MapLayout.Size> labels = selection.arcs().stream()
                .map(arc -> label(arc, new Outline.Point(0, 0)))
                .map(label -> new MapLayout.Size(label.width() + 8, LABEL_HEIGHT))
                .toList();
        MapLayout result = MapLayout.of(plan, new MapLayout.Sizes(tried.sizes(), labels), spacing);
        if (layout == null || result.width() < layout.width()) {
            layout = result;
            boxes = tried;
        }
    }

    private double relative(Arc arc) {
        return Math.min(1, (double) arc.count() / mostPassages);
    }

    private Line line(Arc arc, Outline outline) {
        double width = 0.9 + 4.6 * Math.pow(relative(arc), 0.6);
        return new Line(outline, new Line.Pen(colour(arc), width, !arc.isTransition()), true);
    }

    private String colour(Arc arc) {
        if (!arc.isTransition()) {
            return Palette.TERMINAL_ARC;
        }
        if (words.showsDurations()) {
            double seconds = Math.max(0, words.seconds().applyAsDouble(arc));
            return Palette.slowness(Math.pow(seconds / slowest, SLOWNESS_EXPONENT));
        }
        return Palette.arc(Math.sqrt(relative(arc)));
    }

    private Label label(Arc arc, Outline.Point middle) {
        String ink = arc.isTransition() && relative(arc) < 0.02 ? Palette.QUIET_INK : Palette.INK;
        Type type = relative(arc) > 0.3 ? TEXT.asBold() : TEXT;
        return new Label(middle.x(), middle.y(), text(arc), type.coloured(ink));
    }

    private String text(Arc arc) {
        String count = Figures.count(arc.count());
        boolean timed = words.showsDurations() && arc.isTransition();
        return timed
                ? Figures.shortDuration(words.seconds().applyAsDouble(arc), words.language()) + " · " + count
                : count;
    }

    /** A label on its own ground, which interrupts the arc, so that it is plain which arc it belongs to. */
    private static void add(Label label, Drawing.Marks marks) {
        double width = label.width() + 4;
        marks.add(new Box(label.x() - width / 2, label.y() - 7, width, 14, 3, Box.Paint.filled(Palette.GROUND)));
        marks.add(label);
    }
}
