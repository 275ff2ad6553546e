package io.keiro.mining.rules;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.List;

/**
 * An activity occurs so often.
 *
 * @param factory the name of the factory
 * @param most {@link Integer#MAX_VALUE} for no limit
 */
record Occurrences(String factory, String activity, int least, int most) implements Template {

    Occurrences {
        Template.checked(activity, factory);
    }

    @Override
    public Phrase said() {
        String en = '"' + activity + '"';
        String ja = "「" + activity + "」";
        if (most == Integer.MAX_VALUE) {
            return Phrase.of(en + " occurs at least " + Wording.times(least), ja + "が" + least + "回以上発生する");
        } else if (most == 0) {
            return Phrase.of(en + " does not occur", ja + "が発生しない");
        } else if (least == most) {
            return Phrase.of(en + " occurs exactly " + Wording.times(least), ja + "がちょうど" + least + "回発生する");
        } else if (least == 0) {
            return Phrase.of(en + " occurs at most " + Wording.times(most), ja + "の発生が" + most + "回以下である");
        }
        return Phrase.of(
                en + " occurs " + least + " to " + most + " times", ja + "が" + least + "回以上" + most + "回以下発生する");
    }

    @Override
    public String call() {
        return switch (factory) {
            case "absence" -> Wording.call(factory, activity, most + 1);
            case "between" -> Wording.call(factory, activity, least, most);
            default -> Wording.call(factory, activity, least);
        };
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
            int count = 0;
            for (int e = start; e < end; e++) {
                count += log.activityCode(e) == code && circumstances.activates(e) ? 1 : 0;
            }
            return RuleVerdict.of(true, count < least || count > most);
        };
    }
}
