package io.keiro.log;

import static io.keiro.log.HandLogs.hour;
import static io.keiro.log.HandLogs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockVerbsTest {

    private static final EventLog LOG = HandLogs.of("1: A0 B1-3 C? | 2: A10 | 3: A? | 4:");

    @Test
    void shift() {
        assertThat(text(LOG.shiftTimes(Duration.ofHours(2)))).isEqualTo("1: A2 B3-5 C? | 2: A12 | 3: A? | 4:");
        assertThat(HandLogs.step(LOG.shiftTimes(Duration.ofHours(2))))
                .isEqualTo("shiftTimes(Duration.parse(\"PT2H\"))");
        assertThatThrownBy(() -> LOG.shiftTimes(Duration.ofMillis(Long.MAX_VALUE)))
                .hasMessageContaining("lie beyond");
        assertThatThrownBy(() -> LOG.shiftTimes(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageContaining("lie beyond");
    }

    @Test
    void rebase() {
        assertThat(text(LOG.rebaseTimes(hour(5)))).isEqualTo("1: A5 B6-8 C? | 2: A5 | 3: A? | 4:");
        assertThat(LOG.rebaseTimes(Instant.EPOCH).firstTime()).isEqualTo(Instant.EPOCH);
    }

    private static String rounded(String time, ChronoUnit unit, RoundingMode mode) {
        EventLog log = EventLog.builder("one")
                .zone(ZoneId.of("Asia/Tokyo"))
                .event("1", "A", Instant.parse(time))
                .build();
        return log.roundTimes(unit, mode).firstTime().toString();
    }

    @Test
    void round() {
        String time = "2024-03-01T05:29:30.500Z";
        assertThat(rounded(time, ChronoUnit.SECONDS, RoundingMode.HALF_UP)).isEqualTo("2024-03-01T05:29:31Z");
        assertThat(rounded(time, ChronoUnit.MINUTES, RoundingMode.FLOOR)).isEqualTo("2024-03-01T05:29:00Z");
        assertThat(rounded(time, ChronoUnit.HOURS, RoundingMode.CEILING)).isEqualTo("2024-03-01T06:00:00Z");
        assertThat(rounded(time, ChronoUnit.DAYS, RoundingMode.FLOOR))
                .as("the day in Tokyo")
                .isEqualTo("2024-02-29T15:00:00Z");
        assertThat(rounded("1960-01-01T00:00:01.400Z", ChronoUnit.SECONDS, RoundingMode.HALF_UP))
                .isEqualTo("1960-01-01T00:00:01Z");
        assertThat(LOG.roundTimes(ChronoUnit.HOURS).frame().times().ends())
                .isEqualTo(LOG.frame().times().ends());
        assertThatThrownBy(() -> LOG.roundTimes(ChronoUnit.MONTHS))
                .hasMessageStartingWith(
                        "times cannot be rounded to Months by HALF_UP; valid units are MILLIS, SECONDS");
    }

    @Test
    void roundingPutsEventsInOrderAgain() {
        EventLog log = HandLogs.of("1: A1-9 B2-3");
        assertThat(text(log.roundTimes(ChronoUnit.DAYS, RoundingMode.FLOOR))).isEqualTo("1: A0 B0");
        assertThat(text(HandLogs.of("1: A1-30 B2-3").roundTimes(ChronoUnit.DAYS, RoundingMode.FLOOR)))
                .isEqualTo("1: B0 A0-24");
    }

    @Test
    void businessTime() {
        WorkCalendar calendar = WorkCalendar.weekdays(ZoneId.of("UTC"), LocalTime.of(9, 0), LocalTime.of(17, 0));
        EventLog log = HandLogs.of("1: A10 B20 C82 | 2: A8 B12-34").withCalendar(calendar);
        EventLog business = log.toBusinessTime(calendar);
        assertThat(text(business))
                .as("from 8 on Friday; Monday 10 is nine working hours later")
                .isEqualTo("1: A9 B16 C17 | 2: A8 B11-16");
        assertThat(business.calendar()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72})
    void laws(long seed) {
        RandomLogs random = new RandomLogs(seed);
        WorkCalendar calendar = WorkCalendar.of(ZoneId.of("Europe/Berlin"), WorkWeek.always());
        for (int i = 0; i < 80; i++) {
            EventLog log = random.next();
            Duration day = Duration.ofHours(25).plusMillis(1);
            assertThat(RandomLogs.content(log.shiftTimes(day).shiftTimes(day.negated()), true))
                    .isEqualTo(RandomLogs.content(log, true));
            assertThat(RandomLogs.content(log.toBusinessTime(calendar), true))
                    .as("a clock that always runs")
                    .isEqualTo(RandomLogs.content(log, true));
            EventLog rebased = log.rebaseTimes(Instant.EPOCH);
            EventLog hours = log.roundTimes(ChronoUnit.HOURS);
            assertThat(RandomLogs.content(hours.roundTimes(ChronoUnit.HOURS), true))
                    .isEqualTo(RandomLogs.content(hours, true));
            for (int c = 0; c < log.caseCount(); c++) {
                if (log.firstTimeOf(c) != EventLog.NO_TIME) {
                    assertThat(rebased.firstTimeOf(c)).isZero();
                    assertThat(rebased.lastTimeOf(c)).isEqualTo(log.lastTimeOf(c) - log.firstTimeOf(c));
                }
            }
            for (EventLog moved :
                    new EventLog[] {rebased, hours, log.roundTimes(ChronoUnit.DAYS, RoundingMode.CEILING)}) {
                assertThat(HandLogs.isByTime(moved)).isTrue();
                assertThat(moved.frame().rows().cases())
                        .isSameAs(log.frame().rows().cases());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {73})
    void elapsedBusinessClockIsBusinessDuration(long seed) {
        RandomLogs random = new RandomLogs(seed);
        WorkCalendar calendar = WorkCalendar.weekdays(ZoneId.of("Asia/Tokyo"), LocalTime.of(9, 0), LocalTime.of(18, 0));
        for (int i = 0; i < 40; i++) {
            EventLog log = random.next().shiftTimes(Duration.ofHours(30));
            EventLog business = log.toBusinessTime(calendar);
            for (int c = 0; c < log.caseCount(); c++) {
                long first = log.firstTimeOf(c);
                if (first != EventLog.NO_TIME) {
                    assertThat(business.lastTimeOf(c) - business.firstTimeOf(c))
                            .isEqualTo(calendar.millisBetween(first, log.lastTimeOf(c)));
                }
            }
        }
    }

    @Test
    void aLogThatIsNotInTheOrderOfTimeKeepsItsOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("source.csv");
        Files.writeString(
                file,
                "case,activity,time\n1,B,2024-03-01T05:00:00Z\n1,A,2024-03-01T01:00:00Z\n1,C,2024-03-01T09:00:00Z\n");
        EventLog log = EventLog.csv(file).order(EventOrder.SOURCE).read();
        assertThat(text(log.shiftTimes(Duration.ofHours(1)))).isEqualTo("1: B6 A2 C10");
        assertThat(text(log.roundTimes(ChronoUnit.DAYS))).isEqualTo("1: B0 A0 C0");
        assertThat(text(log.trimToPeriod(hour(1), hour(6)))).isEqualTo("1: B5 A1");
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        assertThat(empty.shiftTimes(Duration.ofDays(1))
                        .rebaseTimes(Instant.EPOCH)
                        .roundTimes(ChronoUnit.DAYS)
                        .eventCount())
                .isZero();
        assertThat(empty.toBusinessTime(WorkCalendar.always(ZoneId.of("UTC"))).caseCount())
                .isZero();
    }
}
