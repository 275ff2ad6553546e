package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins tables that describe something in another one, such as accounts and products in a table of deals: by a column that both have and
 * whose values are unique in the described table. Rows of the main table never get lost; keys without a match, and keys that match only
 * when case, spaces and width are ignored, are reported.
 */
final class LookupTables {

    private final ReadingNotes notes;

    LookupTables(ReadingNotes notes) {
        this.notes = notes;
    }

    /** A table with each row's cells as a map, ready to be joined. */
    record Cells(List<String> headers, List<Map<String, String>> rows) {
        static Cells of(TextTable table) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (TextTable.Row row : table.rows()) {
                Map<String, String> cells = new HashMap<>();
                table.headers().forEach(header -> cells.put(header, row.text(header)));
                rows.add(cells);
            }
            return new Cells(table.headers(), rows);
        }
    }

    /** The main table with the columns of every table that can be joined. */
    Cells joined(TextTable main, List<TextTable> others) {
        Cells cells = Cells.of(main);
        for (TextTable other : others) {
            Optional<String> key = other.headers().stream()
                    .filter(header -> main.headers().stream().anyMatch(h -> same(h, header)))
                    .filter(header -> isUnique(other, header))
                    .findFirst();
            if (key.isEmpty()) {
                String headers = String.join(", ", other.headers());
                notes.say(
                        other.name() + " shares no column of unique values with " + main.name()
                                + " and was not used; it has " + headers,
                        other.name() + " には " + main.name() + " と共通する一意な値の列がないため使用しませんでした。列：" + headers);
            } else {
                cells = join(cells, main.name(), other, key.get());
            }
        }
        return cells;
    }

    private static boolean same(String one, String other) {
        return Spelling.key(one).equals(Spelling.key(other));
    }

    private static boolean isUnique(TextTable table, String header) {
        List<String> values = table.rows().stream().map(row -> row.text(header)).toList();
        return !values.isEmpty()
                && values.stream().noneMatch(value -> value == null)
                && values.stream().distinct().count() == values.size();
    }

    private Cells join(Cells main, String name, TextTable other, String otherKey) {
        String key = main.headers().stream()
                .filter(h -> same(h, otherKey))
                .findFirst()
                .orElseThrow();
        Map<String, TextTable.Row> exact = new HashMap<>();
        Map<String, String> alike = new HashMap<>();
        for (TextTable.Row row : other.rows()) {
            exact.put(row.text(otherKey), row);
            alike.put(Spelling.key(row.text(otherKey)), row.text(otherKey));
        }
        Map<String, String> added = new LinkedHashMap<>();
        for (String header : other.headers()) {
            if (!header.equals(otherKey)) {
                added.put(header, main.headers().contains(header) ? other.name() + " " + header : header);
            }
        }
        Map<String, Integer> respelled = new LinkedHashMap<>();
        Map<String, Integer> missing = new LinkedHashMap<>();
        int empty = 0;
        for (Map<String, String> row : main.rows()) {
            String value = row.get(key);
            if (value == null) {
                empty++;
                continue;
            }
            String match = exact.containsKey(value) ? value : alike.get(Spelling.key(value));
            if (match == null) {
                missing.merge(value, 1, Integer::sum);
                continue;
            }
            if (!match.equals(value)) {
                respelled.merge("\"" + value + "\" for \"" + match + "\"", 1, Integer::sum);
            }
            added.forEach((header, as) -> row.put(as, exact.get(match).text(header)));
        }
        report(name, other.name(), key, empty, respelled, missing);
        List<String> headers = new ArrayList<>(main.headers());
        headers.addAll(added.values());
        return new Cells(headers, main.rows());
    }

    private void report(
            String main,
            String other,
            String key,
            int empty,
            Map<String, Integer> respelled,
            Map<String, Integer> missing) {
        notes.say(other + " was joined to " + main + " by " + key, other + " を " + key + " で " + main + " に結合しました");
        if (empty > 0) {
            notes.say(
                    Wording.count(empty, "row has", "rows have") + " no " + key + " and got nothing from " + other,
                    key + " がないため " + other + " の値が付かない行：" + Wording.number(empty) + "件");
        }
        if (!respelled.isEmpty()) {
            notes.say(
                    "keys of " + other + " that are spelled differently were taken for each other: "
                            + counted(respelled),
                    other + " のキーで表記の異なるものを同じとみなしました：" + counted(respelled));
        }
        if (!missing.isEmpty()) {
            notes.say(
                    "keys that " + other + " does not have; their rows are kept without its columns: "
                            + counted(missing),
                    other + " にないキー（行は残し、列は空のまま）：" + counted(missing));
        }
    }

    private static String counted(Map<String, Integer> values) {
        return String.join(
                ", ",
                values.entrySet().stream()
                        .limit(10)
                        .map(e -> e.getKey() + " (" + Wording.count(e.getValue(), "row", "rows") + ")")
                        .toList());
    }
}
