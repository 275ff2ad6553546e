package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long it takes from each activity to each later one of the same case, directly following or not.
 *
 * <p>For every pair of positions i &lt; j of a case: start of the event at j minus completion of the event at i, elapsed time
 * (where no start is known, {@link EventLog#hasStart}, its completion stands for it); per pair of
 * activities the mean and the sample standard deviation (n - 1; 0 for one observation), in seconds. Negative gaps count; pairs of events with
 * a missing time are left out. Cost: one pass, the sum of the squared lengths of the cases. Empty log: no pairs.
 *
 * <p>Source: F. Stertz, J. Mangler, S. Rinderle-Ma, Temporal Conformance Checking at Runtime based on Time-infused Process Models, 2020.
 */
public final class TemporalProfile implements Tabular {

    /** A pair of activities, the observed gaps between them, and their mean and standard deviation in seconds. */
    public record Gap(String from, String to, long count, double mean, double standardDeviation) {}

    private final List<Gap> gaps;
    private final Map<String, Map<String, Gap>> byLabel = new HashMap<>();

    private TemporalProfile(List<Gap> gaps) {
        this.gaps = List.copyOf(gaps);
        gaps.forEach(gap ->
                byLabel.computeIfAbsent(gap.from(), from -> new HashMap<>()).put(gap.to(), gap));
    }

    public static TemporalProfile of(EventLog log) {
        PairIndex pairs = new PairIndex(log.activityCodeCount());
        ExactSums sums = new ExactSums();
        for (int c = 0; c < log.caseCount(); c++) {
            int end = log.caseEnd(c);
            for (int i = log.caseStart(c); i < end; i++) {
                long completed = log.time(i);
                for (int j = i + 1; j < end && completed != EventLog.NO_TIME; j++) {
                    long started = log.startTime(j);
                    if (started != EventLog.NO_TIME) {
                        sums.add(pairs.add(log.activityCode(i), log.activityCode(j), 1), started - completed);
                    }
                }
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (int id = 0; id < pairs.pairs(); id++) {
            gaps.add(new Gap(
                    log.activityLabel(pairs.from(id)),
                    log.activityLabel(pairs.to(id)),
                    pairs.count(id),
                    sums.mean(id, pairs.count(id)),
                    sums.standardDeviation(id, pairs.count(id))));
        }
        gaps.sort((a, b) -> {
            int byFrom = LabelOrder.BY_CODE_POINT.compare(a.from(), b.from());
            return byFrom != 0 ? byFrom : LabelOrder.BY_CODE_POINT.compare(a.to(), b.to());
        });
        return new TemporalProfile(gaps);
    }

    /** The pairs that were observed, by label. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** The gaps of a pair, or empty if it was never observed with both times. */
    public Optional<Gap> gap(String from, String to) {
        return Optional.ofNullable(byLabel.getOrDefault(from, Map.of()).get(to));
    }

    /** One row per pair, by label. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Temporal profile", "時間プロファイル"),
                Field.of("from", Phrase.of("Earlier", "先のアクティビティ"), DataTable.Kind.TEXT),
                Field.of("to", Phrase.of("Later", "後のアクティビティ"), DataTable.Kind.TEXT),
                Field.of("count", Phrase.of("Times", "回数"), DataTable.Kind.COUNT),
                Field.of("mean", Phrase.of("Mean", "平均"), DataTable.Kind.DURATION),
                Field.of("stdev", Phrase.of("Standard deviation", "標準偏差"), DataTable.Kind.DURATION));
        for (Gap gap : gaps) {
            table.row(
                    gap.from(),
                    gap.to(),
                    gap.count(),
                    DurationSummary.asDuration(gap.mean()),
                    DurationSummary.asDuration(gap.standardDeviation()));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        long observed = gaps.stream().mapToLong(Gap::count).sum();
        return Phrase.of(
                "Temporal profile of " + Wording.count(gaps.size(), "pair", "pairs") + " of activities, "
                        + Wording.count(observed, "gap", "gaps"),
                "アクティビティ" + Wording.number(gaps.size()) + "組の時間プロファイル(間隔" + Wording.number(observed) + "件)");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
