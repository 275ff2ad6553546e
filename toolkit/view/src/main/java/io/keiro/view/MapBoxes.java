package io.keiro.view;

import io.keiro.view.Label.Anchor;
import io.keiro.view.Label.Type;
import io.keiro.view.MapSelection.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The boxes of a map: one for each activity with its name and its occurrences, then the start and the end with their cases. */
final class MapBoxes {

    private static final Type NAME = new Type(12, true, Palette.INK, Anchor.MIDDLE);
    private static final Type COUNT = new Type(11, false, Palette.INK, Anchor.MIDDLE);
    private static final double LINE_HEIGHT = 15;
    private static final double LONGEST_LINE = 160;
    private static final int MOST_LINES = 4;

    private final MapPicture.Words words;
    private final List<Content> contents = new ArrayList<>();
    private final long most;

    /** What stands in a box. */
    private record Content(List<String> lines, String count, long occurrences) {
        double width() {
            double widest = Glyphs.width(count, COUNT.size());
            for (String line : lines) {
                widest = Math.max(widest, new Label(0, 0, line, NAME).width());
            }
            return Math.max(76, widest + 20);
        }

        double height() {
            return (lines.size() + 1) * LINE_HEIGHT + 10;
        }
    }

    /**
     * Boxes whose names break into lines of about this many pixels; a single word may be longer.
     */
    static MapBoxes of(MapSelection selection, MapPicture.Words words, double lineWidth) {
        return new MapBoxes(selection, words, lineWidth);
    }

    private MapBoxes(MapSelection selection, MapPicture.Words words, double lineWidth) {
        this.words = words;
        ToLongFunction<String> occurrences = words.occurrences();
        long highest = 1;
        for (String activity : selection.activities()) {
            long count = occurrences.applyAsLong(activity);
            highest = Math.max(highest, count);
            String name = Markup.clean(words.labels().apply(activity).in(words.language()));
            contents.add(new Content(lines(name, lineWidth), Figures.count(count), count));
        }
        this.most = highest;
        long all = selection.totals().cases();
        contents.add(terminal(words.say("Start", "開始"), cases(selection, true), all));
        contents.add(terminal(words.say("End", "終了"), cases(selection, false), all));
    }

    private static List<String> lines(String name, double lineWidth) {
        double bold = NAME.size() * Label.BOLD;
        double longestWord = 0;
        for (String word : name.split("[\\s]+")) {
            boolean breaksAnywhere = word.codePoints().anyMatch(c -> Glyphs.cells(Character.toString(c)) == 2);
            longestWord = Math.max(longestWord, breaksAnywhere ? 0 : Glyphs.width(word, bold));
        }
        double width = Math.min(LONGEST_LINE, Math.max(lineWidth, longestWord + 1));
        return Glyphs.wrap(name.isBlank() ? "—" : name, bold, new Glyphs.Limits(width, MOST_LINES));
    }

    private static long cases(MapSelection selection, boolean start) {
        return selection.arcs().stream()
                .filter(arc -> start ? arc.from() == MapSelection.START : arc.to() == MapSelection.END)
                .mapToLong(Arc::count)
                .sum();
    }

    private Content terminal(String name, long cases, long all) {
        String count = Figures.count(cases);
        if (cases < all) {
            count = words.say(count + " of " + Figures.count(all), Figures.count(all) + "中" + count);
        }
        return new Content(List.of(name), words.say(count + (all == 1 ? " case" : " cases"), count + "ケース"), cases);
    }

    /** The boxes as the layout wants them: the start second to last, the end last. */
    List<MapLayout.Size> sizes() {
        return contents.stream()
                .map(content -> new MapLayout.Size(content.width(), content.height()))
                .toList();
    }

    /** Draws one box at its place. */
    void draw(int index, Box place, Drawing.Marks marks) {
        Content content = contents.get(index);
        int start = contents.size() - 2;
        boolean terminal = index >= start;
        String fill = index == start
                ? Palette.START
                : index == start + 1
                        ? Palette.END
                        : Palette.frequency(Math.sqrt((double) content.occurrences() / most));
        String ink = Palette.inkOn(fill);
        Box.Paint paint = terminal ? Box.Paint.filled(fill) : new Box.Paint(fill, Palette.BOX_EDGE, 1);
        double radius = terminal ? place.height() / 2 : 6;
        marks.add(new Box(place.x(), place.y(), place.width(), place.height(), radius, paint));
        double y = place.y() + 5 + LINE_HEIGHT / 2;
        for (String line : content.lines()) {
            marks.add(new Label(place.middleX(), y, line, NAME.coloured(ink)));
            y += LINE_HEIGHT;
        }
        marks.add(new Label(place.middleX(), y, content.count(), COUNT.coloured(ink)));
    }
}
