package io.keiro.mining;

import io.keiro.log.Column;
import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long cases take: last completion minus first start of each case; elapsed time unless a {@link TimeBasis} says otherwise. Levels LOG,
 * TRACE, CASE; as attribute {@code throughputTimeHours}.
 *
 * <p>A case with one event lasts 0. A case without any timed event has no throughput time; {@link #untimed()} counts them. Running
 * cases are measured up to their last event, so they look short: for open deals or invoices use
 * {@link io.keiro.mining.statistics.KaplanMeier}. Cost: one pass and a sort. Empty log: n = 0, no numbers.
 */
public final class ThroughputTime extends Metric {

    private static final Phrase TITLE = Phrase.of("Throughput time", "所要時間");

    private final EventLog log;
    private final CaseDurations durations;
    private final DurationSummary summary;

    private ThroughputTime(EventLog log, CaseDurations durations, Metric.Result result) {
        super(result);
        this.log = log;
        this.durations = durations;
        this.summary = durations.summary();
    }

    /** Summarised over all cases. */
    public static ThroughputTime of(EventLog log) {
        return of(log, Level.LOG);
    }

    public static ThroughputTime of(EventLog log, Level level) {
        return of(log, level, TimeBasis.of(log));
    }

    public static ThroughputTime of(EventLog log, Level level, TimeBasis basis) {
        level.of(TITLE, Level.LOG, Level.TRACE, Level.CASE);
        CaseDurations durations = CaseDurations.of(log, basis);
        long[] values = durations.values();
        int untimed = Math.toIntExact(
                Arrays.stream(values).filter(v -> v == Quantity.NONE).count());
        Measurement measurement = new Measurement(log, "throughputTime", basis.title(TITLE), Quantity.DURATION);
        return new ThroughputTime(log, durations, measurement.ofCases(level, values, Untimed.cases(untimed)));
    }

    public DurationSummary summary() {
        return summary;
    }

    /** Cases without any timed event. */
    public int untimed() {
        return durations.size() - summary.n();
    }

    /** Throughput time of a case, by its position in the log; empty if none of its events has a time. */
    public Optional<Duration> ofCase(int caseIndex) {
        long millis = durations.millis(caseIndex);
        return millis == EventLog.NO_TIME ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    /** All throughput times in seconds, in the order of the cases; cases without one are left out. */
    public double[] seconds() {
        double[] seconds = new double[summary.n()];
        int n = 0;
        for (int c = 0; c < durations.size(); c++) {
            if (durations.millis(c) != EventLog.NO_TIME) {
                seconds[n++] = durations.millis(c) / 1000.0;
            }
        }
        return seconds;
    }

    /** A summary for each value of a case attribute, the groups with the most cases first; missing values form a group of their own. */
    public ThroughputByGroup by(String caseAttribute) {
        Column column = log.caseAttribute(caseAttribute);
        Map<String, Integer> groups = new TreeMap<>(LabelOrder.BY_CODE_POINT);
        for (int c = 0; c < durations.size(); c++) {
            if (!column.isMissing(c)) {
                groups.put(column.text(c), 0);
            }
        }
        List<Phrase> labels = new ArrayList<>();
        for (Map.Entry<String, Integer> group : groups.entrySet()) {
            group.setValue(labels.size());
            labels.add(Phrase.same(group.getKey()));
        }
        int[] groupOfCase = new int[durations.size()];
        int missing = labels.size();
        for (int c = 0; c < groupOfCase.length; c++) {
            groupOfCase[c] = column.isMissing(c) ? missing : groups.get(column.text(c));
        }
        labels.add(Phrase.of("(none)", "(なし)"));
        return ThroughputByGroup.of(Phrase.same(caseAttribute), labels, durations, groupOfCase);
    }

    /** A summary for each variant. */
    public ThroughputByGroup byVariant() {
        Variants variants = Variants.of(log);
        List<Phrase> labels = variants.all().stream()
                .map(variant -> Phrase.same(variant.toString()))
                .toList();
        int[] groupOfCase = new int[durations.size()];
        Arrays.setAll(groupOfCase, c -> variants.rankOfCase(c) - 1);
        return ThroughputByGroup.of(Phrase.of("Variant", "バリアント"), labels, durations, groupOfCase);
    }

    /** The spread as a picture, in days. */
    public Shape.Distribution distribution() {
        double[] days = seconds();
        for (int i = 0; i < days.length; i++) {
            days[i] /= 86_400;
        }
        return new Shape.Distribution(
                TITLE, "days", List.of(new Shape.Group(Phrase.of("all cases", "全ケース"), days, false)));
    }

    /** One row per case in the order of the log; start and end are null where the case has no time. */
    public DataTable cases() {
        DataTable.Builder table = DataTable.titled(
                TITLE,
                DataTable.Field.of("case", Phrase.of("Case", "ケース"), DataTable.Kind.TEXT),
                DataTable.Field.of("events", Phrase.of("Events", "イベント数"), DataTable.Kind.COUNT),
                DataTable.Field.of("start", Phrase.of("First start", "開始"), DataTable.Kind.INSTANT),
                DataTable.Field.of("end", Phrase.of("Last completion", "完了"), DataTable.Kind.INSTANT),
                DataTable.Field.of("throughput", Phrase.of("Throughput time", "所要時間"), DataTable.Kind.DURATION));
        for (int c = 0; c < durations.size(); c++) {
            long start = durations.start(c);
            boolean timed = start != EventLog.NO_TIME;
            table.row(
                    log.caseId(c),
                    log.caseEnd(c) - log.caseStart(c),
                    timed ? Instant.ofEpochMilli(start) : null,
                    timed ? Instant.ofEpochMilli(durations.end(c)) : null,
                    timed ? Duration.ofMillis(durations.millis(c)) : null);
        }
        return table.build();
    }
}
