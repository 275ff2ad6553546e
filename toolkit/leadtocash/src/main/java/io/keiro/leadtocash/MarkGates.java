package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Gates Q12, Q13, Q14 and Q17 on what a reader marked: bulk changes, cut histories, merged records and several contacts, owners. */
final class MarkGates {

    /** So many deals with the same step in the same instant did not happen one by one, whoever recorded them. */
    private static final int BURST = 50;

    private final LeadToCash data;
    private final EventScan events;

    private MarkGates(LeadToCash data) {
        this.data = data;
        this.events = new EventScan(data);
    }

    static List<GateResult> of(LeadToCash data) {
        MarkGates gates = new MarkGates(data);
        List<GateResult> results = new ArrayList<>();
        results.add(gates.bulk());
        results.add(gates.bursts());
        results.addAll(gates.histories());
        results.addAll(gates.links());
        results.addAll(gates.owners());
        return results;
    }

    private GateResult bulk() {
        return GateResult.of(
                "Q12",
                Severity.WARNING,
                Phrase.of("events of bulk changes", "一括変更によるイベント"),
                events.affected(EventScan.marked(Mark.BULK_CHANGE)),
                Phrase.of(
                        "An import, an integration or a mass edit recorded them: they say when data was loaded, not when"
                                + " the step happened",
                        "インポート、連携、一括編集による記録です。実際に行われた日時ではなく、データ登録の日時を示します"));
    }

    /** What no mark tells, as in files: one activity at one instant in very many deals. Days are no instants. */
    private GateResult bursts() {
        Predicate<EventShape> counted = EventScan.touching(ObjectKind.DEAL)
                .and(EventScan.marked(Mark.BULK_CHANGE).negate());
        AlikeEvents moments = new AlikeEvents(AlikeEvents.ACTIVITY_AND_TIME);
        List<Integer> counts = new ArrayList<>();
        events.each(counted, (chunk, row) -> {
            if (chunk.precision(row) == TimePrecision.SECOND) {
                int moment = moments.number(chunk, row);
                if (moment == counts.size()) {
                    counts.add(1);
                } else {
                    counts.set(moment, counts.get(moment) + 1);
                }
            }
        });
        return GateResult.of(
                "Q12",
                Severity.WARNING,
                Phrase.of("the same step at the same instant in many deals", "多数の商談で同一時刻の同じステップ"),
                events.affected(
                        counted,
                        (chunk, row) -> chunk.precision(row) == TimePrecision.SECOND
                                && counts.get(moments.number(chunk, row)) >= BURST),
                Phrase.of(
                        "Their time is that of a job and not of the step; leave them out of durations",
                        "処理が実行された時刻であり、実際の時刻ではありません。所要時間の集計から除外してください"));
    }

    private List<GateResult> histories() {
        return List.of(
                deals(
                        "Q13",
                        Severity.WARNING,
                        Phrase.of("deals with cut histories", "履歴が切り詰められた商談"),
                        deal -> Mark.HISTORY_TRUNCATED.of(deal) != null,
                        Phrase.of(
                                "Older changes may be missing: loops and early stages count too low",
                                "古い変更が欠けている可能性があり、手戻りや初期ステージが少なく数えられます")),
                deals(
                        "Q13",
                        Severity.WARNING,
                        Phrase.of("deals whose history starts late", "履歴の開始が作成より遅い商談"),
                        deal -> Mark.STARTS_LATE.of(deal) != null,
                        Phrase.of(
                                "The first stage entry is later than the record: cut history, or a merge",
                                "最初のステージ遷移が作成より後です。履歴の切り詰めまたは統合が考えられます")),
                GateResult.info(
                        "Q13",
                        Phrase.of("stage entries recovered from date properties", "日付プロパティから復元したステージ遷移"),
                        events.affected(EventScan.marked(Mark.RECOVERED)),
                        Phrase.of(
                                "Inferred: the portal keeps one date per stage, so loops are lost",
                                "推定です。ステージごとに1つの日付しか残らないため、手戻りは分かりません")));
    }

    private List<GateResult> links() {
        Set<String> withLead = new HashSet<>();
        Map<String, Integer> contacts = new HashMap<>();
        for (Link link : data.links()) {
            if (link.fromKind() == ObjectKind.LEAD && link.toKind() == ObjectKind.DEAL) {
                withLead.add(link.toId());
            } else if (link.fromKind() == ObjectKind.DEAL && link.toKind() == ObjectKind.LEAD) {
                withLead.add(link.fromId());
            } else if (link.fromKind() == ObjectKind.DEAL && link.toKind() == ObjectKind.CONTACT) {
                contacts.merge(link.fromId(), 1, Integer::sum);
            }
        }
        events.each(
                EventScan.touching(ObjectKind.LEAD).and(EventScan.touching(ObjectKind.DEAL)),
                (chunk, row) -> withLead.add(chunk.object(row, ObjectKind.DEAL)));
        return List.of(
                deals(
                        "Q14",
                        Severity.WARNING,
                        Phrase.of("deals without lead", "リードのない商談"),
                        // Where nothing is known of leads at all, the gate on readiness says so.
                        deal -> !withLead.isEmpty() && !withLead.contains(deal.id()),
                        Phrase.of(
                                "They are a line of their own in lead conversion, never a success",
                                "リードの商談化率では別枠で扱い、成功には数えません")),
                deals(
                        "Q14",
                        Severity.INFO,
                        Phrase.of("deals with several contacts", "複数のコンタクトがある商談"),
                        deal -> contacts.getOrDefault(deal.id(), 0) > 1,
                        Phrase.of(
                                "Lead events come from one of them, the earliest, which the event says",
                                "リードのイベントは最も早い1件から取り、イベントに明記しています")),
                deals(
                        "Q14",
                        Severity.INFO,
                        Phrase.of("deals that others were merged into", "他の商談を統合した商談"),
                        deal -> Mark.MERGED_FROM.of(deal) != null,
                        Phrase.of(
                                "Their histories are interleaved; equal entries count once",
                                "履歴が混在しているため、同じ値の連続は1回と数えます")));
    }

    private List<GateResult> owners() {
        boolean known = data.deals().stream().anyMatch(deal -> deal.attribute("SalesRepresentative") != null);
        return List.of(
                deals(
                        "Q17",
                        Severity.WARNING,
                        Phrase.of("deals without a sales representative", "担当者のない商談"),
                        deal -> known && deal.attribute("SalesRepresentative") == null,
                        Phrase.of("Comparisons by rep and team leave them out", "担当者別・チーム別の比較には含まれません")),
                deals(
                        "Q17",
                        Severity.WARNING,
                        Phrase.of("deals of owners who left", "退職者が担当の商談"),
                        deal -> "archived".equals(Mark.OWNER_STATE.of(deal)),
                        Phrase.of(
                                "The team is that of today's list; open deals have nobody who works on them",
                                "チームは現在の一覧によるものです。進行中の商談には担当者がいません")),
                deals(
                        "Q17",
                        Severity.WARNING,
                        Phrase.of("deals of owners who are not known", "不明な担当者の商談"),
                        deal -> "unknown".equals(Mark.OWNER_STATE.of(deal)),
                        Phrase.of("Name and team cannot be told", "氏名とチームを特定できません")));
    }

    private GateResult deals(String gate, Severity severity, Phrase subject, Predicate<Deal> affected, Phrase message) {
        List<String> ids = data.deals().stream().filter(affected).map(Deal::id).toList();
        return GateResult.of(
                gate, severity, subject, new Affected(ids, data.deals().size()), message);
    }
}
