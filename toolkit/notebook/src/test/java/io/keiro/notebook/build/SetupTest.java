package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The set-up command's own tests, in its own language. */
class SetupTest {

    @Test
    void theTestsOfTheSetUpPass() {
        Programs.Ended tests = Programs.Call.of(
                        Checkout.HOME, Programs.PYTHON, "-m", "unittest", "discover", "-s", "kernel-setup/tests")
                .run(Duration.ofMinutes(5));

        assertThat(tests.exit()).as(tests.toString()).isZero();
        assertThat(tests.errors()).containsPattern("Ran \\d{2,} tests");
    }
}
