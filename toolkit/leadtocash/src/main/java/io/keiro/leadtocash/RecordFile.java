package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One table of the data set's folder: fixed columns, then a column for each attribute that any record has. An attribute that is
 * called like a fixed column gets a prefix, so that both survive; so does, in escaped form, a name that reading would make plain.
 */
final class RecordFile {

    private static final String PREFIX = "attribute:";
    private static final String ESCAPED = "escaped:";

    private final List<String> fixed;
    private final List<String> attributes;
    private final DataTable.Builder table;

    private RecordFile(String name, List<String> fixed, Set<String> attributes) {
        this.fixed = fixed;
        this.attributes = List.copyOf(attributes);
        List<Field> fields = new ArrayList<>();
        fixed.forEach(column -> fields.add(Field.of(column, Kind.TEXT)));
        attributes.forEach(attribute -> fields.add(Field.of(header(fixed, attribute), Kind.TEXT)));
        this.table = DataTable.titled(Phrase.same(name), fields);
    }

    /** A table with these fixed columns and no others. */
    static RecordFile of(String name, List<String> fixed) {
        return new RecordFile(name, fixed, Set.of());
    }

    /** A table with these fixed columns and one for each attribute of the records. */
    static RecordFile of(String name, List<String> fixed, Collection<Map<String, String>> records) {
        Set<String> names = new LinkedHashSet<>();
        records.forEach(record -> names.addAll(record.keySet()));
        return new RecordFile(name, fixed, names);
    }

    void row(Map<String, String> values, String... cells) {
        Object[] row = new Object[fixed.size() + attributes.size()];
        System.arraycopy(cells, 0, row, 0, fixed.size());
        for (int i = 0; i < attributes.size(); i++) {
            String value = values.get(attributes.get(i));
            row[fixed.size() + i] = value == null ? "" : value;
        }
        table.row(row);
    }

    DataTable table() {
        return table.build();
    }

    /** The attributes of a row: every column that is not one of the fixed ones. */
    static Map<String, String> attributes(TextTable table, TextTable.Row row, List<String> fixed) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < table.headers().size(); i++) {
            String header = table.headers().get(i);
            String value = fixed.contains(header) ? null : row.at(i);
            if (value != null) {
                attributes.put(name(header), value);
            }
        }
        return attributes;
    }

    /** The header of an attribute beside these fixed columns. */
    static String header(List<String> fixed, String attribute) {
        boolean plain = attribute.equals(Spelling.clean(attribute));
        if (!plain) {
            return ESCAPED + URLEncoder.encode(attribute, StandardCharsets.UTF_8);
        }
        boolean taken = fixed.contains(attribute) || attribute.startsWith(PREFIX) || attribute.startsWith(ESCAPED);
        return taken ? PREFIX + attribute : attribute;
    }

    /** The attribute that a header stands for. */
    static String name(String header) {
        if (header.startsWith(ESCAPED)) {
            return URLDecoder.decode(header.substring(ESCAPED.length()), StandardCharsets.UTF_8);
        }
        return header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : header;
    }
}
