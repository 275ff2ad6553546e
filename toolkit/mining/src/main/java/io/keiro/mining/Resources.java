package io.keiro.mining;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who did each event, by number: the attribute that the log's mapping names. A missing resource is -1 and never equal to another.
 *
 * @param codes number of each event's resource, or -1
 * @param labels by number, ordered by code point
 * @param missing events without resource
 */
record Resources(int[] codes, List<String> labels, int missing) {

    static Resources of(EventLog log) {
        int[] codes = new int[log.eventCount()];
        String attribute = log.mapping().resource();
        Column column = log.eventAttributes().contains(attribute) ? log.eventAttribute(attribute) : null;
        Map<String, Integer> found = new HashMap<>();
        List<String> labels = new ArrayList<>();
        int missing = 0;
        for (int e = 0; e < codes.length; e++) {
            String label = column == null ? null : column.text(e);
            if (label == null) {
                codes[e] = -1;
                missing++;
                continue;
            }
            Integer code = found.get(label);
            if (code == null) {
                code = labels.size();
                found.put(label, code);
                labels.add(label);
            }
            codes[e] = code;
        }
        return sorted(codes, labels, missing);
    }

    private static Resources sorted(int[] codes, List<String> labels, int missing) {
        List<String> ordered = new ArrayList<>(labels);
        ordered.sort(LabelOrder.BY_CODE_POINT);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            places.put(ordered.get(i), i);
        }
        int[] renumbered = new int[labels.size()];
        for (int i = 0; i < renumbered.length; i++) {
            renumbered[i] = places.get(labels.get(i));
        }
        for (int e = 0; e < codes.length; e++) {
            codes[e] = codes[e] < 0 ? -1 : renumbered[codes[e]];
        }
        return new Resources(codes, List.copyOf(ordered), missing);
    }

    int size() {
        return labels.size();
    }

    int of(int event) {
        return codes[event];
    }

    /** Both are known and the same. */
    boolean same(int a, int b) {
        return codes[a] >= 0 && codes[a] == codes[b];
    }

    /** Both are known and differ. */
    boolean differ(int a, int b) {
        return codes[a] >= 0 && codes[b] >= 0 && codes[a] != codes[b];
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
