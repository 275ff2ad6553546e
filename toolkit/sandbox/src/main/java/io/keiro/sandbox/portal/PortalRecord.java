package io.keiro.sandbox.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One record of a portal with the history of all its properties, as known at one moment. Immutable. */
public final class PortalRecord {

    private static final Change.Source SYSTEM = Change.Source.machine("CALCULATED", null, null);
    private static final long LIVE = Long.MIN_VALUE;

    private final ObjectType type;
    private final long id;
    private final long recorded;
    private final long created;
    private final long updated;
    private final long archived;
    private final Map<String, List<Change>> timelines;

    private PortalRecord(
            ObjectType type, long id, long recorded, long archived, Map<String, List<Change>> sortedTimelines) {
        this.type = type;
        this.id = id;
        this.recorded = recorded;
        this.archived = archived;
        timelines = sortedTimelines;
        long latest = recorded;
        for (List<Change> timeline : timelines.values()) {
            latest = Math.max(latest, timeline.get(timeline.size() - 1).time());
        }
        updated = latest;
        created = Optional.ofNullable(timelines.get(type.createdProperty()))
                .map(timeline -> timeline.get(timeline.size() - 1).value())
                .flatMap(SearchNumber::of)
                .map(SearchNumber::whole)
                .orElse(recorded);
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

    /** What the property says that holds the creation, in epoch milliseconds: people may have set it back. */
    public long created() {
        return created;
    }

    /** Last change of a property in epoch milliseconds. Archiving and association changes do not count, as in HubSpot. */
    public long updated() {
        return updated;
    }

    /** When it was archived, in epoch milliseconds; empty for a live record. */
    public OptionalLong archived() {
        return archived == LIVE ? OptionalLong.empty() : OptionalLong.of(archived);
    }

    /** The current value; empty if the property was never set, was cleared, or does not exist. */
    public Optional<String> value(String property) {
        List<Change> timeline = timelines.get(property);
        if (timeline != null) {
            return Optional.of(timeline.get(timeline.size() - 1).value()).filter(value -> !value.isEmpty());
        }
        if (property.equals("hs_object_id")) {
            return Optional.of(Long.toString(id));
        }
        if (property.equals(type.createdProperty())) {
            return Optional.of(text(created));
        }
        return property.equals(type.modifiedProperty()) ? Optional.of(text(updated)) : Optional.empty();
    }

    /** The history of a property, oldest first; empty if it was never set. */
    public List<Change> timeline(String property) {
        List<Change> timeline = timelines.get(property);
        if (timeline != null) {
            return timeline;
        }
        if (property.equals(type.modifiedProperty())) {
            return List.of(new Change(text(updated), updated, SYSTEM));
        }
        return property.equals("hs_object_id") || property.equals(type.createdProperty())
                ? List.of(new Change(value(property).orElseThrow(), recorded, SYSTEM))
                : List.of();
    }

    /** The properties that were ever set, beside the three that every record has. */
    java.util.Set<String> propertiesSet() {
        return timelines.keySet();
    }

    /** The same record after one more change. */
    PortalRecord with(String property, String value, long time, Change.Source source) {
        Map<String, List<Change>> changed = new LinkedHashMap<>(timelines);
        List<Change> timeline = new ArrayList<>(changed.getOrDefault(property, List.of()));
        timeline.add(new Change(value, time, source));
        changed.put(property, Builder.sorted(timeline));
        return new PortalRecord(type, id, recorded, archived, changed);
    }

    PortalRecord archivedAt(long time) {
        return new PortalRecord(type, id, recorded, time, timelines);
    }

    /** The same record as it was at a time; empty if it did not exist yet. */
    Optional<PortalRecord> asOf(long time) {
        if (recorded > time) {
            return Optional.empty();
        }
        Map<String, List<Change>> before = new LinkedHashMap<>();
        timelines.forEach((property, timeline) -> {
            List<Change> kept =
                    timeline.stream().filter(change -> change.time() <= time).toList();
            if (!kept.isEmpty()) {
                before.put(property, kept);
            }
        });
        return Optional.of(new PortalRecord(type, id, recorded, archived, before));
    }

    /** A new record with the histories of two; what was set last counts. */
    static PortalRecord merged(long newId, PortalRecord one, PortalRecord other) {
        Map<String, List<Change>> all = new LinkedHashMap<>();
        for (PortalRecord part : List.of(one, other)) {
            part.timelines.forEach((property, timeline) ->
                    all.computeIfAbsent(property, key -> new ArrayList<>()).addAll(timeline));
        }
        all.replaceAll((property, timeline) -> Builder.sorted(timeline));
        return new PortalRecord(one.type, newId, Math.min(one.recorded, other.recorded), LIVE, all);
    }

    /** A new record that begins with the values that another has. */
    static PortalRecord copied(long newId, PortalRecord original, long time, Change.Source source) {
        Builder builder = builder(original.type, newId, time, time);
        for (String property : original.timelines.keySet()) {
            if (!isOfItself(original.type, property)) {
                original.value(property).ifPresent(value -> builder.set(property, value, source));
            }
        }
        return builder.build();
    }

    /** What a copy does not share with its original: when it was made, what it absorbed, when it entered its stages. */
    private static boolean isOfItself(ObjectType type, String property) {
        return property.equals(type.createdProperty())
                || property.equals("hs_createdate")
                || property.equals("hs_merged_object_ids")
                || property.startsWith("hs_v2_");
    }

    /** A time as property values spell it: ISO 8601 in UTC, without a fraction where it is zero. */
    public static String text(long epochMillis) {
        return TimeText.of(epochMillis);
    }

    /** Collects the changes of a record. */
    public static final class Builder {
        private final ObjectType type;
        private final long id;
        private final long created;
        private final long now;
        private final Map<String, List<Change>> timelines = new LinkedHashMap<>();
        private long archived = LIVE;

        private Builder(ObjectType type, long id, long created, long now) {
            this.type = type;
            this.id = id;
            this.created = created;
            this.now = now;
        }

        /** A value that was set at a time. */
        public Builder set(String property, String value, long time, Change.Source source) {
            if (time <= now) {
                timelines.computeIfAbsent(property, name -> new ArrayList<>(2)).add(new Change(value, time, source));
            }
            return this;
        }

        /** A value that the record has had from its creation on. */
        public Builder set(String property, String value, Change.Source source) {
            return set(property, value, created, source);
        }

        public Builder archivedAt(long time) {
            archived = time;
            return this;
        }

        public PortalRecord build() {
            Map<String, List<Change>> all = new LinkedHashMap<>(2 * timelines.size());
            timelines.forEach((property, timeline) -> all.put(property, sorted(new ArrayList<>(timeline))));
            return new PortalRecord(type, id, created, archived, all);
        }

        /** By time; of two at the same time the one set later counts. */
        private static List<Change> sorted(List<Change> timeline) {
            if (timeline.size() > 1) {
                timeline.sort(Comparator.comparingLong(Change::time));
            }
            return Collections.unmodifiableList(timeline);
        }
    }
}
