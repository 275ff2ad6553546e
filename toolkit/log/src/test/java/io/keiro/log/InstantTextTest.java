package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-31T05:00:00Z",
                "2026-03-31T05:00:00.120Z",
                "2026-03-31T05:00:00.000Z",
                "2026-03-31T05:00:00.5Z",
                "2026-03-31T05:00:00.123456789Z",
                "2026-03-31T05:00Z",
                "2024-02-29T23:59:59.999Z",
                "2026-12-31T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+12345-01-01T00:00:00Z",
                "2026-03-31t05:00:00z",
                "2026-03-31T14:00:00+09:00"
            })
    void saysWhatJavaSays(String text) {
        Instant java;
        try {
            java = Instant.parse(text);
        } catch (DateTimeParseException e) {
            assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeParseException.class);
            return;
        }
        assertThat(InstantText.parse(text)).isEqualTo(java);
        assertThat(InstantText.of(java)).isEqualTo(java.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29T05:00:00Z",
                "2026-13-01T05:00:00Z",
                "2026-03-31T25:00:00Z",
                "2026-03-31T05:60:00Z",
                "2026-03-31T05:00:61Z",
                "2026-03-31 05:00:00Z",
                "2026-03-31T05:00:00,120Z",
                "2026-03-31T05:00:00.12aZ",
                "2026-O3-31T05:00:00Z",
                "２０２６-03-31T05:00:00Z",
                "2026-03-31T05:00:00.120X"
            })
    void refusesWhatJavaRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void agreesWithJavaOnRandomMomentsOfAllSizes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long seconds = random.nextLong() >> random.nextInt(20, 63);
            int nanos = switch (i % 3) {
                case 0 -> 0;
                case 1 -> random.nextInt(1000) * 1_000_000;
                default -> random.nextInt(1_000_000_000);
            };
            if (Math.abs(seconds) > Instant.MAX.getEpochSecond()) {
                continue;
            }
            Instant moment = Instant.ofEpochSecond(seconds, nanos);
            assertThat(InstantText.of(moment)).isEqualTo(moment.toString());
            assertThat(InstantText.parse(moment.toString())).isEqualTo(moment);
        }
        assertThat(InstantText.of(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        assertThat(InstantText.of(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    }
}
