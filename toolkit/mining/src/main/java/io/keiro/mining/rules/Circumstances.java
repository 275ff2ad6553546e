package io.keiro.mining.rules;

import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * Which events activate a rule, and how far apart two events may be.
 *
 * @param condition what an activating event has to meet, or null
 * @param limit the longest time between the two events, or null
 */
record Circumstances(Predicate<? super Event> condition, Duration limit) {

    static final Circumstances NONE = new Circumstances(null, null);

    /** Milliseconds that no two times are apart. */
    private static final Duration ENDLESS = Duration.ofMillis(Long.MAX_VALUE);

    /**
     * The same for one log, by the number of an event.
     *
     * @param activating the events that meet the condition, or null for all
     * @param limit in milliseconds, or -1 for none
     */
    record OnLog(EventLog log, BitSet activating, long limit) {

        boolean activates(int event) {
            return (activating == null || activating.get(event)) && takesPart(event);
        }

        /** With a limit an event without time can neither ask for anything nor answer. */
        boolean takesPart(int event) {
            return limit < 0 || log.time(event) != EventLog.NO_TIME;
        }

        /** Whether both are near enough in time; events that take part only. */
        boolean near(int event, int other) {
            return limit < 0 || Math.abs(log.time(event) - log.time(other)) <= limit;
        }
    }

    OnLog on(EventLog log, Collection<String> activities) {
        long millis = limit == null ? -1 : limit.compareTo(ENDLESS) >= 0 ? Long.MAX_VALUE : limit.toMillis();
        return new OnLog(log, condition == null ? null : meeting(log, activities), millis);
    }

    private BitSet meeting(EventLog log, Collection<String> activities) {
        BitSet asked = new BitSet();
        for (String activity : activities) {
            int code = log.neededCode(activity);
            if (code >= 0) {
                asked.set(code);
            }
        }
        BitSet meeting = new BitSet(log.eventCount());
        // The log hands out its view of an event only inside a condition.
        log.keepEvents(event -> {
            int e = event.index();
            if (asked.get(log.activityCode(e)) && condition.test(event)) {
                meeting.set(e);
            }
            return true;
        });
        return meeting;
    }

    String call() {
        return (limit == null ? "" : ".within(Duration.parse(\"" + limit + "\"))")
                + (condition == null ? "" : ".when(" + text() + ")");
    }

    Phrase said() {
        String en = "";
        String ja = "";
        if (limit != null) {
            Phrase length = Wording.exactly(limit);
            en += " within " + length.en();
            ja += "(" + length.ja() + "以内)";
        }
        if (condition != null) {
            boolean named = !text().equals("…");
            en += named ? ", where the event meets " + text() : ", where the event meets a condition";
            ja += named ? "(条件 " + text() + " を満たすイベントが対象)" : "(条件を満たすイベントが対象)";
        }
        return Phrase.of(en, ja);
    }

    /** The condition as it stands in a cell; a function that does not say what it does is an ellipsis. */
    private String text() {
        Class<?> type = condition.getClass();
        return type.isSynthetic() || type.isHidden() || condition.toString().startsWith(type.getName() + "@")
                ? "…"
                : condition.toString();
    }
}
