package io.keiro.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Logs that a person can check by hand, as text: {@code "1: A0 B1-3 C? | 2: A5"} are two cases; A at hour 0, B from hour 1 to hour 3, C
 * without time.
 */
final class HandLogs {

    static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    private HandLogs() {}

    static Instant hour(int hours) {
        return DAY.plus(Duration.ofHours(hours));
    }

    static EventLog of(String text) {
        return builder(text).build();
    }

    static EventLogBuilder builder(String text) {
        EventLogBuilder log = EventLog.builder("hand");
        for (String oneCase : text.split("\\|")) {
            String[] parts = oneCase.strip().split(":", 2);
            log.caseAttribute(parts[0], "none", null);
            for (String event :
                    parts.length < 2 ? new String[0] : parts[1].strip().split(" ")) {
                if (!event.isEmpty()) {
                    add(log, parts[0], event.substring(0, 1), event.substring(1));
                }
            }
        }
        return log;
    }

    private static void add(EventLogBuilder log, String id, String activity, String time) {
        if (time.equals("?")) {
            log.event(id, activity, null);
        } else if (time.contains("-")) {
            String[] both = time.split("-");
            log.interval(
                    id,
                    activity,
                    new EventLogBuilder.Span(hour(Integer.parseInt(both[0])), hour(Integer.parseInt(both[1]))));
        } else {
            log.event(id, activity, hour(Integer.parseInt(time)));
        }
    }

    /** The log in the form of {@link #of}. */
    static String text(EventLog log) {
        List<String> cases = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            StringBuilder text = new StringBuilder(log.caseId(c)).append(':');
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                text.append(' ').append(log.activity(e));
                if (log.startTime(e) != log.time(e)) {
                    text.append(hours(log.startTime(e))).append('-');
                }
                text.append(hours(log.time(e)));
            }
            cases.add(text.toString());
        }
        return String.join(" | ", cases);
    }

    private static String hours(long time) {
        return time == EventLog.NO_TIME ? "?" : Long.toString((time - DAY.toEpochMilli()) / 3_600_000);
    }

    static boolean isByTime(EventLog log) {
        Frame frame = log.frame();
        return CaseSorting.grouped(frame.offsets()).byTime(frame.times()).order() == null;
    }

    /** What was said about the last step. */
    static String step(EventLog log) {
        DataTable history = log.history();
        return history.value(history.rowCount() - 1, "step").toString();
    }

    static String note(EventLog log) {
        DataTable history = log.history();
        return ((Phrase) history.value(history.rowCount() - 1, "note")).en();
    }
}
