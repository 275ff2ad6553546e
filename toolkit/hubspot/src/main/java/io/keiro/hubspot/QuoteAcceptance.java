package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Acceptance of a quote by the best proof there is: an electronic signature, which is acceptance and signature in one moment; the date of
 * acceptance; the status ACCEPTED in the history; a signature by hand; a payment through the quote. The status of today proves nothing:
 * accepted quotes later read EXPIRED.
 */
final class QuoteAcceptance {

    /** Starts an event of the quote. */
    interface Drafts {
        EventDraft draft(String activity, Instant time, EvidenceLevel evidence);
    }

    private final Drafts drafts;
    private final MappedPart notes;

    QuoteAcceptance(Drafts drafts, MappedPart notes) {
        this.drafts = drafts;
        this.notes = notes;
    }

    List<EventDraft> of(StoredRecord quote) {
        Instant signed = isFullySigned(quote) ? quote.time("hs_esign_date") : null;
        if (signed != null) {
            return List.of(
                    at(Activity.QUOTE_ACCEPTED, signed, EvidenceLevel.EXPLICIT).provedBy(quote, "hs_esign_date"),
                    at(Activity.CONTRACT_SIGNED, signed, EvidenceLevel.EXPLICIT).provedBy(quote, "hs_esign_date"));
        }
        Change accepted = quote.history("hs_quote_status").first("ACCEPTED");
        Instant stated = quote.time("hs_accepted_date");
        if (stated != null) {
            EventDraft draft = at(Activity.QUOTE_ACCEPTED, stated, EvidenceLevel.EXPLICIT)
                    .dayIfMidnight()
                    .provedBy(quote, "hs_accepted_date")
                    .by(quote, accepted);
            return List.of(draft.recordedAt(accepted == null ? null : accepted.moment()));
        }
        if (accepted != null) {
            return List.of(at(Activity.QUOTE_ACCEPTED, accepted.moment(), EvidenceLevel.EXPLICIT)
                    .provedBy(quote, "hs_quote_status", accepted));
        }
        return byHandOrPayment(quote);
    }

    private List<EventDraft> byHandOrPayment(StoredRecord quote) {
        if ("true".equalsIgnoreCase(quote.value("hs_manually_signed"))) {
            Change marked = quote.history("hs_manually_signed").first("TRUE");
            if (marked != null) {
                return List.of(at(Activity.QUOTE_ACCEPTED, marked.moment(), EvidenceLevel.INFERRED)
                        .provedBy(quote, "hs_manually_signed", marked));
            }
            notes.note(MappingNote.NO_SIGNING_TIME, quote.id());
            return List.of();
        }
        Instant paid = "PAID".equalsIgnoreCase(quote.value("hs_payment_status")) ? quote.time("hs_payment_date") : null;
        return paid == null
                ? List.of()
                : List.of(at(Activity.QUOTE_ACCEPTED, paid, EvidenceLevel.INFERRED)
                        .dayIfMidnight()
                        .provedBy(quote, "hs_payment_date"));
    }

    private EventDraft at(Activity activity, Instant time, EvidenceLevel evidence) {
        return drafts.draft(activity.id(), time, evidence);
    }

    /** All signers have signed; where they are not counted, the status must not say otherwise. */
    private static boolean isFullySigned(StoredRecord quote) {
        double required = Amount.parse(quote.value("hs_esign_num_signers_required"));
        double completed = Amount.parse(quote.value("hs_esign_num_signers_completed"));
        if (!Double.isNaN(required) && !Double.isNaN(completed)) {
            return completed >= required;
        }
        String status = quote.value("hs_sign_status");
        status = status == null ? quote.value("hs_quote_esign_status") : status;
        return status == null || QuoteEvents.SIGNED.contains(status.toUpperCase(Locale.ROOT));
    }
}
