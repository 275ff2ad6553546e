package io.keiro.leadtocash;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How well the amount and the date of a finance record fit what it may belong to, 0 to 1 each. */
final class FinanceFit {

    /** Fit of what one side does not tell. */
    static final double UNKNOWN = 0.4;

    /** Fit of an amount that is a part of the whole. */
    static final double PART = 0.5;

    private static final double HALF_A_HUNDREDTH = 0.005;
    private static final double LOST_TOWARDS_THE_ENDS = 0.6;

    private final FinanceMatch.Options options;

    FinanceFit(FinanceMatch.Options options) {
        this.options = options;
    }

    boolean isSame(double amount, double other) {
        return Math.abs(amount - other) <= Math.abs(other) * options.amountTolerance() + HALF_A_HUNDREDTH;
    }

    /** 1 for the same amount with any of the tax rates, a half for a part of it, 0 for more; a credit note fits what it gives back. */
    double ofAmount(double told, double whole) {
        double amount = Math.abs(told);
        if (Double.isNaN(amount) || Double.isNaN(whole)) {
            return UNKNOWN;
        }
        double largest = whole;
        for (double tax : options.taxRates()) {
            double gross = whole * (1 + tax);
            largest = Math.max(largest, gross);
            if (isSame(amount, gross)) {
                return 1;
            }
        }
        return amount > 0 && amount < largest ? PART : 0;
    }

    /** 1 for what is due, a half for a part of it, 0 for more; an infinite due is an invoice of unknown amount. */
    double ofPayment(double amount, double due) {
        if (Double.isNaN(amount) || !Double.isFinite(due)) {
            return UNKNOWN;
        }
        return isSame(amount, due) ? 1 : amount < due ? PART : 0;
    }

    /** 1 on the day itself, falling towards the ends of the window, 0 beyond. */
    double ofDate(LocalDate since, LocalDate day) {
        if (since == null || day == null) {
            return UNKNOWN;
        }
        long days = ChronoUnit.DAYS.between(since, day);
        if (days < -options.daysBefore() || days > options.daysAfter()) {
            return 0;
        }
        double share = days < 0 ? -days / (options.daysBefore() + 1.0) : days / (options.daysAfter() + 1.0);
        return 1 - LOST_TOWARDS_THE_ENDS * share;
    }

    /** What can be billed of an amount at most: with the highest tax, and a little more. */
    double mostOf(double whole) {
        double tax = options.taxRates().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return Double.isNaN(whole) ? Double.POSITIVE_INFINITY : whole * (1 + tax) * (1 + options.amountTolerance());
    }
}
