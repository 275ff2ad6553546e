package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the real kernel sends for each kind of value. */
class KernelIT {

    private static final String OWN_FINDING = """
            record Rework(int cases) implements Finding {
                public Phrase title() { return Phrase.of("Rework <script>alert(1)</script>", "手戻り"); }
                public DataTable table() {
                    return DataTable.titled(title(), DataTable.Field.of("Cases", DataTable.Kind.COUNT)).row(cases).build();
                }
                public Optional<Shape> shape() {
                    return Optional.of(new Shape.Funnel(title(), "deals", List.of(
                            new Shape.FunnelStep(Phrase.same("a & b"), 3), new Shape.FunnelStep(Phrase.same("c"), 2))));
                }
            }
            """;

    private static final String LOG =
            "EventLog log = EventLog.read(Notebook.file(\"data-templates/deal-history.csv\"));\nlog";

    @Test
    void eachKindOfValueSendsItsFormsAndAlwaysASentence() {
        InstalledProject project = InstalledProject.get();
        List<String> cells = List.of(
                OWN_FINDING,
                "new Rework(3)",
                LOG,
                "ProcessMap.of(DirectlyFollowsGraph.of(log))",
                "DirectlyFollowsGraph.of(log)",
                "Variants.of(log).top(3)",
                "Table.create(\"t\", tech.tablesaw.api.StringColumn.create(\"商談\", \"a<b>\"))",
                "org.knowm.xchart.PieChart pie = new org.knowm.xchart.PieChartBuilder().title(\"Pie\").build();\npie",
                "new int[] {1, 2, 3}",
                "List.of(\"<b>\", \"c\")",
                "Map.of(\"key\", 1)",
                "Phrase.of(\"hello\", \"こんにちは\")",
                "new Shape.Funnel(Phrase.same(\"f\"), \"deals\", List.of(new Shape.FunnelStep(Phrase.same(\"a\"), 1)))",
                "\"plain text\"",
                "render(new Rework(3), \"text/plain\")",
                "Notebook.show(List.of(1));\n2");
        JsonNode results = project.inKernel(notebookFolder(project), Chosen.nothing(), cells);

        assertThat(results.at("/cells/0/outputs")).isEmpty();
        assertForms(results, 1, "text/html", "text/plain");
        assertThat(html(results, 1))
                .contains("Rework &lt;script&gt;", "<img", "data:image/svg+xml;base64,")
                .doesNotContain("<script>")
                .containsOnlyOnce("border-left:4px");
        assertForms(results, 2, "text/html", "text/plain");
        assertThat(text(results, 2)).startsWith("Event log deal-history.csv: 50 cases");
        assertForms(results, 3, "image/svg+xml", "text/plain");
        assertThat(results.at("/cells/3/outputs/0/data/image~1svg+xml").asString())
                .startsWith("<svg");
        assertForms(results, 4, "image/svg+xml", "text/plain");
        assertForms(results, 5, "text/html", "text/plain");
        assertForms(results, 6, "text/html", "text/plain");
        assertThat(html(results, 6)).contains("商談", "a&lt;b&gt;");
        assertForms(results, 7, "image/png", "image/svg+xml", "text/plain");
        assertThat(results.at("/cells/7/outputs/0/data/image~1svg+xml").asString())
                .startsWith("<svg");
        assertForms(results, 8, "text/html", "text/plain");
        assertForms(results, 9, "text/html", "text/plain");
        assertThat(html(results, 9)).contains("&lt;b&gt;");
        assertForms(results, 10, "text/html", "text/plain");
        assertForms(results, 11, "text/plain");
        assertThat(text(results, 11)).isEqualTo("hello");
        assertForms(results, 12, "image/png", "image/svg+xml", "text/plain");
        assertForms(results, 13, "text/plain");
        assertThat(text(results, 13)).isEqualTo("plain text");
        assertForms(results, 14, "text/plain");
        assertThat(text(results, 14)).startsWith("Rework <script>");
        assertThat(results.at("/cells/15/outputs/0/type").asString()).isEqualTo("display_data");
        assertThat(results.at("/cells/15/outputs/0/data").has("text/html")).isTrue();
        assertThat(results.at("/cells/15/outputs/1/data/text~1plain").asString())
                .isEqualTo("2");
    }

    @Test
    void progressIsOneOutputThatChangesInPlace() {
        InstalledProject project = InstalledProject.get();
        String work = """
                Notebook.withProgress(progress -> {
                    long start = System.nanoTime();
                    while (System.nanoTime() - start < 2_500_000_000L) {
                        progress.progress(Phrase.of("Deals", "商談"), (System.nanoTime() - start) / 25_000_000L, 100);
                    }
                    return "ready";
                })
                """;
        JsonNode outputs = project.inKernel(notebookFolder(project), Chosen.nothing(), List.of(work))
                .at("/cells/0/outputs");

        assertThat(outputs.at("/0/type").asString()).isEqualTo("display_data");
        assertThat(outputs.at("/0/data/text~1html").asString()).contains("<progress value=");
        String id = outputs.at("/0/id").asString();
        List<String> updates = new ArrayList<>();
        for (JsonNode output : outputs) {
            if (output.path("type").asString().equals("update_display_data")) {
                assertThat(output.path("id").asString()).isEqualTo(id);
                updates.add(output.at("/data/text~1plain").asString());
            }
        }
        assertThat(updates).hasSizeBetween(3, 9);
        assertThat(updates.get(updates.size() - 1)).startsWith("Done in").contains("Deals");
        assertThat(outputs.get(outputs.size() - 1).at("/data/text~1plain").asString())
                .isEqualTo("ready");
    }

    @Test
    void anErrorSaysItsCauseFirst() {
        InstalledProject project = InstalledProject.get();
        Path folder = notebookFolder(project);
        JsonNode results = project.inKernel(
                folder,
                Chosen.in(folder.resolve("nothing here")),
                List.of(
                        "Workspace.open().data()",
                        "Notebook.requireVersion(\"9.9\")",
                        "Notebook.file(\"missing.csv\")"));

        assertThat(text(results, 0)).contains("Step 3 has not been run yet").doesNotContain("Caused by");
        assertThat(text(results, 1)).contains("written for Keiro 9.9");
        assertThat(text(results, 2)).contains("There is no file missing.csv in the project folder");
    }

    /** The kernels of these tests are killed at their end; DuckDB would unpack its library of 70 MB for each. */
    @Test
    void aKilledKernelThatUsedDuckDbLeavesNothingInTheTemporaryFolder() throws IOException {
        InstalledProject project = InstalledProject.get();
        Path temporary = Files.createTempDirectory(Checkout.TARGET, "temporary");
        JsonNode results = project.inKernel(
                notebookFolder(project),
                Chosen.nothing().with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=\"" + temporary + "\""),
                List.of(
                        LOG,
                        "Path file = Path.of(System.getProperty(\"java.io.tmpdir\")).resolveSibling(\"killed.parquet\");\n"
                                + "log.writeParquet(file);\n"
                                + "EventLog.read(file).caseCount()"));

        assertThat(text(results, 1)).isEqualTo("50");
        assertThat(temporary.resolveSibling("killed.parquet")).exists();
        assertThat(temporary).isEmptyDirectory();
    }

    private static Path notebookFolder(InstalledProject project) {
        return project.home.resolve("notebooks/en");
    }

    /** The one output of a cell comes in exactly these forms, with words among them. */
    static void assertForms(JsonNode results, int cell, String... types) {
        JsonNode outputs = results.at("/cells/" + cell + "/outputs");
        assertThat(outputs).as("outputs of cell " + cell + ": " + outputs).hasSize(1);
        assertThat(outputs.at("/0/type").asString()).as(outputs.toString()).isEqualTo("execute_result");
        assertThat(outputs.at("/0/data").propertyNames()).as("cell " + cell).containsExactlyInAnyOrder(types);
        assertThat(text(results, cell)).isNotBlank();
    }

    private static String text(JsonNode results, int cell) {
        return results.at("/cells/" + cell + "/outputs/0/data/text~1plain").asString();
    }

    private static String html(JsonNode results, int cell) {
        return results.at("/cells/" + cell + "/outputs/0/data/text~1html").asString();
    }
}
