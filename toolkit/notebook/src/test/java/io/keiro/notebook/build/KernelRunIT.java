package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command runs all notebooks through the real kernel, in both languages, and leaves what it promises. */
class KernelRunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Tokens of the sandbox portal and of its app, and private-app tokens. */
    private static final Pattern TOKEN =
            Pattern.compile("\\b(sandbox|refresh|secret|client)-[0-9a-f]{5,8}\\b|\\bpat-[a-z]{2}\\d-[0-9a-f]{8}-");

    @Test
    void theFirstRunLeavesNotebooksPagesAndTheReport() throws Exception {
        InstalledProject project = InstalledProject.get();

        Programs.Ended run = project.start("run", "--lang", "en").run(PATIENCE);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertComplete(project.home.resolve("out"), "en");
        assertNoToken(project.home.resolve("out"));
        JsonNode findings =
                JsonMapper.builder().build().readTree(Checkout.text(project.home.resolve("out/data/findings.json")));
        assertThat(findings).isNotEmpty();
        for (JsonNode finding : findings) {
            assertThat(run.output()).contains(finding.at("/verdict/en").asString());
        }
    }

    /** No file that a run leaves holds a token, in whatever form the file keeps its text: notebooks, pages, data, snapshot. */
    private static void assertNoToken(Path out) throws IOException {
        try (Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(10))) {
            assertThat(TOKEN.matcher(sandbox.token()).find())
                    .as("the form of a token that is looked for")
                    .isTrue();
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(out)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            Matcher token = TOKEN.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            assertThat(token.find() ? token.group() : "").as(file.toString()).isEmpty();
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
