package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.deal;
import static io.keiro.leadtocash.Small.stageChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageMapTest {

    private static final String HEADER =
            "Pipeline,StageId,StageName,DisplayOrder,Probability,Outcome,ActivityId,Mandatory\n";

    @TempDir
    private Path folder;

    private StageMap read(String text) throws IOException {
        return StageMap.read(Files.writeString(folder.resolve("map.csv"), text));
    }

    @Test
    void theShippedMapDescribesTheDefaultPipeline() {
        StageMap map = StageMap.read(Shipped.template("stage-map.csv"));
        assertThat(map.stages()).hasSize(28);
        assertThat(map.find("営業パイプライン", "契約書送付").orElseThrow().activity()).isEqualTo("contract_sent");
        assertThat(map.find("default", "contractsent")).hasValueSatisfying(stage -> {
            assertThat(stage.activity()).isEqualTo("contract_sent");
            assertThat(stage.pipeline()).isEqualTo("default");
            assertThat(stage.probability()).isEqualTo(0.9);
        });
        assertThat(map.find("Sales Pipeline", "closed won").orElseThrow().outcome())
                .isEqualTo(Outcome.WON);
        // In the partners' pipeline of the sandbox the ids mislead: its "closedwon" is lost.
        assertThat(map.find("Partner Pipeline", "closedwon").orElseThrow().outcome())
                .isEqualTo(Outcome.LOST);
        assertThat(map.find("Reseller Pipeline", "Closed won")).isEmpty();
        assertThat(map.covers("SALES pipeline")).isTrue();
        assertThat(map.covers("Reseller Pipeline")).isFalse();
        assertThat(map.sentence().en()).isEqualTo("stage-map.csv: 28 stages of 4 pipelines, 16 stand for a step");
        assertThat(map.sentence().ja()).isEqualTo("stage-map.csv：4本のパイプライン、28ステージ（うち16ステージがアクティビティに対応）");
    }

    @Test
    void theShippedJapaneseMapDescribesATypicalPipeline() {
        StageMap map = StageMap.read(Shipped.template("stage-map-ja.csv"));
        assertThat(map.stages())
                .filteredOn(stage -> stage.pipeline().equals("*"))
                .extracting(Stage::stage)
                .containsExactly("アポ取得", "初回提案", "見積もり提示", "受注内示", "受注", "失注");
        assertThat(map.find("default", "見積もり提示").orElseThrow().activity()).isEqualTo("quote_issued");
        assertThat(map.find("営業パイプライン", "初回提案").orElseThrow().probability()).isEqualTo(0.6);
        assertThat(map.find("自社の流れ", "初回提案").orElseThrow().probability()).isEqualTo(0.4);
    }

    @Test
    void aRowOfThePipelineGoesBeforeARowForAll() throws IOException {
        StageMap map = read(HEADER + "*,,Offer,0,,open,quote_issued,no\nPartner,,Offer,0,,open,,no\n");
        assertThat(map.find("Partner", "Offer").orElseThrow().activity()).isEmpty();
        assertThat(map.find("Sales", "offer").orElseThrow().activity()).isEqualTo("quote_issued");
        assertThat(map.find("Sales", "offer").orElseThrow().pipeline()).isEqualTo("Sales");
    }

    @Test
    void activitiesMayBeWrittenInJapanese() throws IOException {
        StageMap map = read(HEADER + "営業,,見積,0,６０％,open,見積もり送付,はい\n");
        assertThat(map.stages().get(0))
                .isEqualTo(new Stage("営業", "", "見積", 0, 0.6, Outcome.OPEN, "quote_issued", true));
    }

    @Test
    void stagesOfTheDataThatTheMapDoesNotDescribeAreListed() throws IOException {
        StageMap map = read(HEADER + "Sales,,Offer,0,,open,,no\n");
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.OPEN, 1))
                .event(stageChange("D1", "Offer", "Talks", 1))
                .build();
        assertThat(map.unmapped(data)).isEqualTo(List.of("Sales / Talks"));
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> read("Pipeline,StageName,Outcome\nSales,Offer,open\n"))
                .hasMessage("map.csv lacks the column ActivityId; it has Pipeline, StageName, Outcome and needs "
                        + "Pipeline, StageName, Outcome, ActivityId");
    }

    @Test
    void anUnknownActivityIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> read(HEADER + "Sales,,Offer,0,,open,quote_isued,no\n"))
                .hasMessageStartingWith(
                        "map.csv, row 2, column ActivityId: \"quote_isued\"; leave it empty for a stage that "
                                + "proves no step; did you mean \"quote_issued\"? Valid: lead_captured, ");
    }

    @Test
    void wrongCellsAreAnsweredWithWhatIsValid() {
        assertThatThrownBy(() -> read(HEADER + "Sales,,Offer,0,,wonn,,no\n"))
                .hasMessage("map.csv, row 2, column Outcome: \"wonn\"; did you mean \"won\"? Valid: open, won, lost");
        assertThatThrownBy(() -> read(HEADER + "Sales,,Offer,first,,open,,no\n"))
                .hasMessage(
                        "map.csv, row 2, column DisplayOrder: \"first\"; write a whole number, 0 for the first stage");
        assertThatThrownBy(() -> read(HEADER + "Sales,,Offer,0,80,open,,no\n"))
                .hasMessage(
                        "map.csv, row 2, column Probability: \"80\"; write a share from 0 to 1, such as 0.2 or 20%, "
                                + "or leave it empty");
        assertThatThrownBy(() -> read(HEADER + "Sales,,Offer,0,,open,,maybe\n"))
                .hasMessage("map.csv, row 2, column Mandatory: \"maybe\"; valid: yes, no");
        assertThatThrownBy(() -> read(HEADER + ",,Offer,0,,open,,no\n"))
                .hasMessage(
                        "map.csv, row 2, column Pipeline: \"\"; name the pipeline by its label or id, or write * for "
                                + "every pipeline");
    }

    @Test
    void aStageDescribedTwiceIsRefused() {
        assertThatThrownBy(() -> read(HEADER + "Sales,,Offer,0,,open,,no\nsales,,offer,1,,open,,no\n"))
                .hasMessage(
                        "map.csv describes the stage \"offer\" of the pipeline \"sales\" twice; keep one of the two rows");
    }

    @Test
    void aMapWithoutStagesIsRefused() {
        assertThatThrownBy(() -> read(HEADER))
                .hasMessage("map.csv has a header but no stages; add one row per stage of each pipeline");
    }
}
