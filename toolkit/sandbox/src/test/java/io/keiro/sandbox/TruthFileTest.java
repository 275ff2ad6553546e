package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFileTest {

    @TempDir
    Path folder;

    @Test
    void anAnswerKeyReadsBackAsItWasWritten() {
        Path file = folder.resolve("truth.json");
        try (Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults()
                .withDeals(120)
                .withProblems(Problems.all().without(Problem.LATE_PAYMENT)))) {
            sandbox.truth().write(file);

            Truth read = Truth.read(file);

            assertThat(read.json()).isEqualTo(sandbox.truth().json());
            assertThat(read.options()).isEqualTo(sandbox.options());
        }
    }

    @Test
    void aFileThatIsNoAnswerKeySaysWhatItLacks() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"problems\": []}");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");

        assertThatThrownBy(() -> Truth.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.json")
                .hasMessageContaining("lacks the field \"parameters\"");
        assertThatThrownBy(() -> Truth.read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken.json");
    }
}
