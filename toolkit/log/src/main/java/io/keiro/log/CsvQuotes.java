package io.keiro.log;

import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.util.BitSet;
import java.util.List;

/**
 * Which columns of a written CSV stand in quotes so that they come back with their types, see {@link QuotedColumns}: none if values and
 * names say it all, else the case id and every column of text that would be taken for something else.
 */
final class CsvQuotes implements QuoteStrategy {

    private final BitSet quoted = new BitSet();

    CsvQuotes(List<WrittenColumns.Part> parts) {
        boolean needed = false;
        for (int i = 1; i < parts.size(); i++) {
            WrittenColumns.Part part = parts.get(i);
            if (part.role()) {
                continue;
            }
            boolean text = part.column().type() == Column.Type.TEXT;
            boolean misread = text ? looksTyped(part.column()) : TypedText.isIdentifier(part.name());
            quoted.set(i, text && misread);
            needed |= misread && !(text && TypedText.isIdentifier(part.name()));
        }
        if (needed) {
            quoted.set(0);
        } else {
            quoted.clear();
        }
    }

    /** Whether a column of text would be taken for numbers, truth values or moments. */
    private static boolean looksTyped(Column column) {
        GrowingColumn text = new GrowingColumn("");
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                String value = column.text(row);
                // Most columns of text show in their first value that they are nothing else.
                if (text.type() == null && isPlainlyText(value)) {
                    return false;
                }
                text.text(row, value);
            }
        }
        TextColumn all = (TextColumn) text.build(column.size(), null);
        ImportNotes unheard = ImportNotes.inMemory("", 0);
        return new TypedText(unheard, new TableChoices()).typed(all, "", null).type() != Column.Type.TEXT;
    }

    private static boolean isPlainlyText(String value) {
        return value.chars().noneMatch(c -> c >= '0' && c <= '9')
                && !value.equalsIgnoreCase("true")
                && !value.equalsIgnoreCase("false")
                && !value.endsWith("Infinity");
    }

    @Override
    public boolean quoteValue(int line, int field, String value) {
        return quoted.get(field);
    }
}
