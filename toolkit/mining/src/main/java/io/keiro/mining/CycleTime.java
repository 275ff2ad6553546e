package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much working time passes per finished case: the time in which at least one activity instance was being worked on, in any case, divided
 * by the number of finished cases. Level LOG: all instances; ACTIVITY: those of an activity, and the cases in which it was completed.
 * Elapsed time unless a {@link TimeBasis} says otherwise.
 *
 * <p>A case counts as finished if one of its events has a completion time. Uses start and completion: in a log with one time per event it is
 * 0. Instances without a known start or completion or completed before they started are left out. By calendar, working time follows the case whose instance began
 * a stretch of work. Cost: a sort. Empty log: no value. Not to be confused with {@link ThroughputTime}, which is often called cycle time as
 * well.
 */
public final class CycleTime extends Metric {

    private static final Phrase TITLE = Phrase.of("Cycle time", "サイクルタイム");

    private CycleTime(Metric.Result result) {
        super(result);
    }

    public static CycleTime of(EventLog log, Level level) {
        return of(log, level, TimeBasis.of(log));
    }

    public static CycleTime of(EventLog log, Level level, TimeBasis basis) {
        level.of(TITLE, Level.LOG, Level.ACTIVITY);
        Subjects subjects = level == Level.LOG ? LoadOfSubjects.ALL : Subjects.activities(log);
        int size = subjects.names().size();
        Spans[] spans = new Spans[size];
        Arrays.setAll(spans, s -> new Spans());
        long[] finished = new long[size];
        int[] finishedIn = new int[size];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                int subject = level == Level.LOG ? 0 : subjects.ofEvents()[e];
                if (log.startTime(e) != log.time(e)) {
                    spans[subject].add(log, c, e);
                }
                if (log.time(e) != EventLog.NO_TIME && finishedIn[subject] != c + 1) {
                    finishedIn[subject] = c + 1;
                    finished[subject]++;
                }
            }
        }
        TimeBasis.Clock clock = basis.in(log);
        double[] active = new double[size];
        for (int s = 0; s < size; s++) {
            for (Spans.Span span : spans[s].merged()) {
                active[s] += span.length(clock) / 1000.0;
            }
        }
        Phrase title = basis.title(TITLE);
        return new CycleTime(new Metric.Result(
                level,
                () -> table(title, level, subjects, active, finished),
                () -> {
                    Phrase said = sentence(title, level, subjects, active, finished);
                    Phrase note = Untimed.noStarts(log);
                    return Phrase.of(said.en() + note.en(), said.ja() + note.ja());
                },
                List.of()));
    }

    private static DataTable table(Phrase title, Level level, Subjects subjects, double[] active, long[] finished) {
        List<Field> fields = new ArrayList<>(subjects.fields());
        fields.add(Field.of("finished", Phrase.of("Finished cases", "完了ケース数"), Kind.COUNT));
        fields.add(Field.of("activeTime", Phrase.of("Working time", "稼働時間"), Kind.DURATION));
        fields.add(Field.of("cycleTime", TITLE, Kind.DURATION));
        DataTable.Builder table = DataTable.titled(level == Level.LOG ? title : Shares.byLevel(title, level), fields);
        for (int s = 0; s < active.length; s++) {
            List<Object> row = new ArrayList<>(Arrays.asList(subjects.names().get(s)));
            row.add(finished[s]);
            row.add(DurationSummary.asDuration(active[s]));
            row.add(DurationSummary.asDuration(perCase(active[s], finished[s])));
            table.row(row.toArray());
        }
        return table.build();
    }

    private static double perCase(double active, long finished) {
        return finished == 0 ? Double.NaN : active / finished;
    }

    private static Phrase sentence(Phrase title, Level level, Subjects subjects, double[] active, long[] finished) {
        int longest = -1;
        for (int s = 0; s < active.length; s++) {
            if (finished[s] > 0
                    && (longest < 0 || perCase(active[s], finished[s]) > perCase(active[longest], finished[longest]))) {
                longest = s;
            }
        }
        if (longest < 0) {
            return Phrase.of(title.en() + ": no finished cases", title.ja() + ": 完了ケースなし");
        }
        Phrase value = Wording.duration(perCase(active[longest], finished[longest]));
        String n = "(n = " + Wording.number(finished[longest]) + ")";
        return level == Level.LOG
                ? Phrase.of(
                        title.en() + ": " + value.en() + " per finished case " + n,
                        title.ja() + ": 完了1ケースあたり" + value.ja() + n)
                : Phrase.of(
                        Shares.byLevel(title, level).en() + ": the longest is " + value.en() + " for \""
                                + subjects.said(longest) + "\" " + n,
                        Shares.byLevel(title, level).ja() + ": 最長は「" + subjects.said(longest) + "」の" + value.ja() + n);
    }
}
