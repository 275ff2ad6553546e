package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Gives activities other names. A label is looked at once, whatever the number of its events. */
final class Labelling {

    private Labelling() {}

    static EventLog recode(EventLog log, Verb verb, UnaryOperator<String> label) {
        Objects.requireNonNull(label, "recode needs a function from label to label, for example String::strip");
        Frame frame = log.frame();
        Dictionary labels = new Dictionary();
        int[] changed = new int[frame.codes().length];
        int[] newCodes = new int[frame.activities().size()];
        Arrays.fill(newCodes, -1);
        for (int e = 0; e < changed.length; e++) {
            int code = frame.codes()[e];
            if (newCodes[code] < 0) {
                newCodes[code] = labels.code(checked(label.apply(log.activityLabel(code)), log.activityLabel(code)));
            }
            changed[e] = newCodes[code];
        }
        return log.derive(verb, frame.withActivities(labels, changed));
    }

    private static String checked(String changed, String before) {
        if (changed == null || changed.isBlank()) {
            throw new IllegalArgumentException("the new name of the activity \"" + before + "\" is "
                    + (changed == null ? "null" : "blank") + "; return a text, or the old name to keep it");
        }
        return changed;
    }

    /** Some activities under one name; the old ones stay known. */
    static Frame collapsed(EventLog log, String into, BitSet joined) {
        Frame frame = log.frame();
        Dictionary labels = copy(frame.activities());
        int code = labels.code(checked(into, "into"));
        int[] changed = frame.codes().clone();
        for (int e = 0; e < changed.length; e++) {
            changed[e] = joined.get(changed[e]) ? code : changed[e];
        }
        return frame.withActivities(labels, changed);
    }

    /** The same codes, and room for more. */
    static Dictionary copy(Dictionary labels) {
        Dictionary copy = new Dictionary();
        for (int code = 0; code < labels.size(); code++) {
            copy.code(labels.entry(code));
        }
        return copy;
    }
}
