package io.keiro.mining.rules;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.List;

/** At least one of two activities occurs, or exactly one. */
record Choice(boolean exclusive, String first, String second) implements Template {

    Choice {
        Template.checkPair(first, second, exclusive ? "exclusiveChoice" : "choice");
    }

    @Override
    public Phrase said() {
        String ja = "「" + first + "」と「" + second + "」の";
        String en = '"' + first + "\" or \"" + second + "\" occurs, ";
        return exclusive
                ? Phrase.of(en + "but not both", ja + "どちらか一方だけが発生する")
                : Phrase.of(en + "or both", ja + "少なくとも一方が発生する");
    }

    @Override
    public String call() {
        return Wording.call(exclusive ? "exclusiveChoice" : "choice", first, second);
    }

    @Override
    public List<String> activities() {
        return List.of(first, second);
    }

    @Override
    public boolean relatesEvents() {
        return false;
    }

    @Override
    public Judge on(EventLog log, Circumstances.OnLog circumstances) {
        int one = log.neededCode(first);
        int other = log.neededCode(second);
        return (start, end) -> {
            boolean hasOne = false;
            boolean hasOther = false;
            for (int e = start; e < end; e++) {
                int code = log.activityCode(e);
                if ((code == one || code == other) && circumstances.activates(e)) {
                    hasOne |= code == one;
                    hasOther |= code == other;
                }
            }
            return RuleVerdict.of(true, exclusive ? hasOne == hasOther : !hasOne && !hasOther);
        };
    }
}
