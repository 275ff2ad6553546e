package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table with one row per case and several columns of dates, taken apart: each date becomes an event called by its column, in the order
 * of the columns, so that days without a time of day keep it. The other columns become attributes of the case. A row without any date
 * is a case without events.
 */
final class CasePerRow extends ReshapedTable {

    /** Lines are told with the number of the date column behind them. */
    private static final int DATE_BITS = 9;

    private final TableShape.HeaderColumns columns;
    private final int caseColumn;
    private final int[] dates;
    private final List<String> header = new ArrayList<>();
    /** Where each column of the table goes; -1 if its values become events. */
    private final int[] places;

    private final long[] counts;
    private long rows;
    private long dateless;

    private CasePerRow(
            TableSource table, TableShape.HeaderColumns columns, int caseColumn, int[] dates, Set<String> kept) {
        super(table);
        this.columns = columns;
        this.caseColumn = caseColumn;
        this.dates = dates;
        List<String> names = columns.names();
        header.add(names.get(caseColumn));
        header.add(HeaderNames.free("activity", names));
        header.add(HeaderNames.free("time", names));
        places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            int column = i;
            boolean date = IntStream.of(dates).anyMatch(d -> d == column);
            places[i] = i == caseColumn ? 0 : date ? -1 : header.size();
            if (places[i] > 0) {
                boolean plain = kept.contains(names.get(i)) || names.get(i).startsWith(TableFinish.CASE_PREFIX);
                header.add(plain ? names.get(i) : TableFinish.CASE_PREFIX + names.get(i));
            }
        }
        counts = new long[dates.length];
    }

    /** True if the ids of the first rows never repeat, there are several columns of dates and none that is called like an activity. */
    static boolean isOne(TableShape.HeaderColumns columns) {
        String id = caseColumn(columns);
        boolean named = columns.names().stream()
                .anyMatch(name -> TableLayout.isLikeAnActivity(name) && !columns.holdsDates(name));
        return !named
                && id != null
                && columns.isKey(id)
                && dateColumns(columns, id).size() > 1;
    }

    private static String caseColumn(TableShape.HeaderColumns columns) {
        String known = columns.roles().columns().get(ColumnRole.CASE);
        return known != null
                ? known
                : columns.names().stream()
                        .filter(name -> TableLayout.isLikeAnId(name) && columns.isKey(name))
                        .findFirst()
                        .orElse(null);
    }

    private static List<String> dateColumns(TableShape.HeaderColumns columns, String caseColumn) {
        return columns.names().stream()
                .filter(name -> !name.equals(caseColumn) && columns.holdsDates(name))
                .toList();
    }

    static TableShape of(TableSource table, TableShape.HeaderColumns columns, TableChoices choices) {
        String id = caseColumn(columns);
        if (id == null) {
            throw problem(
                    table,
                    Phrase.of(
                            "no column is known as one whose value names the case of a row; say caseId(\"…\")",
                            "ケースを示す列が見つかりません。caseId(\"…\") で指定してください"),
                    columns);
        }
        List<String> dates = choices.dateColumns.isEmpty() ? dateColumns(columns, id) : choices.dateColumns;
        if (dates.isEmpty() || dates.size() >= 1 << DATE_BITS) {
            throw problem(
                    table,
                    Phrase.of(
                            Wording.count(dates.size(), "column holds", "columns hold")
                                    + " dates; name those that become events, oneRowPerCase(\"…\", \"…\")",
                            "日付の列が " + Wording.number(dates.size())
                                    + "件です。イベントにする列を oneRowPerCase(\"…\", \"…\") で指定してください"),
                    columns);
        }
        // An agent of the row, say, stays one of its events if the caller says so.
        Set<String> kept = Set.copyOf(choices.columns.values());
        CasePerRow events = new CasePerRow(
                table,
                columns,
                columns.place(id),
                dates.stream().mapToInt(columns::place).toArray(),
                kept);
        Map<ColumnRole, String> roles = Map.of(
                ColumnRole.CASE, events.header.get(0),
                ColumnRole.ACTIVITY, events.header.get(1),
                ColumnRole.TIME, events.header.get(2));
        return new TableShape(events, TableShape.with(choices, roles).with(c -> {
            c.caseAttributes = Set.of();
            c.missing = c.missing == TableImport.Missing.LABEL ? TableImport.Missing.DROP : c.missing;
        }));
    }

    private static LogFormatException problem(TableSource table, Phrase what, TableShape.HeaderColumns columns) {
        String names = NearestNames.list(columns.names());
        return LogFormatException.at(
                LogFormatException.Place.file(table.name()),
                Phrase.of(what.en() + "; the columns are " + names, what.ja() + "。列: " + names));
    }

    @Override
    public ImportNotes.Unit unit() {
        return ImportNotes.Unit.EVENTS;
    }

    @Override
    public Column.Type type(String column) {
        boolean prefixed = !columns.names().contains(column) && column.startsWith(TableFinish.CASE_PREFIX);
        return table().type(prefixed ? column.substring(TableFinish.CASE_PREFIX.length()) : column);
    }

    @Override
    public List<Phrase> facts() {
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (int i = 0; i < dates.length; i++) {
            String column = columns.names().get(dates[i]);
            en.add("\"" + column + "\" " + Wording.number(counts[i]));
            ja.add("「" + column + "」" + Wording.number(counts[i]));
        }
        List<Phrase> facts = new ArrayList<>(table().facts());
        facts.add(Phrase.of(
                "One row per case: " + Wording.count(rows, "row", "rows")
                        + ", each date is an event called by its column ("
                        + String.join(", ", en) + ")"
                        + (dateless == 0 ? "" : "; " + Wording.count(dateless, "row has", "rows have") + " no date")
                        + ". Other columns with oneRowPerCase(\"…\").",
                "ケースごとに1行の表: " + Wording.number(rows) + "行。日付ごとに列名のイベントとしました(" + String.join("、", ja) + ")"
                        + (dateless == 0 ? "" : "。日付のない行 " + Wording.number(dateless))
                        + "。別の列は oneRowPerCase(\"…\") で指定できます。"));
        return facts;
    }

    @Override
    public Origin origin(long line) {
        Origin row = table().origin(line >> DATE_BITS);
        int date = (int) (line & (1 << DATE_BITS) - 1);
        return date == 0
                ? row
                : new Origin(row.file(), row.line(), columns.names().get(dates[date - 1]));
    }

    @Override
    public void rows(RowHandler handler) {
        rows = 0;
        dateless = 0;
        Arrays.fill(counts, 0);
        table().rows(new BufferedRow() {
            private boolean data;

            @Override
            boolean row(long line, List<String> row) {
                boolean below = data;
                data |= line >= columns.headerLine();
                if (below) {
                    return row.stream().allMatch(String::isBlank) || events(handler, line, row);
                }
                for (int i = 0; data && i < header.size(); i++) {
                    pass(handler, i, header.get(i));
                }
                return !data || handler.endRow(line << DATE_BITS, header.size());
            }
        });
    }

    private boolean events(RowHandler handler, long line, List<String> row) {
        rows++;
        boolean dated = false;
        boolean goOn = true;
        for (int i = 0; goOn && i < dates.length; i++) {
            String date = BufferedRow.at(row, dates[i]);
            if (!date.isBlank()) {
                dated = true;
                counts[i]++;
                attributes(handler, row);
                BufferedRow.pass(handler, 1, columns.names().get(dates[i]));
                BufferedRow.pass(handler, 2, date);
                goOn = handler.endRow(line << DATE_BITS | i + 1, header.size());
            }
        }
        if (!dated) {
            dateless++;
            attributes(handler, row);
            goOn = handler.endRow(line << DATE_BITS, header.size());
        }
        return goOn;
    }

    private void attributes(RowHandler handler, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            if (i >= places.length) {
                BufferedRow.pass(handler, header.size(), row.get(i));
            } else if (places[i] >= 0) {
                BufferedRow.pass(handler, places[i], row.get(i));
            }
        }
    }
}
