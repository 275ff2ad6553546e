package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Measure;
import io.keiro.mining.statistics.ConfidenceInterval;
import io.keiro.mining.statistics.Proportion;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The numbers of {@link QuoteToContract}. */
final class QuoteMeasures {

    private final QuoteCases cases;
    private final List<Measure> measures = new ArrayList<>();

    private QuoteMeasures(QuoteCases cases) {
        this.cases = cases;
    }

    static List<Measure> of(QuoteCases cases, Analysis.Options options) {
        QuoteMeasures all = new QuoteMeasures(cases);
        all.clocks(options);
        all.parts(options);
        all.quotes();
        return List.copyOf(all.measures);
    }

    private void clocks(Analysis.Options options) {
        DurationMeasures.Durations durations = new DurationMeasures.Durations(
                cases.signed().stream().mapToDouble(QuoteCase::days).toArray(),
                cases.signed().stream().mapToDouble(c -> c.deal().amount()).toArray(),
                cases.all().stream()
                        .filter(c -> !c.signed())
                        .mapToDouble(QuoteCase::days)
                        .toArray());
        DurationMeasures clock = new DurationMeasures(
                "quote_to_contract",
                Phrase.of("Quote-to-contract cycle time", "見積もりから契約までのサイクルタイム"),
                Phrase.of(
                        "process clock: first Quote Issued to the first Contract Signed after it, else Closed Won; lost deals "
                                + "are left out",
                        "最初の見積書発行から、その後最初の契約締結(なければ受注クローズ)まで。失注商談は除く"));
        measures.addAll(clock.of(durations));
        options.policy()
                .slaDays(Activity.QUOTE_ISSUED.id(), Activity.CONTRACT_SIGNED.id())
                .ifPresent(days -> measures.add(clock.shareOver(durations, days)));
        median(
                "quote_to_contract.final",
                Phrase.of("Accepted quote to contract", "見積承認から契約まで"),
                sample(cases.signed(), QuoteCase::finalDays),
                Phrase.of(
                        "final clock: accepted quote to signature; 0 where one electronic signature is both",
                        "見積書の承認から契約締結まで。電子署名で両方を兼ねる場合は0"));
    }

    private void parts(Analysis.Options options) {
        double[] decided = waits(true);
        DurationMeasures approval = new DurationMeasures(
                "approval_wait",
                Phrase.of("Approval wait", "承認待ち時間"),
                Phrase.of("per request: approval requested to decision on the same quote", "依頼ごとに、同じ見積書の承認依頼から決定まで"));
        DurationMeasures.Durations durations =
                new DurationMeasures.Durations(decided, unknown(decided.length), waits(false));
        approval.of(durations).stream()
                .filter(m -> !m.id().endsWith(".weighted_mean"))
                .forEach(measures::add);
        options.policy()
                .slaDays(Activity.DISCOUNT_APPROVAL_REQUESTED.id(), Activity.DISCOUNT_APPROVED.id())
                .ifPresent(days -> measures.add(approval.shareOver(durations, days)));
        median(
                "customer_decision",
                Phrase.of("Customer decision time", "顧客の判断時間"),
                sample(cases.all(), QuoteCase::customerDays),
                Phrase.of("last quote before the acceptance to the acceptance", "承認前の最後の見積書から承認まで"));
        median(
                "quote_rework",
                Phrase.of("Time in rework", "手戻りの時間"),
                sample(cases.all(), QuoteCase::reworkDays),
                Phrase.of("first to last quote of the deal; 0 for a single quote", "商談の最初から最後の見積書まで。1通なら0"));
    }

    private static double[] unknown(int length) {
        double[] unknown = new double[length];
        java.util.Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private double[] waits(boolean decided) {
        return cases.all().stream()
                .flatMap(c -> c.approvals().stream())
                .filter(a -> a.decided() == decided)
                .mapToDouble(QuoteCase.Approval::days)
                .toArray();
    }

    private void quotes() {
        Sample quotes = sample(cases.all(), QuoteCase::quotes);
        measures.add(Measure.of(
                "quotes_per_deal",
                Phrase.of("Quotes per deal, mean", "商談あたりの見積書数(平均)"),
                quotes.mean(),
                "quotes",
                quotes.n(),
                Phrase.of("quotes issued and reissued, deals that were lost left out", "発行と再発行の合計。失注商談は除く")));
        int once = (int) cases.all().stream().filter(QuoteCase::firstTimeRight).count();
        rate(
                "first_time_right_quote",
                Phrase.of("First-time-right quotes", "初回見積もり確定率"),
                Proportion.of(once, cases.all().size()),
                Phrase.of("deals with exactly one quote issued / deals with a quote", "見積書が1通だけの商談 ÷ 見積書のある商談"));
        rate(
                "rework_rate",
                Phrase.of("Rework rate", "手戻り率"),
                Proportion.of(cases.all().size() - once, cases.all().size()),
                Phrase.of("deals with a reissued quote / deals with a quote", "見積書を再発行した商談 ÷ 見積書のある商談"));
        rate(
                "acceptance_rate",
                Phrase.of("Acceptance rate", "見積承認率"),
                Proportion.of(cases.accepted(), cases.decided()),
                Phrase.of(
                        "deals with an accepted quote / deals with a quote that is accepted, won or lost",
                        "見積書が承認された商談 ÷ 見積書があり承認・受注・失注のいずれかに至った商談"));
        if (cases.expired() > 0) {
            rate(
                    "expiry_rate",
                    Phrase.of("Expiry rate", "見積失効率"),
                    Proportion.of(cases.expired(), cases.quoted()),
                    Phrase.of("deals with an expired quote / deals with a quote", "失効した見積書のある商談 ÷ 見積書のある商談"));
        }
    }

    private void rate(String id, Phrase label, Proportion rate, Phrase definition) {
        ConfidenceInterval interval = rate.interval();
        measures.add(new Measure(id, label, rate.share(), "%", interval.low(), interval.high(), rate.n(), definition));
    }

    private void median(String id, Phrase label, Sample sample, Phrase definition) {
        ConfidenceInterval interval = DurationMeasures.medianInterval(sample);
        measures.add(Measure.of(
                        id,
                        Phrase.of(label.en() + ", median", label.ja() + "(中央値)"),
                        sample.median(),
                        "days",
                        sample.n(),
                        definition)
                .between(interval.low(), interval.high()));
    }

    /** The known values of some deals. */
    static Sample sample(List<QuoteCase> cases, ToDoubleFunction<QuoteCase> value) {
        return Sample.of(
                cases.stream().mapToDouble(value).filter(v -> !Double.isNaN(v)).toArray());
    }
}
