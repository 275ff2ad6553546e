package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads everything: the kinds that are read whole, page by page together with their links; then the deleted ones, the links from records
 * that links lead to, and those records. After a search, what changed meanwhile and what the search does not show yet is read too.
 */
final class FullRun {

    private final Workbench bench;
    private final Passes passes;
    private final Reconciliation reconciliation;
    private final ReadingMode wish;

    FullRun(Workbench bench, ReadingMode wish) {
        this.bench = bench;
        this.passes = new Passes(bench);
        this.reconciliation = new Reconciliation(bench, passes);
        this.wish = wish;
    }

    void run() throws InterruptedException {
        List<PortalObject> whole = passes.readWhole();
        Map<PortalObject, Long> totals = passes.totals(whole);
        bench.meter.begin(Passes.named(whole), there(whole), total(totals));
        Map<PortalObject, LinkPass> links = new LinkedHashMap<>();
        Map<PortalObject, ReadingMode> modes = new LinkedHashMap<>();
        boolean begun = false;
        while (!begun) {
            begun = enumerate(whole, totals, links, modes);
        }
        bench.meter.end();
        rest(links, modes);
        passes.related();
        reconciliation.unlinked();
        List<PortalObject> listed = new ArrayList<>(passes.readThroughLinks());
        whole.stream().filter(object -> modes.get(object) == ReadingMode.LIST).forEach(listed::add);
        reconciliation.totals(listed);
    }

    /** Returns false if it must be done again in another way. */
    private boolean enumerate(
            List<PortalObject> whole,
            Map<PortalObject, Long> totals,
            Map<PortalObject, LinkPass> links,
            Map<PortalObject, ReadingMode> modes)
            throws InterruptedException {
        List<Errand> errands = new ArrayList<>();
        links.clear();
        for (PortalObject object : whole) {
            WalkPlan plan = new WalkPlan(bench, object, wish);
            ReadingMode mode = plan.mode(totals.get(object));
            modes.put(object, mode);
            LinkPass link = new LinkPass(bench, object, "links", false);
            links.put(object, link);
            errands.addAll(link.resume(bench.store.soFar().ids(object)));
            errands.addAll(
                    EnumerationPass.ofUnknown(bench, object, false, link).along(plan.walks(mode, totals.get(object))));
        }
        try {
            bench.dispatch(errands);
            return true;
        } catch (ListWalk.NotById why) {
            for (PortalObject object : whole) {
                if (modes.get(object) == ReadingMode.SHARDED_LIST) {
                    new WalkPlan(bench, object, wish).fallBack(why);
                }
            }
            return false;
        }
    }

    /** The links that are left, the deleted records, and what a search may have missed. */
    private void rest(Map<PortalObject, LinkPass> links, Map<PortalObject, ReadingMode> modes)
            throws InterruptedException {
        List<Errand> errands = new ArrayList<>();
        bench.store.write(() -> {
            for (LinkPass link : links.values()) {
                errands.addAll(link.rest());
            }
        });
        List<Errand> more = new ArrayList<>(passes.archive(true));
        List<PortalObject> searched = new ArrayList<>();
        modes.forEach((object, mode) -> {
            if (mode != ReadingMode.LIST) {
                searched.add(object);
            }
        });
        for (PortalObject object : searched) {
            more.addAll(passes.tail(object));
            more.addAll(Changes.since(bench, object, bench.run().watermark(), "changed"));
        }
        errands.addAll(more);
        passes.dispatchLinks(errands, List.copyOf(links.keySet()));
        Map<PortalObject, List<String>> touched = new LinkedHashMap<>();
        searched.forEach(object -> touched.put(object, bench.store.soFar().touched(object)));
        passes.links(touched, "links again", true);
        reconciliation.run(searched);
    }

    private long there(List<PortalObject> objects) {
        return objects.stream()
                .mapToLong(object -> bench.store.soFar().count(object))
                .sum();
    }

    private static long total(Map<PortalObject, Long> totals) {
        return totals.containsValue(-1L)
                ? -1
                : totals.values().stream().mapToLong(Long::longValue).sum();
    }
}
