package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.RepetitionKind;

/**
 * Activities that directly follow themselves. A self-loop is a maximal run of one activity in a case; its size is the length of the run
 * minus 1, that is the number of repeats. Levels LOG, ACTIVITY, RESOURCE, RESOURCE_ACTIVITY: {@code n} is the number of self-loops,
 * {@code sum} their total size; CASE: number and size, as attributes {@code selfLoops} and {@code selfLoopSize}.
 *
 * <p>{@link RepetitionKind#SAME_RESOURCE} and {@link RepetitionKind#OTHER_RESOURCE} count only the repeats by the resource of the event
 * before, or by another one; a run then falls into pieces. So sizes add up: all = same + other + unknown resource; numbers do not. A
 * self-loop belongs to the activity and the resource of its first event. Uses the order of events, no times. Cost: one pass over the
 * events. Empty log: none. Not to be confused with {@link Repetitions}, which come again after something else.
 *
 * <p>Source: the vocabulary of M. Swennen, G. Janssenswillen, M. Jans, B. Depaire, K. Vanhoof, Capturing Process Behavior with Log-Based
 * Process Metrics, 2015.
 */
public final class SelfLoops extends Metric {

    private static final Phrase TITLE = Phrase.of("Self-loops", "自己ループ");

    private SelfLoops(Metric.Result result) {
        super(result);
    }

    /** Whoever did them. */
    public static SelfLoops of(EventLog log, Level level) {
        return of(log, level, RepetitionKind.ALL);
    }

    public static SelfLoops of(EventLog log, Level level, RepetitionKind kind) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.ACTIVITY, Level.RESOURCE, Level.RESOURCE_ACTIVITY);
        Repeats.Names names = new Repeats.Names(TITLE, "selfLoops", "selfLoopSize");
        return new SelfLoops(new Repeats(log, true).at(level, kind, names));
    }
}
