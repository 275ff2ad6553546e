package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How fast cases come in and get done: the mean gap between the starts of cases, and between their ends. Elapsed time unless a
 * {@link TimeBasis} says otherwise or the log has a calendar.
 *
 * <p>Mean gap = (last - first) / (cases - 1), over cases that have a time; a case starts with its first start and ends with its last
 * completion, also if it is still running. By calendars that differ from case to case, each gap is measured by that of the case that ends
 * it. NaN for fewer than two such cases. Cases a day are those of a day of 24 elapsed hours, whatever the clock. Cost: one pass, by another
 * clock a sort.
 *
 * @param cases cases with a time
 * @param firstStart start of the first case, null if there is none
 * @param lastStart start of the last case, null if there is none
 * @param firstEnd end of the case that ended first, null if there is none
 * @param lastEnd end of the case that ended last, null if there is none
 * @param meanGapOfStarts mean time between the starts of two cases, in seconds; NaN for fewer than two
 * @param meanGapOfEnds mean time between the ends of two cases, in seconds; NaN for fewer than two
 * @param basis by which clock the gaps are measured
 */
public record CaseArrivals(
        int cases,
        Instant firstStart,
        Instant lastStart,
        Instant firstEnd,
        Instant lastEnd,
        double meanGapOfStarts,
        double meanGapOfEnds,
        TimeBasis basis)
        implements Tabular {

    private static final Phrase TITLE = Phrase.of("Arrival and completion of cases", "ケースの発生と完了");

    public static CaseArrivals of(EventLog log) {
        return of(log, TimeBasis.of(log));
    }

    public static CaseArrivals of(EventLog log, TimeBasis basis) {
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
        if (cases == 0) {
            return new CaseArrivals(0, null, null, null, null, Double.NaN, Double.NaN, basis);
        }
        boolean elapsed = basis.isElapsed();
        double starts = elapsed ? lastStart - firstStart : gaps(log, basis, durations, true);
        double ends = elapsed ? lastEnd - firstEnd : gaps(log, basis, durations, false);
        return new CaseArrivals(
                cases,
                Instant.ofEpochMilli(firstStart),
                Instant.ofEpochMilli(lastStart),
                Instant.ofEpochMilli(firstEnd),
                Instant.ofEpochMilli(lastEnd),
                cases < 2 ? Double.NaN : starts / 1000 / (cases - 1),
                cases < 2 ? Double.NaN : ends / 1000 / (cases - 1),
                basis);
    }

    /** Milliseconds from the first start, or end, to the last, added up gap by gap. */
    private static double gaps(EventLog log, TimeBasis basis, CaseDurations durations, boolean ofStarts) {
        TimeBasis.Clock clock = basis.in(log);
        int[] cases = IntStream.range(0, durations.size())
                .filter(c -> durations.millis(c) != EventLog.NO_TIME)
                .boxed()
                .sorted(Comparator.comparingLong(
                        c -> moment(durations, c, ofStarts).millis()))
                .mapToInt(c -> c)
                .toArray();
        double sum = 0;
        for (int i = 1; i < cases.length; i++) {
            sum += clock.between(
                    cases[i], moment(durations, cases[i - 1], ofStarts), moment(durations, cases[i], ofStarts));
        }
        return sum;
    }

    private static TimeBasis.Moment moment(CaseDurations durations, int caseIndex, boolean ofStarts) {
        return ofStarts ? durations.first(caseIndex) : durations.last(caseIndex);
    }

    /** Cases a day, elapsed; null for fewer than two, or all at once. */
    private Double perDay(Instant first, Instant last) {
        if (cases < 2 || first.equals(last)) {
            return null;
        }
        return (cases - 1) * 86_400_000.0 / Duration.between(first, last).toMillis();
    }

    /** One row for starts, one for ends. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                basis.title(TITLE),
                DataTable.Field.of("what", Phrase.of("What", "区分"), DataTable.Kind.TEXT),
                DataTable.Field.of("cases", Phrase.of("Cases", "ケース数"), DataTable.Kind.COUNT),
                DataTable.Field.of("first", Phrase.of("First", "最初"), DataTable.Kind.INSTANT),
                DataTable.Field.of("last", Phrase.of("Last", "最後"), DataTable.Kind.INSTANT),
                DataTable.Field.of("gap", Phrase.of("Mean gap", "平均間隔"), DataTable.Kind.DURATION),
                DataTable.Field.of("perDay", Phrase.of("Cases a day", "1日あたりのケース数"), DataTable.Kind.NUMBER));
        row(table, Phrase.of("Starts", "開始"), firstStart, lastStart, meanGapOfStarts);
        row(table, Phrase.of("Ends", "完了"), firstEnd, lastEnd, meanGapOfEnds);
        return table.build();
    }

    private void row(DataTable.Builder table, Phrase what, Instant first, Instant last, double gap) {
        table.row(what, cases, first, last, DurationSummary.asDuration(gap), perDay(first, last));
    }

    @Override
    public Phrase sentence() {
        Double rate = perDay(firstStart, lastStart);
        if (rate == null) {
            return Phrase.of(
                    "No arrival rate: " + Wording.count(cases, "case with a time", "cases with times")
                            + (cases < 2 ? "" : ", all at once"),
                    "発生率なし: 時刻のあるケース" + Wording.number(cases) + "件" + (cases < 2 ? "" : "(すべて同時)"));
        }
        Phrase every = Wording.duration(meanGapOfStarts);
        Phrase clock = basis.isElapsed() ? Phrase.same("") : basis.name();
        String perDay = Wording.decimal(rate);
        return Phrase.of(
                "A new case every " + every.en() + (basis.isElapsed() ? "" : " of " + clock.en()) + " on average, "
                        + perDay + " a day (n = " + Wording.number(cases) + ")",
                "平均" + every.ja() + (basis.isElapsed() ? "" : "(" + clock.ja() + ")") + "ごとに新しいケース(1日" + perDay
                        + "件、n = " + Wording.number(cases) + ")");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
