package io.keiro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workers' talk, the arithmetic of the table and what the command says; measuring itself is no test. */
class CompareTest {

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("keiro.logs");
    }

    private static Comparison line(String name) {
        return Comparison.all().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Worker keiro() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KeiroWorker.class.getName());
        return Worker.start(Tool.KEIRO, command, complaints());
    }

    private File complaints() {
        return folder.resolve("tools.log").toFile();
    }

    private Path log() {
        EventLog log = EventLog.builder("three")
                .event("1", "A", Instant.parse("2024-01-01T00:00:00Z"))
                .event("1", "B", Instant.parse("2024-01-02T00:00:00Z"))
                .event("1", "C", Instant.parse("2024-01-03T00:00:00Z"))
                .event("2", "A", Instant.parse("2024-01-04T00:00:00Z"))
                .event("2", "B", Instant.parse("2024-01-05T00:00:00Z"))
                .build();
        Path path = folder.resolve("three.csv");
        log.writeCsv(path);
        return path;
    }

    @Test
    void aWorkerAnswersWithSecondsAndSomethingToCheck() {
        Path log = log();
        try (Worker worker = keiro()) {
            assertThat(worker.work("read_csv", log.toString()).check()).isEqualTo("5");
            worker.work("load", log.toString());
            Worker.Answer answer = worker.work("directly_follows", "");
            assertThat(answer.check()).isEqualTo("3");
            assertThat(answer.seconds()).isPositive().isLessThan(10);
            assertThat(worker.work("variants", "").check()).isEqualTo("2");
            assertThat(worker.work("performance", "").check()).isEqualTo("2");
            assertThat(worker.work("eventually_follows", "").check()).isEqualTo("4");
            assertThat(worker.work("heap", "").check()).isEqualTo("5 events");
        }
    }

    @Test
    void aTaskThatFailsIsASentenceAndTheWorkerGoesOn() {
        try (Worker worker = keiro()) {
            assertThatThrownBy(() ->
                            worker.work("read_csv", folder.resolve("none.csv").toString()))
                    .isInstanceOf(Worker.FailedException.class)
                    .hasMessageContaining("Keiro, read_csv")
                    .hasMessageContaining("none.csv does not exist");
            assertThat(worker.work("read_csv", log().toString()).check()).isEqualTo("5");
        }
    }

    @Test
    void aToolThatDoesNotStartIsASentence() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Worker.start(Tool.POLARS, List.of(none.toString()), complaints()))
                .isInstanceOf(Worker.FailedException.class)
                .hasMessageStartingWith("Polars did not start");
    }

    @Test
    void theQuickestOfTheNamedToolsIsTheOneToBeat() {
        Map<Tool, Double> seconds = Map.of(Tool.KEIRO, 0.002, Tool.PM4PY, 0.4, Tool.POLARS, 0.01, Tool.DUCKDB, 0.1);
        Compared variants = new Compared(line("variants-rtfm"), seconds, Map.of(), "");
        assertThat(variants.rival()).contains(Tool.POLARS);
        assertThat(variants.reached()).isEqualTo(0.2);
        assertThat(variants.isReached()).contains(true);
        Compared gaps = new Compared(line("performance-rtfm"), seconds, Map.of(), "");
        assertThat(gaps.rival()).contains(Tool.DUCKDB);
        Compared missed = new Compared(line("directly-follows-rtfm"), seconds, Map.of(), "");
        assertThat(missed.isReached()).contains(false);
    }

    @Test
    void withoutTheOthersNothingIsSaidToBeReached() {
        Compared alone = new Compared(line("variants-rtfm"), Map.of(Tool.KEIRO, 0.002), Map.of(), "");
        assertThat(alone.isReached()).isEmpty();
        assertThat(alone.reachedText()).isEmpty();
        Compared figure = new Compared(line("heap-tenfold"), Map.of(Tool.KEIRO, 61.0), Map.of(), "");
        assertThat(figure.isReached()).contains(false);
        assertThat(figure.reachedText()).isEqualTo("61.0 bytes");
    }

    @Test
    void theTableSaysWhatWasMissedAndWhatDiffers() {
        Compared differs = new Compared(
                line("read-xes-rtfm-cold"),
                Map.of(Tool.KEIRO, 1.0, Tool.RUST4PM, 1.0),
                Map.of(Tool.KEIRO, "5", Tool.RUST4PM, "4"),
                "");
        String table = ComparisonTable.markdown(List.of(differs), "Date 2024-01-01");
        assertThat(table)
                .contains(
                        "| XES to frame, cold | RTFMP.xes.gz | 1.00 s |  | 1.00 s |  |  | 1.00 x r4pm | ≤ 0.8 x r4pm |"
                                + " **missed**; answers differ:");
        assertThat(ComparisonTable.json(List.of(differs), "a \"quoted\" machine"))
                .contains("{\"machine\": \"a \\\"quoted\\\" machine\"")
                .contains("\"reached\": 1.0, \"aim\": 0.8");
    }

    @Test
    void growthIsTheWorstOfTheLastSizeAgainstTheFirst() {
        Growth growth = Growth.measure(folder, List.of(2_000, 4_000), Duration.ZERO);
        assertThat(growth.worst()).isPositive();
        assertThat(growth.details()).contains("read CSV", "directly-follows", "variants", "performance");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void argumentsThatDoNotExistAreNamedWithTheirChoices() throws Exception {
        assertThat(said("--fast", "x")).startsWith("unknown option --fast");
        assertThat(said("--only")).startsWith("unknown option --only, or one without a value");
        assertThat(said("--only", "nothing")).startsWith("no line has such a name; there are [read-xes-rtfm, ");
        assertThat(said("--without", "R"))
                .isEqualTo("there is no tool \"R\" to leave out; there are [pm4py, r4pm, Polars, DuckDB]");
        assertThat(CompareArguments.of("--only", "variants", "--without", "duckdb")
                        .lines())
                .extracting(Comparison::name)
                .containsExactly("variants-rtfm", "top-variants-rtfm");
    }

    @Test
    void withoutTheLogsThereIsASentenceAndNoFailure() throws Exception {
        System.setProperty("keiro.logs", folder.toString());
        assertThat(said()).startsWith("Nothing to compare: RTFMP.xes.gz and BPIC12.xes.gz are not both in");
    }

    private static String said(String... arguments) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Compare.run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
        return printed.toString(StandardCharsets.UTF_8).strip();
    }
}
