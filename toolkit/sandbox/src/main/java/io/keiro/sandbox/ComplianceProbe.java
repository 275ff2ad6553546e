package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * P5: three rules. A discount above the cap is approved before the quote is issued; a won deal has a quote; a won deal has a quote
 * that the customer accepted or signed before the deal was won.
 */
final class ComplianceProbe extends Probe {

    private final Gauge conforming = Gauge.share("conformance_rate");
    private final Gauge unapproved = Gauge.share("approval_missing_rate");
    private final Gauge unaccepted = Gauge.share("acceptance_missing_rate");
    private final Gauge unquoted = Gauge.share("quote_missing_rate");
    private final List<String> violating = new ArrayList<>();

    ComplianceProbe(Company company, Ids ids) {
        super(Problem.PROCESS_NON_COMPLIANCE, company, ids);
    }

    @Override
    void add(DealStory story) {
        boolean within = contains(story);
        List<QuoteVersion> issued = story.quotes().stream()
                .filter(quote -> quote.published() <= now())
                .toList();
        boolean won = won(story) <= now();
        if (issued.isEmpty() && !won) {
            return;
        }
        boolean breaks = false;
        if (!issued.isEmpty() && story.pricing().isOverCap()) {
            boolean missing = issued.stream().anyMatch(quote -> !isApproved(quote));
            breaks = note(story, within, unapproved, "approvalMissing", missing);
        }
        if (won) {
            breaks |= note(story, within, unquoted, "quoteMissing", issued.isEmpty());
        }
        if (won && !issued.isEmpty()) {
            boolean missing = issued.stream().noneMatch(quote -> quote.accepted() <= won(story));
            breaks |= note(story, within, unaccepted, "acceptanceMissing", missing);
        }
        conforming.add(within, !breaks);
        if (within && breaks) {
            violating.add(dealId(story));
        }
    }

    private boolean note(DealStory story, boolean within, Gauge gauge, String kind, boolean missing) {
        gauge.add(within, missing);
        if (within && missing) {
            list(kind, story);
        }
        return missing;
    }

    private static boolean isApproved(QuoteVersion quote) {
        return quote.approval().stream()
                .anyMatch(step -> step.value().equals("APPROVED") && step.time() <= quote.published());
    }

    @Override
    List<Reading> readings() {
        return List.of(conforming.reading(), unapproved.reading(), unaccepted.reading(), unquoted.reading());
    }

    @Override
    List<String> affected() {
        return violating;
    }
}
