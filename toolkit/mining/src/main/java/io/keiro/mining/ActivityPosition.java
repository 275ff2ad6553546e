package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in their cases activities are done. Level ACTIVITY: occurrences, first, mean and last position (1 for the first event of a case),
 * and the mean relative position from 0 (start of the case) to 1 (end); {@link #byPosition} counts them position by position.
 *
 * <p>Relative position is (position - 1) / (length - 1); the event of a case with one event is neither early nor late and has none. Uses
 * the order of events, no times. Cost: one pass over the variants. Empty log: no activities.
 */
public final class ActivityPosition extends Metric {

    /** An activity, a position in cases from 1, and how often it is done there. */
    public record Count(String activity, int position, long count) {}

    /**
     * What is known of one activity.
     *
     * @param sum of all positions
     * @param relative mean; NaN where it is only done in cases with one event
     */
    private record Row(String activity, long n, int first, int last, long sum, double relative) {

        Row with(int position, long times) {
            return new Row(
                    activity,
                    n + times,
                    Math.min(first, position),
                    Math.max(last, position),
                    sum + position * times,
                    relative);
        }

        double mean() {
            return (double) sum / n;
        }
    }

    private static final Phrase TITLE = Phrase.of("Activity position", "アクティビティの位置");

    private final List<Count> counts;

    private ActivityPosition(List<Row> rows, List<Count> counts) {
        super(new Metric.Result(Level.ACTIVITY, () -> table(rows), () -> sentence(rows), List.of()));
        this.counts = List.copyOf(counts);
    }

    public static ActivityPosition of(EventLog log) {
        return of(log, Level.ACTIVITY);
    }

    public static ActivityPosition of(EventLog log, Level level) {
        level.of(TITLE, Level.ACTIVITY);
        WeightedVariants variants = new WeightedVariants(log);
        int size = log.activityCodeCount();
        PairIndex positions = new PairIndex(Math.max(size, longest(log)));
        double[] relative = new double[size];
        long[] related = new long[size];
        for (int v = 0; v < variants.size(); v++) {
            int[] codes = variants.codes(v);
            for (int i = 0; i < codes.length; i++) {
                positions.add(codes[i], i, variants.cases(v));
                if (codes.length > 1) {
                    relative[codes[i]] += variants.cases(v) * (double) i / (codes.length - 1);
                    related[codes[i]] += variants.cases(v);
                }
            }
        }
        Row[] rows = new Row[size];
        List<Count> counts = new ArrayList<>();
        for (int id = 0; id < positions.pairs(); id++) {
            int code = positions.from(id);
            int position = positions.to(id) + 1;
            long n = positions.count(id);
            counts.add(new Count(log.activityLabel(code), position, n));
            Row row = rows[code] == null
                    ? new Row(log.activityLabel(code), 0, position, position, 0, relative[code] / related[code])
                    : rows[code];
            rows[code] = row.with(position, n);
        }
        counts.sort(
                Comparator.comparing(Count::activity, LabelOrder.BY_CODE_POINT).thenComparingInt(Count::position));
        List<Row> ranked = new ArrayList<>();
        for (Row row : rows) {
            if (row != null) {
                ranked.add(row);
            }
        }
        ranked.sort(Comparator.comparingDouble(Row::mean).thenComparing(Row::activity, LabelOrder.BY_CODE_POINT));
        return new ActivityPosition(ranked, counts);
    }

    private static int longest(EventLog log) {
        int longest = 0;
        for (int v = 0; v < log.variantCount(); v++) {
            int example = log.variantExample(v);
            longest = Math.max(longest, log.caseEnd(example) - log.caseStart(example));
        }
        return longest;
    }

    /** How often each activity is done at each position, by activity and position. */
    public List<Count> counts() {
        return counts;
    }

    /** One row for each activity and position at which it is done; the share is that of the activity's occurrences. */
    public DataTable byPosition() {
        Map<String, Long> totals = new HashMap<>();
        counts.forEach(count -> totals.merge(count.activity(), count.count(), Long::sum));
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Activities by position", "位置別のアクティビティ"),
                Subjects.ACTIVITY,
                Field.of("position", Phrase.of("Position", "位置"), Kind.COUNT),
                Whole.EVENTS.count(),
                Field.of("share", Phrase.of("Share of the activity", "アクティビティに占める割合"), Kind.SHARE));
        for (Count c : counts) {
            table.row(c.activity(), c.position(), c.count(), Whole.share(c.count(), totals.get(c.activity())));
        }
        return table.build();
    }

    private static DataTable table(List<Row> rows) {
        DataTable.Builder table = DataTable.titled(
                TITLE,
                Subjects.ACTIVITY,
                Whole.EVENTS.count(),
                Field.of("first", Phrase.of("First position", "最初の位置"), Kind.COUNT),
                Field.of("mean", Phrase.of("Mean position", "平均位置"), Kind.NUMBER),
                Field.of("last", Phrase.of("Last position", "最後の位置"), Kind.COUNT),
                Field.of("relative", Phrase.of("Mean relative position", "平均相対位置"), Kind.NUMBER));
        for (Row row : rows) {
            table.row(
                    row.activity(),
                    row.n(),
                    row.first(),
                    row.mean(),
                    row.last(),
                    Double.isNaN(row.relative()) ? null : row.relative());
        }
        return table.build();
    }

    private static Phrase sentence(List<Row> rows) {
        Phrase number = Level.ACTIVITY.count(rows.size());
        if (rows.isEmpty()) {
            return Phrase.of(TITLE.en() + ": " + number.en(), TITLE.ja() + ": " + number.ja());
        }
        Row early = rows.get(0);
        Row late = rows.get(rows.size() - 1);
        return Phrase.of(
                TITLE.en() + ": " + number.en() + "; on average the earliest is \"" + early.activity() + "\" (position "
                        + Wording.decimal(early.mean()) + "), the latest \"" + late.activity() + "\" ("
                        + Wording.decimal(late.mean()) + ")",
                TITLE.ja() + ": " + number.ja() + "。平均で最も早いのは「" + early.activity() + "」(位置"
                        + Wording.decimal(early.mean()) + ")、最も遅いのは「" + late.activity() + "」("
                        + Wording.decimal(late.mean()) + ")");
    }
}
