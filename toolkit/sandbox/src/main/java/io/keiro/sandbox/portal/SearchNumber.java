package io.keiro.sandbox.portal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A number to compare by, exact also for ids beyond 2^53; times count in epoch milliseconds.
 *
 * @param whole the whole part
 * @param fraction what is left, 0 to below 1; {@code null} stands for zero and saves making it for every record
 */
record SearchNumber(long whole, BigDecimal fraction) implements Comparable<SearchNumber> {

    static final SearchNumber ZERO = of(0);

    /** Stands for no value in a sort: records without one come first. */
    static final SearchNumber LEAST = of(Long.MIN_VALUE);

    static SearchNumber of(long whole) {
        return new SearchNumber(whole, null);
    }

    /** A number, or a time in ISO 8601; empty for any other text. */
    static Optional<SearchNumber> of(String text) {
        try {
            if (text.contains("T")) {
                return Optional.of(of(Instant.parse(text).toEpochMilli()));
            }
            BigDecimal number = new BigDecimal(text);
            BigDecimal whole = number.setScale(0, java.math.RoundingMode.FLOOR);
            BigDecimal fraction = number.subtract(whole);
            return Optional.of(new SearchNumber(
                    whole.longValueExact(), fraction.signum() == 0 ? null : fraction.stripTrailingZeros()));
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException notComparable) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(SearchNumber other) {
        int byWhole = Long.compare(whole, other.whole);
        if (byWhole != 0 || fraction == null && other.fraction == null) {
            return byWhole;
        }
        return left().compareTo(other.left());
    }

    private BigDecimal left() {
        return fraction == null ? BigDecimal.ZERO : fraction;
    }
}
