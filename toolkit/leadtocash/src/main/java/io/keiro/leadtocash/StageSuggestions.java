package io.keiro.leadtocash;

import io.keiro.leadtocash.StageMapDraft.Row;
import io.keiro.leadtocash.StageMapDraft.Seen;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Suggests what stages stand for, with how sure that is and a question where a person must say. Looks at the stages in their order. */
final class StageSuggestions {

    /** A row is sure from here on. */
    private static final double SURE = 0.8;

    private static final double OFTEN = 0.8;
    private static final double RARELY_FINAL = 0.2;
    private static final double OUT_OF_ORDER = 0.7;
    private static final double FEW = 5;

    /** The latest step so far by pipeline, and the label that stands for a step by pipeline and activity. */
    private final Map<String, Integer> highest = new HashMap<>();

    private final Map<String, String> taken = new HashMap<>();

    List<Row> of(List<Seen> stages) {
        return stages.stream().map(this::row).toList();
    }

    private Row row(Seen seen) {
        if (!seen.ofDeals()) {
            return ofOtherObject(seen);
        }
        if (seen.isWon() || seen.isLost()) {
            return closing(seen);
        }
        if (Boolean.TRUE.equals(seen.closed())) {
            return new Row(
                    stage(seen, Outcome.OPEN, ""),
                    0.3,
                    Phrase.of("closed, but neither won nor lost", "クローズだが受注でも失注でもない"),
                    Phrase.of(
                            "Deals end in \"" + seen.label() + "\" with a probability of " + percent(seen.probability())
                                    + ". Is that won, lost, or neither?",
                            "「" + seen.label() + "」で終わる商談の確度は" + percent(seen.probability())
                                    + "です。受注、失注、どちらでもない、のどれですか？"));
        }
        if (seen.closed() == null) {
            Row byWords = closedByWords(seen);
            if (byWords != null) {
                return byWords;
            }
        }
        return open(seen);
    }

    private static Row closing(Seen seen) {
        Outcome outcome = seen.isWon() ? Outcome.WON : Outcome.LOST;
        Activity activity = seen.isWon() ? Activity.CLOSED_WON : Activity.CLOSED_LOST;
        boolean passedThrough = seen.entered() >= FEW && seen.left() > RARELY_FINAL * seen.entered();
        return new Row(
                stage(seen, outcome, activity.id()),
                1,
                Phrase.of("the portal's metadata", "ポータルのメタデータ"),
                !passedThrough
                        ? null
                        : Phrase.of(
                                seen.left() + " of " + seen.entered() + " entries into \"" + seen.label()
                                        + "\" were not the end. Are deals really closed there?",
                                "「" + seen.label() + "」への遷移" + seen.entered() + "件のうち" + seen.left()
                                        + "件はその後も進んでいます。本当にクローズのステージですか？"));
    }

    /** Without metadata, words may tell won and lost, and a person confirms. */
    private static Row closedByWords(Seen seen) {
        Activity named = Activity.named(seen.label()).orElse(null);
        boolean won = named == Activity.CLOSED_WON
                || Spelling.key(seen.label()).equals("won")
                || seen.label().equals("受注");
        boolean lost = named == Activity.CLOSED_LOST
                || Spelling.key(seen.label()).equals("lost")
                || seen.label().equals("失注");
        if (!won && !lost) {
            return null;
        }
        return new Row(
                stage(seen, won ? Outcome.WON : Outcome.LOST, (won ? Activity.CLOSED_WON : Activity.CLOSED_LOST).id()),
                StageWords.VAGUE,
                Phrase.of("the label alone", "名称のみ"),
                Phrase.of(
                        "The source does not say which stages are closed. Is \"" + seen.label() + "\" the "
                                + (won ? "won" : "lost") + " stage?",
                        "データにクローズの情報がありません。「" + seen.label() + "」は" + (won ? "受注" : "失注") + "ですか？"));
    }

    private Row open(Seen seen) {
        List<StageWords.Said> said = StageWords.of(seen.label());
        String label = seen.label();
        if (said.isEmpty()) {
            return new Row(
                    stage(seen, Outcome.OPEN, ""),
                    0.4,
                    Phrase.of("the words of the label say nothing", "名称からは判断できない"),
                    Phrase.of(
                            "What has happened when a deal enters \"" + label + "\"? Name the step, or none.",
                            "商談が「" + label + "」に入ったとき、何が完了していますか？該当する活動、またはnoneを記入してください。"));
        }
        StageWords.Said best = said.get(0);
        double confidence = best.confidence();
        List<Phrase> reasons = new ArrayList<>(List.of(Phrase.of("the words of the label", "名称の語句")));
        Phrase question = null;
        if (!best.activity().isEmpty()) {
            int rank = Activity.withId(best.activity()).orElseThrow().rank();
            if (rank < highest.getOrDefault(seen.pipeline(), 0)) {
                confidence *= OUT_OF_ORDER;
                reasons.add(Phrase.of("but it stands after a later step", "ただし後の工程より後ろに並んでいる"));
            }
            highest.merge(seen.pipeline(), rank, Math::max);
            String before = taken.putIfAbsent(seen.pipeline() + " / " + best.activity(), label);
            if (before != null) {
                confidence = Math.min(confidence, 0.5);
                question = Phrase.of(
                        "\"" + before + "\" and \"" + label + "\" both sound like "
                                + name(best).en() + ". Which of them is it, and what is the other?",
                        "「" + before + "」と「" + label + "」はどちらも" + name(best).ja() + "のようです。どちらが該当し、もう一方は何ですか？");
            }
        }
        if (said.size() > 1 && said.get(1).confidence() == best.confidence() && best.confidence() < StageWords.SAME) {
            confidence = Math.min(confidence, 0.5);
        }
        if (confidence < SURE && question == null) {
            question = best.activity().isEmpty()
                    ? Phrase.of("Does entering \"" + label + "\" prove a step?", "「" + label + "」に入ることで完了する活動はありますか？")
                    : Phrase.of(
                            "Does entering \"" + label + "\" mean " + name(best).en() + ", or is it still to come?",
                            "「" + label + "」に入った時点で" + name(best).ja() + "は完了していますか？これからですか？");
        }
        return new Row(stage(seen, Outcome.OPEN, best.activity()), confidence, joined(reasons), question);
    }

    private static Phrase name(StageWords.Said said) {
        return Activity.withId(said.activity()).orElseThrow().label();
    }

    private static Phrase joined(List<Phrase> reasons) {
        return Phrase.of(
                String.join(", ", reasons.stream().map(Phrase::en).toList()),
                String.join("、", reasons.stream().map(Phrase::ja).toList()));
    }

    /** A ticket or an order that is closed may be the delivery; nobody but the customer of the map knows. */
    private static Row ofOtherObject(Seen seen) {
        boolean end = Boolean.TRUE.equals(seen.closed());
        return new Row(
                stage(seen, Outcome.OPEN, end ? Activity.ORDER_FULFILLED.id() : ""),
                end ? 0.5 : SURE,
                end ? Phrase.of("the portal says closed", "ポータル上はクローズ") : Phrase.of("not the end", "終了ステージではない"),
                !end
                        ? null
                        : Phrase.of(
                                "Does \"" + seen.label() + "\" in \"" + seen.pipeline()
                                        + "\" mean that the customer has everything that was sold? If so write order_fulfilled, else"
                                        + " none.",
                                "「" + seen.pipeline() + "」の「" + seen.label()
                                        + "」は販売したものをすべて提供済みという意味ですか？該当すればorder_fulfilled、違えばnoneを記入してください。"));
    }

    private static Stage stage(Seen seen, Outcome outcome, String activity) {
        boolean mandatory = outcome == Outcome.OPEN && seen.ofDeals() && seen.passedByWon() >= OFTEN;
        return new Stage(
                seen.pipeline(),
                seen.stageId(),
                seen.label(),
                seen.displayOrder(),
                seen.probability(),
                outcome,
                activity,
                mandatory);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "?" : Math.round(100 * share) + " %";
    }
}
