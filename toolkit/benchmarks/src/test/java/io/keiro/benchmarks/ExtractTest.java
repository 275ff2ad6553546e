package io.keiro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExtractTest {

    private static String run(int expected, String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Extract.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments))
                .isEqualTo(expected);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aSmallPortalIsMeasured() throws IOException {
        assertThat(run(0, "speed", "--deals", "120").lines())
                .hasSize(2 + 3)
                .allMatch(line -> line.startsWith("|"))
                .anyMatch(
                        line -> line.contains("deals with history, no limit, LIST") && line.contains("deals a second"));
    }

    @Test
    void anUnknownArgumentIsAnsweredWithThoseThatThereAre() throws IOException {
        assertThat(run(2, "fast"))
                .isEqualTo("unknown argument fast; there are limit, speed, growth, increment and --deals N\n");
    }
}
