package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The events of a deal's quotes. The life cycle says when a quote was issued, the internal approval says when it was asked for and
 * granted; the two are different properties, and approved is not published. The first issue of the deal counts as issued, every later
 * one as reissued.
 */
final class QuoteEvents {

    static final String QUOTE_CREATED = "quote_created";

    /** Ends of a quote's life, under their own names. */
    private static final Map<String, String> ENDS =
            Map.of("EXPIRED", "quote_expired", "VOID", "quote_voided", "ARCHIVED", "quote_archived");

    private static final String LIFE_CYCLE = "hs_quote_status";
    private static final String APPROVAL = "hs_status";

    /** A quote went out to the customer, or came back to be changed. */
    private record Issue(StoredRecord quote, String property, Change row, EvidenceLevel evidence) {}

    private final MappingScope scope;
    private final StoredRecord deal;
    private final List<StoredRecord> quotes;
    private final boolean dealDiscounted;
    private final MappedPart part;
    private final List<EventDraft> events = new ArrayList<>();
    private final Map<StoredRecord, Map<String, String>> totals = new LinkedHashMap<>();

    /**
     * @param dealDiscounted true if a discount is known on the deal, so that an approval is surely about one
     */
    QuoteEvents(
            MappingScope scope, StoredRecord deal, List<StoredRecord> quotes, boolean dealDiscounted, MappedPart part) {
        this.scope = scope;
        this.deal = deal;
        this.quotes = quotes;
        this.dealDiscounted = dealDiscounted;
        this.part = part;
    }

    List<EventDraft> all() {
        for (StoredRecord quote : quotes) {
            created(quote);
            approvals(quote);
            new QuoteAcceptance(scope, this::draft, part).of(quote).forEach(events::add);
            ends(quote);
        }
        issues();
        return events;
    }

    private void created(StoredRecord quote) {
        Instant created = quote.recorded();
        if (created != null) {
            events.add(
                    draft(QUOTE_CREATED, quote, created, EvidenceLevel.EXPLICIT).provedBy(quote, "hs_createdate"));
        }
    }

    private void ends(StoredRecord quote) {
        for (Change row : quote.history(LIFE_CYCLE)) {
            String end = ENDS.get(row.value().toUpperCase(Locale.ROOT));
            if (end != null) {
                events.add(
                        draft(end, quote, row.moment(), EvidenceLevel.EXPLICIT).provedBy(quote, LIFE_CYCLE, row));
            }
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
                    .provedBy(issue.quote(), issue.property(), issue.row()));
            first = false;
        }
        if (!issues.isEmpty()) {
            returnsToDraft(issues.get(issues.size() - 1).row().moment());
        }
    }

    private static List<Issue> issuesOf(StoredRecord quote) {
        List<Issue> issues = new ArrayList<>();
        Timeline lifeCycle = quote.history(LIFE_CYCLE);
        for (Change row : lifeCycle) {
            if (is(row, "PUBLISHED")) {
                issues.add(new Issue(quote, LIFE_CYCLE, row, EvidenceLevel.EXPLICIT));
            }
        }
        if (issues.isEmpty() && lifeCycle.isEmpty()) {
            Change cleared = quote.history(APPROVAL).first("APPROVED", "APPROVAL_NOT_NEEDED");
            if (cleared != null) {
                issues.add(new Issue(quote, APPROVAL, cleared, EvidenceLevel.INFERRED));
            }
        }
        return issues;
    }

    /** A quote that went back to draft and was not issued again shows its rework by that step only. */
    private void returnsToDraft(Instant lastIssue) {
        for (StoredRecord quote : quotes) {
            boolean published = false;
            for (Change row : quote.history(LIFE_CYCLE)) {
                if (published && is(row, "DRAFT") && row.moment().isAfter(lastIssue)) {
                    events.add(draft(Activity.QUOTE_REISSUED.id(), quote, row.moment(), EvidenceLevel.INFERRED)
                            .provedBy(quote, LIFE_CYCLE, row));
                }
                published |= is(row, "PUBLISHED");
            }
        }
    }

    /** Approvals from the approval property, and from the life cycle only where that property was never asked. */
    private void approvals(StoredRecord quote) {
        Timeline approval = quote.history(APPROVAL);
        boolean own = approval.first("PENDING_APPROVAL") != null;
        String property = own ? APPROVAL : LIFE_CYCLE;
        boolean asked = false;
        for (Change row : (own ? approval : quote.history(LIFE_CYCLE))) {
            if (is(row, "PENDING_APPROVAL")) {
                approval(Activity.DISCOUNT_APPROVAL_REQUESTED, quote, property, row);
                asked = true;
            } else if (asked && (is(row, "REJECTED") || is(row, "CHANGES_REQUESTED"))) {
                approval(Activity.DISCOUNT_REJECTED, quote, property, row);
                asked = false;
            } else if (asked && (is(row, "APPROVED") || is(row, "PUBLISHING") || is(row, "PUBLISHED"))) {
                approval(Activity.DISCOUNT_APPROVED, quote, property, row);
                asked = false;
            }
        }
    }

    private void approval(Activity activity, StoredRecord quote, String property, Change row) {
        boolean discounted =
                dealDiscounted || LineItemTotals.isDiscounted(scope.records().linked(quote, StoredObject.LINE_ITEMS));
        EvidenceLevel evidence = discounted ? EvidenceLevel.EXPLICIT : EvidenceLevel.INFERRED;
        events.add(draft(activity.id(), quote, row.moment(), evidence).provedBy(quote, property, row));
    }

    private static boolean is(Change row, String status) {
        return row.value().equalsIgnoreCase(status);
    }

    /** An event of a quote, with the amounts and the discount of this very version. */
    private EventDraft draft(String activity, StoredRecord quote, Instant time, EvidenceLevel evidence) {
        EventDraft draft = part.waiting(activity, time, evidence)
                .about(ObjectKind.DEAL, deal)
                .about(ObjectKind.QUOTE, quote)
                .with("QuoteNumber", quote.value("hs_quote_number"));
        totals.computeIfAbsent(quote, this::totalsOf).forEach(draft::with);
        return draft;
    }

    private Map<String, String> totalsOf(StoredRecord quote) {
        Map<String, String> values = new Attributes();
        LineItemTotals.addTo(values, scope.records().linked(quote, StoredObject.LINE_ITEMS));
        return values.isEmpty() ? Map.of() : values;
    }

    /** Statuses of a quote that say that it was signed. */
    static final Set<String> SIGNED = Set.of("ESIGN_COMPLETED", "SIGNED", "COMPLETED");
}
