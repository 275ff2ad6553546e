package io.keiro.log;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Computes the columns of {@link Features}. A row is a case and the event that is its last one so far. */
final class FeatureColumns {

    private static final double MILLIS_PER_HOUR = 3_600_000.0;
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_WEEKDAY = DayOfWeek.THURSDAY.getValue() - 1;

    private final EventLog log;
    private final Features.Options options;
    private final boolean prefixes;
    private final int[] cases;
    /** Last event of each row; -1 for a case without events. */
    private final int[] events;

    private final List<Column> columns = new ArrayList<>();

    FeatureColumns(EventLog log, Features.Options options) {
        this.log = log;
        this.options = options;
        this.prefixes = options.rows() == Features.Rows.PREFIXES;
        int[] caseOf = new int[prefixes ? log.eventCount() : log.caseCount()];
        int[] last = new int[caseOf.length];
        int size = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            int length = log.caseEnd(c) - log.caseStart(c);
            int rows = prefixes ? Math.min(length, options.longestPrefix()) : 1;
            for (int i = 0; i < rows; i++) {
                caseOf[size] = c;
                last[size++] = prefixes ? log.caseStart(c) + i : length == 0 ? -1 : log.caseEnd(c) - 1;
            }
        }
        cases = Arrays.copyOf(caseOf, size);
        events = Arrays.copyOf(last, size);
        features();
        targets();
    }

    List<Column> all() {
        return List.copyOf(columns);
    }

    int rows() {
        return cases.length;
    }

    private void features() {
        add(log.mapping().caseId(), SelectedColumn.of(log.frame().rows().caseIds(), cases));
        add("length", new CountColumn("length", lengths()));
        add("elapsedHours", at("elapsedHours", PlaceColumns.hours(log, true)));
        add("sinceLastHours", hours("sinceLastHours", row -> {
            int e = events[row];
            return e > log.caseStart(cases[row]) ? new long[] {log.time(e - 1), log.time(e)} : null;
        }));
        clock();
        Column activities = LogColumns.ofEvents(log, log.mapping().activity());
        add("activity", SelectedColumn.of(activities, events));
        options.lastValues().forEach(name -> add("last:" + name, lastKnown(name)));
        counts();
        for (int length = 2; length <= options.longestGram(); length++) {
            grams(length);
        }
    }

    private void targets() {
        if (prefixes) {
            int[] next = new int[events.length];
            for (int row = 0; row < next.length; row++) {
                next[row] = events[row] + 1 < log.caseEnd(cases[row]) ? events[row] + 1 : -1;
            }
            add(
                    "nextActivity",
                    SelectedColumn.of(LogColumns.ofEvents(log, log.mapping().activity()), next));
            add(
                    "nextHours",
                    hours(
                            "nextHours",
                            row -> next[row] < 0
                                    ? null
                                    : new long[] {log.time(events[row]), log.startTime(next[row])}));
            add("remainingHours", at("remainingHours", PlaceColumns.hours(log, false)));
        }
        if (!options.outcome().isEmpty()) {
            add("outcome", SelectedColumn.of(LogColumns.ofCases(log, options.outcome()), cases));
        }
    }

    private void add(String name, Column column) {
        columns.add(NamedColumn.of(column, name));
    }

    private int[] lengths() {
        int[] lengths = new int[events.length];
        for (int row = 0; row < lengths.length; row++) {
            lengths[row] = events[row] < 0 ? 0 : events[row] - log.caseStart(cases[row]) + 1;
        }
        return lengths;
    }

    private DoubleColumn at(String name, double[] ofEvents) {
        double[] values = new double[events.length];
        Arrays.setAll(values, row -> events[row] < 0 ? Double.NaN : ofEvents[events[row]]);
        return new DoubleColumn(name, values);
    }

    /** @param span two times for each row, or null */
    private DoubleColumn hours(String name, IntFunction<long[]> span) {
        CaseDuration duration = new CaseDuration(log);
        double[] values = new double[events.length];
        for (int row = 0; row < values.length; row++) {
            long[] times = span.apply(row);
            boolean known = times != null && times[0] != EventLog.NO_TIME && times[1] != EventLog.NO_TIME;
            values[row] = known ? duration.between(times[0], times[1]) / MILLIS_PER_HOUR : Double.NaN;
        }
        return new DoubleColumn(name, values);
    }

    private void clock() {
        GrowingColumn weekday = new GrowingColumn("weekday", Column.Type.LONG);
        GrowingColumn hour = new GrowingColumn("hour", Column.Type.LONG);
        for (int row = 0; row < events.length; row++) {
            int e = events[row];
            if (e >= 0 && log.time(e) != EventLog.NO_TIME) {
                long local = log.time(e) + log.utcOffsetSeconds(e) * 1000L;
                weekday.number(row, Math.floorMod(Math.floorDiv(local, DAY) + FIRST_WEEKDAY, 7L) + 1);
                hour.number(row, Math.floorMod(local, DAY) / HOUR);
            }
        }
        columns.add(weekday.build(events.length, null));
        columns.add(hour.build(events.length, null));
    }

    private Column lastKnown(String name) {
        if (LogColumns.isOfCases(log, name)) {
            return SelectedColumn.of(LogColumns.ofCases(log, name), cases);
        }
        Column column = LogColumns.ofEvents(log, name);
        int[] last = new int[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            int known = -1;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                known = column.isMissing(e) ? known : e;
                last[e] = known;
            }
        }
        int[] rows = new int[events.length];
        Arrays.setAll(rows, row -> events[row] < 0 ? -1 : last[events[row]]);
        return SelectedColumn.of(column, rows);
    }

    private void counts() {
        int[] numbers = new int[log.activityCodeCount()];
        Arrays.fill(numbers, -1);
        List<String> labels = log.activities();
        for (int i = 0; i < labels.size(); i++) {
            numbers[log.activityCode(labels.get(i))] = i;
        }
        int[] codes = log.frame().codes();
        int[] ofEvents = new int[codes.length];
        Arrays.setAll(ofEvents, e -> numbers[codes[e]]);
        counted(ofEvents, labels.stream().map(label -> "count:" + label).toList());
    }

    /** Sequences of so many neighbours, the most frequent ones; equals by their labels. */
    private void grams(int length) {
        int[] codes = log.frame().codes();
        List<int[]> shifted = new ArrayList<>();
        for (int back = length - 1; back >= 0; back--) {
            int by = back;
            int[] before = new int[codes.length];
            Arrays.setAll(before, e -> e >= by ? codes[e - by] : -1);
            shifted.add(before);
        }
        int[] numbers = Combinations.of(shifted, codes.length);
        int size = Arrays.stream(numbers).max().orElse(-1) + 1;
        int[] counts = new int[size];
        int[] examples = new int[size];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + length - 1; e < log.caseEnd(c); e++) {
                counts[numbers[e]]++;
                examples[numbers[e]] = e;
            }
        }
        int[] ranked = IntStream.range(0, size)
                .filter(i -> counts[i] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> -counts[i])
                        .thenComparing(i -> label(examples[i], length), Labels.BY_CODE_POINT))
                .limit(options.mostGrams())
                .mapToInt(i -> i)
                .toArray();
        int[] places = new int[size];
        Arrays.fill(places, -1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ranked.length; i++) {
            places[ranked[i]] = i;
            names.add("ngram:" + label(examples[ranked[i]], length));
        }
        int[] ofEvents = new int[codes.length];
        Arrays.fill(ofEvents, -1);
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + length - 1; e < log.caseEnd(c); e++) {
                ofEvents[e] = places[numbers[e]];
            }
        }
        counted(ofEvents, names);
    }

    private String label(int last, int length) {
        StringBuilder text = new StringBuilder(log.activity(last - length + 1));
        for (int e = last - length + 2; e <= last; e++) {
            text.append(" > ").append(log.activity(e));
        }
        return text.toString();
    }

    /**
     * How often each thing has come so far, one column for each.
     *
     * @param ofEvents the thing that each event is, or -1
     */
    private void counted(int[] ofEvents, List<String> names) {
        int[][] counts = new int[names.size()][events.length];
        int[] soFar = new int[names.size()];
        int row = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            Arrays.fill(soFar, 0);
            int e = log.caseStart(c);
            for (; row < events.length && cases[row] == c; row++) {
                for (; e <= events[row]; e++) {
                    if (ofEvents[e] >= 0) {
                        soFar[ofEvents[e]]++;
                    }
                }
                for (int i = 0; i < soFar.length; i++) {
                    counts[i][row] = soFar[i];
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            columns.add(new CountColumn(names.get(i), counts[i]));
        }
    }
}
