package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.RepetitionKind;

/**
 * Activities that come again after something else was done. A repetition is an activity that returns in a case, its size the number of
 * returns: occurrences after an earlier one that it does not directly follow. Levels LOG, ACTIVITY, RESOURCE, RESOURCE_ACTIVITY: {@code n}
 * is the number of repetitions, {@code sum} their total size; CASE: number and size, as attributes {@code repetitions} and
 * {@code repetitionSize}.
 *
 * <p>{@link RepetitionKind#SAME_RESOURCE} and {@link RepetitionKind#OTHER_RESOURCE} count only the returns by the resource of the occurrence
 * before, or by another one; the returns of one activity may then form several repetitions. So sizes add up: all = same + other + unknown
 * resource; numbers do not. A repetition belongs to the resource of the occurrence before its first return. Uses the order of events, no
 * times. Cost: one pass over the events. Empty log: none. Law: sizes of {@link SelfLoops} and repetitions together are the extra
 * occurrences of {@link Rework}.
 *
 * <p>Source: the vocabulary of M. Swennen, G. Janssenswillen, M. Jans, B. Depaire, K. Vanhoof, Capturing Process Behavior with Log-Based
 * Process Metrics, 2015.
 */
public final class Repetitions extends Metric {

    private static final Phrase TITLE = Phrase.of("Repetitions", "繰り返し");

    private Repetitions(Metric.Result result) {
        super(result);
    }

    /** Whoever did them. */
    public static Repetitions of(EventLog log, Level level) {
        return of(log, level, RepetitionKind.ALL);
    }

    public static Repetitions of(EventLog log, Level level, RepetitionKind kind) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.ACTIVITY, Level.RESOURCE, Level.RESOURCE_ACTIVITY);
        Repeats.Names names = new Repeats.Names(TITLE, "repetitions", "repetitionSize");
        return new Repetitions(new Repeats(log, false).at(level, kind, names));
    }
}
