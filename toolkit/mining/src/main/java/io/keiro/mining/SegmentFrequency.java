package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Contiguous sequences of activities that many cases have in common, by the number of cases.
 *
 * <p>A case counts once for a segment, however often it has it; occurrences, overlapping ones included, are counted as well. Segments inside
 * longer ones are listed too. Law: a segment is in no more cases than any part of it, so that longer ones are sought only where both their
 * ends are frequent. Uses no times. Cost: per length, one pass over the variants. Empty log: no segments.
 *
 * <p>Source: the level-wise search of R. Agrawal, R. Srikant, Mining Sequential Patterns, 1995, for contiguous sequences.
 */
public final class SegmentFrequency implements Tabular {

    /**
     * @param minLength fewest activities of a segment, at least 1
     * @param maxLength most activities
     * @param minShare least share of all cases that have it, above 0 to 1
     */
    public record Options(int minLength, int maxLength, double minShare) {
        public Options {
            if (minLength < 1 || maxLength < minLength) {
                throw new IllegalArgumentException("segments of " + minLength + " to " + maxLength
                        + " activities; the shortest must have at least 1 and no more than the longest");
            }
            if (!(minShare > 0 && minShare <= 1)) {
                throw new IllegalArgumentException(
                        "share of cases is " + minShare + "; it must lie above 0 and be at most 1");
            }
        }

        /** Two to five activities, in at least a tenth of the cases. */
        public static Options defaults() {
            return new Options(2, 5, 0.1);
        }

        public Options withLengths(int shortest, int longest) {
            return new Options(shortest, longest, minShare);
        }

        public Options withMinShare(double share) {
            return new Options(minLength, maxLength, share);
        }
    }

    /** One segment: cases that have it, their share of all cases, and how often it occurs in them. */
    public record Found(List<String> activities, long cases, double share, long occurrences) {
        public Found {
            activities = List.copyOf(activities);
        }

        /** The activities with arrows between them. */
        @Override
        public String toString() {
            return String.join(" → ", activities);
        }
    }

    private final List<Found> segments;
    private final int cases;

    private SegmentFrequency(List<Found> segments, int cases) {
        this.segments = List.copyOf(segments);
        this.cases = cases;
    }

    public static SegmentFrequency of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static SegmentFrequency of(EventLog log, Options options) {
        List<Found> found = new ArrayList<>();
        SegmentSearch search = new SegmentSearch(log, Math.ceil(options.minShare() * log.caseCount() - 1e-9));
        for (int length = 1; length <= options.maxLength() && search.found() > 0; length++) {
            for (int s = 0; s < search.found() && length >= options.minLength(); s++) {
                found.add(new Found(
                        search.activities(s),
                        search.cases(s),
                        Whole.share(search.cases(s), log.caseCount()),
                        search.occurrences(s)));
            }
            if (length < options.maxLength()) {
                search.lengthen();
            }
        }
        found.sort(Comparator.comparingLong((Found f) -> -f.cases()).thenComparing(SegmentFrequency::byLabels));
        return new SegmentFrequency(found, log.caseCount());
    }

    private static int byLabels(Found a, Found b) {
        for (int i = 0; i < Math.min(a.activities().size(), b.activities().size()); i++) {
            int byLabel = LabelOrder.BY_CODE_POINT.compare(
                    a.activities().get(i), b.activities().get(i));
            if (byLabel != 0) {
                return byLabel;
            }
        }
        return Integer.compare(a.activities().size(), b.activities().size());
    }

    /** The segments in most cases first, equals label by label. */
    public List<Found> segments() {
        return segments;
    }

    /** One row per segment. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Frequent segments", "頻出セグメント"),
                Field.of("segment", Phrase.of("Segment", "セグメント"), Kind.TEXT),
                Field.of("length", Phrase.of("Activities", "アクティビティ数"), Kind.COUNT),
                Whole.CASES.count(),
                Whole.CASES.share(),
                Field.of("occurrences", Phrase.of("Occurrences", "出現回数"), Kind.COUNT));
        for (Found f : segments) {
            table.row(f.toString(), f.activities().size(), f.cases(), f.share(), f.occurrences());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        String en = Wording.count(segments.size(), "frequent segment", "frequent segments");
        String ja = "頻出セグメント" + Wording.number(segments.size()) + "件";
        if (segments.isEmpty()) {
            return Phrase.of(en, ja);
        }
        Found most = segments.get(0);
        Phrase said = Whole.CASES.said(most.cases(), cases);
        return Phrase.of(en + ", led by \"" + most + "\" with " + said.en(), ja + "。最多は「" + most + "」の" + said.ja());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
