package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gates Q01 to Q06: are the events there, once, with plausible times, and known by name? */
final class EventGates {

    private EventGates() {}

    static List<GateResult> of(LeadToCash data) {
        return List.of(
                identified(data),
                inTime(data),
                precise(data),
                once(data),
                mapped(data),
                evidence(data),
                complete(data));
    }

    private static GateResult identified(LeadToCash data) {
        if (data.events().isEmpty()) {
            return new GateResult(
                    "Q01",
                    Severity.ERROR,
                    Phrase.of("case, activity and time of events", "イベントのケース、アクティビティ、日時"),
                    0,
                    0,
                    Phrase.of(
                            "There are no events. Check the source, the filter of the extraction and the stage map",
                            "イベントがありません。データソース、抽出条件、ステージマップを確認してください"),
                    List.of());
        }
        List<String> lost = data.events().stream()
                .filter(event -> event.objects().isEmpty())
                .map(EventGates::name)
                .toList();
        return GateResult.of(
                "Q01",
                Severity.WARNING,
                Phrase.of("case, activity and time of events", "イベントのケース、アクティビティ、日時"),
                new Affected(lost, data.events().size()),
                Phrase.of("Events that name no object belong to no case", "対象のないイベントは、どのケースにも属しません"));
    }

    private static GateResult inTime(LeadToCash data) {
        List<String> late = data.events().stream()
                .filter(event -> event.time().isAfter(data.cutOff()))
                .map(EventGates::name)
                .toList();
        return GateResult.of(
                "Q02",
                Severity.WARNING,
                Phrase.of(
                        "times not after the extraction (zone " + data.zone() + ")",
                        "抽出より後の日時（タイムゾーン " + data.zone() + "）"),
                new Affected(late, data.events().size()),
                Phrase.of(
                        "Events later than the data's cut-off; a planned date may have been taken for a fact",
                        "データの締め日時より後のイベント。予定日を実績として扱った可能性があります"));
    }

    private static GateResult precise(LeadToCash data) {
        List<String> days = data.events().stream()
                .filter(event -> event.precision() == TimePrecision.DAY)
                .map(EventGates::name)
                .toList();
        return GateResult.of(
                "Q03",
                Severity.WARNING,
                Phrase.of("times known by the day only", "日付のみのイベント"),
                new Affected(days, data.events().size()),
                Phrase.of(
                        "Their order within a day follows the catalogue, not the facts; durations are whole days",
                        "同じ日の中の順序は事実ではなくカタログの順位に従い、所要時間は日単位になります"));
    }

    private static GateResult once(LeadToCash data) {
        record Key(String activity, java.time.Instant time, Map<ObjectKind, String> objects, String from, String to) {}
        Set<Key> seen = new HashSet<>();
        List<String> repeated = data.events().stream()
                .filter(e -> !seen.add(new Key(e.activity(), e.time(), e.objects(), e.changeFrom(), e.changeTo())))
                .map(EventGates::name)
                .toList();
        return GateResult.of(
                "Q04",
                Severity.WARNING,
                Phrase.of("duplicate events", "重複イベント"),
                new Affected(repeated, data.events().size()),
                Phrase.of(
                        "The same step of the same object at the same time occurs more than once",
                        "同じ対象の同じステップが、同じ時刻に複数回あります"));
    }

    private static GateResult mapped(LeadToCash data) {
        Set<String> known =
                data.stages().stream().map(stage -> Spelling.key(stage.stage())).collect(Collectors.toSet());
        Set<String> used = new LinkedHashSet<>();
        data.deals().stream().map(Deal::stage).filter(s -> s != null).forEach(used::add);
        data.events().stream()
                .filter(event -> event.activity().equals(Activity.STAGE_CHANGED.id()) && event.changeTo() != null)
                .forEach(event -> used.add(event.changeTo()));
        List<String> unmapped = used.stream()
                .filter(stage -> !known.contains(Spelling.key(stage)))
                .toList();
        return GateResult.of(
                "Q05",
                Severity.WARNING,
                Phrase.of("stages that the stage map does not describe", "ステージマップにないステージ"),
                new Affected(unmapped, used.size()),
                Phrase.of(
                        "Entering them is no step; add them to the stage map if they stand for one",
                        "これらに入ってもステップになりません。意味がある場合はステージマップに追加してください"));
    }

    private static GateResult evidence(LeadToCash data) {
        List<String> inferred = data.events().stream()
                .filter(event -> event.evidence() == EvidenceLevel.INFERRED)
                .map(BusinessEvent::activity)
                .toList();
        List<String> activities = new ArrayList<>(new LinkedHashSet<>(inferred));
        return new GateResult(
                "Q06",
                Severity.INFO,
                Phrase.of("events that are inferred by a rule", "規則による推定イベント"),
                inferred.size(),
                data.events().size(),
                Phrase.of("Every result says how much of it rests on them", "各結果に、推定イベントに基づく割合を表示します"),
                activities);
    }

    private static GateResult complete(LeadToCash data) {
        Set<String> present =
                data.events().stream().map(BusinessEvent::activity).collect(Collectors.toSet());
        List<Activity> steps =
                Arrays.stream(Activity.values()).filter(a -> !a.isChange()).toList();
        List<String> missing = steps.stream()
                .map(Activity::id)
                .filter(id -> !present.contains(id))
                .toList();
        return GateResult.info(
                "Q06",
                Phrase.of("steps of the catalogue that never occur", "一度も現れないカタログのステップ"),
                new Affected(missing, steps.size()),
                Phrase.of("What is not recorded cannot be analysed", "記録されていないものは分析できません"));
    }

    /** An event in a few words: activity, first object, day. */
    static String name(BusinessEvent event) {
        String object = event.objects().values().stream().findFirst().orElse("?");
        LocalDate day = event.time().atZone(java.time.ZoneOffset.UTC).toLocalDate();
        return event.activity() + " " + object + " " + day;
    }
}
