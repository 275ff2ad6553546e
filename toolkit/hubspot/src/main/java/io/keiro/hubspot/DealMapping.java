package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.Stage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Deals with their events and those of their quotes and orders, where one step is told by the best proof there is.
 */
final class DealMapping implements RecordMapping {

    private static final StoredObject DEALS = StoredObject.DEALS;

    /** More than most deals have. */
    private static final int EVENTS = 64;

    private final MappingScope scope;
    private final LinkedRecords records;

    DealMapping(MappingScope scope) {
        this.scope = scope;
        this.records = scope.records();
    }

    @Override
    public StoredObject object() {
        return DEALS;
    }

    @Override
    public void map(StoredRecord deal, MappedPart part) {
        Outcome outcome = outcome(deal);
        List<EventDraft> events = new ArrayList<>(EVENTS);
        new DealEvents(scope, deal, part, events).add();
        List<StoredRecord> quotes = records.linked(deal, StoredObject.QUOTES);
        List<StoredRecord> orders = records.linked(deal, StoredObject.ORDERS);
        if (!quotes.isEmpty()) {
            new QuoteEvents(scope, deal, quotes, part, events).add();
        }
        List<StoredRecord> contracts = records.linked(deal, StoredObject.CONTRACTS);
        if (!contracts.isEmpty()) {
            new ContractEvents(scope, deal, contracts, part).addTo(events);
        }
        for (StoredRecord order : orders) {
            if (records.isFirst(order, deal)) {
                new OrderEvents(scope, order, deal, part, events).add();
            }
        }
        for (StoredRecord ticket : records.linked(deal, StoredObject.TICKETS)) {
            if (records.isFirst(ticket, deal)) {
                new TicketEvents(scope, ticket, deal, part).addTo(events);
            }
        }
        List<EventDraft> best = BestEvidence.of(events);
        if (outcome == Outcome.WON) {
            signatureByWinning(best);
        }
        best.forEach(part::event);
        part.weighed();
        part.deal(deal(deal, outcome, part));
        link(part, deal, quotes, ObjectKind.QUOTE);
        link(part, deal, orders, ObjectKind.ORDER);
        link(part, deal, records.linked(deal, StoredObject.COMPANIES), ObjectKind.COMPANY);
        link(part, deal, records.linked(deal, StoredObject.CONTACTS), ObjectKind.CONTACT);
    }

    private static void link(MappedPart part, StoredRecord deal, List<StoredRecord> others, ObjectKind kind) {
        for (int i = 0; i < others.size(); i++) {
            part.link(ObjectKind.DEAL, deal, kind, others.get(i));
        }
    }

    private Deal deal(StoredRecord deal, Outcome outcome, MappedPart part) {
        ZoneId zone = scope.account().zone();
        String stageId = deal.value("dealstage");
        Stage stage = scope.stages().stage(DEALS, stageId);
        return new Deal(
                deal.id(),
                DealEvents.created(deal),
                outcome,
                stage != null ? stage.pipeline() : scope.stages().pipelineLabel(DEALS, deal.value("pipeline")),
                stage != null
                        ? stage.stage()
                        : stageId == null
                                ? null
                                : scope.stages()
                                        .label(DEALS, stageId, scope.cutOff())
                                        .text(),
                amount(deal, part),
                DealEvents.businessDay(deal.value("closedate"), zone),
                attributes(deal, part));
    }

    private Map<String, String> attributes(StoredRecord deal, MappedPart part) {
        Map<String, String> attributes = scope.feed().ofDeal(deal);
        LineItemTotals.addTo(attributes, records.linked(deal, StoredObject.LINE_ITEMS));
        List<String> cut = records.cut().properties(deal);
        if (!cut.isEmpty()) {
            attributes.put(Mark.HISTORY_TRUNCATED.column(), String.join("|", cut));
        }
        if (records.cut().startsLate(deal)) {
            attributes.put(Mark.STARTS_LATE.column(), "true");
            part.note(MappingNote.STARTS_LATE, deal.id());
        }
        String merged = deal.value("hs_merged_object_ids");
        if (merged != null) {
            attributes.put(Mark.MERGED_FROM.column(), merged.replace(';', '|'));
        }
        if (isForeign(deal) && deal.value("amount") != null) {
            attributes.put(Mark.RECORDED_AMOUNT.column(), deal.value("amount"));
        }
        String owner = scope.actors().state(deal.value("hubspot_owner_id"));
        if (owner != null) {
            attributes.put(Mark.OWNER_STATE.column(), owner);
        }
        return attributes;
    }

    /** By the metadata of the stage; a stage that is gone leaves the portal's own flags. */
    private Outcome outcome(StoredRecord deal) {
        Stage stage = scope.stages().stage(DEALS, deal.value("dealstage"));
        if (stage != null) {
            return stage.outcome();
        }
        if ("true".equalsIgnoreCase(deal.value("hs_is_closed_won"))) {
            return Outcome.WON;
        }
        return "true".equalsIgnoreCase(deal.value("hs_is_closed")) ? Outcome.LOST : Outcome.OPEN;
    }

    private boolean isForeign(StoredRecord deal) {
        String currency = deal.value("deal_currency_code");
        String home = scope.account().currency();
        return currency != null && !home.isEmpty() && !currency.equals(home);
    }

    private double amount(StoredRecord deal, MappedPart part) {
        if (!isForeign(deal)) {
            return Amount.parse(deal.value("amount"));
        }
        double amount = Amount.parse(deal.value("amount_in_home_currency"));
        if (Double.isNaN(amount) && deal.value("amount") != null) {
            part.note(MappingNote.UNKNOWN_RATE, deal.id());
        }
        return amount;
    }

    /** Without a signature or a stage that stands for one, the contract of a won deal counts as signed when the deal was won. */
    private static void signatureByWinning(List<EventDraft> events) {
        EventDraft won = null;
        for (EventDraft event : events) {
            if (event.activity().equals(Activity.CONTRACT_SIGNED.id())) {
                return;
            }
            if (won == null && event.activity().equals(Activity.CLOSED_WON.id())) {
                won = event;
            }
        }
        if (won != null) {
            events.add(won.inferring(Activity.CONTRACT_SIGNED.id()));
        }
    }
}
