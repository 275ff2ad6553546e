package io.keiro.sandbox;

import io.keiro.sandbox.InvoiceStory.PaymentStory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The invoices of a won deal and how they are paid. */
final class Billing {

    /** In the dirty edition, an invoice once more. */
    static final int DUPLICATE = 4;

    /** How many invoices a deal can have: a first and a last one, one in place of each if it was voided, and a duplicate. */
    static final int INVOICES = 5;

    private static final int REPLACEMENT = 2;

    /** How many payments an invoice can have, failed attempts included. */
    static final int PAYMENTS = 4;

    private static final long HOUR = 3_600_000L;

    /** The other deals are billed by another system and leave no invoice here. */
    private static final double BILLED = 0.985;

    /** Customers aim to pay so many days before the due day and are late by a log-normal number of days after that. */
    private static final double EARLY_DAYS = 10;

    private Billing() {}

    /**
     * The invoices of a deal.
     *
     * @param won when the deal was won, before office hours are considered, or {@link Step#NEVER}
     * @param order its order, or null; without one nothing is delivered, so nothing is billed on delivery
     */
    static List<InvoiceStory> of(Plan plan, Segments segments, Traits traits, long won, OrderStory order) {
        Draw draw = plan.draw(traits.number(), Topic.BILLING);
        List<InvoiceStory> invoices = new ArrayList<>();
        if (won == Step.NEVER || !draw.chance(BILLED)) {
            return invoices;
        }
        BillingType type = BillingType.of(plan, traits);
        long half = traits.amount() / 2;
        if (type == BillingType.DEPOSIT) {
            add(invoices, plan, segments, traits, 0, won, half);
        } else if (type == BillingType.IN_ADVANCE) {
            add(invoices, plan, segments, traits, 0, won, traits.amount());
        }
        if (type != BillingType.IN_ADVANCE && order != null) {
            double strength = segments.strength(plan, Problem.REVENUE_TIMING_GAP, traits);
            // Drawn in any case, used only where planted.
            boolean forgotten = plan.draw(traits.number(), Topic.UNBILLED).chance(Math.min(0.4, 0.08 * (strength - 1)));
            if (!forgotten) {
                long amount = type == BillingType.DEPOSIT ? traits.amount() - half : traits.amount();
                double lag = plan.draw(traits.number(), Topic.UNBILLED, 1).logNormal(2, 0.6)
                        * (strength > 1 ? 2 * strength : 0);
                add(invoices, plan, segments, traits, 1, order.fulfilled() + WorkingTime.days(lag), amount);
            }
        }
        invoices.sort(Comparator.comparingInt(InvoiceStory::slot));
        return invoices;
    }

    /** Adds an invoice, and the one that takes its place if it was voided. */
    private static void add(
            List<InvoiceStory> invoices,
            Plan plan,
            Segments segments,
            Traits traits,
            int slot,
            long ready,
            long amount) {
        InvoiceStory invoice = invoice(plan, segments, traits, slot, ready, amount);
        invoices.add(invoice);
        if (invoice.voided() != Step.NEVER) {
            invoices.add(invoice(plan, segments, traits, slot + REPLACEMENT, invoice.voided(), amount));
        }
    }

    /**
     * @param ready from when on it could have been written
     */
    private static InvoiceStory invoice(
            Plan plan, Segments segments, Traits traits, int slot, long ready, long amount) {
        double lateness = segments.strength(plan, Problem.LATE_PAYMENT, traits);
        Draw draw = plan.draw(traits.number(), Topic.INVOICE, slot);
        double draftDays = draw.logNormal(2.5, 0.6);
        double issueDays = draw.logNormal(1.2, 0.6);
        boolean held = plan.draw(traits.number(), Topic.LATE_ISSUE, slot).chance(0.5);
        double heldFactor = lateness > 1 && held ? 2 * lateness : 1;
        boolean voided = draw.chance(0.025) && slot < REPLACEMENT;
        double voidedDays = draw.logNormal(6, 0.5);
        double sentDays = draw.logNormal(0.15, 0.6);
        long drafted = ready + WorkingTime.days(draftDays);
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
                WorkingTime.of(issued + WorkingTime.days(sentDays)),
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
            payments.add(failure(arrival - 12 * HOUR, 0.2, amount));
        }
        long first = partial ? StrictMath.round(amount * share) : amount;
        Draw later = plan.draw(traits.number(), Topic.REFUND, slot);
        payments.add(payment(later, 1, arrival, transfer, first));
        if (partial) {
            payments.add(payment(later, 2, arrival + WorkingTime.days(secondDays), transfer, amount - first));
        }
        return payments;
    }

    private static PaymentStory payment(Draw later, int slot, long arrival, double transferDays, long amount) {
        boolean card = later.chance(0.15);
        boolean refunded = later.chance(0.015);
        boolean whole = later.chance(0.3);
        boolean disputed = later.chance(card ? 0.03 : 0);
        long returned = WorkingTime.of(arrival + WorkingTime.days(later.logNormal(12, 0.5)));
        long settled = WorkingTime.of(returned + WorkingTime.days(later.uniform(5, 20)));
        return new PaymentStory(
                slot,
                WorkingTime.of(arrival - WorkingTime.days(transferDays)),
                WorkingTime.of(arrival),
                amount,
                false,
                card,
                refunded ? whole ? amount : Math.max(1, amount / 10) : 0,
                refunded ? returned : Step.NEVER,
                disputed && !refunded ? returned : Step.NEVER,
                settled);
    }

    private static PaymentStory failure(long arrival, double transferDays, long amount) {
        long sent = WorkingTime.of(arrival - WorkingTime.days(transferDays));
        return new PaymentStory(
                0, sent, WorkingTime.of(arrival), amount, true, false, 0, Step.NEVER, Step.NEVER, Step.NEVER);
    }
}
