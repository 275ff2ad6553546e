package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
import java.util.List;

/** P3: how long the company takes to issue an invoice, and the customer to pay it after the due day. */
final class PaymentProbe extends Probe {

    private final Gauge daysLate = Gauge.median("days_late", "days");
    private final Gauge collection = Gauge.median("collection_time", "days");
    private final Gauge issueWait = Gauge.median("invoice_draft_to_issue", "days");
    private final Gauge onTime = Gauge.share("on_time_payment_rate");
    private final List<String> issued = new ArrayList<>();

    PaymentProbe(Company company, Ids ids) {
        super(Problem.LATE_PAYMENT, company, ids);
    }

    @Override
    void add(DealStory story) {
        boolean within = contains(story);
        for (InvoiceStory invoice : story.invoices()) {
            if (invoice.issued() > now()) {
                continue;
            }
            issueWait.add(within, (invoice.issued() - invoice.created()) / DAY);
            if (within) {
                int slot = story.number() * Billing.INVOICES + invoice.slot();
                issued.add(Long.toString(ids().id(ObjectType.INVOICES, slot)));
            }
            long due = invoice.due().toEpochDay();
            boolean paid = invoice.paid() <= now();
            long late = paid ? Math.floorDiv(invoice.paid(), WorkingTime.DAY) - due : 0;
            if (paid) {
                collection.add(within, (invoice.paid() - invoice.issued()) / DAY);
                daysLate.add(within, late);
            }
            if (due <= Math.floorDiv(now(), WorkingTime.DAY) && invoice.voided() > now()) {
                onTime.add(within, paid && late <= 0);
            }
        }
    }

    @Override
    List<Reading> readings() {
        return List.of(daysLate.reading(), collection.reading(), issueWait.reading(), onTime.reading());
    }

    @Override
    ObjectType affectedType() {
        return ObjectType.INVOICES;
    }

    @Override
    List<String> affected() {
        return issued;
    }
}
