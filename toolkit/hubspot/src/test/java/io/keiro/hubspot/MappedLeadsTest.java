package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static io.keiro.hubspot.SmallSnapshot.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Lead;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.TimePrecision;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leads from lead records, else from contacts, and their first contact. */
class MappedLeadsTest {

    @TempDir
    Path folder;

    private SmallSnapshot portal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
        portal.pipeline(PortalObject.LEADS, "lp", "Lead pipeline")
                .stage(PortalObject.LEADS, "lp", "l1", "New", "{\"leadState\":\"NEW\"}")
                .stage(PortalObject.LEADS, "lp", "l2", "Fits", "{\"leadState\":\"QUALIFIED\"}")
                .stage(PortalObject.LEADS, "lp", "l3", "Not ours", "{\"leadState\":\"DISQUALIFIED\"}");
    }

    private SmallSnapshot.Thing lead(String id) {
        return portal.add(PortalObject.LEADS, id, "2025-02-01T08:00:00Z")
                .set("hs_createdate", "2025-02-01T08:00:00Z")
                .at("2025-02-01T08:00:00Z", "hs_pipeline_stage", "l1");
    }

    private SmallSnapshot.Thing contact(String id) {
        return portal.add(PortalObject.CONTACTS, id, "2025-01-20T08:00:00Z").set("createdate", "2025-01-20T08:00:00Z");
    }

    @Test
    void aLeadRecordIsCapturedAssignedAndQualifiedByItself() {
        SmallSnapshot.Thing deal = portal.deal("1");
        lead("501")
                .at("2025-02-02T08:00:00Z", "hubspot_owner_id", "32", "AUTOMATION_PLATFORM", null)
                .at("2025-02-10T08:00:00Z", "hs_pipeline_stage", "l2")
                .to(deal, "Primary");
        LeadToCash data = portal.map();
        assertThat(told(data, ObjectKind.LEAD, "501"))
                .containsExactly(
                        "lead_captured 2025-02-01T08:00:00Z EXPLICIT",
                        "lead_stage_changed 2025-02-01T08:00:00Z EXPLICIT",
                        "lead_assigned 2025-02-02T08:00:00Z EXPLICIT",
                        "lead_qualified 2025-02-10T08:00:00Z EXPLICIT",
                        "lead_stage_changed 2025-02-10T08:00:00Z EXPLICIT");
        assertThat(only(data, "lead_captured").object(ObjectKind.DEAL)).isEqualTo("1");
        assertThat(only(data, "lead_assigned").actor()).isEqualTo("AUTOMATION_PLATFORM");
        Lead lead = data.leads().get(0);
        assertThat(lead.captured()).isEqualTo(Instant.parse("2025-02-01T08:00:00Z"));
        assertThat(lead.qualified()).isEqualTo(Instant.parse("2025-02-10T08:00:00Z"));
    }

    @Test
    void aDisqualifiedLeadWithoutADealKeepsItsEventsAndItsReason() {
        lead("501")
                .set("hs_lead_disqualification_reason", "No budget")
                .at("2025-02-10T08:00:00Z", "hs_pipeline_stage", "l3");
        LeadToCash data = portal.map();
        assertThat(only(data, "lead_disqualified").attributes()).containsEntry("DisqualificationReason", "No budget");
        assertThat(only(data, "lead_captured").object(ObjectKind.DEAL)).isNull();
        assertThat(all(data, "lead_qualified")).isEmpty();
    }

    @Test
    void aStageOfThePortalsOwnWordsQualifiesWhereTheStageMapSaysSo() {
        portal.stage(PortalObject.LEADS, "lp", "l4", "Hot", "{}");
        lead("501").at("2025-02-10T08:00:00Z", "hs_pipeline_stage", "l4");
        var map = io.keiro.leadtocash.StageMap.of(java.util.List.of(
                SmallSnapshot.stage("Lead pipeline", "Hot", io.keiro.leadtocash.Outcome.OPEN, "lead_qualified")));
        LeadToCash data = portal.snapshot().toLeadToCash(map);
        assertThat(only(data, "lead_qualified").evidence()).isEqualTo(EvidenceLevel.INFERRED);
    }

    @Test
    void theEarliestOfSeveralLeadsTellsADealsEvents() {
        SmallSnapshot.Thing deal = portal.deal("1");
        lead("501").to(deal);
        lead("502").set("hs_createdate", "2025-01-15T00:00:00Z").to(deal);
        LeadToCash data = portal.map();
        assertThat(data.leads()).hasSize(2);
        assertThat(only(data, "lead_captured").object(ObjectKind.LEAD)).isEqualTo("502");
    }

    @Test
    void theContactOfALeadRecordIsNotCountedAgain() {
        SmallSnapshot.Thing contact = contact("81").at("2025-01-20T08:00:00Z", "lifecyclestage", "lead");
        lead("501").to(contact);
        LeadToCash data = portal.map();
        assertThat(data.leads()).extracting(Lead::id).containsExactly("501");
        assertThat(only(data, "lead_captured").object(ObjectKind.CONTACT)).isEqualTo("81");
    }

    @Test
    void aContactCountsByItsLifeCycleThenByItsDatesThenByItsCreation() {
        contact("81").at("2025-01-25T08:00:00Z", "lifecyclestage", "lead");
        contact("82").set("lifecyclestage", "lead").set("hs_v2_date_entered_lead", "2025-01-26T08:00:00Z");
        contact("83").set("first_conversion_date", "2025-01-10T00:00:00Z");
        contact("84").set("lifecyclestage", "customer");
        LeadToCash data = portal.map();
        assertThat(data.leads())
                .extracting(lead -> lead.id() + " " + lead.captured())
                .containsExactly("81 2025-01-25T08:00:00Z", "82 2025-01-26T08:00:00Z", "83 2025-01-10T00:00:00Z");
        assertThat(all(data, "lead_captured"))
                .extracting(Mark.EVIDENCE_PROPERTY::of)
                .containsExactly(
                        "contacts.first_conversion_date",
                        "contacts.lifecyclestage",
                        "contacts.hs_v2_date_entered_lead");
        assertThat(all(data, "lead_captured").get(0).precision()).isEqualTo(TimePrecision.DAY);
        assertThat(all(data, "lead_captured")).allMatch(event -> event.evidence() == EvidenceLevel.INFERRED);
    }

    @Test
    void theEarliestOfSeveralContactsTellsAndSaysSo() {
        SmallSnapshot.Thing deal = portal.deal("1");
        deal.to(contact("81").at("2025-01-25T08:00:00Z", "lifecyclestage", "lead"));
        deal.to(contact("82")
                .at("2025-01-22T08:00:00Z", "lifecyclestage", "lead")
                .at("2025-01-28T08:00:00Z", "lifecyclestage", "salesqualifiedlead"));
        LeadToCash data = portal.map();
        assertThat(only(data, "lead_captured").object(ObjectKind.LEAD)).isEqualTo("82");
        assertThat(only(data, "lead_captured").attributes()).containsEntry("LeadBasis", "contact, earliest of 2");
        assertThat(only(data, "lead_qualified").time()).isEqualTo(Instant.parse("2025-01-28T08:00:00Z"));
    }

    @Test
    void aCustomerWhoComesBackIsMarked() {
        contact("81")
                .at("2024-01-25T08:00:00Z", "lifecyclestage", "customer")
                .at("2025-01-25T08:00:00Z", "lifecyclestage", "lead");
        assertThat(portal.map().leads().get(0).attributes()).containsEntry("ExistingCustomer", "true");
    }

    @Test
    void theFirstOutgoingTouchAfterTheCaptureIsTheFirstContact() {
        SmallSnapshot.Thing contact = contact("81").at("2025-01-25T08:00:00Z", "lifecyclestage", "lead");
        email("71", "2025-01-24T08:00:00Z", "EMAIL", "SENT").to(contact);
        email("72", "2025-01-25T09:00:00Z", "INCOMING_EMAIL", "SENT").to(contact);
        email("73", "2025-01-25T10:00:00Z", "EMAIL", "BOUNCED").to(contact);
        portal.add(PortalObject.CALLS, "74", "2025-01-26T08:00:00Z")
                .set("hs_timestamp", "2025-01-26T08:00:00Z")
                .set("hs_createdate", "2025-01-29T08:00:00Z")
                .set("hs_call_direction", "OUTBOUND")
                .set("hubspot_owner_id", "32")
                .to(contact);
        LeadToCash data = portal.map();
        var first = only(data, "lead_first_contacted");
        assertThat(first.time()).isEqualTo(Instant.parse("2025-01-26T08:00:00Z"));
        assertThat(first.evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(first.actor()).isEqualTo("Rep Two");
        assertThat(Mark.ASSIGNED_BY.of(first)).isEqualTo("calls 74");
        assertThat(Mark.BACKDATED.of(first)).isEqualTo("true");
        assertThat(data.leads().get(0).firstContacted()).isEqualTo(first.time());
    }

    private SmallSnapshot.Thing email(String id, String time, String direction, String status) {
        return portal.add(PortalObject.EMAILS, id, time)
                .set("hs_timestamp", time)
                .set("hs_email_direction", direction)
                .set("hs_email_status", status);
    }

    @Test
    void aMergedContactKeepsTheEarliestDate() {
        portal.alias(PortalObject.CONTACTS, "80", "81");
        portal.add(PortalObject.CONTACTS, "80", "2024-11-01T00:00:00Z")
                .at("2024-11-01T00:00:00Z", "lifecyclestage", "lead");
        contact("81").at("2025-01-25T08:00:00Z", "lifecyclestage", "lead");
        LeadToCash data = portal.map();
        assertThat(data.leads()).hasSize(1);
        assertThat(data.leads().get(0).captured()).isEqualTo(Instant.parse("2024-11-01T00:00:00Z"));
    }
}
