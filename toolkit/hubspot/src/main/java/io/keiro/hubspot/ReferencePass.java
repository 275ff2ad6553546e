package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads what describes the portal: the properties of each kind whose records are read, the pipelines with what they were called before,
 * and the owners, those who left included. It is small and is read anew in every run.
 */
final class ReferencePass {

    private final Workbench bench;
    private final DealQuery query;
    private final PropertyMap map;
    private final ReadingMode wish;

    ReferencePass(Workbench bench, DealQuery query, PropertyMap map, ReadingMode wish) {
        this.bench = bench;
        this.query = query;
        this.map = map;
        this.wish = wish;
    }

    void run() throws InterruptedException {
        List<Errand> errands = new ArrayList<>();
        for (PortalObject object : PortalObject.values()) {
            if (query.reads(object)) {
                errands.add(new Properties(object));
            }
        }
        int steps = errands.size() + 2;
        bench.meter.begin(Phrase.of("Properties, pipelines and owners", "プロパティ、パイプライン、担当者"), 0, steps);
        PipelinePass pipelines = new PipelinePass(bench, query);
        OwnerPass owners = new OwnerPass(bench);
        errands.addAll(pipelines.errands());
        errands.addAll(owners.errands());
        if (bench.run().kind().equals(RunInfo.FULL) && query.pipeline() == null) {
            for (PortalObject object : PortalObject.values()) {
                if (object.isReadWhole() && query.reads(object)) {
                    errands.add(new Total(object));
                }
            }
        }
        bench.dispatch(errands);
        pipelines.finish();
        owners.finish();
        bench.meter.end();
    }

    /** How many records a full run has before it, and where they begin and end; asked along where no pipeline must be known for it. */
    private final class Total implements Errand {
        private final PortalObject object;

        private Total(PortalObject object) {
            this.object = object;
        }

        @Override
        public Object fetch() {
            return bench.count(object);
        }

        @Override
        public List<Errand> store(Object fetched) {
            long total = (Long) fetched;
            bench.total(object, total);
            return new WalkPlan(bench, object, wish).endsFor(total);
        }
    }

    private final class Properties implements Errand {
        private final PortalObject object;

        private Properties(PortalObject object) {
            this.object = object;
        }

        @Override
        public Object fetch() {
            try {
                return bench.reader.properties(object).path("results");
            } catch (ObjectClosed closed) {
                return closed;
            }
        }

        @Override
        public List<Errand> store(Object fetched) throws SQLException {
            if (fetched instanceof ObjectClosed closed) {
                if (object == PortalObject.DEALS) {
                    throw closed;
                }
                bench.closed(object, closed);
            } else {
                take(object, (JsonNode) fetched);
            }
            bench.meter.advance(1);
            return List.of();
        }
    }

    private void take(PortalObject object, JsonNode definitions) throws SQLException {
        Set<String> present = new HashSet<>();
        Set<String> owners = new HashSet<>();
        for (JsonNode definition : definitions) {
            present.add(Json.textOrEmpty(definition, "name"));
            if (Json.textOrEmpty(definition, "referencedObjectType").equals("OWNER")) {
                owners.add(Json.textOrEmpty(definition, "name"));
            }
        }
        PropertyPlan plan = PropertyPlan.of(object, map, query, present);
        bench.plan(object, plan);
        bench.personal.ownersIn(object, owners);
        drift(object, definitions);
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
        bench.store.replace("property_def", "object = '" + object.type() + "'", rows);
    }

    /** What changed in the portal's properties since the run before; nothing in a first run. */
    private void drift(PortalObject object, JsonNode definitions) throws SQLException {
        Map<String, String> before = bench.store.soFar().propertyTypes(object);
        if (before.isEmpty()) {
            return;
        }
        Map<String, String> now = new TreeMap<>();
        definitions.forEach(definition ->
                now.put(Json.textOrEmpty(definition, "name"), String.valueOf(Json.text(definition, "type"))));
        for (Map.Entry<String, String> each : now.entrySet()) {
            String type = before.get(each.getKey());
            if (type == null) {
                bench.drift(object, each.getKey(), "new", "is new in the portal", "は新しいプロパティです");
            } else if (!type.equals(each.getValue())) {
                bench.drift(
                        object,
                        each.getKey(),
                        "type",
                        "was of type " + type + " and is now of type " + each.getValue(),
                        "の型が " + type + " から " + each.getValue() + " に変わりました");
            }
        }
        for (String name : before.keySet()) {
            if (!now.containsKey(name)) {
                bench.drift(object, name, "gone", "is no longer in the portal", "はポータルからなくなりました");
            }
        }
    }
}
