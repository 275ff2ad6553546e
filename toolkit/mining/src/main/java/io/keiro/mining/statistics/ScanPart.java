package io.keiro.mining.statistics;

import io.keiro.log.Phrase;
import io.keiro.mining.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The comparisons of one scan: each value of each attribute against the rest, before they are judged. */
record ScanPart(SegmentScan.Options options, Comparison comparison, int cases, List<Candidate> candidates, int hidden) {

    /** One value of one attribute, the cases that have it and how they compare. */
    record Candidate(String attribute, String value, int[] members, Comparison.Outcome outcome, boolean tested) {}

    static ScanPart of(List<SegmentScan.Observation> cases, Comparison comparison, SegmentScan.Options options) {
        Set<String> attributes = new TreeSet<>();
        cases.forEach(one -> attributes.addAll(one.segments().keySet()));
        List<Candidate> candidates = new ArrayList<>();
        int hidden = 0;
        boolean[] nobody = new boolean[cases.size()];
        for (String attribute : attributes) {
            Map<String, List<Integer>> byValue = new TreeMap<>();
            for (int i = 0; i < cases.size(); i++) {
                String value = cases.get(i).segments().get(attribute);
                if (value != null) {
                    byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(i);
                }
            }
            for (Map.Entry<String, List<Integer>> entry : byValue.entrySet()) {
                int n = entry.getValue().size();
                if (n < options.limits().minimumShown()) {
                    hidden++;
                } else if (n < cases.size()) {
                    int[] members = entry.getValue().stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                    Comparison.Outcome outcome = comparison.compare(marks(members, cases.size()), nobody);
                    candidates.add(new Candidate(
                            attribute, entry.getKey(), members, outcome, enough(outcome, options.limits())));
                }
            }
        }
        return new ScanPart(options, comparison, cases.size(), List.copyOf(candidates), hidden);
    }

    private static boolean enough(Comparison.Outcome outcome, SignificanceLimits limits) {
        return outcome.n() >= limits.minimumTested()
                && outcome.nRest() >= limits.minimumTested()
                && !Double.isNaN(outcome.p());
    }

    static boolean[] marks(int[] members, int size) {
        boolean[] marks = new boolean[size];
        for (int member : members) {
            marks[member] = true;
        }
        return marks;
    }

    int tests() {
        return (int) candidates.stream().filter(Candidate::tested).count();
    }

    /** The candidate compared again without some cases. */
    Candidate without(boolean[] excluded, Candidate candidate) {
        Comparison.Outcome outcome = comparison.compare(marks(candidate.members(), cases), excluded);
        return new Candidate(
                candidate.attribute(),
                candidate.value(),
                candidate.members(),
                outcome,
                enough(outcome, options.limits()));
    }

    /** Whether the outcome passes the limits, given its adjusted probability. */
    boolean significant(Comparison.Outcome outcome, double adjustedP) {
        SignificanceLimits limits = options.limits();
        double minimum = comparison.ofRates() ? limits.minimumRiskDifference() : limits.minimumDelta();
        boolean higher = outcome.effect() > 0;
        boolean adverse = switch (options.direction()) {
            case HIGHER -> higher;
            case LOWER -> outcome.effect() < 0;
            case BOTH -> true;
        };
        double ratio = higher ? outcome.ratio() : 1 / outcome.ratio();
        return adjustedP <= limits.alpha()
                && adverse
                && Math.abs(outcome.effect()) >= minimum
                && ratio >= limits.minimumRatio();
    }

    Segment segment(Candidate candidate, double adjustedP, boolean significant) {
        Map<String, String> keys = new LinkedHashMap<>(options.context());
        keys.put(candidate.attribute(), candidate.value());
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        keys.forEach((attribute, value) -> {
            Phrase label = options.labels().getOrDefault(attribute, Phrase.same(attribute));
            String equal = value.startsWith("≥") || value.startsWith("<") ? " " : " = ";
            en.add(label.en() + equal + value);
            ja.add(label.ja() + equal + value);
        });
        Comparison.Outcome outcome = candidate.outcome();
        return new Segment(
                Phrase.of(String.join(", ", en), String.join("、", ja)),
                keys,
                outcome.n(),
                outcome.value(),
                outcome.rest(),
                options.unit(),
                outcome.effect(),
                adjustedP,
                significant);
    }
}
