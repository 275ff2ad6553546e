package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the deal pipelines with their stages, and the change log of each stage, which alone tells what it was called before. */
final class PipelinePass {

    private final Workbench bench;

    PipelinePass(Workbench bench) {
        this.bench = bench;
    }

    void run() throws InterruptedException {
        List<Object[]> pipelines = new ArrayList<>();
        List<Object[]> stages = new ArrayList<>();
        List<String[]> stageIds = new ArrayList<>();
        String type = PortalObject.DEALS.type();
        for (JsonNode pipeline : bench.reader.pipelines(PortalObject.DEALS).path("results")) {
            String id = Json.textOrEmpty(pipeline, "id");
            pipelines.add(new Object[] {
                type, id, Json.textOrEmpty(pipeline, "label"), order(pipeline), Json.isTrue(pipeline, "archived")
            });
            for (JsonNode stage : pipeline.path("stages")) {
                String stageId = Json.textOrEmpty(stage, "id");
                stageIds.add(new String[] {id, stageId});
                stages.add(new Object[] {
                    type,
                    id,
                    stageId,
                    Json.textOrEmpty(stage, "label"),
                    order(stage),
                    stage.path("metadata").isObject() ? stage.path("metadata").toString() : "{}",
                    Json.isTrue(stage, "archived")
                });
            }
        }
        List<Object[]> audits = audits(type, stageIds);
        bench.store.write(() -> {
            bench.store.replace("pipeline", "", pipelines);
            bench.store.replace("stage", "", stages);
            bench.store.replace("stage_audit", "", audits);
        });
    }

    private static int order(JsonNode node) {
        return node.path("displayOrder").asInt(0);
    }

    /** Earlier labels of the stages. Not every token may read the change log; then the labels of today stand for all times. */
    private List<Object[]> audits(String type, List<String[]> stageIds) throws InterruptedException {
        List<Object[]> audits = new ArrayList<>();
        List<ObjectClosed> closed = new ArrayList<>();
        bench.crew.each(stageIds, this::audit, (stage, outcome) -> {
            if (outcome instanceof ObjectClosed refusal) {
                closed.add(refusal);
                return;
            }
            for (JsonNode entry : (JsonNode) outcome) {
                audits.add(new Object[] {
                    type,
                    stage[0],
                    stage[1],
                    PortalTime.parse(Json.text(entry, "timestamp")),
                    Json.text(entry, "action"),
                    Json.text(entry.path("rawObject"), "label"),
                    entry.path("rawObject").path("metadata").isObject()
                            ? entry.path("rawObject").path("metadata").toString()
                            : null
                });
            }
        });
        if (!closed.isEmpty()) {
            Phrase sentence = Phrase.of(
                    "The change log of " + closed.size()
                            + " stages cannot be read, so their labels of today stand for all times. "
                            + closed.get(0).phrase().en(),
                    closed.size() + "ステージの変更履歴を読めないため、現在の名称を過去にも使います。"
                            + closed.get(0).phrase().ja());
            bench.store.write(() -> bench.store.gap("pipelines", "closed", sentence));
        }
        return audits;
    }

    private Object audit(String[] stage) {
        try {
            return bench.reader
                    .stageAudit(PortalObject.DEALS, stage[0], stage[1])
                    .path("results");
        } catch (ObjectClosed closed) {
            return closed;
        }
    }
}
