package io.keiro.mining.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.Logs;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataQualityTest {

    /** As a consultant would write it in a cell. */
    record TestOrders(Offences offences) implements QualityFinding {

        static TestOrders of(EventLog log) {
            Reason reason = Reason.of("test", Severity.ERROR, Phrase.of("test order", "テスト注文"));
            return new TestOrders(
                    Offences.ofCases(log, reason, trace -> trace.caseId().startsWith("case 1")));
        }

        @Override
        public Phrase title() {
            return Phrase.of("Test orders", "テスト注文");
        }
    }

    private static final Instant START = Logs.START;

    private static EventLog twice() {
        return EventLog.builder("twice")
                .event("1", "A", START)
                .event("1", "A", START)
                .event("1", "B", START.plusSeconds(90))
                .event("2", "A", START.plusSeconds(500))
                .build();
    }

    @Test
    void theVerdictSaysWhatToDoFirst() {
        DataQuality quality = DataQuality.of(twice());

        assertThat(quality.verdict().en())
                .isEqualTo(
                        "13 checks: 0 errors, 1 warning, 0 to know. First: Duplicate events (the same event again: 1 event in"
                                + " 1 case (50.0 %)). Drop the exact ones with dropEvents(found.offences().only(\"exact\").events());"
                                + " ask the source about the near ones.");
        assertThat(quality.verdict().ja()).startsWith("検査13件: エラー0件、警告1件、情報0件。最初に: 重複イベント(");
        assertThat(quality.severity()).isEqualTo(Severity.WARNING);
        assertThat(quality.status()).isEqualTo(Finding.Status.PROBLEM);
        assertThat(quality.actions()).hasSize(1);
        assertThat(quality)
                .hasToString("Data quality of twice: " + quality.verdict().en());
    }

    @Test
    void theWorstStandsFirstAndWhatCannotBeAskedLast() {
        DataQuality quality = DataQuality.of(twice());

        assertThat(quality.table().row(0))
                .containsExactly(
                        Phrase.of("Duplicate events", "重複イベント"),
                        Severity.WARNING.label(),
                        1,
                        1,
                        0.5,
                        Phrase.of("the same event again", "完全に同じイベントの重複"),
                        "1",
                        Phrase.of("the same event again", "完全に同じイベントの重複"));
        assertThat(quality.table().rowCount()).isEqualTo(quality.findings().size());
        assertThat(quality.table().value(quality.findings().size() - 1, "severity"))
                .isEqualTo(Phrase.of("not possible", "検査不可"));
        assertThat(quality.result("overlapping-instances").status()).isEqualTo(Finding.Status.NOT_POSSIBLE);
    }

    @Test
    void aDetectorOfOnesOwnJoins() {
        EventLog log = Logs.of("A B", "A C");
        DataQuality quality = DataQuality.of(log).with(TestOrders.of(log));

        assertThat(quality.findings().get(0)).isInstanceOf(TestOrders.class);
        assertThat(quality.verdict().en()).contains("First: Test orders (test order: 1 case (50.0 %)).");
        assertThat(quality.result("TestOrders").offences().caseCount()).isEqualTo(1);
        assertThat(log.dropCases(quality.result("TestOrders").cases()).caseCount())
                .isEqualTo(1);
        assertThat(quality.result("TestOrders").table().value(0, "what")).isEqualTo(Phrase.of("test order", "テスト注文"));
        assertThat(quality.with(TestOrders.of(log)).findings()).hasSameSizeAs(quality.findings());
    }

    @Test
    void aFindingAboutAnotherLogIsRefused() {
        EventLog other = Logs.of("A B");

        assertThatThrownBy(() -> DataQuality.of(Logs.of("A")).with(TestOrders.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"Test orders\" is about the log hand, and this is about hand; look for it in the same log");
    }

    @Test
    void aWrongNameAnswersWithThoseThatThereAre() {
        assertThatThrownBy(() -> DataQuality.of(Logs.of("A")).result("duplicates"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no finding \"duplicates\"; there are: attribute-dependencies, case-id-gaps, ");
        assertThatThrownBy(() -> DataQuality.of(
                        Logs.of("A"), DataQuality.Options.defaults().withoutDetectors("unique")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no detector \"unique\" to leave out; there are: missing-values, ");
    }

    @Test
    void optionsReachTheDetectors() {
        EventLog log = Logs.of("A B", "A C");
        DataQuality quality = DataQuality.of(
                log,
                DataQuality.Options.defaults()
                        .withActivities(List.of("A", "B"))
                        .withEnds("B")
                        .withReadAt(START.minusSeconds(1))
                        .withoutDetectors("unique-values"));

        assertThat(quality.result("unknown-activities").offences().eventCount()).isEqualTo(1);
        assertThat(quality.result("incomplete-cases").offences().caseCount()).isEqualTo(1);
        assertThat(quality.result("time-anomalies").offences().only("future").eventCount())
                .isEqualTo(4);
        assertThat(quality.findings()).noneMatch(finding -> finding.id().equals("unique-values"));
    }

    @Test
    void onlyThingsToKnowKeepNobodyFromMeasuring() {
        EventLog log = EventLog.builder("ties")
                .event("1", "A", START)
                .event("1", "B", START)
                .event("1", "C", START.plusSeconds(7000))
                .event("1", "D", START.plusSeconds(9001))
                .event("1", "C", START.plusSeconds(17000))
                .event("1", "D", START.plusSeconds(19001))
                .event("1", "C", START.plusSeconds(27000))
                .event("1", "D", START.plusSeconds(29001))
                .event("1", "C", START.plusSeconds(37000))
                .event("1", "D", START.plusSeconds(39001))
                .event("1", "C", START.plusSeconds(47000))
                .build();

        DataQuality quality = DataQuality.of(log);
        assertThat(quality.severity()).isEqualTo(Severity.INFO);
        assertThat(quality.status()).isEqualTo(Finding.Status.DESCRIPTION);
        assertThat(quality.verdict().en()).endsWith("1 to know. Nothing keeps you from measuring.");
    }

    @Test
    void emptyLog() {
        DataQuality quality = DataQuality.of(EventLog.builder("nothing").build());

        assertThat(quality.severity()).isEqualTo(Severity.NONE);
        assertThat(quality.status()).isEqualTo(Finding.Status.NO_PROBLEM);
        assertThat(quality.verdict().en()).endsWith(" checks, nothing found.");
        assertThat(quality.table().value(0, "share")).isNull();
        assertThat(quality.coverage().share()).isNaN();
    }

    @Test
    void singleEvent() {
        DataQuality quality =
                DataQuality.of(EventLog.builder("one").event("1", "A", START).build());

        assertThat(quality.severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void noTimes() {
        EventLog log = EventLog.builder("timeless")
                .event("1", "A", null)
                .event("1", "B", null)
                .event("2", "A", null)
                .build();

        DataQuality quality = DataQuality.of(log);
        assertThat(quality.result("missing-values").offences().eventCount()).isEqualTo(3);
        assertThat(quality.findings().stream().filter(finding -> finding.severity() != Severity.NONE))
                .hasSize(1);
    }

    @Test
    void noEventsInAnyCase() {
        EventLog log = Logs.of("", "");

        assertThat(IncompleteCases.of(log).offences().only("empty").caseCount()).isEqualTo(2);
        assertThat(DataQuality.of(log).result("incomplete-cases").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void noResourceAndNoAttributes() {
        EventLog log = EventLog.builder("bare")
                .event("1", "A", START)
                .event("1", "B", START.plusSeconds(77))
                .build();

        assertThat(DataQuality.of(log).severity()).isEqualTo(Severity.NONE);
        assertThat(ResourceInconsistency.of(log).offences().unanswered()).isPresent();
    }

    static List<Long> seeds() {
        return LongStream.range(100, 160).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyLogIsLookedAtAndStaysAsItWas(long seed) {
        EventLog log = Logs.random(seed);
        DataQuality quality = DataQuality.of(log);

        for (QualityFinding finding : quality.findings()) {
            Offences offences = finding.offences();
            assertThat(offences.isEmpty()).isEqualTo(finding.severity() == Severity.NONE);
            assertThat(offences.tallies().stream()
                            .mapToInt(Offences.Tally::offenders)
                            .sum())
                    .isEqualTo(offences.size());
            assertThat(log.keepEvents(finding.events()).eventCount()).isEqualTo(offences.eventCount());
            assertThat(log.keepCases(finding.cases()).caseCount()).isEqualTo(offences.caseCount());
            assertThat(finding.table().rowCount()).isEqualTo(offences.tallies().size());
        }
        assertThat(log.history().rowCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfCasesDoesNotMatter(long seed) {
        EventLog log = Logs.random(seed);
        EventLog other = Logs.shuffled(log, seed + 1);

        // The shuffled log has other attributes, so that only what needs none is compared.
        for (String id : List.of("time-anomalies", "duplicate-events", "incomplete-cases", "inactive-periods")) {
            Offences here = DataQuality.of(log).result(id).offences();
            Offences there = DataQuality.of(other).result(id).offences();
            assertThat(there.size()).as(id).isEqualTo(here.size());
            assertThat(there.caseCount()).as(id).isEqualTo(here.caseCount());
        }
    }
}
