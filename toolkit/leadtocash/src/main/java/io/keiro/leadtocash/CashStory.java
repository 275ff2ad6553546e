package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Finding.Status;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import io.keiro.mining.SuggestedAction;
import io.keiro.mining.ValueAtStake;
import io.keiro.mining.statistics.MannWhitneyTest;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What {@link CashCollection} says, draws and advises, from its numbers. */
record CashStory(
        LeadToCash data, Analysis.Options options, InvoiceCases cases, LatenessScan scan, InvoiceTables tables) {

    private static final String TERMS = "PaymentTerms";
    private static final int NAMED = 3;
    private static final double WORTH_SAYING = 0.5;

    Answer tell(Answer.Draft draft) {
        boolean hasTerms = tables.attributes().contains(TERMS);
        draft.table(hasTerms ? tables.waterfall(TERMS) : tables.waterfallOfAll());
        List<InvoiceCase> due =
                cases.withDue().stream().filter(c -> c.paid() || c.isDue()).toList();
        if (due.isEmpty()) {
            return draft.says(Status.NOT_POSSIBLE, missing()).done();
        }
        if (scan.findings().isEmpty()) {
            Shape shape = hasTerms ? bars(byTerms()) : null;
            return draft.says(Status.NO_PROBLEM, calm()).shape(shape).done();
        }
        Segment top = scan.findings().get(0);
        String attribute = SegmentAttributes.attribute(top);
        return draft.says(Status.PROBLEM, problem(top))
                .table(tables.waterfall(attribute))
                .shape(bars(top))
                .worth(worth(top))
                .actions(actions(top))
                .done();
    }

    private Phrase missing() {
        if (data.invoices().isEmpty()) {
            return Phrase.of(
                    "Not possible: the data set has no invoices. Needed are invoices with issue date, due date and amount, and "
                            + "payments with their dates: from HubSpot invoices and payments, or from the accounting system "
                            + "through the sheet FinanceImport.",
                    "分析できません：データセットに請求書がありません。発行日・支払期日・金額のある請求書と、日付のある入金が必要です。"
                            + "HubSpotの請求書と入金、または会計システムからFinanceImportシートで取り込めます。");
        }
        return Phrase.of(
                "Not possible: none of the " + Wording.invoices(data.invoices().size())
                        + " is issued, has a due date and is due or paid. Needed is the due date of each invoice (HubSpot "
                        + "hs_due_date, or DueDate in the sheet FinanceImport).",
                "分析できません：請求書" + Wording.number(data.invoices().size())
                        + "件の中に、発行済みで支払期日があり、期日が来たか入金済みのものがありません。各請求書の支払期日が必要です"
                        + "（HubSpotのhs_due_date、またはFinanceImportシートのDueDate）。");
    }

    private Phrase problem(Segment top) {
        Phrase group = Groups.named(top);
        Phrase late = Wording.days(top.value());
        Phrase rest = Wording.days(top.rest());
        Phrase first = Phrase.of(
                "Invoices with " + group.en() + " are paid late: half come "
                        + after(top.value()) + ", against "
                        + restAfter(top) + " for the rest (" + Wording.invoices(top.n()) + ", adjusted "
                        + Wording.adjustedP(top.adjustedP()) + ").",
                group.ja() + "の請求書は入金が遅れています。期日からの遅延の中央値は" + late.ja() + "で、その他は" + rest.ja() + "です（請求書"
                        + Wording.number(top.n()) + "件、調整済み" + Wording.adjustedP(top.adjustedP()) + "）。");
        return Wording.sentences(List.of(first, ours(top), others()));
    }

    /** "12.0 days or more after the due date", in English; Japanese says the number of days. */
    private static String after(double days) {
        if (Double.isNaN(days)) {
            return "at an unknown time, because most are unpaid";
        }
        return days >= 0
                ? Wording.days(days).en() + " or more after the due date"
                : Wording.days(-days).en() + " before the due date or later";
    }

    /** The days of the rest; what they are counted from is said once, where both are late. */
    private static String restAfter(Segment top) {
        return top.value() >= 0 && top.rest() >= 0 ? Wording.days(top.rest()).en() : after(top.rest());
    }

    /** Whether part of the delay is our own: later issue or later sending than for the rest. */
    private Phrase ours(Segment top) {
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        part(top, InvoiceCase::issueDays, "they are issued", "発行まで", en, ja);
        part(top, InvoiceCase::sendDays, "they are sent", "送付まで", en, ja);
        return en.isEmpty()
                ? Phrase.of("Our own part, issue and sending, does not differ.", "当社側の発行と送付には差がありません。")
                : Phrase.of(
                        "Part of the delay is our own: " + String.join("; ", en) + ".",
                        "当社側の遅れもあります：" + String.join("、", ja) + "。");
    }

    private void part(
            Segment top,
            ToDoubleFunction<InvoiceCase> days,
            String en,
            String ja,
            List<String> sentencesEn,
            List<String> sentencesJa) {
        Sample inside = CashMeasures.sample(side(top, true), days);
        Sample rest = CashMeasures.sample(side(top, false), days);
        if (isLater(inside, rest)) {
            Phrase a = Wording.days(inside.mean());
            Phrase b = Wording.days(rest.mean());
            sentencesEn.add(en + " after " + a.en() + " on average, the rest after " + b.en());
            sentencesJa.add(ja + "平均" + a.ja() + "（その他は" + b.ja() + "）");
        }
    }

    /** Later by half a day or more, and by more than chance. */
    private boolean isLater(Sample inside, Sample rest) {
        return inside.n() >= options.limits().minimumShown()
                && inside.mean() - rest.mean() >= WORTH_SAYING
                && MannWhitneyTest.of(inside.sorted(), rest.sorted()).p()
                        <= options.limits().alpha();
    }

    private List<InvoiceCase> side(Segment segment, boolean inside) {
        return cases.withDue().stream()
                .filter(c -> SegmentAttributes.contains(segment, c.segments()) == inside)
                .toList();
    }

    private Phrase others() {
        List<Segment> findings = scan.findings();
        if (findings.size() == 1) {
            return Wording.NOTHING;
        }
        List<Phrase> more = findings.subList(1, Math.min(findings.size(), NAMED)).stream()
                .map(Groups::named)
                .toList();
        return Phrase.of(
                "Also late: " + String.join("; ", more.stream().map(Phrase::en).toList()) + ".",
                "ほかに遅れているもの：" + String.join("、", more.stream().map(Phrase::ja).toList()) + "。");
    }

    private Phrase calm() {
        Sample late = Sample.of(cases.withDue().stream()
                .filter(InvoiceCase::paid)
                .mapToDouble(InvoiceCase::daysLate)
                .toArray());
        Phrase looked = Groups.looked(scan.segments());
        String compared = Wording.number(scan.scan().comparisons());
        Phrase first = Phrase.of(
                "No group of invoices is paid later than the others beyond chance: compared by " + looked.en() + " ("
                        + compared + " comparisons, "
                        + Wording.invoices(cases.withDue().size()) + ").",
                "偶然を超えて入金が遅い請求書のグループはありません。" + looked.ja() + "で比較しました（比較" + compared + "件、請求書"
                        + Wording.number(cases.withDue().size()) + "件）。");
        Phrase second = late.n() == 0
                ? Wording.NOTHING
                : Phrase.of(
                        "Half of the paid ones came " + after(late.median()) + ".",
                        "入金済みの請求書の期日からの遅延の中央値は" + Wording.days(late.median()).ja() + "です。");
        return Wording.sentences(List.of(first, second));
    }

    /** Days that the group is later than the rest, times what is billed there in a day. */
    private ValueAtStake worth(Segment top) {
        List<InvoiceCase> inside =
                side(top, true).stream().filter(InvoiceCase::isDue).toList();
        List<InvoiceCase> rest =
                side(top, false).stream().filter(InvoiceCase::isDue).toList();
        double late = CashMeasures.weightedLateness(inside);
        double usual = CashMeasures.weightedLateness(rest);
        Receivables sales = Receivables.of(side(top, true), cases.now());
        double amount = (late - usual) * sales.annualSales() / Receivables.YEAR;
        if (!(amount > 0)) {
            return null;
        }
        String annual = Wording.money(sales.annualSales(), data.currency());
        String released = Wording.money(amount, data.currency());
        return new ValueAtStake(
                amount,
                data.currency(),
                Phrase.of(
                        "cash released if these invoices were as late as the rest: ("
                                + Wording.days(late).en() + " - "
                                + Wording.days(usual).en() + ") x " + annual + " billed there in a year / 365 = "
                                + released + "; days late are means weighted by amount of invoices due by the cut-off, "
                                + "unpaid ones so far; arithmetic, not a promise",
                        "これらの請求書の遅れがその他と同じになった場合に回収が早まる資金：("
                                + Wording.days(late).ja() + " − "
                                + Wording.days(usual).ja() + ") × 年間請求額" + annual + " ÷ 365 = " + released
                                + "。遅延日数は期日到来分の金額加重平均（未入金は現時点まで）。計算上の値であり、約束ではない"));
    }

    private List<SuggestedAction> actions(Segment top) {
        List<SuggestedAction> actions = new ArrayList<>();
        Phrase group = Groups.named(top);
        Sample send = CashMeasures.sample(side(top, true), InvoiceCase::sendDays);
        Sample sendRest = CashMeasures.sample(side(top, false), InvoiceCase::sendDays);
        if (isLater(send, sendRest)) {
            actions.add(new SuggestedAction(
                    Phrase.of(
                            "Send invoices with " + group.en() + " on the day of issue, as for the rest.",
                            group.ja() + "の請求書を、その他と同じように発行当日に送付します。"),
                    Phrase.of(
                            "They go out " + Wording.days(send.mean()).en() + " after issue on average, the rest after "
                                    + Wording.days(sendRest.mean()).en() + ".",
                            "発行から送付まで平均" + Wording.days(send.mean()).ja() + "、その他は"
                                    + Wording.days(sendRest.mean()).ja() + "です。"),
                    "send_delay"));
        }
        long overdue = side(top, true).stream().filter(InvoiceCase::overdue).count();
        actions.add(new SuggestedAction(
                Phrase.of(
                        "Remind customers with " + group.en() + " before the due date, and call on the "
                                + Wording.count(overdue, "overdue invoice", "overdue invoices") + " of this group now.",
                        group.ja() + "の顧客には期日前に案内し、このグループの延滞中の請求書" + Wording.number(overdue) + "件は今すぐ連絡します。"),
                Phrase.of(
                        "Half of their payments come " + after(top.value()) + ", against " + restAfter(top)
                                + " for the rest.",
                        "遅延の中央値は" + Wording.days(top.value()).ja() + "、その他は"
                                + Wording.days(top.rest()).ja() + "です。"),
                "days_late"));
        return actions;
    }

    /** A segment that stands for nothing but its attribute: for the picture without a finding. */
    private Segment byTerms() {
        return new Segment(
                Phrase.same(TERMS),
                Map.of(TERMS, ""),
                0,
                Double.NaN,
                Double.NaN,
                "days",
                Double.NaN,
                Double.NaN,
                false);
    }

    private Shape bars(Segment top) {
        List<Groups.Value> values = cases.withDue().stream()
                .filter(InvoiceCase::paid)
                .map(c -> new Groups.Value(c.segments(), c.daysLate()))
                .toList();
        Phrase attribute = SegmentAttributes.label(SegmentAttributes.attribute(top));
        return new Shape.Breakdown(
                Phrase.of(
                        "Days late by " + attribute.en() + ", median of the paid ones (association is not cause)",
                        attribute.ja() + "別の支払遅延日数(入金済みの中央値、関連は因果ではない)"),
                "days",
                Groups.medianBars(values, top, options.limits().minimumShown()));
    }
}
