package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Measure;
import io.keiro.mining.statistics.ConfidenceInterval;
import io.keiro.mining.statistics.Proportion;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The numbers of {@link SalesCycle}. */
final class SalesCycleMeasures {

    private static final Phrase CYCLE = Phrase.of("Sales cycle time", "営業サイクルタイム");

    private final LeadToCash data;
    private final SalesCycles cycles;
    private final StalledDeals stalled;
    private final Analysis.Options options;
    private final List<Measure> measures = new ArrayList<>();

    private SalesCycleMeasures(LeadToCash data, SalesCycles cycles, StalledDeals stalled, Analysis.Options options) {
        this.data = data;
        this.cycles = cycles;
        this.stalled = stalled;
        this.options = options;
    }

    static List<Measure> of(LeadToCash data, SalesCycles cycles, StalledDeals stalled, Analysis.Options options) {
        SalesCycleMeasures all = new SalesCycleMeasures(data, cycles, stalled, options);
        all.cycle();
        all.winRate();
        all.stalled();
        all.pairs();
        all.rework();
        all.velocity();
        return List.copyOf(all.measures);
    }

    private void cycle() {
        Phrase definition = Phrase.of(
                "Opportunity Created to the first Closed Won or Lost that agrees with the outcome (first to first)",
                "商談作成から、結果と一致する最初の受注・失注クローズまで(最初→最初)");
        DurationMeasures cycle = new DurationMeasures("sales_cycle", CYCLE, definition);
        measures.addAll(cycle.of(cycles.durations(null, false)));
        options.policy()
                .slaDays(Activity.OPPORTUNITY_CREATED.id(), Activity.CLOSED_WON.id())
                .ifPresent(days -> measures.add(cycle.shareOver(cycles.durations(null, false), days)));
        median("sales_cycle.won", "won deals", "受注", cycles.durations(Outcome.WON, false), definition);
        median("sales_cycle.lost", "lost deals", "失注", cycles.durations(Outcome.LOST, false), definition);
        median(
                "sales_cycle.business",
                "business days",
                "営業日",
                cycles.durations(null, true),
                Phrase.of(
                        definition.en() + ", without weekends and the policy's holidays",
                        definition.ja() + "。土日とポリシーの休日を除く"));
        OptionalDouble target = options.policy().target("G1");
        Sample sample = Sample.of(cycles.durations(null, false).finished());
        if (target.isPresent()) {
            String percent = String.format(java.util.Locale.ROOT, "%.0f %%", target.getAsDouble() * 100);
            measures.add(Measure.of(
                    "sales_cycle.target",
                    Phrase.of(CYCLE.en() + ", target", CYCLE.ja() + "(目標)"),
                    sample.median() * (1 - target.getAsDouble()),
                    "days",
                    sample.n(),
                    Phrase.of(
                            "today's median shortened by the policy's target of goal G1, " + percent
                                    + "; arithmetic, not a promise",
                            "現在の中央値をポリシーの目標G1(" + percent + ")だけ短縮した値。計算上の値であり、約束ではない")));
        }
    }

    private void median(String id, String en, String ja, DurationMeasures.Durations durations, Phrase definition) {
        Sample sample = Sample.of(durations.finished());
        ConfidenceInterval interval = DurationMeasures.medianInterval(sample);
        measures.add(Measure.of(
                        id,
                        Phrase.of(CYCLE.en() + ", " + en + " (median)", CYCLE.ja() + "(" + ja + "、中央値)"),
                        sample.median(),
                        "days",
                        sample.n(),
                        definition)
                .between(interval.low(), interval.high()));
    }

    private void winRate() {
        int won = count(Outcome.WON);
        Proportion rate = Proportion.of(won, won + count(Outcome.LOST));
        ConfidenceInterval interval = rate.interval();
        measures.add(new Measure(
                "win_rate",
                Phrase.of("Win rate", "勝率"),
                rate.share(),
                "%",
                interval.low(),
                interval.high(),
                rate.n(),
                Phrase.of("won / (won + lost), by count", "受注 ÷ (受注 + 失注)、件数")));
        double wonValue = value(Outcome.WON);
        double closedValue = wonValue + value(Outcome.LOST);
        measures.add(Measure.of(
                "win_rate.value",
                Phrase.of("Win rate by value", "勝率(金額)"),
                closedValue > 0 ? wonValue / closedValue : Double.NaN,
                "%",
                rate.n(),
                Phrase.of(
                        "won amount / (won + lost amount), where amounts are known",
                        "受注金額 ÷ (受注 + 失注の金額)。金額が分かるもののみ")));
    }

    private void stalled() {
        Phrase definition = Phrase.of(
                "open, and longer in the stage than the policy's limit and the 90th percentile of won deals there",
                "進行中で、ステージ滞留がポリシーの上限と受注商談の90パーセンタイルを超えるもの");
        measures.add(Measure.of(
                "stalled_deals",
                Phrase.of("Stalled deals", "停滞している商談"),
                stalled.openCount() == 0 ? Double.NaN : stalled.deals().size(),
                "deals",
                stalled.openCount(),
                definition));
        measures.add(Measure.of(
                "stalled_value",
                Phrase.of("Value of the stalled deals", "停滞している商談の金額"),
                stalled.openCount() == 0 ? Double.NaN : stalled.value(),
                data.currency(),
                stalled.deals().size(),
                definition));
        long reopened =
                cycles.all().stream().filter(SalesCycles.Cycle::reopened).count();
        measures.add(Measure.of(
                "reopened_deals",
                Phrase.of("Reopened deals", "再開された商談"),
                reopened,
                "deals",
                cycles.all().size(),
                Phrase.of(
                        "deals closed more than once, or open after a closing; each counts once",
                        "複数回クローズした、またはクローズ後に進行中の商談。1件として数える")));
    }

    private void pairs() {
        pair(
                "time_to_qualification",
                Phrase.of("Time to qualification", "適格化までの所要時間"),
                Activity.OPPORTUNITY_CREATED,
                Activity.OPPORTUNITY_QUALIFIED);
        pair(
                "qualification_to_quote",
                Phrase.of("Qualification to quote", "適格化から見積までの所要時間"),
                Activity.OPPORTUNITY_QUALIFIED,
                Activity.QUOTE_ISSUED);
    }

    private void pair(String id, Phrase label, Activity from, Activity to) {
        int starts = 0;
        List<Double> days = new ArrayList<>();
        for (Deal deal : data.deals()) {
            List<TraceStep> steps = data.traces().of(deal.id());
            starts += PairDurations.first(steps, from).isPresent() ? 1 : 0;
            PairDurations.of(steps, from, to).ifPresent(pair -> days.add(pair.days()));
        }
        Sample sample = Sample.of(days.stream().mapToDouble(d -> d).toArray());
        ConfidenceInterval interval = DurationMeasures.medianInterval(sample);
        measures.add(Measure.of(
                        id,
                        Phrase.of(label.en() + ", median", label.ja() + "(中央値)"),
                        sample.median(),
                        "days",
                        sample.n(),
                        Phrase.of(
                                from.label().en() + " to the first "
                                        + to.label().en() + " after it; "
                                        + Wording.number(starts) + " deals have the first, "
                                        + Wording.number(sample.n()) + " both",
                                from.label().ja() + "から、その後最初の" + to.label().ja() + "まで。前者あり" + Wording.number(starts)
                                        + "件、両方あり" + Wording.number(sample.n()) + "件"))
                .between(interval.low(), interval.high()));
    }

    private void rework() {
        int cases = 0;
        int repeated = 0;
        for (Deal deal : data.deals()) {
            Set<String> seen = new HashSet<>();
            boolean again = false;
            for (TraceStep step : data.traces().of(deal.id())) {
                Activity activity = Activity.withId(step.event().activity()).orElse(null);
                if (activity != null && !activity.isChange()) {
                    again |= activity == Activity.QUOTE_REISSUED || !seen.add(activity.id());
                }
            }
            cases += seen.isEmpty() && !again ? 0 : 1;
            repeated += again ? 1 : 0;
        }
        Proportion rate = Proportion.of(repeated, cases);
        ConfidenceInterval interval = rate.interval();
        measures.add(new Measure(
                "rework_rate",
                Phrase.of("Rework rate", "手戻り率"),
                rate.share(),
                "%",
                interval.low(),
                interval.high(),
                cases,
                Phrase.of(
                        "deals with any repeated activity; a reissued quote repeats the quote",
                        "同じアクティビティが繰り返された商談の割合。見積書再発行は見積書発行の繰り返しとみなす")));
    }

    private void velocity() {
        Sample sample = Sample.of(cycles.durations(null, false).finished());
        int won = count(Outcome.WON);
        int closed = won + count(Outcome.LOST);
        double[] amounts = data.deals().stream()
                .filter(deal -> deal.outcome() == Outcome.WON && !Double.isNaN(deal.amount()))
                .mapToDouble(Deal::amount)
                .toArray();
        double mean = Sample.of(amounts).mean();
        double winRate = Proportion.of(won, closed).share();
        double velocity = sample.mean() > 0 ? closed * winRate * mean / sample.mean() : Double.NaN;
        measures.add(Measure.of(
                "sales_velocity",
                Phrase.of("Sales velocity", "営業速度"),
                velocity,
                data.currency().isEmpty() ? "per day" : data.currency() + " per day",
                closed,
                Phrase.of(
                        "closed opportunities x win rate x mean won amount / mean cycle days",
                        "クローズした商談数 × 勝率 × 平均受注金額 ÷ 平均サイクル日数")));
    }

    private int count(Outcome outcome) {
        return (int) data.deals().stream().filter(d -> d.outcome() == outcome).count();
    }

    private double value(Outcome outcome) {
        return data.deals().stream()
                .filter(deal -> deal.outcome() == outcome && !Double.isNaN(deal.amount()))
                .mapToDouble(Deal::amount)
                .sum();
    }
}
