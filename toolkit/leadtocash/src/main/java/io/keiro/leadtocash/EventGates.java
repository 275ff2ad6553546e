package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
        return GateResult.of(
                "Q01",
                Severity.WARNING,
                Phrase.of("case, activity and time of events", "イベントのケース、アクティビティ、日時"),
                new EventScan(data).affected(shape -> shape.kinds() == 0),
                Phrase.of("Events that name no object belong to no case", "対象のないイベントは、どのケースにも属しません"));
    }

    private static GateResult inTime(LeadToCash data) {
        return GateResult.of(
                "Q02",
                Severity.WARNING,
                Phrase.of(
                        "times not after the extraction (zone " + data.zone() + ")",
                        "抽出より後の日時（タイムゾーン " + data.zone() + "）"),
                new EventScan(data).affected(shape -> true, ahead(data)),
                Phrase.of(
                        "Events that are dated later than the data's cut-off; a planned date may have been taken for a fact",
                        "データの締め日時より後の日付のイベント。予定日を実績として扱った可能性があります"));
    }

    /** Dated after the cut-off, by its own time or by the date that people gave it. */
    private static EventScan.Condition ahead(LeadToCash data) {
        LocalDate today = data.cutOff().atZone(data.zone()).toLocalDate();
        long second = data.cutOff().getEpochSecond();
        int nano = data.cutOff().getNano();
        return (chunk, row) -> {
            if (chunk.second(row) > second || chunk.second(row) == second && chunk.nano(row) > nano) {
                return true;
            }
            String dated = chunk.mark(row, Mark.BUSINESS_TIME);
            return dated != null
                    && !CLOSINGS.contains(chunk.shape(row).activity())
                    && Moments.read(dated, data.zone())
                            .map(moment -> moment.day(data.zone()).isAfter(today))
                            .orElse(false);
        };
    }

    private static GateResult precise(LeadToCash data) {
        return GateResult.of(
                "Q03",
                Severity.WARNING,
                Phrase.of("times known by the day only", "日付のみのイベント"),
                new EventScan(data).affected(EventGates::isFact, EventChunk::isDay),
                Phrase.of(
                        "Their order within a day follows the catalogue, not the facts; durations are whole days",
                        "同じ日の中の順序は事実ではなくカタログの順位に従い、所要時間は日単位になります"));
    }

    /** What only follows from a date, such as an invoice that fell overdue, is a day by nature. */
    private static boolean isFact(EventShape shape) {
        return shape.placeOf(Mark.DERIVED.column()) < 0;
    }

    private static GateResult tied(LeadToCash data) {
        List<String> tied = data.deals().stream()
                .map(Deal::id)
                .filter(deal -> isTied(data, deal))
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

    private static boolean isTied(LeadToCash data, String deal) {
        int[] steps = data.traces().positions(deal);
        Set<LocalDate> unclear = new HashSet<>();
        for (int step : steps) {
            EventChunk chunk = data.columns().at(step);
            int row = EventColumns.row(step);
            if (chunk.isDay(row) && isFact(chunk.shape(row))) {
                unclear.add(chunk.day(row, data.zone()));
            }
        }
        Set<LocalDate> once = new HashSet<>();
        for (int step : unclear.isEmpty() ? new int[0] : steps) {
            EventChunk chunk = data.columns().at(step);
            int row = EventColumns.row(step);
            if (isFact(chunk.shape(row))) {
                LocalDate day = chunk.day(row, data.zone());
                if (unclear.contains(day) && !once.add(day)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static GateResult once(LeadToCash data) {
        AlikeEvents seen = new AlikeEvents(AlikeEvents.STEP);
        return GateResult.of(
                "Q04",
                Severity.WARNING,
                Phrase.of("duplicate events", "重複イベント"),
                new EventScan(data).affected(shape -> true, (chunk, row) -> {
                    int known = seen.count();
                    return seen.number(chunk, row) < known;
                }),
                Phrase.of(
                        "The same step of the same object at the same time occurs more than once",
                        "同じ対象の同じステップが、同じ時刻に複数回あります"));
    }

    private static GateResult evidence(LeadToCash data) {
        Set<String> activities = new LinkedHashSet<>();
        int[] inferred = {0};
        new EventScan(data).each(shape -> true, (chunk, row) -> {
            if (chunk.evidence(row) == EvidenceLevel.INFERRED) {
                inferred[0]++;
                activities.add(chunk.shape(row).activity());
            }
        });
        return GateResult.info(
                "Q06",
                Phrase.of("events that are inferred by a rule", "規則による推定イベント"),
                Affected.steps(
                        List.copyOf(activities), inferred[0], data.events().size()),
                Phrase.of("Every result says how much of it rests on them", "各結果に、推定イベントに基づく割合を表示します"));
    }

    private static GateResult complete(LeadToCash data) {
        Set<String> present =
                data.columns().shapes().stream().map(EventShape::activity).collect(Collectors.toSet());
        List<Activity> steps =
                Arrays.stream(Activity.values()).filter(a -> !a.isChange()).toList();
        List<String> missing = steps.stream()
                .map(Activity::id)
                .filter(id -> !present.contains(id))
                .toList();
        return GateResult.info(
                "Q06",
                Phrase.of("steps of the catalogue that never occur", "一度も現れないカタログのステップ"),
                Affected.steps(missing, missing.size(), steps.size()),
                Phrase.of("What is not recorded cannot be analysed", "記録されていないものは分析できません"));
    }
}
