package io.keiro.mining;

import io.keiro.log.Phrase;
import java.util.Objects;

/**
 * The money a finding is about, with the formula and the inputs that led to it; never a promise.
 *
 * @param amount the amount, NaN where it cannot be said
 * @param currency currency code
 * @param formula how it was computed, with the numbers that went in
 */
public record ValueAtStake(double amount, String currency, Phrase formula) {
    public ValueAtStake {
        Objects.requireNonNull(currency, "a value at stake needs its currency");
        Objects.requireNonNull(formula, "a value at stake shows its formula");
    }
}
