package io.keiro.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Builds a log event by event: {@code EventLog.builder("deals").event("1", "Created", t).with("Region", "West").build()}.
 * Events may come in any order; the log sorts them by case and time, ties as they came.
 */
public final class EventLogBuilder {

    private record Row(String activity, long start, long end, Map<String, Object> attributes) {}

    private final String name;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> caseAttributes = new LinkedHashMap<>();
    private Row last;

    EventLogBuilder(String name) {
        this.name = Objects.requireNonNull(name, "a log needs a name");
    }

    /** An event with one time; a null time means that it is not known. */
    public EventLogBuilder event(String caseId, String activity, Instant time) {
        return add(caseId, activity, EventLog.NO_TIME, time);
    }

    /** An event with a start and a completion. */
    public EventLogBuilder interval(String caseId, String activity, Span span) {
        return add(caseId, activity, span.start().toEpochMilli(), span.end());
    }

    /** Start and completion of an event. */
    public record Span(Instant start, Instant end) {
        public Span {
            Objects.requireNonNull(start, "a span needs a start");
            Objects.requireNonNull(end, "a span needs an end");
        }
    }

    /** An attribute of the event added last; null is a missing value. */
    public EventLogBuilder with(String attribute, Object value) {
        if (last == null) {
            throw new IllegalStateException("with(\"" + attribute + "\", …) needs an event before it");
        }
        last.attributes().put(attribute, value);
        return this;
    }

    /** An attribute of a case; the case need not have events. */
    public EventLogBuilder caseAttribute(String caseId, String attribute, Object value) {
        caseRows(caseId);
        caseAttributes.computeIfAbsent(caseId, id -> new LinkedHashMap<>()).put(attribute, value);
        return this;
    }

    private List<Row> caseRows(String caseId) {
        Objects.requireNonNull(caseId, "an event needs a case id");
        return rows.computeIfAbsent(caseId, id -> new ArrayList<>());
    }

    private EventLogBuilder add(String caseId, String activity, long start, Instant end) {
        Objects.requireNonNull(activity, "an event of case " + caseId + " needs an activity");
        last = new Row(activity, start, end == null ? EventLog.NO_TIME : end.toEpochMilli(), new LinkedHashMap<>());
        caseRows(caseId).add(last);
        return this;
    }

    public EventLog build() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        int count = rows.values().stream().mapToInt(List::size).sum();
        int[] offsets = new int[rows.size() + 1];
        int[] activityCodes = new int[count];
        long[] times = new long[count];
        long[] starts = new long[count];
        List<Map<String, Object>> eventValues = new ArrayList<>(count);
        List<Map<String, Object>> caseValues = new ArrayList<>(rows.size());
        boolean interval = false;
        int event = 0;
        int caseIndex = 0;
        for (Map.Entry<String, List<Row>> entry : rows.entrySet()) {
            for (Row row : sorted(entry.getValue())) {
                activityCodes[event] = codes.computeIfAbsent(row.activity(), a -> codes.size());
                times[event] = row.end();
                starts[event] = row.start();
                interval |= row.start() != EventLog.NO_TIME;
                eventValues.add(row.attributes());
                event++;
            }
            offsets[++caseIndex] = event;
            Map<String, Object> values = new LinkedHashMap<>(caseAttributes.getOrDefault(entry.getKey(), Map.of()));
            values.put(ColumnStore.CASE_ID, entry.getKey());
            caseValues.add(values);
        }
        return new EventLog(
                name,
                List.copyOf(codes.keySet()),
                offsets,
                activityCodes,
                times,
                interval ? starts : null,
                RowSelection.all(ValueColumns.of(caseValues), caseValues.size()),
                RowSelection.all(ValueColumns.of(eventValues), eventValues.size()));
    }

    /** By time, stable; an event without time inherits its predecessor's, so that it stays directly behind it. */
    private static List<Row> sorted(List<Row> unsorted) {
        record Placed(Row row, long start, long end) {}
        List<Placed> placed = new ArrayList<>(unsorted.size());
        long end = Long.MIN_VALUE;
        long start = Long.MIN_VALUE;
        for (Row row : unsorted) {
            if (row.end() != EventLog.NO_TIME) {
                end = row.end();
                start = row.start() == EventLog.NO_TIME ? row.end() : row.start();
            }
            placed.add(new Placed(row, start, end));
        }
        placed.sort(Comparator.comparingLong(Placed::start).thenComparingLong(Placed::end));
        return placed.stream().map(Placed::row).toList();
    }
}
