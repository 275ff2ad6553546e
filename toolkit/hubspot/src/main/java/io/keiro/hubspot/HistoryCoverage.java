package io.keiro.hubspot;

import io.keiro.hubspot.ReconciliationReport.Coverage;
import io.keiro.hubspot.ReconciliationReport.Cut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much of the history is there: per property with history, the records that have some, and those whose history is cut. */
final class HistoryCoverage {

    private final StoreReader store;
    private final int historyCap;
    private final Map<String, Long> held;

    /**
     * @param historyCap values per property that the portal keeps
     * @param held live records by kind
     */
    HistoryCoverage(StoreReader store, int historyCap, Map<String, Long> held) {
        this.store = store;
        this.historyCap = historyCap;
        this.held = held;
    }

    /** A row per property whose history was asked for, of the kinds that are there. */
    List<Coverage> properties() {
        Map<String, long[]> found = new HashMap<>();
        store.list(
                "SELECT h.object, h.property, count(DISTINCT h.id), epoch_ms(min(h.moment)) FROM history h JOIN record r"
                        + " ON r.object = h.object AND r.id = h.id WHERE NOT r.archived AND r.vanished IS NULL GROUP BY 1, 2",
                row -> found.put(
                        row.getString(1) + " " + row.getString(2), new long[] {row.getLong(3), row.getLong(4)}));
        List<Coverage> properties = new ArrayList<>();
        for (PortalObject object : PortalObject.values()) {
            long live = held.getOrDefault(object.type(), 0L);
            for (String property : live == 0 ? List.<String>of() : object.historyProperties()) {
                long[] known = found.get(object.type() + " " + property);
                properties.add(new Coverage(
                        object.label(),
                        property,
                        known == null ? 0 : known[0],
                        live,
                        store.untold(object, property).untold(),
                        known == null ? null : Instant.ofEpochMilli(known[1]),
                        AffectedAnalyses.ofHistory(object.type(), property)));
            }
        }
        return properties;
    }

    /** Deals whose first stage entry is more than a minute later than the deal itself: earlier ones are lost. */
    long startingLate() {
        long[] late = new long[1];
        store.list(
                "SELECT count(*) FROM record r JOIN (SELECT id, min(moment) AS first FROM history WHERE object = 'deals' AND"
                        + " property = 'dealstage' GROUP BY id) h ON r.id = h.id WHERE r.object = 'deals' AND NOT r.archived"
                        + " AND r.vanished IS NULL AND h.first > INTERVAL 1 MINUTE + coalesce(try_cast("
                        + "json_extract_string(r.properties, '$.hs_createdate') AS TIMESTAMP), r.created)",
                row -> late[0] = row.getLong(1));
        return late[0];
    }

    /** Properties of which some records have as many entries as the portal keeps. */
    List<Cut> cuts() {
        Map<String, Cut> cuts = new TreeMap<>();
        PortalDescription portal = PortalDescription.of(store);
        for (PortalObject object : PortalObject.values()) {
            StoredObject stored = StoredObject.of(object.type());
            if (stored == null || object.historyProperties().isEmpty()) {
                continue;
            }
            // The pipelines matter for deals; other kinds have one or none.
            String pipeline =
                    object == PortalObject.DEALS ? "json_extract_string(any_value(r.properties), '$.pipeline')" : "''";
            int cap = stored.historyCap(historyCap);
            store.list(
                    "SELECT property, pipeline, count(*) FROM (SELECT h.id, h.property, " + pipeline
                            + " AS pipeline FROM history h JOIN record r ON r.object = h.object AND r.id = h.id WHERE h.object = '"
                            + object.type() + "' AND NOT r.archived AND r.vanished IS NULL GROUP BY h.id, h.property"
                            + " HAVING count(*) >= " + cap + ") GROUP BY property, pipeline ORDER BY 1, 2",
                    row -> {
                        String property = row.getString(1);
                        List<String> pipelines = new ArrayList<>();
                        if (row.getString(2) != null && !row.getString(2).isEmpty()) {
                            pipelines.add(portal.pipelineLabel(object.type(), row.getString(2)));
                        }
                        Cut cut = new Cut(
                                object.label(),
                                property,
                                row.getLong(3),
                                (double) row.getLong(3) / held.getOrDefault(object.type(), 1L),
                                cap,
                                pipelines,
                                AffectedAnalyses.ofHistory(object.type(), property));
                        return cuts.merge(object.ordinal() + property, cut, HistoryCoverage::added);
                    });
        }
        return new ArrayList<>(cuts.values());
    }

    private static Cut added(Cut one, Cut other) {
        List<String> pipelines = new ArrayList<>(one.pipelines());
        pipelines.addAll(other.pipelines());
        return new Cut(
                one.subject(),
                one.property(),
                one.records() + other.records(),
                one.share() + other.share(),
                one.kept(),
                pipelines,
                one.affects());
    }
}
