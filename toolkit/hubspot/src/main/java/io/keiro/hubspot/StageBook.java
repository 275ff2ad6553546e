package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.Stage;
import io.keiro.leadtocash.StageMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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

    /** A stage that there is, with the labels that it had, or null where the portal does not tell them. */
    private record Entry(Stage stage, boolean closed, String[] states, Label current, LabelLog log) {
        static Entry of(PortalDescription.StageRow row, Stage stage, LabelLog log) {
            return new Entry(
                    stage,
                    row.closed(),
                    row.states().toArray(String[]::new),
                    new Label(stage.stage(), Known.CURRENT),
                    log);
        }

        Label label(Instant time) {
            return log == null ? current : log.at(time);
        }
    }

    /** The labels that a stage had, from the first one on. */
    private record LabelLog(Instant[] since, Label[] labels) {
        static LabelLog of(TreeMap<Instant, String> log) {
            return new LabelLog(
                    log.keySet().toArray(Instant[]::new),
                    log.values().stream()
                            .map(text -> new Label(text, Known.AT_TIME))
                            .toArray(Label[]::new));
        }

        /** The label at a time; before the first one is known, the first one. */
        Label at(Instant time) {
            int last = labels.length - 1;
            while (last > 0 && since[last].isAfter(time)) {
                last--;
            }
            return labels[last];
        }
    }

    /** What is known of one kind of object, by id. */
    private static final class Shelf {
        private final Map<String, String> pipelines = new HashMap<>();
        private final Map<String, String> plainNames = new HashMap<>();
        private final Map<String, Entry> stages = new LinkedHashMap<>();
        /** Also of stages that are deleted. */
        private final Map<String, LabelLog> labels = new HashMap<>();
    }

    /** By the number of the kind, because every event asks several times. */
    private final List<Shelf> shelves =
            Arrays.stream(StoredObject.values()).map(object -> new Shelf()).toList();

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
                shelf(object)
                        .pipelines
                        .put(pipeline.id(), unique ? pipeline.label() : pipeline.label() + " (" + pipeline.id() + ")");
                shelf(object).plainNames.put(pipeline.id(), pipeline.label());
            }
        }
        Map<StoredObject, Map<String, TreeMap<Instant, String>>> logs = new EnumMap<>(StoredObject.class);
        for (PortalDescription.Audit row : portal.audits()) {
            StoredObject object = StoredObject.of(row.object());
            if (object != null) {
                logs.computeIfAbsent(object, o -> new HashMap<>())
                        .computeIfAbsent(row.stageId(), id -> new TreeMap<>())
                        .put(row.moment(), row.label());
            }
        }
        logs.forEach((object, byStage) ->
                byStage.forEach((stage, log) -> shelf(object).labels.put(stage, LabelLog.of(log))));
        for (PortalDescription.StageRow row : portal.stages()) {
            StoredObject object = StoredObject.of(row.object());
            if (object != null) {
                Shelf shelf = shelf(object);
                shelf.stages.put(row.id(), Entry.of(row, stage(object, row, map), shelf.labels.get(row.id())));
            }
        }
    }

    private Shelf shelf(StoredObject object) {
        return shelves.get(object.ordinal());
    }

    private Stage stage(StoredObject object, PortalDescription.StageRow row, StageMap map) {
        String pipeline = shelf(object).pipelines.getOrDefault(row.pipelineId(), row.pipelineId());
        String plain = shelf(object).plainNames.getOrDefault(row.pipelineId(), row.pipelineId());
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
        return shelf(StoredObject.DEALS).stages.values().stream()
                .map(Entry::stage)
                .toList();
    }

    /** The stage with this id, or null for one that the portal has deleted, and for none. */
    Stage stage(StoredObject object, String id) {
        Entry entry = id == null ? null : shelf(object).stages.get(id);
        return entry == null ? null : entry.stage();
    }

    /** The deal stage whose date of entry a property holds, or null. */
    String dealStageOfDate(String property) {
        return stageDates
                .computeIfAbsent(
                        property,
                        name -> Optional.ofNullable(StageDates.stage(
                                name, shelf(StoredObject.DEALS).stages.keySet())))
                .orElse(null);
    }

    /** True if the portal says that records end in this stage. */
    boolean isEnd(StoredObject object, String id) {
        Entry entry = id == null ? null : shelf(object).stages.get(id);
        return entry != null && entry.closed();
    }

    /** True if the metadata of the stage says one of these words, in capitals. */
    boolean says(StoredObject object, String id, Set<String> states) {
        Entry entry = id == null ? null : shelf(object).stages.get(id);
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
        return id == null ? null : shelf(object).pipelines.getOrDefault(id, id);
    }

    /** The label of a stage at a time; a stage that was deleted without a trace keeps its id. */
    Label label(StoredObject object, String id, Instant time) {
        Shelf shelf = shelf(object);
        Entry entry = shelf.stages.get(id);
        if (entry != null) {
            return entry.label(time);
        }
        LabelLog log = shelf.labels.get(id);
        return log == null ? new Label(id, Known.ID_ONLY) : log.at(time);
    }

    /** Stages of deals that the stage map does not describe, as "pipeline / stage". */
    List<String> unmapped() {
        return new ArrayList<>(unmapped);
    }
}
