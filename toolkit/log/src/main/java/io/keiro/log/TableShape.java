package io.keiro.log;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a row of a table stands for: an event, a case with several dates, or a change of a property. Unless the caller says it, a table
 * without a column of activities is looked at: names of properties and their values make it a history of changes, ids that never repeat
 * and several columns of dates a list of cases.
 *
 * @param table rows of events
 * @param choices of the caller, and the columns that the shape determines
 */
record TableShape(TableSource table, TableChoices choices) {

    static TableShape of(TableSource table, List<TableSource.Row> sample, TableChoices choices) {
        if (sample.isEmpty()) {
            return new TableShape(table, choices);
        }
        int header = TableLayout.headerRow(sample, choices);
        HeaderColumns columns = new HeaderColumns(table, sample.subList(header, sample.size()), choices);
        if (choices.dateColumns != null) {
            return CasePerRow.of(table, columns, choices);
        }
        if (choices.changes != null) {
            return ChangeHistory.of(table, columns, choices);
        }
        if (columns.roles().has(ColumnRole.ACTIVITY)) {
            return new TableShape(table, choices);
        }
        boolean timed = columns.roles().has(ColumnRole.CASE) && columns.roles().has(ColumnRole.TIME);
        if (timed && ChangeHistory.isOne(columns)) {
            return ChangeHistory.of(table, columns, choices.with(c -> c.changes = ChangeHistory.Choice.EVERY));
        }
        if (CasePerRow.isOne(columns)) {
            return CasePerRow.of(table, columns, choices.with(c -> c.dateColumns = List.of()));
        }
        return new TableShape(table, choices);
    }

    /** The columns of a table whose shape is to be told. */
    static final class HeaderColumns {
        private final TableSource table;
        private final List<TableSource.Row> rows;
        private final List<String> names;
        private final HeaderRoles roles;

        /**
         * @param rows header first
         */
        HeaderColumns(TableSource table, List<TableSource.Row> rows, TableChoices choices) {
            this.table = table;
            this.rows = rows;
            this.names = HeaderNames.of(rows.get(0).cells(), 0);
            this.roles = HeaderRoles.detect(names, choices.columns);
        }

        List<String> names() {
            return names;
        }

        long headerLine() {
            return rows.get(0).line();
        }

        HeaderRoles roles() {
            return roles;
        }

        /** The place of a column; a wrong name answers with those that exist. */
        int place(String name) {
            int place = names.indexOf(name);
            if (place < 0) {
                Phrase hint = NearestNames.hint(name, names);
                throw LogFormatException.in(
                        table.name(),
                        Phrase.of("has no column \"" + name + "\"" + hint.en(), "に列「" + name + "」はありません" + hint.ja()));
            }
            return place;
        }

        /** The values in the first rows, blank ones left out. */
        List<String> values(String name) {
            int column = names.indexOf(name);
            return rows.stream()
                    .skip(1)
                    .map(row -> BufferedRow.at(row.cells(), column))
                    .filter(value -> !value.isBlank())
                    .toList();
        }

        /** True if every row has a value and no two the same. */
        boolean isKey(String name) {
            List<String> values = values(name);
            return values.size() > 1
                    && values.size() == rows.size() - 1
                    && new HashSet<>(values).size() == values.size();
        }

        /** True if all values are dates or times, and not just numbers that could be read as such. */
        boolean holdsDates(String name) {
            TimeText text = new TimeText();
            List<String> values = values(name);
            return !values.isEmpty()
                    && values.stream().allMatch(text::read)
                    && !values.stream().allMatch(value -> value.chars().allMatch(Character::isDigit));
        }

        /** The first column known under one of these names, or null. */
        String known(Set<String> keys) {
            return names.stream()
                    .filter(name -> keys.contains(HeaderSynonyms.key(name)))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The choices with columns for roles; those of another shape no longer count. */
    static TableChoices with(TableChoices choices, Map<ColumnRole, String> columns) {
        return choices.with(c -> {
            c.columns.putAll(columns);
            c.headerLine = 0;
            c.dateColumns = null;
            c.changes = null;
        });
    }
}
