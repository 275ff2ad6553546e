package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the records that links name, in batches, all kinds together. What is already stored or known to be gone is not asked for again,
 * so a run that was killed goes on where it stopped.
 */
final class RelatedPass {

    private final Workbench bench;

    private record Batch(PortalObject object, List<String> ids) {}

    /** What a batch brought: records, ids that are gone, and ids that now live on in another record. */
    private record Found(List<RawRecord> records, List<String> gone, Map<String, String> aliases) {}

    RelatedPass(Workbench bench) {
        this.bench = bench;
    }

    void run(List<PortalObject> objects) throws InterruptedException {
        List<Batch> batches = new ArrayList<>();
        long there = 0;
        long wanted = 0;
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (PortalObject object : objects) {
            if (!bench.isOpen(object)) {
                continue;
            }
            List<String> ids = bench.store.soFar().wanted(object);
            for (int from = 0; from < ids.size(); from += object.batchSize()) {
                batches.add(new Batch(object, ids.subList(from, Math.min(ids.size(), from + object.batchSize()))));
            }
            there += bench.store.soFar().known(object).size();
            wanted += ids.size();
            en.add(object.label().en());
            ja.add(object.label().ja());
        }
        if (batches.isEmpty()) {
            return;
        }
        String first = en.get(0);
        en.set(0, first.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + first.substring(1));
        bench.meter.begin(Phrase.of(String.join(", ", en), String.join("、", ja)), there, there + wanted);
        bench.crew.each(batches, this::read, this::take);
        bench.meter.end();
    }

    private Object read(Batch batch) {
        PropertyPlan plan = bench.plan(batch.object());
        if (plan == null) {
            return new Found(List.of(), List.of(), Map.of());
        }
        try {
            JsonNode answer = bench.reader.batch(batch.object(), plan, batch.ids());
            List<RawRecord> records = new ArrayList<>();
            answer.path("results").forEach(result -> records.add(RawRecord.of(result)));
            return sorted(batch, records);
        } catch (PortalSilent | ObjectClosed failure) {
            return failure;
        }
    }

    /** Answers come in any order, without the ids that are gone, and with the survivor in place of a merged record. */
    private Found sorted(Batch batch, List<RawRecord> records) {
        Set<String> unanswered = new LinkedHashSet<>(batch.ids());
        Map<String, String> aliases = new LinkedHashMap<>();
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
        List<RawRecord> taken = records.stream()
                .map(raw -> bench.personal.taken(batch.object(), raw))
                .toList();
        return new Found(taken, List.copyOf(unanswered), aliases);
    }

    private void take(Batch batch, Object outcome) {
        PortalObject object = batch.object();
        if (!bench.isOpen(object)) {
            return;
        }
        if (outcome instanceof ObjectClosed closed) {
            bench.close(object, closed);
        } else {
            bench.store.write(() -> {
                if (outcome instanceof PortalSilent silence) {
                    bench.silent(object, silence);
                    return;
                }
                bench.answered();
                Found found = (Found) outcome;
                bench.store.records(object, found.records());
                List<Object[]> gone = new ArrayList<>();
                found.gone().forEach(id -> gone.add(new Object[] {object.type(), id}));
                bench.store.add("missing", gone);
                List<Object[]> aliases = new ArrayList<>();
                found.aliases().forEach((old, survivor) -> aliases.add(new Object[] {object.type(), old, survivor}));
                bench.store.add("alias", aliases);
            });
        }
        bench.meter.advance(batch.ids().size());
    }
}
