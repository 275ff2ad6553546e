package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keiro.log.DataTable;
import io.keiro.mining.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.in(folder.resolve("data"), folder.resolve("out"));
        save(Examples.days("sales_cycle", 40).between(36, 44));
    }

    private void save(Measure... measures) {
        workspace.save(Examples.Full.named("sales-cycle").with(measures));
    }

    @Test
    void theBaselineIsFrozenOnceAndStays() {
        String first = workspace.freezeBaseline().sentence().en();
        save(Examples.days("sales_cycle", 30));
        String second = workspace.freezeBaseline().sentence().en();

        assertThat(first)
                .isEqualTo("Baseline frozen on " + LocalDate.now()
                        + ": 1 measures. It stays as it is until workspace.replaceBaseline() sets it aside");
        assertThat(second).isEqualTo(first);
        assertThat(workspace.freezeBaseline().table().value(0, "Value").toString())
                .isEqualTo("40 days");
    }

    @Test
    void aReplacedBaselineIsKeptUnderItsDay() {
        workspace.freezeBaseline();
        save(Examples.days("sales_cycle", 30));
        workspace.replaceBaseline();
        workspace.replaceBaseline();

        assertThat(workspace.freezeBaseline().table().value(0, "Value").toString())
                .isEqualTo("30 days");
        assertThat(folder.resolve("data/baseline-" + LocalDate.now() + ".csv")).exists();
        assertThat(folder.resolve("data/baseline-" + LocalDate.now() + "-2.csv"))
                .exists();
    }

    @Test
    void withoutNewDataBothSidesAreTheSameAndItSaysSo() {
        workspace.freezeBaseline();

        DataTable table = workspace.compareWithBaseline().table();

        assertThat(workspace.compareWithBaseline().sentence().en())
                .startsWith("No new data since the baseline of " + LocalDate.now() + ": both columns are the same.");
        assertThat(table.value(0, "Reading").toString()).isEqualTo("the same");
    }

    @Test
    void aChangeIsJudgedByItsInterval() {
        save(
                Examples.days("clear", 40).between(38, 42),
                Examples.days("unclear", 40).between(30, 50),
                Examples.days("bare", 40),
                Examples.days("gone", 40));
        workspace.freezeBaseline();
        save(
                Examples.days("clear", 30).between(28, 32),
                Examples.days("unclear", 38).between(30, 46),
                Examples.days("bare", 30),
                Examples.days("new", 1));

        DataTable table = workspace.compareWithBaseline().table();

        assertThat(table.rows().stream().map(row -> row.get(6).toString()))
                .containsExactly(
                        "changed beyond its interval",
                        "not proven yet",
                        "no interval, so not judged",
                        "only on one side, or in another unit",
                        "only on one side, or in another unit");
        assertThat(table.value(0, "Change").toString()).isEqualTo("-10 days");
        assertThat(workspace.compareWithBaseline().sentence().en())
                .startsWith("1 of 5 measures changed beyond their interval");
    }

    @Test
    void theIntervalOfAChangeIsThatOfZouAndDonner() {
        Measure before = Examples.days("a", 40).between(37, 44);
        Measure after = Examples.days("a", 30).between(27, 34);

        ChangeInterval interval = ChangeInterval.of(before, after).orElseThrow();

        // 3 and 4 are the sides of the right angle: from 30 - 27 and 44 - 40, and the other way round.
        assertThat(interval.low()).isCloseTo(-15, within(1e-9));
        assertThat(interval.high()).isCloseTo(-5, within(1e-9));
        assertThat(interval.includesZero()).isFalse();
    }

    @Test
    void aMeasureThatChangedItsUnitIsNotCompared() throws Exception {
        workspace.freezeBaseline();
        Path file = folder.resolve("data/baseline.csv");
        Files.writeString(file, Files.readString(file).replace(",days,", ",hours,"));

        assertThat(workspace.compareWithBaseline().table().value(0, "Reading").toString())
                .isEqualTo("only on one side, or in another unit");
    }
}
