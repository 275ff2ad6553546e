package io.keiro.leadtocash;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * An issued invoice as the case of cash collection.
 *
 * @param invoice the invoice
 * @param issued day of issue
 * @param ready day from which it could have been issued: delivery, else signature or win; null if unknown
 * @param sent day of sending, or null
 * @param collected day of the last payment if it is paid in full, else null
 * @param now day of the cut-off
 * @param open amount still due at the cut-off; NaN if unknown
 * @param payments payments in order of time
 * @param segments what it is compared by
 */
record InvoiceCase(
        Invoice invoice,
        LocalDate issued,
        LocalDate ready,
        LocalDate sent,
        LocalDate collected,
        LocalDate now,
        double open,
        List<PaidPart> payments,
        Map<String, String> segments) {

    /** A payment with its day. */
    record PaidPart(LocalDate day, double amount) {}

    boolean paid() {
        return collected != null;
    }

    LocalDate due() {
        return invoice.due();
    }

    /** Days from issue to the last payment, or so far. */
    double collectionDays() {
        return days(issued, paid() ? collected : now);
    }

    /** Days from the due date to the last payment, or so far; negative if early. Only with a due date. */
    double daysLate() {
        return days(due(), paid() ? collected : now);
    }

    boolean isDue() {
        return due() != null && !due().isAfter(now);
    }

    /** Unpaid although the due date has passed. */
    boolean overdue() {
        return !paid() && due() != null && due().isBefore(now);
    }

    /** Days from issue to sending; NaN if sending is unknown or came first. */
    double sendDays() {
        return sent == null || sent.isBefore(issued) ? Double.NaN : days(issued, sent);
    }

    /** Days from when the invoice could have been issued until it was; NaN if that is unknown or the invoice came first. */
    double issueDays() {
        return ready == null || ready.isAfter(issued) ? Double.NaN : days(ready, issued);
    }

    /** Days after the due date; 0 for payment in time. */
    double afterDue() {
        return due() == null ? Double.NaN : Math.max(0, daysLate());
    }

    private static double days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }
}
