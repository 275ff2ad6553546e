package io.keiro.mining.quality;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log that is being looked at: what several detectors need of it is made once. For one thread. */
final class CheckedLog {

    static final long MILLIS_PER_DAY = 86_400_000L;

    private final EventLog log;
    private int[] caseOf;
    private List<CodedValues> events;
    private List<CodedValues> cases;
    private Boolean datesOnly;

    CheckedLog(EventLog log) {
        this.log = log;
    }

    EventLog log() {
        return log;
    }

    /** The case of an event, by search. */
    static int caseOf(EventLog log, int event) {
        int low = 0;
        int high = log.caseCount() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (log.caseStart(middle) <= event) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The case of each event. */
    int[] caseOf() {
        if (caseOf == null) {
            caseOf = new int[log.eventCount()];
            for (int c = 0; c < log.caseCount(); c++) {
                Arrays.fill(caseOf, log.caseStart(c), log.caseEnd(c), c);
            }
        }
        return caseOf;
    }

    /** All event attributes, those with a role among them. */
    List<CodedValues> eventColumns() {
        if (events == null) {
            events = new ArrayList<>();
            log.eventAttributes().forEach(name -> events.add(CodedValues.of(log.eventAttribute(name))));
        }
        return events;
    }

    List<CodedValues> caseColumns() {
        if (cases == null) {
            cases = new ArrayList<>();
            log.caseAttributes().forEach(name -> cases.add(CodedValues.of(log.caseAttribute(name))));
        }
        return cases;
    }

    /** Event attributes without those that have a role. */
    List<CodedValues> plainEventColumns() {
        return eventColumns().stream().filter(column -> !isRole(column.name())).toList();
    }

    boolean isRole(String attribute) {
        return attribute.equals(log.mapping().resource())
                || attribute.equals(log.mapping().lifecycle())
                || attribute.equals(log.mapping().instance());
    }

    /** Who did it, or null if the log does not say. */
    CodedValues resources() {
        return column(log.mapping().resource());
    }

    /** Which transition of the activity it was, or null. */
    CodedValues lifecycle() {
        return column(log.mapping().lifecycle());
    }

    /** To which performance of the activity it belongs, or null. */
    CodedValues instances() {
        return column(log.mapping().instance());
    }

    private CodedValues column(String attribute) {
        int place = attribute.isEmpty() ? -1 : log.eventAttributes().indexOf(attribute);
        if (place < 0) {
            return null;
        }
        // Without the others, where a detector runs alone.
        return events != null ? events.get(place) : CodedValues.of(log.eventAttribute(attribute));
    }

    /** Milliseconds since midnight of the clock with which the event was recorded; its time must be known. */
    long timeOfDay(int event) {
        return Math.floorMod(local(event), MILLIS_PER_DAY);
    }

    /** Day since 1970 by the clock with which the event was recorded; its time must be known. */
    long day(int event) {
        return Math.floorDiv(local(event), MILLIS_PER_DAY);
    }

    private long local(int event) {
        return log.time(event) + 1000L * log.utcOffsetSeconds(event);
    }

    /** True if the times are days without a time of day, so that equal times say nothing. */
    boolean datesOnly() {
        if (datesOnly == null) {
            datesOnly = DatesOnly.holds(this);
        }
        return datesOnly;
    }

    /** First start of a case, or {@link EventLog#NO_TIME}. */
    static long firstTime(EventLog log, int caseIndex) {
        long first = Long.MAX_VALUE;
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            long time = log.startTime(e);
            first = time == EventLog.NO_TIME ? first : Math.min(first, time);
        }
        return first == Long.MAX_VALUE ? EventLog.NO_TIME : first;
    }

    /** Last completion of a case, or {@link EventLog#NO_TIME}. */
    static long lastTime(EventLog log, int caseIndex) {
        long last = EventLog.NO_TIME;
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            last = Math.max(last, log.time(e));
        }
        return last;
    }

    /** The number of a column's value as its Java type says it, for comparing. */
    static boolean isNumeric(Column.Type type) {
        return type == Column.Type.LONG || type == Column.Type.DOUBLE;
    }
}
