package io.keiro.mining;

import io.keiro.log.Phrase;
import java.util.Map;
import java.util.Objects;

/**
 * A part of the cases that was compared with the rest.
 *
 * @param name what people read, for example "Decision maker bought-in, Region = West"
 * @param keys what makes the segment: attribute to value, for example Stage to "Decision maker bought-in" and Region to "West"
 * @param n cases in it
 * @param value the measure inside the segment
 * @param rest the same measure in the rest
 * @param unit unit of both
 * @param effect size of the difference: Cliff's delta (-1 to 1) for durations, risk difference (-1 to 1) for rates
 * @param adjustedP probability of such a difference by chance, adjusted for the number of segments looked at (Benjamini-Hochberg)
 * @param significant true if both the effect and the adjusted probability pass the limits of the analysis
 */
public record Segment(
        Phrase name,
        Map<String, String> keys,
        int n,
        double value,
        double rest,
        String unit,
        double effect,
        double adjustedP,
        boolean significant) {

    public Segment {
        Objects.requireNonNull(name, "a segment needs a name");
        keys = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(keys));
    }
}
