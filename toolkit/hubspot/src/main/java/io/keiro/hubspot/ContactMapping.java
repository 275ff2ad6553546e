package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Lead;
import io.keiro.leadtocash.ObjectKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Contacts that count as leads, in portals without lead records or beside them: those whose life cycle shows a stage before opportunity,
 * and those of which no life cycle is known, by the day they were made. Every one is a row of the leads; a deal's events come from one
 * only, the earliest captured among those for whom it is the first deal, so that a deal with several contacts does not seem to have been
 * captured several times.
 */
final class ContactMapping implements RecordMapping {

    static final String EXISTING_CUSTOMER = "ExistingCustomer";

    private static final StoredObject CONTACTS = StoredObject.CONTACTS;
    private static final String CYCLE = "lifecyclestage";
    private static final List<String> EARLY =
            List.of("SUBSCRIBER", "LEAD", "MARKETINGQUALIFIEDLEAD", "SALESQUALIFIEDLEAD");

    /** Dates of a stage of the life cycle, the newer property first. */
    private static final List<String> LEAD_DATES = List.of("hs_v2_date_entered_lead", "hs_lifecyclestage_lead_date");

    private static final List<String> QUALIFIED_DATES = List.of(
            "hs_v2_date_entered_marketingqualifiedlead",
            "hs_lifecyclestage_marketingqualifiedlead_date",
            "hs_v2_date_entered_salesqualifiedlead",
            "hs_lifecyclestage_salesqualifiedlead_date");

    /** A moment with the property that tells it; the row is null where a date property does. */
    private record Proof(Instant time, String property, Change row) {}

    /** A contact that counts as a lead. */
    private record Found(StoredRecord contact, Proof captured, Proof qualified) {}

    private final MappingScope scope;
    private final FirstContacts contacts;
    private final SameAddresses addresses;

    ContactMapping(MappingScope scope, SameAddresses addresses) {
        this.scope = scope;
        this.contacts = new FirstContacts(scope);
        this.addresses = addresses;
    }

    @Override
    public StoredObject object() {
        return CONTACTS;
    }

    @Override
    public void map(StoredRecord contact, MappedPart part) {
        addresses.tell(contact, part);
        if (scope.records().has(contact, StoredObject.LEADS)) {
            return; // The lead record tells.
        }
        Found found = found(contact);
        if (found == null) {
            return;
        }
        FirstContacts.Touch touch = contacts.after(found.captured().time(), contact, null);
        Map<String, String> attributes = scope.feed().ofLead(contact);
        attributes.put("LifecycleStage", contact.value(CYCLE));
        if (wasCustomer(contact, found)) {
            attributes.put(EXISTING_CUSTOMER, "true");
        }
        part.lead(new Lead(
                contact.id(),
                found.captured().time(),
                touch == null ? null : touch.time(),
                found.qualified() == null ? null : found.qualified().time(),
                attributes));
        List<StoredRecord> deals = scope.records().linked(contact, StoredObject.DEALS);
        deals.forEach(deal -> part.link(ObjectKind.LEAD, contact, ObjectKind.DEAL, deal));
        StoredRecord deal = firstDeal(found);
        if (deals.isEmpty() || deal != null && isTellerOf(deal, found)) {
            events(found, touch, deal, part);
        }
    }

    private Found found(StoredRecord contact) {
        Timeline cycle = contact.history(CYCLE);
        Change lead = cycle.first("LEAD");
        Change early = cycle.first("SUBSCRIBER", "LEAD");
        Change qualified = cycle.first("MARKETINGQUALIFIEDLEAD", "SALESQUALIFIEDLEAD");
        Proof qualification = qualified != null ? proof(CYCLE, qualified) : dated(contact, QUALIFIED_DATES);
        Change first = lead != null ? lead : early != null ? early : qualified;
        if (first != null) {
            return new Found(contact, proof(CYCLE, first), qualification);
        }
        if (!cycle.isEmpty() || !isEarly(contact.value(CYCLE))) {
            return null;
        }
        Proof dated = dated(contact, LEAD_DATES);
        Proof captured = dated != null ? dated : qualification != null ? qualification : created(contact);
        return captured == null ? null : new Found(contact, captured, qualification);
    }

    /** True if the life cycle of today, where there is no history of it, does not rule out a lead. */
    private static boolean isEarly(String stage) {
        return stage == null || EARLY.stream().anyMatch(early -> early.equalsIgnoreCase(stage));
    }

    private static Proof proof(String property, Change row) {
        return new Proof(row.moment(), property, row);
    }

    private static Proof dated(StoredRecord contact, List<String> properties) {
        return properties.stream()
                .filter(property -> contact.time(property) != null)
                .map(property -> new Proof(contact.time(property), property, null))
                .min(Comparator.comparing(Proof::time))
                .orElse(null);
    }

    /** The day the contact was made, or of its first form, whichever was earlier. */
    private static Proof created(StoredRecord contact) {
        Proof stated = dated(contact, List.of("createdate", "first_conversion_date"));
        return stated == null && contact.created() != null ? new Proof(contact.created(), "createdate", null) : stated;
    }

    /** The life cycle goes forward by itself; back from customer to lead is a second round. */
    private static boolean wasCustomer(StoredRecord contact, Found found) {
        Change customer = contact.history(CYCLE).first("CUSTOMER", "EVANGELIST");
        return customer != null && customer.moment().isBefore(found.captured().time());
    }

    /** A lead stands for its first deal, unless it was captured after that deal was made. */
    private StoredRecord firstDeal(Found found) {
        return scope.records().linked(found.contact(), StoredObject.DEALS).stream()
                .filter(deal -> DealEvents.created(deal) != null)
                .min(Comparator.comparing(DealEvents::created))
                .filter(deal -> !found.captured().time().isAfter(DealEvents.created(deal)))
                .orElse(null);
    }

    /** True if no lead record and no contact captured earlier, or named before it at the same time, tells of this deal. */
    private boolean isTellerOf(StoredRecord deal, Found found) {
        if (scope.records().has(deal, StoredObject.LEADS)) {
            return false;
        }
        for (StoredRecord other : scope.records().linked(deal, CONTACTS)) {
            Found rival = other.equals(found.contact()) ? null : found(other);
            if (rival != null && deal.equals(firstDeal(rival))) {
                int earlier = rival.captured().time().compareTo(found.captured().time());
                if (earlier < 0 || earlier == 0 && other.row() < found.contact().row()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void events(Found found, FirstContacts.Touch touch, StoredRecord deal, MappedPart part) {
        int rivals = deal == null ? 0 : scope.records().linked(deal, CONTACTS).size();
        String basis = rivals > 1 ? "contact, earliest of " + rivals : "contact";
        part.event(told(found, found.captured(), Activity.LEAD_CAPTURED, deal, basis, part));
        if (touch != null) {
            part.event(
                    contacts.event(touch, at(found, touch.time(), Activity.LEAD_FIRST_CONTACTED, deal, basis, part)));
        }
        if (found.qualified() != null) {
            part.event(told(found, found.qualified(), Activity.LEAD_QUALIFIED, deal, basis, part));
        }
    }

    private EventDraft told(
            Found found, Proof proof, Activity activity, StoredRecord deal, String basis, MappedPart part) {
        return at(found, proof.time(), activity, deal, basis, part)
                .dayIfMidnight()
                .provedBy(found.contact(), proof.property(), proof.row());
    }

    private EventDraft at(
            Found found, Instant time, Activity activity, StoredRecord deal, String basis, MappedPart part) {
        return part.start(activity.id(), time, EvidenceLevel.INFERRED)
                .about(ObjectKind.DEAL, deal)
                .about(ObjectKind.LEAD, found.contact())
                .about(ObjectKind.CONTACT, found.contact())
                .with(LeadMapping.BASIS, basis);
    }
}
