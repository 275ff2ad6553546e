package io.keiro.mining;

import io.keiro.log.Phrase;
import java.util.Objects;

/**
 * One number of a finding, with its unit and its uncertainty.
 *
 * @param id id of the KPI ("sales_cycle") or of the measure
 * @param label what people read
 * @param value the value; NaN where it cannot be computed
 * @param unit "days", "%", "deals" or a currency code; per cent values are shares from 0 to 1
 * @param low lower end of the 95 % interval, NaN where there is none
 * @param high upper end of the 95 % interval, NaN where there is none
 * @param n number of cases behind the value
 * @param definition how it is computed, and what is left out
 */
public record Measure(
        String id, Phrase label, double value, String unit, double low, double high, int n, Phrase definition) {

    public Measure {
        Objects.requireNonNull(id, "a measure needs an id");
        Objects.requireNonNull(label, "a measure needs a label: " + id);
        Objects.requireNonNull(unit, "a measure needs a unit: " + id);
        Objects.requireNonNull(definition, "a measure needs a definition: " + id);
        if (n < 0) {
            throw new IllegalArgumentException("measure " + id + ": n is " + n + "; it counts cases, so 0 or more");
        }
    }

    /** A measure without an interval. */
    public static Measure of(String id, Phrase label, double value, String unit, int n, Phrase definition) {
        return new Measure(id, label, value, unit, Double.NaN, Double.NaN, n, definition);
    }

    public Measure between(double lower, double upper) {
        return new Measure(id, label, value, unit, lower, upper, n, definition);
    }

    public boolean hasInterval() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
