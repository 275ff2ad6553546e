package io.keiro.benchmarks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one line of the comparison gave.
 *
 * @param seconds of each tool that was there, or the figure of Keiro where it is not a time
 * @param checks what each tool answered; they should agree
 * @param remark what else should be known, or empty
 */
record Compared(Comparison line, Map<Tool, Double> seconds, Map<Tool, String> checks, String remark) {

    Compared {
        seconds = new LinkedHashMap<>(seconds);
        checks = new LinkedHashMap<>(checks);
    }

    /** The tool that Keiro is held against: the quickest of those that its aim names. */
    Optional<Tool> rival() {
        return line.aim() == null
                ? Optional.empty()
                : line.aim().than().stream().filter(seconds::containsKey).min(Comparator.comparing(seconds::get));
    }

    /** Keiro's share of the rival's time, or its own figure where there is no rival; NaN if either is missing. */
    double reached() {
        Double own = seconds.get(Tool.KEIRO);
        if (line.aim() == null || own == null) {
            return Double.NaN;
        }
        return line.aim().than().isEmpty()
                ? own
                : rival().map(tool -> own / seconds.get(tool)).orElse(Double.NaN);
    }

    /** Empty if it could not be told. */
    Optional<Boolean> isReached() {
        return Double.isNaN(reached())
                ? Optional.empty()
                : Optional.of(reached() <= line.aim().most());
    }

    /** Whether all tools answered the same. */
    boolean agrees() {
        return checks.values().stream().distinct().count() <= 1;
    }

    /** For example "0.24 x r4pm". */
    String reachedText() {
        if (Double.isNaN(reached())) {
            return "";
        }
        String than = rival().map(tool -> " " + tool.label()).orElse("");
        return figure(reached()) + " " + line.aim().unit() + than;
    }

    static String figure(double value) {
        return String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f", value);
    }
}
