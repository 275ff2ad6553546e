package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
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

    /** What became of a question. */
    private enum Verdict {
        READY("Ready", "分析可能"),
        LIMITED("Limited", "限定的"),
        NOT_POSSIBLE("Not possible", "分析不可");

        private final Phrase label;

        Verdict(String en, String ja) {
            this.label = Phrase.of(en, ja);
        }

        static Verdict of(int able, int of) {
            return able == 0 ? NOT_POSSIBLE : (double) able / of < READY_SHARE ? LIMITED : READY;
        }
    }

    /** The gate that tells of the source as a whole. */
    static final String GATE = "Q07";

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

    /**
     * A question put to the data.
     *
     * @param able how many cases have what it needs
     * @param of how many it concerns
     */
    private record Judged(Need need, int able, int of) {
        Verdict verdict() {
            return Verdict.of(able, of);
        }
    }

    private final List<Judged> questions;

    private Readiness(List<Judged> questions) {
        this.questions = questions;
    }

    static Readiness of(LeadToCash data) {
        return new Readiness(NEEDS.stream()
                .map(need -> new Judged(need, able(data, need), size(data, need.unit())))
                .toList());
    }

    private static int size(LeadToCash data, Unit unit) {
        return switch (unit) {
            case DEALS -> data.deals().size();
            case LEADS -> data.leads().size();
            case INVOICES -> data.invoices().size();
        };
    }

    /** A result for each question. */
    List<GateResult> results() {
        return questions.stream().map(Readiness::result).toList();
    }

    private static GateResult result(Judged question) {
        Need need = question.need();
        Phrase unit = need.unit().label;
        String able = number(question.able());
        String of = number(question.of());
        String percent =
                String.format(Locale.ROOT, "%.0f %%", question.of() == 0 ? 0 : 100.0 * question.able() / question.of());
        Phrase verdict = question.verdict().label;
        Phrase needs = needs(need);
        Phrase message = question.verdict() == Verdict.NOT_POSSIBLE
                ? Phrase.of(
                        verdict.en() + ": no " + unit.en() + " with " + needs.en(),
                        verdict.ja() + ": " + needs.ja() + "のある" + unit.ja() + "がありません")
                : Phrase.of(
                        verdict.en() + ": " + able + " of " + of + " " + unit.en() + " (" + percent
                                + ") have what it needs",
                        verdict.ja() + ": " + unit.ja() + of + "件のうち" + able + "件（" + percent + "）で必要なデータが揃っています");
        return new GateResult(GATE, Severity.INFO, need.title(), question.able(), question.of(), message, List.of());
    }

    /** How many questions are ready, limited and not possible: "12 questions: 9 ready, 2 limited, 1 not possible". */
    Phrase sentence() {
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = questions.stream().filter(q -> q.verdict() == verdict).count();
            if (count > 0) {
                en.add(count + " " + verdict.label.en().toLowerCase(Locale.ROOT));
                ja.add(verdict.label.ja() + count + "件");
            }
        }
        return Phrase.of(
                questions.size() + " questions: " + String.join(", ", en),
                questions.size() + "の問い: " + String.join("、", ja));
    }

    /** A row for each question: whether it can be answered, in how many cases, and what it needs. */
    DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("What the data can answer", "答えられる問い"),
                Field.of("question", Phrase.of("Question", "問い"), Kind.TEXT),
                Field.of("verdict", Phrase.of("Verdict", "判定"), Kind.TEXT),
                Field.of("concerns", Phrase.of("Concerns", "対象"), Kind.TEXT),
                Field.of("able", Phrase.of("With what it needs", "必要なデータあり"), Kind.COUNT),
                Field.of("of", Phrase.of("Of", "全体"), Kind.COUNT),
                Field.of("share", Phrase.of("Share", "割合"), Kind.SHARE),
                Field.of("needs", Phrase.of("What it needs", "必要なデータ"), Kind.TEXT));
        for (Judged question : questions) {
            table.row(
                    question.need().title(),
                    question.verdict().label,
                    question.need().unit().label,
                    question.able(),
                    question.of(),
                    question.of() == 0 ? null : (Object) ((double) question.able() / question.of()),
                    needs(question.need()));
        }
        return table.build();
    }

    /** What a question needs in the words of the catalogue. */
    private static Phrase needs(Need question) {
        boolean alone = question.needs().size() == 1;
        List<Phrase> all =
                question.needs().stream().map(need -> named(need, alone)).toList();
        return Phrase.of(
                all.stream().map(Phrase::en).collect(Collectors.joining(" and ")),
                all.stream().map(Phrase::ja).collect(Collectors.joining("と")));
    }

    /** A need in words; alternatives beside another need are held together, so that "and" and "or" cannot be mistaken. */
    private static Phrase named(String need, boolean alone) {
        if (need.startsWith(ATTRIBUTE)) {
            return Phrase.same(need.substring(ATTRIBUTE.length()));
        }
        List<Phrase> labels =
                Arrays.stream(need.split("\\|")).map(Activity::labelOf).toList();
        String en = labels.stream().map(Phrase::en).collect(Collectors.joining(" or "));
        String ja = labels.stream().map(Phrase::ja).collect(Collectors.joining("または"));
        return alone || labels.size() == 1 ? Phrase.of(en, ja) : Phrase.of("either " + en, "「" + ja + "」");
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
