package io.keiro.leadtocash;

import io.keiro.mining.Segment;
import io.keiro.mining.statistics.SegmentScan;
import java.util.List;

/**
 * Looks for groups of invoices that are paid later after their due date than the others. The scan takes durations of 0 or more, so days
 * are counted from the earliest payment of all, and said from the due date again. A ratio means little around zero days late; in its
 * place a group must be at least one day later than the rest.
 */
record LatenessScan(SegmentScan scan, List<Segment> segments, List<Segment> findings) {

    private static final double AT_LEAST_DAYS = 1;

    static LatenessScan of(List<InvoiceCase> cases, Analysis.Options options) {
        double earliest =
                cases.stream().mapToDouble(InvoiceCase::daysLate).min().orElse(0);
        List<SegmentScan.Observation> observations = cases.stream()
                .map(c -> new SegmentScan.Observation(c.segments(), c.daysLate() - earliest, c.paid()))
                .toList();
        SegmentScan scan = SegmentScan.ofDurations(
                observations,
                SegmentAttributes.labelled(
                        SegmentScan.Options.defaults()
                                .withLimits(options.limits().withMinimumRatio(1)),
                        options.policy().amountBands()));
        List<Segment> findings = scan.findings().stream()
                .map(segment -> fromDue(segment, earliest))
                .filter(Segment::significant)
                .toList();
        List<Segment> segments = scan.segments().stream()
                .map(segment -> fromDue(segment, earliest))
                .toList();
        return new LatenessScan(scan, ordered(segments, findings), findings);
    }

    /** Those that the verdict may name stay in front; what is significant but explained by them comes next. */
    private static List<Segment> ordered(List<Segment> segments, List<Segment> findings) {
        List<Segment> others =
                segments.stream().filter(segment -> !findings.contains(segment)).toList();
        List<Segment> ordered = new java.util.ArrayList<>(findings);
        others.stream().filter(Segment::significant).forEach(ordered::add);
        others.stream().filter(segment -> !segment.significant()).forEach(ordered::add);
        return List.copyOf(ordered);
    }

    private static Segment fromDue(Segment segment, double earliest) {
        Segment named = SegmentAttributes.named(segment);
        boolean later = named.value() - named.rest() >= AT_LEAST_DAYS || Double.isNaN(named.value());
        return new Segment(
                named.name(),
                named.keys(),
                named.n(),
                named.value() + earliest,
                named.rest() + earliest,
                named.unit(),
                named.effect(),
                named.adjustedP(),
                named.significant() && later);
    }
}
