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

/** Gates Q01 to Q04 and Q06: are the events there, once, with plausible times, and how are they known? */
final class EventGates {

    /** The date that people gave these is the close date, which has a gate of its own. */
    private static final Set<String> CLOSINGS =
            Set.of(Activity.CLOSED_WON.id(), Activity.CLOSED_LOST.id(), Activity.CONTRACT_SIGNED.id());

    private EventGates() {}

    static List<GateResult> of(LeadToCash data) {
        return List.of(
                identified(data), inTime(data), precise(data), tied(data), once(data), evidence(data), complete(data));
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
                .filter(event -> isAhead(event, data))
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
                        "Events that are dated later than the data's cut-off; a planned date may have been taken for a fact",
                        "データの締め日時より後の日付のイベント。予定日を実績として扱った可能性があります"));
    }

    /** Dated after the cut-off, by its own time or by the date that people gave it. */
    private static boolean isAhead(BusinessEvent event, LeadToCash data) {
        if (event.time().isAfter(data.cutOff())) {
            return true;
        }
        if (CLOSINGS.contains(event.activity())) {
            return false;
        }
        String dated = Mark.BUSINESS_TIME.of(event);
        LocalDate today = data.cutOff().atZone(data.zone()).toLocalDate();
        return dated != null
                && Moments.read(dated, data.zone())
                        .map(moment -> moment.day(data.zone()).isAfter(today))
                        .orElse(false);
    }

    private static GateResult precise(LeadToCash data) {
        List<String> days = data.events().stream()
                .filter(EventGates::isDay)
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

    /** What only follows from a date, such as an invoice that fell overdue, is a day by nature. */
    private static boolean isDay(BusinessEvent event) {
        return event.precision() == TimePrecision.DAY && Mark.DERIVED.of(event) == null;
    }

    private static GateResult tied(LeadToCash data) {
        List<String> tied = data.deals().stream()
                .filter(deal -> isTied(data.traces().of(deal.id())))
                .map(Deal::id)
                .toList();
        return GateResult.of(
                "Q03",
                Severity.WARNING,
                Phrase.of("deals with steps of one day whose order is not known", "同じ日の順序が不明なステップのある商談"),
                new Affected(tied, data.deals().size()),
                Phrase.of(
                        "At least one of them is known by the day only, so rules on their order are undecided",
                        "少なくとも1つは日付しか分からないため、順序に関する規則は判定できません"));
    }

    private static boolean isTied(List<TraceStep> steps) {
        Set<LocalDate> days = new HashSet<>();
        steps.stream().filter(step -> isDay(step.event())).map(TraceStep::day).forEach(days::add);
        Set<LocalDate> once = new HashSet<>();
        return !days.isEmpty()
                && steps.stream()
                        .filter(step -> Mark.DERIVED.of(step.event()) == null)
                        .map(TraceStep::day)
                        .anyMatch(day -> days.contains(day) && !once.add(day));
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
