package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A detector of data quality that a consultant declares in a cell shows itself and joins the built-in ones. */
class QualityCellTest {

    private static final String LOG = """
            EventLog log = EventLog.builder("orders")
                .event("T-1", "Ordered", Instant.parse("2025-03-03T08:00:00Z"))
                .event("A-1", "Ordered", Instant.parse("2025-03-03T09:10:00Z"))
                .build()""";

    private static final String DETECTOR = """
            record TestOrders(Offences offences) implements QualityFinding {
                static TestOrders of(EventLog log) {
                    Offences.Reason test = Offences.Reason.of(
                            "test", QualityFinding.Severity.WARNING, Phrase.of("test order", "テスト注文"));
                    return new TestOrders(Offences.ofCases(log, test, order -> order.caseId().startsWith("T-")));
                }
                public Phrase title() {
                    return Phrase.of("Test orders", "テスト注文");
                }
            }""";

    @Test
    void aRecordOfACellIsADetector() throws Exception {
        try (NotebookShell shell = NotebookShell.start()) {
            shell.run(LOG);
            shell.run(DETECTOR);

            assertThat(shell.run("DataQuality.of(log).with(TestOrders.of(log)).verdict().en()"))
                    .contains("First: Test orders (test order: 1 case (50.0 %)).");
            assertThat(shell.run("log.dropCases(TestOrders.of(log).cases()).caseCount()"))
                    .isEqualTo("1");
            assertThat(shell.run("Rendering.of(TestOrders.of(log), ViewOptions.in(Language.JA)).get(\"text/html\")"))
                    .contains("テスト注文")
                    .contains("T-1");
        }
    }

    @Test
    void eachDetectorCanBeCalledFromACell() throws Exception {
        try (NotebookShell shell = NotebookShell.start()) {
            shell.run(LOG);

            assertThat(shell.run("MissingValues.of(log).offences().size()")).isEqualTo("0");
            // The room of the log has a class of this name for itself.
            assertThat(shell.run("SimilarLabels.of(log).title().en()")).isEqualTo("\"Similar labels\"");
            assertThat(shell.run("ValueRangeViolations.of(log.withCaseAttribute(\"n\", Trace::length), \"n\","
                            + " Between.exactly(2)).offences().caseCount()"))
                    .isEqualTo("2");
        }
    }
}
