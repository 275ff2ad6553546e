package io.keiro.log;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Columns that say something about the place of an event in its case. One pass over the events each. */
final class PlaceColumns {

    private static final double MILLIS_PER_HOUR = 3_600_000.0;

    private PlaceColumns() {}

    static int checked(int distance) {
        if (distance < 1) {
            throw new IllegalArgumentException("the distance is " + distance + " events; it must be 1 or more");
        }
        return distance;
    }

    /** The column as seen from other events of the case; its values are shared. */
    static EventLog shifted(EventLog log, Verb verb, String name, String column, int by) {
        NewAttributes.checkName(log, name);
        Column values = LogColumns.ofEvents(log, column);
        int[] rows = new int[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            int start = log.caseStart(c);
            int end = log.caseEnd(c);
            for (int e = start; e < end; e++) {
                long other = (long) e + by;
                rows[e] = other >= start && other < end ? (int) other : -1;
            }
        }
        return NewAttributes.addToEvents(log, verb, SelectedColumn.of(NamedColumn.of(values, name), rows));
    }

    static EventLog position(EventLog log, String name) {
        NewAttributes.checkName(log, name);
        long[] positions = new long[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                positions[e] = e - log.caseStart(c) + 1L;
            }
        }
        return NewAttributes.addToEvents(log, Verb.of("withPosition", name), new LongColumn(name, positions, null));
    }

    static EventLog sourcePosition(EventLog log, String name) {
        NewAttributes.checkName(log, name);
        GrowingColumn positions = new GrowingColumn(name, Column.Type.LONG);
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.sourcePosition(e) >= 0) {
                positions.number(e, log.sourcePosition(e) + 1L);
            }
        }
        return NewAttributes.addToEvents(
                log, Verb.of("withSourcePosition", name), positions.build(log.eventCount(), null));
    }

    static EventLog occurrence(EventLog log, String name) {
        NewAttributes.checkName(log, name);
        int[] codes = log.frame().codes();
        long[] numbers = new long[codes.length];
        int[] seen = new int[log.activityCodeCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                numbers[e] = ++seen[codes[e]];
            }
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                seen[codes[e]] = 0;
            }
        }
        return NewAttributes.addToEvents(log, Verb.of("withOccurrence", name), new LongColumn(name, numbers, null));
    }

    static EventLog countSoFar(EventLog log, String name, Predicate<? super Event> condition) {
        NewAttributes.checkName(log, name);
        IntPredicate holds = EventCondition.of(condition).on(log).holds();
        long[] counts = new long[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            long count = 0;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                count += holds.test(e) ? 1 : 0;
                counts[e] = count;
            }
        }
        return NewAttributes.addToEvents(
                log, Verb.of("withCountSoFar", name, condition), new LongColumn(name, counts, null));
    }

    static EventLog elapsed(EventLog log, String name) {
        NewAttributes.checkName(log, name);
        return NewAttributes.addToEvents(
                log, Verb.of("withElapsedHours", name), new DoubleColumn(name, hours(log, true)));
    }

    static EventLog remaining(EventLog log, String name) {
        NewAttributes.checkName(log, name);
        return NewAttributes.addToEvents(
                log, Verb.of("withRemainingHours", name), new DoubleColumn(name, hours(log, false)));
    }

    /** Hours since the first start of the case, or until its last completion; NaN for an event without completion. */
    static double[] hours(EventLog log, boolean elapsed) {
        CaseDuration duration = new CaseDuration(log);
        double[] hours = new double[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            long bound = elapsed ? log.firstTimeOf(c) : log.lastTimeOf(c);
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                long time = log.time(e);
                hours[e] = time == EventLog.NO_TIME
                        ? Double.NaN
                        : (elapsed ? duration.between(bound, time) : duration.between(time, bound)) / MILLIS_PER_HOUR;
            }
        }
        return hours;
    }

    static EventLog united(EventLog log, String name, String joint, String... columns) {
        NewAttributes.checkName(log, name);
        Objects.requireNonNull(joint, "unite needs what stands between the values, for example \" / \"");
        List<String> joined = List.copyOf(Arrays.asList(columns));
        CodedColumn values = JoinedValues.of(log, joined, joint);
        return NewAttributes.addToEvents(
                log, Verb.of("unite", name, joint, joined), new TextColumn(name, values.dictionary(), values.codes()));
    }
}
