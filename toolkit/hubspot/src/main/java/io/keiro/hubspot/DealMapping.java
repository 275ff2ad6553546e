package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.Stage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Deals with their events and those of their quotes, where one step is told by the best proof there is. */
final class DealMapping {

    private final LinkedRecords records;
    private final StageBook stages;
    private final Actors actors;
    private final AttributeFeed feed;
    private final Account account;
    private final LeadToCash.Builder data;
    private int amountsOfUnknownRate;

    DealMapping(
            LinkedRecords records,
            StageBook stages,
            Actors actors,
            AttributeFeed feed,
            Account account,
            LeadToCash.Builder data) {
        this.records = records;
        this.stages = stages;
        this.actors = actors;
        this.feed = feed;
        this.account = account;
        this.data = data;
    }

    void run() {
        records.of(PortalObject.DEALS).values().forEach(this::deal);
        if (amountsOfUnknownRate > 0) {
            data.gap(amountsOfUnknownRate + " deals are in another currency than " + account.currency()
                    + " and have no amount in the home currency; their amounts are left out.");
        }
    }

    private void deal(RawRecord raw) {
        Outcome outcome = outcome(raw);
        ZoneId zone = account.zone();
        List<BusinessEvent> events = new ArrayList<>(new DealEvents(raw, stages, actors, zone).all());
        List<RawRecord> quotes = records.linked(PortalObject.DEALS, raw.id(), PortalObject.QUOTES);
        List<BusinessEvent> ofQuotes = new QuoteEvents(raw.id(), quotes, isDiscounted(raw.id()), actors).all();
        dropWhatIsProvedBetter(events, ofQuotes);
        events.addAll(ofQuotes);
        signatureByWinning(events, outcome);
        events.forEach(data::event);
        Stage stage = raw.value("dealstage") == null ? null : stages.stage(raw.value("dealstage"));
        data.deal(new Deal(
                raw.id(),
                DealEvents.created(raw),
                outcome,
                stage != null ? stage.pipeline() : stages.pipelineLabel(raw.value("pipeline")),
                stage != null ? stage.stage() : raw.value("dealstage"),
                amount(raw),
                DealEvents.businessDay(raw.value("closedate"), zone),
                attributes(raw)));
        link(raw.id(), PortalObject.QUOTES, ObjectKind.QUOTE);
        link(raw.id(), PortalObject.COMPANIES, ObjectKind.COMPANY);
        link(raw.id(), PortalObject.CONTACTS, ObjectKind.CONTACT);
    }

    private Map<String, String> attributes(RawRecord raw) {
        Map<String, String> attributes = new LinkedHashMap<>(feed.ofDeal(raw));
        LineItemTotals.addTo(attributes, records.linked(PortalObject.DEALS, raw.id(), PortalObject.LINE_ITEMS));
        return attributes;
    }

    private void link(String deal, PortalObject object, ObjectKind kind) {
        records.ids(PortalObject.DEALS, deal, object)
                .forEach(id -> data.link(new Link(ObjectKind.DEAL, deal, kind, id)));
    }

    /** By the metadata of the stage; a stage that is gone leaves the portal's own flags. */
    private Outcome outcome(RawRecord raw) {
        Stage stage = raw.value("dealstage") == null ? null : stages.stage(raw.value("dealstage"));
        if (stage != null) {
            return stage.outcome();
        }
        if ("true".equalsIgnoreCase(raw.value("hs_is_closed_won"))) {
            return Outcome.WON;
        }
        return "true".equalsIgnoreCase(raw.value("hs_is_closed")) ? Outcome.LOST : Outcome.OPEN;
    }

    private double amount(RawRecord raw) {
        String currency = raw.value("deal_currency_code");
        boolean foreign = currency != null && !account.currency().isEmpty() && !currency.equals(account.currency());
        if (!foreign) {
            return Amount.parse(raw.value("amount"));
        }
        double home = Amount.parse(raw.value("amount_in_home_currency"));
        if (Double.isNaN(home) && raw.value("amount") != null) {
            amountsOfUnknownRate++;
        }
        return home;
    }

    private boolean isDiscounted(String deal) {
        return records.linked(PortalObject.DEALS, deal, PortalObject.LINE_ITEMS).stream()
                .anyMatch(line -> Amount.parse(line.value("hs_discount_percentage")) > 0
                        || Amount.parse(line.value("hs_total_discount")) > 0
                        || Amount.parse(line.value("discount")) > 0);
    }

    /** A step that a quote proves need not be inferred from a stage as well. */
    private static void dropWhatIsProvedBetter(List<BusinessEvent> events, List<BusinessEvent> better) {
        Set<String> proved = better.stream()
                .filter(event -> event.evidence() != EvidenceLevel.INFERRED)
                .map(BusinessEvent::activity)
                .collect(Collectors.toSet());
        events.removeIf(event -> event.evidence() == EvidenceLevel.INFERRED && proved.contains(event.activity()));
    }

    /** Without a signature or a stage that stands for one, the contract of a won deal counts as signed when the deal was won. */
    private static void signatureByWinning(List<BusinessEvent> events, Outcome outcome) {
        boolean signed = events.stream().anyMatch(event -> event.activity().equals(Activity.CONTRACT_SIGNED.id()));
        if (signed || outcome != Outcome.WON) {
            return;
        }
        events.stream()
                .filter(event -> event.activity().equals(Activity.CLOSED_WON.id()))
                .findFirst()
                .ifPresent(won -> events.add(new BusinessEvent(
                        Activity.CONTRACT_SIGNED.id(),
                        won.time(),
                        null,
                        won.objects(),
                        won.actor(),
                        won.actorType(),
                        null,
                        null,
                        EvidenceLevel.INFERRED,
                        won.precision(),
                        won.source(),
                        won.attributes())));
    }
}
