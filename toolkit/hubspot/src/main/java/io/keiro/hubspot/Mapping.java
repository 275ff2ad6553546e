package io.keiro.hubspot;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.StageMap;
import java.util.List;
import java.util.Map;

/** Turns a snapshot into the Lead-to-Cash data set. Reads the store only, so it can run again with another stage or property map. */
final class Mapping {

    private static final int SHOWN = 8;

    private final StoreReader store;
    private final RunInfo run;
    private final StageMap stageMap;
    private final PropertyMap propertyMap;

    Mapping(StoreReader store, RunInfo run, StageMap stageMap, PropertyMap propertyMap) {
        this.store = store;
        this.run = run;
        this.stageMap = stageMap;
        this.propertyMap = propertyMap;
    }

    LeadToCash data() {
        Account account = run.account();
        LeadToCash.Builder data = LeadToCash.builder("HubSpot portal " + account.portalId())
                .cutOff(run.cutOff())
                .zone(account.zone())
                .currency(account.currency());
        StageBook stages = new StageBook(store, stageMap);
        stages.stages().forEach(data::stage);
        Actors actors = new Actors(store);
        LinkedRecords records = new LinkedRecords(store);
        AttributeFeed feed = new AttributeFeed(propertyMap, records, actors);
        new LeadMapping(records, feed, actors, data).run();
        new DealMapping(records, stages, actors, feed, account, data).run();
        new BillingMapping(records, feed, actors, data).run();
        gaps(data, stages, records);
        return data.build();
    }

    private void gaps(LeadToCash.Builder data, StageBook stages, LinkedRecords records) {
        store.gaps().forEach(gap -> data.gap(gap.en()));
        if (!run.isFinished()) {
            data.gap("The extraction is not complete; extract again to go on where it stopped.");
        }
        List<String> unmapped = stages.unmapped();
        if (!unmapped.isEmpty()) {
            data.gap(unmapped.size() + " stages have no row in the stage map, so entering them proves no step: "
                    + shown(unmapped) + ".");
        }
        for (Map.Entry<String, long[]> count : store.counts(run.historyCap()).entrySet()) {
            if (count.getValue()[2] > 0) {
                data.gap(count.getValue()[2] + " histories of " + count.getKey()
                        + " are as long as the portal keeps them, so older changes may be missing.");
            }
        }
        List<String> late = records.of(PortalObject.DEALS).values().stream()
                .filter(Mapping::startsLate)
                .map(RawRecord::id)
                .toList();
        if (!late.isEmpty()) {
            data.gap(
                    late.size() + " deals have their first stage entry later than their record (cut history or merge): "
                            + shown(late) + ".");
        }
        List<String> unread = store.unread(propertyMap);
        if (!unread.isEmpty()) {
            data.gap("The property map names properties that were not extracted: " + shown(unread)
                    + ". Extract with Options.withPropertyMap and refresh.");
        }
        if (!records.of(PortalObject.CONTACTS).isEmpty()) {
            data.gap("Contacts are read through their deals, so leads that never became a deal are not in this data.");
        }
    }

    private static boolean startsLate(RawRecord deal) {
        List<HistoryRow> stages = deal.history("dealstage");
        return !stages.isEmpty()
                && deal.created() != null
                && stages.get(0).moment().isAfter(deal.created().plusSeconds(60));
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + (names.size() > SHOWN ? ", …" : "");
    }
}
