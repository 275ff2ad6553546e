package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.ActorType;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.TimePrecision;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step that a deal's own record proves, and how it is marked. */
class MappedDealsTest {

    @TempDir
    Path folder;

    private SmallSnapshot portal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
    }

    private static List<String> changes(LeadToCash data, String activity) {
        return all(data, activity).stream()
                .map(event -> event.changeFrom() + ">" + event.changeTo())
                .toList();
    }

    @Test
    void everyEventNamesWhatProvesIt() {
        portal.deal("1").at("2025-03-03T10:00:00Z", "dealstage", "92", "AUTOMATION_PLATFORM", null);
        BusinessEvent qualified = only(portal.map(), "opportunity_qualified");
        assertThat(Mark.EVIDENCE_PROPERTY.of(qualified)).isEqualTo("deals.dealstage");
        assertThat(Mark.EVIDENCE_VALUE.of(qualified)).isEqualTo("92");
        assertThat(qualified.evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(qualified.actorType()).isEqualTo(ActorType.AUTOMATION);
        assertThat(qualified.actor()).isEqualTo("AUTOMATION_PLATFORM");
        assertThat(qualified.attributes()).containsEntry("Team", "North");
    }

    @Test
    void stagesStandForRequirementsContractsAndDeliveriesWhereTheMapSaysSo() {
        portal.deal("1")
                .at("2025-03-02T00:00:00Z", "dealstage", "94")
                .at("2025-03-03T00:00:00Z", "dealstage", "95")
                .at("2025-03-04T00:00:00Z", "dealstage", "96");
        LeadToCash data = portal.map();
        for (String step : List.of("requirements_gathered", "contract_sent", "order_fulfilled")) {
            assertThat(only(data, step).evidence()).as(step).isEqualTo(EvidenceLevel.INFERRED);
        }
        assertThat(all(data, "contract_signed")).isEmpty();
    }

    @Test
    void contractSentIsNotContractSigned() {
        portal.deal("1")
                .at("2025-03-02T00:00:00Z", "dealstage", "95")
                .at("2025-03-09T00:00:00Z", "dealstage", "contractsent");
        LeadToCash data = portal.map();
        assertThat(only(data, "contract_sent").time()).isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
        assertThat(only(data, "contract_signed").time()).isEqualTo(Instant.parse("2025-03-09T00:00:00Z"));
        assertThat(only(data, "contract_signed").evidence()).isEqualTo(EvidenceLevel.INFERRED);
    }

    @Test
    void aStageThatIsNotInTheMapProvesNothingHoweverItsIdReads() {
        portal.stage(PortalObject.DEALS, "default", "qualifiedtobuy", "Parked", "{\"isClosed\":\"false\"}");
        portal.deal("1").at("2025-03-02T00:00:00Z", "dealstage", "qualifiedtobuy");
        LeadToCash data = portal.map();
        assertThat(all(data, "opportunity_qualified")).isEmpty();
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains("1 stages have no row in the stage map, so entering them proves no step: Sales / Parked.");
    }

    @Test
    void twoPipelinesWithEqualLabelsAreKeptApart() {
        portal.pipeline(PortalObject.DEALS, "p2", "Partner")
                .stage(PortalObject.DEALS, "p2", "71", "Qualified", "{\"isClosed\":\"false\",\"probability\":\"0.1\"}")
                .stage(PortalObject.DEALS, "p2", "72", "Won", "{\"isClosed\":\"true\",\"probability\":\"1.0\"}");
        portal.add(PortalObject.DEALS, "7", "2025-03-01T09:00:00Z")
                .at("2025-03-01T09:00:00Z", "pipeline", "p2")
                .at("2025-03-01T09:00:00Z", "dealstage", "71")
                .at("2025-03-05T09:00:00Z", "dealstage", "72");
        LeadToCash data = portal.map();
        // The stage map knows "Qualified" of Sales only; winning is told by the metadata of this very pipeline.
        assertThat(all(data, "opportunity_qualified")).isEmpty();
        assertThat(only(data, "closed_won").attributes()).containsEntry("Pipeline", "Partner");
        assertThat(data.deals().get(0).outcome()).isEqualTo(Outcome.WON);
    }

    @Test
    void closingKeepsTheBusinessDateBesideTheRecordedTime() {
        portal.deal("1")
                .at("2025-03-01T09:00:00.100Z", "closedate", "2025-03-31T00:00:00Z")
                .at("2025-03-09T12:00:00Z", "dealstage", "contractsent")
                .at("2025-03-09T12:00:00.300Z", "closedate", "2025-03-08T00:00:00Z");
        BusinessEvent won = only(portal.map(), "closed_won");
        assertThat(won.time()).isEqualTo(Instant.parse("2025-03-09T12:00:00Z"));
        assertThat(Mark.BUSINESS_TIME.of(won)).isEqualTo("2025-03-08");
    }

    @Test
    void aClosingDateThatIsSetWhileClosingIsNoMoveOfTheCloseDate() {
        portal.deal("1")
                .at("2025-03-01T09:00:00.100Z", "closedate", "2025-03-31T00:00:00Z")
                .at("2025-03-05T09:00:00Z", "closedate", "2025-04-30T00:00:00Z")
                .at("2025-03-09T12:00:00Z", "dealstage", "closedwon")
                .at("2025-03-09T12:00:00.300Z", "closedate", "2025-03-09T12:00:00Z");
        assertThat(changes(portal.map(), "close_date_moved")).containsExactly("2025-03-31>2025-04-30");
    }

    @Test
    void amountsOwnersAndDiscountsChange() {
        portal.deal("1")
                .at("2025-03-01T09:00:00.100Z", "amount", "1000")
                .at("2025-03-02T09:00:00Z", "amount", "1000.00")
                .at("2025-03-03T09:00:00Z", "amount", "900")
                .at("2025-03-04T09:00:00Z", "hubspot_owner_id", "32")
                .at("2025-03-01T09:00:00.100Z", "discount_rate", "0.05")
                .at("2025-03-05T09:00:00Z", "discount_rate", "0.10");
        LeadToCash data = portal.map();
        assertThat(changes(data, "amount_changed")).containsExactly("1000>900");
        assertThat(changes(data, "owner_changed")).containsExactly("Rep One>Rep Two");
        assertThat(changes(data, "discount_changed")).containsExactly("0.05>0.1");
        assertThat(only(data, "discount_changed").attributes()).containsEntry("SalesRepresentative", "Rep Two");
    }

    @Test
    void recalculatedRowsAreNeverEvents() {
        portal.deal("1")
                .at("2025-03-02T09:00:00Z", "amount", "500", "CALCULATED", null)
                .at("2025-03-03T09:00:00Z", "dealstage", "92", "CALCULATED", null);
        LeadToCash data = portal.map();
        assertThat(all(data, "amount_changed")).isEmpty();
        assertThat(all(data, "stage_changed")).hasSize(1);
        assertThat(all(data, "opportunity_qualified")).isEmpty();
    }

    @Test
    void savingTheSameStageAgainIsNoChange() {
        portal.deal("1").at("2025-03-02T09:00:00Z", "dealstage", "91").at("2025-03-03T09:00:00Z", "dealstage", "92");
        assertThat(changes(portal.map(), "stage_changed")).containsExactly("null>New", "New>Qualified");
    }

    @Test
    void aPipelineChangeAndItsStagesWithinMillisecondsAreOneChangeAndOneStage() {
        portal.pipeline(PortalObject.DEALS, "p2", "Partner")
                .stage(PortalObject.DEALS, "p2", "71", "Entry", "{\"isClosed\":\"false\"}")
                .stage(PortalObject.DEALS, "p2", "72", "Check", "{\"isClosed\":\"false\"}");
        portal.deal("1")
                .at("2025-03-02T00:00:00Z", "pipeline", "p2")
                .at("2025-03-02T00:00:00.002Z", "dealstage", "71")
                .at("2025-03-02T00:00:00.009Z", "dealstage", "72");
        LeadToCash data = portal.map();
        assertThat(changes(data, "pipeline_changed")).containsExactly("Sales>Partner");
        assertThat(changes(data, "stage_changed")).containsExactly("null>New", "New>Check");
    }

    @Test
    void quickChangesWithoutAPipelineChangeAllCount() {
        portal.deal("1")
                .at("2025-03-02T00:00:00.002Z", "dealstage", "92")
                .at("2025-03-02T00:00:00.009Z", "dealstage", "93");
        assertThat(changes(portal.map(), "stage_changed"))
                .containsExactly("null>New", "New>Qualified", "Qualified>Quote sent");
    }

    @Test
    void tiesOfOneMillisecondFollowThePropertyAndThenTheValue() {
        portal.deal("1")
                .at("2025-03-02T00:00:00Z", "dealstage", "93")
                .at("2025-03-02T00:00:00Z", "dealstage", "92")
                .at("2025-03-02T00:00:00Z", "hubspot_owner_id", "32")
                .at("2025-03-02T00:00:00Z", "amount", "5");
        LeadToCash data = portal.map();
        assertThat(data.events().stream()
                        .filter(event -> event.time().equals(Instant.parse("2025-03-02T00:00:00Z")))
                        .filter(event -> event.changeTo() != null)
                        .map(BusinessEvent::changeTo))
                .containsExactly("Qualified", "Quote sent", "Rep Two", "5");
    }

    @Test
    void aDealThatBouncedCarriesTheMarkOfItsCutHistory() {
        SmallSnapshot.Thing deal = portal.deal("1");
        for (int day = 2; day <= 20; day++) {
            deal.at(String.format("2025-03-%02dT00:00:00Z", day), "dealstage", day % 2 == 0 ? "92" : "91");
        }
        portal.deal("2");
        LeadToCash data = portal.map();
        assertThat(Mark.HISTORY_TRUNCATED.of(data.deals().get(0))).isEqualTo("dealstage");
        assertThat(Mark.HISTORY_TRUNCATED.of(data.deals().get(1))).isNull();
    }

    @Test
    void lostStageEntriesComeBackFromTheirDatesAsInferred() {
        portal.add(PortalObject.DEALS, "1", "2025-03-01T09:00:00Z")
                .set("createdate", "2025-03-01T09:00:00Z")
                .set("hs_v2_date_entered_91", "2025-03-01T09:00:00Z")
                .set("hs_v2_date_entered_92", "2025-03-05T10:00:00Z")
                .set("hs_v2_date_entered_93", "2025-03-20T10:00:00Z")
                .at("2025-03-20T10:00:00Z", "dealstage", "93");
        LeadToCash data = portal.map();
        List<BusinessEvent> stages = all(data, "stage_changed");
        assertThat(stages)
                .extracting(event ->
                        event.time() + " " + event.changeTo() + " " + event.evidence() + " " + Mark.RECOVERED.of(event))
                .containsExactly(
                        "2025-03-01T09:00:00Z New INFERRED true",
                        "2025-03-05T10:00:00Z Qualified INFERRED true",
                        "2025-03-20T10:00:00Z Quote sent EXPLICIT null");
        assertThat(Mark.RECOVERED.of(only(data, "opportunity_qualified"))).isEqualTo("true");
        assertThat(Mark.EVIDENCE_PROPERTY.of(only(data, "opportunity_qualified")))
                .isEqualTo("deals.hs_v2_date_entered_92");
        assertThat(Mark.STARTS_LATE.of(data.deals().get(0))).isEqualTo("true");
        assertThat(Mark.STARTS_LATE.of(only(data, "opportunity_created"))).isEqualTo("true");
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains("1 deals have their first stage entry later than their record (cut history or merge): 1.");
    }

    @Test
    void datesOfAWholeHistoryAddNothing() {
        portal.deal("1")
                .set("hs_v2_date_entered_92", "2025-02-05T10:00:00Z")
                .at("2025-03-20T10:00:00Z", "dealstage", "93");
        assertThat(all(portal.map(), "stage_changed")).hasSize(2);
    }

    @Test
    void datesFindTheirStageThroughRewrittenIds() {
        assertThat(StageDates.stage("hs_v2_date_entered_ab_cd_12", List.of("ab-cd", "ab", "cd")))
                .isEqualTo("ab-cd");
        assertThat(StageDates.stage("hs_v2_date_entered_ab_cd", List.of("ab-cd", "ab")))
                .isEqualTo("ab-cd");
        assertThat(StageDates.stage("hs_v2_date_entered_ab_77", List.of("ab-cd", "ab")))
                .isEqualTo("ab");
        assertThat(StageDates.stage("hs_v2_date_entered_zz", List.of("ab"))).isNull();
        assertThat(StageDates.stage("hs_v2_date_exited_ab", List.of("ab"))).isNull();
    }

    @Test
    void aLabelWithoutAChangeLogIsMarkedAsTodaysAndADeletedStageKeepsItsId() {
        portal.audit("92", "2024-01-01T00:00:00Z", "Checked").audit("92", "2025-06-01T00:00:00Z", "Qualified");
        portal.deal("1").at("2025-03-02T00:00:00Z", "dealstage", "92").at("2025-03-03T00:00:00Z", "dealstage", "55");
        List<BusinessEvent> stages = all(portal.map(), "stage_changed");
        assertThat(stages).extracting(BusinessEvent::changeTo).containsExactly("New", "Checked", "55");
        assertThat(stages).extracting(Mark.LABEL_IS_CURRENT::of).containsExactly("true", null, null);
        assertThat(stages).extracting(Mark.STAGE_DELETED::of).containsExactly(null, null, "true");
    }

    @Test
    void aDealEnteredAfterwardsKeepsBothTimesAndOneEnteredTheSameDayIsNotMarked() {
        portal.deal("1").set("createdate", "2024-12-01T00:00:00Z").set("hs_createdate", "2025-03-01T09:00:00Z");
        portal.deal("2").set("createdate", "2025-02-28T20:00:00Z").set("hs_createdate", "2025-03-01T09:00:00Z");
        List<BusinessEvent> created = all(portal.map(), "opportunity_created");
        assertThat(created).extracting(Mark.BACKDATED::of).containsExactly("true", null);
        assertThat(created)
                .extracting(Mark.RECORDED_TIME::of)
                .containsExactly("2025-03-01T09:00:00Z", "2025-03-01T09:00:00Z");
    }

    @Test
    void manyRecordsOfOneMomentAndImportAreABulkChange() {
        for (int i = 1; i <= 4; i++) {
            portal.deal("10" + i).at("2025-05-01T00:00:00." + i + "00Z", "dealstage", "closedwon", "IMPORT", null);
        }
        portal.deal("9").at("2025-05-01T00:00:00Z", "dealstage", "closedwon");
        LeadToCash data = portal.map(MappingOptions.defaults().withBulkRecords(4));
        assertThat(all(data, "closed_lost")).extracting(Mark.BULK_CHANGE::of).containsExactly(null, "4", "4", "4", "4");
        assertThat(all(data, "opportunity_created"))
                .extracting(Mark.BULK_CHANGE::of)
                .containsOnlyNulls();
    }

    @Test
    void fewRecordsOfOneMomentAreNoBulkChange() {
        for (int i = 1; i <= 3; i++) {
            portal.deal("10" + i).at("2025-05-01T00:00:00Z", "dealstage", "closedwon", "IMPORT", null);
        }
        LeadToCash data = portal.map(MappingOptions.defaults().withBulkRecords(4));
        assertThat(all(data, "closed_lost")).extracting(Mark.BULK_CHANGE::of).containsOnlyNulls();
    }

    @Test
    void ownersWhoLeftOrAreUnknownAreSaidSo() {
        portal.owner("33", "503", "Rep Gone", "North", true);
        portal.deal("1").set("hubspot_owner_id", "33");
        portal.deal("2").set("hubspot_owner_id", "99");
        portal.deal("3");
        assertThat(portal.map().deals()).extracting(Mark.OWNER_STATE::of).containsExactly("archived", "unknown", null);
    }

    @Test
    void linksOfMergedRecordsLeadToTheSurvivorHoweverOftenItWasMerged() {
        portal.alias(PortalObject.DEALS, "1", "2").alias(PortalObject.DEALS, "2", "3");
        portal.alias(PortalObject.QUOTES, "41", "42");
        SmallSnapshot.Thing old = portal.add(PortalObject.DEALS, "1", "2025-01-01T00:00:00Z");
        portal.deal("3").set("hs_merged_object_ids", "1;2");
        portal.add(PortalObject.QUOTES, "42", "2025-03-02T00:00:00Z")
                .at("2025-03-03T00:00:00Z", "hs_quote_status", "PUBLISHED");
        old.to(portal.add(PortalObject.QUOTES, "41", "2025-03-02T00:00:00Z"));
        LeadToCash data = portal.map();
        assertThat(data.deals()).extracting(deal -> deal.id()).containsExactly("3");
        assertThat(Mark.MERGED_FROM.of(data.deals().get(0))).isEqualTo("1|2");
        assertThat(only(data, "quote_issued").object(ObjectKind.DEAL)).isEqualTo("3");
        assertThat(only(data, "quote_issued").object(ObjectKind.QUOTE)).isEqualTo("42");
    }

    @Test
    void interleavedDoublesOfAMergeCountOnce() {
        portal.deal("3")
                .at("2025-03-02T00:00:00Z", "dealstage", "92")
                .at("2025-03-02T06:00:00Z", "dealstage", "92")
                .at("2025-03-04T00:00:00Z", "dealstage", "93")
                .at("2025-03-04T06:00:00Z", "dealstage", "93");
        assertThat(changes(portal.map(), "stage_changed"))
                .containsExactly("null>New", "New>Qualified", "Qualified>Quote sent");
    }

    @Test
    void aDateThatThePropertyMapNamesAsAStepIsOne() {
        portal.deal("1").set("requirements_done", "2025-03-10T00:00:00Z");
        PropertyMap map = PropertyMap.of(List.of(
                new PropertyMap.Row(PropertyMap.Target.DEAL, "requirements_gathered", "deals", "requirements_done")));
        BusinessEvent step = only(portal.map(MappingOptions.defaults().withPropertyMap(map)), "requirements_gathered");
        assertThat(step.precision()).isEqualTo(TimePrecision.DAY);
        assertThat(step.evidence()).isEqualTo(EvidenceLevel.INFERRED);
        assertThat(Mark.EVIDENCE_PROPERTY.of(step)).isEqualTo("deals.requirements_done");
    }

    @Test
    void emptySnapshot() {
        LeadToCash data = portal.map();
        assertThat(data.deals()).isEmpty();
        assertThat(data.events()).isEmpty();
        assertThat(data.toEventLog().eventCount()).isZero();
    }
}
