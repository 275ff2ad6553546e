package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The shipped notebooks are what their sources say, in both languages, in the form that Jupyter needs. */
class NotebookShapeTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    static Stream<NotebookFile> notebooks() {
        return NotebookFile.shipped();
    }

    static Stream<NotebookFile> japanese() {
        return NotebookFile.shipped("ja");
    }

    @Test
    void theSixStepsAndTheStartPageAreThereInBothLanguages() {
        List<String> expected = List.of(
                "0-start-here.ipynb",
                "1-download-the-template.ipynb",
                "2-extract-your-data.ipynb",
                "3-build-and-check-the-event-log.ipynb",
                "4-discover-and-diagnose.ipynb",
                "5-design-improvements.ipynb",
                "6-measure-and-monitor.ipynb");
        for (String language : List.of("en", "ja")) {
            assertThat(NotebookFile.shipped(language)
                            .map(notebook -> notebook.path().getFileName().toString()))
                    .containsAll(expected);
            assertThat(Checkout.NOTEBOOKS.resolve(language).resolve(".keiro-language"))
                    .hasContent(language + "\n");
        }
    }

    @Test
    void theWrittenNotebooksAreUpToDate() throws Exception {
        Path output = Files.createTempFile("generate", ".txt");
        Process generator = new ProcessBuilder(
                        Programs.PYTHON,
                        Checkout.NOTEBOOKS.resolve("source/generate.py").toString(),
                        "--check")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(generator.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(generator.exitValue()).as(Checkout.text(output)).isZero();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theDocumentIsWhatJupyterNeeds(NotebookFile notebook) {
        JsonNode document = notebook.document();
        JsonNode language = document.at("/metadata/language_info");

        assertThat(document.path("nbformat").asInt()).isEqualTo(4);
        assertThat(document.path("nbformat_minor").asInt()).isEqualTo(5);
        assertThat(document.at("/metadata/kernelspec/name").asString()).isEqualTo("java");
        assertThat(document.at("/metadata/kernelspec/display_name").asString()).isEqualTo("Java (Keiro)");
        assertThat(language.path("mimetype").asString()).isEqualTo("text/x-java-source");
        assertThat(language.path("codemirror_mode").asString()).isEqualTo("java");
        assertThat(language.path("pygments_lexer").asString()).isEqualTo("java");
        assertThat(notebook.cells()).extracting(NotebookFile.Cell::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theNotebookTellsWhatWhyAndOutcomeFirstThenItsVersion(NotebookFile notebook) {
        String first = notebook.cells().get(0).text();
        boolean japanese = notebook.path().getParent().endsWith("ja");

        assertThat(first).startsWith("# ");
        assertThat(first)
                .contains(
                        japanese
                                ? List.of("実施すること", "その重要性", "期待される成果")
                                : List.of("What to do", "Why it matters", "Expected outcome"));
        assertThat(notebook.code().get(0).text()).isEqualTo("Notebook.requireVersion(\"0.1\")");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void noLinkIsDead(NotebookFile notebook) {
        String texts = notebook.cells().stream()
                .filter(cell -> !cell.isCode())
                .map(NotebookFile.Cell::text)
                .collect(Collectors.joining("\n"));
        List<String> links =
                LINK.matcher(texts).results().map(match -> match.group(1)).toList();

        assertThat(links).isNotEmpty();
        assertThat(links)
                .allSatisfy(
                        link -> assertThat(notebook.path().resolveSibling(link).normalize())
                                .exists());
    }

    @ParameterizedTest
    @MethodSource("japanese")
    void theJapaneseNotebookHasTheSameCodeAndNeverTheForbiddenWord(NotebookFile japanese) {
        NotebookFile english = NotebookFile.read(
                Checkout.NOTEBOOKS.resolve("en").resolve(japanese.path().getFileName()));

        assertThat(japanese.code()).isEqualTo(english.code());
        assertThat(japanese.cells())
                .extracting(NotebookFile.Cell::id)
                .isEqualTo(english.cells().stream().map(NotebookFile.Cell::id).toList());
        assertThat(Checkout.text(japanese.path())).doesNotContain("リードタイム");
    }

    @Test
    void theSourcesAndTheWrittenNotebooksHaveTheSameCode() {
        for (Path source : Checkout.files(Checkout.NOTEBOOKS.resolve("source"), ".md")) {
            String name = source.getFileName().toString().replace(".md", ".ipynb");
            assertThat(NotebookFile.readSource(source).code())
                    .as(name)
                    .isEqualTo(
                            NotebookFile.read(Checkout.NOTEBOOKS.resolve("en").resolve(name))
                                    .code());
        }
    }
}
