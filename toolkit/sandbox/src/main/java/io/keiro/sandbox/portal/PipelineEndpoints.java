package io.keiro.sandbox.portal;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines, their stages, and the audit of both. */
final class PipelineEndpoints {

    private final PortalView view;

    PipelineEndpoints(PortalView view) {
        this.view = view;
    }

    /** All pipelines, one, its stages, one stage, or the audit of a pipeline or stage. */
    Answer pipelines(ObjectType type, List<String> path) {
        List<Pipeline> pipelines = view.portal().pipelines(type);
        if (path.isEmpty()) {
            ArrayNode results = Json.array();
            pipelines.forEach(pipeline -> results.add(json(type, pipeline)));
            return Answer.ok(Json.results(results));
        }
        Pipeline pipeline = pipelines.stream()
                .filter(candidate -> candidate.id().equals(path.get(0)))
                .findFirst()
                .orElseThrow(ApiError::notFound);
        if (path.size() == 1) {
            return Answer.ok(json(type, pipeline));
        }
        if (path.size() == 2 && path.get(1).equals("audit")) {
            return audit(pipeline.id(), pipeline.audit());
        }
        if (!path.get(1).equals("stages")) {
            throw ApiError.notFound();
        }
        if (path.size() == 2) {
            return Answer.ok(Json.results(stages(type, pipeline)));
        }
        Pipeline.Stage stage = pipeline.listed().stream()
                .filter(candidate -> candidate.id().equals(path.get(2)))
                .findFirst()
                .orElseThrow(ApiError::notFound);
        if (path.size() == 3) {
            return Answer.ok(json(type, pipeline, stage));
        }
        if (path.size() == 4 && path.get(3).equals("audit")) {
            return audit(stage.id(), stage.audit());
        }
        throw ApiError.notFound();
    }

    private ObjectNode json(ObjectType type, Pipeline pipeline) {
        ObjectNode node = Json.object();
        node.put("id", pipeline.id());
        node.put("label", pipeline.label());
        node.put("displayOrder", pipeline.displayOrder());
        node.put("archived", false);
        node.put("createdAt", PortalRecord.text(pipeline.created()));
        node.put("updatedAt", PortalRecord.text(pipeline.updated()));
        node.set("stages", stages(type, pipeline));
        return node;
    }

    private ArrayNode stages(ObjectType type, Pipeline pipeline) {
        ArrayNode stages = Json.array();
        pipeline.listed().forEach(stage -> stages.add(json(type, pipeline, stage)));
        return stages;
    }

    private ObjectNode json(ObjectType type, Pipeline pipeline, Pipeline.Stage stage) {
        ObjectNode node = Json.object();
        node.put("id", stage.id());
        node.put("label", stage.label());
        node.put("displayOrder", pipeline.listed().indexOf(stage));
        ObjectNode metadata = node.putObject("metadata");
        boolean ownKeys = type == ObjectType.ORDERS || type == ObjectType.LEADS;
        if (!ownKeys || view.of(Switch.STAGE_METADATA)) {
            stage.metadata().forEach(metadata::put);
        }
        node.put("archived", false);
        node.put("createdAt", PortalRecord.text(pipeline.created()));
        node.put("updatedAt", PortalRecord.text(stage.updated(pipeline.created())));
        return node;
    }

    private Answer audit(String identifier, List<Pipeline.Entry> audit) {
        ArrayNode results = Json.array();
        // Latest first.
        for (int i = audit.size() - 1; i >= 0; i--) {
            Pipeline.Entry entry = audit.get(i);
            ObjectNode node = results.addObject();
            node.put("identifier", identifier);
            node.put("action", entry.action());
            node.put("portalId", view.portal().account().portalId());
            node.put("fromUserId", entry.userId());
            node.put("timestamp", PortalRecord.text(entry.time()));
            ObjectNode raw = node.putObject("rawObject").put("label", entry.label());
            if (!entry.metadata().isEmpty()) {
                entry.metadata().forEach(raw.putObject("metadata")::put);
            }
        }
        return Answer.ok(Json.results(results));
    }
}
