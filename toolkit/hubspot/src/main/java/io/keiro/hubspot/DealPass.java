package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads all deals with their histories. The list gives the ids, which is complete by construction but has one cursor only; batch reads
 * of 50 bring the records, several at a time. A page of the list counts as done when its deals and those of all pages before it are
 * stored.
 */
final class DealPass {

    static final String STEP = "deals";

    private static final PortalObject DEALS = PortalObject.DEALS;

    /** What decides whether a deal is wanted; asked with the list, so that the others need not be read. */
    private static final PropertyPlan DECIDING = new PropertyPlan(List.of("pipeline", "createdate"), List.of());

    /** A page of the list: its wanted deals in batches, and how many of them are still on their way. */
    private static final class Page {
        private final long number;
        private final String next;
        private int open;

        private Page(long number, String next) {
            this.number = number;
            this.next = next;
        }
    }

    private record Batch(Page page, List<String> ids) {}

    private final Workbench bench;
    private final String pipelineId;
    private final Instant since;
    private final List<Page> unfinished = new ArrayList<>();

    DealPass(Workbench bench, DealQuery query, String pipelineId, ZoneId zone) {
        this.bench = bench;
        this.pipelineId = pipelineId;
        this.since = query.createdSince() == null
                ? Instant.MIN
                : query.createdSince().atStartOfDay(zone).toInstant();
    }

    /** Returns true if every deal is stored. */
    boolean run() throws InterruptedException {
        StoredSoFar.Position position = bench.store.soFar().position(STEP);
        if (position != null && position.done()) {
            return true;
        }
        bench.meter.begin(
                Phrase.of("Deals", "商談"), bench.store.soFar().known(DEALS).size(), expected());
        DealList list = new DealList(bench, DECIDING, position);
        bench.crew.each(list.flattened(this::batches), this::read, this::take);
        bench.meter.end();
        return unfinished.isEmpty();
    }

    private long expected() {
        try {
            return bench.reader.count(DEALS);
        } catch (ObjectClosed | PortalSilent e) {
            return -1;
        }
    }

    /** The batches of a page that has just been listed. What an earlier run has stored is not read again. */
    private List<Batch> batches(DealList.Listed listed) {
        Page page = new Page(listed.number(), listed.next());
        Set<String> known = bench.store.soFar().known(DEALS);
        List<RawRecord> wanted = listed.deals().stream().filter(this::isWanted).toList();
        List<String> ids = wanted.stream()
                .map(RawRecord::id)
                .filter(id -> !known.contains(id))
                .toList();
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += DEALS.batchSize()) {
            batches.add(new Batch(page, ids.subList(from, Math.min(ids.size(), from + DEALS.batchSize()))));
        }
        page.open = batches.size();
        unfinished.add(page);
        if (batches.isEmpty()) {
            bench.store.write(this::checkpoints);
        }
        bench.meter.advance((long) listed.deals().size() - wanted.size());
        return batches;
    }

    private boolean isWanted(RawRecord deal) {
        Instant created = DealEvents.created(deal);
        return (pipelineId == null || pipelineId.equals(deal.value("pipeline")))
                && (created == null || !created.isBefore(since));
    }

    private Object read(Batch batch) {
        try {
            List<RawRecord> deals = new ArrayList<>();
            for (JsonNode result :
                    bench.reader.batch(DEALS, bench.plan(DEALS), batch.ids()).path("results")) {
                deals.add(bench.personal.taken(DEALS, RawRecord.of(result)));
            }
            return deals;
        } catch (PortalSilent silence) {
            return silence;
        }
    }

    @SuppressWarnings("unchecked")
    private void take(Batch batch, Object outcome) {
        bench.store.write(() -> {
            if (outcome instanceof PortalSilent silence) {
                bench.silent(DEALS, silence);
                return;
            }
            bench.answered();
            List<RawRecord> deals = (List<RawRecord>) outcome;
            bench.store.records(DEALS, deals);
            aliases(deals);
            batch.page().open--;
            checkpoints();
        });
        bench.meter.advance(batch.ids().size());
    }

    /** A deal that others were merged into answers for their ids from now on. */
    private void aliases(List<RawRecord> deals) throws SQLException {
        List<Object[]> aliases = new ArrayList<>();
        for (RawRecord deal : deals) {
            deal.mergedIds().forEach(old -> aliases.add(new Object[] {DEALS.type(), old, deal.id()}));
        }
        bench.store.add("alias", aliases);
    }

    /** Notes the pages that are done together with all before them. */
    private void checkpoints() throws SQLException {
        while (!unfinished.isEmpty() && unfinished.get(0).open == 0) {
            Page done = unfinished.remove(0);
            bench.store.checkpoint(STEP, done.number, done.next, done.next.isEmpty());
        }
    }
}
