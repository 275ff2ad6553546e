package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cell of every notebook compiles and runs, quickly: in JShell, without a kernel. */
class JShellNotebooksTest {

    private static final int DEALS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void allNotebooksRunOnTheSandbox(String language) throws Exception {
        chosen(language)
                .with("KEIRO_SOURCE", "sandbox")
                .with("KEIRO_DEALS", DEALS)
                .during(() -> runAll(language));

        assertThat(folder.resolve("out/report.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("out/lead-to-cash-template.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("data/findings.json")).isNotEmptyFile();
        assertThat(folder.resolve("data/actions.csv")).isNotEmptyFile();
        assertThat(folder.resolve("data/baseline.csv")).isNotEmptyFile();
    }

    @Test
    void allNotebooksRunOnARealTableOfDeals() throws Exception {
        Path table = Checkout.shared("data/crm/sales-opportunities");
        chosen("en").with("KEIRO_SOURCE", table).during(() -> runAll("en"));

        assertThat(folder.resolve("out/report.xlsx")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt.xes.gz", "BPIC12.xes.gz"})
    void allNotebooksRunOnARealEventLog(String name) throws Exception {
        Path log = Checkout.shared("data/logs/" + name);
        chosen("en").with("KEIRO_SOURCE", log).during(() -> runAll("en"));

        assertThat(folder.resolve("out/report.xlsx")).isNotEmptyFile();
    }

    @Test
    void aNotebookOpenedAloneSaysWhichStepIsMissing() throws Exception {
        NotebookFile notebook = NotebookFile.read(Checkout.NOTEBOOKS.resolve("en/4-discover-and-diagnose.ipynb"));

        assertThatThrownBy(() -> chosen("en").during(() -> run(notebook)))
                .hasMessageContaining("4-discover-and-diagnose.ipynb, cell data")
                .hasMessageContaining("workspace.data()")
                .hasMessageContaining("Step 3 has not been run yet: there is no data set in")
                .hasMessageContaining("Open 3-build-and-check-the-event-log");
    }

    private Chosen chosen(String language) {
        return Chosen.in(folder).with("KEIRO_LANG", language);
    }

    private static void runAll(String language) throws Exception {
        List<NotebookFile> notebooks = NotebookFile.shipped(language).toList();
        assertThat(notebooks).isNotEmpty();
        for (NotebookFile notebook : notebooks) {
            run(notebook);
        }
    }

    private static void run(NotebookFile notebook) throws Exception {
        try (NotebookShell shell = NotebookShell.start()) {
            for (NotebookFile.Cell cell : notebook.code()) {
                if (cell.tags().contains("live") || cell.tags().contains("slow")) {
                    continue;
                }
                run(notebook, cell, shell);
            }
        }
    }

    private static void run(NotebookFile notebook, NotebookFile.Cell cell, NotebookShell shell) {
        boolean mustFail = cell.tags().contains("raises-exception");
        String where = notebook.name() + ", cell " + cell.id();
        try {
            shell.run(cell.text());
        } catch (NotebookShell.CellFailed failed) {
            if (!mustFail) {
                throw new AssertionError(where + "\n" + failed.getMessage(), failed);
            }
            return;
        }
        assertThat(mustFail).as(where + " must fail, says its tag, and did not").isFalse();
    }
}
