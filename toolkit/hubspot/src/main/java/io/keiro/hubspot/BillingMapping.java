package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Invoices and payments with their events. */
final class BillingMapping {

    static final String INVOICE_VOIDED = "invoice_voided";
    static final String PAYMENT_REFUNDED = "payment_refunded";

    private static final String SENT = "SentDate";
    private static final Duration LATE_ENTRY = Duration.ofDays(1);

    /** Processors that are part of HubSpot; money that came another way is known from outside. */
    private static final List<String> OWN_PROCESSORS = List.of("hubspot", "stripe");

    private final LinkedRecords records;
    private final AttributeFeed feed;
    private final Actors actors;
    private final LeadToCash.Builder data;

    BillingMapping(LinkedRecords records, AttributeFeed feed, Actors actors, LeadToCash.Builder data) {
        this.records = records;
        this.feed = feed;
        this.actors = actors;
        this.data = data;
    }

    void run() {
        records.of(PortalObject.INVOICES).values().forEach(this::invoice);
        records.of(PortalObject.PAYMENTS).values().forEach(this::payment);
    }

    private void invoice(RawRecord raw) {
        String deal = records.first(PortalObject.INVOICES, raw.id(), PortalObject.DEALS);
        Timeline status = Timeline.of(raw, "hs_invoice_status");
        Invoice.Status now = status(raw.value("hs_invoice_status"));
        EventDraft issue = issue(raw, status, now, deal);
        Map<String, String> attributes = new LinkedHashMap<>(feed.ofInvoice(raw, deal));
        Instant sent = PortalTime.parse(attributes.remove(SENT));
        if (issue != null) {
            data.event(issue.event());
        }
        if (sent != null) {
            data.event(about(Activity.INVOICE_SENT.id(), sent, EvidenceLevel.INFERRED, deal, raw)
                    .dayIfMidnight()
                    .event());
        }
        HistoryRow voided = status.first("VOIDED");
        if (voided != null) {
            data.event(about(INVOICE_VOIDED, voided.moment(), EvidenceLevel.EXPLICIT, deal, raw)
                    .by(voided, actors)
                    .event());
        }
        data.invoice(new Invoice(
                raw.id(),
                deal,
                issue == null ? null : issue.event().time(),
                sent,
                PortalTime.day(raw.value("hs_due_date")),
                now,
                Amount.parse(raw.value("hs_amount_billed")),
                Amount.parse(raw.value("hs_balance_due")),
                attributes));
        if (deal != null) {
            data.link(new Link(ObjectKind.DEAL, deal, ObjectKind.INVOICE, raw.id()));
        }
        if (records.ids(PortalObject.INVOICES, raw.id(), PortalObject.PAYMENTS).isEmpty()) {
            paidWithoutPayment(raw, status, deal);
        }
    }

    private static Invoice.Status status(String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "draft" -> Invoice.Status.DRAFT;
            case "paid" -> Invoice.Status.PAID;
            case "voided" -> Invoice.Status.VOIDED;
            default -> Invoice.Status.OPEN;
        };
    }

    /** Issued is the step out of draft as recorded; for an invoice that another system brought later, the date it bears. */
    private EventDraft issue(RawRecord raw, Timeline status, Invoice.Status now, String deal) {
        HistoryRow opened = status.first("OPEN");
        opened = opened == null ? status.first("PAID") : opened;
        Instant dated = PortalTime.parse(raw.value("hs_invoice_date"));
        if (opened != null) {
            boolean outside = Actors.isFromOutside(opened);
            boolean late = outside
                    && dated != null
                    && Duration.between(dated, opened.moment()).compareTo(LATE_ENTRY) > 0;
            EventDraft draft = about(
                            Activity.INVOICE_ISSUED.id(),
                            late ? dated : opened.moment(),
                            outside ? EvidenceLevel.EXTERNAL : EvidenceLevel.EXPLICIT,
                            deal,
                            raw)
                    .by(opened, actors);
            return late ? draft.dayIfMidnight() : draft;
        }
        if (dated == null || now == Invoice.Status.DRAFT || !status.isEmpty()) {
            return null;
        }
        return about(Activity.INVOICE_ISSUED.id(), dated, EvidenceLevel.INFERRED, deal, raw)
                .dayIfMidnight();
    }

    private EventDraft about(String activity, Instant time, EvidenceLevel evidence, String deal, RawRecord invoice) {
        return EventDraft.of(activity, time, evidence)
                .about(ObjectKind.DEAL, deal)
                .about(ObjectKind.INVOICE, invoice.id())
                .with("InvoiceAmount", invoice.value("hs_amount_billed"))
                .with("DueDate", text(PortalTime.day(invoice.value("hs_due_date"))));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Portals without payment objects still say when an invoice was paid. */
    private void paidWithoutPayment(RawRecord raw, Timeline status, String deal) {
        HistoryRow paid = status.first("PAID");
        if (paid == null) {
            return;
        }
        String id = raw.id() + "-paid";
        String amount =
                raw.value("hs_amount_paid") == null ? raw.value("hs_amount_billed") : raw.value("hs_amount_paid");
        data.event(about(Activity.PAYMENT_RECEIVED.id(), paid.moment(), EvidenceLevel.INFERRED, deal, raw)
                .about(ObjectKind.PAYMENT, id)
                .by(paid, actors)
                .with("PaidAmount", amount)
                .event());
        data.payment(new Payment(id, raw.id(), paid.moment(), Amount.parse(amount)));
        data.link(new Link(ObjectKind.INVOICE, raw.id(), ObjectKind.PAYMENT, id));
    }

    private void payment(RawRecord raw) {
        String invoice = records.first(PortalObject.PAYMENTS, raw.id(), PortalObject.INVOICES);
        String deal = invoice == null
                ? records.first(PortalObject.PAYMENTS, raw.id(), PortalObject.DEALS)
                : records.first(PortalObject.INVOICES, invoice, PortalObject.DEALS);
        Timeline status = Timeline.of(raw, "hs_latest_status");
        HistoryRow succeeded = status.first("SUCCEEDED");
        Instant received = succeeded == null ? withoutHistory(raw, status) : succeeded.moment();
        if (received == null) {
            return;
        }
        double refunds = Amount.parse(raw.value("hs_refunds_amount"));
        double amount = Amount.parse(raw.value("hs_initial_amount")) - (Double.isNaN(refunds) ? 0 : refunds);
        data.event(received(raw, received, succeeded, deal, invoice).event());
        HistoryRow refunded = status.first("REFUNDED", "PARTIALLY_REFUNDED");
        if (refunded != null) {
            data.event(EventDraft.of(PAYMENT_REFUNDED, refunded.moment(), EvidenceLevel.EXPLICIT)
                    .about(ObjectKind.DEAL, deal)
                    .about(ObjectKind.INVOICE, invoice)
                    .about(ObjectKind.PAYMENT, raw.id())
                    .by(refunded, actors)
                    .event());
        }
        data.payment(new Payment(raw.id(), invoice, received, amount));
        if (invoice != null) {
            data.link(new Link(ObjectKind.INVOICE, invoice, ObjectKind.PAYMENT, raw.id()));
        } else if (deal != null) {
            data.link(new Link(ObjectKind.DEAL, deal, ObjectKind.PAYMENT, raw.id()));
        }
    }

    private EventDraft received(RawRecord raw, Instant time, HistoryRow row, String deal, String invoice) {
        String processor = raw.value("hs_processor_type") == null
                ? ""
                : raw.value("hs_processor_type").toLowerCase(Locale.ROOT);
        boolean own = OWN_PROCESSORS.stream().anyMatch(processor::contains);
        EvidenceLevel evidence =
                row == null ? EvidenceLevel.INFERRED : own ? EvidenceLevel.EXPLICIT : EvidenceLevel.EXTERNAL;
        return EventDraft.of(Activity.PAYMENT_RECEIVED, time, evidence)
                .about(ObjectKind.DEAL, deal)
                .about(ObjectKind.INVOICE, invoice)
                .about(ObjectKind.PAYMENT, raw.id())
                .by(row, actors)
                .with("PaidAmount", raw.value("hs_initial_amount"));
    }

    /** Without a history, a payment whose state says that it succeeded is dated by when it was initiated. */
    private static Instant withoutHistory(RawRecord raw, Timeline status) {
        String now = raw.value("hs_latest_status");
        boolean succeeded = now != null
                && status.isEmpty()
                && List.of("SUCCEEDED", "REFUNDED", "PARTIALLY_REFUNDED", "PROCESSING_REFUND")
                        .contains(now.toUpperCase(Locale.ROOT));
        return succeeded ? PortalTime.parse(raw.value("hs_initiated_date")) : null;
    }
}
