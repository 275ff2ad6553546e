package io.keiro.sandbox.portal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline with its stages in display order.
 *
 * @param id opaque id
 * @param created when it was made, in epoch milliseconds
 * @param stages those of today and those deleted since; the portal no longer tells of a deleted one, but histories may hold its id
 * @param audit what happened to it, oldest first
 */
public record Pipeline(String id, String label, int displayOrder, long created, List<Stage> stages, List<Entry> audit) {

    public Pipeline {
        stages = List.copyOf(stages);
        audit = List.copyOf(audit);
    }

    /** The stages that the portal tells of, in display order. */
    public List<Stage> listed() {
        return stages.stream().filter(stage -> !stage.deleted()).toList();
    }

    /** When it last changed, in epoch milliseconds. */
    long updated() {
        return latest(created, audit);
    }

    private static long latest(long created, List<Entry> audit) {
        return audit.stream().mapToLong(Entry::time).reduce(created, Math::max);
    }

    /**
     * A stage.
     *
     * @param label the label of today
     * @param metadata values are strings. Deals: {@code isClosed}, {@code probability}; tickets: {@code ticketState} (OPEN or CLOSED);
     *     leads and orders: keys of their own
     * @param deleted true if it exists no more
     * @param audit what happened to it, oldest first: renames and new metadata
     */
    public record Stage(String id, String label, Map<String, String> metadata, boolean deleted, List<Entry> audit) {
        public Stage {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
            audit = List.copyOf(audit);
        }

        /** A stage of today. */
        public Stage(String id, String label, Map<String, String> metadata, List<Entry> audit) {
            this(id, label, metadata, false, audit);
        }

        /** The same stage, deleted. */
        public Stage asDeleted() {
            return new Stage(id, label, metadata, true, audit);
        }

        long updated(long created) {
            return latest(created, audit);
        }
    }

    /**
     * An audit entry: what the pipeline or stage was like from then on.
     *
     * @param action CREATE, UPDATE or DELETE
     * @param userId the user who did it
     * @param time when, in epoch milliseconds
     * @param label the label from then on
     * @param metadata the metadata from then on; empty for a pipeline
     */
    public record Entry(String action, long userId, long time, String label, Map<String, String> metadata) {
        public Entry {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        /** An entry that tells of the label only. */
        public Entry(String action, long userId, long time, String label) {
            this(action, userId, time, label, Map.of());
        }
    }
}
