package io.keiro.hubspot;

import io.keiro.log.DataTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One table as a connector writes it, row by row; columns are found without regard to case and quotes around their names. */
final class ConnectorTable {

    /** Times as warehouses write them: a blank in place of the T, hours of one digit, no zone because all is UTC. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?(?: ?(?:UTC|Z|\\+00(?::?00)?))?");

    private final String name;
    private final DataTable table;
    private final Map<String, Integer> places = new HashMap<>();

    private ConnectorTable(String name, DataTable table) {
        this.name = name;
        this.table = table;
        for (int i = 0; i < table.fields().size(); i++) {
            places.putIfAbsent(plain(table.fields().get(i).name()), i);
        }
    }

    static ConnectorTable read(String name, Path file) {
        return new ConnectorTable(name, DataTable.read(file));
    }

    private static String plain(String column) {
        return column.replace("`", "").replace("\"", "").strip().toLowerCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    int rowCount() {
        return table.rowCount();
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    /** The first of these columns that the table has with a value in it; null for none. Times come in ISO 8601. */
    String text(int row, String... columns) {
        for (String column : columns) {
            Integer place = places.get(column);
            Object value = place == null ? null : table.row(row).get(place);
            if (value != null && !value.toString().isBlank()) {
                return iso(value.toString().strip());
            }
        }
        return null;
    }

    boolean isTrue(int row, String... columns) {
        return "true".equalsIgnoreCase(text(row, columns));
    }

    /** The values of all columns whose name begins so, by the rest of their names. */
    Map<String, String> withPrefix(int row, String prefix) {
        Map<String, String> values = new LinkedHashMap<>();
        places.forEach((column, place) -> {
            String value = column.startsWith(prefix) ? text(row, column) : null;
            if (value != null) {
                values.put(column.substring(prefix.length()), value);
            }
        });
        return values;
    }

    private static String iso(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        String hour = time.group(2).length() == 1 ? "0" + time.group(2) : time.group(2);
        String second = time.group(4) == null ? "00" : time.group(4);
        String fraction = time.group(5) == null ? "" : time.group(5);
        return time.group(1) + "T" + hour + ":" + time.group(3) + ":" + second + fraction + "Z";
    }
}
