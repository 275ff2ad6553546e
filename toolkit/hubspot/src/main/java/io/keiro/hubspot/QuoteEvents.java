package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    /**
     * A quote is one version of what a deal was offered.
     *
     * @param totals its amounts and its discount
     */
    private record Version(StoredRecord quote, Attributes totals) {}

    /** A quote went out to the customer, or came back to be changed. */
    private record Issue(Version version, String property, Change row, EvidenceLevel evidence) {}

    private final MappingScope scope;
    private final StoredRecord deal;
    private final List<Version> versions;
    private final MappedPart part;
    private final List<EventDraft> events;

    /**
     * @param events where they are added
     */
    QuoteEvents(
            MappingScope scope,
            StoredRecord deal,
            List<StoredRecord> quotes,
            MappedPart part,
            List<EventDraft> events) {
        this.scope = scope;
        this.deal = deal;
        this.part = part;
        this.events = events;
        this.versions = new ArrayList<>(quotes.size());
        for (StoredRecord quote : quotes) {
            Attributes totals = new Attributes();
            LineItemTotals.addTo(totals, scope.records().linked(quote, StoredObject.LINE_ITEMS));
            versions.add(new Version(quote, totals));
        }
    }

    void add() {
        for (Version version : versions) {
            created(version);
            approvals(version);
            QuoteAcceptance acceptance =
                    new QuoteAcceptance((activity, time, evidence) -> draft(activity, version, time, evidence), part);
            events.addAll(acceptance.of(version.quote()));
            ends(version);
        }
        issues();
    }

    private void created(Version version) {
        Instant created = version.quote().recorded();
        if (created != null) {
            events.add(draft(QUOTE_CREATED, version, created, EvidenceLevel.EXPLICIT)
                    .provedBy(version.quote(), "hs_createdate"));
        }
    }

    private void ends(Version version) {
        for (Change row : version.quote().history(LIFE_CYCLE)) {
            String end = ENDS.get(row.value().toUpperCase(Locale.ROOT));
            if (end != null) {
                events.add(draft(end, version, row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(version.quote(), LIFE_CYCLE, row));
            }
        }
    }

    private void issues() {
        List<Issue> issues = new ArrayList<>();
        for (Version version : versions) {
            issues(version, issues);
        }
        issues.sort(Comparator.comparingLong(issue -> issue.row().millis()));
        boolean first = true;
        for (Issue issue : issues) {
            Activity activity = first ? Activity.QUOTE_ISSUED : Activity.QUOTE_REISSUED;
            // That a quote was published is recorded; that it is a further version is concluded from the one before.
            EvidenceLevel evidence = first ? issue.evidence() : EvidenceLevel.INFERRED;
            events.add(draft(activity.id(), issue.version(), issue.row().moment(), evidence)
                    .provedBy(issue.version().quote(), issue.property(), issue.row()));
            first = false;
        }
        if (!issues.isEmpty()) {
            returnsToDraft(issues.get(issues.size() - 1).row());
        }
    }

    private static void issues(Version version, List<Issue> issues) {
        Timeline lifeCycle = version.quote().history(LIFE_CYCLE);
        for (Change row : lifeCycle) {
            if (is(row, "PUBLISHED")) {
                issues.add(new Issue(version, LIFE_CYCLE, row, EvidenceLevel.EXPLICIT));
            }
        }
        if (lifeCycle.isEmpty()) {
            Change cleared = version.quote().history(APPROVAL).first("APPROVED", "APPROVAL_NOT_NEEDED");
            if (cleared != null) {
                issues.add(new Issue(version, APPROVAL, cleared, EvidenceLevel.INFERRED));
            }
        }
    }

    /** A quote that went back to draft and was not issued again shows its rework by that step only. */
    private void returnsToDraft(Change lastIssue) {
        for (Version version : versions) {
            boolean published = false;
            for (Change row : version.quote().history(LIFE_CYCLE)) {
                if (published && is(row, "DRAFT") && row.millis() > lastIssue.millis()) {
                    events.add(draft(Activity.QUOTE_REISSUED.id(), version, row.moment(), EvidenceLevel.INFERRED)
                            .provedBy(version.quote(), LIFE_CYCLE, row));
                }
                published |= is(row, "PUBLISHED");
            }
        }
    }

    /** Approvals from the approval property, and from the life cycle only where that property was never asked. */
    private void approvals(Version version) {
        StoredRecord quote = version.quote();
        Timeline approval = quote.history(APPROVAL);
        boolean own = approval.first("PENDING_APPROVAL") != null;
        String property = own ? APPROVAL : LIFE_CYCLE;
        boolean asked = false;
        for (Change row : (own ? approval : quote.history(LIFE_CYCLE))) {
            if (is(row, "PENDING_APPROVAL")) {
                approval(Activity.DISCOUNT_APPROVAL_REQUESTED, version, property, row);
                asked = true;
            } else if (asked && (is(row, "REJECTED") || is(row, "CHANGES_REQUESTED"))) {
                approval(Activity.DISCOUNT_REJECTED, version, property, row);
                asked = false;
            } else if (asked && (is(row, "APPROVED") || is(row, "PUBLISHING") || is(row, "PUBLISHED"))) {
                approval(Activity.DISCOUNT_APPROVED, version, property, row);
                asked = false;
            }
        }
    }

    /** An approval is surely about a discount where one is known, on the deal or on the quote. */
    private void approval(Activity activity, Version version, String property, Change row) {
        boolean discounted = isDiscounted(deal) || isDiscounted(version.quote());
        EvidenceLevel evidence = discounted ? EvidenceLevel.EXPLICIT : EvidenceLevel.INFERRED;
        events.add(draft(activity.id(), version, row.moment(), evidence).provedBy(version.quote(), property, row));
    }

    private boolean isDiscounted(StoredRecord parent) {
        return LineItemTotals.isDiscounted(scope.records().linked(parent, StoredObject.LINE_ITEMS));
    }

    private static boolean is(Change row, String status) {
        return row.value().equalsIgnoreCase(status);
    }

    /** An event of a quote, with the amounts and the discount of this very version. */
    private EventDraft draft(String activity, Version version, Instant time, EvidenceLevel evidence) {
        EventDraft draft = part.waiting(activity, time, evidence)
                .about(ObjectKind.DEAL, deal)
                .about(ObjectKind.QUOTE, version.quote())
                .with("QuoteNumber", version.quote().value("hs_quote_number"));
        version.totals().forEach(draft::with);
        return draft;
    }

    /** Statuses of a quote that say that it was signed. */
    static final Set<String> SIGNED = Set.of("ESIGN_COMPLETED", "SIGNED", "COMPLETED");
}
