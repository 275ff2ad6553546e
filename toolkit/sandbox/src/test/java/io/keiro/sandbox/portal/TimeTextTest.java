package io.keiro.sandbox.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2000-02-29T23:59:59.001Z", "2024-02-29T00:00:00Z",
                "2100-02-28T12:00:00.100Z", "2100-03-01T00:00:00Z", "2026-12-31T23:59:59.999Z",
                        "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-09-30T00:00:00.010Z"
            })
    void edgesAreAsTheJdkWritesThem(String text) {
        assertThat(TimeText.of(Instant.parse(text).toEpochMilli())).isEqualTo(text);
    }

    @Test
    void everyDayOfFourCenturiesIsAsTheJdkWritesIt() {
        for (long day = 0; day < 146_097; day++) {
            long time = day * 86_400_000L;
            assertThat(TimeText.of(time)).isEqualTo(Instant.ofEpochMilli(time).toString());
        }
    }

    @Test
    void anyTimeIsAsTheJdkWritesIt() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            long time = random.nextLong(-1_000_000_000_000L, 300_000_000_000_000L);
            assertThat(TimeText.of(time)).isEqualTo(Instant.ofEpochMilli(time).toString());
        }
    }
}
