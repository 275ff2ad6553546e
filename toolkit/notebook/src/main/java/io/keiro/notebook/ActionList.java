package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Finding;
import io.keiro.mining.SuggestedAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The actions that were agreed on: suggestions of the findings, with what people wrote about them in a spreadsheet. The file belongs to
 * the people: every cell of theirs, and every row and column that they added, outlives a new run.
 *
 * @param table what people read of it
 * @param owned how many actions have an owner
 */
record ActionList(Path file, DataTable table, int owned) implements Tabular {

    private static final String ID = "Id";
    private static final List<String> SUGGESTED = List.of(ID, "Finding", "Action", "Why", "Kpi");

    /** For the program that reads the file again; people read the rest. */
    private static final List<String> IDS = List.of(ID, "Kpi");

    private static final List<String> WRITTEN = List.of("Owner", "DueDate", "State", "Note");

    private static final Map<String, Phrase> LABELS = Map.of(
            ID,
            Phrase.of("Id", "ID"),
            "Finding",
            Phrase.of("Finding", "発見事項"),
            "Action",
            Phrase.of("Action", "対策"),
            "Why",
            Phrase.of("Why", "理由"),
            "Kpi",
            Phrase.of("Measure to watch", "見る指標"),
            "Owner",
            Phrase.of("Owner", "担当者"),
            "DueDate",
            Phrase.of("Due date", "期日"),
            "State",
            Phrase.of("State", "状況"),
            "Note",
            Phrase.of("Note", "メモ"));

    static ActionList update(Path file, SavedFindings findings) {
        List<Map<String, String>> written = Files.exists(file) ? rows(DataTable.read(file)) : List.of();
        List<String> columns = columns(written);
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        suggestions(findings, Notebook.language()).forEach(row -> rows.put(row.get(ID), row));
        int own = 0;
        for (Map<String, String> row : written) {
            String id = row.getOrDefault(ID, "");
            if (rows.containsKey(id)) {
                row.forEach((column, value) -> rows.get(id).putIfAbsent(column, value));
            } else if (id.isEmpty() || isTouched(row)) {
                rows.put(id.isEmpty() ? "own row " + ++own : id, row);
            }
        }
        List<Map<String, String>> all = List.copyOf(rows.values());
        table(columns, all).write(file);
        List<String> read =
                columns.stream().filter(column -> !IDS.contains(column)).toList();
        int owned = (int) all.stream().filter(row -> row.containsKey("Owner")).count();
        return new ActionList(file, table(read, all), owned);
    }

    /** True if somebody wrote something beyond the suggestion. */
    private static boolean isTouched(Map<String, String> row) {
        return row.entrySet().stream()
                .anyMatch(cell ->
                        !SUGGESTED.contains(cell.getKey()) && !cell.getValue().isBlank());
    }

    /** A suggestion is known by its finding, its measure and its place among those of the same measure: its text may change with the data. */
    private static List<Map<String, String>> suggestions(SavedFindings findings, Language language) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Finding finding : findings.list()) {
            Map<String, Integer> places = new HashMap<>();
            for (SuggestedAction action : finding.actions()) {
                int place = places.merge(action.kpi(), 1, Integer::sum);
                Map<String, String> row = new LinkedHashMap<>();
                row.put(ID, finding.id() + "/" + action.kpi() + "/" + place);
                row.put("Finding", finding.title().in(language));
                row.put("Action", action.what().in(language));
                row.put("Why", action.why().in(language));
                row.put("Kpi", action.kpi());
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Map<String, String>> rows(DataTable table) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<Object> values : table.rows()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != null) {
                    row.put(table.fields().get(i).name(), values.get(i).toString());
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> columns(List<Map<String, String>> written) {
        List<String> columns = new ArrayList<>(SUGGESTED);
        columns.addAll(WRITTEN);
        written.forEach(row -> row.keySet().stream()
                .filter(column -> !columns.contains(column))
                .forEach(columns::add));
        return columns;
    }

    private static DataTable table(List<String> columns, List<Map<String, String>> rows) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Actions", "対策一覧"),
                columns.stream()
                        .map(column -> Field.of(column, LABELS.getOrDefault(column, Phrase.same(column)), Kind.TEXT))
                        .toList());
        rows.forEach(row -> table.row(columns.stream().map(row::get).toArray()));
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                table.rowCount() + (table.rowCount() == 1 ? " action, " : " actions, ") + owned
                        + " with an owner; fill in owner, date and state in " + ShownPath.of(file),
                "対策" + table.rowCount() + "件（うち担当者あり" + owned + "件）。担当者、期日、状況は " + ShownPath.of(file) + " に記入してください");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
