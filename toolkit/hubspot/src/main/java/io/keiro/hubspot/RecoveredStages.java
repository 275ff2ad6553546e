package io.keiro.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stage entries that the history no longer holds, from the portal's date of the entry of each stage. Only for histories that are cut
 * or missing: where the history is whole, these dates say nothing new, and they lose loops.
 */
final class RecoveredStages {

    /**
     * An entry that was lost.
     *
     * @param property the property that holds its date
     * @param value the date as the portal wrote it
     */
    record Entry(String stageId, Instant time, String property, String value) {}

    private final MappingScope scope;
    private final StoredRecord deal;
    private final Timeline stage;

    RecoveredStages(MappingScope scope, StoredRecord deal, Timeline stage) {
        this.scope = scope;
        this.deal = deal;
        this.stage = stage;
    }

    /** Gives the lost entries, the earliest first. */
    void add(Consumer<Entry> taker) {
        Map<String, String> dates = scope.records().stageDates(deal.id());
        if (dates.isEmpty()) {
            return;
        }
        Instant first = stage.isEmpty() ? Instant.MAX : stage.first().moment();
        List<Entry> lost = new ArrayList<>();
        dates.forEach((property, value) -> {
            Instant time = PortalTime.parse(value);
            String stageId = scope.stages().dealStageOfDate(property);
            // Whether the portal keeps the first or the latest visit is open; an entry older than the first row is lost
            // either way.
            if (time != null && stageId != null && time.isBefore(first)) {
                lost.add(new Entry(stageId, time, property, value));
            }
        });
        lost.sort(Comparator.comparing(Entry::time).thenComparing(Entry::stageId));
        lost.forEach(taker);
    }
}
