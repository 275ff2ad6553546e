package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped notebooks and their sources keep the rules; and each rule can be broken. */
class NotebookLintTest {

    static Stream<NotebookFile> notebooks() {
        return NotebookFile.shipped();
    }

    static Stream<NotebookFile> sources() {
        return Checkout.files(Checkout.NOTEBOOKS.resolve("source"), ".md").stream()
                .map(NotebookFile::readSource);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theNotebookKeepsTheRules(NotebookFile notebook) {
        assertThat(notebook.code()).isNotEmpty();
        assertThat(NotebookLint.of(notebook)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theSourceKeepsTheRules(NotebookFile source) {
        assertThat(source.code()).isNotEmpty();
        assertThat(NotebookLint.of(source)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", textBlock = """
                    N1  | var log = 1;#log
                    N1  | final var log = 1;#log
                    N2  | import java.util.*;#1
                    N2  | import static java.lang.Math.max;#1
                    N3  | int twice(int n) { return 2 * n; }#twice(1)
                    N3  | EventLog won(EventLog log) { return log.keepCases(x); }#won(log)
                    N3  | static <T> List<T> twice(List<T> list) {#  return list;#}#twice(log)
                    N4  | record Pair(int a, int b) {}#new Pair(1, 2)
                    N5  | 1;#2;#3;#4;#5
                    N5  | {#1;#2;#3;#4;#5;#6;#7;#8;#9;#}
                    N5  | for (int i = 0; i < 3; i++) { list.add(i); }#list
                    N6  | System.exit(0)
                    N6  | new Thread(work).start()
                    N6  | Executors.newFixedThreadPool(2)
                    N6  | list.parallelStream().count()
                    N6  | { for (int i : list) { System.out.println(i); } }#1
                    N7  | kernel().getName()
                    N7  | IJava.getKernelInstance()
                    N7  | %maven group:artifact:1
                    N7  | org.dflib.jjava.kernel.JavaNotebookStatics.printf("a")
                    N8  | int n = 3;
                    N8  | display(n);#n
                    N8  | System.out.println(n);#n
                    N9  | title("Deals that wait long")
                    N9  | title("商談")
                    N9  | n // 件数
                    N10 | read("/home/someone/deals.csv")
                    N10 | read("https://example.com/deals.csv")
                    N10 | connect("pat-eu1-0a1b2c3d")
                    N10 | write("someone@example.com")
                    """)
    void aBadCellIsNamedWithItsRule(String rule, String code) {
        List<NotebookLint.Violation> violations = NotebookLint.of(notebook(cell("bad", code.replace('#', '\n'))));

        assertThat(violations).extracting(NotebookLint.Violation::rule).contains(rule);
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.toString()).startsWith("bad.ipynb, cell bad: N"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EventLog log = EventLog.read(Notebook.file(\"data-templates/deal-history.csv\"));\nlog",
                "record Waiting(EventLog log) implements Finding { public Phrase title() { return null; } }",
                "{ for (int i = 0; i < 3; i++) { list.add(i); } }\nlist",
                "won.dropCases(lastingLongerThan(Duration.ofDays(365))).keepCases(endingWith(\"Closed Won\"))",
                "Report.write(workspace.output(\"report.xlsx\"), cycle)",
                "Notebook.show(1);\n2",
            })
    void aGoodCellIsLeftInPeace(String code) {
        assertThat(NotebookLint.of(notebook(cell("good", code)))).isEmpty();
    }

    @Test
    void aTypeUsedBeforeItsCellIsNamed() {
        List<NotebookLint.Violation> violations =
                NotebookLint.of(notebook(cell("use", "new Pair(1)"), cell("type", "record Pair(int a) {}")));

        assertThat(violations).extracting(NotebookLint.Violation::rule).containsExactly("N4");
        assertThat(violations).extracting(NotebookLint.Violation::cell).containsExactly("type");
    }

    @Test
    void aCodeCellWithoutATextBeforeItIsNamed() {
        NotebookFile bare = new NotebookFile(
                Checkout.HOME.resolve("bad.ipynb"), List.of(new NotebookFile.Cell("bare", true, "1", List.of())), null);

        assertThat(NotebookLint.of(bare))
                .extracting(NotebookLint.Violation::rule)
                .containsExactly("N12");
    }

    @Test
    void anUnknownTagIsNamed() {
        NotebookFile tagged = notebook(new NotebookFile.Cell("tagged", true, "1", List.of("slow", "skip")));

        assertThat(NotebookLint.of(tagged))
                .extracting(NotebookLint.Violation::rule)
                .containsExactly("N13");
    }

    @Test
    void anOutputInGitIsNamed(@TempDir Path folder) throws Exception {
        Path shipped =
                Checkout.files(Checkout.NOTEBOOKS.resolve("en"), ".ipynb").get(0);
        String clean = Checkout.text(shipped);
        Path counted = Files.writeString(
                folder.resolve("counted.ipynb"),
                clean.replaceFirst("\"execution_count\": null", "\"execution_count\": 3"));
        Path shown = Files.writeString(
                folder.resolve("shown.ipynb"),
                clean.replaceFirst(
                        "\"outputs\": \\[\\]",
                        "\"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"a\"}]"));

        assertThat(NotebookLint.of(NotebookFile.read(counted)))
                .extracting(NotebookLint.Violation::rule)
                .containsExactly("N11");
        assertThat(NotebookLint.of(NotebookFile.read(shown)))
                .extracting(NotebookLint.Violation::rule)
                .containsExactly("N11");
    }

    private static NotebookFile.Cell cell(String id, String code) {
        return new NotebookFile.Cell(id, true, code, List.of());
    }

    /** Each code cell after a text cell. */
    private static NotebookFile notebook(NotebookFile.Cell... code) {
        List<NotebookFile.Cell> cells = new ArrayList<>();
        for (NotebookFile.Cell cell : code) {
            cells.add(new NotebookFile.Cell("about-" + cell.id(), false, "What it does.", List.of()));
            cells.add(cell);
        }
        return new NotebookFile(Checkout.HOME.resolve("bad.ipynb"), cells, null);
    }
}
