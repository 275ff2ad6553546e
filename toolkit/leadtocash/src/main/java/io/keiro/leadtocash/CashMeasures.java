package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Measure;
import io.keiro.mining.statistics.ConfidenceInterval;
import io.keiro.mining.statistics.Proportion;
import io.keiro.mining.statistics.Sample;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The numbers of {@link CashCollection}. */
final class CashMeasures {

    private final LeadToCash data;
    private final List<InvoiceCase> all;
    private final List<InvoiceCase> withDue;
    private final Receivables receivables;
    private final List<Measure> measures = new ArrayList<>();

    private CashMeasures(LeadToCash data, InvoiceCases cases) {
        this.data = data;
        this.all = cases.all();
        this.withDue = cases.withDue();
        this.receivables = Receivables.of(all, cases.now());
    }

    static List<Measure> of(LeadToCash data, InvoiceCases cases, Analysis.Options options) {
        CashMeasures cash = new CashMeasures(data, cases);
        cash.collection(options);
        cash.lateness();
        cash.onTime();
        cash.overdue();
        cash.receivables();
        cash.ours();
        return List.copyOf(cash.measures);
    }

    private void collection(Analysis.Options options) {
        DurationMeasures.Durations durations = new DurationMeasures.Durations(
                all.stream()
                        .filter(InvoiceCase::paid)
                        .mapToDouble(InvoiceCase::collectionDays)
                        .toArray(),
                all.stream()
                        .filter(InvoiceCase::paid)
                        .mapToDouble(c -> c.invoice().amount())
                        .toArray(),
                all.stream()
                        .filter(c -> !c.paid())
                        .mapToDouble(InvoiceCase::collectionDays)
                        .toArray());
        DurationMeasures collection = new DurationMeasures(
                "collection_time",
                Phrase.of("Payment collection time", "支払い回収時間"),
                Phrase.of(
                        "per invoice, day of issue to day of the last payment that settles it",
                        "請求書ごとに、発行日から完済となる最後の入金日まで"));
        measures.addAll(collection.of(durations));
        options.policy()
                .slaDays(Activity.INVOICE_ISSUED.id(), Activity.PAYMENT_RECEIVED.id())
                .ifPresent(days -> measures.add(collection.shareOver(durations, days)));
        double sum = 0;
        double weight = 0;
        int n = 0;
        for (InvoiceCase one : all) {
            for (InvoiceCase.PaidPart part : one.payments()) {
                if (part.amount() > 0) {
                    sum += part.amount() * ChronoUnit.DAYS.between(one.issued(), part.day());
                    weight += part.amount();
                    n++;
                }
            }
        }
        measures.add(Measure.of(
                "collection_time.value_weighted",
                Phrase.of("Payment collection time, per unit of money", "支払い回収時間(入金額加重)"),
                weight > 0 ? sum / weight : Double.NaN,
                "days",
                n,
                Phrase.of(
                        "days from issue to each payment, weighted by what was paid; partial payments included",
                        "発行から各入金までの日数を入金額で重みづけ。一部入金を含む")));
    }

    private void lateness() {
        List<InvoiceCase> paid = withDue.stream().filter(InvoiceCase::paid).toList();
        Sample sample =
                Sample.of(paid.stream().mapToDouble(InvoiceCase::daysLate).toArray());
        ConfidenceInterval interval = DurationMeasures.medianInterval(sample);
        Phrase label = Phrase.of("Days late", "支払遅延日数");
        Phrase definition = Phrase.of(
                "paid invoices: day of the last payment minus due date; negative if early; unpaid ones are shown apart",
                "入金済みの請求書について、最後の入金日 − 支払期日。期日前は負。未入金は別に示す");
        measures.add(days("days_late", label, "median", "中央値", sample.median(), sample.n(), definition)
                .between(interval.low(), interval.high()));
        measures.add(days("days_late.mean", label, "mean", "平均", sample.mean(), sample.n(), definition));
        measures.add(
                days("days_late.p75", label, "75th percentile", "75パーセンタイル", sample.p75(), sample.n(), definition));
        measures.add(
                days("days_late.p90", label, "90th percentile", "90パーセンタイル", sample.p90(), sample.n(), definition));
        measures.add(days(
                "days_late.weighted_mean",
                label,
                "mean weighted by amount",
                "金額加重平均",
                weightedLateness(paid),
                sample.n(),
                definition));
    }

    /** Mean days late, each invoice counted with its amount; NaN without amounts. */
    static double weightedLateness(List<InvoiceCase> cases) {
        double sum = 0;
        double weight = 0;
        for (InvoiceCase one : cases) {
            if (one.invoice().amount() > 0) {
                sum += one.invoice().amount() * one.daysLate();
                weight += one.invoice().amount();
            }
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    private void onTime() {
        List<InvoiceCase> due = withDue.stream().filter(InvoiceCase::isDue).toList();
        List<InvoiceCase> inTime =
                due.stream().filter(c -> c.paid() && c.daysLate() <= 0).toList();
        Proportion rate = Proportion.of(inTime.size(), due.size());
        ConfidenceInterval interval = rate.interval();
        measures.add(new Measure(
                "on_time_payment_rate",
                Phrase.of("On-time payment rate", "期日内入金率"),
                rate.share(),
                "%",
                interval.low(),
                interval.high(),
                rate.n(),
                Phrase.of(
                        "invoices paid in full on or before their due date / invoices due by the cut-off",
                        "期日までに完済された請求書 ÷ データ基準日時までに期日が来た請求書")));
        double value = amount(due);
        measures.add(Measure.of(
                "on_time_payment_rate.value",
                Phrase.of("On-time payment rate by value", "期日内入金率(金額)"),
                value > 0 ? amount(inTime) / value : Double.NaN,
                "%",
                rate.n(),
                Phrase.of("the same, by amount", "同じ割合を金額で計算")));
    }

    private void overdue() {
        List<InvoiceCase> overdue =
                withDue.stream().filter(InvoiceCase::overdue).toList();
        Phrase definition = Phrase.of("unpaid, and the due date lies before the cut-off", "未入金で、支払期日がデータ基準日より前");
        measures.add(Measure.of(
                "overdue_invoices",
                Phrase.of("Overdue invoices", "延滞中の請求書"),
                withDue.isEmpty() ? Double.NaN : overdue.size(),
                "invoices",
                withDue.size(),
                definition));
        measures.add(Measure.of(
                "overdue_value",
                Phrase.of("Overdue receivables", "延滞中の売掛金"),
                withDue.isEmpty()
                        ? Double.NaN
                        : overdue.stream()
                                .mapToDouble(InvoiceCase::open)
                                .filter(open -> open > 0)
                                .sum(),
                data.currency(),
                overdue.size(),
                definition));
        Sample days =
                Sample.of(overdue.stream().mapToDouble(InvoiceCase::daysLate).toArray());
        measures.add(days(
                "overdue_days",
                Phrase.of("Days overdue so far", "現時点の延滞日数"),
                "median",
                "中央値",
                days.median(),
                days.n(),
                Phrase.of("cut-off minus due date of the overdue invoices", "延滞中の請求書について、データ基準日 − 支払期日")));
    }

    private void receivables() {
        String period = "the last " + receivables.days() + " days";
        String periodJa = "直近" + receivables.days() + "日間";
        money(
                "dso",
                "Receivables days (DSO)",
                "売掛金回収期間(DSO)",
                receivables.dso(),
                "receivables / credit sales x days, over " + period,
                "売掛金 ÷ 売上(請求額) × 日数、" + periodJa);
        money(
                "bpdso",
                "Best-possible DSO",
                "最良売掛金回収期間(BPDSO)",
                receivables.bestPossible(),
                "the same with the receivables that are not overdue, over " + period,
                "延滞していない売掛金で同じ計算、" + periodJa);
        money(
                "add",
                "Average days delinquent",
                "平均延滞日数(ADD)",
                receivables.delinquent(),
                "DSO minus best-possible DSO",
                "DSO − BPDSO");
    }

    private void money(String id, String en, String ja, double value, String definitionEn, String definitionJa) {
        measures.add(
                Measure.of(id, Phrase.of(en, ja), value, "days", all.size(), Phrase.of(definitionEn, definitionJa)));
    }

    private void ours() {
        part(
                "issue_delay",
                Phrase.of("Ready to issued (ours)", "請求可能から発行まで(当社側)"),
                InvoiceCase::issueDays,
                Phrase.of(
                        "delivery, else signature or win, to the day of issue; invoices issued before that are left out",
                        "履行(なければ契約締結または受注)から発行日まで。それより前に発行されたものは除く"));
        part(
                "send_delay",
                Phrase.of("Issued to sent (ours)", "発行から送付まで(当社側)"),
                InvoiceCase::sendDays,
                Phrase.of("day of issue to day of sending, where sending is recorded", "発行日から送付日まで。送付の記録があるもののみ"));
    }

    private void part(String id, Phrase label, ToDoubleFunction<InvoiceCase> days, Phrase definition) {
        Sample sample = sample(all, days);
        ConfidenceInterval interval = DurationMeasures.medianInterval(sample);
        measures.add(days(id, label, "median", "中央値", sample.median(), sample.n(), definition)
                .between(interval.low(), interval.high()));
    }

    /** The known values of some invoices. */
    static Sample sample(List<InvoiceCase> cases, ToDoubleFunction<InvoiceCase> days) {
        return Sample.of(
                cases.stream().mapToDouble(days).filter(d -> !Double.isNaN(d)).toArray());
    }

    private static double amount(List<InvoiceCase> cases) {
        return cases.stream()
                .mapToDouble(c -> c.invoice().amount())
                .filter(amount -> !Double.isNaN(amount))
                .sum();
    }

    private static Measure days(String id, Phrase label, String en, String ja, double value, int n, Phrase definition) {
        return Measure.of(
                id, Phrase.of(label.en() + ", " + en, label.ja() + "(" + ja + ")"), value, "days", n, definition);
    }
}
