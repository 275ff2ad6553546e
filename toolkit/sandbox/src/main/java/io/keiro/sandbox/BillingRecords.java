package io.keiro.sandbox;

import io.keiro.sandbox.InvoiceStory.PaymentStory;
import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;

/** Invoices and payments as records of the portal. */
final class BillingRecords {

    private static final Change.Source ACCOUNTING = Change.Source.machine("INTEGRATION", "accounting", "Accounting");
    private static final Change.Source PAYMENTS = Change.Source.machine("API", "payments", null);

    private final Edition edition;

    BillingRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord invoice(int slot) {
        int number = slot / Billing.INVOICES;
        DealStory story = edition.company().story(number);
        InvoiceStory invoice = story.invoices().get(slot % Billing.INVOICES);
        long id = edition.ids().id(ObjectType.INVOICES, slot);
        int owner = story.ownerAt(invoice.created());
        Change.Source source = edition.staff().source(owner);
        PortalRecord.Builder builder = PortalRecord.builder(ObjectType.INVOICES, id, invoice.created(), edition.now())
                .set(
                        "hs_number",
                        String.format(java.util.Locale.ROOT, "INV-%06d-%d", number + 1, invoice.slot() + 1),
                        source)
                .set("hs_currency", Edition.CURRENCY, source)
                .set(
                        "payment_terms",
                        edition.text(story.traits().customer().terms().label()),
                        source)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(owner)), source)
                .set("hs_amount_billed", Long.toString(invoice.amount()), source)
                .set("hs_amount_paid", "0", Edition.CALCULATED)
                .set("hs_balance_due", Long.toString(invoice.amount()), Edition.CALCULATED)
                .set("hs_invoice_status", "draft", source)
                .set("hs_invoice_status", "open", invoice.issued(), source)
                .set("hs_invoice_date", QuoteRecords.midnight(invoice.date()), invoice.issued(), source)
                .set("hs_due_date", QuoteRecords.midnight(invoice.due()), invoice.issued(), source);
        long paid = 0;
        for (PaymentStory payment : invoice.payments()) {
            if (!payment.failed()) {
                paid += payment.amount();
                long time = payment.received() + 60_000L;
                builder.set("hs_amount_paid", Long.toString(paid), time, PAYMENTS)
                        .set("hs_balance_due", Long.toString(invoice.amount() - paid), time, PAYMENTS);
            }
        }
        if (invoice.paid() != Step.NEVER) {
            builder.set("hs_invoice_status", "paid", invoice.paid() + 60_000L, PAYMENTS);
        }
        return builder.set("hs_invoice_status", "voided", invoice.voided(), ACCOUNTING)
                .build();
    }

    PortalRecord payment(int slot) {
        int inNumber = slot % Ids.PAYMENTS_PER_NUMBER;
        int number = slot / Ids.PAYMENTS_PER_NUMBER;
        DealStory story = edition.company().story(number);
        PaymentStory payment = story.invoices().get(inNumber / Billing.PAYMENTS).payments().stream()
                .filter(candidate -> candidate.slot() == inNumber % Billing.PAYMENTS)
                .findFirst()
                .orElseThrow();
        long id = edition.ids().id(ObjectType.COMMERCE_PAYMENTS, slot);
        String amount = Long.toString(payment.amount());
        long payout = payment.failed() ? Step.NEVER : WorkingTime.of(payment.received() + 2 * WorkingTime.DAY);
        PortalRecord.Builder builder = PortalRecord.builder(
                        ObjectType.COMMERCE_PAYMENTS, id, payment.initiated(), edition.now())
                .set("hs_reference_number", "PAY-" + (slot + 1), PAYMENTS)
                .set("hs_initiated_date", PortalRecord.text(payment.initiated()), PAYMENTS)
                .set("hs_initial_amount", amount, PAYMENTS)
                .set("hs_net_amount", amount, PAYMENTS)
                .set("hs_currency_code", Edition.CURRENCY, PAYMENTS)
                .set("hs_payment_method_type", "bank_transfer", PAYMENTS)
                .set("hs_processor_type", "manual", PAYMENTS)
                .set("hs_payment_source_app", "INVOICE", PAYMENTS)
                .set("hs_latest_status", "processing", PAYMENTS)
                .set("hs_latest_status", payment.failed() ? "failed" : "succeeded", payment.received(), PAYMENTS);
        if (payout != Step.NEVER) {
            builder.set("hs_payout_date", PortalRecord.text(payout), payout, PAYMENTS);
        }
        return builder.build();
    }
}
