package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the pipelines of all kinds that have some, with their stages, and the change log of each pipeline and stage, which alone tells
 * what they were called before.
 */
final class PipelinePass {

    private final Workbench bench;
    private final DealQuery query;
    private final List<Object[]> pipelines = new ArrayList<>();
    private final List<Object[]> stages = new ArrayList<>();
    private final List<Object[]> pipelineAudits = new ArrayList<>();
    private final List<Object[]> stageAudits = new ArrayList<>();
    private final List<ObjectClosed> closedAudits = new ArrayList<>();

    PipelinePass(Workbench bench, DealQuery query) {
        this.bench = bench;
        this.query = query;
    }

    List<Errand> errands() {
        List<Errand> errands = new ArrayList<>();
        for (PortalObject object : PortalObject.values()) {
            if (object.hasPipelines() && query.reads(object)) {
                errands.add(new Pipelines(object));
            }
        }
        return errands;
    }

    private final class Pipelines implements Errand {
        private final PortalObject object;

        private Pipelines(PortalObject object) {
            this.object = object;
        }

        @Override
        public Object fetch() {
            try {
                return bench.reader.pipelines(object).path("results");
            } catch (ObjectClosed closed) {
                if (object == PortalObject.DEALS) {
                    throw closed;
                }
                // Told where the object itself is read.
                return Json.array();
            }
        }

        @Override
        public List<Errand> store(Object fetched) {
            List<Errand> audits = new ArrayList<>();
            for (JsonNode pipeline : (JsonNode) fetched) {
                String id = Json.textOrEmpty(pipeline, "id");
                pipelines.add(new Object[] {
                    object.type(),
                    id,
                    Json.textOrEmpty(pipeline, "label"),
                    order(pipeline),
                    Json.isTrue(pipeline, "archived")
                });
                audits.add(new Audit(object, id, null));
                for (JsonNode stage : pipeline.path("stages")) {
                    String stageId = Json.textOrEmpty(stage, "id");
                    audits.add(new Audit(object, id, stageId));
                    stages.add(new Object[] {
                        object.type(),
                        id,
                        stageId,
                        Json.textOrEmpty(stage, "label"),
                        order(stage),
                        stage.path("metadata").isObject()
                                ? stage.path("metadata").toString()
                                : "{}",
                        Json.isTrue(stage, "archived")
                    });
                }
            }
            return audits;
        }
    }

    /** The change log of a stage, or, where that is null, of the pipeline. */
    private final class Audit implements Errand {
        private final PortalObject object;
        private final String pipeline;
        private final String stage;

        private Audit(PortalObject object, String pipeline, String stage) {
            this.object = object;
            this.pipeline = pipeline;
            this.stage = stage;
        }

        @Override
        public Object fetch() {
            try {
                return (stage == null
                                ? bench.reader.pipelineAudit(object, pipeline)
                                : bench.reader.stageAudit(object, pipeline, stage))
                        .path("results");
            } catch (ObjectClosed closed) {
                return closed;
            }
        }

        @Override
        public List<Errand> store(Object fetched) {
            if (fetched instanceof ObjectClosed refusal) {
                if (stage != null) {
                    closedAudits.add(refusal);
                }
                return List.of();
            }
            for (JsonNode entry : (JsonNode) fetched) {
                JsonNode then = entry.path("rawObject");
                Object moment = PortalTime.parse(Json.text(entry, "timestamp"));
                String action = Json.text(entry, "action");
                String label = Json.text(then, "label");
                if (stage == null) {
                    pipelineAudits.add(new Object[] {object.type(), pipeline, moment, action, label});
                } else {
                    stageAudits.add(new Object[] {
                        object.type(),
                        pipeline,
                        stage,
                        moment,
                        action,
                        label,
                        then.path("metadata").isObject() ? then.path("metadata").toString() : null
                    });
                }
            }
            return List.of();
        }
    }

    private static int order(JsonNode node) {
        return node.path("displayOrder").asInt(0);
    }

    /** Stores what was found. Not every token may read the change logs; then the labels of today stand for all times. */
    void finish() {
        bench.store.write(() -> {
            bench.store.replace("pipeline", "", pipelines);
            bench.store.replace("stage", "", stages);
            bench.store.replace("pipeline_audit", "", pipelineAudits);
            bench.store.replace("stage_audit", "", stageAudits);
            if (!closedAudits.isEmpty()) {
                bench.store.gap(
                        "pipelines",
                        "closed",
                        Phrase.of(
                                "The change log of " + closedAudits.size()
                                        + " stages cannot be read, so their labels of today stand for all times. "
                                        + closedAudits.get(0).phrase().en(),
                                closedAudits.size() + "ステージの変更履歴を読めないため、現在の名称を過去にも使います。"
                                        + closedAudits.get(0).phrase().ja()));
            }
        });
        bench.meter.advance(1);
    }
}
