package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static io.keiro.hubspot.SmallSnapshot.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.LogOptions;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal as connectors leave it in a warehouse: small tables of our own, and tiny tables that never saw this project. */
class ConnectorTablesTest {

    private static final Path SEEDS =
            Path.of(System.getProperty("keiro.home"), "..", "shared", "data", "crm", "hubspot-seeds");

    @TempDir
    Path folder;

    private void table(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name + ".csv"), String.join("\n", lines) + "\n");
    }

    private Snapshot read() {
        return Snapshot.fromTables(
                folder,
                folder.resolve("out").resolve("tables.duckdb"),
                TableOptions.defaults().withPrivacy(Privacy.namesKept()).withCurrency("EUR"));
    }

    @Test
    void dealsStagesHistoriesOwnersLinksAndMergesBecomeTheSameData() throws IOException {
        table(
                "deal",
                "deal_id,is_deleted,deal_pipeline_id,deal_pipeline_stage_id,owner_id,portal_id,property_amount,property_createdate",
                "1,false,p1,s2,31,99,1200,2025-03-01 9:05:00",
                "2,true,p1,s1,31,99,,2025-03-02 09:00:00",
                "7,false,p1,s1,31,99,50,2025-03-03 09:00:00");
        table("deal_pipeline", "pipeline_id,label,display_order", "p1,Sales,0");
        table(
                "deal_pipeline_stage",
                "stage_id,label,pipeline_id,display_order,is_closed,closed_won,probability",
                "s1,Quote sent,p1,0,FALSE,FALSE,0.4",
                "s2,Done,p1,1,TRUE,TRUE,");
        table(
                "deal_property_history",
                "deal_id,name,value,timestamp,source,source_id",
                "1,dealstage,s1,2025-03-01 09:05:00.120,CRM_UI,userId:501",
                "1,amount,1000,2025-03-01 09:05:00.120,CRM_UI,userId:501",
                "1,amount,1200,2025-03-04 10:00:00,INTEGRATION,erp",
                "9,dealstage,s1,2025-02-01 10:00:00,CRM_UI,userId:501");
        table("deal_stage_data", "deal_id,value,date_entered,source", "1,s2,2025-03-09 12:00:00,CRM_UI");
        table(
                "owner",
                "owner_id,first_name,last_name,active_user_id,_fivetran_synced",
                "31,Rep,One,501,2025-06-01 00:00:00");
        table("owner_team", "owner_id,team_id", "31,t");
        table("team", "id,name", "t,North");
        table(
                "engagement_meeting",
                "engagement_id,start_time,end_time,meeting_outcome",
                "61,2025-03-05 10:00:00,2025-03-05 11:00:00,COMPLETED");
        table("engagement_deal", "deal_id,engagement_id", "1,61");
        table("merged_deal", "deal_id,merged_deal_id", "1,9");
        Snapshot snapshot = read();
        LeadToCash data = snapshot.toLeadToCash(snapshot.stageMapDraft().stageMap());
        assertThat(data.cutOff()).isEqualTo(Instant.parse("2025-06-01T00:00:00Z"));
        assertThat(data.deals())
                .extracting(deal -> deal.id() + " " + deal.outcome())
                .containsExactly("1 WON", "7 OPEN");
        assertThat(told(data, ObjectKind.DEAL, "1"))
                .containsExactly(
                        "stage_changed 2025-02-01T10:00:00Z EXPLICIT",
                        "quote_issued 2025-02-01T10:00:00Z INFERRED",
                        "opportunity_created 2025-03-01T09:05:00Z EXPLICIT",
                        "amount_changed 2025-03-04T10:00:00Z EXPLICIT",
                        "meeting_held 2025-03-05T10:00:00Z EXPLICIT",
                        "stage_changed 2025-03-09T12:00:00Z EXPLICIT",
                        "closed_won 2025-03-09T12:00:00Z EXPLICIT",
                        "contract_signed 2025-03-09T12:00:00Z INFERRED");
        assertThat(only(data, "amount_changed").actor()).isEqualTo("INTEGRATION");
        assertThat(data.deals().get(0).attribute("Team")).isEqualTo("North");
        assertThat(data.deals().get(0).outcome()).isEqualTo(Outcome.WON);
        assertThat(snapshot.reconciliation().rows().get(0).archived()).isEqualTo(1);
    }

    @Test
    void namesAreReplacedUnlessSaidOtherwise() throws IOException {
        table("deal", "deal_id,owner_id,property_createdate", "1,31,2025-03-01 09:00:00");
        table("owner", "owner_id,first_name,last_name,active_user_id", "31,Rep,One,501");
        Snapshot snapshot = Snapshot.fromTables(
                folder,
                folder.resolve("out.duckdb"),
                TableOptions.defaults().withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("key"))));
        String rep =
                snapshot.toLeadToCash(StageMap.of(List.of())).deals().get(0).attribute("SalesRepresentative");
        assertThat(rep).startsWith("Rep ").isNotEqualTo("Rep One");
    }

    @Test
    void aFolderWithoutDealsAndAFileThatIsThereAreRefused() throws IOException {
        table("contact", "id", "1");
        assertThatThrownBy(this::read)
                .isInstanceOf(HubSpotException.class)
                .hasMessage("The folder " + folder + " holds no table of deals (deal.csv); it has contact.");
        table("deal", "deal_id", "1");
        read();
        assertThatThrownBy(this::read).hasMessageContaining("is there already. Tables are read into a new file");
    }

    /** Checked against deal_data.csv and deal_stage_data.csv by eye. */
    @Test
    void foreignTablesBecomeALog() {
        Assumptions.assumeTrue(Files.isDirectory(SEEDS), "the foreign tables are not there: " + SEEDS);
        Snapshot snapshot = Snapshot.fromTables(
                SEEDS, folder.resolve("seeds.duckdb"), TableOptions.defaults().withPrivacy(Privacy.namesKept()));
        LeadToCash data = snapshot.toLeadToCash(snapshot.stageMapDraft().stageMap());
        assertThat(data.source()).isEqualTo("HubSpot portal 4727653");
        // 44 rows of the table of deals, and 14 deals that only the table of stages knows.
        assertThat(data.deals()).hasSize(58);
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .anyMatch(gap -> gap.startsWith("14 deals occur in the table of stages and not in that of deals"));
        assertThat(told(data, ObjectKind.DEAL, "1244495215"))
                .containsExactly("opportunity_created 2019-12-04T12:48:22Z EXPLICIT");
        assertThat(told(data, ObjectKind.DEAL, "1075671446"))
                .containsExactly("opportunity_created 2019-10-07T20:36:05Z EXPLICIT");
        List<BusinessEvent> stages = all(data, "stage_changed");
        assertThat(stages).hasSize(14);
        assertThat(stages.get(0).time()).isEqualTo(Instant.parse("2021-01-07T06:49:18Z"));
        assertThat(stages.get(0).object(ObjectKind.DEAL)).isEqualTo("3954699413");
        // No table of stages lists these ids, so they stand as they are.
        assertThat(stages.get(0).changeTo()).isEqualTo("f66ca9bc5a02c2f1513ce83f0a0e117d");
        assertThat(Mark.STAGE_DELETED.of(stages.get(0))).isEqualTo("true");
        EventLog log = data.toEventLog(LogOptions.defaults().withChangeEvents());
        assertThat(log.caseCount()).isEqualTo(58);
        assertThat(log.eventCount()).isEqualTo(44 + 14);
    }
}
