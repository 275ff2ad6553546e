package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.hubspot.AccessToken;
import io.keiro.hubspot.DealQuery;
import io.keiro.hubspot.HubSpot;
import io.keiro.hubspot.Privacy;
import io.keiro.leadtocash.Analysis;
import io.keiro.leadtocash.CashCollection;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.QuoteToContract;
import io.keiro.leadtocash.SalesCycle;
import io.keiro.leadtocash.StageMap;
import io.keiro.mining.Finding;
import io.keiro.sandbox.Problem;
import io.keiro.sandbox.Problems;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the simulated company through the portal to the findings: what was planted is named with its segment, and nothing else is. Each
 * company has a server, a folder and a key of its own, and no setting is asked, so that they run side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class PlantedProblemsTest {

    private static final int DEALS = 2_000;
    private static final Problems FIRST_THREE =
            Problems.of(Problem.STALLED_DEALS, Problem.LATE_PAYMENT, Problem.SLOW_QUOTE_TO_CONTRACT);

    private static final Path STAGES = Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv");

    @TempDir
    Path folder;

    static Stream<Arguments> companies() {
        return Stream.of(
                Arguments.of(7L, Problems.all(), Sandbox.Language.EN),
                Arguments.of(8L, Problems.all(), Sandbox.Language.EN),
                Arguments.of(9L, Problems.all(), Sandbox.Language.JA),
                Arguments.of(7L, Problems.none(), Sandbox.Language.EN),
                Arguments.of(8L, Problems.none(), Sandbox.Language.EN),
                Arguments.of(9L, Problems.none(), Sandbox.Language.JA),
                Arguments.of(7L, Problems.of(Problem.STALLED_DEALS), Sandbox.Language.EN),
                Arguments.of(7L, Problems.of(Problem.LATE_PAYMENT), Sandbox.Language.EN),
                Arguments.of(7L, Problems.of(Problem.SLOW_QUOTE_TO_CONTRACT), Sandbox.Language.EN),
                Arguments.of(7L, FIRST_THREE, Sandbox.Language.EN),
                Arguments.of(9L, FIRST_THREE, Sandbox.Language.JA));
    }

    @ParameterizedTest
    @MethodSource("companies")
    void whatWasPlantedIsNamedAndNothingElse(long seed, Problems planted, Sandbox.Language language) {
        Sandbox.Options options = Sandbox.Options.defaults()
                .withDeals(DEALS)
                .withSeed(seed)
                .withProblems(planted)
                .withLanguage(language)
                .withRate(RateProfile.UNLIMITED);
        try (Sandbox sandbox = Sandbox.start(options)) {
            LeadToCash data = HubSpot.connect(
                            AccessToken.of(sandbox.token()),
                            HubSpot.Options.defaults()
                                    .withBaseUrl(sandbox.baseUrl())
                                    .withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("key")))
                                    .withCutOff(options.end()))
                    .extract(DealQuery.all().withoutEngagements(), folder.resolve("snapshot.duckdb"))
                    .toLeadToCash(StageMap.read(STAGES));
            assertThat(data.deals()).hasSize(DEALS);

            List<Analysis> findings = List.of(SalesCycle.of(data), CashCollection.of(data), QuoteToContract.of(data));
            judge(sandbox.truth(), findings);
        }
    }

    private static void judge(Truth truth, List<Analysis> findings) {
        AnswerKey key = AnswerKey.of(
                truth,
                new SavedFindings(findings.stream()
                        .map(finding -> SavedFinding.of(finding, ""))
                        .toList()));
        String told = key.lines() + "\n" + findings;

        // The other problems wait for their analyses; a finding that names a segment where nothing was planted is never
        // right.
        List<String> asked = findings.stream().map(Analysis::problem).toList();
        assertThat(key.lines().stream()
                        .filter(line -> asked.stream()
                                        .anyMatch(id -> line.problem().en().startsWith(id + " "))
                                || line.agreement() == AnswerKey.Agreement.FALSE_ALARM))
                .as(told)
                .extracting(AnswerKey.Line::agreement)
                .isSubsetOf(AnswerKey.Agreement.FOUND, AnswerKey.Agreement.RIGHTLY_SILENT);
        for (Truth.Planted planted : truth.problems()) {
            Analysis answer = findings.stream()
                    .filter(finding -> finding.problem().equals(planted.id()))
                    .findFirst()
                    .orElse(null);
            if (planted.on() && answer != null) {
                assertThat(answer.status()).as(told).isEqualTo(Finding.Status.PROBLEM);
                assertThat(planted.where())
                        .as(told)
                        .allSatisfy(pair ->
                                assertThat(spelled(answer.verdict().en())).contains(spelled(pair.value())));
            }
        }
        if (truth.problems().stream().noneMatch(Truth.Planted::on)) {
            assertThat(findings).as(told).extracting(Finding::status).containsOnly(Finding.Status.NO_PROBLEM);
        }
    }

    private static String spelled(String text) {
        return text.replace("≥", ">=").replaceAll("\\s", "");
    }
}
