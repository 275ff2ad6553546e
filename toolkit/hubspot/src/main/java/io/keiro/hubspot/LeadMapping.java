package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Lead;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Lead records: captured when they were made, assigned, qualified and disqualified by their stage. Several leads of one deal are all
 * rows of the leads; the deal's events come from the earliest, so that it does not seem to have been captured several times.
 */
final class LeadMapping implements RecordMapping {

    static final String LEAD_ASSIGNED = "lead_assigned";
    static final String LEAD_DISQUALIFIED = "lead_disqualified";
    static final String LEAD_STAGE_CHANGED = "lead_stage_changed";

    static final String BASIS = "LeadBasis";

    private static final StoredObject LEADS = StoredObject.LEADS;
    private static final String STAGE = "hs_pipeline_stage";
    private static final Set<String> QUALIFIED = Set.of("QUALIFIED");
    private static final Set<String> DISQUALIFIED = Set.of("DISQUALIFIED", "UNQUALIFIED");

    private final MappingScope scope;
    private final FirstContacts contacts;

    LeadMapping(MappingScope scope) {
        this.scope = scope;
        this.contacts = new FirstContacts(scope);
    }

    @Override
    public StoredObject object() {
        return LEADS;
    }

    @Override
    public void map(StoredRecord lead, MappedPart part) {
        Instant captured = lead.recorded();
        StoredRecord contact = scope.records().first(lead, StoredObject.CONTACTS);
        FirstContacts.Touch touch = contacts.after(captured, lead, contact);
        Timeline stages = lead.history(STAGE);
        Change qualified = qualified(stages);
        Map<String, String> attributes = scope.feed().ofLead(lead);
        attributes.put("LeadType", lead.value("hs_lead_type"));
        attributes.put("LeadLabel", lead.value("hs_lead_label"));
        attributes.put("DisqualificationReason", lead.value("hs_lead_disqualification_reason"));
        if ("UPSELL".equalsIgnoreCase(lead.value("hs_lead_type"))) {
            attributes.put(ContactMapping.EXISTING_CUSTOMER, "true");
        }
        part.lead(new Lead(
                lead.id(),
                captured,
                touch == null ? null : touch.time(),
                qualified == null ? null : qualified.moment(),
                attributes));
        StoredRecord told = null;
        int deals = scope.records().count(lead, StoredObject.DEALS);
        for (int i = 0; i < deals; i++) {
            StoredRecord deal = scope.records().linked(lead, StoredObject.DEALS, i);
            part.link(ObjectKind.LEAD, lead, ObjectKind.DEAL, deal);
            told = told == null && lead.equals(firstOf(deal)) ? deal : told;
        }
        if (told != null || deals == 0) {
            new Steps(lead, told, contact, stages, part).tell(captured, touch, qualified);
        }
    }

    /** The lead that a deal's events come from. */
    private StoredRecord firstOf(StoredRecord deal) {
        StoredRecord first = null;
        int leads = scope.records().count(deal, LEADS);
        if (leads == 1) {
            return scope.records().first(deal, LEADS);
        }
        for (int i = 0; i < leads; i++) {
            StoredRecord lead = scope.records().linked(deal, LEADS, i);
            boolean earlier = first == null
                    || lead.recorded() != null
                            && (first.recorded() == null || lead.recorded().isBefore(first.recorded()));
            first = earlier ? lead : first;
        }
        return first;
    }

    /** By the metadata of the stage, else by the stage map. */
    private Change qualified(Timeline stages) {
        for (int i = 0; i < stages.size(); i++) {
            Change row = stages.get(i);
            if (scope.stages().says(LEADS, row.value(), QUALIFIED) || isMapped(row)) {
                return row;
            }
        }
        return null;
    }

    private boolean isMapped(Change row) {
        Stage stage = scope.stages().stage(LEADS, row.value());
        return stage != null && stage.activity().equals(Activity.LEAD_QUALIFIED.id());
    }

    /** The events of one lead. */
    private final class Steps {
        private final StoredRecord lead;
        private final StoredRecord deal;
        private final StoredRecord contact;
        private final Timeline stages;
        private final MappedPart part;

        Steps(StoredRecord lead, StoredRecord deal, StoredRecord contact, Timeline stages, MappedPart part) {
            this.lead = lead;
            this.deal = deal;
            this.contact = contact;
            this.stages = stages;
            this.part = part;
        }

        void tell(Instant captured, FirstContacts.Touch touch, Change qualified) {
            if (captured != null) {
                part.event(at(Activity.LEAD_CAPTURED.id(), captured, EvidenceLevel.EXPLICIT)
                        .provedBy(lead, "hs_createdate")
                        .by(lead, stages.first()));
            }
            if (touch != null) {
                part.event(contacts.event(
                        touch, at(Activity.LEAD_FIRST_CONTACTED.id(), touch.time(), EvidenceLevel.INFERRED)));
            }
            if (qualified != null) {
                boolean told = scope.stages().says(LEADS, qualified.value(), QUALIFIED);
                part.event(at(
                                Activity.LEAD_QUALIFIED.id(),
                                qualified.moment(),
                                told ? EvidenceLevel.EXPLICIT : EvidenceLevel.INFERRED)
                        .provedBy(lead, STAGE, qualified));
            }
            owners();
            stages();
        }

        private void owners() {
            String before = null;
            for (Change row : lead.history("hubspot_owner_id")) {
                String owner = scope.actors().owner(row.value());
                if (owner != null) {
                    part.event(at(LEAD_ASSIGNED, row.moment(), EvidenceLevel.EXPLICIT)
                            .provedBy(lead, "hubspot_owner_id", row)
                            .changing(before, owner));
                }
                before = owner;
            }
        }

        private void stages() {
            String before = null;
            for (Change row : stages) {
                String label =
                        scope.stages().label(LEADS, row.value(), row.moment()).text();
                part.event(at(LEAD_STAGE_CHANGED, row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(lead, STAGE, row)
                        .changing(before, label));
                if (scope.stages().says(LEADS, row.value(), DISQUALIFIED)) {
                    part.event(at(LEAD_DISQUALIFIED, row.moment(), EvidenceLevel.EXPLICIT)
                            .provedBy(lead, STAGE, row)
                            .with("DisqualificationReason", lead.value("hs_lead_disqualification_reason")));
                }
                before = label;
            }
        }

        private EventDraft at(String activity, Instant time, EvidenceLevel evidence) {
            return part.start(activity, time, evidence)
                    .about(ObjectKind.DEAL, deal)
                    .about(ObjectKind.LEAD, lead)
                    .about(ObjectKind.CONTACT, contact)
                    .with(BASIS, "lead");
        }
    }
}
