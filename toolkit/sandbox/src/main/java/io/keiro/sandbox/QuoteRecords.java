package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Quotes as records of the portal. */
final class QuoteRecords {

    private static final Change.Source CUSTOMER = Change.Source.machine("API", "quotes", null);

    private final Edition edition;

    QuoteRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord quote(int slot) {
        int number = slot / Ids.QUOTES_PER_NUMBER;
        DealStory story = edition.company().story(number);
        QuoteVersion quote = story.quotes().stream()
                .filter(candidate -> candidate.slot() == slot % Ids.QUOTES_PER_NUMBER)
                .findFirst()
                .orElseThrow();
        long id = edition.ids().id(ObjectType.QUOTES, slot);
        int owner = story.ownerAt(quote.created());
        Change.Source source = edition.staff().source(owner);
        int version = story.quotes().indexOf(quote) + 1;
        String title = edition.text(new Text("Quote", "見積書")) + " " + (number + 1) + "-" + version;
        PortalRecord.Builder builder = PortalRecord.builder(ObjectType.QUOTES, id, quote.created(), edition.now())
                .set("hs_title", title, source)
                .set("hs_quote_number", String.format(java.util.Locale.ROOT, "Q-%06d-%d", number + 1, version), source)
                .set(
                        "hs_quote_amount",
                        Long.toString(story.pricing()
                                .net(story.traits().amount(), story.quotes().size() - version)),
                        source)
                .set("hs_currency", story.traits().customer().currency().name(), source)
                .set("hs_expiration_date", midnight(quote.expires()), source)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(owner)), source)
                .set("hs_esign_enabled", Boolean.toString(quote.electronic()), source);
        for (Step step : quote.approval()) {
            builder.set("hs_status", step.value(), step.time(), edition.source(step, story));
        }
        for (Step step : quote.lifeCycle()) {
            builder.set("hs_quote_status", step.value(), step.time(), edition.source(step, story));
        }
        addSignature(builder, quote, edition.staff().source(story.ownerAt(quote.published())));
        return builder.build();
    }

    private static String amount(DealStory story, int revisionsToCome) {
        Currency currency = story.traits().customer().currency();
        return Long.toString(currency.of(story.pricing().net(story.traits().amount(), revisionsToCome)));
    }

    private static void addSignature(PortalRecord.Builder builder, QuoteVersion quote, Change.Source owner) {
        if (quote.electronic()) {
            builder.set("hs_esign_num_signers_required", "1", quote.published(), owner)
                    .set("hs_esign_num_signers_completed", "0", quote.published(), owner)
                    .set("hs_sign_status", "ESIGN_PENDING", quote.published(), owner);
        }
        if (quote.accepted() == Step.NEVER) {
            return;
        }
        String accepted = PortalRecord.text(quote.accepted());
        if (quote.electronic()) {
            builder.set("hs_esign_num_signers_completed", "1", quote.accepted(), CUSTOMER)
                    .set("hs_sign_status", "ESIGN_COMPLETED", quote.accepted(), CUSTOMER)
                    .set("hs_esign_date", accepted, quote.accepted(), CUSTOMER);
        } else {
            builder.set("hs_accepted_date", accepted, quote.accepted(), owner);
        }
    }

    /** A date: midnight UTC of a calendar day. */
    static String midnight(LocalDate day) {
        return PortalRecord.text(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }
}
