package io.keiro.mining.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({"0, 0.0 %", "1, 100.0 %", "0.8413, 84.1 %", "0.0000067, < 0.1 %", "0.99999, > 99.9 %", "NaN, n/a"})
    void sharesNeverRoundToNothingOrToAll(double share, String text) {
        assertThat(Wording.share(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms, 0ミリ秒",
        "999, 999 ms, 999ミリ秒",
        "1500, 1.5 s, 1.5秒",
        "-90000, -1.5 min, -1.5分",
        "7200000, 2.0 h, 2.0時間",
        "864000000, 10.0 d, 10.0日",
    })
    void durationsInTheUnitThatSuitsThem(long millis, String en, String ja) {
        assertThat(Wording.duration(millis).en()).isEqualTo(en);
        assertThat(Wording.duration(millis).ja()).isEqualTo(ja);
    }

    @Test
    void timesAreThoseOfTheClockThatRecordedThem() {
        assertThat(Wording.time(0, 9 * 3600)).isEqualTo("1970-01-01 09:00:00");
        assertThat(Wording.time(EventLog.NO_TIME, 0)).isEqualTo("n/a");
    }

    @Test
    void namesInQuotesTheFirstOfMany() {
        assertThat(Wording.names(List.of("a", "b"))).isEqualTo("\"a\", \"b\"");
        assertThat(Wording.names(List.of("a", "b", "c", "d", "e", "f"))).endsWith("\"e\", … (6)");
        assertThat(Wording.shortened("x".repeat(70))).hasSize(60).endsWith("…");
    }
}
