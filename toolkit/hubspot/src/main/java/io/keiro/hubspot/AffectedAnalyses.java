package io.keiro.hubspot;

import io.keiro.leadtocash.BusinessQuestion;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which of the twelve analyses rest on a kind of record or on the history of a property. */
final class AffectedAnalyses {

    private static final Map<String, List<Integer>> OF_OBJECT = Map.ofEntries(
            Map.entry("deals", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
            Map.entry("leads", List.of(2, 10)),
            Map.entry("contacts", List.of(2, 10)),
            Map.entry("companies", List.of(3, 9)),
            Map.entry("line_items", List.of(6)),
            Map.entry("quotes", List.of(4, 5, 6)),
            Map.entry("orders", List.of(8, 12)),
            Map.entry("invoices", List.of(3, 12)),
            Map.entry("commerce_payments", List.of(3, 12)),
            Map.entry("contracts", List.of(4, 5, 8)),
            Map.entry("tickets", List.of(8, 12)),
            Map.entry("calls", List.of(2, 7, 10)),
            Map.entry("meetings", List.of(2, 7, 10)),
            Map.entry("emails", List.of(2, 7, 10)),
            Map.entry("tasks", List.of(7)),
            Map.entry("notes", List.of(7)),
            Map.entry("owners", List.of(1, 5, 6, 8, 10)),
            Map.entry("pipelines", List.of(1, 7)));

    private static final Map<String, List<Integer>> OF_DEAL_HISTORY = Map.of(
            "dealstage", List.of(1, 4, 5, 7, 9),
            "pipeline", List.of(1, 7),
            "amount", List.of(6, 11),
            "closedate", List.of(1, 11),
            "hubspot_owner_id", List.of(5, 8));

    private static final Phrase NONE = Phrase.of("none of the twelve", "12の分析には影響なし");

    private AffectedAnalyses() {}

    static Phrase of(String object) {
        return named(OF_OBJECT.getOrDefault(object, List.of()));
    }

    static Phrase ofHistory(String object, String property) {
        return object.equals("deals") ? named(OF_DEAL_HISTORY.getOrDefault(property, List.of(11))) : of(object);
    }

    private static Phrase named(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return NONE;
        }
        if (numbers.size() == BusinessQuestion.values().length) {
            return Phrase.of("all twelve analyses", "12の分析すべて");
        }
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (int number : numbers) {
            Phrase title = BusinessQuestion.values()[number - 1].title();
            en.add(number + " " + title.en());
            ja.add(number + " " + title.ja());
        }
        return Phrase.of(String.join(", ", en), String.join("、", ja));
    }
}
