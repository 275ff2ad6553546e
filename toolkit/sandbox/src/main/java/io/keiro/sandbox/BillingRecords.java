package io.keiro.sandbox;

import io.keiro.sandbox.InvoiceStory.PaymentStory;
import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;

/** Invoices and payments as records of the portal. */
final class BillingRecords {

    private static final Change.Source ACCOUNTING = Change.Source.machine("INTEGRATION", "accounting", "Accounting");
    private static final Change.Source PAYMENTS = Change.Source.machine("API", "payments", null);
    private static final long MINUTE = 60_000L;

    private final Edition edition;
    private final Plan plan;

    BillingRecords(Edition edition) {
        this.edition = edition;
        this.plan = edition.company().plan();
    }

    static String number(DealStory story, InvoiceStory invoice) {
        return String.format(java.util.Locale.ROOT, "INV-%06d-%d", story.number() + 1, invoice.slot() + 1);
    }

    static String reference(DealStory story, InvoiceStory invoice, PaymentStory payment) {
        return String.format(
                java.util.Locale.ROOT, "PAY-%06d-%d%d", story.number() + 1, invoice.slot() + 1, payment.slot());
    }

    PortalRecord invoice(int slot) {
        DealStory story = edition.company().story(slot / Billing.INVOICES);
        int place = slot % Billing.INVOICES;
        boolean again = place == Billing.DUPLICATE;
        InvoiceStory invoice = again ? Defects.spoilt(plan, story).orElseThrow() : story.invoice(place);
        boolean spoilt = Defects.spoilt(plan, story).filter(invoice::equals).isPresent();
        Currency currency = story.traits().customer().currency();
        int owner = story.ownerAt(invoice.created());
        Change.Source source = edition.staff().source(owner);
        String billed = Long.toString(currency.of(invoice.amount()));
        PortalRecord.Builder builder = PortalRecord.builder(
                        ObjectType.INVOICES,
                        edition.ids().id(ObjectType.INVOICES, slot),
                        invoice.created(),
                        edition.now())
                .set("hs_number", number(story, invoice), source)
                .set("hs_currency", currency.name(), source)
                .set(
                        "payment_terms",
                        edition.text(story.traits().customer().terms().label()),
                        source)
                .set(
                        "billing_type",
                        edition.text(BillingType.of(plan, story.traits()).label()),
                        source)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(owner)), source)
                .set("hs_amount_billed", billed, source)
                .set("hs_amount_paid", "0", Edition.CALCULATED)
                .set("hs_balance_due", billed, Edition.CALCULATED)
                .set("hs_invoice_status", "draft", source)
                .set("hs_invoice_status", "open", invoice.issued(), source)
                .set("hs_invoice_date", QuoteRecords.midnight(invoice.date()), invoice.issued(), source)
                .set("sent_date", PortalRecord.text(invoice.sent()), invoice.sent(), Edition.WORKFLOW);
        if (!spoilt || !Defect.NO_DUE_DATE.strikes(plan, story.number())) {
            builder.set("hs_due_date", QuoteRecords.midnight(invoice.due()), invoice.issued(), source);
        }
        if (!again) {
            addPaid(builder, invoice, currency);
        }
        if (spoilt && Defect.WRONG_BALANCE.strikes(plan, story.number())) {
            builder.set("hs_balance_due", billed + "1", edition.now(), ACCOUNTING);
        }
        return builder.set("hs_invoice_status", "voided", invoice.voided(), ACCOUNTING)
                .build();
    }

    private static void addPaid(PortalRecord.Builder builder, InvoiceStory invoice, Currency currency) {
        long paid = 0;
        for (PaymentStory payment : invoice.payments()) {
            if (!payment.failed()) {
                paid += payment.amount();
                long left = currency.of(invoice.amount()) - currency.of(paid);
                long time = payment.received() + MINUTE;
                builder.set("hs_amount_paid", Long.toString(currency.of(paid)), time, PAYMENTS)
                        .set("hs_balance_due", Long.toString(left), time, PAYMENTS);
            }
        }
        if (invoice.paid() != Step.NEVER) {
            builder.set("hs_invoice_status", "paid", invoice.paid() + MINUTE, PAYMENTS);
        }
    }

    PortalRecord payment(int slot) {
        int inNumber = slot % Ids.PAYMENTS_PER_NUMBER;
        DealStory story = edition.company().story(slot / Ids.PAYMENTS_PER_NUMBER);
        InvoiceStory invoice = story.invoice(inNumber / Billing.PAYMENTS);
        PaymentStory payment = invoice.payments().stream()
                .filter(candidate -> candidate.slot() == inNumber % Billing.PAYMENTS)
                .findFirst()
                .orElseThrow();
        Currency currency = story.traits().customer().currency();
        boolean early = Defect.PAID_BEFORE_INVOICE.strikes(plan, story.number())
                && Defects.spoilt(plan, story).filter(invoice::equals).isPresent()
                && Defects.received(plan, invoice).filter(payment::equals).isPresent();
        long initiated = early ? invoice.created() - 6 * WorkingTime.DAY : payment.initiated();
        long received = early ? invoice.created() - 5 * WorkingTime.DAY : payment.received();
        String amount = Long.toString(currency.of(payment.amount()));
        PortalRecord.Builder builder = PortalRecord.builder(
                        ObjectType.COMMERCE_PAYMENTS,
                        edition.ids().id(ObjectType.COMMERCE_PAYMENTS, slot),
                        initiated,
                        edition.now())
                .set("hs_reference_number", reference(story, invoice, payment), PAYMENTS)
                .set("hs_initiated_date", PortalRecord.text(initiated), PAYMENTS)
                .set("hs_initial_amount", amount, PAYMENTS)
                .set("hs_net_amount", amount, PAYMENTS)
                .set("hs_currency_code", currency.name(), PAYMENTS)
                .set("hs_payment_method_type", payment.card() ? "card" : "bank_transfer", PAYMENTS)
                .set("hs_processor_type", payment.card() ? "stripe" : "manual", PAYMENTS)
                .set("hs_payment_source_app", "INVOICE", PAYMENTS)
                .set("hs_latest_status", "processing", PAYMENTS)
                .set("hs_latest_status", payment.failed() ? "failed" : "succeeded", received, PAYMENTS);
        addAftermath(builder, payment, currency);
        if (!payment.failed()) {
            long payout = WorkingTime.of(received + 2 * WorkingTime.DAY);
            builder.set("hs_payout_date", PortalRecord.text(payout), payout, PAYMENTS);
        }
        return builder.build();
    }

    /** What may follow: money given back, in whole or in part, or a dispute that the company wins. */
    private static void addAftermath(PortalRecord.Builder builder, PaymentStory payment, Currency currency) {
        if (payment.refunded() != Step.NEVER) {
            boolean whole = payment.refund() == payment.amount();
            long left = currency.of(payment.amount()) - currency.of(payment.refund());
            builder.set("hs_latest_status", "processing_refund", payment.refunded() - 60 * MINUTE, PAYMENTS)
                    .set("hs_latest_status", whole ? "refunded" : "partially_refunded", payment.refunded(), PAYMENTS)
                    .set(
                            "hs_refunds_amount",
                            Long.toString(currency.of(payment.refund())),
                            payment.refunded(),
                            PAYMENTS)
                    .set("hs_net_amount", Long.toString(left), payment.refunded(), PAYMENTS);
        }
        if (payment.disputed() != Step.NEVER) {
            builder.set("hs_latest_status", "disputed_action_required", payment.disputed(), PAYMENTS)
                    .set("hs_latest_status", "disputed_won", payment.settled(), PAYMENTS);
        }
    }
}
