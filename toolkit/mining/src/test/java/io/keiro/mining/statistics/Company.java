package io.keiro.mining.statistics;

import io.keiro.mining.statistics.SegmentScan.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random cases for tests of the scan: attributes A0 to A7 with six values each, log-normal durations with a median of 20. Planting and
 * censoring are switched on by the tests; without them nothing differs.
 */
final class Company {

    private static final int ATTRIBUTES = 8;
    private static final int VALUES = 6;

    private final Random random;
    private final double spread;

    /** Share of cases still running. */
    double running;

    /** How much longer the cases of A0 = planted take. */
    double ratio = 1;

    /** How much of A1 = shadow lies in the planted segment, beyond chance. */
    boolean shadow;

    Company(long seed, double spread) {
        this.random = new Random(seed);
        this.spread = spread;
    }

    List<Observation> cases(int n, int plantedCases) {
        List<Observation> cases = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            boolean slow = i < plantedCases;
            Map<String, String> segments = new TreeMap<>();
            for (int a = 0; a < ATTRIBUTES; a++) {
                // Uneven sizes, as in life: the last value has about a fiftieth of the cases.
                double u = random.nextDouble();
                int value = (int) (VALUES * u * u);
                segments.put("A" + a, "v" + value);
            }
            if (plantedCases > 0) {
                segments.put("A0", slow ? "planted" : segments.get("A0"));
            }
            if (shadow && random.nextDouble() < (slow ? 0.75 : 0.1)) {
                segments.put("A1", "shadow");
            }
            double duration = 20 * Math.exp(spread * random.nextGaussian()) * (slow ? ratio : 1);
            double watched = running == 0
                    ? Double.POSITIVE_INFINITY
                    : 20 / running * random.nextDouble() * Math.exp(spread * spread / 2);
            cases.add(
                    duration <= watched
                            ? Observation.finished(segments, duration)
                            : Observation.running(segments, watched));
        }
        return cases;
    }

    /** Cases in which something happens at this rate, and at another in the planted segment. */
    List<Observation> yesNo(int n, int plantedCases, double rate, double plantedRate) {
        List<Observation> cases = new ArrayList<>(n);
        for (Observation one : cases(n, plantedCases)) {
            boolean slow = cases.size() < plantedCases;
            cases.add(Observation.yesNo(one.segments(), random.nextDouble() < (slow ? plantedRate : rate)));
        }
        return cases;
    }
}
