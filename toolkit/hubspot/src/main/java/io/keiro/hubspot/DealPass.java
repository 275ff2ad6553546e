package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Reads all deals with their histories through the list, which is complete by construction: one cursor, 50 a page. The next page is on
 * its way while the present one is stored.
 */
final class DealPass {

    static final String STEP = "deals";

    private static final PortalObject DEALS = PortalObject.DEALS;

    /** Some proxies take less than the portal; then the list brings ids only, as for plans that are too long from the start. */
    private static final int ADDRESS_TOO_LONG = 414;

    /** A page, read and freed of people. */
    private record Page(List<RawRecord> records, int read, String next) {}

    private final Workbench bench;
    private final Predicate<RawRecord> wanted;

    DealPass(Workbench bench, DealQuery query, String pipelineId, ZoneId zone) {
        this.bench = bench;
        Instant since = query.createdSince() == null
                ? Instant.MIN
                : query.createdSince().atStartOfDay(zone).toInstant();
        this.wanted = deal -> (pipelineId == null || pipelineId.equals(deal.value("pipeline")))
                && !created(deal).isBefore(since);
    }

    private static Instant created(RawRecord deal) {
        Instant stated = PortalTime.parse(deal.value("createdate"));
        Instant recorded = deal.created() == null ? Instant.MAX : deal.created();
        return stated == null ? recorded : stated;
    }

    void run() throws InterruptedException {
        StoredSoFar.Position position = bench.store.soFar().position(STEP);
        if (position != null && position.done()) {
            return;
        }
        long number = position == null ? 0 : position.number();
        String after = position == null ? "" : position.after();
        bench.meter.begin(
                Phrase.of("Deals", "商談"), bench.store.soFar().known(DEALS).size(), expected());
        PropertyPlan plan = bench.plan(DEALS);
        boolean inOne = bench.reader.pageFits(DEALS, plan);
        Future<Page> coming = begin(inOne, plan, after);
        while (coming != null) {
            Page page;
            try {
                page = Crew.result(coming);
            } catch (HubSpotException e) {
                if (e.status() != ADDRESS_TOO_LONG || !inOne) {
                    throw e;
                }
                inOne = false;
                coming = begin(inOne, plan, after);
                continue;
            }
            after = page.next();
            coming = after.isEmpty() ? null : begin(inOne, plan, after);
            number++;
            store(page, number);
            bench.meter.advance(page.read());
        }
        bench.meter.end();
    }

    private long expected() {
        try {
            return bench.reader.count(DEALS);
        } catch (ObjectClosed | PortalSilent e) {
            return -1;
        }
    }

    private Future<Page> begin(boolean inOne, PropertyPlan plan, String after) {
        return bench.crew.begin(() -> inOne ? listed(plan, after) : listedThenRead(plan, after));
    }

    private Page listed(PropertyPlan plan, String after) {
        JsonNode answer = bench.reader.page(DEALS, plan, after);
        return page(answer.path("results"), PortalReader.next(answer));
    }

    /** Where the address of the list would be too long: ids first, then the records in batches, whose properties travel in the body. */
    private Page listedThenRead(PropertyPlan plan, String after) {
        JsonNode answer = bench.reader.page(DEALS, PropertyPlan.NOTHING, after);
        List<String> ids = new ArrayList<>();
        answer.path("results").forEach(deal -> ids.add(Json.textOrEmpty(deal, "id")));
        List<RawRecord> records = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += DEALS.batchSize()) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + DEALS.batchSize()));
            records.addAll(page(bench.reader.batch(DEALS, plan, part).path("results"), "")
                    .records());
        }
        return new Page(records, ids.size(), PortalReader.next(answer));
    }

    private Page page(JsonNode results, String next) {
        List<RawRecord> records = new ArrayList<>();
        for (JsonNode result : results) {
            RawRecord deal = RawRecord.of(result);
            if (wanted.test(deal)) {
                records.add(bench.personal.taken(DEALS, deal));
            }
        }
        return new Page(records, results.size(), next);
    }

    private void store(Page page, long number) {
        bench.store.write(() -> {
            bench.store.records(DEALS, page.records());
            aliases(page.records());
            bench.store.checkpoint(STEP, number, page.next(), page.next().isEmpty());
        });
    }

    /** A deal that others were merged into answers for their ids from now on. */
    private void aliases(List<RawRecord> deals) throws SQLException {
        List<Object[]> aliases = new ArrayList<>();
        for (RawRecord deal : deals) {
            deal.mergedIds().forEach(old -> aliases.add(new Object[] {DEALS.type(), old, deal.id()}));
        }
        bench.store.add("alias", aliases);
    }
}
