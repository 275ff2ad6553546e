package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the records that links name, in batches, all kinds together. What is already stored or known to be gone is not asked for again,
 * so a run that was killed goes on where it stopped.
 */
final class RelatedPass {

    private final Workbench bench;

    RelatedPass(Workbench bench) {
        this.bench = bench;
    }

    void run(List<PortalObject> objects) throws InterruptedException {
        List<Errand> batches = new ArrayList<>();
        long there = 0;
        long wanted = 0;
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (PortalObject object : objects) {
            if (!bench.isOpen(object)) {
                continue;
            }
            List<String> ids = bench.store.soFar().wanted(object);
            batches.addAll(BatchErrand.of(bench, object, ids, false, (batch, found) -> taken(object, batch, found)));
            there += bench.store.soFar().count(object);
            wanted += ids.size();
            en.add(object.label().en());
            ja.add(object.label().ja());
        }
        if (batches.isEmpty()) {
            return;
        }
        String first = en.get(0);
        en.set(0, first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1));
        bench.meter.begin(Phrase.of(String.join(", ", en), String.join("、", ja)), there, there + wanted);
        bench.dispatch(batches);
        bench.meter.end();
    }

    private List<Errand> taken(PortalObject object, List<String> ids, BatchErrand.Found found) throws SQLException {
        List<Object[]> gone = new ArrayList<>();
        found.gone().forEach(id -> gone.add(new Object[] {object.type(), id}));
        bench.store.add("missing", gone);
        List<Object[]> aliases = new ArrayList<>();
        found.aliases().forEach((old, survivor) -> aliases.add(new Object[] {object.type(), old, survivor}));
        bench.store.add("alias", aliases);
        bench.meter.advance(ids.size());
        return List.of();
    }
}
