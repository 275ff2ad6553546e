package io.keiro.log;

import java.time.Instant;

/** What a log says about itself at first sight. */
final class LogSummary {

    private LogSummary() {}

    static Instant firstTime(EventLog log) {
        long first = Long.MAX_VALUE;
        for (int e = 0; e < log.eventCount(); e++) {
            long time = log.startTime(e);
            first = time == EventLog.NO_TIME ? first : Math.min(first, time);
        }
        return first == Long.MAX_VALUE ? null : Instant.ofEpochMilli(first);
    }

    static Instant lastTime(EventLog log) {
        long last = EventLog.NO_TIME;
        for (int e = 0; e < log.eventCount(); e++) {
            last = Math.max(last, log.time(e) == EventLog.NO_TIME ? log.startTime(e) : log.time(e));
        }
        return last == EventLog.NO_TIME ? null : Instant.ofEpochMilli(last);
    }

    static DataTable of(EventLog log) {
        return DataTable.titled(
                        log.sentence(),
                        DataTable.Field.of("cases", Phrase.of("Cases", "ケース数"), DataTable.Kind.COUNT),
                        DataTable.Field.of("events", Phrase.of("Events", "イベント数"), DataTable.Kind.COUNT),
                        DataTable.Field.of("activities", Phrase.of("Activities", "アクティビティ数"), DataTable.Kind.COUNT),
                        DataTable.Field.of("variants", Phrase.of("Variants", "バリアント数"), DataTable.Kind.COUNT),
                        DataTable.Field.of("first", Phrase.of("First event", "最初のイベント"), DataTable.Kind.INSTANT),
                        DataTable.Field.of("last", Phrase.of("Last event", "最後のイベント"), DataTable.Kind.INSTANT),
                        DataTable.Field.of(
                                "caseAttributes", Phrase.of("Case attributes", "ケース属性"), DataTable.Kind.COUNT),
                        DataTable.Field.of(
                                "eventAttributes", Phrase.of("Event attributes", "イベント属性"), DataTable.Kind.COUNT))
                .row(
                        log.caseCount(),
                        log.eventCount(),
                        log.activities().size(),
                        log.variantCount(),
                        log.firstTime(),
                        log.lastTime(),
                        log.caseAttributes().size(),
                        log.eventAttributes().size())
                .build();
    }

    static Phrase sentence(EventLog log) {
        int activities = log.activities().size();
        String first = day(log.firstTime(), log);
        String last = day(log.lastTime(), log);
        return Phrase.of(
                "Event log " + log.name() + ": "
                        + Wording.count(log.caseCount(), "case", "cases") + ", "
                        + Wording.count(log.eventCount(), "event", "events") + ", "
                        + Wording.count(activities, "activity", "activities")
                        + (first.isEmpty() ? "" : ", " + first + " to " + last),
                "イベントログ " + log.name() + ": ケース数 " + Wording.number(log.caseCount()) + "、イベント数 "
                        + Wording.number(log.eventCount()) + "、アクティビティ数 " + Wording.number(activities)
                        + (first.isEmpty() ? "" : "、" + first + " ~ " + last));
    }

    private static String day(Instant time, EventLog log) {
        return time == null ? "" : time.atZone(log.zone()).toLocalDate().toString();
    }

    static DataTable history(LogInfo info) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Steps from " + info.notes().source(), info.notes().source() + " からの操作"),
                DataTable.Field.of("step", Phrase.of("Step", "操作"), DataTable.Kind.TEXT),
                DataTable.Field.of("casesBefore", Phrase.of("Cases before", "操作前のケース数"), DataTable.Kind.COUNT),
                DataTable.Field.of("cases", Phrase.of("Cases after", "操作後のケース数"), DataTable.Kind.COUNT),
                DataTable.Field.of("eventsBefore", Phrase.of("Events before", "操作前のイベント数"), DataTable.Kind.COUNT),
                DataTable.Field.of("events", Phrase.of("Events after", "操作後のイベント数"), DataTable.Kind.COUNT),
                DataTable.Field.of("note", Phrase.of("Remark", "備考"), DataTable.Kind.TEXT));
        for (LogStep step : info.history()) {
            table.row(
                    step.what(),
                    step.cases().before(),
                    step.cases().after(),
                    step.events().before(),
                    step.events().after(),
                    step.note());
        }
        return table.build();
    }
}
