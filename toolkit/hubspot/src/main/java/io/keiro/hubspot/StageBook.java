package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.Stage;
import io.keiro.leadtocash.StageMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The portal's stages by their ids: outcome and probability from the portal's own metadata, the activity from the stage map, and the
 * label that a stage had at a given time from its change log. Ids of stages are unique within a kind of object.
 */
final class StageBook {

    private static final double CERTAIN = 0.999;

    /** Steps that a stage of another object than a deal may stand for; "*" rows of a stage map are written for deals. */
    private static final Map<StoredObject, Set<String>> STEPS = Map.of(
            StoredObject.LEADS,
            Set.of(Activity.LEAD_FIRST_CONTACTED.id(), Activity.LEAD_QUALIFIED.id()),
            StoredObject.ORDERS,
            Set.of(Activity.ORDER_FULFILLED.id()),
            StoredObject.TICKETS,
            Set.of(Activity.ORDER_FULFILLED.id()));

    /** How a label is known. */
    enum Known {
        AT_TIME,
        CURRENT,
        ID_ONLY
    }

    record Label(String text, Known known) {}

    /** Equal by value like any record; written out because every event asks several times. */
    private record Key(StoredObject object, String id) {
        @Override
        public int hashCode() {
            return id.hashCode() + object.ordinal();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.object == object && key.id.equals(id);
        }
    }

    private record Entry(Stage stage, boolean closed, Set<String> states, Label current) {
        Entry(Stage stage, boolean closed, Set<String> states) {
            this(stage, closed, states, new Label(stage.stage(), Known.CURRENT));
        }
    }

    private final Map<Key, String> pipelines = new LinkedHashMap<>();
    private final Map<Key, String> plainNames = new HashMap<>();
    private final Map<Key, Entry> stages = new LinkedHashMap<>();
    private final Map<Key, TreeMap<Instant, String>> labels = new HashMap<>();
    private final TreeSet<String> unmapped = new TreeSet<>();
    private final Map<String, Optional<String>> stageDates = new ConcurrentHashMap<>();

    StageBook(PortalDescription portal, StageMap map) {
        for (PortalDescription.Pipeline pipeline : portal.pipelines()) {
            StoredObject object = StoredObject.of(pipeline.object());
            if (object != null) {
                boolean unique = portal.pipelines().stream()
                        .filter(other -> other.object().equals(pipeline.object()))
                        .noneMatch(other -> !other.id().equals(pipeline.id())
                                && java.util.Objects.equals(other.label(), pipeline.label()));
                // Two pipelines of one name would run together in every result.
                pipelines.put(
                        new Key(object, pipeline.id()),
                        unique ? pipeline.label() : pipeline.label() + " (" + pipeline.id() + ")");
                plainNames.put(new Key(object, pipeline.id()), pipeline.label());
            }
        }
        for (PortalDescription.StageRow row : portal.stages()) {
            StoredObject object = StoredObject.of(row.object());
            if (object != null) {
                stages.put(new Key(object, row.id()), new Entry(stage(object, row, map), row.closed(), row.states()));
            }
        }
        for (PortalDescription.Audit row : portal.audits()) {
            StoredObject object = StoredObject.of(row.object());
            if (object != null) {
                labels.computeIfAbsent(new Key(object, row.stageId()), id -> new TreeMap<>())
                        .put(row.moment(), row.label());
            }
        }
    }

    private Stage stage(StoredObject object, PortalDescription.StageRow row, StageMap map) {
        String pipeline = pipelines.getOrDefault(new Key(object, row.pipelineId()), row.pipelineId());
        String plain = plainNames.getOrDefault(new Key(object, row.pipelineId()), row.pipelineId());
        Optional<Stage> mapped = map.find(row.pipelineId(), row.id())
                .or(() -> map.find(row.pipelineId(), row.label()))
                .or(() -> map.find(plain, row.id()))
                .or(() -> map.find(plain, row.label()));
        if (object != StoredObject.DEALS) {
            Set<String> steps = STEPS.getOrDefault(object, Set.of());
            mapped = mapped.filter(stage -> steps.contains(stage.activity()));
        } else if (mapped.isEmpty()) {
            unmapped.add(pipeline + " / " + row.label());
        }
        return new Stage(
                pipeline,
                row.id(),
                row.label(),
                row.displayOrder(),
                row.probability(),
                outcome(row),
                mapped.map(Stage::activity).orElse(""),
                mapped.map(Stage::mandatory).orElse(false),
                mapped.isPresent());
    }

    /** Won and lost by the portal's own metadata; a closed stage of any other probability is neither. */
    static Outcome outcome(PortalDescription.StageRow row) {
        if (!row.closed()) {
            return Outcome.OPEN;
        }
        return row.probability() >= CERTAIN
                ? Outcome.WON
                : row.probability() <= 1 - CERTAIN ? Outcome.LOST : Outcome.OPEN;
    }

    /** All stages of deals in the order of their pipelines. */
    List<Stage> dealStages() {
        List<Stage> found = new ArrayList<>();
        stages.forEach((key, entry) -> {
            if (key.object() == StoredObject.DEALS) {
                found.add(entry.stage());
            }
        });
        return found;
    }

    /** The stage with this id, or null for one that the portal has deleted, and for none. */
    Stage stage(StoredObject object, String id) {
        Entry entry = id == null ? null : stages.get(new Key(object, id));
        return entry == null ? null : entry.stage();
    }

    /** The deal stage whose date of entry a property holds, or null. */
    String dealStageOfDate(String property) {
        return stageDates
                .computeIfAbsent(
                        property,
                        name -> Optional.ofNullable(StageDates.stage(
                                name,
                                stages.keySet().stream()
                                        .filter(key -> key.object() == StoredObject.DEALS)
                                        .map(Key::id)
                                        .toList())))
                .orElse(null);
    }

    /** True if the portal says that records end in this stage. */
    boolean isEnd(StoredObject object, String id) {
        Entry entry = id == null ? null : stages.get(new Key(object, id));
        return entry != null && entry.closed();
    }

    /** True if the metadata of the stage says one of these words, in capitals. */
    boolean says(StoredObject object, String id, Set<String> states) {
        Entry entry = id == null ? null : stages.get(new Key(object, id));
        if (entry != null) {
            for (String state : entry.states()) {
                if (states.contains(state)) {
                    return true;
                }
            }
        }
        return false;
    }

    String pipelineLabel(StoredObject object, String id) {
        return id == null ? null : pipelines.getOrDefault(new Key(object, id), id);
    }

    /** The label of a stage at a time; a stage that was deleted without a trace keeps its id. */
    Label label(StoredObject object, String id, Instant time) {
        Key key = new Key(object, id);
        TreeMap<Instant, String> log = labels.get(key);
        if (log != null) {
            Map.Entry<Instant, String> then = log.floorEntry(time);
            return new Label(then == null ? log.firstEntry().getValue() : then.getValue(), Known.AT_TIME);
        }
        Entry entry = stages.get(key);
        return entry == null ? new Label(id, Known.ID_ONLY) : entry.current();
    }

    /** Stages of deals that the stage map does not describe, as "pipeline / stage". */
    List<String> unmapped() {
        return new ArrayList<>(unmapped);
    }
}
