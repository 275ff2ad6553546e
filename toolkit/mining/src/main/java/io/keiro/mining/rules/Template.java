package io.keiro.mining.rules;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.List;

/** A template with its activities filled in, before conditions on data and time. */
sealed interface Template permits Occurrences, Endpoint, Choice, Relation {

    Phrase said();

    String call();

    List<String> activities();

    /** Whether it compares two events, so that a limit on the time between them means something. */
    boolean relatesEvents();

    Judge on(EventLog log, Circumstances.OnLog circumstances);

    static String checked(String activity, String call) {
        if (activity == null || activity.isEmpty()) {
            throw new IllegalArgumentException(
                    call + " needs the name of an activity, for example " + call + "(\"Call\""
                            + (call.equals("init") || call.equals("end") ? ")" : ", …)") + "; it is "
                            + (activity == null ? "null" : "empty"));
        }
        return activity;
    }

    /** Two names, which have to differ: no rule here relates an activity to itself. */
    static void checkPair(String first, String second, String call) {
        checked(first, call);
        checked(second, call);
        if (first.equals(second)) {
            throw new IllegalArgumentException(call + " relates two different activities; both are \"" + first + "\"");
        }
    }
}
