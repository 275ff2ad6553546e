package io.keiro.sandbox;

import java.util.Map;
import java.util.TreeMap;

/**
 * A mean after allowing for the mix of deals: direct standardisation on amount band and deal type, with the mix of the whole company as
 * the standard.
 */
final class Strata {

    private static final double[] BANDS = {10_000, 50_000, 200_000};

    private final String measure;
    private final String unit;
    private final Map<String, Gauge> strata = new TreeMap<>();

    Strata(String measure, String unit) {
        this.measure = measure;
        this.unit = unit;
    }

    void add(Traits traits, boolean within, double value) {
        int band = 0;
        while (band < BANDS.length && traits.amount() >= BANDS[band]) {
            band++;
        }
        String stratum = band + (traits.isFirstOfCustomer() ? " new" : " existing");
        strata.computeIfAbsent(stratum, name -> Gauge.mean(name, unit)).add(within, value);
    }

    Reading reading() {
        return new Reading(measure, unit, standardised(true), standardised(false));
    }

    /** The mean that a side would have with the mix of the whole company; strata that the side lacks are left out. */
    private double standardised(boolean within) {
        double sum = 0;
        double weights = 0;
        for (Gauge stratum : strata.values()) {
            double weight = stratum.count(true) + stratum.count(false);
            Reading reading = stratum.reading();
            double mean = within ? reading.inside() : reading.outside();
            if (!Double.isNaN(mean)) {
                sum += weight * mean;
                weights += weight;
            }
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }
}
