package io.keiro.mining.rules;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.List;

/** The first or the last event has the activity; a case without events violates it. */
record Endpoint(boolean first, String activity) implements Template {

    Endpoint {
        Template.checked(activity, first ? "init" : "end");
    }

    @Override
    public Phrase said() {
        return Phrase.of(
                "the case " + (first ? "starts" : "ends") + " with \"" + activity + '"',
                "ケースが「" + activity + "」で" + (first ? "始まる" : "終わる"));
    }

    @Override
    public String call() {
        return Wording.call(first ? "init" : "end", activity);
    }

    @Override
    public List<String> activities() {
        return List.of(activity);
    }

    @Override
    public boolean relatesEvents() {
        return false;
    }

    @Override
    public Judge on(EventLog log, Circumstances.OnLog circumstances) {
        int code = log.neededCode(activity);
        return (start, end) -> {
            int event = first ? start : end - 1;
            boolean there = start < end && log.activityCode(event) == code && circumstances.activates(event);
            return RuleVerdict.of(true, !there);
        };
    }
}
