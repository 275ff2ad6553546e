package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static io.keiro.hubspot.SmallSnapshot.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.TimePrecision;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes: creation, approval, issue, reissue, acceptance by priority, signature, end. */
class MappedQuotesTest {

    @TempDir
    Path folder;

    private SmallSnapshot portal;
    private SmallSnapshot.Thing deal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
        deal = portal.deal("1");
    }

    private SmallSnapshot.Thing quote(String id) {
        SmallSnapshot.Thing quote = portal.add(PortalObject.QUOTES, id, "2025-03-04T00:00:00Z")
                .at("2025-03-05T00:00:00Z", "hs_quote_status", "PUBLISHED");
        deal.to(quote);
        return quote;
    }

    @Test
    void acceptanceByElectronicSignatureIsSignatureInTheSameMoment() {
        quote("41")
                .set("hs_esign_date", "2025-03-15T08:30:00Z")
                .set("hs_sign_status", "ESIGN_COMPLETED")
                .at("2025-03-20T00:00:00Z", "hs_quote_status", "EXPIRED");
        LeadToCash data = portal.map();
        Instant signed = Instant.parse("2025-03-15T08:30:00Z");
        assertThat(only(data, "quote_accepted").time()).isEqualTo(signed);
        assertThat(only(data, "contract_signed").time()).isEqualTo(signed);
        assertThat(only(data, "contract_signed").evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
        assertThat(only(data, "quote_expired").time()).isEqualTo(Instant.parse("2025-03-20T00:00:00Z"));
    }

    @Test
    void aPendingSignatureProvesNothing() {
        quote("41").set("hs_esign_date", "2025-03-15T08:30:00Z").set("hs_sign_status", "ESIGN_PENDING");
        assertThat(all(portal.map(), "quote_accepted")).isEmpty();
    }

    @Test
    void theStatusOfTodayProvesNoAcceptanceAndTheHistoryDoes() {
        quote("41").set("hs_quote_status", "ACCEPTED");
        quote("42").at("2025-03-09T00:00:01Z", "hs_quote_status", "ACCEPTED").set("hs_quote_status", "EXPIRED");
        assertThat(only(portal.map(), "quote_accepted").object(ObjectKind.QUOTE))
                .isEqualTo("42");
    }

    @Test
    void theStatedDateOfAcceptanceGoesBeforeTheStatusAndKeepsWhenItWasRecorded() {
        quote("41")
                .set("hs_accepted_date", "2025-03-06T00:00:00Z")
                .at("2025-03-10T09:00:00Z", "hs_quote_status", "ACCEPTED");
        var accepted = only(portal.map(), "quote_accepted");
        assertThat(accepted.time()).isEqualTo(Instant.parse("2025-03-06T00:00:00Z"));
        assertThat(accepted.precision()).isEqualTo(TimePrecision.DAY);
        assertThat(Mark.RECORDED_TIME.of(accepted)).isEqualTo("2025-03-10T09:00:00Z");
        assertThat(Mark.BACKDATED.of(accepted)).isEqualTo("true");
    }

    @Test
    void signedByHandCountsWhenItWasMarkedAndIsReportedWhereNobodyKnowsWhen() {
        quote("41").at("2025-03-11T00:00:01Z", "hs_manually_signed", "true");
        quote("42").set("hs_manually_signed", "true");
        LeadToCash data = portal.map();
        assertThat(only(data, "quote_accepted").object(ObjectKind.QUOTE)).isEqualTo("41");
        assertThat(only(data, "quote_accepted").evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains("1 quotes are marked as signed by hand and do not say when; they prove no acceptance: 42.");
    }

    @Test
    void paidThroughTheQuoteIsAcceptedAtLast() {
        quote("41").set("hs_payment_status", "PAID").set("hs_payment_date", "2025-03-12T10:00:00Z");
        var accepted = only(portal.map(), "quote_accepted");
        assertThat(accepted.time()).isEqualTo(Instant.parse("2025-03-12T10:00:00Z"));
        assertThat(accepted.evidence()).isEqualTo(EvidenceLevel.INFERRED);
    }

    @Test
    void theSecondIssueIsAReissueAndSoIsTheSecondQuote() {
        quote("41")
                .at("2025-03-06T00:00:00Z", "hs_quote_status", "DRAFT")
                .at("2025-03-07T00:00:00Z", "hs_quote_status", "PUBLISHED");
        quote("42").at("2025-03-08T00:00:00Z", "hs_quote_status", "PUBLISHED");
        assertThat(told(portal.map(), ObjectKind.DEAL, "1"))
                .filteredOn(event -> event.contains("issued"))
                .containsExactly(
                        "quote_issued 2025-03-05T00:00:00Z EXPLICIT",
                        "quote_reissued 2025-03-05T00:00:00Z INFERRED",
                        "quote_reissued 2025-03-07T00:00:00Z INFERRED");
    }

    @Test
    void whatAQuoteShowsGoesBeforeTheStageAndTheStageIsRemembered() {
        deal.at("2025-03-03T00:00:00Z", "dealstage", "93");
        quote("41");
        var issued = only(portal.map(), "quote_issued");
        assertThat(issued.evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
        assertThat(issued.time()).isEqualTo(Instant.parse("2025-03-05T00:00:00Z"));
        assertThat(Mark.OTHER_EVIDENCE.of(issued)).isEqualTo("inferred 2025-03-03T00:00:00Z deals.dealstage");
    }

    @Test
    void approvalIsNoIssueAndNotNeededIsNoApproval() {
        SmallSnapshot.Thing quote = portal.add(PortalObject.QUOTES, "41", "2025-03-04T00:00:00Z")
                .at("2025-03-04T01:00:00Z", "hs_status", "PENDING_APPROVAL")
                .at("2025-03-04T02:00:00Z", "hs_status", "APPROVED")
                .at("2025-03-04T00:00:00Z", "hs_quote_status", "DRAFT");
        SmallSnapshot.Thing other = portal.add(PortalObject.QUOTES, "42", "2025-03-04T00:00:00Z")
                .at("2025-03-04T01:00:00Z", "hs_status", "APPROVAL_NOT_NEEDED")
                .at("2025-03-04T00:00:00Z", "hs_quote_status", "DRAFT");
        deal.to(quote).to(other);
        LeadToCash data = portal.map();
        assertThat(all(data, "quote_issued")).isEmpty();
        assertThat(only(data, "discount_approved").object(ObjectKind.QUOTE)).isEqualTo("41");
        assertThat(only(data, "discount_approved").evidence()).isEqualTo(EvidenceLevel.INFERRED);
    }

    @Test
    void eachVersionKeepsItsOwnDiscount() {
        SmallSnapshot.Thing quote = quote("41")
                .at("2025-03-04T01:00:00Z", "hs_status", "PENDING_APPROVAL")
                .at("2025-03-04T02:00:00Z", "hs_status", "REJECTED");
        quote.to(portal.add(PortalObject.LINE_ITEMS, "61", "2025-03-04T00:00:00Z")
                .set("price", "100")
                .set("quantity", "10")
                .set("amount", "900")
                .set("hs_discount_percentage", "10"));
        LeadToCash data = portal.map();
        assertThat(only(data, "quote_issued").attributes())
                .containsEntry("DiscountRate", "0.1")
                .containsEntry("ListAmount", "1000")
                .containsEntry("NetAmount", "900");
        assertThat(only(data, "discount_rejected").evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
        assertThat(data.deals().get(0).attribute("ListAmount")).isNull();
    }
}
