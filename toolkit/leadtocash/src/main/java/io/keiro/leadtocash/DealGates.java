package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Gates Q04, Q08, Q09 and Q11 on deals: unique, with start and end, plausible order, amounts. */
final class DealGates {

    private final LeadToCash data;

    private DealGates(LeadToCash data) {
        this.data = data;
    }

    static List<GateResult> of(LeadToCash data) {
        return new DealGates(data).results();
    }

    private List<GateResult> results() {
        Set<String> ids = new HashSet<>();
        Set<Deal> twice = DealTwins.of(data);
        return List.of(
                check(
                        "Q04",
                        Phrase.of("duplicate deals", "重複商談"),
                        deal -> !ids.add(deal.id()),
                        Phrase.of("The same id stands in the table more than once", "同じIDが複数回あります")),
                check(
                        "Q04",
                        Phrase.of("deals that look like another one entered again", "二重登録と思われる商談"),
                        twice::contains,
                        Phrase.of(
                                "Same customer, made within an hour of another deal, and no amount that tells them apart;"
                                        + " merge them at the source",
                                "同じ顧客で、別の商談から1時間以内に作成され、金額でも区別できません。元のシステムで統合してください")),
                check(
                        "Q08",
                        Phrase.of("deals without creation", "作成日時のない商談"),
                        deal -> !has(deal, Activity.OPPORTUNITY_CREATED),
                        Phrase.of("Their sales cycle has no start", "営業サイクルの開始がありません")),
                check(
                        "Q08",
                        Phrase.of("closed deals without a closing event", "クローズのイベントがない完了商談"),
                        deal -> deal.outcome() == Outcome.WON && !has(deal, Activity.CLOSED_WON)
                                || deal.outcome() == Outcome.LOST && !has(deal, Activity.CLOSED_LOST),
                        Phrase.of("Their sales cycle has no end", "営業サイクルの終了がありません")),
                check(
                        "Q08",
                        Phrase.of("deals with events before their creation", "作成より前にイベントがある商談"),
                        this::startsEarly,
                        Phrase.of(
                                "The create date may have been set by an import or a merge",
                                "作成日がインポートや統合で設定された可能性があります")),
                check(
                        "Q09",
                        Phrase.of("deals signed before any quote", "見積書より前に契約した商談"),
                        deal -> precedes(deal, Activity.CONTRACT_SIGNED, Activity.QUOTE_ISSUED),
                        Phrase.of("Quotes may have been written afterwards", "見積書があとから作成された可能性があります")),
                check(
                        "Q11",
                        Phrase.of("won deals without an amount", "金額のない受注商談"),
                        deal -> deal.outcome() == Outcome.WON && !(deal.amount() > 0) && !CurrencyGates.lacksRate(deal),
                        Phrase.of("Value-weighted results leave them out", "金額で重みづけた結果には含まれません")));
    }

    private GateResult check(String gate, Phrase subject, Predicate<Deal> affected, Phrase message) {
        List<String> ids = data.deals().stream().filter(affected).map(Deal::id).toList();
        return GateResult.of(
                gate, Severity.WARNING, subject, new Affected(ids, data.deals().size()), message);
    }

    private boolean has(Deal deal, Activity activity) {
        return data.traces().of(deal.id()).stream()
                .anyMatch(step -> step.event().activity().equals(activity.id()));
    }

    /** Lead events precede a deal by nature. */
    private boolean startsEarly(Deal deal) {
        return deal.created() != null
                && data.traces().of(deal.id()).stream()
                        .filter(step -> Activity.withId(step.event().activity())
                                .map(a -> a.rank() > Activity.OPPORTUNITY_CREATED.rank())
                                .orElse(false))
                        .anyMatch(step -> step.event().precision() == TimePrecision.SECOND
                                && step.time().isBefore(deal.created()));
    }

    /** True if the first of one activity comes before the first of the other, and both occur. */
    private boolean precedes(Deal deal, Activity early, Activity late) {
        int first = -1;
        int second = -1;
        List<TraceStep> steps = data.traces().of(deal.id());
        for (int i = steps.size() - 1; i >= 0; i--) {
            String activity = steps.get(i).event().activity();
            if (activity.equals(early.id())) {
                first = i;
            } else if (activity.equals(late.id())) {
                second = i;
            }
        }
        return first >= 0 && second > first;
    }
}
