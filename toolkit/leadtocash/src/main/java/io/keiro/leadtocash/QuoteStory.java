package io.keiro.leadtocash;

import io.keiro.leadtocash.QuoteTables.Part;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding.Status;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import io.keiro.mining.SuggestedAction;
import io.keiro.mining.ValueAtStake;
import io.keiro.mining.statistics.MannWhitneyTest;
import io.keiro.mining.statistics.Proportion;
import io.keiro.mining.statistics.Sample;
import io.keiro.mining.statistics.SegmentScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What {@link QuoteToContract} says, draws and advises, from its numbers. */
record QuoteStory(LeadToCash data, Analysis.Options options, QuoteCases cases, SegmentScan scan, QuoteTables tables) {

    private static final int NAMED = 3;
    private static final double WORTH_SAYING = 0.5;

    Answer tell(Answer.Draft draft) {
        draft.table(tables.parts(null));
        if (cases.signed().isEmpty()) {
            return draft.says(Status.NOT_POSSIBLE, missing()).done();
        }
        List<Segment> problems =
                scan.findings().stream().map(SegmentAttributes::named).toList();
        if (problems.isEmpty()) {
            return draft.says(Status.NO_PROBLEM, calm()).shape(parts()).done();
        }
        Segment top = problems.get(0);
        return draft.says(Status.PROBLEM, problem(problems))
                .table(tables.parts(top))
                .shape(bars(top))
                .worth(worth(top))
                .actions(actions(top))
                .done();
    }

    private Phrase missing() {
        return cases.quoted() == 0
                ? Phrase.of(
                        "Not possible: no deal has a quote. Needed is Quote/Proposal Issued with its time: from HubSpot quotes, or "
                                + "from a stage that the stage map connects with quote_issued.",
                        "分析できません：見積書のある商談がありません。見積書/提案書発行の日時が必要です。HubSpotの見積書、"
                                + "またはステージマップでquote_issuedに対応づけたステージから得られます。")
                : Phrase.of(
                        "Not possible: none of the "
                                + Wording.count(cases.quoted(), "deal with a quote has", "deals with a quote have")
                                + " a signature after it. Needed is Contract Signed or Opportunity Closed Won with its time.",
                        "分析できません：見積書のある商談" + Wording.number(cases.quoted())
                                + "件に、その後の契約締結がありません。契約締結または受注クローズの日時が必要です。");
    }

    private Phrase problem(List<Segment> problems) {
        Segment top = problems.get(0);
        Phrase group = Groups.named(top);
        Phrase inside = Wording.days(top.value());
        Phrase rest = Wording.days(top.rest());
        String counted = "adjusted " + Wording.adjustedP(top.adjustedP()) + ").";
        String countedJa = "調整済み" + Wording.adjustedP(top.adjustedP()) + "）。";
        Phrase first = isApproval(top)
                ? Phrase.of(
                        "Approvals take long with " + group.en() + ": half wait longer than " + inside.en()
                                + ", against "
                                + rest.en() + " for the rest (" + Wording.count(top.n(), "request", "requests") + ", "
                                + counted,
                        group.ja() + "の承認に時間がかかっています。待ち時間の中央値は" + inside.ja() + "で、その他は" + rest.ja() + "です（依頼"
                                + Wording.number(top.n()) + "件、" + countedJa)
                : Phrase.of(
                        "Deals with " + group.en() + " take long from quote to contract: half need more than "
                                + inside.en()
                                + " from the first quote to the signature, against " + rest.en() + " for the rest ("
                                + Wording.deals(top.n()) + ", " + counted,
                        group.ja() + "の商談は見積もりから契約までに時間がかかっています。最初の見積書から契約締結までの中央値は" + inside.ja() + "で、その他は"
                                + rest.ja() + "です（商談" + Wording.number(top.n()) + "件、" + countedJa);
        return Wording.sentences(List.of(first, isApproval(top) ? Wording.NOTHING : where(top), others(problems)));
    }

    private static boolean isApproval(Segment segment) {
        return segment.keys().containsKey(SegmentAttributes.STEP);
    }

    /** A part of the way that takes longer in the segment. */
    private record Difference(Part part, Sample inside, Sample rest) {
        double days() {
            return inside.mean() - rest.mean();
        }
    }

    private List<Difference> differences(Segment top) {
        return Arrays.stream(Part.values())
                .map(part ->
                        new Difference(part, part.sample(tables.side(top, true)), part.sample(tables.side(top, false))))
                .filter(d -> d.inside().n() >= options.limits().minimumShown()
                        && d.days() >= WORTH_SAYING
                        && MannWhitneyTest.of(d.inside().sorted(), d.rest().sorted())
                                        .p()
                                <= options.limits().alpha())
                .sorted(Comparator.comparingDouble(Difference::days).reversed())
                .toList();
    }

    private Phrase where(Segment top) {
        List<Difference> differences = differences(top);
        if (differences.isEmpty()) {
            return Wording.NOTHING;
        }
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (Difference d : differences) {
            Phrase a = Wording.days(d.inside().mean());
            Phrase b = Wording.days(d.rest().mean());
            en.add(d.part().label().en() + " (" + a.en() + " on average, against " + b.en() + ")");
            ja.add(d.part().label().ja() + "（平均" + a.ja() + "、その他は" + b.ja() + "）");
        }
        return Phrase.of(
                "The time goes into " + String.join(", ", en) + ".", "時間がかかっているのは、" + String.join("、", ja) + "です。");
    }

    private Phrase others(List<Segment> problems) {
        List<Phrase> more = problems.stream()
                .skip(1)
                .filter(segment -> !isSameGroup(segment, problems.get(0)))
                .limit(NAMED - 1L)
                .map(QuoteStory::named)
                .toList();
        return more.isEmpty()
                ? Wording.NOTHING
                : Phrase.of(
                        "Also slow: "
                                + String.join(
                                        "; ", more.stream().map(Phrase::en).toList()) + ".",
                        "ほかに遅いもの："
                                + String.join("、", more.stream().map(Phrase::ja).toList()) + "。");
    }

    /** The waits for approval of the group that the verdict names already are part of it. */
    private static boolean isSameGroup(Segment one, Segment other) {
        return SegmentAttributes.attribute(one).equals(SegmentAttributes.attribute(other))
                && SegmentAttributes.value(one).equals(SegmentAttributes.value(other));
    }

    private static Phrase named(Segment segment) {
        Phrase group = Groups.named(segment);
        return isApproval(segment) ? Phrase.of("approvals with " + group.en(), group.ja() + "の承認") : group;
    }

    private Phrase calm() {
        Sample days = QuoteMeasures.sample(cases.signed(), QuoteCase::days);
        Phrase looked = Groups.looked(scan.segments());
        String compared = Wording.number(scan.comparisons());
        Phrase median = Wording.days(days.median());
        return Phrase.of(
                "No group of deals takes longer from quote to contract than the others beyond chance: compared by "
                        + looked.en()
                        + " (" + compared + " comparisons, "
                        + Wording.deals(cases.all().size())
                        + "). The median from the first quote to the signature is " + median.en() + ".",
                "偶然を超えて見積もりから契約までに時間がかかる商談のグループはありません。" + looked.ja() + "で比較しました（比較" + compared + "件、商談"
                        + Wording.number(cases.all().size()) + "件）。最初の見積書から契約締結までの中央値は" + median.ja() + "です。");
    }

    private ValueAtStake worth(Segment top) {
        List<QuoteCase> waiting = tables.side(top, true).stream()
                .filter(c -> !c.signed() && c.deal().amount() > 0)
                .toList();
        double amount = waiting.stream().mapToDouble(c -> c.deal().amount()).sum();
        if (waiting.isEmpty()) {
            return null;
        }
        String worth = Wording.money(amount, data.currency());
        Phrase group = Groups.named(top);
        return new ValueAtStake(
                amount,
                data.currency(),
                Phrase.of(
                        "amounts of the " + Wording.count(waiting.size(), "open deal", "open deals") + " with "
                                + group.en()
                                + " that have a quote and no signature yet: " + worth
                                + " waiting; not a forecast of what will be won",
                        group.ja() + "で見積書があり未締結の進行中の商談" + Wording.number(waiting.size()) + "件の金額の合計：" + worth
                                + "。受注額の予測ではない"));
    }

    private List<SuggestedAction> actions(Segment top) {
        Phrase group = Groups.named(top);
        List<SuggestedAction> actions = new ArrayList<>();
        for (Difference d : differences(top)) {
            Phrase usual = Wording.days(d.rest().p90());
            Phrase why = Phrase.of(
                    "Here " + d.part().label().en() + " takes "
                            + Wording.days(d.inside().mean()).en()
                            + " on average, against "
                            + Wording.days(d.rest().mean()).en() + "; of the rest nine of ten "
                            + "need less than " + usual.en() + ".",
                    d.part().label().ja() + "は平均"
                            + Wording.days(d.inside().mean()).ja() + "で、その他は"
                            + Wording.days(d.rest().mean()).ja() + "です。その他では10件中9件が" + usual.ja() + "未満です。");
            actions.add(new SuggestedAction(what(d.part(), group, usual, top), why, kpi(d.part())));
        }
        return actions;
    }

    private Phrase what(Part part, Phrase group, Phrase usual, Segment top) {
        List<QuoteCase> inside = tables.side(top, true);
        String once = Wording.share(Proportion.of(
                        (int) inside.stream().filter(QuoteCase::firstTimeRight).count(), inside.size())
                .share());
        return switch (part) {
            case APPROVAL ->
                Phrase.of(
                        "Name a deputy for each approver of quotes with " + group.en()
                                + ", and agree on a decision within " + usual.en() + " (sla in the policy).",
                        group.ja() + "の見積書の承認者ごとに代理を決め、" + usual.ja() + "以内の決定を取り決めます（ポリシーのsla）。");
            case REWORK ->
                Phrase.of(
                        "Settle scope, price and terms with the customer before the first quote with " + group.en()
                                + ": only " + once + " of these deals need no second one.",
                        group.ja() + "では、最初の見積書の前に範囲・価格・条件を顧客と固めます。1通で済む商談は" + once + "だけです。");
            case CUSTOMER ->
                Phrase.of(
                        "Agree on a decision date with the customer when sending a quote with " + group.en()
                                + ", and follow up when it passes.",
                        group.ja() + "の見積書を送るときに顧客と決定日を取り決め、過ぎたら連絡します。");
            case SIGNING ->
                Phrase.of(
                        "Offer electronic signature for quotes with " + group.en() + ".",
                        group.ja() + "の見積書で電子署名を使えるようにします。");
        };
    }

    private static String kpi(Part part) {
        return switch (part) {
            case APPROVAL -> "approval_wait";
            case REWORK -> "first_time_right_quote";
            case CUSTOMER -> "customer_decision";
            case SIGNING -> "quote_to_contract.final";
        };
    }

    private Shape parts() {
        List<Shape.Group> groups = new ArrayList<>();
        for (Part part : Part.values()) {
            Sample sample = part.sample(cases.all());
            if (sample.n() > 0) {
                groups.add(Groups.box(
                        part.label(), Arrays.stream(sample.sorted()).boxed().toList(), false));
            }
        }
        return new Shape.Distribution(
                Phrase.of("Days from quote to contract, by part", "見積もりから契約までの日数、区間別"), "days", groups);
    }

    private Shape bars(Segment top) {
        List<Groups.Value> values = new ArrayList<>();
        if (isApproval(top)) {
            String attribute = SegmentAttributes.attribute(top);
            cases.all()
                    .forEach(c -> c.approvals().stream()
                            .filter(QuoteCase.Approval::decided)
                            .forEach(a -> values.add(new Groups.Value(
                                    attribute.equals(SegmentAttributes.APPROVER) && a.approver() != null
                                            ? java.util.Map.of(attribute, a.approver())
                                            : c.segments(),
                                    a.days()))));
        } else {
            cases.signed().forEach(c -> values.add(new Groups.Value(c.segments(), c.days())));
        }
        Phrase attribute = SegmentAttributes.label(SegmentAttributes.attribute(top));
        String en = isApproval(top) ? "Days waiting for approval by " : "Days from first quote to signature by ";
        String ja = isApproval(top) ? "別の承認待ち日数" : "別の最初の見積書から契約締結までの日数";
        return new Shape.Breakdown(
                Phrase.of(
                        en + attribute.en() + ", median (association is not cause)",
                        attribute.ja() + ja + "(中央値、関連は因果ではない)"),
                "days",
                Groups.medianBars(values, top, options.limits().minimumShown()));
    }
}
