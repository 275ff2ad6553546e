package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads some records by their ids and stores them. A batch without an answer is a gap that the next run fills. */
final class BatchErrand implements Errand {

    /** What a batch brought: records, ids outside the query, ids that are not there, and ids that now live on in another record. */
    record Found(List<RawRecord> records, List<String> unwanted, List<String> gone, Map<String, String> aliases) {}

    /** Hears of a batch that is stored, inside its transaction. */
    interface Taker {
        List<Errand> taken(List<String> ids, Found found) throws SQLException;
    }

    private final Workbench bench;
    private final PortalObject object;
    private final List<String> ids;
    private final boolean archived;
    private final Taker taker;

    BatchErrand(Workbench bench, PortalObject object, List<String> ids, boolean archived, Taker taker) {
        this.bench = bench;
        this.object = object;
        this.ids = ids;
        this.archived = archived;
        this.taker = taker;
    }

    /** The ids in batches of the size that the portal allows. */
    static List<Errand> of(Workbench bench, PortalObject object, List<String> ids, boolean archived, Taker taker) {
        List<Errand> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += object.batchSize()) {
            batches.add(new BatchErrand(
                    bench,
                    object,
                    List.copyOf(ids.subList(from, Math.min(ids.size(), from + object.batchSize()))),
                    archived,
                    taker));
        }
        return batches;
    }

    @Override
    public Object fetch() {
        PropertyPlan plan = bench.plan(object);
        if (plan == null) {
            return new Found(List.of(), List.of(), List.of(), Map.of());
        }
        try {
            List<RawRecord> records = new ArrayList<>();
            bench.reader
                    .batch(object, plan, ids, archived)
                    .path("results")
                    .forEach(result -> records.add(RawRecord.of(result)));
            return sorted(records);
        } catch (PortalSilent | ObjectClosed failure) {
            return failure;
        }
    }

    /** Answers come in any order, without the ids that are gone, and with the survivor in place of a merged record. */
    private Found sorted(List<RawRecord> records) {
        Set<String> unanswered = new LinkedHashSet<>(ids);
        Map<String, String> aliases = new LinkedHashMap<>();
        records.forEach(raw -> unanswered.remove(raw.id()));
        for (RawRecord raw : records) {
            for (String old : raw.mergedIds()) {
                if (unanswered.remove(old)) {
                    aliases.put(old, raw.id());
                }
            }
        }
        List<RawRecord> taken = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (RawRecord raw : records) {
            if (bench.isWanted(object, raw)) {
                taken.add(bench.personal.taken(object, raw));
            } else {
                unwanted.add(raw.id());
            }
        }
        return new Found(taken, unwanted, List.copyOf(unanswered), aliases);
    }

    @Override
    public List<Errand> store(Object fetched) throws SQLException {
        if (!bench.isOpen(object)) {
            return List.of();
        }
        if (fetched instanceof ObjectClosed closed) {
            bench.closeRelated(object, closed);
            return List.of();
        }
        if (fetched instanceof PortalSilent silence) {
            bench.silent(object, silence);
            return List.of();
        }
        bench.answered();
        Found found = (Found) fetched;
        bench.store.records().put(object, found.records());
        if (!found.unwanted().isEmpty()) {
            bench.store.records().remove(object, found.unwanted());
        }
        return taker.taken(ids, found);
    }
}
