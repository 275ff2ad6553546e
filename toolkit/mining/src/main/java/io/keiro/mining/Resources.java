package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who did each event, by number, in the order of labels and without those that do not occur. A missing resource is -1 and never equal to
 * another.
 *
 * @param codes number of each event's resource, or -1
 * @param labels by number, ordered by code point
 * @param missing events without resource
 */
record Resources(int[] codes, List<String> labels, int missing) {

    static Resources of(EventLog log) {
        boolean[] occurs = new boolean[log.resourceCodeCount()];
        int[] codes = new int[log.eventCount()];
        int missing = 0;
        for (int e = 0; e < codes.length; e++) {
            codes[e] = log.resourceCode(e);
            if (codes[e] < 0) {
                missing++;
            } else {
                occurs[codes[e]] = true;
            }
        }
        List<Integer> ordered = new ArrayList<>();
        for (int code = 0; code < occurs.length; code++) {
            if (occurs[code]) {
                ordered.add(code);
            }
        }
        ordered.sort(Comparator.comparing(log::resourceLabel, LabelOrder.BY_CODE_POINT));
        int[] places = new int[occurs.length];
        for (int i = 0; i < ordered.size(); i++) {
            places[ordered.get(i)] = i;
        }
        for (int e = 0; e < codes.length; e++) {
            codes[e] = codes[e] < 0 ? -1 : places[codes[e]];
        }
        return new Resources(codes, ordered.stream().map(log::resourceLabel).toList(), missing);
    }

    int size() {
        return labels.size();
    }

    int of(int event) {
        return codes[event];
    }

    /** What a sentence says about the events that were left out, or nothing. */
    Phrase note() {
        return note(missing);
    }

    static Phrase note(int events) {
        return events == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(events, "event", "events") + " without resource left out",
                        "。リソースのないイベント" + Wording.number(events) + "件は除外");
    }
}
