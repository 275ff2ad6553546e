package io.keiro.leadtocash;

import java.time.Instant;
import java.util.Objects;

/**
 * Money received.
 *
 * @param id the payment's id, text
 * @param invoiceId its invoice, or null
 * @param received when it arrived
 * @param amount in the data set's currency; NaN if unknown
 */
public record Payment(String id, String invoiceId, Instant received, double amount) {
    public Payment {
        Objects.requireNonNull(id, "a payment needs an id");
        invoiceId = AttributeValues.known(invoiceId);
        Objects.requireNonNull(received, "a payment needs a time: " + id);
    }
}
