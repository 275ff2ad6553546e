package io.keiro.sandbox.portal;

import java.util.List;
import java.util.Map;

/**
 * A pipeline with its stages in display order.
 *
 * @param id opaque id
 * @param created when it was made, in epoch milliseconds
 * @param audit what happened to it, oldest first
 */
public record Pipeline(String id, String label, int displayOrder, long created, List<Stage> stages, List<Entry> audit) {

    public Pipeline {
        stages = List.copyOf(stages);
        audit = List.copyOf(audit);
    }

    /**
     * A stage.
     *
     * @param metadata values are strings: {@code isClosed}, {@code probability}
     */
    public record Stage(String id, String label, Map<String, String> metadata, List<Entry> audit) {
        public Stage {
            metadata = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metadata));
            audit = List.copyOf(audit);
        }
    }

    /**
     * An audit entry.
     *
     * @param action CREATE, UPDATE or DELETE
     * @param label the label from then on
     */
    public record Entry(String action, long userId, long time, String label) {}
}
