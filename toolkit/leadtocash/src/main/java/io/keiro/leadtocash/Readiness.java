package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
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

    /**
     * What a question needs.
     *
     * @param unit what it is asked about
     * @param needs activities, those separated by a bar as alternatives, and attributes
     */
    private record Need(BusinessQuestion question, Unit unit, List<String> needs) {

        static Need of(BusinessQuestion question, Unit unit, String... needs) {
            return new Need(question, unit, List.of(needs));
        }

        Phrase title() {
            Phrase title = question.title();
            return Phrase.of(question.number() + ". " + title.en(), question.number() + ". " + title.ja());
        }
    }

    private static final List<Need> NEEDS = List.of(
            Need.of(
                    BusinessQuestion.STALLED_DEALS,
                    Unit.DEALS,
                    "opportunity_created",
                    "closed_won|closed_lost|stage_changed"),
            Need.of(BusinessQuestion.LOW_LEAD_CONVERSION, Unit.LEADS, "lead_captured"),
            Need.of(BusinessQuestion.LATE_PAYMENT, Unit.INVOICES, "invoice_issued"),
            Need.of(BusinessQuestion.SLOW_QUOTE_TO_CONTRACT, Unit.DEALS, "quote_issued", "contract_signed|closed_lost"),
            Need.of(BusinessQuestion.PROCESS_NON_COMPLIANCE, Unit.DEALS, "quote_issued|contract_signed"),
            Need.of(BusinessQuestion.EXCESSIVE_DISCOUNTS, Unit.DEALS, "attribute:DiscountRate"),
            Need.of(BusinessQuestion.UNTRACKED_STAGES, Unit.DEALS, "stage_changed"),
            Need.of(
                    BusinessQuestion.POOR_HANDOVER,
                    Unit.DEALS,
                    "contract_signed|closed_won",
                    "sales_order_created|order_fulfilled"),
            Need.of(BusinessQuestion.REGIONAL_VARIATION, Unit.DEALS, "attribute:Region"),
            Need.of(BusinessQuestion.HIGH_ACQUISITION_COST, Unit.DEALS, "meeting_held|lead_first_contacted"),
            Need.of(BusinessQuestion.POOR_DATA_QUALITY, Unit.DEALS, "stage_changed"),
            Need.of(BusinessQuestion.REVENUE_TIMING_GAP, Unit.DEALS, "order_fulfilled", "invoice_issued"));

    private Readiness() {}

    static List<GateResult> of(LeadToCash data) {
        return NEEDS.stream().map(need -> judge(data, need)).toList();
    }

    private static GateResult judge(LeadToCash data, Need question) {
        int of = switch (question.unit()) {
            case DEALS -> data.deals().size();
            case LEADS -> data.leads().size();
            case INVOICES -> data.invoices().size();
        };
        int able = able(data, question);
        double share = of == 0 ? 0 : (double) able / of;
        String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share);
        String counted = number(able) + " of " + number(of) + " "
                + question.unit().label.en() + " (" + percent + ") have what it needs";
        String countedJa =
                question.unit().label.ja() + number(of) + "件のうち" + number(able) + "件（" + percent + "）で必要なデータが揃っています";
        Phrase needs = needs(question);
        Phrase message;
        if (able == 0) {
            message = Phrase.of(
                    "Not possible: no " + question.unit().label.en() + " with " + needs.en(),
                    "分析不可: " + needs.ja() + "のある" + question.unit().label.ja() + "がありません");
        } else if (share < READY_SHARE) {
            message = Phrase.of("Limited: " + counted, "限定的: " + countedJa);
        } else {
            message = Phrase.of("Ready: " + counted, "分析可能: " + countedJa);
        }
        return new GateResult("Q07", Severity.INFO, question.title(), able, of, message, List.of());
    }

    /** What a question needs in the words of the catalogue. */
    private static Phrase needs(Need question) {
        List<Phrase> all = question.needs().stream().map(Readiness::named).toList();
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

    private static int able(LeadToCash data, Need question) {
        return switch (question.unit()) {
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
                        .filter(deal -> question.needs().stream().allMatch(need -> has(data, deal, need)))
                        .count();
        };
    }

    private static boolean has(LeadToCash data, Deal deal, String need) {
        if (need.startsWith(ATTRIBUTE)) {
            return deal.attribute(need.substring(ATTRIBUTE.length())) != null;
        }
        Set<String> wanted = new HashSet<>(List.of(need.split("\\|")));
        for (int step : data.traces().positions(deal.id())) {
            EventShape shape = data.columns().at(step).shape(EventColumns.row(step));
            if (wanted.contains(shape.activity())) {
                return true;
            }
        }
        return false;
    }
}
