package io.keiro.hubspot;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Turns a snapshot into the Lead-to-Cash data set. Reads the store only, so it can run again with another stage or property map. */
final class Mapping {

    private final StoreReader store;
    private final RunInfo run;
    private final StageMap stageMap;
    private final MappingOptions options;

    /**
     * @param options with the property map to use
     */
    Mapping(StoreReader store, RunInfo run, StageMap stageMap, MappingOptions options) {
        this.store = store;
        this.run = run;
        this.stageMap = stageMap;
        this.options = options;
    }

    LeadToCash data() {
        Account account = run.account();
        PropertyMap propertyMap = options.propertyMap().orElseThrow();
        PortalDescription portal = PortalDescription.of(store);
        StageBook stages = new StageBook(portal, stageMap);
        Actors actors = new Actors(portal);
        BulkChanges bulk = new BulkChanges(options.bulkRecords());
        AtomicReference<SameAddresses> addresses = new AtomicReference<>();
        LinkedRecords records = store.columns(propertyMap, run.historyCap(), table -> {
            bulk.see(table);
            if (table.object() == StoredObject.CONTACTS) {
                addresses.set(new SameAddresses(table));
            }
        });
        MappingScope scope = new MappingScope(
                records,
                stages,
                actors,
                new AttributeFeed(propertyMap, records, actors),
                bulk,
                account,
                options,
                run.cutOff());
        LeadToCash.Builder data = LeadToCash.builder("HubSpot portal " + account.portalId())
                .cutOff(run.cutOff())
                .zone(account.zone())
                .currency(account.currency());
        stages.dealStages().forEach(data::stage);
        Map<MappingNote, List<String>> notes = new EnumMap<>(MappingNote.class);
        for (MappedPart part : new Stretches(scope).map(mappings(scope, addresses.get()))) {
            part.addTo(data);
            part.notes()
                    .forEach((note, ids) ->
                            notes.computeIfAbsent(note, n -> new ArrayList<>()).addAll(ids));
        }
        gaps(data, scope, notes);
        return data.build();
    }

    private static List<RecordMapping> mappings(MappingScope scope, SameAddresses addresses) {
        List<RecordMapping> mappings = new ArrayList<>(List.of(
                new LeadMapping(scope),
                new ContactMapping(scope, addresses),
                new DealMapping(scope),
                new OrderMapping(scope),
                new InvoiceMapping(scope),
                new PaymentMapping(scope)));
        StoredObject.ENGAGEMENTS.forEach(kind -> mappings.add(new EngagementMapping(scope, kind)));
        return mappings;
    }

    private void gaps(LeadToCash.Builder data, MappingScope scope, Map<MappingNote, List<String>> notes) {
        store.gaps().forEach(gap -> data.gap(Phrase.of(gap.en(), gap.ja())));
        if (!run.isFinished()) {
            data.gap(Phrase.of(RunInfo.UNFINISHED.en() + ".", RunInfo.UNFINISHED.ja() + "。"));
        }
        List<String> unmapped = scope.stages().unmapped();
        if (!unmapped.isEmpty()) {
            String shown = MappingNote.shown(unmapped);
            data.gap(Phrase.of(
                    unmapped.size() + " stages have no row in the stage map, so entering them proves no step: " + shown
                            + ".",
                    "ステージマップに行がなく、入ってもステップの根拠にならないステージ：" + unmapped.size() + "件（" + shown + "）"));
        }
        for (StoredObject object : StoredObject.values()) {
            long cut = scope.records().cut().byProperty(object).values().stream()
                    .mapToLong(List::size)
                    .sum();
            if (cut > 0) {
                Phrase label = PortalObject.labelOf(object.type(), Phrase.same(object.type()));
                data.gap(Phrase.of(
                        cut + " histories of " + object.type()
                                + " are as long as the portal keeps them, so older changes may be missing.",
                        label.ja() + "の履歴のうち" + cut + "件がポータルの保存上限に達しており、古い変更が欠けている可能性があります。"));
            }
        }
        notes.forEach((note, ids) -> data.gap(note.sentence(ids, scope.account().currency())));
        List<String> unread = store.unread(scope.options().propertyMap().orElseThrow());
        if (!unread.isEmpty()) {
            String shown = MappingNote.shown(unread);
            data.gap(Phrase.of(
                    "The property map names properties that were not extracted: " + shown
                            + ". Extract with Options.withPropertyMap and refresh.",
                    "プロパティマップにあるが抽出されていないプロパティ：" + shown + "。Options.withPropertyMap を指定して抽出し、更新してください。"));
        }
        if (scope.records().of(StoredObject.CONTACTS).size() > 0 && store.readsContactsThroughDeals()) {
            data.gap(Phrase.of(
                    "Contacts are read through their deals, so leads that never became a deal are not in this data.",
                    "コンタクトは商談を通じて読み取るため、商談にならなかったリードはこのデータに含まれません。"));
        }
    }
}
