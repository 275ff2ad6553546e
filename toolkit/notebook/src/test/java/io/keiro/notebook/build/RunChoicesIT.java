package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The command that runs all notebooks, given another source, or a part of them. */
class RunChoicesIT {

    @Test
    void aRealTableOfDealsRunsThroughToo() throws Exception {
        InstalledProject project = InstalledProject.get();
        Path table = Checkout.shared("data/crm/sales-opportunities");

        Programs.Ended run = project.start("run", "--source", table, "--out", project.home.resolve("out-table"))
                .run(Duration.ofMinutes(8));

        assertThat(run.exit()).as(run.toString()).isZero();
        KernelRunIT.assertComplete(project.home.resolve("out-table"), "en");
    }

    @Test
    void aCellThatFailsEndsTheRunWithASentence() throws Exception {
        InstalledProject project = InstalledProject.get();

        Programs.Ended run = project.start("run", "4", "--out", project.home.resolve("out-alone"))
                .run(Duration.ofMinutes(8));

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.errors() + run.output())
                .contains("4-discover-and-diagnose, cell data")
                .contains("Step 3 has not been run yet");
        assertThat(project.home.resolve("out-alone/4-discover-and-diagnose.html"))
                .doesNotExist();
    }
}
