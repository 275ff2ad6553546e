package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads what describes the portal: the properties of each object, the deal pipelines with the change log of their stages, and the owners,
 * those who left included. It is small and is read anew in every run.
 */
final class ReferencePass {

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
        new PipelinePass(bench).run();
        bench.meter.advance(1);
        new OwnerPass(bench).run();
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
}
