package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what changed since the run before: records by the search, with an overlap because its index lags; then their links, those of
 * records that changed ones belong to, and the deleted records. Now and then all links are read, since nothing tells that one has changed.
 */
final class IncrementRun {

    private final Workbench bench;
    private final Passes passes;
    private final Instant before;
    private final boolean allLinks;
    private final Duration settling;
    private final Waiting waiting;

    /**
     * @param before the watermark of the run before
     * @param allLinks true if all links are read, not only those of changed records
     */
    IncrementRun(Workbench bench, Instant before, boolean allLinks, Duration settling, Waiting waiting) {
        this.bench = bench;
        this.passes = new Passes(bench);
        this.before = before;
        this.allLinks = allLinks;
        this.settling = settling;
        this.waiting = waiting;
    }

    void run() throws InterruptedException {
        long began = waiting.nanoTime();
        bench.meter.begin(Phrase.of("Changes", "変更分"), 0, -1);
        List<Errand> errands = new ArrayList<>();
        for (PortalObject object : passes.open()) {
            errands.addAll(Changes.since(bench, object, Passes.overlap(before), "changed"));
        }
        for (PortalObject object : passes.readWhole()) {
            errands.addAll(passes.tail(object));
        }
        bench.dispatch(errands);
        settle(began);
        bench.dispatch(passes.archive(false));
        bench.meter.end();
        parents();
        passes.links(sources(), "links again", true);
        Reconciliation reconciliation = new Reconciliation(bench, passes);
        reconciliation.archived();
        // Records that were merged away are still here until then, and would look like a difference.
        MergedRecords.settle(bench.store, bench.run().cutOff());
        reconciliation.run(passes.readWhole());
        passes.related();
        reconciliation.unlinked();
        reconciliation.totals(passes.readThroughLinks());
    }

    /** What changed just before the run began may show only now. */
    private void settle(long began) throws InterruptedException {
        if (settling.isZero() || bench.store.soFar().isDone("settled")) {
            return;
        }
        long left = settling.toNanos() - (waiting.nanoTime() - began);
        if (left > 0) {
            bench.meter.begin(Phrase.of("Waiting for the portal's search to settle", "検索への反映待ち"), 0, -1);
            waiting.sleep(left);
        }
        List<Errand> errands = new ArrayList<>();
        for (PortalObject object : passes.open()) {
            errands.addAll(Changes.since(bench, object, bench.run().watermark().minus(settling), "changed again"));
        }
        bench.dispatch(errands);
        bench.store.write(() -> bench.store.checkpoint("settled", 1, "", true));
    }

    private void parents() throws InterruptedException {
        if (allLinks) {
            return;
        }
        List<Errand> errands = new ArrayList<>();
        for (PortalObject object : passes.open()) {
            errands.addAll(ParentErrand.of(bench, object, bench.store.soFar().touched(object)));
        }
        bench.dispatch(errands);
    }

    /** From which records links are read. */
    private Map<PortalObject, List<String>> sources() {
        Map<PortalObject, List<String>> sources = new LinkedHashMap<>();
        for (PortalObject object : passes.open()) {
            if (!object.linkedTo().isEmpty()) {
                List<String> ids = allLinks
                        ? bench.store.soFar().ids(object)
                        : bench.store.soFar().touched(object);
                IdSet known = bench.store.soFar().known(object, false);
                sources.put(object, ids.stream().filter(known::contains).toList());
            }
        }
        return sources;
    }
}
