package io.keiro.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Finds the type of an attribute that was read as text, from its different values: whole numbers, numbers, yes or no, moments, else
 * text. All values must agree; identifiers, such as names ending in "id" or numbers with leading zeros, stay text.
 */
final class TypedText {

    private final ImportNotes notes;
    private final TableChoices choices;
    private boolean namesCount = true;

    TypedText(ImportNotes notes, TableChoices choices) {
        this.notes = notes;
        this.choices = choices;
    }

    /** Whatever a column is called, its values decide: the source says itself which columns are text. */
    TypedText byValues() {
        namesCount = false;
        return this;
    }

    /**
     * @param declared the type that the source knows, or null
     */
    Column typed(TextColumn column, String name, Column.Type declared) {
        boolean[] used = new boolean[column.dictionary().size()];
        for (int code : column.codes()) {
            if (code >= 0) {
                used[code] = true;
            }
        }
        List<String> values = new ArrayList<>();
        for (int code = 0; code < used.length; code++) {
            if (used[code]) {
                values.add(column.dictionary().entry(code));
            }
        }
        TextColumn text = new TextColumn(name, column.dictionary(), column.codes());
        if (declared == Column.Type.TEXT) {
            return text;
        }
        if (declared != null && values.isEmpty()) {
            return new GrowingColumn(name, declared).build(text.size(), null);
        }
        if (declared == Column.Type.LONG && NumberText.of(values) == NumberText.WHOLE) {
            return numbers(text, used, NumberText.WHOLE);
        }
        if (declared == Column.Type.DOUBLE && values.stream().allMatch(NumberText::isNumber)) {
            return numbers(text, used, NumberText.DECIMAL);
        }
        if (values.isEmpty() || declared == null && namesCount && isIdentifier(name)) {
            return text;
        }
        NumberText numbers = NumberText.of(values);
        if (numbers != null) {
            return numbers(text, used, numbers);
        }
        if (values.stream().allMatch(v -> v.equalsIgnoreCase("true") || v.equalsIgnoreCase("false"))) {
            return booleans(text);
        }
        return moments(text, used);
    }

    static boolean isIdentifier(String name) {
        String key = HeaderSynonyms.key(name);
        boolean english = name.endsWith("ID")
                || name.endsWith("Id")
                || name.toLowerCase(Locale.ROOT).matches("(.*[^a-z])?id");
        return english || key.endsWith("番号") || key.endsWith("コード");
    }

    private Column numbers(TextColumn text, boolean[] used, NumberText form) {
        if (!form.note().en().isEmpty()) {
            notes.column(text.name(), form.note());
            long values = 0;
            for (int code : text.codes()) {
                values += code >= 0 && !NumberText.isNumber(text.dictionary().entry(code)) ? 1 : 0;
            }
            notes.coerced(text.name(), values);
        }
        GrowingColumn byCode = new GrowingColumn(text.name());
        for (int code = 0; code < used.length; code++) {
            if (used[code] && form == NumberText.WHOLE) {
                byCode.number(code, Long.parseLong(text.dictionary().entry(code)));
            } else if (used[code]) {
                byCode.decimal(code, form.number(text.dictionary().entry(code)));
            }
        }
        return byRow(text, byCode.build(used.length, null));
    }

    private static Column booleans(TextColumn text) {
        GrowingColumn flags = new GrowingColumn(text.name());
        for (int row = 0; row < text.size(); row++) {
            if (!text.isMissing(row)) {
                flags.flag(row, text.text(row).equalsIgnoreCase("true"));
            }
        }
        return flags.build(text.size(), null);
    }

    private Column moments(TextColumn text, boolean[] used) {
        TimeColumn times = new TimeColumn(choices.with(c -> c.timeFormat = null));
        for (int code = 0; code < used.length; code++) {
            if (used[code] && !times.set(code, text.dictionary().entry(code))) {
                return text;
            }
        }
        if (!times.unit().isEmpty() || times.evidence().isContradictory()) {
            return text;
        }
        if (times.evidence().isOpen()) {
            notes.column(
                    text.name(),
                    Phrase.of(
                            "dates kept as text because \"" + times.evidence().openExample()
                                    + "\" may be read day first or month first; say dayFirst() or monthFirst()",
                            "「" + times.evidence().openExample()
                                    + "」は日月・月日のどちらとも読めるため、テキストのまま。dayFirst() か monthFirst() を指定"));
            return text;
        }
        TimeColumn.Moments moments = times.finish(used.length);
        return byRow(
                text,
                new InstantColumn(
                        text.name(), moments.millis(), moments.offsets().build(used.length, null)));
    }

    /** Spreads the values of codes over rows. */
    private static Column byRow(TextColumn text, Column byCode) {
        int rows = text.size();
        int[] codes = text.codes();
        if (byCode instanceof LongColumn longs) {
            long[] values = new long[rows];
            BitSet present = new BitSet(rows);
            for (int row = 0; row < rows; row++) {
                if (codes[row] >= 0) {
                    values[row] = longs.values()[codes[row]];
                    present.set(row);
                }
            }
            return new LongColumn(text.name(), values, present.cardinality() == rows ? null : present);
        }
        if (byCode instanceof DoubleColumn doubles) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = codes[row] >= 0 ? doubles.values()[codes[row]] : Double.NaN;
            }
            return new DoubleColumn(text.name(), values);
        }
        GrowingColumn spread = new GrowingColumn(text.name());
        for (int row = 0; row < rows; row++) {
            int code = text.codes()[row];
            if (code >= 0) {
                spread.take(row, byCode, code);
            }
        }
        return spread.build(rows, null);
    }
}
