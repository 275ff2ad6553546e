package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads the pipelines of all kinds that have some, with their stages, and the change logs of those that have changed ({@link ChangeLog}),
 * which alone tell what they were called before.
 */
final class PipelinePass {

    private final Workbench bench;
    private final DealQuery query;
    private final ChangeLog.Known known;
    private final List<Object[]> pipelines = new ArrayList<>();
    private final List<Object[]> stages = new ArrayList<>();
    private final List<Object[]> pipelineAudits = new ArrayList<>();
    private final List<Object[]> stageAudits = new ArrayList<>();
    private final List<ChangeLog> kept = new ArrayList<>();
    private final List<ObjectClosed> closedAudits = new ArrayList<>();

    PipelinePass(Workbench bench, DealQuery query) {
        this.bench = bench;
        this.query = query;
        this.known = ChangeLog.Known.of(bench.store, bench.run());
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
                audits.addAll(audit(ChangeLog.ofPipeline(object, pipeline)));
                for (JsonNode stage : pipeline.path("stages")) {
                    audits.addAll(audit(ChangeLog.ofStage(object, id, stage)));
                    stages.add(new Object[] {
                        object.type(),
                        id,
                        Json.textOrEmpty(stage, "id"),
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

        /** Asks for a change log where it can hold more than is known. */
        private List<Errand> audit(ChangeLog log) {
            if (log.isUnchanged()) {
                take(log, List.<Object[]>of(log.onlyRow()));
                return List.of();
            }
            if (known.isUpToDate(log)) {
                kept.add(log);
                return List.of();
            }
            return List.of(new Audit(log));
        }
    }

    private void take(ChangeLog log, List<Object[]> rows) {
        (log.isOfPipeline() ? pipelineAudits : stageAudits).addAll(rows);
    }

    private final class Audit implements Errand {
        private final ChangeLog log;

        private Audit(ChangeLog log) {
            this.log = log;
        }

        @Override
        public Object fetch() {
            try {
                return log.ask(bench.reader).path("results");
            } catch (ObjectClosed closed) {
                return closed;
            }
        }

        @Override
        public List<Errand> store(Object fetched) {
            if (fetched instanceof ObjectClosed refusal) {
                if (!log.isOfPipeline()) {
                    closedAudits.add(refusal);
                }
                return List.of();
            }
            take(log, log.rows((JsonNode) fetched));
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
            replaceAudits("pipeline_audit", "pipeline_id", true, pipelineAudits);
            replaceAudits("stage_audit", "stage_id", false, stageAudits);
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

    private void replaceAudits(String table, String id, boolean ofPipelines, List<Object[]> rows) throws SQLException {
        String stay = kept.stream()
                .filter(log -> log.isOfPipeline() == ofPipelines)
                .map(log -> "('" + log.object().type() + "', " + StoredSoFar.quoted(log.id()) + ")")
                .collect(Collectors.joining(", "));
        bench.store.replace(table, stay.isEmpty() ? "" : "(object, " + id + ") NOT IN (" + stay + ")", rows);
    }
}
