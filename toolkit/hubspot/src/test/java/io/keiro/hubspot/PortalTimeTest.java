package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are read as Java's own parser would read them. */
class PortalTimeTest {

    @Test
    void everyDayOfFourCenturies() {
        LocalDate end = LocalDate.of(2301, 1, 1);
        for (LocalDate day = LocalDate.of(1899, 12, 31); day.isBefore(end); day = day.plusDays(1)) {
            assertThat(PortalTime.parse(day + "T23:59:59Z"))
                    .isEqualTo(day.atTime(23, 59, 59).toInstant(java.time.ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "0000-02-29T00:00:00Z",
                "0000-12-31T00:00:00.001Z",
                "9999-12-31T23:59:59.999Z"
            })
    void firstAndLastYear(String time) {
        assertThat(PortalTime.parse(time)).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2024-02-30T00:00:00Z",
                "2025-04-31T00:00:00Z",
                "2025-06-31T09:00:00.000Z",
                "2025-13-01T00:00:00Z",
                "2025-00-01T00:00:00Z",
                "2025-01-00T00:00:00Z",
                "2025-01-32T00:00:00Z",
                "2025-01-01T24:30:00Z",
                "2025-01-01T09:60:00Z",
                "2025-01-01T09:00:61Z",
                "2025-0x-01T09:00:00Z"
            })
    void noSuchMoment(String time) {
        assertThat(PortalTime.parse(time)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01T09:00:00Z, 2025-03-01T09:00:00Z",
        "2025-03-01T09:00:00.120Z, 2025-03-01T09:00:00.120Z",
        "2025-03-01T09:00:00.001500Z, 2025-03-01T09:00:00.001500Z",
        "2025-03-01T18:00:00+09:00, 2025-03-01T09:00:00Z",
        "1740819600000, 2025-03-01T09:00:00Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "2025-03-01, 2025-03-01T00:00:00Z"
    })
    void theWaysOfAPortal(String text, Instant moment) {
        assertThat(PortalTime.parse(text)).isEqualTo(moment);
    }

    @Test
    void onlyMidnightIsADay() {
        assertThat(PortalTime.isDay(Instant.parse("2025-03-01T00:00:00Z"))).isTrue();
        assertThat(PortalTime.isDay(Instant.parse("2025-03-01T00:00:00.000001Z")))
                .isFalse();
        assertThat(PortalTime.day(String.format(Locale.ROOT, "%d", 1_740_819_600_000L)))
                .hasToString("2025-03-01");
    }

    @Test
    void millisecondsAreWholeAndNeverOverflow() {
        assertThat(PortalTime.millis(Instant.parse("1970-01-01T00:00:00.0019Z")))
                .isEqualTo(1);
        assertThat(PortalTime.millis(Instant.parse("1969-12-31T23:59:59.9989Z")))
                .isEqualTo(-2);
        assertThat(PortalTime.millis(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(PortalTime.millis(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(PortalTime.millis(Instant.ofEpochMilli(Long.MAX_VALUE - 2_000)))
                .isEqualTo(Long.MAX_VALUE - 2_000);
        assertThat(PortalTime.millis(Instant.ofEpochMilli(Long.MIN_VALUE + 3_000)))
                .isEqualTo(Long.MIN_VALUE + 3_000);
    }
}
