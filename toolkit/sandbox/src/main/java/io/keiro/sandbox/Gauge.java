package io.keiro.sandbox;

import java.util.function.ToDoubleFunction;

/** A measure that is taken inside and outside a segment. */
final class Gauge {

    private final String measure;
    private final String unit;
    private final ToDoubleFunction<Sample> statistic;
    private final Sample inside = new Sample();
    private final Sample outside = new Sample();

    private Gauge(String measure, String unit, ToDoubleFunction<Sample> statistic) {
        this.measure = measure;
        this.unit = unit;
        this.statistic = statistic;
    }

    static Gauge median(String measure, String unit) {
        return new Gauge(measure, unit, Sample::median);
    }

    static Gauge mean(String measure, String unit) {
        return new Gauge(measure, unit, Sample::mean);
    }

    static Gauge sum(String measure, String unit) {
        return new Gauge(measure, unit, Sample::sum);
    }

    /** The share of cases for which something holds. */
    static Gauge share(String measure) {
        return mean(measure, "share");
    }

    void add(boolean within, double value) {
        (within ? inside : outside).add(value);
    }

    void add(boolean within, boolean holds) {
        add(within, holds ? 1 : 0);
    }

    int count(boolean within) {
        return (within ? inside : outside).size();
    }

    Reading reading() {
        return new Reading(measure, unit, statistic.applyAsDouble(inside), statistic.applyAsDouble(outside));
    }
}
