package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The events of a deal's quotes. The life cycle says when a quote was issued, the internal approval says when it was asked for and
 * granted; the two are different properties, and approved is not published. The first issue of the deal counts as issued, every later
 * one as reissued.
 */
final class QuoteEvents {

    static final String QUOTE_CREATED = "quote_created";

    private static final String LIFE_CYCLE = "hs_quote_status";
    private static final String APPROVAL = "hs_status";

    /** A quote went out to the customer, or came back to be changed. */
    private record Issue(RawRecord quote, HistoryRow row, EvidenceLevel evidence) {}

    private final String dealId;
    private final List<RawRecord> quotes;
    private final boolean discounted;
    private final Actors actors;
    private final List<BusinessEvent> events = new ArrayList<>();

    /**
     * @param discounted true if a discount is known on the deal's quotes, so that an approval is surely about one
     */
    QuoteEvents(String dealId, List<RawRecord> quotes, boolean discounted, Actors actors) {
        this.dealId = dealId;
        this.quotes = quotes;
        this.discounted = discounted;
        this.actors = actors;
    }

    List<BusinessEvent> all() {
        for (RawRecord quote : quotes) {
            created(quote);
            approvals(quote);
            acceptance(quote);
        }
        issues();
        return events;
    }

    private void created(RawRecord quote) {
        Instant created = PortalTime.parse(quote.value("hs_createdate"));
        created = created == null ? quote.created() : created;
        if (created != null) {
            events.add(
                    draft(QUOTE_CREATED, quote, created, EvidenceLevel.EXPLICIT).event());
        }
    }

    private void issues() {
        List<Issue> issues = new ArrayList<>();
        quotes.forEach(quote -> issues.addAll(issuesOf(quote)));
        issues.sort(Comparator.comparing(issue -> issue.row().moment()));
        boolean first = true;
        for (Issue issue : issues) {
            Activity activity = first ? Activity.QUOTE_ISSUED : Activity.QUOTE_REISSUED;
            // That a quote was published is recorded; that it is a further version is concluded from the one before.
            EvidenceLevel evidence = first ? issue.evidence() : EvidenceLevel.INFERRED;
            events.add(draft(activity.id(), issue.quote(), issue.row().moment(), evidence)
                    .by(issue.row(), actors)
                    .event());
            first = false;
        }
        if (!issues.isEmpty()) {
            returnsToDraft(issues.get(issues.size() - 1).row().moment());
        }
    }

    private static List<Issue> issuesOf(RawRecord quote) {
        List<Issue> issues = new ArrayList<>();
        for (HistoryRow row : Timeline.of(quote, LIFE_CYCLE).rows()) {
            if (is(row, "PUBLISHED")) {
                issues.add(new Issue(quote, row, EvidenceLevel.EXPLICIT));
            }
        }
        if (issues.isEmpty() && Timeline.of(quote, LIFE_CYCLE).isEmpty()) {
            HistoryRow cleared = Timeline.of(quote, APPROVAL).first("APPROVED", "APPROVAL_NOT_NEEDED");
            if (cleared != null) {
                issues.add(new Issue(quote, cleared, EvidenceLevel.INFERRED));
            }
        }
        return issues;
    }

    /** A quote that went back to draft and was not issued again shows its rework by that step only. */
    private void returnsToDraft(Instant lastIssue) {
        for (RawRecord quote : quotes) {
            boolean published = false;
            for (HistoryRow row : Timeline.of(quote, LIFE_CYCLE).rows()) {
                if (published && is(row, "DRAFT") && row.moment().isAfter(lastIssue)) {
                    events.add(draft(Activity.QUOTE_REISSUED.id(), quote, row.moment(), EvidenceLevel.INFERRED)
                            .by(row, actors)
                            .event());
                }
                published |= is(row, "PUBLISHED");
            }
        }
    }

    /** Approvals from the approval property, and from the life cycle only where that property was never asked. */
    private void approvals(RawRecord quote) {
        Timeline approval = Timeline.of(quote, APPROVAL);
        boolean own = approval.first("PENDING_APPROVAL") != null;
        boolean asked = false;
        for (HistoryRow row : (own ? approval : Timeline.of(quote, LIFE_CYCLE)).rows()) {
            if (is(row, "PENDING_APPROVAL")) {
                approval(Activity.DISCOUNT_APPROVAL_REQUESTED, quote, row);
                asked = true;
            } else if (asked && (is(row, "REJECTED") || is(row, "CHANGES_REQUESTED"))) {
                approval(Activity.DISCOUNT_REJECTED, quote, row);
                asked = false;
            } else if (asked && (is(row, "APPROVED") || is(row, "PUBLISHING") || is(row, "PUBLISHED"))) {
                approval(Activity.DISCOUNT_APPROVED, quote, row);
                asked = false;
            }
        }
    }

    private void approval(Activity activity, RawRecord quote, HistoryRow row) {
        EvidenceLevel evidence = discounted ? EvidenceLevel.EXPLICIT : EvidenceLevel.INFERRED;
        events.add(draft(activity.id(), quote, row.moment(), evidence)
                .by(row, actors)
                .event());
    }

    /** Acceptance by the best proof there is; an electronic signature is acceptance and signature in one moment. */
    private void acceptance(RawRecord quote) {
        Instant signed = isFullySigned(quote) ? PortalTime.parse(quote.value("hs_esign_date")) : null;
        HistoryRow accepted = Timeline.of(quote, LIFE_CYCLE).first("ACCEPTED");
        Instant stated = PortalTime.parse(quote.value("hs_accepted_date"));
        if (signed != null) {
            events.add(draft(Activity.QUOTE_ACCEPTED.id(), quote, signed, EvidenceLevel.EXPLICIT)
                    .event());
            events.add(draft(Activity.CONTRACT_SIGNED.id(), quote, signed, EvidenceLevel.EXPLICIT)
                    .event());
        } else if (stated != null) {
            events.add(draft(Activity.QUOTE_ACCEPTED.id(), quote, stated, EvidenceLevel.EXPLICIT)
                    .dayIfMidnight()
                    .by(accepted, actors)
                    .event());
        } else if (accepted != null) {
            events.add(draft(Activity.QUOTE_ACCEPTED.id(), quote, accepted.moment(), EvidenceLevel.EXPLICIT)
                    .by(accepted, actors)
                    .event());
        }
    }

    private static boolean isFullySigned(RawRecord quote) {
        double required = Amount.parse(quote.value("hs_esign_num_signers_required"));
        double completed = Amount.parse(quote.value("hs_esign_num_signers_completed"));
        return Double.isNaN(required) || Double.isNaN(completed) || completed >= required;
    }

    private static boolean is(HistoryRow row, String status) {
        return row.value().toUpperCase(Locale.ROOT).equals(status);
    }

    private EventDraft draft(String activity, RawRecord quote, Instant time, EvidenceLevel evidence) {
        return EventDraft.of(activity, time, evidence)
                .about(ObjectKind.DEAL, dealId)
                .about(ObjectKind.QUOTE, quote.id());
    }
}
