package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a deal is told once, by the best proof: what a quote, order or ticket shows goes before what is concluded from a stage or a
 * date of the deal, and a recorded step before a concluded one. What gave way is noted on the event that stays, so that the two can be
 * compared.
 */
final class BestEvidence {

    private BestEvidence() {}

    static List<EventDraft> of(List<EventDraft> events) {
        List<EventDraft> kept = new ArrayList<>(events.size() + 1);
        for (int i = 0; i < events.size(); i++) {
            EventDraft event = events.get(i);
            EventDraft better = isOfDealAlone(event) && !isChange(event) ? better(event, events) : null;
            if (better == null) {
                kept.add(event);
            } else {
                note(better, told(event));
            }
        }
        return kept;
    }

    /** Notes on an event what else tells of its step. */
    static void note(EventDraft event, String other) {
        String before = event.mark(Mark.OTHER_EVIDENCE);
        event.instead(Mark.OTHER_EVIDENCE.column(), before == null ? other : before + " | " + other);
    }

    /** The first event of the same step that more than the deal proves, or null. */
    private static EventDraft better(EventDraft event, List<EventDraft> events) {
        for (int i = 0; i < events.size(); i++) {
            EventDraft other = events.get(i);
            if (other.activity().equals(event.activity()) && !isOfDealAlone(other)) {
                return other;
            }
        }
        return null;
    }

    /** Concluded from a stage or a date of the deal, and from nothing else. */
    private static boolean isOfDealAlone(EventDraft event) {
        return event.evidence() == EvidenceLevel.INFERRED
                && event.object(ObjectKind.QUOTE) == null
                && event.object(ObjectKind.ORDER) == null
                && event.mark(Mark.ASSIGNED_BY) == null;
    }

    /** Changes are many by nature, and one does not stand for another. */
    private static boolean isChange(EventDraft event) {
        return Activity.withId(event.activity()).map(Activity::isChange).orElse(true);
    }

    private static String told(EventDraft event) {
        String property = event.mark(Mark.EVIDENCE_PROPERTY);
        return "inferred " + event.time() + (property == null ? "" : " " + property);
    }
}
