package io.keiro.sandbox;

import io.keiro.sandbox.InvoiceStory.PaymentStory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The invoices of a won deal and how they are paid. */
final class Billing {

    /** How many invoices a deal can have. */
    static final int INVOICES = 2;

    /** How many payments an invoice can have, failed attempts included. */
    static final int PAYMENTS = 4;

    private static final long HOUR = 3_600_000L;

    /** Customers aim to pay so many days before the due day and are late by a log-normal number of days after that. */
    private static final double EARLY_DAYS = 8;

    private Billing() {}

    /**
     * @param won when the deal was won, before office hours are considered, or {@link Step#NEVER}
     */
    static List<InvoiceStory> of(Plan plan, Segments segments, Traits traits, long won) {
        Draw draw = plan.draw(traits.number(), Topic.BILLING);
        List<InvoiceStory> invoices = new ArrayList<>();
        if (won == Step.NEVER || !draw.chance(0.94)) {
            return invoices;
        }
        int count = draw.chance(0.25) ? INVOICES : 1;
        long left = traits.amount();
        double lateness = traits.customer().terms() == segments.late() ? plan.strength(Problem.LATE_PAYMENT) : 1;
        for (int slot = 0; slot < count; slot++) {
            long amount = slot == count - 1 ? left : left / 2;
            left -= amount;
            invoices.add(invoice(plan, traits, slot, won, amount, lateness));
        }
        return invoices;
    }

    private static InvoiceStory invoice(Plan plan, Traits traits, int slot, long won, long amount, double lateness) {
        Draw draw = plan.draw(traits.number(), Topic.INVOICE, slot);
        double draftDays = draw.logNormal(3, 0.6) + slot * 30;
        double issueDays = draw.logNormal(1.2, 0.6);
        boolean held = plan.draw(traits.number(), Topic.LATE_ISSUE, slot).chance(0.5);
        double heldFactor = lateness > 1 && held ? 2 * lateness : 1;
        boolean voided = draw.chance(0.025);
        double voidedDays = draw.logNormal(6, 0.5);
        long drafted = won + WorkingTime.days(draftDays);
        long issued = drafted + WorkingTime.days(issueDays * heldFactor);
        LocalDate date = Instant.ofEpochMilli(WorkingTime.of(issued))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
        LocalDate due = traits.customer().terms().due(date);
        List<PaymentStory> payments = voided ? List.of() : payments(plan, traits, slot, issued, due, amount, lateness);
        return new InvoiceStory(
                slot,
                WorkingTime.of(drafted),
                WorkingTime.of(issued),
                date,
                due,
                amount,
                voided ? WorkingTime.of(issued + WorkingTime.days(voidedDays)) : Step.NEVER,
                payments);
    }

    private static List<PaymentStory> payments(
            Plan plan, Traits traits, int slot, long issued, LocalDate due, long amount, double lateness) {
        Draw draw = plan.draw(traits.number(), Topic.PAYMENT, slot);
        double days = draw.logNormal(9, 0.6) * lateness - EARLY_DAYS;
        boolean never = draw.chance(0.02);
        boolean partial = draw.chance(0.14);
        double share = draw.uniform(0.3, 0.7);
        double secondDays = draw.logNormal(10, 0.5);
        boolean failed = draw.chance(0.02);
        double transfer = draw.uniform(0.1, 0.6);
        if (never) {
            return List.of();
        }
        long dueTime = due.toEpochDay() * WorkingTime.DAY;
        long arrival = Math.max(issued + 20 * HOUR, dueTime + WorkingTime.days(days));
        List<PaymentStory> payments = new ArrayList<>();
        if (failed) {
            payments.add(payment(0, arrival - 12 * HOUR, 0.2, amount, true));
        }
        long first = partial ? StrictMath.round(amount * share) : amount;
        payments.add(payment(1, arrival, transfer, first, false));
        if (partial) {
            payments.add(payment(2, arrival + WorkingTime.days(secondDays), transfer, amount - first, false));
        }
        return payments;
    }

    private static PaymentStory payment(int slot, long arrival, double transferDays, long amount, boolean failed) {
        return new PaymentStory(
                slot,
                WorkingTime.of(arrival - WorkingTime.days(transferDays)),
                WorkingTime.of(arrival),
                amount,
                failed);
    }
}
