package io.keiro.log;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Types as CSV can say them: where some names of the header stand in quotes and others do not, a column whose name and values stand in
 * quotes is text, even if it looks like numbers. Programs that know nothing of it read the same table. A file that quotes every name, or
 * only names that need it, says nothing about types.
 *
 * @param text names of the columns that are text, and whose values need no further look
 * @param declared whether the file says types at all; then the values of all other columns decide, whatever they are called
 */
record QuotedColumns(List<String> text, boolean declared) {

    static final QuotedColumns NONE = new QuotedColumns(List.of(), false);

    /**
     * @param sample the beginning of the text, header first
     */
    static QuotedColumns of(String sample, Dialect dialect) {
        int end = sample.indexOf('\n');
        boolean quotesInHeader = sample.indexOf(dialect.quote()) >= 0
                && sample.indexOf(dialect.quote()) < (end < 0 ? sample.length() : end);
        if (dialect.announced() || !quotesInHeader) {
            return NONE;
        }
        Quotes quotes = new Quotes();
        try (CsvReader<Boolean> rows = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .quoteCharacter(dialect.quote())
                .trimWhitespacesAroundQuotes(dialect.spaced())
                .allowUnclosedQuote(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(quotes, sample)) {
            for (boolean goOn : rows) {
                if (!goOn) {
                    break;
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            // The sample ends inside a value; what stands before it tells enough.
            return quotes.columns();
        }
        return quotes.columns();
    }

    boolean isText(String column) {
        return text.contains(column);
    }

    /** Notes which names and which values stand in quotes. */
    private static final class Quotes extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final List<String> names = new ArrayList<>();
        private final BitSet quotedNames = new BitSet();
        private final BitSet quotedValues = new BitSet();
        private final BitSet plainValues = new BitSet();
        private int row;

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            if (row == 0) {
                names.add(new String(buffer, offset, length));
                quotedNames.set(field, quoted);
            } else if (length > 0 && field < names.size()) {
                (quoted ? quotedValues : plainValues).set(field);
            }
        }

        @Override
        protected Boolean buildRecord() {
            row++;
            boolean someNames = !quotedNames.isEmpty() && quotedNames.cardinality() < names.size();
            return someNames && row < TableSource.SAMPLE_ROWS;
        }

        QuotedColumns columns() {
            boolean declared = false;
            List<String> text = new ArrayList<>();
            List<String> unique = HeaderNames.of(names, 0);
            boolean someNames = quotedNames.cardinality() < names.size();
            for (int i = quotedNames.nextSetBit(0); someNames && i >= 0; i = quotedNames.nextSetBit(i + 1)) {
                if (!plainValues.get(i)) {
                    declared |= quotedValues.get(i);
                    text.add(unique.get(i));
                }
            }
            return declared ? new QuotedColumns(List.copyOf(text), true) : NONE;
        }
    }
}
