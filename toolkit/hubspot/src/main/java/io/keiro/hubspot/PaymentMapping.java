package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Payments: received, and what else became of them under its own name. A payout to the bank is not the receipt. */
final class PaymentMapping implements RecordMapping {

    static final String PAYMENT_REFUNDED = "payment_refunded";
    static final String PAYMENT_DISPUTED = "payment_disputed";
    static final String PAYMENT_FAILED = "payment_failed";
    static final String PAYMENT_PAID_OUT = "payment_paid_out";

    private static final String STATUS = "hs_latest_status";

    /** Processors that are part of HubSpot; money that came another way is known from outside. */
    private static final List<String> OWN_PROCESSORS = List.of("hubspot", "stripe");

    private static final List<String> AFTER_RECEIPT =
            List.of("SUCCEEDED", "REFUNDED", "PARTIALLY_REFUNDED", "PROCESSING_REFUND");

    private final MappingScope scope;

    PaymentMapping(MappingScope scope) {
        this.scope = scope;
    }

    @Override
    public StoredObject object() {
        return StoredObject.PAYMENTS;
    }

    @Override
    public void map(StoredRecord payment, MappedPart part) {
        StoredRecord invoice = scope.records().first(payment, StoredObject.INVOICES);
        StoredRecord deal = BillingWays.dealOfPayment(scope.records(), payment, invoice);
        Timeline status = payment.history(STATUS);
        One one = new One(payment, invoice, deal, part);
        afterwards(one, status);
        Change succeeded = status.first("SUCCEEDED");
        Instant received = succeeded == null ? withoutHistory(payment, status) : succeeded.moment();
        if (received == null) {
            return;
        }
        double refunds = Amount.parse(payment.value("hs_refunds_amount"));
        double rate = new HomeCurrency(scope.account()).rate(payment.value("hs_currency_code"), deal);
        double gross = Amount.parse(payment.value("hs_initial_amount"));
        double amount = HomeCurrency.rounded((gross - (Double.isNaN(refunds) ? 0 : refunds)) * rate, rate);
        if (Double.isNaN(rate) && !Double.isNaN(gross)) {
            part.note(MappingNote.UNKNOWN_PAYMENT_RATE, payment.id());
        }
        double paid = HomeCurrency.rounded(gross * rate, rate);
        part.event(
                received(one, received, succeeded).with("PaidAmount", Double.isNaN(paid) ? null : Amount.text(paid)));
        part.payment(new Payment(payment.id(), invoice == null ? null : invoice.id(), received, amount));
        if (invoice != null) {
            part.link(ObjectKind.INVOICE, invoice, ObjectKind.PAYMENT, payment);
        } else {
            part.link(ObjectKind.DEAL, deal, ObjectKind.PAYMENT, payment);
        }
    }

    /** What follows, or takes the place of, a receipt. */
    private void afterwards(One one, Timeline status) {
        StoredRecord payment = one.payment();
        MappedPart part = one.part();
        boolean disputed = false;
        double rate = new HomeCurrency(scope.account()).rate(payment.value("hs_currency_code"), one.deal());
        double returned = HomeCurrency.rounded(Amount.parse(payment.value("hs_refunds_amount")) * rate, rate);
        String refunds = Double.isNaN(returned) ? null : Amount.text(returned);
        for (Change row : status) {
            String value = row.value().toUpperCase(Locale.ROOT);
            String activity = switch (value) {
                case "REFUNDED", "PARTIALLY_REFUNDED" -> PAYMENT_REFUNDED;
                case "FAILED" -> PAYMENT_FAILED;
                default -> value.startsWith("DISPUTED") && !disputed ? PAYMENT_DISPUTED : null;
            };
            disputed |= PAYMENT_DISPUTED.equals(activity);
            if (activity != null) {
                part.event(one.start(activity, row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(payment, STATUS, row)
                        .with("RefundedAmount", activity.equals(PAYMENT_REFUNDED) ? refunds : null));
            }
        }
        Instant payout = payment.time("hs_payout_date");
        if (payout != null && !payout.isAfter(scope.cutOff())) {
            part.event(one.start(PAYMENT_PAID_OUT, payout, EvidenceLevel.EXPLICIT)
                    .dayIfMidnight()
                    .provedBy(payment, "hs_payout_date"));
        }
    }

    private EventDraft received(One one, Instant time, Change row) {
        StoredRecord payment = one.payment();
        String processor = payment.value("hs_processor_type") == null
                ? ""
                : payment.value("hs_processor_type").toLowerCase(Locale.ROOT);
        boolean own = OWN_PROCESSORS.stream().anyMatch(processor::contains);
        EvidenceLevel evidence =
                row == null ? EvidenceLevel.INFERRED : own ? EvidenceLevel.EXPLICIT : EvidenceLevel.EXTERNAL;
        EventDraft draft = one.start(Activity.PAYMENT_RECEIVED.id(), time, evidence);
        return row == null
                ? draft.dayIfMidnight().provedBy(payment, "hs_initiated_date")
                : draft.provedBy(payment, STATUS, row)
                        .dated(DealEvents.businessDay(
                                payment.value("hs_initiated_date"),
                                scope.account().zone()));
    }

    /** One payment while its events are being made, with its invoice and its deal or null. */
    private record One(StoredRecord payment, StoredRecord invoice, StoredRecord deal, MappedPart part) {
        EventDraft start(String activity, Instant time, EvidenceLevel evidence) {
            return part.start(activity, time, evidence)
                    .about(ObjectKind.DEAL, deal)
                    .about(ObjectKind.INVOICE, invoice)
                    .about(ObjectKind.PAYMENT, payment);
        }
    }

    /** Without a history, a payment whose state says that it succeeded is dated by when it was initiated. */
    private static Instant withoutHistory(StoredRecord payment, Timeline status) {
        String now = payment.value(STATUS);
        boolean succeeded = now != null && status.isEmpty() && AFTER_RECEIPT.contains(now.toUpperCase(Locale.ROOT));
        return succeeded ? payment.time("hs_initiated_date") : null;
    }
}
