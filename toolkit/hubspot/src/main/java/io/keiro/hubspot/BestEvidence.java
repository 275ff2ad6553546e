package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a deal is told once, by the best proof: what a quote, order or ticket shows goes before what is concluded from a stage or a
 * date of the deal, and a recorded step before a concluded one. What gave way is noted on the event that stays, so that the two can be
 * compared.
 */
final class BestEvidence {

    private BestEvidence() {}

    static List<EventDraft> of(List<EventDraft> events) {
        Map<String, Integer> best = new HashMap<>();
        for (EventDraft event : events) {
            best.merge(event.activity(), rank(event), Math::min);
        }
        List<EventDraft> kept = new ArrayList<>(events.size());
        Map<String, StringBuilder> given = null;
        for (EventDraft event : events) {
            if (isOfDealAlone(event) && !isChange(event) && rank(event) > best.get(event.activity())) {
                given = given == null ? new HashMap<>() : given;
                StringBuilder others = given.computeIfAbsent(event.activity(), a -> new StringBuilder());
                others.append(others.isEmpty() ? "" : " | ").append(told(event));
            } else {
                kept.add(event);
            }
        }
        if (given != null) {
            for (EventDraft event : kept) {
                StringBuilder others = given.remove(event.activity());
                if (others != null) {
                    event.with(Mark.OTHER_EVIDENCE, others.toString());
                }
            }
        }
        return kept;
    }

    /** Concluded from the deal alone comes last, then concluded from another object, then known from outside, then recorded. */
    private static int rank(EventDraft event) {
        return switch (event.evidence()) {
            case EXPLICIT -> 0;
            case EXTERNAL -> 1;
            case INFERRED -> isOfDealAlone(event) ? 3 : 2;
        };
    }

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
