package io.keiro.mining;

import io.keiro.log.ActivityPair;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every single time that one activity directly followed another: when it began, how long it took, and how that compares with the others.
 * Where averages hide batches, queues that grow and bursts, this shows them.
 *
 * <p>For each occurrence of the pair: completion of the first event, start of the second, and their distance, elapsed time unless a
 * {@link TimeBasis} says otherwise; in the order of time. The quantile class is 1 for the fastest quarter (up to the lower quartile), 4 for
 * the slowest; equal durations are in one class. Negative distances (overlaps) are kept; pairs with a missing time are left out and counted.
 * Cost: one pass over the events and a sort. Empty log, or a pair that does not occur: no occurrences.
 *
 * <p>Source: V. Denisov, D. Fahland, W. van der Aalst, Unbiased, Fine-Grained Description of Processes Performance from Event Data, 2018.
 */
public final class PerformanceSpectrum implements Tabular {

    /**
     * One occurrence.
     *
     * @param start completion of the first event
     * @param end start of the second
     * @param quantileClass from 1, the fastest quarter, to 4
     */
    public record Occurrence(String caseId, Instant start, Instant end, Duration duration, int quantileClass) {}

    private final Phrase title;
    private final List<Occurrence> occurrences;
    private final DurationSummary summary;
    private final int untimed;

    private PerformanceSpectrum(Phrase title, List<Occurrence> occurrences, DurationSummary summary, int untimed) {
        this.title = title;
        this.occurrences = List.copyOf(occurrences);
        this.summary = summary;
        this.untimed = untimed;
    }

    public static PerformanceSpectrum of(EventLog log, String from, String to) {
        return of(log, new ActivityPair(from, to), TimeBasis.of(log));
    }

    /**
     * Measured by another clock.
     *
     * @throws IllegalArgumentException if the log does not have one of the activities; the message names those that it has
     */
    public static PerformanceSpectrum of(EventLog log, ActivityPair pair, TimeBasis basis) {
        int from = code(log, pair.from());
        int to = code(log, pair.to());
        TimeBasis.Clock clock = basis.in(log);
        List<Occurrence> found = new ArrayList<>();
        int untimed = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                if (log.activityCode(e - 1) != from || log.activityCode(e) != to) {
                    continue;
                }
                if (log.time(e - 1) == EventLog.NO_TIME || log.startTime(e) == EventLog.NO_TIME) {
                    untimed++;
                    continue;
                }
                long millis = clock.between(
                        c, new TimeBasis.Moment(e - 1, log.time(e - 1)), new TimeBasis.Moment(e, log.startTime(e)));
                found.add(new Occurrence(
                        log.caseId(c),
                        Instant.ofEpochMilli(log.time(e - 1)),
                        Instant.ofEpochMilli(log.startTime(e)),
                        Duration.ofMillis(millis),
                        0));
            }
        }
        DurationSummary summary = DurationSummary.ofMillis(
                found.stream().mapToLong(o -> o.duration().toMillis()).toArray());
        found.replaceAll(o -> classified(o, summary));
        found.sort(Comparator.comparing(Occurrence::start)
                .thenComparing(Occurrence::end)
                .thenComparing(Occurrence::caseId, LabelOrder.BY_CODE_POINT));
        Phrase title = basis.title(Phrase.of(
                "Performance spectrum of " + pair.from() + " → " + pair.to(),
                pair.from() + " → " + pair.to() + " のパフォーマンススペクトル"));
        return new PerformanceSpectrum(title, found, summary, untimed);
    }

    private static int code(EventLog log, String activity) {
        List<String> known = log.activities();
        if (!known.isEmpty() && !known.contains(activity)) {
            throw new IllegalArgumentException("no activity \"" + activity + "\" in " + log.name() + "; it has "
                    + String.join(", ", known.subList(0, Math.min(known.size(), 20)))
                    + (known.size() > 20 ? ", …" : ""));
        }
        return log.activityCode(activity);
    }

    private static Occurrence classified(Occurrence o, DurationSummary summary) {
        double seconds = o.duration().toMillis() / 1000.0;
        int quantileClass =
                seconds <= summary.p25() ? 1 : seconds <= summary.median() ? 2 : seconds <= summary.p75() ? 3 : 4;
        return new Occurrence(o.caseId(), o.start(), o.end(), o.duration(), quantileClass);
    }

    /** In the order of their starts, then ends, then case ids. */
    public List<Occurrence> occurrences() {
        return occurrences;
    }

    public DurationSummary summary() {
        return summary;
    }

    /** Occurrences left out because a time is missing. */
    public int untimed() {
        return untimed;
    }

    /** One row per occurrence. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                title,
                Subjects.CASE,
                Field.of("start", Phrase.of("Start", "開始"), Kind.INSTANT),
                Field.of("end", Phrase.of("End", "終了"), Kind.INSTANT),
                Field.of("duration", Phrase.of("Duration", "所要時間"), Kind.DURATION),
                Field.of("class", Phrase.of("Quarter, 1 the fastest", "四分位クラス(1が最速)"), Kind.COUNT));
        occurrences.forEach(o -> table.row(o.caseId(), o.start(), o.end(), o.duration(), o.quantileClass()));
        return table.build();
    }

    @Override
    public Phrase sentence() {
        Phrase numbers = summary.numbers();
        Phrase note = untimed == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(untimed, "pair has", "pairs have") + " no time",
                        "。時刻のない組" + Wording.number(untimed) + "件");
        return Phrase.of(title.en() + ": " + numbers.en() + note.en(), title.ja() + ": " + numbers.ja() + note.ja());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
