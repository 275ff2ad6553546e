package io.keiro.mining.statistics;

import io.keiro.mining.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges the comparisons of one or more scans together, and says which significant segments others explain. */
final class Scanning {

    private Scanning() {}

    static List<ScannedSegment> judge(List<ScanPart> parts) {
        double[] probabilities = parts.stream()
                .flatMap(part -> part.candidates().stream())
                .mapToDouble(
                        candidate -> candidate.tested() ? candidate.outcome().p() : Double.NaN)
                .toArray();
        double[] adjusted = BenjaminiHochberg.adjust(probabilities);
        int tests =
                (int) Arrays.stream(probabilities).filter(p -> !Double.isNaN(p)).count();
        List<ScannedSegment> scanned = new ArrayList<>();
        int next = 0;
        for (ScanPart part : parts) {
            int size = part.candidates().size();
            scanned.addAll(judge(part, Arrays.copyOfRange(adjusted, next, next + size), tests));
            next += size;
        }
        scanned.sort(Comparator.comparingInt(Scanning::group)
                .thenComparing(Comparator.comparingDouble(Scanning::size).reversed())
                .thenComparing(s -> s.segment().name().en()));
        return List.copyOf(scanned);
    }

    private static int group(ScannedSegment s) {
        if (!s.segment().significant()) {
            return 2;
        }
        return s.explainedBy() == null ? 0 : 1;
    }

    private static double size(ScannedSegment s) {
        return Double.isNaN(s.impact()) ? Double.NEGATIVE_INFINITY : s.impact();
    }

    private static List<ScannedSegment> judge(ScanPart part, double[] adjusted, int tests) {
        Map<ScanPart.Candidate, Segment> segments = new HashMap<>();
        List<ScanPart.Candidate> significant = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            ScanPart.Candidate candidate = part.candidates().get(i);
            boolean passes = candidate.tested() && part.significant(candidate.outcome(), adjusted[i]);
            segments.put(candidate, part.segment(candidate, adjusted[i], passes));
            if (passes) {
                significant.add(candidate);
            }
        }
        Map<ScanPart.Candidate, ScanPart.Candidate> explanations = explain(part, significant, tests);
        return part.candidates().stream()
                .map(candidate -> new ScannedSegment(
                        segments.get(candidate), impact(part, candidate), segments.get(explanations.get(candidate))))
                .toList();
    }

    /** Signed so that more is always the greater problem. */
    private static double impact(ScanPart part, ScanPart.Candidate candidate) {
        double impact = candidate.outcome().impact();
        return switch (part.options().direction()) {
            case HIGHER -> impact;
            case LOWER -> -impact;
            case BOTH -> Math.abs(impact);
        };
    }

    private static Map<ScanPart.Candidate, ScanPart.Candidate> explain(
            ScanPart part, List<ScanPart.Candidate> significant, int tests) {
        Map<ScanPart.Candidate, ScanPart.Candidate> explanations = new HashMap<>();
        Map<ScanPart.Candidate, ScanPart.Candidate> original = new HashMap<>();
        significant.forEach(candidate -> original.put(candidate, candidate));
        boolean[] excluded = new boolean[part.cases()];
        List<ScanPart.Candidate> open = new ArrayList<>(significant);
        while (!open.isEmpty()) {
            ScanPart.Candidate strongest = open.stream()
                    .max(Comparator.comparingDouble(c -> Math.abs(c.outcome().z())))
                    .orElseThrow();
            open.remove(strongest);
            for (int member : strongest.members()) {
                excluded[member] = true;
            }
            List<ScanPart.Candidate> again = new ArrayList<>();
            for (ScanPart.Candidate candidate : open) {
                ScanPart.Candidate compared = part.without(excluded, candidate);
                original.put(compared, original.get(candidate));
                again.add(compared);
            }
            double[] adjusted = adjustedAmong(again, tests);
            List<ScanPart.Candidate> still = new ArrayList<>();
            for (int i = 0; i < adjusted.length; i++) {
                ScanPart.Candidate candidate = again.get(i);
                if (candidate.tested() && part.significant(candidate.outcome(), adjusted[i])) {
                    still.add(candidate);
                } else {
                    explanations.put(original.get(candidate), original.get(strongest));
                }
            }
            open = still;
        }
        return explanations;
    }

    /** Adjusted as in the whole scan: comparisons that are not repeated count as without any difference. */
    private static double[] adjustedAmong(List<ScanPart.Candidate> candidates, int tests) {
        double[] probabilities = new double[Math.max(tests, candidates.size())];
        Arrays.fill(probabilities, 1);
        for (int i = 0; i < candidates.size(); i++) {
            probabilities[i] =
                    candidates.get(i).tested() ? candidates.get(i).outcome().p() : Double.NaN;
        }
        return Arrays.copyOf(BenjaminiHochberg.adjust(probabilities), candidates.size());
    }
}
