package io.keiro.hubspot;

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
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The portal's stages by their ids: outcome and probability from the portal's own metadata, the activity from the stage map, and the
 * label that a stage had at a given time from its change log.
 */
final class StageBook {

    private static final double CERTAIN = 0.999;

    private final Map<String, String> pipelines = new LinkedHashMap<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Map<String, TreeMap<Instant, String>> labels = new HashMap<>();
    private final TreeSet<String> unmapped = new TreeSet<>();

    StageBook(StoreReader store, StageMap map) {
        store.pipelines().forEach(pipeline -> pipelines.put(pipeline.id(), pipeline.label()));
        for (StoreReader.StageRow row : store.stages()) {
            stages.put(row.id(), stage(row, map));
        }
        for (StoreReader.AuditRow row : store.audits()) {
            labels.computeIfAbsent(row.stageId(), id -> new TreeMap<>()).put(row.moment(), row.label());
        }
    }

    private Stage stage(StoreReader.StageRow row, StageMap map) {
        String pipeline = pipelines.getOrDefault(row.pipelineId(), row.pipelineId());
        Optional<Stage> mapped = map.find(row.pipelineId(), row.id())
                .or(() -> map.find(row.pipelineId(), row.label()))
                .or(() -> map.find(pipeline, row.id()))
                .or(() -> map.find(pipeline, row.label()));
        if (mapped.isEmpty()) {
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
                mapped.map(Stage::mandatory).orElse(false));
    }

    private static Outcome outcome(StoreReader.StageRow row) {
        if (!row.closed()) {
            return Outcome.OPEN;
        }
        return row.probability() >= CERTAIN
                ? Outcome.WON
                : row.probability() <= 1 - CERTAIN ? Outcome.LOST : Outcome.OPEN;
    }

    /** All stages in the order of their pipelines. */
    List<Stage> stages() {
        return new ArrayList<>(stages.values());
    }

    /** The stage with this id, or null for one that the portal has deleted. */
    Stage stage(String id) {
        return stages.get(id);
    }

    String pipelineLabel(String id) {
        return id == null ? null : pipelines.getOrDefault(id, id);
    }

    /** The label of a stage at a time; a stage that was deleted without a trace keeps its id. */
    String label(String id, Instant time) {
        TreeMap<Instant, String> log = labels.get(id);
        if (log != null) {
            Map.Entry<Instant, String> then = log.floorEntry(time);
            return then == null ? log.firstEntry().getValue() : then.getValue();
        }
        Stage stage = stages.get(id);
        return stage == null ? id : stage.stage();
    }

    /** Stages that the stage map does not describe, as "pipeline / stage". */
    List<String> unmapped() {
        return new ArrayList<>(unmapped);
    }
}
