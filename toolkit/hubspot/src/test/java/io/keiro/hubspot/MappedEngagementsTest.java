package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meetings held and not held, calls, messages, tasks and notes, and which deal they belong to. */
class MappedEngagementsTest {

    @TempDir
    Path folder;

    private SmallSnapshot portal;
    private SmallSnapshot.Thing deal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
        deal = portal.deal("1");
    }

    private SmallSnapshot.Thing meeting(String id, String outcome) {
        return portal.add(PortalObject.MEETINGS, id, "2025-03-10T08:00:00Z")
                .set("hs_createdate", "2025-03-10T08:00:00Z")
                .set("hs_timestamp", "2025-03-12T10:00:00Z")
                .set("hs_meeting_start_time", "2025-03-12T10:00:00Z")
                .set("hs_meeting_end_time", "2025-03-12T11:00:00Z")
                .set("hubspot_owner_id", "31")
                .set("hs_meeting_outcome", outcome);
    }

    @Test
    void onlyAMeetingThatTookPlaceIsHeld() {
        meeting("61", "COMPLETED").to(deal);
        meeting("62", "NO_SHOW").to(deal);
        meeting("63", "CANCELED").to(deal);
        meeting("64", "SCHEDULED").to(deal);
        LeadToCash data = portal.map();
        BusinessEvent held = only(data, "meeting_held");
        assertThat(held.time()).isEqualTo(Instant.parse("2025-03-12T10:00:00Z"));
        assertThat(held.end()).isEqualTo(Instant.parse("2025-03-12T11:00:00Z"));
        assertThat(held.evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
        assertThat(held.actor()).isEqualTo("Rep One");
        assertThat(held.object(ObjectKind.DEAL)).isEqualTo("1");
        assertThat(only(data, "meeting_no_show").time()).isEqualTo(held.time());
        assertThat(all(data, "meeting_canceled")).hasSize(1);
        assertThat(only(data, "meeting_scheduled").time()).isEqualTo(Instant.parse("2025-03-10T08:00:00Z"));
    }

    @Test
    void aMeetingLoggedLongAfterwardsIsMarked() {
        meeting("61", "COMPLETED").set("hs_createdate", "2025-03-20T08:00:00Z").to(deal);
        assertThat(Mark.BACKDATED.of(only(portal.map(), "meeting_held"))).isEqualTo("true");
    }

    @Test
    void whatIsLinkedToSeveralDealsBelongsToEach() {
        meeting("61", "COMPLETED").to(deal).to(portal.deal("2"));
        assertThat(all(portal.map(), "meeting_held"))
                .extracting(event -> event.object(ObjectKind.DEAL))
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void whatIsLinkedToAPersonBelongsToTheOneDealThatWasOpenThen() {
        SmallSnapshot.Thing person = portal.add(PortalObject.CONTACTS, "81", "2025-01-01T00:00:00Z");
        deal.to(person);
        SmallSnapshot.Thing closed = portal.deal("2").at("2025-03-05T00:00:00Z", "dealstage", "closedwon");
        closed.to(person);
        meeting("61", "COMPLETED").to(person);
        BusinessEvent held = only(portal.map(), "meeting_held");
        assertThat(held.object(ObjectKind.DEAL)).isEqualTo("1");
        assertThat(held.evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(Mark.ASSIGNED_BY.of(held)).isEqualTo("contacts");
    }

    @Test
    void ofSeveralOpenDealsNoneIsGuessed() {
        SmallSnapshot.Thing person = portal.add(PortalObject.CONTACTS, "81", "2025-01-01T00:00:00Z");
        deal.to(person);
        portal.deal("2").to(person);
        meeting("61", "COMPLETED").to(person);
        LeadToCash data = portal.map();
        assertThat(only(data, "meeting_held").object(ObjectKind.DEAL)).isNull();
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .anyMatch(gap -> gap.startsWith("1 meetings, calls and messages belong to contacts"));
    }

    @Test
    void callsMessagesTasksAndNotesAreKeptUnderTheirOwnNames() {
        engagement(PortalObject.CALLS, "71")
                .set("hs_call_direction", "OUTBOUND")
                .set("hs_call_duration", "60000");
        engagement(PortalObject.CALLS, "72").set("hs_call_direction", "INBOUND");
        engagement(PortalObject.EMAILS, "73").set("hs_email_direction", "EMAIL").set("hs_email_status", "SENT");
        engagement(PortalObject.EMAILS, "74").set("hs_email_direction", "INCOMING_EMAIL");
        engagement(PortalObject.EMAILS, "75").set("hs_email_direction", "EMAIL").set("hs_email_status", "BOUNCED");
        engagement(PortalObject.TASKS, "76").set("hs_task_status", "NOT_STARTED");
        engagement(PortalObject.TASKS, "77")
                .set("hs_task_status", "COMPLETED")
                .set("hs_task_completion_date", "2025-03-13T00:00:01Z");
        engagement(PortalObject.NOTES, "78");
        LeadToCash data = portal.map();
        assertThat(data.events().stream()
                        .filter(event -> event.evidence() == EvidenceLevel.EXPLICIT && event.changeTo() == null)
                        .map(BusinessEvent::activity))
                .containsExactlyInAnyOrder(
                        "opportunity_created",
                        "call_made",
                        "call_received",
                        "email_sent",
                        "email_received",
                        "task_completed",
                        "note_added");
        assertThat(only(data, "call_made").end()).isEqualTo(Instant.parse("2025-03-12T10:01:00Z"));
        assertThat(only(data, "task_completed").time()).isEqualTo(Instant.parse("2025-03-13T00:00:01Z"));
        assertThat(data.toEventLog().activities().stream().map(String::valueOf))
                .noneMatch(name -> name.contains("note"));
    }

    private SmallSnapshot.Thing engagement(PortalObject object, String id) {
        return portal.add(object, id, "2025-03-12T10:00:00Z")
                .set("hs_timestamp", "2025-03-12T10:00:00Z")
                .to(deal);
    }

    @Test
    void whatLiesAheadWasOnlyArrangedOrRecordedAndItsDateIsNoted() {
        meeting("61", "COMPLETED")
                .set("hs_meeting_start_time", "2026-12-12T10:00:00Z")
                .to(deal);
        engagement(PortalObject.CALLS, "62").set("hs_timestamp", "2027-03-12T10:00:00Z");
        LeadToCash data = portal.map();
        assertThat(all(data, "meeting_held")).isEmpty();
        BusinessEvent arranged = only(data, "meeting_scheduled");
        assertThat(arranged.time()).isBefore(data.cutOff());
        assertThat(arranged.attributes()).containsEntry("BusinessTime", "2026-12-12");
        BusinessEvent call = only(data, "call_made");
        assertThat(call.time()).isEqualTo(Instant.parse("2025-03-12T10:00:00Z"));
        assertThat(call.evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(call.attributes()).containsEntry("BusinessTime", "2027-03-12");
    }
}
