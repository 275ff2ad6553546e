package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gate Q16: amounts in several currencies. Where one has no rate, or none was applied, results by value are wrong; counts and times are
 * not, so this error does not stop the build of the log.
 */
final class CurrencyGates {

    static final String GATE = "Q16";

    private final LeadToCash data;
    private final String usual;

    private CurrencyGates(LeadToCash data) {
        this.data = data;
        this.usual = data.currency().isEmpty() ? mostFrequent(data) : data.currency();
    }

    static List<GateResult> of(LeadToCash data) {
        return new CurrencyGates(data).results();
    }

    private List<GateResult> results() {
        Phrase noRate = Phrase.of(
                "Their amounts are not known in " + usual + " and missing from every result by value; enter the rate at"
                        + " the source, or leave them out",
                usual + "での金額が不明なため、金額にもとづく結果に含まれません。元のシステムで為替レートを登録するか、対象から除いてください");
        return List.of(
                deals(
                        Severity.ERROR,
                        Phrase.of("deals in another currency without a rate", "為替レートのない外貨の商談"),
                        CurrencyGates::lacksRate,
                        noRate),
                invoices(
                        Severity.ERROR,
                        Phrase.of("invoices in another currency without a rate", "為替レートのない外貨の請求書"),
                        invoice -> Mark.RECORDED_AMOUNT.of(invoice) != null && Double.isNaN(invoice.amount()),
                        noRate),
                deals(
                        Severity.ERROR,
                        Phrase.of("deals whose amount stands in another currency", "別の通貨の金額がそのまま入っている商談"),
                        deal -> Mark.RECORDED_AMOUNT.of(deal) == null
                                && isOther(deal.attribute(Attribute.CURRENCY.id()))
                                && deal.amount() > 0,
                        Phrase.of(
                                "They were added up with amounts in " + usual
                                        + " as they stand; convert them first, or look" + " at one currency at a time",
                                usual + "の金額とそのまま合算されています。換算するか、通貨ごとに分析してください")),
                deals(
                        Severity.INFO,
                        Phrase.of("deals converted from another currency", "外貨から換算した商談"),
                        deal -> Mark.RECORDED_AMOUNT.of(deal) != null && !Double.isNaN(deal.amount()),
                        Phrase.of(
                                "At the rate that each deal carries; the source keeps no date of the rate",
                                "各商談に登録された為替レートで換算しています。レートの日付は元のシステムに残っていません")));
    }

    /** True if there is an amount and it is not known in the data set's currency. */
    static boolean lacksRate(Deal deal) {
        return Double.isNaN(deal.amount())
                && Amounts.amount(Mark.RECORDED_AMOUNT.of(deal)).orElse(0) != 0;
    }

    private boolean isOther(String currency) {
        return currency != null && !usual.isEmpty() && !currency.equalsIgnoreCase(usual);
    }

    /** The currency of most deals; the first in the alphabet of several; "" where no deal names one. */
    private static String mostFrequent(LeadToCash data) {
        Map<String, Integer> counts = new HashMap<>();
        for (Deal deal : data.deals()) {
            String currency = deal.attribute(Attribute.CURRENCY.id());
            if (currency != null) {
                counts.merge(currency.toUpperCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .min(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private GateResult deals(Severity severity, Phrase subject, Predicate<Deal> affected, Phrase message) {
        List<String> ids = data.deals().stream().filter(affected).map(Deal::id).toList();
        return result(severity, subject, ids, data.deals(), message);
    }

    private GateResult invoices(Severity severity, Phrase subject, Predicate<Invoice> affected, Phrase message) {
        List<String> ids =
                data.invoices().stream().filter(affected).map(Invoice::id).toList();
        return result(severity, subject, ids, data.invoices(), message);
    }

    private static GateResult result(
            Severity severity, Phrase subject, List<String> ids, Collection<?> all, Phrase message) {
        return GateResult.of(GATE, severity, subject, new Affected(ids, all.size()), message);
    }
}
