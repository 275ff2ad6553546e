package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.ActorType;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.Lead;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.Payment;
import io.keiro.leadtocash.Stage;
import io.keiro.leadtocash.StageMap;
import io.keiro.leadtocash.TimePrecision;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One portal of a few records, every event of it counted by hand. */
class MappingTest {

    /** The ids mislead on purpose: "contractsent" is the won stage and "closedwon" the lost one. */
    private static final String PIPELINES = """
            {"results":[{"id":"default","label":"Sales","displayOrder":0,"stages":[
              {"id":"91","label":"New","displayOrder":0,"metadata":{"isClosed":"false","probability":"0.2"}},
              {"id":"92","label":"Qualified","displayOrder":1,"metadata":{"isClosed":"false","probability":"0.4"}},
              {"id":"93","label":"Quote sent","displayOrder":2,"metadata":{"isClosed":"false","probability":"0.6"}},
              {"id":"contractsent","label":"Won","displayOrder":3,"metadata":{"isClosed":"true","probability":"1.0"}},
              {"id":"closedwon","label":"Lost","displayOrder":4,"metadata":{"isClosed":"true","probability":"0.0"}}]},
             {"id":"p2","label":"Partner","displayOrder":1,"stages":[
              {"id":"71","label":"New","displayOrder":0,"metadata":{"isClosed":"false","probability":"0.1"}}]}]}""";

    private static final String OWNERS = """
            {"results":[{"id":"31","firstName":"Rep","lastName":"One","userId":501,"teams":[{"name":"North","primary":true}]},
                        {"id":"32","firstName":"Rep","lastName":"Two","userId":502,"teams":[{"name":"South"}]}]}""";
    private static final StageMap STAGES = StageMap.of(List.of(
            stage("New", Outcome.OPEN, ""),
            stage("Qualified", Outcome.OPEN, "opportunity_qualified"),
            stage("Quote sent", Outcome.OPEN, "quote_issued"),
            stage("Won", Outcome.WON, "closed_won"),
            stage("Lost", Outcome.LOST, "closed_lost")));

    private final MiniPortal portal = new MiniPortal();

    @TempDir
    Path folder;

    private static Stage stage(String label, Outcome outcome, String activity) {
        return new Stage("Sales", "", label, 0, Double.NaN, outcome, activity, false);
    }

    @BeforeEach
    void describe() {
        portal.pipelines(PIPELINES).owners(OWNERS, "{\"results\":[]}").customProperties("region", "payment_terms");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private LeadToCash map() {
        return extract().toLeadToCash(STAGES);
    }

    private Snapshot extract() {
        return HubSpot.connect(AccessToken.of("t"), portal.server.options(), new VirtualTime())
                .extract(DealQuery.all().with(PortalObject.LINE_ITEMS), folder.resolve("portal.duckdb"));
    }

    private MiniPortal.Thing deal(long id) {
        return portal.add(PortalObject.DEALS, id, "2025-03-01T09:00:00Z")
                .set("createdate", "2025-03-01T09:00:00Z")
                .set("deal_currency_code", "EUR")
                .at("2025-03-01T09:00:00.100Z", "pipeline", "default")
                .at("2025-03-01T09:00:00.100Z", "hubspot_owner_id", "31");
    }

    /** "activity time evidence" of all events of a deal, in the order of time. */
    private static List<String> told(LeadToCash data, String deal) {
        return data.events().stream()
                .filter(event -> deal.equals(event.object(ObjectKind.DEAL)))
                .sorted(java.util.Comparator.comparing(BusinessEvent::time))
                .map(event -> event.activity() + " " + event.time() + " " + event.evidence()
                        + (event.changeTo() == null ? "" : " " + event.changeFrom() + ">" + event.changeTo()))
                .toList();
    }

    private static BusinessEvent only(LeadToCash data, String activity) {
        List<BusinessEvent> found = data.events().stream()
                .filter(event -> event.activity().equals(activity))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void aWonDealWithoutQuotesIsToldByItsStages() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91")
                .at("2025-03-01T09:00:00.100Z", "amount", "1000")
                .at("2025-03-03T10:00:00Z", "dealstage", "92")
                .at("2025-03-04T10:00:00Z", "amount", "1200.00", "CRM_UI", "502")
                .at("2025-03-05T10:00:00Z", "amount", "1200")
                .at("2025-03-05T11:00:00Z", "dealstage", "93", "AUTOMATION_PLATFORM", null)
                .at("2025-03-06T11:00:00Z", "hubspot_owner_id", "32")
                .at("2025-03-09T12:00:00Z", "dealstage", "contractsent")
                .at("2025-03-01T09:00:00.100Z", "closedate", "2025-03-31T09:00:00Z")
                .at("2025-03-07T09:00:00Z", "closedate", "2025-04-15T09:00:00Z")
                .at("2025-03-09T12:00:00.200Z", "closedate", "2025-03-09T12:00:00Z");
        LeadToCash data = map();
        assertThat(told(data, "1"))
                .containsExactly(
                        "opportunity_created 2025-03-01T09:00:00Z EXPLICIT",
                        "stage_changed 2025-03-01T09:00:00.100Z EXPLICIT null>New",
                        "stage_changed 2025-03-03T10:00:00Z EXPLICIT New>Qualified",
                        "opportunity_qualified 2025-03-03T10:00:00Z INFERRED",
                        "amount_changed 2025-03-04T10:00:00Z EXPLICIT 1000>1200",
                        "stage_changed 2025-03-05T11:00:00Z EXPLICIT Qualified>Quote sent",
                        "quote_issued 2025-03-05T11:00:00Z INFERRED",
                        "owner_changed 2025-03-06T11:00:00Z EXPLICIT Rep One>Rep Two",
                        "close_date_moved 2025-03-07T09:00:00Z EXPLICIT 2025-03-31>2025-04-15",
                        "stage_changed 2025-03-09T12:00:00Z EXPLICIT Quote sent>Won",
                        "closed_won 2025-03-09T12:00:00Z EXPLICIT",
                        "contract_signed 2025-03-09T12:00:00Z INFERRED");
        Deal deal = data.deals().get(0);
        assertThat(deal.outcome()).isEqualTo(Outcome.WON);
        assertThat(deal.pipeline()).isEqualTo("Sales");
        assertThat(deal.stage()).isEqualTo("Won");
        assertThat(deal.amount()).isEqualTo(1200);
        assertThat(deal.closeDate()).isEqualTo(LocalDate.of(2025, 3, 9));
        assertThat(deal.attribute("SalesRepresentative")).isEqualTo("Rep Two");
        assertThat(deal.attribute("Team")).isEqualTo("South");
        assertThat(data.cutOff()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(data.currency()).isEqualTo("EUR");
        assertThat(data.zone().getId()).isEqualTo("Europe/Berlin");
    }

    @Test
    void eventsCarryTheValuesOfTheirTimeAndWhoDidIt() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91")
                .at("2025-03-01T09:00:00.100Z", "amount", "1000")
                .at("2025-03-03T10:00:00Z", "dealstage", "92", "AUTOMATION_PLATFORM", null)
                .at("2025-03-04T10:00:00Z", "amount", "1200")
                .at("2025-03-05T10:00:00Z", "dealstage", "93", "SOMETHING_NEW", "999");
        LeadToCash data = map();
        BusinessEvent qualified = only(data, "opportunity_qualified");
        assertThat(qualified.attributes())
                .containsEntry("DealAmount", "1000")
                .containsEntry("SalesStage", "Qualified")
                .containsEntry("SalesRepresentative", "Rep One")
                .containsEntry("Pipeline", "Sales")
                .containsEntry("SourceType", "AUTOMATION_PLATFORM");
        assertThat(qualified.actorType()).isEqualTo(ActorType.AUTOMATION);
        assertThat(qualified.actor()).isEqualTo("AUTOMATION_PLATFORM");
        assertThat(qualified.source()).isEqualTo("HubSpot");
        BusinessEvent issued = only(data, "quote_issued");
        assertThat(issued.actorType()).isEqualTo(ActorType.UNKNOWN);
        assertThat(issued.actor()).isEqualTo("User 999");
        assertThat(only(data, "amount_changed").actor()).isEqualTo("Rep One");
        assertThat(only(data, "amount_changed").actorType()).isEqualTo(ActorType.HUMAN);
    }

    @Test
    void lostComesFromTheMetadataAndNeverFromTheIdOrTheMap() {
        deal(1).set("closed_lost_reason", "Price")
                .at("2025-03-01T09:00:00.100Z", "dealstage", "91")
                .at("2025-03-09T12:00:00Z", "dealstage", "closedwon");
        StageMap wrong = StageMap.of(List.of(stage("Lost", Outcome.WON, "closed_won")));
        LeadToCash data = extract().toLeadToCash(wrong);
        assertThat(only(data, "closed_lost").attributes()).containsEntry("LostReason", "Price");
        assertThat(data.deals().get(0).outcome()).isEqualTo(Outcome.LOST);
        assertThat(data.deals().get(0).attribute("LostReason")).isEqualTo("Price");
        assertThat(data.events()).noneMatch(event -> event.activity().equals("contract_signed"));
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .anyMatch(gap -> gap.startsWith("5 stages have no row in the stage map, so entering them"
                        + " proves no step: Partner / New, Sales / New, "));
    }

    @Test
    void aReopenedDealClosesTwiceAndIsSignedOnce() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91")
                .at("2025-03-02T00:00:00Z", "dealstage", "contractsent")
                .at("2025-03-03T00:00:00Z", "dealstage", "92")
                .at("2025-03-04T00:00:00Z", "dealstage", "contractsent");
        assertThat(told(map(), "1"))
                .filteredOn(event -> event.startsWith("closed") || event.startsWith("contract"))
                .containsExactly(
                        "closed_won 2025-03-02T00:00:00Z EXPLICIT",
                        "contract_signed 2025-03-02T00:00:00Z INFERRED",
                        "closed_won 2025-03-04T00:00:00Z EXPLICIT");
    }

    @Test
    void recalculationsAndResavesAreNoChanges() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91")
                .at("2025-03-02T00:00:00Z", "dealstage", "91")
                .at("2025-03-03T00:00:00Z", "dealstage", "92", "CALCULATED", null)
                .at("2025-03-04T00:00:00Z", "dealstage", "91");
        assertThat(told(map(), "1"))
                .filteredOn(event -> event.startsWith("stage_changed"))
                .hasSize(1);
    }

    @Test
    void aPipelineChangeIsOneStepBesideItsStage() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "71")
                .at("2025-03-02T00:00:00Z", "pipeline", "p2")
                .at("2025-03-02T00:00:00.003Z", "dealstage", "91");
        assertThat(told(map(), "1")).contains("pipeline_changed 2025-03-02T00:00:00Z EXPLICIT Sales>Partner");
    }

    @Test
    void aBackdatedDealKeepsBothTimes() {
        portal.add(PortalObject.DEALS, 1, "2025-03-01T09:00:00Z")
                .set("createdate", "2024-12-01T00:00:00Z")
                .set("hs_createdate", "2025-03-01T09:00:00Z")
                .at("2025-03-01T09:00:00Z", "dealstage", "91", "IMPORT", null);
        BusinessEvent created = only(map(), "opportunity_created");
        assertThat(created.time()).isEqualTo(Instant.parse("2024-12-01T00:00:00Z"));
        assertThat(created.attributes())
                .containsEntry("Backdated", "true")
                .containsEntry("RecordedTime", "2025-03-01T09:00:00Z")
                .containsEntry("SourceType", "IMPORT");
        assertThat(created.actorType()).isEqualTo(ActorType.AUTOMATION);
    }

    @Test
    void aValueThatWasFilledInLaterIsAChangeFromNothing() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91").at("2025-03-05T00:00:00Z", "amount", "700");
        assertThat(told(map(), "1")).contains("amount_changed 2025-03-05T00:00:00Z EXPLICIT null>700");
    }

    @Test
    void labelsAreThoseOfTheTimeOfTheEventAndDeletedStagesKeepTheirId() {
        portal.audit("92", """
                {"results":[{"action":"CREATE","timestamp":"2024-01-01T00:00:00Z","rawObject":{"label":"Checked"}},
                            {"action":"UPDATE","timestamp":"2025-06-01T00:00:00Z","rawObject":{"label":"Qualified"}}]}""");
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "55")
                .at("2025-03-03T10:00:00Z", "dealstage", "92")
                .at("2025-07-03T10:00:00Z", "dealstage", "91")
                .at("2025-07-04T10:00:00Z", "dealstage", "92");
        assertThat(told(map(), "1"))
                .filteredOn(event -> event.startsWith("stage_changed"))
                .containsExactly(
                        "stage_changed 2025-03-01T09:00:00.100Z EXPLICIT null>55",
                        "stage_changed 2025-03-03T10:00:00Z EXPLICIT 55>Checked",
                        "stage_changed 2025-07-03T10:00:00Z EXPLICIT Checked>New",
                        "stage_changed 2025-07-04T10:00:00Z EXPLICIT New>Qualified");
    }

    @Test
    void quotesTellIssueReissueApprovalAndAcceptanceBetterThanStages() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91")
                .at("2025-03-05T11:00:00Z", "dealstage", "93")
                .at("2025-03-20T00:00:00Z", "dealstage", "contractsent");
        portal.add(PortalObject.QUOTES, 41, "2025-03-04T00:00:00Z")
                .at("2025-03-04T00:00:00Z", "hs_quote_status", "DRAFT")
                .at("2025-03-04T01:00:00Z", "hs_status", "PENDING_APPROVAL")
                .at("2025-03-04T05:00:00Z", "hs_status", "REJECTED", "CRM_UI", "502")
                .at("2025-03-04T06:00:00Z", "hs_status", "PENDING_APPROVAL")
                .at("2025-03-05T00:00:00Z", "hs_status", "APPROVED", "CRM_UI", "502")
                .at("2025-03-05T00:00:00Z", "hs_quote_status", "PUBLISHED")
                .at("2025-03-08T00:00:00Z", "hs_quote_status", "EXPIRED");
        portal.add(PortalObject.QUOTES, 42, "2025-03-09T00:00:00Z")
                .at("2025-03-09T00:00:00Z", "hs_quote_status", "DRAFT")
                .at("2025-03-09T00:00:00Z", "hs_status", "APPROVAL_NOT_NEEDED")
                .at("2025-03-10T00:00:00Z", "hs_quote_status", "PUBLISHED")
                .set("hs_esign_num_signers_required", "2")
                .set("hs_esign_num_signers_completed", "2")
                .set("hs_esign_date", "2025-03-15T08:30:00Z");
        portal.link(PortalObject.DEALS, 1, PortalObject.QUOTES, 41)
                .link(PortalObject.DEALS, 1, PortalObject.QUOTES, 42);
        LeadToCash data = map();
        assertThat(told(data, "1"))
                .filteredOn(event -> event.matches("(quote|discount|contract).*"))
                .containsExactly(
                        "quote_created 2025-03-04T00:00:00Z EXPLICIT",
                        "discount_approval_requested 2025-03-04T01:00:00Z INFERRED",
                        "discount_rejected 2025-03-04T05:00:00Z INFERRED",
                        "discount_approval_requested 2025-03-04T06:00:00Z INFERRED",
                        "discount_approved 2025-03-05T00:00:00Z INFERRED",
                        "quote_issued 2025-03-05T00:00:00Z EXPLICIT",
                        "quote_expired 2025-03-08T00:00:00Z EXPLICIT",
                        "quote_created 2025-03-09T00:00:00Z EXPLICIT",
                        "quote_reissued 2025-03-10T00:00:00Z INFERRED",
                        "quote_accepted 2025-03-15T08:30:00Z EXPLICIT",
                        "contract_signed 2025-03-15T08:30:00Z EXPLICIT");
        assertThat(only(data, "quote_issued").object(ObjectKind.QUOTE)).isEqualTo("41");
        assertThat(only(data, "discount_approved").actor()).isEqualTo("Rep Two");
    }

    @Test
    void anApprovalIsSurelyAboutADiscountWhenTheDealHasOne() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91");
        portal.add(PortalObject.QUOTES, 41, "2025-03-04T00:00:00Z")
                .at("2025-03-04T01:00:00Z", "hs_quote_status", "PENDING_APPROVAL")
                .at("2025-03-05T00:00:00Z", "hs_quote_status", "PUBLISHED");
        portal.add(PortalObject.LINE_ITEMS, 61, "2025-03-04T00:00:00Z")
                .set("price", "500.00")
                .set("quantity", "2")
                .set("amount", "850")
                .set("hs_discount_percentage", "15");
        portal.link(PortalObject.DEALS, 1, PortalObject.QUOTES, 41)
                .link(PortalObject.DEALS, 1, PortalObject.LINE_ITEMS, 61);
        LeadToCash data = map();
        assertThat(only(data, "discount_approval_requested").evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
        assertThat(only(data, "discount_approved").time()).isEqualTo(Instant.parse("2025-03-05T00:00:00Z"));
        assertThat(data.deals().get(0).attributes())
                .containsEntry("ListAmount", "1000")
                .containsEntry("NetAmount", "850")
                .containsEntry("DiscountRate", "0.15");
    }

    @Test
    void aHalfSignedQuoteIsNotAcceptedAndADateAtMidnightIsADay() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91");
        portal.add(PortalObject.QUOTES, 41, "2025-03-04T00:00:00Z")
                .set("hs_esign_num_signers_required", "2")
                .set("hs_esign_num_signers_completed", "1")
                .set("hs_esign_date", "2025-03-15T08:30:00Z");
        portal.add(PortalObject.QUOTES, 42, "2025-03-05T00:00:00Z").set("hs_accepted_date", "2025-03-16T00:00:00Z");
        portal.link(PortalObject.DEALS, 1, PortalObject.QUOTES, 41)
                .link(PortalObject.DEALS, 1, PortalObject.QUOTES, 42);
        LeadToCash data = map();
        assertThat(only(data, "quote_accepted").object(ObjectKind.QUOTE)).isEqualTo("42");
        assertThat(only(data, "quote_accepted").precision()).isEqualTo(TimePrecision.DAY);
        assertThat(data.events()).noneMatch(event -> event.activity().equals("contract_signed"));
    }

    @Test
    void aQuoteThatOnlyWentBackToDraftShowsItsReworkThen() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91");
        portal.add(PortalObject.QUOTES, 41, "2025-03-04T00:00:00Z")
                .at("2025-03-05T00:00:00Z", "hs_quote_status", "PUBLISHED")
                .at("2025-03-07T00:00:00Z", "hs_quote_status", "DRAFT");
        portal.link(PortalObject.DEALS, 1, PortalObject.QUOTES, 41);
        assertThat(told(map(), "1")).contains("quote_reissued 2025-03-07T00:00:00Z INFERRED");
    }

    @Test
    void anApprovalIsTakenForTheIssueOnlyWhereNoLifeCycleIsKnown() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91");
        portal.add(PortalObject.QUOTES, 41, "2025-03-04T00:00:00Z")
                .at("2025-03-05T00:00:00Z", "hs_status", "APPROVAL_NOT_NEEDED");
        portal.link(PortalObject.DEALS, 1, PortalObject.QUOTES, 41);
        LeadToCash data = map();
        assertThat(told(data, "1"))
                .contains("quote_issued 2025-03-05T00:00:00Z INFERRED")
                .noneMatch(event -> event.startsWith("discount"));
    }

    @Test
    void invoicesAndPaymentsKeepTheirTimesTermsAndLinks() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91");
        portal.add(PortalObject.INVOICES, 51, "2025-04-01T08:00:00Z")
                .at("2025-04-01T08:00:00Z", "hs_invoice_status", "draft")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open")
                .at("2025-05-20T09:00:00Z", "hs_invoice_status", "paid")
                .set("hs_invoice_date", "2025-04-02T00:00:00Z")
                .set("hs_due_date", "2025-05-02T00:00:00Z")
                .set("hs_amount_billed", "1200")
                .set("hs_balance_due", "0")
                .set("payment_terms", "Net 30");
        payment(71, "2025-05-10T10:00:00Z", "700");
        payment(72, "2025-05-20T10:00:00Z", "500");
        portal.add(PortalObject.PAYMENTS, 73, "2025-05-09T00:00:00Z")
                .at("2025-05-09T00:00:00Z", "hs_latest_status", "processing")
                .at("2025-05-09T01:00:00Z", "hs_latest_status", "failed");
        portal.link(PortalObject.DEALS, 1, PortalObject.INVOICES, 51);
        for (long payment = 71; payment <= 73; payment++) {
            portal.link(PortalObject.INVOICES, 51, PortalObject.PAYMENTS, payment);
        }
        LeadToCash data = map();
        Invoice invoice = data.invoices().get(0);
        assertThat(invoice.issued()).isEqualTo(Instant.parse("2025-04-03T09:00:00Z"));
        assertThat(invoice.due()).isEqualTo(LocalDate.of(2025, 5, 2));
        assertThat(invoice.status()).isEqualTo(Invoice.Status.PAID);
        assertThat(invoice.amount()).isEqualTo(1200);
        assertThat(invoice.balance()).isZero();
        assertThat(invoice.dealId()).isEqualTo("1");
        assertThat(invoice.sent()).isNull();
        assertThat(invoice.attributes()).containsEntry("PaymentTerms", "Net 30");
        assertThat(data.payments())
                .extracting(Payment::id, Payment::invoiceId, Payment::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("71", "51", 700.0),
                        org.assertj.core.groups.Tuple.tuple("72", "51", 500.0));
        assertThat(told(data, "1"))
                .contains(
                        "invoice_issued 2025-04-03T09:00:00Z EXPLICIT",
                        "payment_received 2025-05-10T10:00:00Z EXTERNAL",
                        "payment_received 2025-05-20T10:00:00Z EXTERNAL");
    }

    private void payment(long id, String time, String amount) {
        portal.add(PortalObject.PAYMENTS, id, time)
                .at(time, "hs_latest_status", "succeeded", "API", null)
                .set("hs_initial_amount", amount)
                .set("hs_processor_type", "manual");
    }

    @Test
    void anInvoiceThatAnotherSystemBroughtLateKeepsItsOwnDay() {
        portal.add(PortalObject.DEALS, 1, "2025-03-01T09:00:00Z");
        portal.add(PortalObject.INVOICES, 51, "2025-04-20T08:00:00Z")
                .at("2025-04-20T08:00:00Z", "hs_invoice_status", "open", "INTEGRATION", null)
                .set("hs_invoice_date", "2025-04-02T00:00:00Z");
        portal.add(PortalObject.INVOICES, 52, "2025-04-20T08:00:00Z")
                .at("2025-04-20T08:00:00Z", "hs_invoice_status", "draft");
        portal.link(PortalObject.DEALS, 1, PortalObject.INVOICES, 51)
                .link(PortalObject.DEALS, 1, PortalObject.INVOICES, 52);
        LeadToCash data = map();
        BusinessEvent issued = only(data, "invoice_issued");
        assertThat(issued.time()).isEqualTo(Instant.parse("2025-04-02T00:00:00Z"));
        assertThat(issued.precision()).isEqualTo(TimePrecision.DAY);
        assertThat(issued.evidence()).isEqualTo(EvidenceLevel.EXTERNAL);
        assertThat(data.invoices())
                .extracting(Invoice::status)
                .containsExactly(Invoice.Status.OPEN, Invoice.Status.DRAFT);
        assertThat(data.invoices().get(1).issued()).isNull();
    }

    @Test
    void withoutPaymentObjectsAPaidInvoiceStandsForThePayment() {
        portal.add(PortalObject.DEALS, 1, "2025-03-01T09:00:00Z");
        portal.add(PortalObject.INVOICES, 51, "2025-04-01T08:00:00Z")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open")
                .at("2025-05-20T09:00:00Z", "hs_invoice_status", "paid")
                .set("hs_amount_billed", "1200");
        portal.link(PortalObject.DEALS, 1, PortalObject.INVOICES, 51);
        LeadToCash data = map();
        assertThat(data.payments())
                .containsExactly(new Payment("51-paid", "51", Instant.parse("2025-05-20T09:00:00Z"), 1200));
        assertThat(only(data, "payment_received").evidence()).isEqualTo(EvidenceLevel.INFERRED);
    }

    @Test
    void voidedAndRefundedAreStepsOfTheirOwn() {
        portal.add(PortalObject.DEALS, 1, "2025-03-01T09:00:00Z");
        portal.add(PortalObject.INVOICES, 51, "2025-04-01T08:00:00Z")
                .at("2025-04-03T09:00:00Z", "hs_invoice_status", "open")
                .at("2025-04-04T09:00:00Z", "hs_invoice_status", "voided");
        portal.add(PortalObject.PAYMENTS, 71, "2025-04-03T10:00:00Z")
                .at("2025-04-03T10:00:00Z", "hs_latest_status", "succeeded")
                .at("2025-04-05T10:00:00Z", "hs_latest_status", "partially_refunded")
                .set("hs_initial_amount", "100")
                .set("hs_refunds_amount", "30")
                .set("hs_processor_type", "stripe");
        portal.link(PortalObject.DEALS, 1, PortalObject.INVOICES, 51)
                .link(PortalObject.INVOICES, 51, PortalObject.PAYMENTS, 71);
        LeadToCash data = map();
        assertThat(told(data, "1"))
                .contains(
                        "invoice_voided 2025-04-04T09:00:00Z EXPLICIT",
                        "payment_received 2025-04-03T10:00:00Z EXPLICIT",
                        "payment_refunded 2025-04-05T10:00:00Z EXPLICIT");
        assertThat(data.payments().get(0).amount()).isEqualTo(70);
    }

    @Test
    void oneLeadPerDealTellsItsEventsAndAllAreRows() {
        deal(1).at("2025-03-01T09:00:00.100Z", "dealstage", "91");
        deal(2).set("createdate", "2025-06-01T00:00:00Z");
        contact(81, "2025-02-01T00:00:00Z").at("2025-02-10T00:00:00Z", "lifecyclestage", "salesqualifiedlead");
        contact(82, "2025-02-05T00:00:00Z");
        contact(83, "2025-03-15T00:00:00Z");
        portal.add(PortalObject.CONTACTS, 84, "2025-01-01T00:00:00Z")
                .at("2025-01-01T00:00:00Z", "lifecyclestage", "customer");
        for (long contact = 81; contact <= 84; contact++) {
            portal.link(PortalObject.DEALS, 1, PortalObject.CONTACTS, contact);
        }
        portal.link(PortalObject.DEALS, 2, PortalObject.CONTACTS, 81);
        LeadToCash data = map();
        assertThat(data.leads()).extracting(Lead::id).containsExactly("81", "82", "83");
        assertThat(data.leads().get(0).captured()).isEqualTo(Instant.parse("2025-02-01T00:00:00Z"));
        assertThat(data.leads().get(0).qualified()).isEqualTo(Instant.parse("2025-02-10T00:00:00Z"));
        assertThat(data.leads().get(0).attributes())
                .containsEntry("LeadSource", "ORGANIC_SEARCH")
                .containsEntry("LifecycleStage", "salesqualifiedlead");
        assertThat(only(data, "lead_captured").object(ObjectKind.LEAD)).isEqualTo("81");
        assertThat(only(data, "lead_captured").object(ObjectKind.DEAL)).isEqualTo("1");
        assertThat(only(data, "lead_qualified").evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(data.links())
                .filteredOn(link -> link.fromKind() == ObjectKind.LEAD)
                .hasSize(4);
    }

    private MiniPortal.Thing contact(long id, String time) {
        return portal.add(PortalObject.CONTACTS, id, time)
                .set("hs_analytics_source", "ORGANIC_SEARCH")
                .at(time, "lifecyclestage", "lead");
    }

    @Test
    void attributesComeFromTheFirstPropertyWithAValue() {
        deal(1).set("dealtype", "newbusiness");
        deal(2).set("region", "West");
        portal.add(PortalObject.COMPANIES, 901, "2024-01-01T00:00:00Z")
                .set("name", "Other Example")
                .set("region", "South");
        portal.add(PortalObject.COMPANIES, 902, "2024-01-01T00:00:00Z")
                .set("name", "Main Example")
                .set("country", "Exampleland")
                .set("industry", "RETAIL");
        for (long deal = 1; deal <= 2; deal++) {
            portal.link(PortalObject.DEALS, deal, PortalObject.COMPANIES, 901);
            portal.link(PortalObject.DEALS, deal, PortalObject.COMPANIES, 902, "Primary");
        }
        LeadToCash data = map();
        assertThat(data.deals().get(0).attributes())
                .containsEntry("DealType", "newbusiness")
                .containsEntry("CustomerName", "Main Example")
                .containsEntry("CustomerSegment", "RETAIL")
                .containsEntry("Region", "South")
                .containsEntry("Currency", "EUR");
        assertThat(data.deals().get(1).attributes()).containsEntry("Region", "West");
    }

    @Test
    void anotherPropertyMapWorksOnTheSameSnapshotAndTellsWhatWasNotExtracted() {
        portal.customProperties("tier");
        deal(1).set("region", "West").set("tier", "Gold");
        Snapshot snapshot = extract();
        PropertyMap other = PropertyMap.of(List.of(
                new PropertyMap.Row(PropertyMap.Target.DEAL, "Market", "deals", "region"),
                new PropertyMap.Row(PropertyMap.Target.DEAL, "Tier", "deals", "tier")));
        LeadToCash data = snapshot.toLeadToCash(STAGES, other);
        assertThat(data.deals().get(0).attributes()).containsOnly(java.util.Map.entry("Market", "West"));
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains("The property map names properties that were not extracted: deals.tier."
                        + " Extract with Options.withPropertyMap and refresh.");
    }

    @Test
    void anAmountInAnotherCurrencyIsTakenInTheHomeCurrency() {
        deal(1).set("deal_currency_code", "USD").set("amount", "100").set("amount_in_home_currency", "92.5");
        deal(2).set("deal_currency_code", "USD").set("amount", "100");
        LeadToCash data = map();
        assertThat(data.deals().get(0).amount()).isEqualTo(92.5);
        assertThat(data.deals().get(1).amount()).isNaN();
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .anyMatch(gap -> gap.startsWith("1 deals are in another currency than EUR"));
    }

    @Test
    void whatIsMissingIsAGap() {
        MiniPortal.Thing cut = deal(1);
        for (int i = 0; i < 20; i++) {
            cut.at("2025-04-01T00:00:" + (10 + i) + "Z", "dealstage", i % 2 == 0 ? "91" : "92");
        }
        contact(81, "2025-02-01T00:00:00Z");
        portal.link(PortalObject.DEALS, 1, PortalObject.CONTACTS, 81);
        assertThat(map().gaps())
                .extracting(Phrase::en)
                .contains(
                        "1 histories of deals are as long as the portal keeps them, so older changes may be missing.",
                        "1 deals have their first stage entry later than their record (cut history or merge): 1.",
                        "Contacts are read through their deals, so leads that never became a deal are not in this data.");
    }

    @Test
    void stagesOfAllPipelinesAreListedWithThePortalsOwnOutcome() {
        LeadToCash data = map();
        assertThat(data.stages()).hasSize(6);
        assertThat(data.stages().get(3))
                .isEqualTo(new Stage("Sales", "contractsent", "Won", 3, 1.0, Outcome.WON, "closed_won", false));
        assertThat(data.deals()).isEmpty();
        assertThat(extract().pipelines().rowCount()).isEqualTo(6);
    }
}
