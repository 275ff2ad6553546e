package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command runs all notebooks through the real kernel, in both languages, and leaves what it promises. */
class KernelRunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @Test
    void theFirstRunLeavesNotebooksPagesAndTheReport() throws Exception {
        InstalledProject project = InstalledProject.get();

        Programs.Ended run = project.start("run", "--lang", "en").run(PATIENCE);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertComplete(project.home.resolve("out"), "en");
        JsonNode findings =
                JsonMapper.builder().build().readTree(Checkout.text(project.home.resolve("out/data/findings.json")));
        assertThat(findings).isNotEmpty();
        for (JsonNode finding : findings) {
            assertThat(run.output()).contains(finding.at("/verdict/en").asString());
        }
    }

    static void assertComplete(Path out, String language) throws Exception {
        List<String> names = NotebookFile.shipped(language)
                .map(notebook -> notebook.path().getFileName().toString().replace(".ipynb", ""))
                .toList();
        for (String name : names) {
            ExecutedNotebook.read(out.resolve(name + ".ipynb")).assertWhole();
            ExportedPage.read(out.resolve(name + ".html")).assertWhole();
        }
        assertThat(Files.size(out.resolve("report.xlsx"))).isGreaterThan(5_000);
        assertThat(Files.size(out.resolve("lead-to-cash-template.xlsx"))).isGreaterThan(5_000);
    }
}
