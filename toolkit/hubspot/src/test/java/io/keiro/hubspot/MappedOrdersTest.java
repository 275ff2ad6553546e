package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders and their fulfilment, by order, ticket or stage. */
class MappedOrdersTest {

    @TempDir
    Path folder;

    private SmallSnapshot portal;
    private SmallSnapshot.Thing deal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
        portal.pipeline(PortalObject.ORDERS, "op", "Orders")
                .stage(PortalObject.ORDERS, "op", "o1", "Open", "{\"orderState\":\"OPEN\"}")
                .stage(PortalObject.ORDERS, "op", "o2", "Handed over", "{\"orderState\":\"DELIVERED\"}")
                .stage(PortalObject.ORDERS, "op", "o3", "Cancelled", "{\"orderState\":\"CANCELLED\"}")
                .pipeline(PortalObject.TICKETS, "tp", "Onboarding")
                .stage(PortalObject.TICKETS, "tp", "1", "New", "{\"ticketState\":\"OPEN\"}")
                .stage(PortalObject.TICKETS, "tp", "4", "Live", "{\"ticketState\":\"CLOSED\"}");
        deal = portal.deal("1");
    }

    private SmallSnapshot.Thing order(String id) {
        SmallSnapshot.Thing order = portal.add(PortalObject.ORDERS, id, "2025-04-01T08:00:00Z")
                .set("hs_createdate", "2025-04-01T08:00:00Z")
                .at("2025-04-01T08:00:00Z", "hs_pipeline_stage", "o1");
        deal.to(order);
        return order;
    }

    @Test
    void anOrderOfThePortalIsExplicitAndOneFromAShopKeepsTheShopsDate() {
        order("21");
        order("22").set("hs_external_created_date", "2025-03-20T10:00:00Z");
        LeadToCash data = portal.map();
        List<io.keiro.leadtocash.BusinessEvent> created = all(data, "sales_order_created");
        assertThat(created)
                .extracting(event -> event.object(ObjectKind.ORDER) + " " + event.time() + " " + event.evidence())
                .containsExactly("22 2025-03-20T10:00:00Z EXTERNAL", "21 2025-04-01T08:00:00Z EXPLICIT");
        assertThat(Mark.RECORDED_TIME.of(created.get(0))).isEqualTo("2025-04-01T08:00:00Z");
        assertThat(Mark.BACKDATED.of(created.get(0))).isEqualTo("true");
        assertThat(data.links()).contains(new Link(ObjectKind.DEAL, "1", ObjectKind.ORDER, "21"));
    }

    @Test
    void fulfilledByStatusThenByStageThenByClosingDate() {
        order("21")
                .at("2025-04-05T08:00:00Z", "hs_fulfillment_status", "fulfilled", "INTEGRATION", null)
                .at("2025-04-09T08:00:00Z", "hs_pipeline_stage", "o2");
        order("22").at("2025-04-10T08:00:00Z", "hs_pipeline_stage", "o2");
        order("23").set("hs_closed_date", "2025-04-11T00:00:00Z");
        assertThat(all(portal.map(), "order_fulfilled"))
                .extracting(event -> event.object(ObjectKind.ORDER) + " " + event.time() + " " + event.evidence() + " "
                        + event.precision())
                .containsExactly(
                        "21 2025-04-05T08:00:00Z EXTERNAL SECOND",
                        "22 2025-04-10T08:00:00Z EXPLICIT SECOND",
                        "23 2025-04-11T00:00:00Z EXPLICIT DAY");
    }

    @Test
    void aCancelledOrderIsNotFulfilled() {
        order("21").at("2025-04-10T08:00:00Z", "hs_pipeline_stage", "o3").set("hs_closed_date", "2025-04-10T08:00:00Z");
        LeadToCash data = portal.map();
        assertThat(all(data, "order_fulfilled")).isEmpty();
        assertThat(only(data, "order_cancelled").time()).isEqualTo(Instant.parse("2025-04-10T08:00:00Z"));
    }

    @Test
    void aStatusOfTodayWithoutATimeIsReported() {
        order("21").set("hs_fulfillment_status", "delivered");
        LeadToCash data = portal.map();
        assertThat(all(data, "order_fulfilled")).isEmpty();
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains("1 records say that a step was taken and not when; they prove nothing: 21.");
    }

    @Test
    void aClosedTicketIsTheDeliveryOnlyWhereTheStageMapSaysSo() {
        deal.to(portal.add(PortalObject.TICKETS, "91", "2025-04-02T00:00:00Z")
                .at("2025-04-02T00:00:00Z", "hs_pipeline_stage", "1")
                .at("2025-04-20T00:00:00Z", "hs_pipeline_stage", "4"));
        Snapshot snapshot = portal.snapshot();
        LeadToCash silent = snapshot.toLeadToCash(SmallSnapshot.STAGES);
        assertThat(all(silent, "order_fulfilled")).isEmpty();
        assertThat(only(silent, "ticket_closed").time()).isEqualTo(Instant.parse("2025-04-20T00:00:00Z"));
        LeadToCash told = snapshot.toLeadToCash(
                StageMap.of(List.of(SmallSnapshot.stage("Onboarding", "Live", Outcome.OPEN, "order_fulfilled"))));
        assertThat(only(told, "order_fulfilled").evidence()).isEqualTo(EvidenceLevel.INFERRED);
    }

    @Test
    void anOrderGoesBeforeTheStageOfTheDeal() {
        deal.at("2025-04-03T00:00:00Z", "dealstage", "96");
        order("21").at("2025-04-05T08:00:00Z", "hs_fulfillment_status", "FULFILLED");
        var fulfilled = only(portal.map(), "order_fulfilled");
        assertThat(fulfilled.object(ObjectKind.ORDER)).isEqualTo("21");
        assertThat(Mark.OTHER_EVIDENCE.of(fulfilled)).contains("2025-04-03T00:00:00Z");
    }

    @Test
    void anOrderWithoutADealKeepsItsEvents() {
        portal.add(PortalObject.ORDERS, "29", "2025-04-01T08:00:00Z").set("hs_createdate", "2025-04-01T08:00:00Z");
        var created = only(portal.map(), "sales_order_created");
        assertThat(created.object(ObjectKind.DEAL)).isNull();
        assertThat(created.object(ObjectKind.ORDER)).isEqualTo("29");
    }
}
