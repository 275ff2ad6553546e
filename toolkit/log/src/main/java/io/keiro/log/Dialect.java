package io.keiro.log;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How delimited text is written: which character separates values and which encloses them.
 *
 * @param delimiter between values
 * @param quote around values that hold delimiters, quotes or line breaks
 * @param spaced whether blanks stand between delimiter and quote
 * @param announced whether a line {@code sep=;} stands above the table
 */
record Dialect(char delimiter, char quote, boolean spaced, boolean announced) {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int ROWS = 100;

    /**
     * Chooses the delimiter under which most of the first rows have the same number of values; of several the one with the most values.
     * Text without any delimiter is one column.
     *
     * @param given delimiter and quote that the caller has fixed; null where it is to be found
     */
    static Dialect detect(String sample, boolean whole, Given given) {
        String line = sample.lines().findFirst().orElse("");
        boolean announced = line.length() == 5 && line.toLowerCase(Locale.ROOT).startsWith("sep=");
        String text = announced
                ? sample.substring(Math.min(sample.length(), line.length() + 1)).stripLeading()
                : sample;
        Character fixed =
                announced && given.delimiter() == null ? Character.valueOf(line.charAt(4)) : given.delimiter();
        char quote = given.quote() != null ? given.quote() : '"';
        char best = fixed != null ? fixed : ',';
        if (fixed == null) {
            double bestScore = 0;
            for (char candidate : DELIMITERS) {
                double score = score(text, whole, candidate, quote);
                if (score > bestScore) {
                    bestScore = score;
                    best = candidate;
                }
            }
        }
        if (given.quote() == null && usesApostrophes(text, best)) {
            quote = '\'';
        }
        return new Dialect(best, quote, text.contains("" + best + ' ' + quote), announced);
    }

    /** For what follows the beginning of a file. */
    Dialect below() {
        return new Dialect(delimiter, quote, spaced, false);
    }

    /** What the caller has fixed. */
    record Given(Character delimiter, Character quote) {
        static final Given NOTHING = new Given(null, null);
    }

    /** Share of rows that have the commonest width, then that width; a header of another width counts against; 0 for a single column. */
    private static double score(String text, boolean whole, char delimiter, char quote) {
        List<List<String>> rows = rows(text, whole, delimiter, quote);
        Map<Integer, Integer> widths = new HashMap<>();
        rows.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        int width = 1;
        for (Map.Entry<Integer, Integer> entry : widths.entrySet()) {
            int byCount = Integer.compare(entry.getValue(), widths.getOrDefault(width, 0));
            if (byCount > 0 || byCount == 0 && entry.getKey() > width) {
                width = entry.getKey();
            }
        }
        if (width < 2) {
            return 0;
        }
        double same = (double) widths.get(width) / rows.size();
        return Math.round(same * 10) * 10 + Math.min(width, 9) - (rows.get(0).size() == width ? 0 : 5);
    }

    private static boolean usesApostrophes(String text, char delimiter) {
        int enclosed = 0;
        int doubled = 0;
        int values = 0;
        for (String line : text.lines().limit(ROWS).toList()) {
            for (String value : line.split(Pattern.quote(String.valueOf(delimiter)))) {
                values++;
                enclosed += value.length() > 1 && value.startsWith("'") && value.endsWith("'") ? 1 : 0;
                doubled += value.startsWith("\"") ? 1 : 0;
            }
        }
        return doubled == 0 && enclosed * 2 > values;
    }

    private static List<List<String>> rows(String text, boolean whole, char delimiter, char quote) {
        List<List<String>> rows = new ArrayList<>();
        // Lenient about quotes: a wrong delimiter tears them apart, and the sample may end inside one.
        var builder = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try {
            for (CsvRecord row : builder.ofCsvRecord(text)) {
                rows.add(row.getFields());
                if (rows.size() == ROWS) {
                    return rows;
                }
            }
        } catch (CsvParseException e) {
            return rows;
        }
        if (!whole && rows.size() > 1) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    /** The name of the delimiter for people. */
    Phrase delimiterName() {
        return switch (delimiter) {
            case ',' -> Phrase.of("comma", "カンマ");
            case ';' -> Phrase.of("semicolon", "セミコロン");
            case '\t' -> Phrase.of("tab", "タブ");
            case '|' -> Phrase.of("vertical bar", "縦線");
            default -> Phrase.same(Objects.toString(delimiter));
        };
    }
}
