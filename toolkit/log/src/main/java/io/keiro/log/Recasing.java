package io.keiro.log;

import java.util.Arrays;
import java.util.Set;

/** Puts the events of a log into other cases. Columns are shared; one pass over the events and a sort of those out of order. */
final class Recasing {

    private Recasing() {}

    static EventLog of(EventLog log, String column) {
        if (column.equals(log.mapping().caseId()) && log.findEventAttribute(column) == null) {
            return log.derive(Verb.of("withCaseId", column), log.frame());
        }
        CodedColumn values = CodedColumn.of(LogColumns.ofEvents(log, column));
        int[] numbers = new int[values.dictionary().size()];
        Arrays.fill(numbers, -1);
        Dictionary ids = new Dictionary();
        int[] rows = new int[log.eventCount()];
        int[] caseOf = new int[log.eventCount()];
        int size = 0;
        for (int e = 0; e < rows.length; e++) {
            int code = values.codes()[e];
            if (code >= 0) {
                if (numbers[code] < 0) {
                    numbers[code] = ids.code(values.dictionary().entry(code));
                }
                caseOf[size] = numbers[code];
                rows[size++] = e;
            }
        }
        Frame.Times times = log.frame().times();
        CaseSorting sorted = CaseSorting.byCase(caseOf, size, ids.size());
        log.frame().rows().events().places().sort(sorted, rows, size);
        if (log.order() == EventOrder.TIME) {
            sorted.byTime(times.select(Arrays.copyOf(rows, size)));
        }
        int[] order = Growth.pick(rows, size, sorted.order());
        int[] all = new int[ids.size()];
        Arrays.setAll(all, i -> i);
        RowSelection attributes = attributes(log, column).narrow(order);
        Frame frame = new Frame(
                log.frame().activities(),
                sorted.offsets(),
                Growth.pick(log.frame().codes(), size, order),
                times.select(order),
                new Frame.Rows(
                        new TextColumn(log.frame().rows().caseIds().name(), ids, all),
                        RowSelection.none(ids.size()),
                        attributes));
        return log.derive(
                Verb.of("withCaseId", column).noting(NewActivity.left(rows.length - size, column)),
                frame,
                log.mapping().withCaseId(column).presentIn(attributes));
    }

    /** The attributes of events and, row by row, those of their cases, without the column that is the case id from now on. */
    private static RowSelection attributes(EventLog log, String column) {
        int[] cases = LogColumns.caseOfEvents(log);
        RowSelection events = log.frame().rows().events();
        RowSelection ofCases = log.frame().rows().cases().narrow(cases);
        RowSelection all = events;
        for (String name : ofCases.names()) {
            String free = ActivityLogs.free(name, all);
            all = name.equals(column) && !events.has(column) ? all : all.with(NamedColumn.of(ofCases.find(name), free));
        }
        String old = log.mapping().caseId();
        if (!old.equals(column)) {
            Column ids = NamedColumn.of(log.frame().rows().caseIds(), ActivityLogs.free(old, all));
            all = all.with(new SelectedColumn(ids, cases, cases.length));
        }
        return all.without(Set.of(column));
    }
}
