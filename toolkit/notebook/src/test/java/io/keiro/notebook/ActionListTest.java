package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.DataTable;
import io.keiro.log.Tabular;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionListTest {

    @TempDir
    Path folder;

    private Workspace workspace;
    private Path file;

    @BeforeEach
    void open() {
        workspace = Workspace.in(folder.resolve("data"), folder.resolve("out"));
        file = folder.resolve("data/actions.csv");
        workspace.save(Examples.Full.named("sales-cycle"));
    }

    @Test
    void theSuggestionsBecomeAListToFillIn() {
        Tabular actions = workspace.actions();

        assertThat(actions.sentence().en())
                .isEqualTo("2 actions, 0 with an owner; fill in owner, date and state in " + ShownPath.of(file));
        assertThat(actions.table().value(0, "Action")).isEqualTo("Ask region West");
        assertThat(actions.table().value(0, "Owner")).isNull();
        assertThat(actions.table().fields()).extracting(DataTable.Field::name).doesNotContain("Id", "Kpi");
        assertThat(DataTable.read(file).rowCount()).isEqualTo(2);
        assertThat(DataTable.read(file).value(0, "Id")).isEqualTo("sales-cycle/sales_cycle/1");
    }

    @Test
    void whatPeopleWroteStays() throws Exception {
        workspace.actions();
        Files.writeString(file, """
                Id;Finding;Action;Why;Kpi;Owner;DueDate;State;Note;Cost
                sales-cycle/sales_cycle/1;old title;old text;old why;sales_cycle;Team North;2026-12-01;begun;soon;500
                sales-cycle/sales_cycle/2;old title;old text;old why;sales_cycle;;;;;
                gone/kpi/1;gone;kept because owned;why;kpi;Team South;;;;
                gone/kpi/2;gone;dropped;why;kpi;;;;;
                ;;our own idea;;;Team East;;;;
                """, Charset.forName("windows-31j"));

        DataTable actions = workspace.actions().table();

        assertThat(actions.rows().stream().map(row -> row.get(1)))
                .containsExactly("Ask region West", "Look at \"Contract sent\"", "kept because owned", "our own idea");
        assertThat(actions.value(0, "Owner")).isEqualTo("Team North");
        assertThat(actions.value(0, "DueDate")).isEqualTo("2026-12-01");
        assertThat(actions.value(0, "Note")).isEqualTo("soon");
        assertThat(actions.value(0, "Cost")).isEqualTo("500");
        assertThat(actions.value(0, "Finding")).isEqualTo("Stalled deals");
    }

    @Test
    void runningAgainChangesNothing() throws Exception {
        String first = workspace.actions().sentence().en();
        byte[] written = Files.readAllBytes(file);

        assertThat(workspace.actions().sentence().en()).isEqualTo(first);
        assertThat(Files.readAllBytes(file)).isEqualTo(written);
    }

    @Test
    void noSuggestionsGiveAnEmptyListWithItsColumns() {
        workspace.save(Examples.Plain.titled("Rework"));

        assertThat(workspace.actions().table().rowCount()).isZero();
        assertThat(workspace.actions().table().fields())
                .extracting(DataTable.Field::name)
                .contains("Owner", "DueDate", "State", "Note");
    }
}
