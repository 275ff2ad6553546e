package io.keiro.sandbox.portal;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A failure on purpose that strikes a share of the requests. Which ones follows from the seed, the request and how often the same
 * request came before, not from the order in which several threads ask.
 *
 * @param action what happens
 * @param status the status answered, 0 unless the action is {@link Action#STATUS}
 * @param rate share of the requests, 0 to 1
 * @param time how long a stall or a slow body takes
 * @param where the requests that it may strike
 */
public record Failure(Action action, int status, double rate, Duration time, Endpoints where) {

    /** What happens to a request. */
    public enum Action {
        /** It is answered with an error status, in JSON or HTML as that status has it in life. */
        STATUS,
        /** The connection ends without an answer. */
        DROP,
        /** The answer says that all is well, but its body ends in the middle. */
        TRUNCATE,
        /** Nothing happens for a while before the answer. */
        STALL,
        /** The body comes in drops. */
        SLOW_BODY
    }

    private static final Set<Integer> STATUSES =
            Set.of(408, 409, 423, 429, 477, 500, 502, 503, 504, 521, 522, 523, 524, 525, 526);

    public Failure {
        Objects.requireNonNull(action, "a failure needs an action");
        Objects.requireNonNull(time, "a failure needs a time, even if zero");
        Objects.requireNonNull(where, "a failure needs to know where it strikes");
        if (action == Action.STATUS && !STATUSES.contains(status)) {
            throw new IllegalArgumentException(
                    "The sandbox can fail with 408, 409, 423, 429, 477, 500, 502, 503, 504 or 521 to 526, but not with "
                            + status + ".");
        }
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of failures is a share from 0 to 1, but was " + rate + ".");
        }
        if (time.isNegative()) {
            throw new IllegalArgumentException("A failure cannot take a negative time, but was to take " + time + ".");
        }
    }

    public static Failure status(int status, double rate, Endpoints where) {
        return new Failure(Action.STATUS, status, rate, Duration.ZERO, where);
    }

    /** A {@link Action#DROP} or {@link Action#TRUNCATE}. */
    public static Failure of(Action action, double rate, Endpoints where) {
        return new Failure(action, 0, rate, Duration.ZERO, where);
    }

    /** A {@link Action#STALL} or {@link Action#SLOW_BODY}. */
    public static Failure slow(Action action, double rate, Duration time, Endpoints where) {
        return new Failure(action, 0, rate, time, where);
    }

    /** What follows the switch in its textual form. */
    @Override
    public String toString() {
        String head = switch (action) {
            case STATUS -> status + ":" + rate;
            case DROP, TRUNCATE -> Double.toString(rate);
            case STALL, SLOW_BODY -> rate + ":" + Amounts.text(time);
        };
        return where.toString().isEmpty() ? head : head + ":" + where;
    }
}
