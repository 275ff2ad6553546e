package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast cases come in and get done: the mean gap between the starts of cases, and between their ends, elapsed time.
 *
 * <p>Mean gap = (last - first) / (cases - 1), over cases that have a time; a case starts with its first start and ends with its last
 * completion, also if it is still running. NaN for fewer than two such cases. Cost: one pass.
 *
 * @param cases cases with a time
 * @param firstStart start of the first case, null if there is none
 * @param lastStart start of the last case, null if there is none
 * @param firstEnd end of the case that ended first, null if there is none
 * @param lastEnd end of the case that ended last, null if there is none
 */
public record CaseArrivals(int cases, Instant firstStart, Instant lastStart, Instant firstEnd, Instant lastEnd)
        implements Tabular {

    public static CaseArrivals of(EventLog log) {
        CaseDurations durations = CaseDurations.of(log);
        int cases = 0;
        long firstStart = Long.MAX_VALUE;
        long lastStart = Long.MIN_VALUE;
        long firstEnd = Long.MAX_VALUE;
        long lastEnd = Long.MIN_VALUE;
        for (int c = 0; c < durations.size(); c++) {
            if (durations.millis(c) != EventLog.NO_TIME) {
                cases++;
                long start = durations.start(c);
                long end = durations.end(c);
                firstStart = Math.min(firstStart, start);
                lastStart = Math.max(lastStart, start);
                firstEnd = Math.min(firstEnd, end);
                lastEnd = Math.max(lastEnd, end);
            }
        }
        return cases == 0
                ? new CaseArrivals(0, null, null, null, null)
                : new CaseArrivals(
                        cases,
                        Instant.ofEpochMilli(firstStart),
                        Instant.ofEpochMilli(lastStart),
                        Instant.ofEpochMilli(firstEnd),
                        Instant.ofEpochMilli(lastEnd));
    }

    /** Mean time between the starts of two cases, in seconds; NaN for fewer than two. */
    public double meanGapOfStarts() {
        return gap(firstStart, lastStart);
    }

    /** Mean time between the ends of two cases, in seconds; NaN for fewer than two. */
    public double meanGapOfEnds() {
        return gap(firstEnd, lastEnd);
    }

    private double gap(Instant first, Instant last) {
        return cases < 2 ? Double.NaN : Duration.between(first, last).toMillis() / 1000.0 / (cases - 1);
    }

    /** One row for starts, one for ends. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Arrival and completion of cases", "ケースの発生と完了"),
                DataTable.Field.of("what", Phrase.of("What", "区分"), DataTable.Kind.TEXT),
                DataTable.Field.of("cases", Phrase.of("Cases", "ケース数"), DataTable.Kind.COUNT),
                DataTable.Field.of("first", Phrase.of("First", "最初"), DataTable.Kind.INSTANT),
                DataTable.Field.of("last", Phrase.of("Last", "最後"), DataTable.Kind.INSTANT),
                DataTable.Field.of("gap", Phrase.of("Mean gap", "平均間隔"), DataTable.Kind.DURATION),
                DataTable.Field.of("perDay", Phrase.of("Cases a day", "1日あたりのケース数"), DataTable.Kind.NUMBER));
        row(table, Phrase.of("Starts", "開始"), firstStart, lastStart);
        row(table, Phrase.of("Ends", "完了"), firstEnd, lastEnd);
        return table.build();
    }

    private void row(DataTable.Builder table, Phrase what, Instant first, Instant last) {
        double gap = gap(first, last);
        table.row(what, cases, first, last, DurationSummary.asDuration(gap), gap > 0 ? 86_400 / gap : null);
    }

    @Override
    public Phrase sentence() {
        double gap = meanGapOfStarts();
        if (!(gap > 0)) {
            return Phrase.of(
                    "No arrival rate: " + Wording.count(cases, "case with a time", "cases with times")
                            + (cases < 2 ? "" : ", all at once"),
                    "発生率なし: 時刻のあるケース" + Wording.number(cases) + "件" + (cases < 2 ? "" : "(すべて同時)"));
        }
        Phrase every = Wording.duration(gap);
        String perDay = Wording.decimal(86_400 / gap);
        return Phrase.of(
                "A new case every " + every.en() + " on average, " + perDay + " a day (n = " + Wording.number(cases)
                        + ")",
                "平均" + every.ja() + "ごとに新しいケース(1日" + perDay + "件、n = " + Wording.number(cases) + ")");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
