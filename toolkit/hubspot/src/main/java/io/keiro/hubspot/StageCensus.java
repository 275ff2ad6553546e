package io.keiro.hubspot;

import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.StageMapDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every stage of a portal with what its deals did there: what a draft of a stage map starts from. */
final class StageCensus {

    private static final String CHANGES =
            " FROM history SEMI JOIN (SELECT object, id FROM record WHERE NOT archived AND vanished IS NULL)"
                    + " USING (object, id) WHERE object = 'deals' AND property = 'dealstage'"
                    + " AND source_type IS DISTINCT FROM 'CALCULATED'";

    private StageCensus() {}

    static List<StageMapDraft.Seen> of(StoreReader store) {
        PortalDescription portal = PortalDescription.of(store);
        Map<String, long[]> entries = new HashMap<>();
        store.list(
                "SELECT value, count(*), count(next) FROM (SELECT value,"
                        + " lead(value) OVER (PARTITION BY id ORDER BY moment, value) AS next" + CHANGES
                        + ") WHERE next IS DISTINCT FROM value GROUP BY value",
                row -> entries.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}));
        Map<String, Double> passed = passedByWon(store, portal);
        List<StageMapDraft.Seen> seen = new ArrayList<>();
        for (PortalDescription.StageRow stage : portal.stages()) {
            StoredObject object = StoredObject.of(stage.object());
            boolean deals = object == StoredObject.DEALS;
            // The metadata of leads tells what their stages mean; of other objects, only those that may end with a
            // delivery matter.
            if (object == null || object == StoredObject.LEADS) {
                continue;
            }
            String label = portal.pipelineLabel(stage.object(), stage.pipelineId());
            boolean unique = portal.pipelines().stream()
                            .filter(other -> other.object().equals(stage.object()) && label.equals(other.label()))
                            .count()
                    <= 1;
            // Ids of deal stages tell pipelines of one name apart; those of other objects may repeat from pipeline to
            // pipeline.
            String pipeline = label.equals(stage.pipelineId()) || !unique && !deals
                    ? stage.pipelineId()
                    : label + "|" + stage.pipelineId();
            long[] counts = entries.getOrDefault(stage.id(), new long[2]);
            seen.add(new StageMapDraft.Seen(
                    pipeline,
                    stage.id(),
                    stage.label(),
                    stage.displayOrder(),
                    stage.probability(),
                    deals ? (Boolean) stage.closed() : (Boolean) stage.states().contains("CLOSED"),
                    deals ? counts[0] : 0,
                    deals ? counts[1] : 0,
                    deals ? passed.getOrDefault(stage.id(), Double.NaN) : Double.NaN,
                    deals));
        }
        return seen;
    }

    private static Map<String, Double> passedByWon(StoreReader store, PortalDescription portal) {
        String won = portal.stages().stream()
                .filter(stage ->
                        stage.object().equals(StoredObject.DEALS.type()) && StageBook.outcome(stage) == Outcome.WON)
                .map(stage -> "'" + stage.id().replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        Map<String, Double> passed = new HashMap<>();
        if (!won.isEmpty()) {
            store.list(
                    "WITH won AS (SELECT DISTINCT id" + CHANGES + " AND value IN (" + won + "))"
                            + " SELECT value, count(DISTINCT id) / (SELECT count(*) FROM won)::DOUBLE" + CHANGES
                            + " AND id IN (SELECT id FROM won) GROUP BY value",
                    row -> passed.put(row.getString(1), row.getDouble(2)));
        }
        return passed;
    }
}
