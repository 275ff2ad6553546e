package io.keiro.hubspot;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a snapshot knows of the portal itself: pipelines, stages and their change log of all kinds of object, and the owners.
 *
 * @param pipelines in the order of their kinds and places
 * @param stages in the order of their pipelines
 * @param audits labels of stages in the order of time
 */
record PortalDescription(List<Pipeline> pipelines, List<StageRow> stages, List<Audit> audits, List<Owner> owners) {

    record Pipeline(String object, String id, String label, int displayOrder) {}

    /**
     * One pipeline's stage as the portal described it when the snapshot was taken.
     *
     * @param states what its metadata says beside closed and probability, in capitals: OPEN, CLOSED, QUALIFIED and the like
     */
    record StageRow(
            String object,
            String pipelineId,
            String id,
            String label,
            int displayOrder,
            boolean closed,
            double probability,
            Set<String> states) {}

    /** A stage had this label from this moment on. */
    record Audit(String object, String stageId, Instant moment, String label) {}

    record Owner(String id, String userId, String label, String team, boolean archived) {}

    static PortalDescription of(StoreReader store) {
        return new PortalDescription(
                store.list(
                        "SELECT object, id, label, display_order FROM pipeline ORDER BY object, display_order, id",
                        row -> new Pipeline(row.getString(1), row.getString(2), row.getString(3), row.getInt(4))),
                store.list(
                        "SELECT object, pipeline_id, id, label, display_order, metadata FROM stage"
                                + " ORDER BY object, pipeline_id, display_order, id",
                        row -> stage(
                                new StageRow(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getInt(5),
                                        false,
                                        Double.NaN,
                                        Set.of()),
                                Json.parse(row.getString(6)))),
                store.list(
                        "SELECT object, stage_id, epoch_ms(moment), label FROM stage_audit"
                                + " WHERE label IS NOT NULL AND moment IS NOT NULL ORDER BY object, stage_id, moment",
                        row -> new Audit(
                                row.getString(1),
                                row.getString(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                row.getString(4))),
                store.list(
                        "SELECT id, user_id, label, team, archived FROM owner ORDER BY label",
                        row -> new Owner(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5))));
    }

    private static StageRow stage(StageRow plain, JsonNode metadata) {
        Set<String> states = new HashSet<>();
        metadata.forEachEntry(
                (name, value) -> states.add(String.valueOf(Json.text(value)).toUpperCase(Locale.ROOT)));
        return new StageRow(
                plain.object(),
                plain.pipelineId(),
                plain.id(),
                plain.label(),
                plain.displayOrder(),
                Json.isTrue(metadata, "isClosed"),
                Amount.parse(Json.text(metadata, "probability")),
                states);
    }

    /** The label of a pipeline, or its id where it has none. */
    String pipelineLabel(String object, String id) {
        return pipelines.stream()
                .filter(pipeline ->
                        pipeline.object().equals(object) && pipeline.id().equals(id))
                .map(Pipeline::label)
                .filter(label -> label != null && !label.isBlank())
                .findFirst()
                .orElse(id);
    }
}
