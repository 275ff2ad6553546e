package io.keiro.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The change log of a pipeline or of one of its stages. The list of pipelines tells when each was made and when it changed last, so most
 * change logs need not be asked for: what never changed has always been called what it is called today.
 *
 * @param object the kind of record
 * @param pipeline the pipeline's id
 * @param stage the stage's id, or null for the pipeline itself
 * @param created when it was made, or null if the portal does not say
 * @param updated when it changed last, or null if the portal does not say
 * @param label what it is called today
 * @param metadata what the stage means today, or null
 */
record ChangeLog(
        PortalObject object,
        String pipeline,
        String stage,
        Instant created,
        Instant updated,
        String label,
        String metadata) {

    private static final String MADE = "CREATE";

    static ChangeLog ofPipeline(PortalObject object, JsonNode pipeline) {
        return of(object, Json.textOrEmpty(pipeline, "id"), null, pipeline);
    }

    static ChangeLog ofStage(PortalObject object, String pipeline, JsonNode stage) {
        return of(object, pipeline, Json.textOrEmpty(stage, "id"), stage);
    }

    private static ChangeLog of(PortalObject object, String pipeline, String stage, JsonNode node) {
        return new ChangeLog(
                object,
                pipeline,
                stage,
                PortalTime.parse(Json.text(node, "createdAt")),
                PortalTime.parse(Json.text(node, "updatedAt")),
                Json.text(node, "label"),
                metadata(node));
    }

    private static String metadata(JsonNode node) {
        return node.path("metadata").isObject() ? node.path("metadata").toString() : null;
    }

    boolean isOfPipeline() {
        return stage == null;
    }

    String id() {
        return isOfPipeline() ? pipeline : stage;
    }

    /** True if the portal says that it has not changed since it was made. */
    boolean isUnchanged() {
        return created != null && created.equals(updated);
    }

    /** The one entry of what never changed. */
    Object[] onlyRow() {
        return row(created, MADE, label, metadata);
    }

    JsonNode ask(PortalReader reader) {
        return isOfPipeline() ? reader.pipelineAudit(object, pipeline) : reader.stageAudit(object, pipeline, stage);
    }

    List<Object[]> rows(JsonNode entries) {
        List<Object[]> rows = new ArrayList<>();
        for (JsonNode entry : entries) {
            JsonNode then = entry.path("rawObject");
            rows.add(row(
                    PortalTime.parse(Json.text(entry, "timestamp")),
                    Json.text(entry, "action"),
                    Json.text(then, "label"),
                    metadata(then)));
        }
        return rows;
    }

    private Object[] row(Instant moment, String action, String then, String meant) {
        return isOfPipeline()
                ? new Object[] {object.type(), pipeline, moment, action, then}
                : new Object[] {object.type(), pipeline, stage, moment, action, then, meant};
    }

    /** What an earlier run has read of change logs, and until when it knew them. */
    record Known(Instant until, Set<String> logs) {

        /** Knows nothing in a full run. */
        static Known of(Store store, RunInfo run) {
            if (run.kind().equals(RunInfo.FULL)) {
                return new Known(Instant.MIN, Set.of());
            }
            return new Known(
                    Passes.overlap(store.soFar().watermarkBefore(run.number())),
                    new HashSet<>(store.soFar().changeLogs()));
        }

        boolean isUpToDate(ChangeLog log) {
            return log.updated() != null
                    && log.updated().isBefore(until)
                    && logs.contains(log.object().type() + (log.isOfPipeline() ? " pipeline " : " stage ") + log.id());
        }
    }
}
