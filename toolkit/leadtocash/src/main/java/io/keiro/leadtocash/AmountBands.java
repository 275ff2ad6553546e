package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bands of amount between rising limits, each with its lower limit and without its upper one, and "this limit and above" for each
 * limit: a problem that begins at 50,000 should be named as such, not once per band.
 */
public final class AmountBands {

    private final double[] limits;

    private AmountBands(double[] limits) {
        this.limits = limits;
    }

    /**
     * @param limits rising; none means that amounts are not compared
     */
    public static AmountBands of(double[] limits) {
        return new AmountBands(limits.clone());
    }

    public double[] limits() {
        return limits.clone();
    }

    /** The band of an amount, for example "50,000 – 200,000"; null for an unknown amount or without limits. */
    public String band(double amount) {
        if (Double.isNaN(amount) || limits.length == 0) {
            return null;
        }
        if (amount < limits[0]) {
            return "< " + money(limits[0]);
        }
        for (int i = 1; i < limits.length; i++) {
            if (amount < limits[i]) {
                return money(limits[i - 1]) + " – " + money(limits[i]);
            }
        }
        return atLeast(limits[limits.length - 1]);
    }

    /** All bands that an amount lies in, its own first, then "≥ limit" for each limit it reaches; none for an unknown amount. */
    public List<String> bandsOf(double amount) {
        String own = band(amount);
        if (own == null) {
            return List.of();
        }
        List<String> bands = new ArrayList<>();
        bands.add(own);
        for (double limit : limits) {
            if (amount >= limit && !bands.contains(atLeast(limit))) {
                bands.add(atLeast(limit));
            }
        }
        return bands;
    }

    private static String atLeast(double limit) {
        return "≥ " + money(limit);
    }

    private static String money(double amount) {
        return amount == Math.rint(amount)
                ? String.format(Locale.ROOT, "%,.0f", amount)
                : String.format(Locale.ROOT, "%,.2f", amount);
    }
}
