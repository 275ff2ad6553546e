package io.keiro.hubspot;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** What an engagement says: when it happened, which way it went, and whether it took place at all. */
final class Engagement {

    /** Messages that did not reach anybody, or not yet. */
    private static final Set<String> NOT_SENT = Set.of("BOUNCED", "FAILED", "SCHEDULED", "SENDING");

    private static final Set<String> CALLS_WITHOUT_TALK =
            Set.of("BUSY", "CANCELED", "FAILED", "NO_ANSWER", "QUEUED", "MISSED", "RINGING", "CONNECTING");

    private Engagement() {}

    static String timeProperty(StoredRecord engagement) {
        return switch (engagement.object()) {
            case MEETINGS -> engagement.has("hs_meeting_start_time") ? "hs_meeting_start_time" : "hs_timestamp";
            case TASKS -> "hs_task_completion_date";
            default -> "hs_timestamp";
        };
    }

    /** When it happened, or null. */
    static Instant time(StoredRecord engagement) {
        return engagement.time(timeProperty(engagement));
    }

    /**
     * The step that it stands for: a meeting that was held, one that was not under its outcome, calls and messages by their direction,
     * finished tasks, notes. Null for what did not take place.
     */
    static String activity(StoredRecord engagement) {
        return switch (engagement.object()) {
            case MEETINGS -> meeting(upper(engagement.value("hs_meeting_outcome")));
            case CALLS -> isIncoming(engagement) ? "call_received" : "call_made";
            case EMAILS ->
                NOT_SENT.contains(upper(engagement.value("hs_email_status")))
                        ? null
                        : isIncoming(engagement) ? "email_received" : "email_sent";
            case TASKS -> upper(engagement.value("hs_task_status")).equals("COMPLETED") ? "task_completed" : null;
            case NOTES -> "note_added";
            default -> null;
        };
    }

    private static String meeting(String outcome) {
        return switch (outcome) {
            case "COMPLETED" -> io.keiro.leadtocash.Activity.MEETING_HELD.id();
            case "NO_SHOW", "CANCELED", "CANCELLED", "RESCHEDULED" ->
                "meeting_" + outcome.replace("CANCELLED", "CANCELED").toLowerCase(Locale.ROOT);
            // Scheduled is not held, and neither is a meeting of which nobody noted what became of it.
            default -> "meeting_scheduled";
        };
    }

    private static boolean isIncoming(StoredRecord engagement) {
        return engagement.object() == StoredObject.CALLS
                ? upper(engagement.value("hs_call_direction")).equals("INBOUND")
                : upper(engagement.value("hs_email_direction")).startsWith("INCOMING");
    }

    /** True for a call from us that was answered or whose end is not known, a message that left us, a meeting that was held. */
    static boolean isOutgoing(StoredRecord engagement) {
        String activity = activity(engagement);
        if (activity == null) {
            return false;
        }
        return switch (activity) {
            case "call_made" -> !CALLS_WITHOUT_TALK.contains(upper(engagement.value("hs_call_status")));
            case "email_sent", "meeting_held" -> true;
            default -> false;
        };
    }

    private static String upper(String text) {
        return text == null ? "" : isUpper(text) ? text : text.strip().toUpperCase(Locale.ROOT);
    }

    /** Portals write their words in capitals, and hundreds of thousands are asked. */
    private static boolean isUpper(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign != '_' && (sign < 'A' || sign > 'Z')) {
                return false;
            }
        }
        return true;
    }
}
