package io.keiro.hubspot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Future;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The pages of the portal's list of deals, one after the other; the next one is on its way while the present one is worked off. */
final class DealList {

    /**
     * A page.
     *
     * @param number counted from 1 over all runs
     * @param deals the deals with what decides whether they are wanted
     * @param next where the next page begins; "" after the last
     */
    record Listed(long number, List<RawRecord> deals, String next) {}

    private final Workbench bench;
    private final PropertyPlan plan;
    private Future<Listed> coming;

    /**
     * @param position where an earlier run ended, or null
     */
    DealList(Workbench bench, PropertyPlan plan, StoredSoFar.Position position) {
        this.bench = bench;
        this.plan = plan;
        this.coming = position == null ? begin(1, "") : begin(position.number() + 1, position.after());
    }

    private Future<Listed> begin(long number, String after) {
        return bench.crew.begin(() -> {
            JsonNode answer = bench.reader.page(PortalObject.DEALS, plan, after);
            List<RawRecord> deals = new ArrayList<>();
            answer.path("results").forEach(deal -> deals.add(RawRecord.of(deal)));
            return new Listed(number, deals, PortalReader.next(answer));
        });
    }

    /** All parts of all pages; pages are turned only when the parts of the one before are handed out. */
    <T> Iterable<T> flattened(Function<Listed, List<T>> parts) {
        Deque<T> ready = new ArrayDeque<>();
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (ready.isEmpty() && coming != null) {
                    ready.addAll(parts.apply(turn()));
                }
                return !ready.isEmpty();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the list has ended");
                }
                return ready.remove();
            }
        };
    }

    private Listed turn() {
        try {
            Listed page = Crew.result(coming);
            coming = page.next().isEmpty() ? null : begin(page.number() + 1, page.next());
            return page;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw bench.reader.client().stopped();
        }
    }
}
