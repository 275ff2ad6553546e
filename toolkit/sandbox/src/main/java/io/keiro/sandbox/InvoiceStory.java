package io.keiro.sandbox;

import java.time.LocalDate;
import java.util.List;

/**
 * What happens to an invoice.
 *
 * @param slot place among the invoices of its deal
 * @param created when it was drafted
 * @param issued when it was opened for the customer
 * @param sent when it was mailed to the customer
 * @param date its business date
 * @param due day by which it should be paid
 * @param amount in whole units of the currency
 * @param voided when it was voided, or {@link Step#NEVER}
 * @param payments in the order of their arrival, failed attempts included
 */
record InvoiceStory(
        int slot,
        long created,
        long issued,
        long sent,
        LocalDate date,
        LocalDate due,
        long amount,
        long voided,
        List<PaymentStory> payments) {

    InvoiceStory {
        payments = List.copyOf(payments);
    }

    /** When the last part was paid, or {@link Step#NEVER}. */
    long paid() {
        long received = 0;
        long last = Step.NEVER;
        for (PaymentStory payment : payments) {
            if (!payment.failed()) {
                received += payment.amount();
                last = payment.received();
            }
        }
        return received == amount ? last : Step.NEVER;
    }

    /**
     * A payment.
     *
     * @param slot place among the payments of its invoice
     * @param initiated when the customer sent it
     * @param received when it arrived, or when it failed
     * @param card true for a card, false for a bank transfer
     * @param refund what was given back later, 0 for nothing
     * @param refunded when, or {@link Step#NEVER}
     * @param disputed when the customer's bank disputed it, or {@link Step#NEVER}
     * @param settled when a dispute was settled in the company's favour
     */
    record PaymentStory(
            int slot,
            long initiated,
            long received,
            long amount,
            boolean failed,
            boolean card,
            long refund,
            long refunded,
            long disputed,
            long settled) {}
}
