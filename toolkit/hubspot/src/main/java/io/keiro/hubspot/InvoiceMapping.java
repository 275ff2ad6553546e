package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Payment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** Invoices with their events; where a portal has no payment records, also what their balance and status say about payments. */
final class InvoiceMapping implements RecordMapping {

    static final String INVOICE_CREATED = "invoice_created";
    static final String INVOICE_OVERDUE = "invoice_overdue";
    static final String INVOICE_VOIDED = "invoice_voided";

    private static final StoredObject INVOICES = StoredObject.INVOICES;
    private static final String STATUS = "hs_invoice_status";
    private static final String DATE = "hs_invoice_date";
    private static final String BALANCE = "hs_balance_due";
    private static final String SENT = "SentDate";
    private static final Duration LATE_ENTRY = Duration.ofDays(1);

    private final MappingScope scope;

    InvoiceMapping(MappingScope scope) {
        this.scope = scope;
    }

    @Override
    public StoredObject object() {
        return INVOICES;
    }

    @Override
    public void map(StoredRecord invoice, MappedPart part) {
        StoredRecord deal = BillingWays.dealOfInvoice(scope.records(), invoice);
        Timeline status = invoice.history(STATUS);
        Invoice.Status now = status(invoice.value(STATUS));
        Map<String, String> attributes = scope.feed().ofInvoice(invoice, deal);
        Instant stated = PortalTime.parse(attributes.remove(SENT));
        attributes.put("InvoiceNumber", invoice.value("hs_number"));
        if (deal != null && !scope.records().has(invoice, StoredObject.DEALS)) {
            attributes.put(Mark.ASSIGNED_BY.column(), BillingWays.wayOfInvoice(scope.records(), invoice));
        }
        One one = new One(invoice, deal, status, part);
        if (one.rate != 1) {
            attributes.put(Mark.RECORDED_AMOUNT.column(), invoice.value("hs_amount_billed"));
        }
        one.created();
        Instant issued = one.told(one.issue(now));
        Instant sent = issued == null ? null : one.told(one.sent(stated, issued));
        Change voided = status.first("VOIDED");
        if (voided != null) {
            part.event(one.about(INVOICE_VOIDED, voided.moment(), EvidenceLevel.EXPLICIT)
                    .provedBy(invoice, STATUS, voided));
        }
        if (Double.isNaN(one.rate) && invoice.value("hs_amount_billed") != null) {
            part.note(MappingNote.UNKNOWN_INVOICE_RATE, invoice.id());
        }
        part.invoice(new Invoice(
                invoice.id(),
                deal == null ? null : deal.id(),
                issued,
                sent == null ? stated : sent,
                PortalTime.day(invoice.value("hs_due_date")),
                now,
                one.home(invoice.value("hs_amount_billed")),
                one.home(invoice.value(BALANCE)),
                attributes));
        part.link(ObjectKind.DEAL, deal, ObjectKind.INVOICE, invoice);
        Instant settled = scope.records().has(invoice, StoredObject.PAYMENTS)
                ? one.settledByPayments()
                : one.paidWithoutPayments();
        if (issued != null && now != Invoice.Status.DRAFT) {
            one.overdue(settled, voided);
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

    /** One invoice while its events are being made. */
    private final class One {
        private final StoredRecord invoice;
        private final StoredRecord deal;
        private final Timeline status;
        private final MappedPart part;
        private final double rate;

        One(StoredRecord invoice, StoredRecord deal, Timeline status, MappedPart part) {
            this.invoice = invoice;
            this.deal = deal;
            this.status = status;
            this.part = part;
            this.rate = new HomeCurrency(scope.account()).rate(invoice.value("hs_currency"), deal);
        }

        /** An amount in the portal's currency; NaN if unknown. */
        double home(String amount) {
            return HomeCurrency.rounded(Amount.parse(amount) * rate, rate);
        }

        private String homeText(String amount) {
            double value = home(amount);
            return rate == 1 || Double.isNaN(value) ? (rate == 1 ? amount : null) : Amount.text(value);
        }

        /** Tells an event, and says when it was; null for none. */
        Instant told(EventDraft event) {
            if (event == null) {
                return null;
            }
            part.event(event);
            return event.time();
        }

        void created() {
            Instant created = invoice.recorded();
            if (created != null) {
                part.event(
                        about(INVOICE_CREATED, created, EvidenceLevel.EXPLICIT).provedBy(invoice, "hs_createdate"));
            }
        }

        /** Issued is the step out of draft as recorded; for an invoice that another system brought later, the date it bears. */
        EventDraft issue(Invoice.Status now) {
            Change opened = status.first("OPEN", "PAID");
            Instant dated = invoice.time(DATE);
            if (opened != null) {
                boolean outside = Actors.isFromOutside(opened);
                boolean late = outside
                        && dated != null
                        && Duration.between(dated, opened.moment()).compareTo(LATE_ENTRY) > 0;
                EventDraft draft = about(
                        Activity.INVOICE_ISSUED.id(),
                        late ? dated : opened.moment(),
                        outside ? EvidenceLevel.EXTERNAL : EvidenceLevel.EXPLICIT);
                if (late) {
                    return draft.dayIfMidnight()
                            .provedBy(invoice, DATE)
                            .by(invoice, opened)
                            .recordedAt(opened.moment());
                }
                return draft.provedBy(invoice, STATUS, opened)
                        .dated(DealEvents.businessDay(
                                invoice.value(DATE), scope.account().zone()));
            }
            if (dated == null || now == Invoice.Status.DRAFT || !status.isEmpty()) {
                return null;
            }
            return about(Activity.INVOICE_ISSUED.id(), dated, EvidenceLevel.INFERRED)
                    .dayIfMidnight()
                    .provedBy(invoice, DATE)
                    .recordedAt(invoice.recorded());
        }

        /**
         * When the customer got it: as a property says, else the first message about the invoice or its deal on the days around its
         * issue. A portal keeps no time of sending, and links that are shared leave no trace.
         */
        EventDraft sent(Instant stated, Instant issued) {
            if (stated != null) {
                return about(Activity.INVOICE_SENT.id(), stated, EvidenceLevel.INFERRED)
                        .dayIfMidnight();
            }
            StoredRecord message = BillingWays.messageNear(scope.records(), invoice, deal, issued);
            if (message != null) {
                return about(Activity.INVOICE_SENT.id(), message.time("hs_timestamp"), EvidenceLevel.INFERRED)
                        .byOwner(message)
                        .provedBy(message, "hs_timestamp")
                        .with(Mark.ASSIGNED_BY, "emails " + message.id());
            }
            Change opened = status.first("OPEN");
            return opened == null || !scope.options().issuedIsSent()
                    ? null
                    : about(Activity.INVOICE_SENT.id(), opened.moment(), EvidenceLevel.INFERRED)
                            .provedBy(invoice, STATUS, opened);
        }

        /** The day after the due date, if the invoice was still open then. Nobody records it, so it is marked as derived. */
        void overdue(Instant settled, Change voided) {
            LocalDate due = PortalTime.day(invoice.value("hs_due_date"));
            if (due == null) {
                return;
            }
            Instant over = due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            boolean open = !over.isAfter(scope.cutOff())
                    && (settled == null || !settled.isBefore(over))
                    && (voided == null || !voided.moment().isBefore(over));
            if (open) {
                part.event(about(INVOICE_OVERDUE, over, EvidenceLevel.INFERRED)
                        .onDay()
                        .provedBy(invoice, "hs_due_date")
                        .with(Mark.DERIVED, "true"));
            }
        }

        /** When the portal counts the invoice as paid, or null. */
        Instant settledByPayments() {
            Change paid = status.first("PAID");
            return paid != null ? paid.moment() : invoice.time("hs_payment_date");
        }

        /** Each fall of the balance is a payment; where only the status is known, the whole amount when it was paid. */
        Instant paidWithoutPayments() {
            double owed = Double.NaN;
            int number = 0;
            Instant last = null;
            for (Change row : invoice.history(BALANCE)) {
                double balance = Amount.parse(row.value());
                if (owed - balance > 0) {
                    payment(++number, row.moment(), HomeCurrency.rounded((owed - balance) * rate, rate), BALANCE, row);
                    last = balance <= 0 ? row.moment() : null;
                }
                owed = Double.isNaN(balance) ? owed : balance;
            }
            Change paid = status.first("PAID");
            if (number > 0) {
                return last != null ? last : paid == null ? null : paid.moment();
            }
            String amount = invoice.value("hs_amount_paid") == null
                    ? invoice.value("hs_amount_billed")
                    : invoice.value("hs_amount_paid");
            if (paid != null) {
                payment(0, paid.moment(), home(amount), STATUS, paid);
                return paid.moment();
            }
            Instant stated = "paid".equalsIgnoreCase(invoice.value(STATUS)) ? invoice.time("hs_payment_date") : null;
            if (stated != null) {
                payment(0, stated, home(amount), "hs_payment_date", null);
            }
            return stated;
        }

        private void payment(int number, Instant time, double amount, String property, Change row) {
            String id = invoice.id() + "-paid" + (number > 1 ? "-" + number : "");
            part.event(about(Activity.PAYMENT_RECEIVED.id(), time, EvidenceLevel.INFERRED)
                    .dayIfMidnight()
                    .about(ObjectKind.PAYMENT, id)
                    .provedBy(invoice, property, row)
                    .with("PaidAmount", Double.isNaN(amount) ? null : Amount.text(amount)));
            part.payment(new Payment(id, invoice.id(), time, amount));
            part.link(ObjectKind.INVOICE, invoice.id(), ObjectKind.PAYMENT, id);
        }

        EventDraft about(String activity, Instant time, EvidenceLevel evidence) {
            LocalDate due = PortalTime.day(invoice.value("hs_due_date"));
            return part.start(activity, time, evidence)
                    .about(ObjectKind.DEAL, deal)
                    .about(ObjectKind.ORDER, scope.records().first(invoice, StoredObject.ORDERS))
                    .about(ObjectKind.INVOICE, invoice)
                    .with("InvoiceAmount", homeText(invoice.value("hs_amount_billed")))
                    .with("DueDate", due == null ? null : due.toString());
        }
    }
}
