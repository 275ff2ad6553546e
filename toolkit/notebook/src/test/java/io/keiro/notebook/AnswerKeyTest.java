package io.keiro.notebook;

import static io.keiro.notebook.Examples.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.mining.Finding;
import io.keiro.sandbox.Problem;
import io.keiro.sandbox.Problems;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerKeyTest {

    private static Truth planted(Problem... problems) {
        try (Sandbox sandbox =
                Sandbox.start(Sandbox.Options.defaults().withDeals(80).withProblems(Problems.of(problems)))) {
            return sandbox.truth();
        }
    }

    private static Map<String, String> where(Truth truth, Problem problem) {
        Map<String, String> keys = new LinkedHashMap<>();
        truth.problem(problem).where().forEach(pair -> keys.put(pair.attribute(), pair.value()));
        return keys;
    }

    private static AnswerKey key(Truth truth, Finding... findings) {
        return AnswerKey.of(
                truth,
                new SavedFindings(Arrays.stream(findings)
                        .map(finding -> SavedFinding.of(finding, ""))
                        .toList()));
    }

    /** Of the problems that these tests plant or not; the nine others are never planted here. */
    private static List<String> agreements(AnswerKey key) {
        return key.lines().stream()
                .filter(line -> line.problem().en().matches("(P1|P3|P4) .*|-"))
                .map(line -> line.agreement().name())
                .toList();
    }

    @Test
    void aPlantedProblemIsFoundWhereAVerdictNamesItsSegment() {
        Truth truth = planted(Problem.STALLED_DEALS);
        AnswerKey key = key(
                truth,
                Examples.Full.named("sales-cycle")
                        .with(Finding.Status.PROBLEM, segment(where(truth, Problem.STALLED_DEALS), true)));

        assertThat(agreements(key)).containsExactly("FOUND", "RIGHTLY_SILENT", "RIGHTLY_SILENT");
        assertThat(key.isRight()).isTrue();
        assertThat(key.sentence().en()).isEqualTo("1 of 1 planted problems found, nothing else reported");
    }

    @Test
    void theTwoSpellingsOfAtLeastAreOne() {
        Truth truth = planted(Problem.SLOW_QUOTE_TO_CONTRACT);
        AnswerKey key = key(
                truth,
                Examples.Full.named("quote-to-contract")
                        .with(Finding.Status.PROBLEM, segment(Map.of("AmountBand", "≥ 50,000"), true)));

        assertThat(agreements(key)).containsExactly("RIGHTLY_SILENT", "RIGHTLY_SILENT", "FOUND");
    }

    @Test
    void aSegmentBehindAnotherIsFoundAside() {
        Truth truth = planted(Problem.STALLED_DEALS, Problem.LATE_PAYMENT);
        AnswerKey key = key(
                truth,
                Examples.Full.named("a")
                        .with(
                                Finding.Status.PROBLEM,
                                segment(where(truth, Problem.STALLED_DEALS), true),
                                segment(where(truth, Problem.LATE_PAYMENT), true)));

        assertThat(agreements(key)).containsExactly("FOUND", "FOUND_ASIDE", "RIGHTLY_SILENT");
        assertThat(key.isRight()).isTrue();
    }

    @Test
    void chanceAndSilenceFindNothing() {
        Truth truth = planted(Problem.STALLED_DEALS);
        AnswerKey byChance = key(
                truth,
                Examples.Full.named("sales-cycle")
                        .with(Finding.Status.NO_PROBLEM, segment(where(truth, Problem.STALLED_DEALS), true)),
                Examples.Full.named("b")
                        .with(Finding.Status.NO_PROBLEM, segment(where(truth, Problem.STALLED_DEALS), false)));

        assertThat(agreements(byChance)).containsExactly("MISSED", "RIGHTLY_SILENT", "RIGHTLY_SILENT");
        assertThat(byChance.isRight()).isFalse();
        assertThat(byChance.sentence().en()).isEqualTo("0 of 1 planted problems found, nothing else reported");
    }

    @Test
    void aProblemWhereNoneWasPlantedIsAFalseAlarm() {
        AnswerKey key = key(
                planted(),
                Examples.Full.named("a").with(Finding.Status.PROBLEM, segment(Map.of("Region", "North"), true)));

        assertThat(agreements(key))
                .containsExactly("RIGHTLY_SILENT", "RIGHTLY_SILENT", "RIGHTLY_SILENT", "FALSE_ALARM");
        assertThat(key.isRight()).isFalse();
        assertThat(key.sentence().en()).isEqualTo("0 of 0 planted problems found, 1 reported that was not planted");
    }

    @Test
    void aProblemThatNoAnalysisLookedForIsNotMissed() {
        Truth truth = planted(Problem.STALLED_DEALS, Problem.EXCESSIVE_DISCOUNTS);
        AnswerKey key = key(
                truth,
                Examples.Full.named("sales-cycle")
                        .with(Finding.Status.PROBLEM, segment(where(truth, Problem.STALLED_DEALS), true)));
        assertThat(key.lines())
                .filteredOn(line -> line.problem().en().startsWith("P6 "))
                .singleElement()
                .satisfies(line -> assertThat(line.agreement()).isEqualTo(AnswerKey.Agreement.NOT_ASKED));
        assertThat(key.sentence().en())
                .isEqualTo("1 of 1 planted problems found, nothing else reported;"
                        + " no analysis here looks for the other 1 planted");
        assertThat(key(
                                truth,
                                Examples.Full.named("discounting")
                                        .with(Finding.Status.NO_PROBLEM, segment(Map.of("Region", "North"), false)))
                        .sentence()
                        .en())
                .isEqualTo("0 of 1 planted problems found, nothing else reported;"
                        + " no analysis here looks for the other 1 planted");
    }

    @Test
    void onlyTheSandboxHasAnAnswerKey() {
        assertThat(AnswerKey.notApplicable().sentence().en()).startsWith("There is no answer key");
        assertThat(AnswerKey.notApplicable().table().rowCount()).isZero();
    }
}
