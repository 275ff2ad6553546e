package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/** P5: quotes that one representative issues without asking for approval, and wins that were never accepted in writing. Times stay. */
final class Bypass {

    private Bypass() {}

    static List<QuoteVersion> of(Plan plan, Segments segments, Traits traits, List<QuoteVersion> quotes) {
        double strength = segments.strength(plan, Problem.PROCESS_NON_COMPLIANCE, traits);
        // Drawn in any case, used only where planted.
        boolean drawn = plan.draw(traits.number(), Topic.BYPASS).chance(Math.min(0.95, 0.25 * strength));
        if (strength == 1 || !drawn) {
            return List.copyOf(quotes);
        }
        List<QuoteVersion> skipped = new ArrayList<>();
        quotes.forEach(quote -> skipped.add(skipped(quote)));
        return List.copyOf(skipped);
    }

    private static QuoteVersion skipped(QuoteVersion quote) {
        List<Step> approval =
                List.of(quote.approval().get(0), new Step("APPROVAL_NOT_NEEDED", quote.published(), Step.OWNER));
        List<Step> lifeCycle = new ArrayList<>();
        for (Step step : quote.lifeCycle()) {
            if (step.value().equals("ACCEPTED")) {
                lifeCycle.add(QuoteDraft.expiry(quote.published()));
            } else if (!step.value().equals("PENDING_APPROVAL")) {
                lifeCycle.add(step);
            }
        }
        return new QuoteVersion(
                quote.slot(),
                quote.created(),
                approval,
                lifeCycle,
                quote.published(),
                Step.NEVER,
                quote.electronic(),
                quote.expires());
    }
}
