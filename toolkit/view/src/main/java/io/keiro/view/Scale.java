package io.keiro.view;

import io.keiro.log.Language;
import java.util.ArrayList;
import java.util.List;

/** A linear axis: it maps values to pixels and marks round numbers (1, 2 or 5 times a power of ten). */
final class Scale {

    private final double low;
    private final double high;
    private final double step;
    private final double from;
    private final double to;

    private Scale(double low, double high, double step, Range pixels) {
        this.low = low;
        this.high = high;
        this.step = step;
        this.from = pixels.from();
        this.to = pixels.to();
    }

    /** A stretch of the picture, from the low to the high end of an axis. */
    record Range(double from, double to) {}

    /** An axis that shows at least these values and about so many marks; without a spread it shows the value and its surroundings. */
    static Scale of(double least, double most, Range pixels) {
        double low = Double.isFinite(least) ? least : 0;
        double high = Double.isFinite(most) ? most : 1;
        if (high <= low) {
            double around = low == 0 ? 1 : Math.abs(low) * 0.5;
            low -= low > 0 ? Math.min(low, around) : around;
            high += around;
        }
        double step = roundStep((high - low) / marks(pixels));
        return new Scale(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step, pixels);
    }

    private static double marks(Range pixels) {
        return Math.max(2, Math.abs(pixels.to() - pixels.from()) / 90);
    }

    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    double at(double value) {
        double kept = Math.min(high, Math.max(low, value));
        return from + (kept - low) / (high - low) * (to - from);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** The round numbers on the axis, in order. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            double tick = low + i * step;
            ticks.add(Math.abs(tick) < step * 1e-6 ? 0 : tick);
        }
        return ticks;
    }

    /** A tick with just the decimals that its step needs, counted in the magnitude that {@link #unit} names. */
    String text(double tick) {
        double shown = step / magnitude();
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(shown) + 1e-9));
        return decimals > 6 ? Figures.number(tick) : Figures.fixed(tick / magnitude(), decimals);
    }

    /** What the numbers of the axis are counted in, so that they stay short: 1, a million, a billion or a trillion. */
    private double magnitude() {
        double most = Math.max(Math.abs(low), Math.abs(high));
        return most >= 1e13 ? 1e12 : most >= 1e10 ? 1e9 : most >= 1e7 ? 1e6 : 1;
    }

    /** The unit as it stands at the axis, with the magnitude of its numbers. */
    String unit(String name, Language language) {
        double magnitude = magnitude();
        if (magnitude == 1) {
            return name;
        }
        boolean japanese = language == Language.JA;
        String word = magnitude == 1e6
                ? japanese ? "百万" : "million"
                : magnitude == 1e9 ? japanese ? "十億" : "billion" : japanese ? "兆" : "trillion";
        return japanese ? name + " (" + word + ")" : word + " " + name;
    }
}
