package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
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

    static List<BusinessEvent> of(List<BusinessEvent> events) {
        Map<String, Integer> best = new HashMap<>();
        for (BusinessEvent event : events) {
            best.merge(event.activity(), rank(event), Math::min);
        }
        List<BusinessEvent> kept = new ArrayList<>(events.size());
        Map<String, StringBuilder> given = null;
        for (BusinessEvent event : events) {
            if (isOfDealAlone(event) && !isChange(event) && rank(event) > best.get(event.activity())) {
                given = given == null ? new HashMap<>() : given;
                StringBuilder others = given.computeIfAbsent(event.activity(), a -> new StringBuilder());
                others.append(others.isEmpty() ? "" : " | ").append(told(event));
            } else {
                kept.add(event);
            }
        }
        if (given != null) {
            for (int i = 0; i < kept.size(); i++) {
                StringBuilder others = given.remove(kept.get(i).activity());
                if (others != null) {
                    kept.set(i, kept.get(i).with(Mark.OTHER_EVIDENCE.column(), others.toString()));
                }
            }
        }
        return kept;
    }

    /** Concluded from the deal alone comes last, then concluded from another object, then known from outside, then recorded. */
    private static int rank(BusinessEvent event) {
        return switch (event.evidence()) {
            case EXPLICIT -> 0;
            case EXTERNAL -> 1;
            case INFERRED -> isOfDealAlone(event) ? 3 : 2;
        };
    }

    private static boolean isOfDealAlone(BusinessEvent event) {
        return event.evidence() == EvidenceLevel.INFERRED
                && event.object(ObjectKind.QUOTE) == null
                && event.object(ObjectKind.ORDER) == null
                && event.attributes().get(Mark.ASSIGNED_BY.column()) == null;
    }

    /** Changes are many by nature, and one does not stand for another. */
    private static boolean isChange(BusinessEvent event) {
        return Activity.withId(event.activity()).map(Activity::isChange).orElse(true);
    }

    private static String told(BusinessEvent event) {
        String property = Mark.EVIDENCE_PROPERTY.of(event);
        return "inferred " + event.time() + (property == null ? "" : " " + property);
    }
}
