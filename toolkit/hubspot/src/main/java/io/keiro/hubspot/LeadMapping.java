package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Lead;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.ObjectKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Contacts that count as leads: those whose life cycle shows a stage before opportunity. Every one is a row of the leads; events come
 * from one lead per deal only, the earliest captured among those for whom it is the first deal, so that a deal with several contacts
 * does not seem to have been captured several times.
 */
final class LeadMapping {

    private final LinkedRecords records;
    private final AttributeFeed feed;
    private final Actors actors;
    private final LeadToCash.Builder data;
    private final Map<String, Found> leadOfDeal = new HashMap<>();

    private record Found(RawRecord contact, Instant captured, HistoryRow capturing, HistoryRow qualifying) {}

    LeadMapping(LinkedRecords records, AttributeFeed feed, Actors actors, LeadToCash.Builder data) {
        this.records = records;
        this.feed = feed;
        this.actors = actors;
        this.data = data;
    }

    void run() {
        for (RawRecord contact : records.of(PortalObject.CONTACTS).values()) {
            Found found = found(contact);
            if (found != null) {
                lead(found);
                compete(found);
            }
        }
        leadOfDeal.forEach(this::events);
    }

    private static Found found(RawRecord contact) {
        Timeline cycle = Timeline.of(contact, "lifecyclestage");
        HistoryRow lead = cycle.first("SUBSCRIBER", "LEAD");
        HistoryRow qualified = cycle.first("MARKETINGQUALIFIEDLEAD", "SALESQUALIFIEDLEAD");
        if (lead == null && qualified == null) {
            return null;
        }
        HistoryRow first = cycle.first("LEAD");
        first = first == null ? (lead == null ? qualified : lead) : first;
        return new Found(contact, first.moment(), first, qualified);
    }

    private void lead(Found found) {
        Map<String, String> attributes = new LinkedHashMap<>(feed.ofLead(found.contact()));
        attributes.put("LifecycleStage", found.contact().value("lifecyclestage"));
        data.lead(new Lead(
                found.contact().id(),
                found.captured(),
                null,
                found.qualifying() == null ? null : found.qualifying().moment(),
                attributes));
        for (String deal : records.ids(PortalObject.CONTACTS, found.contact().id(), PortalObject.DEALS)) {
            data.link(new Link(ObjectKind.LEAD, found.contact().id(), ObjectKind.DEAL, deal));
        }
    }

    /** A lead stands for its first deal, unless it was captured after that deal was made or another was captured earlier. */
    private void compete(Found found) {
        records.linked(PortalObject.CONTACTS, found.contact().id(), PortalObject.DEALS).stream()
                .filter(deal -> DealEvents.created(deal) != null)
                .min(Comparator.comparing(DealEvents::created))
                .filter(deal -> !found.captured().isAfter(DealEvents.created(deal)))
                .ifPresent(deal -> leadOfDeal.merge(
                        deal.id(), found, (one, other) -> other.captured().isBefore(one.captured()) ? other : one));
    }

    private void events(String deal, Found found) {
        event(Activity.LEAD_CAPTURED, found.capturing(), deal, found);
        if (found.qualifying() != null) {
            event(Activity.LEAD_QUALIFIED, found.qualifying(), deal, found);
        }
    }

    private void event(Activity activity, HistoryRow row, String deal, Found found) {
        data.event(EventDraft.of(activity, row.moment(), EvidenceLevel.INFERRED)
                .about(ObjectKind.DEAL, deal)
                .about(ObjectKind.LEAD, found.contact().id())
                .about(ObjectKind.CONTACT, found.contact().id())
                .by(row, actors)
                .event());
    }
}
