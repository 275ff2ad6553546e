package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.List;

/** Where cases start, or where they end: the first or the last event of each, at every level that start and end activities have. */
final class EndpointsOfCases {

    private final EventLog log;
    private final String name;
    private final Phrase title;
    private final boolean first;

    /**
     * @param name as a column
     * @param first false for the last event
     */
    EndpointsOfCases(EventLog log, String name, Phrase title, boolean first) {
        this.log = log;
        this.name = name;
        this.title = title;
        this.first = first;
    }

    Metric.Result at(Level level) {
        return switch (level) {
            case LOG -> ofLog();
            case CASE -> ofCases();
            default -> {
                Subjects subjects = Subjects.of(log, level);
                int[] events = events();
                int unknown = 0;
                for (int event : events) {
                    unknown += subjects.ofEvents()[event] < 0 ? 1 : 0;
                }
                Phrase skipped = Resources.note(unknown);
                yield Shares.ofParts(title, Whole.CASES, log.caseCount())
                        .result(
                                level,
                                subjects,
                                Shares.count(subjects, events),
                                Phrase.of(
                                        skipped.en() + empty(events).en(),
                                        skipped.ja() + empty(events).ja()));
            }
        };
    }

    private int[] events() {
        int[] events = new int[log.caseCount()];
        int n = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            if (log.caseStart(c) < log.caseEnd(c)) {
                events[n++] = event(c);
            }
        }
        return Arrays.copyOf(events, n);
    }

    private int event(int caseIndex) {
        return first ? log.caseStart(caseIndex) : log.caseEnd(caseIndex) - 1;
    }

    private Phrase empty(int[] events) {
        int empty = log.caseCount() - events.length;
        return empty == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(empty, "case has", "cases have") + " no events",
                        "。イベントのないケース" + Wording.number(empty) + "件");
    }

    private Metric.Result ofLog() {
        int[] events = events();
        boolean[] found = new boolean[log.activityCodeCount()];
        int different = 0;
        for (int event : events) {
            different += found[log.activityCode(event)] ? 0 : 1;
            found[log.activityCode(event)] = true;
        }
        int distinct = different;
        int activities = log.activities().size();
        Phrase empty = empty(events);
        Phrase said = Whole.ACTIVITIES.said(distinct, activities);
        return new Metric.Result(
                Level.LOG,
                () -> DataTable.titled(title, Whole.ACTIVITIES.count(), Whole.ACTIVITIES.share(), Whole.CASES.count())
                        .row(distinct, Whole.share(distinct, activities), events.length)
                        .build(),
                () -> Phrase.of(title.en() + ": " + said.en() + empty.en(), title.ja() + ": " + said.ja() + empty.ja()),
                List.of());
    }

    private Metric.Result ofCases() {
        int[] events = events();
        Phrase empty = empty(events);
        return new Metric.Result(
                Level.CASE,
                () -> {
                    DataTable.Builder table = DataTable.titled(title, Subjects.CASE, Field.of(name, title, Kind.TEXT));
                    for (int c = 0; c < log.caseCount(); c++) {
                        table.row(log.caseId(c), activity(c));
                    }
                    return table.build();
                },
                () -> Phrase.of(
                        title.en() + " of " + Wording.count(log.caseCount(), "case", "cases") + empty.en(),
                        Wording.number(log.caseCount()) + "ケースの" + title.ja() + empty.ja()),
                List.of(JoinedColumn.ofCases(name, log, this::activity)));
    }

    private String activity(int caseIndex) {
        return log.caseStart(caseIndex) < log.caseEnd(caseIndex) ? log.activity(event(caseIndex)) : null;
    }
}
