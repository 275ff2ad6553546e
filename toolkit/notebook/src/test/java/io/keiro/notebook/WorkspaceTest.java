package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.view.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir
    Path folder;

    private Workspace workspace() {
        return Workspace.in(folder.resolve("data"), folder.resolve("out"));
    }

    @Test
    void eachMissingStepIsNamedWithItsNotebook() {
        Workspace empty = workspace();

        assertThatThrownBy(empty::data)
                .isInstanceOf(NotebookException.class)
                .hasMessage("Step 3 has not been run yet: there is no data set in " + folder.resolve("data")
                        + ". Open 3-build-and-check-the-event-log and run all its cells, then come back.");
        assertThatThrownBy(empty::findings)
                .hasMessageStartingWith("Step 4 has not been run yet: there is no findings")
                .hasMessageContaining("4-discover-and-diagnose");
        assertThatThrownBy(empty::actions).hasMessageContaining("4-discover-and-diagnose");
        assertThatThrownBy(empty::freezeBaseline).hasMessageContaining("4-discover-and-diagnose");
        assertThatThrownBy(empty::compareWithBaseline).hasMessageContaining("5-design-improvements");
        assertThatThrownBy(empty::answerKey).hasMessageContaining("2-extract-your-data");
        assertThatThrownBy(() -> empty.extractedFrom("sandbox", Phrase.same("sandbox")))
                .hasMessageContaining("2-extract-your-data");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theMissingStepIsNamedInJapanese() {
        assertThatThrownBy(workspace()::data)
                .isInstanceOfSatisfying(
                        NotebookException.class,
                        failure -> assertThat(failure.phrase().ja())
                                .isEqualTo("ステップ3がまだ実行されていません。" + folder.resolve("data")
                                        + " にデータセットがありません。3-build-and-check-the-event-log を開いてすべてのセルを実行してから、"
                                        + "ここに戻ってください。"));
    }

    @Test
    void anExtractionOfAnotherSourceIsNotTakenForThisOne() throws Exception {
        Workspace workspace = workspace();
        Path snapshot = workspace.snapshotFolder().resolve("a.duckdb");
        Files.createDirectories(snapshot.getParent());
        Files.createFile(snapshot);
        workspace.mark(new Extracted("sandbox-300", Phrase.of("Sandbox with 300 deals", "サンドボックス300件"), snapshot));

        assertThat(workspace.extractedFrom("sandbox-300", Phrase.same("x")).file())
                .isEqualTo(snapshot);
        assertThatThrownBy(() -> workspace.extractedFrom("hubspot-1", Phrase.of("Portal 1", "ポータル1")))
                .isInstanceOf(NotebookException.class)
                .hasMessage("The workspace " + folder.resolve("data")
                        + " holds an extraction of another source (Sandbox with 300 deals), but chosen now is: Portal 1."
                        + " Run step 2 again (2-extract-your-data), or choose the earlier source when starting.");
    }

    @Test
    void aMovedWorkspaceStillFindsItsSnapshot() throws Exception {
        Workspace workspace = workspace();
        Path snapshot = workspace.snapshotFolder().resolve("a.duckdb");
        Files.createDirectories(snapshot.getParent());
        Files.createFile(snapshot);
        workspace.mark(new Extracted("s", Phrase.same("s"), snapshot));
        Path moved = Files.move(folder.resolve("data"), folder.resolve("moved 経路"));

        assertThat(Workspace.in(moved, folder)
                        .extractedFrom("s", Phrase.same("s"))
                        .file())
                .isEqualTo(moved.resolve("snapshot/a.duckdb"));
    }

    @Test
    void theDataSetComesBackAsItWasSaved() {
        LeadToCash data = LeadToCash.builder("seven deals")
                .cutOff(Instant.parse("2026-09-30T00:00:00Z"))
                .build();

        assertThat(workspace().save(data).sentence().en())
                .isEqualTo("Data set with 0 deals and 0 events saved to " + folder.resolve("data/data-set"));
        assertThat(workspace().data().cutOff()).isEqualTo(data.cutOff());
        assertThat(workspace().data().source()).isEqualTo("seven deals");
    }

    @Test
    void aFindingWithoutAValueIsASentence() {
        Finding none = null;

        assertThatThrownBy(() -> workspace().save(none))
                .isInstanceOf(NotebookException.class)
                .hasMessageStartingWith(
                        "Finding 1 of 1 has no value: the cell that makes it has not been run, or failed.");
        assertThatThrownBy(() -> Report.write(folder.resolve("r.xlsx"), none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("finding 1 of 1 has no value");
        assertThat(folder.resolve("r.xlsx")).doesNotExist();
    }

    @Test
    void theWorkspacesOwnStageMapGoesBeforeTheShippedOne() throws Exception {
        Workspace workspace = workspace();
        int shipped = workspace.stageMap().stages().size();
        Files.createDirectories(workspace.folder());
        Files.writeString(workspace.folder().resolve("stage-map.csv"), """
                Pipeline,StageId,StageName,DisplayOrder,Probability,Outcome,ActivityId,Mandatory
                Sales,s1,First,1,0.1,open,opportunity_created,yes
                """);

        assertThat(shipped).isGreaterThan(1);
        assertThat(workspace.stageMap().stages()).hasSize(1);
    }

    @Test
    void theTemplateIsWrittenForPeople() {
        assertThat(workspace().writeTemplate(io.keiro.log.Language.EN).path())
                .isEqualTo(folder.resolve("out/lead-to-cash-template.xlsx"))
                .isNotEmptyFile();
    }

    @Test
    void theWorkspaceTellsWhichStepsHaveLeftSomething() {
        Workspace workspace = workspace();
        workspace.save(LeadToCash.builder("none").cutOff(Instant.EPOCH).build());

        assertThat(workspace.table().rows().stream().map(row -> row.get(0) + " " + row.get(2)))
                .containsExactly("2 false", "3 true", "4 false", "5 false");
    }
}
