package io.keiro.mining.statistics;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Segment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks through every value of every attribute for cases that take longer, or where something happens more often, than in the rest;
 * and keeps quiet where that is chance.
 *
 * <p>Each value with enough cases is compared with all other cases: durations by the log-rank test with early weights, which is the
 * Mann-Whitney test when nothing is still running, and Cliff's delta; rates by {@link TwoProportionTest} and the risk difference. The
 * probabilities are adjusted for the number of comparisons ({@link BenjaminiHochberg}). A segment is called significant only if
 * adjusted probability, effect, ratio and direction all pass the
 * {@link SignificanceLimits}; on data without any difference that happens in about
 * one scan of a hundred (alpha 0.01). Association is not cause.
 *
 * <p>A segment can stand out only because it shares cases with the one that matters (a product that is mostly sold in the slow region).
 * So the significant segment with the strongest evidence is taken out, the scan is repeated without its cases, and segments that are no
 * longer significant are marked as explained by it; and so on with what remains.
 *
 * <p>Cost: for each of the values, linear in the cases; times the number of unexplained segments. No observations: no segments.
 */
public final class SegmentScan implements Tabular {

    /**
     * One case: which segments it belongs to, and its value.
     *
     * @param segments attribute to value; attributes without a value are left out
     * @param value duration in the scan's unit, or 1 and 0 for yes and no
     * @param observed false if the case is still running, so that its duration is at least the value
     */
    public record Observation(Map<String, String> segments, double value, boolean observed) {
        public Observation {
            segments = new TreeMap<>(segments);
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the value " + value + " of a case in " + segments + " is not a number of 0 or more");
            }
        }

        /** A case that finished after this long. */
        public static Observation finished(Map<String, String> segments, double duration) {
            return new Observation(segments, duration, true);
        }

        /** A case that has lasted this long and still runs. */
        public static Observation running(Map<String, String> segments, double soFar) {
            return new Observation(segments, soFar, false);
        }

        /** A case in which it happened, or not. */
        public static Observation yesNo(Map<String, String> segments, boolean happened) {
            return new Observation(segments, happened ? 1 : 0, true);
        }
    }

    /** Which difference is a problem. */
    public enum Direction {
        /** more time, or a higher rate, than in the rest */
        HIGHER,
        /** less time, or a lower rate, than in the rest */
        LOWER,
        /** either */
        BOTH
    }

    /**
     * What is asked of a scan.
     *
     * @param limits what it takes to be shown and to be called significant
     * @param direction which difference is a problem
     * @param unit unit of the values, "days" by default; rates always have "%"
     * @param context what all cases have in common, for example Stage to "Proposal": part of every segment's name and keys
     * @param labels what people read instead of an attribute's name
     */
    public record Options(
            SignificanceLimits limits,
            Direction direction,
            String unit,
            Map<String, String> context,
            Map<String, Phrase> labels) {

        public Options {
            Objects.requireNonNull(limits, "a scan needs limits");
            Objects.requireNonNull(direction, "a scan needs a direction");
            Objects.requireNonNull(unit, "a scan needs the unit of its values, for example \"days\"");
            context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
            labels = Map.copyOf(labels);
        }

        /** The default limits; higher is a problem; days. */
        public static Options defaults() {
            return new Options(SignificanceLimits.defaults(), Direction.HIGHER, "days", Map.of(), Map.of());
        }

        public Options withLimits(SignificanceLimits newLimits) {
            return new Options(newLimits, direction, unit, context, labels);
        }

        public Options withDirection(Direction newDirection) {
            return new Options(limits, newDirection, unit, context, labels);
        }

        public Options withUnit(String newUnit) {
            return new Options(limits, direction, newUnit, context, labels);
        }

        /** Adds something that all cases of the scan have in common. */
        public Options withContext(String attribute, String value) {
            Map<String, String> more = new LinkedHashMap<>(context);
            more.put(attribute, value);
            return new Options(limits, direction, unit, more, labels);
        }

        /** What people read for an attribute. */
        public Options withLabel(String attribute, Phrase label) {
            Map<String, Phrase> more = new LinkedHashMap<>(labels);
            more.put(attribute, label);
            return new Options(limits, direction, unit, context, more);
        }
    }

    private final List<ScanPart> parts;
    private final List<ScannedSegment> scanned;

    private SegmentScan(List<ScanPart> parts) {
        this.parts = List.copyOf(parts);
        this.scanned = Scanning.judge(this.parts);
    }

    /** Scans durations with the default options. */
    public static SegmentScan ofDurations(List<Observation> cases) {
        return ofDurations(cases, Options.defaults());
    }

    public static SegmentScan ofDurations(List<Observation> cases, Options options) {
        return new SegmentScan(List.of(ScanPart.of(cases, DurationComparison.of(cases), options)));
    }

    /** Scans how often something happens, with the default options; observations are {@link Observation#yesNo}. */
    public static SegmentScan ofRates(List<Observation> cases) {
        return ofRates(cases, Options.defaults());
    }

    public static SegmentScan ofRates(List<Observation> cases, Options options) {
        return new SegmentScan(List.of(ScanPart.of(cases, RateComparison.of(cases), options.withUnit("%"))));
    }

    /**
     * Several scans judged as one, for example one per stage: probabilities are adjusted for all comparisons of all of them, so that
     * many scans do not bring many false alarms. Explanations stay within each scan.
     */
    public static SegmentScan joined(List<SegmentScan> scans) {
        return new SegmentScan(
                scans.stream().flatMap(scan -> scan.parts.stream()).toList());
    }

    /**
     * The segments with at least the fewest cases to be shown: first the significant ones, of these first those that no other
     * segment explains, and within each of these groups the greatest {@link #impact} first.
     */
    public List<Segment> segments() {
        return scanned.stream().map(ScannedSegment::segment).toList();
    }

    /** The significant segments that no other segment explains, the greatest impact first. */
    public List<Segment> findings() {
        return scanned.stream()
                .filter(s -> s.segment().significant() && s.explainedBy() == null)
                .map(ScannedSegment::segment)
                .toList();
    }

    /** The finding with the greatest impact, if there is any. */
    public Optional<Segment> top() {
        return findings().stream().findFirst();
    }

    /** The segment without whose cases this significant one is no longer significant, if there is one. */
    public Optional<Segment> explainedBy(Segment segment) {
        return Optional.ofNullable(find(segment).explainedBy());
    }

    /**
     * What the difference adds up to over the segment's cases: cases times the difference of means, in the scan's unit (means up to
     * the longest time that both sides were watched for); for rates cases times the difference of rates, in cases. Signed so that more
     * is more of a problem: with {@link Direction#LOWER} time or rate that is missing, with {@link Direction#BOTH} never negative.
     */
    public double impact(Segment segment) {
        return find(segment).impact();
    }

    private ScannedSegment find(Segment segment) {
        return scanned.stream()
                .filter(s -> s.segment().equals(segment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the segment \"" + segment.name() + "\" is not one of this scan's segments"));
    }

    /** Values that have too few cases to be shown. */
    public int hidden() {
        return parts.stream().mapToInt(ScanPart::hidden).sum();
    }

    /** Comparisons that were made, for which the probabilities are adjusted. */
    public int comparisons() {
        return parts.stream().mapToInt(ScanPart::tests).sum();
    }

    /** One row per segment, in the order of {@link #segments()}. */
    @Override
    public DataTable table() {
        String unit = parts.isEmpty() ? "" : parts.get(0).options().unit();
        DataTable.Kind kind = unit.equals("%") ? DataTable.Kind.SHARE : DataTable.Kind.NUMBER;
        String shown = unit.equals("%") ? "" : unit;
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Segments against the rest (association is not cause)", "セグメントとその他の比較(関連は因果ではない)"),
                DataTable.Field.of("segment", Phrase.of("Segment", "セグメント"), DataTable.Kind.TEXT),
                DataTable.Field.of("n", Phrase.of("Cases", "件数"), DataTable.Kind.COUNT),
                DataTable.Field.of("value", Phrase.of("In the segment", "セグメント内"), kind)
                        .in(shown),
                DataTable.Field.of("rest", Phrase.of("In the rest", "その他"), kind)
                        .in(shown),
                DataTable.Field.of("effect", Phrase.of("Effect (-1 to 1)", "効果量(-1〜1)"), DataTable.Kind.NUMBER),
                DataTable.Field.of("adjustedP", Phrase.of("Adjusted p", "調整済みp値"), DataTable.Kind.NUMBER),
                DataTable.Field.of("impact", Phrase.of("Total difference", "差の合計"), DataTable.Kind.NUMBER)
                        .in(unit.equals("%") ? "cases" : unit),
                DataTable.Field.of("significant", Phrase.of("Stands out", "有意"), DataTable.Kind.BOOLEAN),
                DataTable.Field.of("explainedBy", Phrase.of("Explained by", "説明するセグメント"), DataTable.Kind.TEXT));
        for (ScannedSegment s : scanned) {
            Segment segment = s.segment();
            table.row(
                    segment.name(),
                    segment.n(),
                    known(segment.value()),
                    known(segment.rest()),
                    known(segment.effect()),
                    known(segment.adjustedP()),
                    known(s.impact()),
                    segment.significant(),
                    s.explainedBy() == null ? null : s.explainedBy().name());
        }
        return table.build();
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    @Override
    public Phrase sentence() {
        List<Segment> findings = findings();
        String small = hidden() == 0 ? "" : String.format(Locale.ROOT, "; %,d too small to show", hidden());
        String smallJa = hidden() == 0 ? "" : String.format(Locale.ROOT, "。件数が少なく非表示: %,d", hidden());
        if (findings.isEmpty()) {
            return Phrase.of(
                    String.format(
                            Locale.ROOT,
                            "No segment stands out beyond chance (%,d comparisons%s)",
                            comparisons(),
                            small),
                    String.format(Locale.ROOT, "偶然を超えて目立つセグメントなし(比較%,d件%s)", comparisons(), smallJa));
        }
        Segment top = findings.get(0);
        return Phrase.of(
                String.format(
                        Locale.ROOT,
                        "%,d of %,d compared segments stand out; the greatest: %s, %s against %s (n = %,d%s)",
                        findings.size(),
                        comparisons(),
                        top.name().en(),
                        said(top.value(), top.unit()),
                        said(top.rest(), top.unit()),
                        top.n(),
                        small),
                String.format(
                        Locale.ROOT,
                        "比較した%,dセグメントのうち%,d件が目立つ。最大は%s: %s、その他は%s(n = %,d%s)",
                        comparisons(),
                        findings.size(),
                        top.name().ja(),
                        said(top.value(), top.unit()),
                        said(top.rest(), top.unit()),
                        top.n(),
                        smallJa));
    }

    private static String said(double value, String unit) {
        if (Double.isNaN(value)) {
            return "n/a";
        }
        return unit.equals("%")
                ? String.format(Locale.ROOT, "%.1f %%", value * 100)
                : String.format(Locale.ROOT, "%.1f %s", value, unit);
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
