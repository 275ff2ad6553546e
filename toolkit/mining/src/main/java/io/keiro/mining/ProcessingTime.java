package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How long people or machines worked: completion minus start of the activity instances. Levels LOG, TRACE, CASE (sums per case),
 * ACTIVITY, RESOURCE, RESOURCE_ACTIVITY (single instances; their total is the column {@code sum}), EVENT; as attribute
 * {@code processingTimeHours}.
 *
 * <p>With {@link Overlaps#UNION} instances of the same case (or, by activity, of the same activity and case; by resource, of the same
 * resource in all cases) that overlap or touch are one. Uses start and completion: in a log with one time per event every instance takes 0.
 * Instances of which the start or the completion is not known ({@link EventLog#hasStart}), or with an end before the start under UNION,
 * are left out and counted. Empty log: no numbers.
 */
public final class ProcessingTime extends Metric {

    /** How time is counted in which two instances ran at once. */
    public enum Overlaps {
        /** once for each instance */
        SUM,
        /** once */
        UNION
    }

    /**
     * @param basis by which clock
     * @param overlaps how time in which two instances ran at once is counted
     */
    public record Options(TimeBasis basis, Overlaps overlaps) {
        public Options {
            Objects.requireNonNull(basis, "processing time needs a time basis, for example TimeBasis.ELAPSED");
            Objects.requireNonNull(overlaps, "processing time needs to know about overlaps: SUM or UNION");
        }

        /** Elapsed time, each instance for itself. */
        public static Options defaults() {
            return new Options(TimeBasis.ELAPSED, Overlaps.SUM);
        }

        public Options withBasis(TimeBasis other) {
            return new Options(other, overlaps);
        }

        public Options withOverlaps(Overlaps other) {
            return new Options(basis, other);
        }
    }

    private static final Phrase TITLE = Phrase.of("Processing time", "処理時間");

    private ProcessingTime(Metric.Result result) {
        super(result);
    }

    public static ProcessingTime of(EventLog log, Level level) {
        return of(log, level, Options.defaults().withBasis(TimeBasis.of(log)));
    }

    public static ProcessingTime of(EventLog log, Level level, Options options) {
        level.of(TITLE, Level.values());
        Measurement measurement =
                new Measurement(log, "processingTime", options.basis().title(TITLE), Quantity.DURATION);
        boolean union = options.overlaps() == Overlaps.UNION && level != Level.EVENT;
        Observations observed = union
                ? blocks(log, level, options.basis().in(log))
                : instances(log, options.basis().in(log));
        Phrase note = untimed(log, observed);
        boolean ofCases = level == Level.LOG || level == Level.TRACE || level == Level.CASE;
        return new ProcessingTime(
                ofCases
                        ? measurement.ofCases(level, sums(log, observed), note)
                        : measurement.ofEvents(level, observed, note));
    }

    static Observations instances(EventLog log, TimeBasis.Clock clock) {
        Observations observed = new Observations();
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (isTimed(log, e)) {
                    observed.add(
                            e,
                            clock.between(
                                    c,
                                    new TimeBasis.Moment(e, log.startTime(e)),
                                    new TimeBasis.Moment(e, log.time(e))));
                }
            }
        }
        return observed;
    }

    /** The merged instances of each case, of each activity in each case, or of each subject in the whole log. */
    private static Observations blocks(EventLog log, Level level, TimeBasis.Clock clock) {
        boolean resources = level == Level.RESOURCE || level == Level.RESOURCE_ACTIVITY;
        Subjects subjects = resources ? Subjects.of(log, level) : Subjects.activities(log);
        Spans[] open = new Spans
                [level == Level.ACTIVITY || resources ? subjects.names().size() : 1];
        Arrays.setAll(open, i -> new Spans());
        Observations observed = new Observations();
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                int subject = open.length == 1 && !resources ? 0 : subjects.ofEvents()[e];
                if (subject >= 0) {
                    open[subject].add(log, c, e);
                }
            }
            if (!resources) {
                close(log, c, level == Level.ACTIVITY ? subjects : null, new Closing(open, observed, clock));
            }
        }
        if (resources) {
            for (Spans spans : open) {
                observe(spans.merged(), observed, clock);
            }
        }
        return observed;
    }

    private record Closing(Spans[] open, Observations observed, TimeBasis.Clock clock) {}

    /** Only the activities of the case are looked at: a log may have many thousands. */
    private static void close(EventLog log, int caseIndex, Subjects subjects, Closing closing) {
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            Spans spans = closing.open[subjects == null ? 0 : subjects.ofEvents()[e]];
            if (!spans.isEmpty()) {
                observe(spans.merged(), closing.observed, closing.clock);
                spans.clear();
            }
        }
    }

    private static void observe(List<Spans.Span> merged, Observations observed, TimeBasis.Clock clock) {
        for (Spans.Span span : merged) {
            observed.add(span.event(), span.length(clock));
        }
    }

    /** Sums by case; a case without any timed instance has none. Observations come in the order of the cases. */
    private static long[] sums(EventLog log, Observations observed) {
        long[] sums = new long[log.caseCount()];
        int i = 0;
        for (int c = 0; c < sums.length; c++) {
            sums[c] = Quantity.NONE;
            for (; i < observed.size() && observed.event(i) < log.caseEnd(c); i++) {
                sums[c] = (sums[c] == Quantity.NONE ? 0 : sums[c]) + observed.value(i);
            }
        }
        return sums;
    }

    private static boolean isTimed(EventLog log, int event) {
        return log.time(event) != EventLog.NO_TIME && log.hasStart(event);
    }

    /** What to say about the instances that could not be measured, and about those that ended before they began. */
    static Phrase untimed(EventLog log, Observations observed) {
        int untimed = 0;
        for (int e = 0; e < log.eventCount(); e++) {
            untimed += isTimed(log, e) ? 0 : 1;
        }
        return Untimed.instances(log, untimed, observed.negatives());
    }
}
