package io.keiro.leadtocash;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * An invoice.
 *
 * @param id the invoice's id, text
 * @param dealId its deal, or null if it is not linked to one
 * @param issued when it was issued, or null (a draft)
 * @param sent when it went to the customer, or null if unknown
 * @param due due date, or null if unknown
 * @param status draft, open, paid or voided
 * @param amount billed amount; NaN if unknown
 * @param balance amount still due at the cut-off; NaN if unknown
 * @param attributes PaymentTerms, Currency, BillingType, CustomerName and custom ones
 */
public record Invoice(
        String id,
        String dealId,
        Instant issued,
        Instant sent,
        LocalDate due,
        Status status,
        double amount,
        double balance,
        Map<String, String> attributes) {

    /** Life cycle of an invoice; overdue is derived from the due date. */
    public enum Status {
        DRAFT,
        OPEN,
        PAID,
        VOIDED
    }

    public Invoice {
        Objects.requireNonNull(id, "an invoice needs an id");
        Objects.requireNonNull(status, "an invoice needs a status: " + id);
        dealId = AttributeValues.known(dealId);
        attributes = AttributeValues.copyOf(attributes);
    }
}
