package io.keiro.hubspot;

import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.Stage;
import io.keiro.leadtocash.StageMap;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of a few records that a person can check by hand, written without a portal. It knows one pipeline of deals, Sales, whose
 * stage ids mislead on purpose: "contractsent" is the won stage and "closedwon" the lost one.
 */
final class SmallSnapshot {

    static final Instant CUT_OFF = Instant.parse("2026-01-31T12:00:00Z");
    static final StageMap STAGES = StageMap.of(List.of(
            stage("Sales", "New", Outcome.OPEN, ""),
            stage("Sales", "Qualified", Outcome.OPEN, "opportunity_qualified"),
            stage("Sales", "Quote sent", Outcome.OPEN, "quote_issued"),
            stage("Sales", "Requirements", Outcome.OPEN, "requirements_gathered"),
            stage("Sales", "Contract out", Outcome.OPEN, "contract_sent"),
            stage("Sales", "Delivered", Outcome.OPEN, "order_fulfilled"),
            stage("Sales", "Won", Outcome.WON, "closed_won"),
            stage("Sales", "Lost", Outcome.LOST, "closed_lost")));

    static Stage stage(String pipeline, String label, Outcome outcome, String activity) {
        return new Stage(pipeline, "", label, 0, Double.NaN, outcome, activity, false);
    }

    /** A record that a test fills in. */
    final class Thing {
        private final PortalObject object;
        private final String id;
        private final Instant created;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, List<HistoryRow>> history = new LinkedHashMap<>();

        private Thing(PortalObject object, String id, String created) {
            this.object = object;
            this.id = id;
            this.created = created == null ? null : Instant.parse(created);
        }

        Thing set(String property, String value) {
            values.put(property, value);
            return this;
        }

        Thing at(String time, String property, String value) {
            return at(time, property, value, "CRM_UI", "501");
        }

        /** The property takes a value at a time; later calls are later entries. */
        Thing at(String time, String property, String value, String sourceType, String userId) {
            values.put(property, value);
            String sourceId = userId == null ? "job-1" : "userId:" + userId;
            history.computeIfAbsent(property, p -> new ArrayList<>())
                    .add(new HistoryRow(Instant.parse(time), value, sourceType, sourceId, null, userId));
            return this;
        }

        Thing to(Thing other, String... labels) {
            associations.add(new Object[] {
                object.type(), id, other.object.type(), other.id, String.join("|", labels), CUT_OFF, CUT_OFF
            });
            return this;
        }

        private RawRecord raw() {
            return new RawRecord(id, created, created, false, null, values, history);
        }
    }

    private final Path file;
    private final List<Thing> things = new ArrayList<>();
    private final List<Object[]> associations = new ArrayList<>();
    private final List<Object[]> pipelines = new ArrayList<>();
    private final List<Object[]> stages = new ArrayList<>();
    private final List<Object[]> audits = new ArrayList<>();
    private final List<Object[]> owners = new ArrayList<>();
    private final List<Object[]> aliases = new ArrayList<>();
    private final List<Object[]> counts = new ArrayList<>();

    SmallSnapshot(Path folder) {
        file = folder.resolve("small.duckdb");
        pipeline(PortalObject.DEALS, "default", "Sales");
        dealStage("91", "New", "0.2");
        dealStage("92", "Qualified", "0.4");
        dealStage("93", "Quote sent", "0.6");
        dealStage("94", "Requirements", "0.5");
        dealStage("95", "Contract out", "0.9");
        dealStage("96", "Delivered", "0.9");
        stage(PortalObject.DEALS, "default", "contractsent", "Won", "{\"isClosed\":\"true\",\"probability\":\"1.0\"}");
        stage(PortalObject.DEALS, "default", "closedwon", "Lost", "{\"isClosed\":\"true\",\"probability\":\"0.0\"}");
        owner("31", "501", "Rep One", "North", false);
        owner("32", "502", "Rep Two", "South", false);
    }

    SmallSnapshot pipeline(PortalObject object, String id, String label) {
        pipelines.add(new Object[] {object.type(), id, label, pipelines.size(), false});
        return this;
    }

    private void dealStage(String id, String label, String probability) {
        stage(
                PortalObject.DEALS,
                "default",
                id,
                label,
                "{\"isClosed\":\"false\",\"probability\":\"" + probability + "\"}");
    }

    SmallSnapshot stage(PortalObject object, String pipeline, String id, String label, String metadata) {
        stages.add(new Object[] {object.type(), pipeline, id, label, stages.size(), metadata, false});
        return this;
    }

    SmallSnapshot audit(String stageId, String time, String label) {
        audits.add(new Object[] {"deals", "default", stageId, Instant.parse(time), "UPDATE", label, null});
        return this;
    }

    SmallSnapshot owner(String id, String userId, String label, String team, boolean archived) {
        owners.add(new Object[] {id, userId, label, "PERSON", team, archived});
        return this;
    }

    SmallSnapshot alias(PortalObject object, String oldId, String newId) {
        aliases.add(new Object[] {object.type(), oldId, newId});
        return this;
    }

    SmallSnapshot total(PortalObject object, long portal, long held) {
        counts.add(new Object[] {1, object.type(), portal, held});
        return this;
    }

    Thing add(PortalObject object, String id, String created) {
        Thing thing = new Thing(object, id, created);
        things.add(thing);
        return thing;
    }

    /** A deal that was made on 1 March 2025 in the first stage, by Rep One. */
    Thing deal(String id) {
        return add(PortalObject.DEALS, id, "2025-03-01T09:00:00Z")
                .set("createdate", "2025-03-01T09:00:00Z")
                .at("2025-03-01T09:00:00.100Z", "pipeline", "default")
                .at("2025-03-01T09:00:00.100Z", "hubspot_owner_id", "31")
                .at("2025-03-01T09:00:00.100Z", "dealstage", "91");
    }

    Snapshot snapshot() {
        try (Store store = Store.open(file)) {
            store.runs().begin(run(1, RunInfo.FULL));
            store.write(() -> {
                for (PortalObject object : PortalObject.values()) {
                    List<RawRecord> records = things.stream()
                            .filter(thing -> thing.object == object)
                            .map(Thing::raw)
                            .toList();
                    store.records().put(object, records);
                }
                store.add("association", associations);
                store.add("pipeline", pipelines);
                store.add("stage", stages);
                store.add("stage_audit", audits);
                store.add("owner", owners);
                store.add("alias", aliases);
                store.add("portal_count", counts);
            });
            store.runs().finish(1, CUT_OFF);
            // As if it were large, so that it is read as large ones are; what is extracted in tests is read as small
            // ones.
            store.columns().layOut();
        }
        return Snapshot.open(file);
    }

    /** A run that follows others into the same snapshot. */
    static RunInfo increment(int number) {
        return run(number, RunInfo.INCREMENT);
    }

    private static RunInfo run(int number, String kind) {
        return new RunInfo(
                number,
                kind,
                new Account("4711", "STANDARD", ZoneId.of("Europe/Berlin"), "EUR", List.of(), ""),
                "nowhere",
                "2026-09",
                "all deals",
                "names",
                20,
                PropertyMapJson.write(PropertyMap.defaults()),
                CUT_OFF,
                CUT_OFF,
                CUT_OFF,
                null);
    }

    LeadToCash map() {
        return snapshot().toLeadToCash(STAGES);
    }

    LeadToCash map(MappingOptions options) {
        return snapshot().toLeadToCash(STAGES, options);
    }

    /** "activity time evidence" of all events that name an object, in the order of time. */
    static List<String> told(LeadToCash data, ObjectKind kind, String id) {
        return data.events().stream()
                .filter(event -> id.equals(event.object(kind)))
                .sorted(Comparator.comparing(BusinessEvent::time))
                .map(event -> event.activity() + " " + event.time() + " " + event.evidence())
                .toList();
    }

    static BusinessEvent only(LeadToCash data, String activity) {
        List<BusinessEvent> found = all(data, activity);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + activity + " and found " + found);
        }
        return found.get(0);
    }

    static List<BusinessEvent> all(LeadToCash data, String activity) {
        return data.events().stream()
                .filter(event -> event.activity().equals(activity))
                .sorted(Comparator.comparing(BusinessEvent::time))
                .toList();
    }
}
