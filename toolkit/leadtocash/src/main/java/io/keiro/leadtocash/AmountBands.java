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
    /** Names of the bands, the lowest first; one more than limits. */
    private final List<String> bands = new ArrayList<>();

    /** "≥ limit" for each limit. */
    private final List<String> upwards = new ArrayList<>();

    private AmountBands(double[] limits) {
        this.limits = limits;
        for (int i = 0; i < limits.length; i++) {
            bands.add(i == 0 ? "< " + money(limits[0]) : money(limits[i - 1]) + " – " + money(limits[i]));
            upwards.add("≥ " + money(limits[i]));
        }
        if (limits.length > 0) {
            bands.add(upwards.get(limits.length - 1));
        }
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
        return Double.isNaN(amount) || limits.length == 0 ? null : bands.get(reached(amount));
    }

    /** All bands that an amount lies in, its own first, then "≥ limit" for each limit it reaches; none for an unknown amount. */
    public List<String> bandsOf(double amount) {
        String own = band(amount);
        if (own == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        all.add(own);
        for (int i = 0; i < reached(amount); i++) {
            if (!upwards.get(i).equals(own)) {
                all.add(upwards.get(i));
            }
        }
        return all;
    }

    private int reached(double amount) {
        int reached = 0;
        while (reached < limits.length && amount >= limits[reached]) {
            reached++;
        }
        return reached;
    }

    private static String money(double amount) {
        return amount == Math.rint(amount)
                ? String.format(Locale.ROOT, "%,.0f", amount)
                : String.format(Locale.ROOT, "%,.2f", amount);
    }
}
