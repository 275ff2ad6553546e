package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How many events a case has; in an interval log, how many activity instances. Levels LOG, TRACE, CASE; as attribute
 * {@code traceLength}. Cases without events count 0. Uses no times. Empty log: no numbers.
 */
public final class TraceLength extends Metric {

    private static final Phrase TITLE = Phrase.of("Trace length", "トレースの長さ");

    private TraceLength(Metric.Result result) {
        super(result);
    }

    public static TraceLength of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.TRACE, Level.CASE);
        long[] lengths = new long[log.caseCount()];
        for (int c = 0; c < lengths.length; c++) {
            lengths[c] = log.caseEnd(c) - log.caseStart(c);
        }
        return new TraceLength(
                new Measurement(log, "traceLength", TITLE, Quantity.COUNT).ofCases(level, lengths, Phrase.same("")));
    }
}
