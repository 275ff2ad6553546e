package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gate Q07: which of the twelve questions this data can answer. A question is ready if at least half of the cases that it concerns have
 * what it needs, limited if some have, and not possible if none has.
 */
final class Readiness {

    private static final double READY_SHARE = 0.5;
    private static final String ATTRIBUTE = "attribute:";

    private enum Unit {
        DEALS(Phrase.of("deals", "商談")),
        LEADS(Phrase.of("leads", "リード")),
        INVOICES(Phrase.of("invoices", "請求書"));

        private final Phrase label;

        Unit(Phrase label) {
            this.label = label;
        }
    }

    /** What a question needs; activities separated by a bar are alternatives. */
    private enum Question {
        STALLED_DEALS(
                1, "Stalled deals", "商談の停滞", Unit.DEALS, "opportunity_created", "closed_won|closed_lost|stage_changed"),
        LEAD_CONVERSION(2, "Low lead conversion", "リードの商談化率の低さ", Unit.LEADS, "lead_captured"),
        COLLECTION(3, "Late payment collection", "入金回収の遅延", Unit.INVOICES, "invoice_issued"),
        QUOTE_TO_CONTRACT(
                4,
                "Slow quote-to-contract",
                "見積もりから契約までの遅れ",
                Unit.DEALS,
                "quote_issued",
                "contract_signed|closed_lost"),
        COMPLIANCE(5, "Process non-compliance", "営業プロセスの不遵守", Unit.DEALS, "quote_issued|contract_signed"),
        DISCOUNTS(6, "Excessive, inconsistent discounts", "過剰・不統一な割引", Unit.DEALS, "attribute:DiscountRate"),
        STAGE_TRACKING(7, "Untracked stage progress", "商談ステージの追跡不足", Unit.DEALS, "stage_changed"),
        HANDOVER(
                8,
                "Poor sales-to-fulfilment handover",
                "営業から履行部門への引き渡し遅延",
                Unit.DEALS,
                "contract_signed|closed_won",
                "sales_order_created|order_fulfilled"),
        REGIONS(9, "Regional process variation", "地域ごとの営業プロセスのばらつき", Unit.DEALS, "attribute:Region"),
        COST(10, "High acquisition cost", "新規顧客獲得コストの高さ", Unit.DEALS, "meeting_held|lead_first_contacted"),
        DATA_QUALITY(11, "Poor CRM data quality", "CRMデータ品質の問題", Unit.DEALS, "stage_changed"),
        REVENUE(12, "Revenue-recognition gap", "収益認識のずれ", Unit.DEALS, "order_fulfilled", "invoice_issued");

        private final int number;
        private final Phrase title;
        private final Unit unit;
        private final List<String> needs;

        Question(int number, String en, String ja, Unit unit, String... needs) {
            this.number = number;
            this.title = Phrase.of(number + ". " + en, number + ". " + ja);
            this.unit = unit;
            this.needs = List.of(needs);
        }
    }

    private Readiness() {}

    static List<GateResult> of(LeadToCash data) {
        List<GateResult> results = new ArrayList<>();
        Arrays.stream(Question.values())
                .sorted(java.util.Comparator.comparingInt(question -> question.number))
                .forEach(question -> results.add(judge(data, question)));
        return results;
    }

    private static GateResult judge(LeadToCash data, Question question) {
        int of = switch (question.unit) {
            case DEALS -> data.deals().size();
            case LEADS -> data.leads().size();
            case INVOICES -> data.invoices().size();
        };
        int able = able(data, question);
        double share = of == 0 ? 0 : (double) able / of;
        String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share);
        String counted = number(able) + " of " + number(of) + " " + question.unit.label.en() + " (" + percent
                + ") have what it needs";
        String countedJa =
                question.unit.label.ja() + number(of) + "件のうち" + number(able) + "件（" + percent + "）で必要なデータが揃っています";
        Phrase needs = needs(question);
        Phrase message;
        if (able == 0) {
            message = Phrase.of(
                    "Not possible: no " + question.unit.label.en() + " with " + needs.en(),
                    "分析不可: " + needs.ja() + "のある" + question.unit.label.ja() + "がありません");
        } else if (share < READY_SHARE) {
            message = Phrase.of("Limited: " + counted, "限定的: " + countedJa);
        } else {
            message = Phrase.of("Ready: " + counted, "分析可能: " + countedJa);
        }
        return new GateResult("Q07", Severity.INFO, question.title, able, of, message, List.of());
    }

    /** What a question needs in the words of the catalogue. */
    private static Phrase needs(Question question) {
        List<Phrase> all = question.needs.stream().map(Readiness::named).toList();
        return Phrase.of(
                all.stream().map(Phrase::en).collect(Collectors.joining(" and ")),
                all.stream().map(Phrase::ja).collect(Collectors.joining("と")));
    }

    private static Phrase named(String need) {
        if (need.startsWith(ATTRIBUTE)) {
            return Phrase.same(need.substring(ATTRIBUTE.length()));
        }
        List<Phrase> labels = Arrays.stream(need.split("\\|"))
                .map(id -> Activity.withId(id).map(Activity::label).orElse(Phrase.same(id)))
                .toList();
        return Phrase.of(
                labels.stream().map(Phrase::en).collect(Collectors.joining(" or ")),
                labels.stream().map(Phrase::ja).collect(Collectors.joining("または")));
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static int able(LeadToCash data, Question question) {
        return switch (question.unit) {
            case LEADS ->
                (int) data.leads().stream()
                        .filter(lead -> lead.captured() != null)
                        .count();
            case INVOICES ->
                (int) data.invoices().stream()
                        .filter(invoice -> invoice.issued() != null && invoice.status() != Invoice.Status.VOIDED)
                        .count();
            case DEALS ->
                (int) data.deals().stream()
                        .filter(deal -> question.needs.stream().allMatch(need -> has(data, deal, need)))
                        .count();
        };
    }

    private static boolean has(LeadToCash data, Deal deal, String need) {
        if (need.startsWith(ATTRIBUTE)) {
            return deal.attribute(need.substring(ATTRIBUTE.length())) != null;
        }
        Set<String> wanted = new HashSet<>(List.of(need.split("\\|")));
        return data.traces().of(deal.id()).stream()
                .anyMatch(step -> wanted.contains(step.event().activity()));
    }
}
