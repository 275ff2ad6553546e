package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the records that links name, in batches. What is already stored or known to be gone is not asked for again, so a run that was
 * killed goes on where it stopped.
 */
final class RelatedPass {

    private final Workbench bench;
    private final PortalObject object;

    /** What a batch brought: records, ids that are gone, and ids that now live on in another record. */
    private record Batch(List<RawRecord> records, List<String> gone, Map<String, String> aliases) {}

    RelatedPass(Workbench bench, PortalObject object) {
        this.bench = bench;
        this.object = object;
    }

    /** Returns true if every wanted record was answered for. */
    boolean run() throws InterruptedException {
        if (!bench.isOpen(object)) {
            return true;
        }
        List<String> ids = bench.store.soFar().wanted(object);
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += object.batchSize()) {
            batches.add(ids.subList(from, Math.min(ids.size(), from + object.batchSize())));
        }
        int there = bench.store.soFar().known(object).size();
        String label = object.label().en();
        bench.meter.begin(
                Phrase.of(
                        label.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + label.substring(1),
                        object.label().ja()),
                there,
                (long) there + ids.size());
        boolean[] complete = {true};
        try {
            bench.crew.each(batches, this::read, (batch, outcome) -> {
                if (outcome instanceof PortalSilent) {
                    complete[0] = false;
                }
                take(outcome);
                bench.meter.advance(batch.size());
            });
        } catch (ObjectClosed closed) {
            bench.close(object, closed);
        }
        bench.meter.end();
        return complete[0];
    }

    private Object read(List<String> ids) {
        try {
            JsonNode answer = bench.reader.batch(object, bench.plan(object), ids);
            List<RawRecord> records = new ArrayList<>();
            answer.path("results").forEach(result -> records.add(RawRecord.of(result)));
            return sorted(ids, records);
        } catch (PortalSilent silence) {
            return silence;
        }
    }

    /** Answers come in any order, without the ids that are gone, and with the survivor in place of a merged record. */
    private Batch sorted(List<String> ids, List<RawRecord> records) {
        Set<String> unanswered = new LinkedHashSet<>(ids);
        Map<String, String> aliases = new java.util.LinkedHashMap<>();
        for (RawRecord raw : records) {
            unanswered.remove(raw.id());
        }
        for (RawRecord raw : records) {
            for (String old : raw.mergedIds()) {
                if (unanswered.remove(old)) {
                    aliases.put(old, raw.id());
                }
            }
        }
        List<RawRecord> taken =
                records.stream().map(raw -> bench.personal.taken(object, raw)).toList();
        return new Batch(taken, List.copyOf(unanswered), aliases);
    }

    private void take(Object outcome) {
        bench.store.write(() -> {
            if (outcome instanceof PortalSilent silence) {
                bench.silent(object, silence);
                return;
            }
            bench.answered();
            Batch batch = (Batch) outcome;
            bench.store.records(object, batch.records());
            List<Object[]> gone = new ArrayList<>();
            batch.gone().forEach(id -> gone.add(new Object[] {object.type(), id}));
            bench.store.add("missing", gone);
            List<Object[]> aliases = new ArrayList<>();
            batch.aliases().forEach((old, survivor) -> aliases.add(new Object[] {object.type(), old, survivor}));
            bench.store.add("alias", aliases);
        });
    }
}
