package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How many cases are open at the same time: from their first start to their last completion, both included. Level LOG.
 *
 * <p>A case that is still running counts up to its last event, so the last days of a log look emptier than they were. Cases without a time
 * are left out and counted. Cost: a sort. Empty log: 0. Not to be confused with {@link CaseOverlap}, which says for each case how many others
 * it met.
 */
public final class CasesInProgress extends OverTime {

    private static final Phrase TITLE = Phrase.of("Cases in progress", "進行中のケース");

    private CasesInProgress(LoadOfSubjects load) {
        super(Level.LOG, load);
    }

    public static CasesInProgress of(EventLog log) {
        CaseDurations durations = CaseDurations.of(log);
        Concurrency spans = new Concurrency();
        int untimed = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            if (durations.start(c) == EventLog.NO_TIME) {
                untimed++;
            } else {
                // One past the last millisecond, as the end is included.
                spans.add(0, durations.start(c), durations.end(c) + 1);
            }
        }
        return new CasesInProgress(
                new LoadOfSubjects(log, TITLE, "cases", LoadOfSubjects.ALL, spans.sorted(1), Untimed.cases(untimed)));
    }
}
