package io.keiro.view;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, without asking an installed font: a picture must come out the same on a server without Japanese fonts and on the
 * reader's screen. Wide glyphs (Chinese, Japanese, Korean, full-width forms, emoji) count as two cells, combining marks as none; Latin
 * letters by three classes that lie a little above the usual sans-serif fonts, so that another font does not make text run out of its box.
 */
final class Glyphs {

    /** Width of one cell as a share of the font size. */
    private static final double CELL = 0.54;

    /** Behind a hyphen, underscore or slash a line breaks only after this many characters: "A_" alone on a line helps nobody. */
    private static final int SHORTEST_PART = 4;

    private static final String NARROW = "iIjl.,:;|!'`()[]{} ftr-/\\\"";
    private static final String WIDE_LATIN = "mwMW@%—…→";

    private Glyphs() {}

    /** Width of the text in pixels at this font size. */
    static double width(String text, double fontSize) {
        return text.codePoints().mapToDouble(Glyphs::ems).sum() * fontSize;
    }

    /** Cells of the text as a terminal counts them: two for a wide glyph, none for a combining mark, one otherwise. */
    static int cells(String text) {
        return text.codePoints().map(Glyphs::cellsOf).sum();
    }

    /** The text cut to at most this many cells, the last one an ellipsis if anything was cut. */
    static String shorten(String text, int maxCells) {
        if (cells(text) <= maxCells) {
            return text;
        }
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (used + cellsOf(c) > maxCells - 1) {
                break;
            }
            used += cellsOf(c);
            end += Character.charCount(c);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /**
     * The text in lines of at most this width in pixels, broken behind spaces, hyphens, underscores and slashes, between wide glyphs,
     * and inside a word only where it is longer than a line; the last line ends with an ellipsis if there are more lines than wanted.
     */
    static List<String> wrap(String text, double fontSize, Limits limits) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = lineEnd(rest, fontSize, limits.width());
            if (lines.size() == limits.lines() - 1 && end < rest.length()) {
                lines.add(shortenTo(rest, fontSize, limits.width()));
                return lines;
            }
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** What a text block may take: pixels per line and lines. */
    record Limits(double width, int lines) {}

    private static int lineEnd(String text, double fontSize, double width) {
        double used = 0;
        int good = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += ems(c) * fontSize;
            if (used > width && !Character.isWhitespace(c)) {
                return good > 0 ? good : Math.max(i, Character.charCount(text.codePointAt(0)));
            }
            i += Character.charCount(c);
            boolean nextIsWide = i < text.length() && cellsOf(text.codePointAt(i)) == 2;
            boolean joint = "-_/・:".indexOf(c) >= 0 && i > SHORTEST_PART;
            boolean breakBehind = Character.isWhitespace(c) || joint || cellsOf(c) == 2 || nextIsWide;
            boolean nextMayStart = i >= text.length() || "、。)」』ー・,.)".indexOf(text.codePointAt(i)) < 0;
            if (breakBehind && nextMayStart && "(「『(".indexOf(c) < 0) {
                good = i;
            }
        }
        return text.length();
    }

    private static String shortenTo(String text, double fontSize, double width) {
        int cells = cells(text);
        String shortened = shorten(text, cells - 1);
        while (cells > 2 && width(shortened, fontSize) > width) {
            cells--;
            shortened = shorten(text, cells);
        }
        return shortened;
    }

    private static double ems(int c) {
        int cells = cellsOf(c);
        if (cells != 1) {
            return cells * CELL;
        }
        if (NARROW.indexOf(c) >= 0) {
            return 0.34;
        }
        if (WIDE_LATIN.indexOf(c) >= 0) {
            return 0.92;
        }
        return Character.isUpperCase(c) ? 0.70 : 0.58;
    }

    private static int cellsOf(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** The ranges that Unicode's East Asian Width calls wide or full-width, and emoji. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF01 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
