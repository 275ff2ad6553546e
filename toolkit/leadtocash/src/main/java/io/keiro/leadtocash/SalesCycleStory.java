package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Finding.Status;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import io.keiro.mining.SuggestedAction;
import io.keiro.mining.ValueAtStake;
import io.keiro.mining.statistics.Sample;
import io.keiro.mining.statistics.SegmentScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@link SalesCycle} says, draws and advises, from its numbers. */
record SalesCycleStory(
        LeadToCash data,
        Analysis.Options options,
        SalesCycles cycles,
        StageHistory history,
        StageDwell stages,
        StalledDeals stalled,
        SegmentScan scan) {

    private static final int NAMED = 3;
    private static final int LISTED = 5;

    Answer tell(Answer.Draft draft) {
        if (cycles.finished().isEmpty() && !history.isKnown()) {
            return draft.says(Status.NOT_POSSIBLE, missing()).done();
        }
        List<Segment> problems =
                scan.findings().stream().map(SegmentAttributes::named).toList();
        if (problems.isEmpty()) {
            return draft.says(Status.NO_PROBLEM, calm())
                    .shape(history.isKnown() ? allStages() : null)
                    .actions(reviewStalled(stalled.deals(), Wording.NOTHING))
                    .done();
        }
        Segment top = problems.get(0);
        List<StalledDeals.Stalled> stuck = stuckIn(top);
        return draft.says(Status.PROBLEM, problem(problems, stuck))
                .shape(history.isKnown() ? oneStage(top) : null)
                .worth(worth(top, stuck))
                .actions(actions(top, stuck))
                .done();
    }

    private Phrase missing() {
        return data.deals().isEmpty()
                ? Phrase.of("Not possible: the data set has no deals.", "分析できません：データセットに商談がありません。")
                : Phrase.of(
                        "Not possible: no deal has both a start and an end. Needed are Opportunity Created and Opportunity Closed "
                                + "Won or Lost with their times, and for the stages also Stage Changed; HubSpot's history of "
                                + "the property dealstage gives all three.",
                        "分析できません：開始と終了の両方がある商談がありません。商談作成と受注・失注クローズの日時が必要です。"
                                + "ステージを比べるにはステージ変更も必要です。HubSpotのdealstageプロパティの履歴から、すべて得られます。");
    }

    private Phrase problem(List<Segment> problems, List<StalledDeals.Stalled> stuck) {
        Segment top = problems.get(0);
        Phrase inside = Wording.days(top.value());
        Phrase rest = Wording.days(top.rest());
        String n = Wording.deals(top.n()) + ", adjusted " + Wording.adjustedP(top.adjustedP());
        String nJa = "商談" + Wording.number(top.n()) + "件、調整済み" + Wording.adjustedP(top.adjustedP());
        Phrase where = where(top);
        Phrase first = history.isKnown()
                ? Phrase.of(
                        "Deals stall " + where.en() + ": half stay longer than " + inside.en() + ", against "
                                + rest.en() + " elsewhere (" + n + ").",
                        where.ja() + "で商談が停滞しています。滞留の中央値は" + inside.ja() + "で、その他は" + rest.ja() + "です（" + nJa + "）。")
                : Phrase.of(
                        "Deals take longer " + where.en() + ": half need more than " + inside.en() + ", against "
                                + rest.en() + " elsewhere (" + n + "). Stages cannot be compared: the data has no "
                                + "stage changes.",
                        where.ja() + "の商談は時間がかかっています。サイクルの中央値は" + inside.ja() + "で、その他は" + rest.ja() + "です（" + nJa
                                + "）。ステージ変更のデータがないため、ステージ別の比較はできません。");
        return Wording.sentences(List.of(first, stuckSentence(stuck), others(problems)));
    }

    private Phrase stuckSentence(List<StalledDeals.Stalled> stuck) {
        if (stuck.isEmpty()) {
            return Wording.NOTHING;
        }
        String worth = Wording.money(amount(stuck), data.currency());
        return Phrase.of(
                Wording.count(stuck.size(), "open deal is", "open deals are") + " stalled there, worth " + worth + ".",
                "そこで停滞している進行中の商談は" + Wording.number(stuck.size()) + "件、金額は" + worth + "です。");
    }

    private Phrase others(List<Segment> problems) {
        if (problems.size() == 1) {
            return Wording.NOTHING;
        }
        List<Phrase> more = problems.subList(1, Math.min(problems.size(), NAMED)).stream()
                .map(this::where)
                .toList();
        int hidden = Math.max(0, problems.size() - NAMED);
        return Phrase.of(
                "Also " + String.join("; ", more.stream().map(Phrase::en).toList())
                        + (hidden == 0 ? "." : "; and " + hidden + " more."),
                "ほかに" + String.join("、", more.stream().map(Phrase::ja).toList())
                        + (hidden == 0 ? "でも同様です。" : "など、計" + (problems.size() - 1) + "か所でも同様です。"));
    }

    /** "in "Proposal" where Region = West". */
    private Phrase where(Segment segment) {
        String stage = segment.keys().get(SegmentAttributes.STAGE);
        Phrase group = Groups.named(segment);
        return stage == null
                ? Phrase.of("where " + group.en(), group.ja())
                : Phrase.of("in \"" + stage + "\" where " + group.en(), "「" + stage + "」（" + group.ja() + "）");
    }

    private Phrase calm() {
        Sample cycle = Sample.of(cycles.durations(null, false).finished());
        Phrase median = Wording.days(cycle.median());
        Phrase looked = Groups.looked(scan.segments());
        String compared = Wording.number(scan.comparisons());
        Phrase first = history.isKnown()
                ? Phrase.of(
                        "No stage holds one group of deals longer than the others beyond chance: "
                                + Wording.count(stages.rows().size(), "stage was", "stages were") + " compared by "
                                + looked.en() + " (" + compared + " comparisons, "
                                + Wording.deals(data.deals().size())
                                + ").",
                        "偶然を超えて特定の商談だけが長く滞留するステージはありません。" + stages.rows().size() + "ステージを" + looked.ja() + "で比較しました（比較"
                                + compared + "件、商談"
                                + Wording.number(data.deals().size()) + "件）。")
                : Phrase.of(
                        "No group of deals takes longer than the others beyond chance: compared by " + looked.en()
                                + " ("
                                + compared + " comparisons, "
                                + Wording.deals(cycles.all().size())
                                + "). Stages cannot be compared: the data has no stage changes.",
                        "偶然を超えて時間がかかる商談のグループはありません。" + looked.ja() + "で比較しました（比較" + compared + "件、商談"
                                + Wording.number(cycles.all().size()) + "件）。ステージ変更のデータがないため、ステージ別の比較はできません。");
        Phrase second = cycle.n() == 0
                ? Wording.NOTHING
                : Phrase.of(
                        "The median sales cycle is " + median.en() + " ("
                                + Wording.count(cycle.n(), "closed deal", "closed deals") + ").",
                        "営業サイクルタイムの中央値は" + median.ja() + "です（クローズ済み" + Wording.number(cycle.n()) + "件）。");
        Phrase third = stalled.deals().isEmpty()
                ? Wording.NOTHING
                : Phrase.of(
                        Wording.count(stalled.deals().size(), "open deal has", "open deals have")
                                + " been in a stage longer than usual.",
                        "通常より長くステージにある進行中の商談は" + Wording.number(stalled.deals().size()) + "件です。");
        return Wording.sentences(List.of(first, second, third));
    }

    private List<StalledDeals.Stalled> stuckIn(Segment top) {
        if (!history.isKnown()) {
            return List.of();
        }
        Set<String> inside = StageScan.stays(data, history, options, top).get(true).stream()
                .map(stay -> stay.deal().id())
                .collect(Collectors.toSet());
        String stage = top.keys().get(SegmentAttributes.STAGE);
        return stalled.deals().stream()
                .filter(s -> s.stage().equals(stage) && inside.contains(s.deal().id()))
                .toList();
    }

    private static double amount(List<StalledDeals.Stalled> deals) {
        return deals.stream()
                .mapToDouble(s -> s.deal().amount())
                .filter(a -> !Double.isNaN(a))
                .sum();
    }

    private ValueAtStake worth(Segment top, List<StalledDeals.Stalled> stuck) {
        double amount = amount(stuck);
        if (stuck.isEmpty() || amount == 0) {
            return null;
        }
        String worth = Wording.money(amount, data.currency());
        Phrase where = where(top);
        return new ValueAtStake(
                amount,
                data.currency(),
                Phrase.of(
                        "amounts of the " + Wording.count(stuck.size(), "open deal", "open deals") + " stalled "
                                + where.en() + ": " + worth + " waiting; not a forecast of what will be won",
                        where.ja() + "で停滞している進行中の商談" + Wording.number(stuck.size()) + "件の金額の合計：" + worth
                                + "。受注額の予測ではない"));
    }

    private List<SuggestedAction> actions(Segment top, List<StalledDeals.Stalled> stuck) {
        List<SuggestedAction> actions = new ArrayList<>(reviewStalled(stuck, where(top)));
        if (!history.isKnown()) {
            return actions;
        }
        Sample rest = Sample.of(StageScan.stays(data, history, options, top).get(false).stream()
                .filter(StageScan.DealStay::finished)
                .mapToDouble(StageScan.DealStay::days)
                .toArray());
        String stage = top.keys().get(SegmentAttributes.STAGE);
        Phrase limit = Wording.days(Math.ceil(rest.p90()));
        Phrase group = Groups.named(top);
        actions.add(new SuggestedAction(
                Phrase.of(
                        "Ask what deals wait for in \"" + stage + "\" where " + group.en()
                                + ", and set the stage limit there to " + limit.en()
                                + " (stage_limit in the policy); go through the deals beyond it every week.",
                        "「" + stage + "」（" + group.ja() + "）で商談が何を待っているかを確認し、ステージの上限を" + limit.ja()
                                + "に設定します（ポリシーのstage_limit）。超えた商談を毎週確認します。"),
                Phrase.of(
                        "Elsewhere nine of ten deals leave the stage within " + limit.en()
                                + "; here half stay longer than "
                                + Wording.days(top.value()).en() + ".",
                        "その他では10件中9件が" + limit.ja() + "以内にこのステージを出ていますが、ここでは中央値が"
                                + Wording.days(top.value()).ja() + "です。"),
                "stage_dwell"));
        return actions;
    }

    private List<SuggestedAction> reviewStalled(List<StalledDeals.Stalled> deals, Phrase where) {
        if (deals.isEmpty()) {
            return List.of();
        }
        String ids = String.join(
                ", ", deals.stream().limit(LISTED).map(s -> s.deal().id()).toList());
        String rest = deals.size() > LISTED ? ", …" : "";
        String place = where.en().isEmpty() ? "" : " " + where.en();
        return List.of(new SuggestedAction(
                Phrase.of(
                        "Decide on " + Wording.count(deals.size(), "stalled deal", "stalled deals") + place
                                + ", the longest first: next step with a date, or close as lost (" + ids + rest + ").",
                        where.ja() + (where.ja().isEmpty() ? "" : "の") + "停滞している商談" + Wording.number(deals.size())
                                + "件について、長いものから順に、日付つきの次の行動か失注クローズかを決めます（" + ids + rest + "）。"),
                Phrase.of(
                        "They have been in their stage longer than nine of ten won deals ever were, or than the policy allows.",
                        "受注した商談の10件中9件より長く、またはポリシーの上限を超えて、同じステージにあります。"),
                "stalled_deals"));
    }

    private Shape allStages() {
        Map<StageVisit.Place, List<Double>> days = new LinkedHashMap<>();
        history.places().forEach(place -> days.put(place, new ArrayList<>()));
        data.deals()
                .forEach(deal -> history.of(deal.id()).stream()
                        .filter(StageVisit::finished)
                        .forEach(visit -> days.get(visit.place()).add(visit.days())));
        List<Shape.Group> groups = new ArrayList<>();
        days.forEach((place, values) -> groups.add(Groups.box(Phrase.same(place.stage()), values, false)));
        return new Shape.Distribution(Phrase.of("Days in each stage", "ステージ別の滞留日数"), "days", groups);
    }

    /** The stage of the finding, one box per value of the attribute that makes the segment. */
    private Shape oneStage(Segment top) {
        Map<Boolean, List<StageScan.DealStay>> sides = StageScan.stays(data, history, options, top);
        List<Groups.Value> values = new ArrayList<>();
        sides.forEach((inside, stays) -> stays.stream()
                .filter(StageScan.DealStay::finished)
                .forEach(stay -> values.add(new Groups.Value(stay.values(), stay.days()))));
        String stage = top.keys().get(SegmentAttributes.STAGE);
        Phrase attribute = SegmentAttributes.label(SegmentAttributes.attribute(top));
        return new Shape.Distribution(
                Phrase.of(
                        "Days in \"" + stage + "\" by " + attribute.en() + " (association is not cause)",
                        "「" + stage + "」の滞留日数、" + attribute.ja() + "別（関連は因果ではない）"),
                "days",
                Groups.boxes(values, top, options.limits().minimumShown()));
    }
}
