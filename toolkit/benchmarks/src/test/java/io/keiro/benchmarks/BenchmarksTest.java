package io.keiro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says when there is nothing to measure; measuring itself is no test. */
class BenchmarksTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path empty;

    @AfterEach
    void forget() {
        System.clearProperty("keiro.logs");
    }

    private int run(String... arguments) throws Exception {
        System.setProperty("keiro.logs", empty.toString());
        return Benchmarks.run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void withoutDataThereIsASentenceAndNoFailure() throws Exception {
        assertThat(run("--quick")).isZero();
        assertThat(said())
                .isEqualTo("Nothing to measure: none of the logs is in " + empty.toAbsolutePath()
                        + ". Start in the project's folder, or name the folder with -Dkeiro.logs=…");
    }

    @Test
    void unknownLog() throws Exception {
        assertThat(run("BPIC2012")).isEqualTo(2);
        assertThat(said())
                .isEqualTo("there is no log \"BPIC2012\" to measure; there are [receipt, Sepsis, BPIC12, RTFM]");
    }

    @Test
    void unknownOption() throws Exception {
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(said()).isEqualTo("unknown option --fast; there are --cold, --quick, --only TEXT and --json FILE");
    }

    @Test
    void optionWithoutItsValue() throws Exception {
        assertThat(run("--only")).isEqualTo(2);
        assertThat(said()).isEqualTo("--only needs a part of a benchmark's name, for example variants");
    }
}
