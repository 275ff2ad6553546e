package io.keiro.sandbox.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One record of a portal with the history of all its properties, as known at one moment. */
public final class PortalRecord {

    private final ObjectType type;
    private final long id;
    private final long created;
    private final long updated;
    private final OptionalLong archived;
    private final Map<String, List<Change>> timelines;

    private PortalRecord(Builder builder) {
        type = builder.type;
        id = builder.id;
        created = builder.created;
        archived = builder.archived;
        timelines = new LinkedHashMap<>();
        long latest = created;
        for (Map.Entry<String, List<Change>> entry : builder.timelines.entrySet()) {
            List<Change> timeline = new ArrayList<>(entry.getValue());
            timeline.sort(Comparator.comparingLong(Change::time));
            latest = Math.max(latest, timeline.get(timeline.size() - 1).time());
            timelines.put(entry.getKey(), Collections.unmodifiableList(timeline));
        }
        updated = latest;
        Change.Source system = Change.Source.machine("CALCULATED", null, null);
        timelines.put(type.createdProperty(), List.of(new Change(text(created), created, system)));
        timelines.put(type.modifiedProperty(), List.of(new Change(text(updated), updated, system)));
        timelines.put("hs_object_id", List.of(new Change(Long.toString(id), created, system)));
    }

    /** A record under construction; changes after {@code now} have not happened yet and are left out. */
    public static Builder builder(ObjectType type, long id, long created, long now) {
        return new Builder(type, id, created, now);
    }

    public ObjectType type() {
        return type;
    }

    public long id() {
        return id;
    }

    /** Creation in epoch milliseconds. */
    public long created() {
        return created;
    }

    /** Last change of a property in epoch milliseconds. Archiving and association changes do not count, as in HubSpot. */
    public long updated() {
        return updated;
    }

    /** When it was archived, in epoch milliseconds; empty for a live record. */
    public OptionalLong archived() {
        return archived;
    }

    /** The current value; empty if the property was never set, was cleared, or does not exist. */
    public Optional<String> value(String property) {
        List<Change> timeline = timelines.get(property);
        return timeline == null
                ? Optional.empty()
                : Optional.of(timeline.get(timeline.size() - 1).value()).filter(value -> !value.isEmpty());
    }

    /** The history of a property, oldest first; empty if it was never set. */
    public List<Change> timeline(String property) {
        return timelines.getOrDefault(property, List.of());
    }

    /** A time as property values spell it: ISO 8601 in UTC, without a fraction where it is zero. */
    public static String text(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    /** Collects the changes of a record. */
    public static final class Builder {
        private final ObjectType type;
        private final long id;
        private final long created;
        private final long now;
        private final Map<String, List<Change>> timelines = new LinkedHashMap<>();
        private OptionalLong archived = OptionalLong.empty();

        private Builder(ObjectType type, long id, long created, long now) {
            this.type = type;
            this.id = id;
            this.created = created;
            this.now = now;
        }

        /** A value that was set at a time. */
        public Builder set(String property, String value, long time, Change.Source source) {
            if (time <= now) {
                timelines.computeIfAbsent(property, name -> new ArrayList<>()).add(new Change(value, time, source));
            }
            return this;
        }

        /** A value that the record has had from its creation on. */
        public Builder set(String property, String value, Change.Source source) {
            return set(property, value, created, source);
        }

        public Builder archivedAt(long time) {
            archived = OptionalLong.of(time);
            return this;
        }

        public PortalRecord build() {
            return new PortalRecord(this);
        }
    }
}
