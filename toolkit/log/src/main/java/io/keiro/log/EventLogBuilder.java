package io.keiro.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Builds a log event by event: {@code EventLog.builder("deals").event("1", "Created", t).with("Region", "West").build()}.
 * Events may come in any order; the log sorts them by case and time, ties as they came.
 */
public final class EventLogBuilder {

    private final String name;
    private final LogAssembly assembly = new LogAssembly();
    private final RecentCodes activities = new RecentCodes(assembly.activities());
    private ZoneId zone = ZoneOffset.UTC;
    private ZoneRules rules = zone.getRules();
    private boolean built;
    private String lastCaseId;
    private int lastCase;

    EventLogBuilder(String name) {
        this.name = Objects.requireNonNull(name, "a log needs a name");
    }

    /** Start and completion of an event. */
    public record Span(Instant start, Instant end) {
        public Span {
            Objects.requireNonNull(start, "a span needs a start");
            Objects.requireNonNull(end, "a span needs an end");
        }
    }

    /** Makes room for so many events, if their number is known before the first one; fewer or more may come. */
    public EventLogBuilder expect(int events) {
        open();
        if (events < 0) {
            throw new IllegalArgumentException(events + " events are expected; it must be 0 or more");
        }
        assembly.expect(events);
        return this;
    }

    /** An event with one time; a null time means that it is not known. */
    public EventLogBuilder event(String caseId, String activity, Instant time) {
        add(caseId, activity);
        if (time != null) {
            end(time);
        }
        return this;
    }

    /** An event with a start and a completion. */
    public EventLogBuilder interval(String caseId, String activity, Span span) {
        add(caseId, activity);
        end(span.end());
        assembly.start(span.start().getEpochSecond(), span.start().getNano());
        return this;
    }

    /**
     * Takes events from any objects:
     * {@code builder.addAll(orders, (log, order) -> log.event(order.id(), order.step(), order.at()).with("amount", order.amount()))}.
     */
    public <T> EventLogBuilder addAll(Iterable<T> items, BiConsumer<? super EventLogBuilder, ? super T> events) {
        items.forEach(item -> events.accept(this, item));
        return this;
    }

    /** When the event added last was started; null means that it is not known. */
    public EventLogBuilder started(Instant start) {
        last("started(…)");
        if (start != null) {
            assembly.start(start.getEpochSecond(), start.getNano());
        }
        return this;
    }

    /** Who did the event added last. */
    public EventLogBuilder resource(String resource) {
        return with(Mapping.XES.resource(), resource);
    }

    /** Which transition of its activity the event added last is, such as {@code start} or {@code complete}. */
    public EventLogBuilder lifecycle(String transition) {
        return with(Mapping.XES.lifecycle(), transition);
    }

    /** To which performance of its activity the event added last belongs. */
    public EventLogBuilder instance(String id) {
        return with(Mapping.XES.instance(), id);
    }

    /**
     * An attribute of the event added last; null, an empty {@link Optional}, NaN and empty text are missing values. Whole numbers,
     * decimals, truth values and moments keep their type; dates and local times are read in {@link #zone}; anything else is text.
     */
    public EventLogBuilder with(String attribute, Object value) {
        open();
        // The call is only spelled out when it is needed: attributes come in millions.
        if (assembly.eventCount() == 0) {
            last("with(\"" + attribute + "\", …)");
        }
        AttributeValue.set(assembly.eventColumns().column(attribute), assembly.eventCount() - 1, value, zone);
        return this;
    }

    /**
     * Attributes of events that were added one behind the other, by their names, with values as in {@link #with}. For logs of many events, some
     * ten thousand at a time: attributes are filled side by side by several threads.
     *
     * @param firstEvent number of the event that has the first value of each, in the order in which they were added, from 0
     */
    public EventLogBuilder withAll(int firstEvent, Map<String, Object[]> attributes) {
        open();
        new ColumnFilling(assembly.eventColumns(), "events", assembly.eventCount(), zone).fill(firstEvent, attributes);
        return this;
    }

    /**
     * Attributes of cases that were named one behind the other, by their names, with values as in {@link #with}.
     *
     * @param firstCase number of the case that has the first value of each, in the order in which they were first named, from 0
     */
    public EventLogBuilder caseAttributes(int firstCase, Map<String, Object[]> attributes) {
        open();
        new ColumnFilling(assembly.caseColumns(), "cases", assembly.caseCount(), zone).fill(firstCase, attributes);
        return this;
    }

    private void last(String call) {
        open();
        if (assembly.eventCount() == 0) {
            throw new IllegalStateException(call + " needs an event before it");
        }
    }

    /** An attribute of a case, with a value as in {@link #with}; the case need not have events. */
    public EventLogBuilder caseAttribute(String caseId, String attribute, Object value) {
        AttributeValue.set(assembly.caseColumns().column(attribute), caseOf(caseId), value, zone);
        return this;
    }

    /** The zone in which the log's times are shown; UTC unless given. Say it before the first event. */
    public EventLogBuilder zone(ZoneId shown) {
        zone = Objects.requireNonNull(shown, "a zone is needed, for example ZoneId.of(\"Asia/Tokyo\")");
        rules = shown.getRules();
        return this;
    }

    private int caseOf(String caseId) {
        open();
        // Cases are mostly told one after the other.
        if (caseId != lastCaseId || caseId == null) {
            lastCase = assembly.caseOf(Objects.requireNonNull(caseId, "an event needs a case id"));
            lastCaseId = caseId;
        }
        return lastCase;
    }

    private void add(String caseId, String activity) {
        // The text is only put together when it is needed: events come in millions.
        if (activity == null) {
            throw new NullPointerException("an event of case " + caseId + " needs an activity");
        }
        assembly.event(caseOf(caseId), activities.code(activity));
    }

    private void end(Instant time) {
        assembly.end(
                time.getEpochSecond(), time.getNano(), rules.getOffset(time).getTotalSeconds());
    }

    private void open() {
        if (built) {
            throw new IllegalStateException("the log \"" + name + "\" is built; start a new builder");
        }
    }

    /** The log; the builder is used up by this. */
    public EventLog build() {
        open();
        built = true;
        Frame frame = assembly.build(EventOrder.TIME);
        Mapping mapping = Mapping.PLAIN
                .withResource(Mapping.XES.resource())
                .withLifecycle(Mapping.XES.lifecycle())
                .withInstance(Mapping.XES.instance())
                .presentIn(frame.rows().events());
        ImportNotes notes = ImportNotes.inMemory(name, frame.codes().length);
        return new EventLog(frame, new LogInfo(name, mapping, zone, EventOrder.TIME, notes));
    }
}
