package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads what describes the portal: the properties of each object, the deal pipelines with the change log of their stages, and the owners,
 * those who left included. It is small and is read anew in every run.
 */
final class ReferencePass {

    private static final int SHORT_LABEL = 4;
    private static final int LONG_LABEL = 8;

    private final Workbench bench;
    private final DealQuery query;
    private final PropertyMap map;

    ReferencePass(Workbench bench, DealQuery query, PropertyMap map) {
        this.bench = bench;
        this.query = query;
        this.map = map;
    }

    void run() throws InterruptedException {
        List<PortalObject> objects = new ArrayList<>();
        for (PortalObject object : PortalObject.values()) {
            if (query.reads(object)) {
                objects.add(object);
            }
        }
        bench.meter.begin(Phrase.of("Properties, pipelines and owners", "プロパティ、パイプライン、担当者"), 0, objects.size() + 2L);
        bench.crew.each(objects, this::properties, (object, outcome) -> {
            if (outcome instanceof ObjectClosed closed) {
                closed(object, closed);
            } else {
                take(object, (JsonNode) outcome);
            }
            bench.meter.advance(1);
        });
        pipelines();
        bench.meter.advance(1);
        owners();
        bench.meter.end();
    }

    private Object properties(PortalObject object) {
        try {
            return bench.reader.properties(object).path("results");
        } catch (ObjectClosed closed) {
            return closed;
        }
    }

    private void closed(PortalObject object, ObjectClosed closed) {
        if (object == PortalObject.DEALS) {
            throw closed;
        }
        bench.close(object, closed);
    }

    private void take(PortalObject object, JsonNode definitions) {
        Set<String> present = new HashSet<>();
        Set<String> owners = new HashSet<>();
        for (JsonNode definition : definitions) {
            present.add(Json.textOrEmpty(definition, "name"));
            if (Json.textOrEmpty(definition, "referencedObjectType").equals("OWNER")) {
                owners.add(Json.textOrEmpty(definition, "name"));
            }
        }
        PropertyPlan plan = PropertyPlan.of(object, map, present);
        bench.plan(object, plan);
        bench.personal.ownersIn(object, owners);
        List<Object[]> rows = new ArrayList<>();
        for (JsonNode definition : definitions) {
            String name = Json.textOrEmpty(definition, "name");
            rows.add(new Object[] {
                object.type(),
                name,
                Json.text(definition, "label"),
                Json.text(definition, "type"),
                Json.isTrue(definition, "calculated"),
                plan.properties().contains(name)
            });
        }
        bench.store.write(() -> bench.store.replace("property_def", "object = '" + object.type() + "'", rows));
    }

    private void pipelines() throws InterruptedException {
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
                    Json.text(entry.path("rawObject"), "label")
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

    private void owners() {
        List<JsonNode> owners = new ArrayList<>();
        try {
            for (boolean archived : new boolean[] {false, true}) {
                bench.reader.owners(archived, page -> page.forEach(owners::add));
            }
        } catch (ObjectClosed closed) {
            Phrase sentence = Phrase.of(
                    closed.phrase().en() + " Missing: names and teams of reps.",
                    closed.phrase().ja() + "欠けるもの：担当者名とチーム。");
            bench.store.write(() -> {
                bench.store.replace("owner", "", List.of());
                bench.store.gap("owners", "closed", sentence);
            });
            return;
        }
        bench.store.write(() -> storeOwners(owners));
    }

    /** One row per owner. Reps get short labels; where two would be alike, the one who joined later gets a longer one. */
    private void storeOwners(List<JsonNode> owners) throws SQLException {
        owners.sort(Comparator.comparing(
                        (JsonNode owner) -> Json.textOrEmpty(owner, "id").length())
                .thenComparing(owner -> Json.textOrEmpty(owner, "id")));
        Set<String> ids = new HashSet<>();
        Set<String> labels = new LinkedHashSet<>();
        List<Object[]> rows = new ArrayList<>();
        for (JsonNode owner : owners) {
            if (!ids.add(Json.textOrEmpty(owner, "id"))) {
                continue;
            }
            String id = bench.pseudonyms.owner(Json.textOrEmpty(owner, "id"));
            String userId = Json.text(owner, "userId");
            userId = userId == null ? Json.text(owner, "userIdIncludingInactive") : userId;
            rows.add(new Object[] {
                id,
                userId == null ? null : bench.pseudonyms.user(userId),
                label(owner, id, labels),
                Json.text(owner, "type"),
                team(owner.path("teams")),
                Json.isTrue(owner, "archived")
            });
        }
        bench.store.replace("owner", "", rows);
    }

    private String label(JsonNode owner, String id, Set<String> taken) {
        if (bench.pseudonyms.keepNames()) {
            String name = (Json.textOrEmpty(owner, "firstName") + " " + Json.textOrEmpty(owner, "lastName")).strip();
            String label = name.isEmpty() ? Json.textOrEmpty(owner, "email") : name;
            label = label.isEmpty() ? "Owner " + id : label;
            return taken.add(label) ? label : label + " (" + id + ")";
        }
        String kind = Json.textOrEmpty(owner, "type").equals("QUEUE") ? "Queue " : "Rep ";
        String hash = id.toUpperCase(Locale.ROOT);
        String label = kind + hash.substring(0, SHORT_LABEL);
        if (!taken.add(label)) {
            label = kind + hash.substring(0, LONG_LABEL);
            taken.add(label);
        }
        return label;
    }

    /** The primary team, else the first. */
    private static String team(JsonNode teams) {
        String first = null;
        for (JsonNode team : teams) {
            if (Json.isTrue(team, "primary")) {
                return Json.text(team, "name");
            }
            first = first == null ? Json.text(team, "name") : first;
        }
        return first;
    }
}
