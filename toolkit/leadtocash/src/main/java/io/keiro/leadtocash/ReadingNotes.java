package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader assumed, could not understand or left out: counted per reason, with examples, and said at the end. */
final class ReadingNotes {

    private static final int EXAMPLES = 5;

    private final List<Phrase> sentences = new ArrayList<>();
    private final Map<Phrase, List<String>> examples = new LinkedHashMap<>();
    private final Map<Phrase, Integer> counts = new LinkedHashMap<>();

    /** A sentence as it is, in both languages. */
    void say(String en, String ja) {
        sentences.add(Phrase.of(en, ja));
    }

    /** That amounts are in these currencies, and added up all the same. */
    void severalCurrencies(Collection<String> currencies) {
        String codes = String.join(", ", currencies);
        say(
                "amounts are in several currencies (" + codes + ") and are added up as they are",
                "金額に複数の通貨（" + codes + "）がありますが、そのまま合計しています");
    }

    /**
     * One more case of something. The English reason reads on after a count, "rows without an id were left out", and the Japanese one
     * stands before it.
     */
    void count(Phrase reason, String example) {
        counts.merge(reason, 1, Integer::sum);
        List<String> shown = examples.computeIfAbsent(reason, r -> new ArrayList<>());
        if (shown.size() < EXAMPLES && !shown.contains(example)) {
            shown.add(example);
        }
    }

    /** Everything that was noted, a sentence each. */
    List<Phrase> all() {
        List<Phrase> all = new ArrayList<>(sentences);
        counts.forEach((reason, count) -> {
            String shown = String.join(", ", examples.get(reason));
            String more = count > examples.get(reason).size() ? ", …" : "";
            String n = Wording.number(count);
            all.add(Phrase.of(
                    n + " " + reason.en() + " (" + shown + more + ")",
                    reason.ja() + "：" + n + "件（" + shown + more + "）"));
        });
        return all;
    }
}
