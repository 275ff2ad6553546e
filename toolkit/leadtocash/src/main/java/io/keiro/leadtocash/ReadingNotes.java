package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader assumed, could not understand or left out: counted per reason, with examples, and said at the end. */
final class ReadingNotes {

    private static final int EXAMPLES = 5;

    private final List<String> sentences = new ArrayList<>();
    private final Map<String, List<String>> examples = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** A sentence as it is. */
    void say(String sentence) {
        sentences.add(sentence);
    }

    /** One more case of something; the reason reads on after a count: "rows without an id were left out". */
    void count(String reason, String example) {
        counts.merge(reason, 1, Integer::sum);
        List<String> shown = examples.computeIfAbsent(reason, r -> new ArrayList<>());
        if (shown.size() < EXAMPLES && !shown.contains(example)) {
            shown.add(example);
        }
    }

    /** Everything that was noted, a sentence each. */
    List<String> all() {
        List<String> all = new ArrayList<>(sentences);
        counts.forEach((reason, count) -> {
            String more = count > examples.get(reason).size() ? ", …" : "";
            all.add(Wording.number(count) + " " + reason + " (" + String.join(", ", examples.get(reason)) + more + ")");
        });
        return all;
    }
}
