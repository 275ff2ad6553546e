package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which of the twelve analyses rest on a kind of record or on the history of a property. */
final class AffectedAnalyses {

    private static final List<Phrase> TITLES = List.of(
            Phrase.of("1 Stalled deals", "1 商談の停滞"),
            Phrase.of("2 Low lead conversion", "2 リードの商談化率の低さ"),
            Phrase.of("3 Late payment collection", "3 入金回収の遅延"),
            Phrase.of("4 Slow quote-to-contract", "4 見積もりから契約までの遅れ"),
            Phrase.of("5 Process non-compliance", "5 営業プロセスの不遵守"),
            Phrase.of("6 Excessive, inconsistent discounts", "6 過剰・不統一な割引"),
            Phrase.of("7 Untracked stage progress", "7 商談ステージの追跡不足"),
            Phrase.of("8 Poor sales-to-fulfilment handover", "8 営業から履行部門への引き渡し遅延"),
            Phrase.of("9 Regional process variation", "9 地域ごとの営業プロセスのばらつき"),
            Phrase.of("10 High acquisition cost", "10 新規顧客獲得コストの高さ"),
            Phrase.of("11 Poor CRM data quality", "11 CRMデータ品質の問題"),
            Phrase.of("12 Revenue-recognition gap", "12 収益認識のずれ"));

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
        if (numbers.size() == TITLES.size()) {
            return Phrase.of("all twelve analyses", "12の分析すべて");
        }
        List<Phrase> titles = new ArrayList<>();
        numbers.forEach(number -> titles.add(TITLES.get(number - 1)));
        return Phrase.of(
                String.join(", ", titles.stream().map(Phrase::en).toList()),
                String.join("、", titles.stream().map(Phrase::ja).toList()));
    }
}
