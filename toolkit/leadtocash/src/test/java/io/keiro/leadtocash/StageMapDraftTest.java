package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.keiro.leadtocash.StageMapDraft.Seen;
import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageMapDraftTest {

    @TempDir
    Path folder;

    private static Seen open(String pipeline, String id, String label) {
        return Seen.of(pipeline, id, label, 0.5, false);
    }

    /** HubSpot's own default pipeline, with ids that say the opposite of what the stages are. */
    private static final List<Seen> MISLEADING = List.of(
            open("Sales", "closedlost", "Appointment scheduled"),
            open("Sales", "closedwon", "Qualified to buy"),
            open("Sales", "x7", "Quote sent"),
            open("Sales", "appointmentscheduled", "Contract sent"),
            Seen.of("Sales", "contractsent", "Closed won", 1.0, true),
            Seen.of("Sales", "qualifiedtobuy", "Closed lost", 0.0, true));

    private static StageMapDraft.Row row(StageMapDraft draft, String label) {
        return draft.rows().stream()
                .filter(row -> row.stage().stage().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void knownLabelsAndMetadataDecideAndIdsNever() {
        StageMapDraft draft = StageMap.draft(MISLEADING);
        assertThat(draft.rows())
                .extracting(row -> row.stage().stage() + ": " + row.stage().activity() + " "
                        + row.stage().outcome() + " " + row.isSure())
                .containsExactly(
                        "Appointment scheduled:  OPEN true",
                        "Qualified to buy: opportunity_qualified OPEN true",
                        "Quote sent: quote_issued OPEN true",
                        "Contract sent: contract_sent OPEN true",
                        "Closed won: closed_won WON true",
                        "Closed lost: closed_lost LOST true");
    }

    @Test
    void japaneseLabelsAreRead() {
        StageMapDraft draft = StageMap.draft(List.of(
                open("営業", "1", "アポ取得"),
                open("営業", "2", "初回提案"),
                open("営業", "3", "見積もり提示"),
                open("営業", "4", "受注内示"),
                Seen.of("営業", "5", "受注", 1.0, true),
                Seen.of("営業", "6", "失注", 0.0, true)));
        assertThat(draft.rows())
                .extracting(row -> row.stage().activity() + " " + row.isSure())
                .containsExactly(
                        " true",
                        " true",
                        "quote_issued true",
                        "quote_accepted true",
                        "closed_won true",
                        "closed_lost true");
    }

    @Test
    void wordsThatSayLittleLeaveAQuestion() {
        StageMapDraft draft = StageMap.draft(List.of(open("Sales", "1", "Proposal"), open("Sales", "2", "Bucket 7")));
        assertThat(row(draft, "Proposal").isSure()).isFalse();
        assertThat(row(draft, "Proposal").stage().activity()).isEqualTo("quote_issued");
        assertThat(row(draft, "Proposal").question().en())
                .isEqualTo("Does entering \"Proposal\" mean Quote/Proposal Issued, or is it still to come?");
        assertThat(row(draft, "Bucket 7").question().en())
                .isEqualTo("What has happened when a deal enters \"Bucket 7\"? Name the step, or none.");
        assertThat(draft.questions().rowCount()).isEqualTo(2);
        assertThat(draft.sentence().en()).isEqualTo("Draft of a stage map: 2 stages, 2 questions for a person");
    }

    @Test
    void twoStagesThatSoundAlikeAndOnesOutOfOrderAreAsked() {
        StageMapDraft draft = StageMap.draft(List.of(
                open("Sales", "1", "Contract sent"),
                open("Sales", "2", "Quote sent"),
                open("Sales", "3", "Proposal presented")));
        assertThat(row(draft, "Contract sent").isSure()).isTrue();
        assertThat(row(draft, "Quote sent").isSure()).isFalse();
        assertThat(row(draft, "Proposal presented").question().en())
                .startsWith("\"Quote sent\" and \"Proposal presented\"");
    }

    @Test
    void aNegatedWordIsNotItsOpposite() {
        assertThat(row(StageMap.draft(List.of(open("Sales", "1", "Unqualified"))), "Unqualified")
                        .isSure())
                .isFalse();
    }

    @Test
    void closedStagesWithAnotherProbabilityAndThoseThatDealsLeaveAreAsked() {
        StageMapDraft draft = StageMap.draft(List.of(
                Seen.of("Sales", "1", "On ice", 0.5, true),
                new Seen("Sales", "2", "Won", 1, 1.0, true, 100, 40, 1, true),
                new Seen("Sales", "3", "Lost", 2, 0.0, true, 100, 2, 0, true)));
        assertThat(row(draft, "On ice").isSure()).isFalse();
        assertThat(row(draft, "On ice").stage().outcome()).isEqualTo(Outcome.OPEN);
        assertThat(row(draft, "Won").question().en()).startsWith("40 of 100 entries into \"Won\"");
        assertThat(row(draft, "Lost").isSure()).isTrue();
    }

    @Test
    void withoutMetadataWonAndLostAreOnlySuggested() {
        StageMapDraft draft = StageMap.draft(List.of(
                Seen.of("Sales", "1", "Closed Won", Double.NaN, null), Seen.of("Sales", "2", "失注", Double.NaN, null)));
        assertThat(draft.rows())
                .extracting(row -> row.stage().outcome() + " " + row.isSure())
                .containsExactly("WON false", "LOST false");
    }

    @Test
    void whatMostWonDealsPassedIsMandatory() {
        StageMapDraft draft = StageMap.draft(List.of(
                new Seen("Sales", "1", "Quote sent", 0, 0.5, false, 90, 80, 0.9, true),
                new Seen("Sales", "2", "Negotiation", 1, 0.6, false, 20, 20, 0.3, true)));
        assertThat(draft.rows()).extracting(row -> row.stage().mandatory()).containsExactly(true, false);
    }

    @Test
    void pipelinesWithEqualLabelsAreReadApart() {
        StageMap map = StageMap.draft(List.of(
                        open("Sales|p1", "1", "Quote sent"),
                        open("Sales|p2", "2", "Quote sent"),
                        Seen.of("Sales|p1", "3", "Done", 1.0, true),
                        Seen.of("Sales|p2", "4", "Done", 0.0, true)))
                .stageMap();
        assertThat(map.find("p1", "3").orElseThrow().activity()).isEqualTo("closed_won");
        assertThat(map.find("p2", "4").orElseThrow().activity()).isEqualTo("closed_lost");
        assertThat(map.find("p2", "2").orElseThrow().activity()).isEqualTo("quote_issued");
    }

    @Test
    void theFileIsRefusedUntilEveryQuestionIsAnsweredAndThenReadsBack() throws IOException {
        Path file = folder.resolve("draft.csv");
        StageMap.draft(List.of(open("Sales", "1", "Quote sent"), open("Sales", "2", "Bucket 7")))
                .write(file);
        assertThatThrownBy(() -> StageMap.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "draft.csv, row 3, column ActivityId: \"?\"; this row of the draft still waits for a decision:"
                                + " write the activity that entering \"Bucket 7\" stands for, or none");
        String edited = Files.readString(file, StandardCharsets.UTF_8).replace(",?,", ",contract_sent,");
        Files.writeString(file, edited, StandardCharsets.UTF_8);
        StageMap map = StageMap.read(file);
        assertThat(map.find("Sales", "1").orElseThrow().activity()).isEqualTo("quote_issued");
        assertThat(map.find("Sales", "2").orElseThrow().activity()).isEqualTo("contract_sent");
    }

    @Test
    void noStages() {
        assertThat(StageMap.draft(List.of()).rows()).isEmpty();
        assertThat(StageMap.draft(List.of()).stageMap().stages()).isEmpty();
    }

    @Test
    void thePersonSeesWhatToDecideAndTheRestOnRequest() {
        StageMapDraft draft = StageMap.draft(List.of(
                open("Sales", "1", "Quote sent"),
                open("Sales", "2", "Bucket 7"),
                Seen.of("Sales", "3", "Closed won", 1.0, true)));
        assertThat(draft.table().fields())
                .extracting(DataTable.Field::name)
                .containsExactly("Pipeline", "StageName", "Step", "Confidence", "Question");
        assertThat(draft.table().rows())
                .extracting(row -> ((Phrase) row.get(2)).en(), row -> row.get(4) == null)
                .containsExactly(
                        tuple("Quote/Proposal Issued", true),
                        tuple("none", false),
                        tuple("Opportunity Closed Won", true));
        assertThat(draft.details().fields()).hasSize(12);
        assertThat(draft.details().rowCount()).isEqualTo(draft.table().rowCount());
    }

    @Test
    void aPipelineIsNamedByItsLabelUnlessTwoAreLabelledAlike() {
        StageMapDraft draft = StageMap.draft(List.of(
                open("Sales|1", "1", "Quote sent"),
                open("Orders|2", "2", "Bucket 7"),
                open("Orders|3", "3", "Bucket 8")));
        assertThat(draft.table().rows()).extracting(row -> row.get(0)).containsExactly("Sales", "Orders|2", "Orders|3");
    }
}
