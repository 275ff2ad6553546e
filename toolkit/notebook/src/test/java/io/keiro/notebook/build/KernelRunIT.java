package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command runs all notebooks through the real kernel, in both languages, and leaves what it promises. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KernelRunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Times the work of the bare kernel's start; about 30 were measured. */
    private static final double SECOND_RUN = 45;

    @Test
    @Order(1)
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

    @Test
    @Order(2)
    void theSecondRunIsQuickAndSpeaksJapanese() throws Exception {
        InstalledProject project = InstalledProject.get();

        Programs.Ended run = project.measured("run", "--lang", "ja", "--out", project.home.resolve("出力"))
                .run(PATIENCE);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertComplete(project.home.resolve("出力"), "ja");
        Matcher work = Pattern.compile("(?m)^work ([0-9.]+)$").matcher(run.errors());
        if (work.find()) { // where the system tells it
            Figures.judge(
                    "second run of all notebooks",
                    new Figures.Taken(run.time().toMillis() / 1000.0, Double.parseDouble(work.group(1))),
                    90,
                    BareKernel.of(project).work(),
                    SECOND_RUN);
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
