package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static io.keiro.hubspot.SmallSnapshot.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Payment;
import io.keiro.leadtocash.TimePrecision;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoices and payments with everything that may become of them. */
class MappedBillingTest {

    @TempDir
    Path folder;

    private SmallSnapshot portal;
    private SmallSnapshot.Thing deal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
        deal = portal.deal("1");
    }

    private SmallSnapshot.Thing invoice(String id) {
        SmallSnapshot.Thing invoice = portal.add(PortalObject.INVOICES, id, "2025-04-01T08:00:00Z")
                .at("2025-04-01T08:00:00Z", "hs_invoice_status", "draft")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open")
                .set("hs_invoice_date", "2025-04-02T00:00:00Z")
                .set("hs_due_date", "2025-05-02T00:00:00Z")
                .set("hs_amount_billed", "1200");
        deal.to(invoice);
        return invoice;
    }

    private SmallSnapshot.Thing payment(String id, String time) {
        return portal.add(PortalObject.PAYMENTS, id, time)
                .at(time, "hs_latest_status", "succeeded", "API", null)
                .set("hs_initial_amount", "1200")
                .set("hs_processor_type", "manual");
    }

    @Test
    void issuedIsRecordedAndKeepsTheDateItBears() {
        invoice("51");
        LeadToCash data = portal.map();
        var issued = only(data, "invoice_issued");
        assertThat(issued.time()).isEqualTo(Instant.parse("2025-04-03T09:00:00Z"));
        assertThat(Mark.BUSINESS_TIME.of(issued)).isEqualTo("2025-04-02");
        assertThat(only(data, "invoice_created").time()).isEqualTo(Instant.parse("2025-04-01T08:00:00Z"));
    }

    @Test
    void overdueIsDerivedOnTheDayAfterTheDueDateAndOnlyWhileOpen() {
        invoice("51");
        invoice("52").at("2025-05-01T00:00:00Z", "hs_invoice_status", "paid");
        invoice("53").at("2025-05-20T00:00:00Z", "hs_invoice_status", "paid");
        invoice("54").at("2025-04-20T00:00:00Z", "hs_invoice_status", "voided");
        invoice("55").set("hs_due_date", "2026-12-31T00:00:00Z");
        LeadToCash data = portal.map();
        assertThat(all(data, "invoice_overdue"))
                .extracting(event -> event.object(ObjectKind.INVOICE) + " " + event.time())
                .containsExactlyInAnyOrder("51 2025-05-03T00:00:00Z", "53 2025-05-03T00:00:00Z");
        assertThat(all(data, "invoice_overdue"))
                .allMatch(event -> event.precision() == TimePrecision.DAY
                        && "true".equals(Mark.DERIVED.of(event))
                        && event.evidence() == EvidenceLevel.INFERRED);
        assertThat(only(data, "invoice_voided").object(ObjectKind.INVOICE)).isEqualTo("54");
    }

    @Test
    void sentIsTheMessageThatWentOutWithTheInvoice() {
        SmallSnapshot.Thing invoice = invoice("51");
        deal.to(message("71", "2025-03-20T00:00:00Z"));
        deal.to(message("72", "2025-04-04T10:00:00Z"));
        deal.to(message("73", "2025-04-03T12:00:00Z"));
        LeadToCash data = portal.map();
        var sent = only(data, "invoice_sent");
        assertThat(sent.time()).isEqualTo(Instant.parse("2025-04-03T12:00:00Z"));
        assertThat(sent.evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(Mark.ASSIGNED_BY.of(sent)).isEqualTo("emails 73");
        assertThat(data.invoices().get(0).sent()).isEqualTo(sent.time());
        assertThat(invoice).isNotNull();
    }

    private SmallSnapshot.Thing message(String id, String time) {
        return portal.add(PortalObject.EMAILS, id, time)
                .set("hs_timestamp", time)
                .set("hs_email_direction", "EMAIL")
                .set("hs_email_status", "SENT");
    }

    @Test
    void withoutATraceNothingIsClaimedAboutSendingUnlessAsked() {
        invoice("51");
        Snapshot snapshot = portal.snapshot();
        assertThat(all(snapshot.toLeadToCash(SmallSnapshot.STAGES), "invoice_sent"))
                .isEmpty();
        LeadToCash asked = snapshot.toLeadToCash(
                SmallSnapshot.STAGES, MappingOptions.defaults().withIssuedIsSent());
        assertThat(only(asked, "invoice_sent").time()).isEqualTo(Instant.parse("2025-04-03T09:00:00Z"));
    }

    @Test
    void eachFallOfTheBalanceIsAPaymentWhereThereAreNoPaymentRecords() {
        invoice("51")
                .at("2025-04-03T09:00:00Z", "hs_balance_due", "1200")
                .at("2025-04-20T09:00:00Z", "hs_balance_due", "700")
                .at("2025-05-10T09:00:00Z", "hs_balance_due", "0")
                .at("2025-05-10T09:00:01Z", "hs_invoice_status", "paid");
        LeadToCash data = portal.map();
        assertThat(data.payments())
                .containsExactly(
                        new Payment("51-paid", "51", Instant.parse("2025-04-20T09:00:00Z"), 500),
                        new Payment("51-paid-2", "51", Instant.parse("2025-05-10T09:00:00Z"), 700));
        assertThat(all(data, "payment_received")).allMatch(event -> event.evidence() == EvidenceLevel.INFERRED);
        assertThat(all(data, "payment_received").get(1).attributes()).containsEntry("PaidAmount", "700");
    }

    @Test
    void paymentsThroughHubSpotAreExplicitAndOthersExternal() {
        SmallSnapshot.Thing invoice = invoice("51");
        invoice.to(payment("71", "2025-04-20T09:00:00Z").set("hs_processor_type", "STRIPE"));
        invoice.to(payment("72", "2025-04-21T09:00:00Z"));
        assertThat(all(portal.map(), "payment_received"))
                .extracting(event -> event.object(ObjectKind.PAYMENT) + " " + event.evidence())
                .containsExactly("71 EXPLICIT", "72 EXTERNAL");
    }

    @Test
    void refundsDisputesFailuresAndPayoutsAreStepsOfTheirOwn() {
        SmallSnapshot.Thing invoice = invoice("51");
        invoice.to(payment("71", "2025-04-20T09:00:00Z")
                .set("hs_payout_date", "2025-04-22T00:00:00Z")
                .at("2025-04-25T09:00:00Z", "hs_latest_status", "disputed_needs_response")
                .at("2025-04-26T09:00:00Z", "hs_latest_status", "disputed_under_review")
                .at("2025-04-30T09:00:00Z", "hs_latest_status", "partially_refunded")
                .set("hs_refunds_amount", "200"));
        invoice.to(portal.add(PortalObject.PAYMENTS, "72", "2025-04-19T09:00:00Z")
                .at("2025-04-19T09:00:00Z", "hs_latest_status", "failed"));
        LeadToCash data = portal.map();
        assertThat(told(data, ObjectKind.PAYMENT, "71"))
                .containsExactly(
                        "payment_received 2025-04-20T09:00:00Z EXTERNAL",
                        "payment_paid_out 2025-04-22T00:00:00Z EXPLICIT",
                        "payment_disputed 2025-04-25T09:00:00Z EXPLICIT",
                        "payment_refunded 2025-04-30T09:00:00Z EXPLICIT");
        assertThat(told(data, ObjectKind.PAYMENT, "72"))
                .containsExactly("payment_failed 2025-04-19T09:00:00Z EXPLICIT");
        assertThat(data.payments()).hasSize(1);
        assertThat(data.payments().get(0).amount()).isEqualTo(1000);
    }

    @Test
    void anInvoiceFindsItsDealThroughItsOrderOrQuote() {
        SmallSnapshot.Thing order = portal.add(PortalObject.ORDERS, "21", "2025-04-01T08:00:00Z");
        SmallSnapshot.Thing quote = portal.add(PortalObject.QUOTES, "41", "2025-03-20T08:00:00Z");
        deal.to(order).to(quote);
        order.to(portal.add(PortalObject.INVOICES, "51", "2025-04-01T08:00:00Z")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open"));
        quote.to(portal.add(PortalObject.INVOICES, "52", "2025-04-01T08:00:00Z")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open"));
        portal.add(PortalObject.INVOICES, "53", "2025-04-01T08:00:00Z")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open");
        LeadToCash data = portal.map();
        assertThat(data.invoices()).extracting(Invoice::dealId).containsExactly("1", "1", null);
        assertThat(data.links()).contains(new Link(ObjectKind.ORDER, "21", ObjectKind.INVOICE, "51"));
        assertThat(all(data, "invoice_issued").get(0).object(ObjectKind.ORDER)).isEqualTo("21");
    }

    @Test
    void anotherCurrencyIsTakenAtTheRateOfTheDealAndElseIsUnknown() {
        deal.set("deal_currency_code", "USD").set("amount", "1000").set("amount_in_home_currency", "900");
        SmallSnapshot.Thing invoice = invoice("51").set("hs_currency", "USD").set("hs_balance_due", "0");
        invoice.to(payment("71", "2025-04-20T09:00:00Z").set("hs_currency_code", "USD"));
        SmallSnapshot.Thing other = portal.deal("2");
        other.to(portal.add(PortalObject.INVOICES, "52", "2025-04-01T08:00:00Z")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open")
                .set("hs_currency", "JPY")
                .set("hs_amount_billed", "500"));
        LeadToCash data = portal.map();
        assertThat(data.invoices()).extracting(Invoice::amount).containsExactly(1080.0, Double.NaN);
        assertThat(data.payments().get(0).amount()).isEqualTo(1080);
        assertThat(only(data, "payment_received").attributes()).containsEntry("PaidAmount", "1080");
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains(
                        "1 invoices are in another currency than EUR and their deal has no rate; their amounts are left"
                                + " out: 52.");
    }

    @Test
    void aPaymentWithoutHistoryIsDatedByItsStart() {
        deal.to(portal.add(PortalObject.PAYMENTS, "71", "2025-04-19T09:00:00Z")
                .set("hs_latest_status", "succeeded")
                .set("hs_initiated_date", "2025-04-18T00:00:00Z")
                .set("hs_initial_amount", "50"));
        var received = only(portal.map(), "payment_received");
        assertThat(received.evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(received.precision()).isEqualTo(TimePrecision.DAY);
        assertThat(received.object(ObjectKind.DEAL)).isEqualTo("1");
    }
}
