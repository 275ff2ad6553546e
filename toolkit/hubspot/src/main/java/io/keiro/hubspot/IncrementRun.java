package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what changed since the run before: records by the search, with an overlap because its index lags; the deleted records; and the
 * links, from whichever side takes fewer requests ({@link LinkSides}). Now and then every record is asked for its own links.
 */
final class IncrementRun {

    private final Workbench bench;
    private final Passes passes;
    private final Instant before;
    private final boolean thorough;
    private final Duration settling;
    private final Waiting waiting;

    /**
     * @param before the watermark of the run before
     * @param thorough true if every record is asked for its own links
     */
    IncrementRun(Workbench bench, Instant before, boolean thorough, Duration settling, Waiting waiting) {
        this.bench = bench;
        this.passes = new Passes(bench);
        this.before = before;
        this.thorough = thorough;
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
        bench.dispatch(errands);
        settle(began);
        List<Errand> more = new ArrayList<>(passes.archive(false));
        for (PortalObject object : passes.readWhole()) {
            more.addAll(passes.tail(object));
        }
        bench.dispatch(more);
        bench.meter.end();
        links();
        Reconciliation reconciliation = new Reconciliation(bench, passes);
        reconciliation.archived();
        // Records that were merged away are still here until then, and would look like a difference.
        MergedRecords.settle(bench.store, bench.run().cutOff());
        reconciliation.run(passes.readWhole());
        passes.related();
        reconciliation.unlinked();
        reconciliation.totals(passes.readThroughLinks().stream()
                .filter(object -> thorough
                        || bench.store.soFar().wasWhole(object, bench.run().number() - 1))
                .toList());
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

    private void links() throws InterruptedException {
        LinkSides sides = new LinkSides(bench, thorough);
        Map<LinkSides.Pair, LinkSides.Side> pairs = sides.pairs(passes.open());
        List<Errand> questions = new ArrayList<>();
        pairs.forEach((pair, side) -> {
            if (side != LinkSides.Side.OWN) {
                List<String> asked = side == LinkSides.Side.OTHER
                        ? sides.ids(pair.to())
                        : bench.store.soFar().touched(pair.to());
                questions.addAll(ParentErrand.of(bench, pair.to(), pair.from(), asked));
            }
        });
        bench.meter.begin(Phrase.of("Links that changed", "関連付けの変更"), 0, -1);
        bench.dispatch(questions);
        bench.meter.end();
        Map<LinkPass, List<String>> reading = new LinkedHashMap<>();
        for (PortalObject from : passes.open()) {
            IdSet known = bench.store.soFar().known(from, false);
            for (boolean all : new boolean[] {true, false}) {
                List<PortalObject> targets = pairs.entrySet().stream()
                        .filter(each -> each.getKey().from() == from && (each.getValue() == LinkSides.Side.OWN) == all)
                        .map(each -> each.getKey().to())
                        .toList();
                List<String> ids = targets.isEmpty()
                        ? List.of()
                        : all
                                ? bench.store.soFar().unmerged(from)
                                : bench.store.soFar().touched(from);
                reading.put(
                        LinkPass.again(bench, from, targets, all ? "all links again" : "links again"),
                        ids.stream().filter(known::contains).toList());
            }
        }
        passes.links(reading);
    }
}
