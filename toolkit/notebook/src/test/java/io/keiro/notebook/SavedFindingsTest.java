package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import io.keiro.mining.Segment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SavedFindingsTest {

    @TempDir
    Path folder;

    private Workspace workspace() {
        return Workspace.in(folder.resolve("data"), folder.resolve("out"));
    }

    @Test
    void aFindingComesBackWithEverythingButTableAndPicture() {
        Finding original = Examples.Full.named("sales-cycle");
        workspace().save(original);

        Finding read = workspace().findings().list().get(0);

        assertThat(read.id()).isEqualTo("sales-cycle");
        assertThat(read.title()).isEqualTo(original.title());
        assertThat(read.status()).isEqualTo(Finding.Status.PROBLEM);
        assertThat(read.verdict()).isEqualTo(original.verdict());
        assertThat(read.coverage()).isEqualTo(original.coverage());
        assertThat(read.evidence()).isEqualTo(original.evidence());
        assertThat(read.valueAtStake()).isEqualTo(original.valueAtStake());
        assertThat(read.measures()).isEqualTo(original.measures());
        assertThat(read.actions()).isEqualTo(original.actions());
        assertThat(read.segments()).hasSize(1);
        Segment segment = read.segments().get(0);
        assertThat(segment.keys()).isEqualTo(Map.of("Region", "West", "Stage", "Contract sent"));
        assertThat(segment.significant()).isTrue();
        assertThat(segment.effect()).isEqualTo(0.6);
        assertThat(read.table().rowCount()).isEqualTo(2);
        assertThat(read.table().value(0, "Interval").toString()).isEqualTo("36 to 45.5 days");
    }

    @Test
    void aFindingOfOnesOwnComesBackToo() {
        workspace().save(Examples.Plain.titled("Rework"), Examples.Full.named("b"));

        assertThat(workspace().findings().list()).extracting(Finding::id).containsExactly("Plain", "b");
        assertThat(workspace().findings().list().get(0).status()).isEqualTo(Finding.Status.DESCRIPTION);
        assertThat(workspace().findings().list().get(0).valueAtStake()).isEmpty();
        assertThat(workspace().findings().sentence().en()).isEqualTo("2 findings, 1 names a problem");
    }

    @Test
    void unknownNumbersStayUnknown() {
        workspace().save(Examples.Full.named("a").with(Examples.days("a", Double.NaN)));

        Measure measure = workspace().findings().list().get(0).measures().get(0);
        assertThat(measure.value()).isNaN();
        assertThat(measure.hasInterval()).isFalse();
        assertThat(workspace().findings().table().value(0, "Measure").toString())
                .isEqualTo("Cycle, median: not known");
    }

    @Test
    void savingAgainTakesThePlaceOfWhatWasThere() {
        workspace().save(Examples.Full.named("a"), Examples.Full.named("b"));
        workspace().save(Examples.Full.named("c"));

        assertThat(workspace().findings().list()).extracting(Finding::id).containsExactly("c");
    }

    @Test
    void noFindingsAtAll() {
        workspace().save();

        assertThat(workspace().findings().list()).isEmpty();
        assertThat(workspace().findings().sentence().en()).isEqualTo("0 findings, 0 name a problem");
    }

    @Test
    void twoFindingsWithOneIdAreRefused() {
        Workspace workspace = workspace();

        assertThatThrownBy(() -> workspace.save(Examples.Full.named("a"), Examples.Full.named("a")))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("Two findings have the same id: [a, a]");
    }

    @Test
    void theSummaryForOtherProgramsIsJson() throws Exception {
        workspace().save(Examples.Full.named("sales-cycle"));

        JsonNode summary =
                JsonMapper.builder().build().readTree(Files.readString(folder.resolve("data/findings.json")));

        assertThat(summary).hasSize(1);
        assertThat(summary.at("/0/id").asString()).isEqualTo("sales-cycle");
        assertThat(summary.at("/0/status").asString()).isEqualTo("PROBLEM");
        assertThat(summary.at("/0/title/ja").asString()).isEqualTo("商談の停滞");
        assertThat(summary.at("/0/verdict/en").asString()).isEqualTo("Deals wait, says \"West\", 3 times longer.");
    }

    @Test
    void aFileThatSomebodyBrokeSaysWhere() throws Exception {
        workspace().save(Examples.Full.named("a"));
        Path measures = folder.resolve("data/findings/measures.csv");
        Files.writeString(measures, Files.readString(measures).replace("45.5", "many"));

        assertThatThrownBy(() -> workspace().findings())
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("measures.csv, row 2: column High: \"many\" is no number")
                .hasMessageContaining("run that step again");
    }

    @Test
    void valuesAlwaysCarryTheirUnit() {
        List<String> shown = List.of(
                FindingWords.value(0.25, "%").en(),
                FindingWords.value(41, "days").en(),
                FindingWords.value(41.26, "days").ja(),
                FindingWords.value(3, "deals").ja(),
                FindingWords.value(1_234_567.8, "EUR").en(),
                FindingWords.value(0.123, "").en(),
                FindingWords.value(Double.POSITIVE_INFINITY, "days").en(),
                FindingWords.interval(0.1, 0.2, "%").en());

        assertThat(shown)
                .containsExactly(
                        "25.0 %", "41 days", "41.3日", "3件", "1,234,568 EUR", "0.12", "not known", "10.0 to 20.0 %");
    }
}
