package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkCalendarTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime ONE = LocalTime.of(13, 0);
    private static final LocalTime SIX = LocalTime.of(18, 0);

    private static Instant tokyo(String local) {
        return LocalDateTime.parse(local).atZone(TOKYO).toInstant();
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static WorkCalendar office() {
        WorkWeek week = WorkWeek.weekdays(NINE, NOON);
        for (DayOfWeek day : DayOfWeek.values()) {
            week = day.getValue() <= 5 ? week.with(day, ONE, SIX) : week;
        }
        return WorkCalendar.of(TOKYO, week);
    }

    @Test
    void handCheckedSpans() {
        WorkCalendar office = office();
        // Friday 16:00 to Monday 10:00: two hours and one.
        assertThat(office.between(tokyo("2026-03-06T16:00:00"), tokyo("2026-03-09T10:00:00")))
                .isEqualTo(Duration.ofHours(3));
        // Over lunch.
        assertThat(office.between(tokyo("2026-03-09T11:30:00"), tokyo("2026-03-09T13:30:00")))
                .isEqualTo(Duration.ofHours(1));
        // A whole week.
        assertThat(office.between(tokyo("2026-03-09T00:00:00"), tokyo("2026-03-16T00:00:00")))
                .isEqualTo(Duration.ofHours(40));
        assertThat(office).hasToString("Work calendar in Asia/Tokyo: 40 hours a week, 0 holidays");
    }

    @Test
    void backwardsIsNegative() {
        assertThat(office().between(tokyo("2026-03-09T10:00:00"), tokyo("2026-03-06T16:00:00")))
                .isEqualTo(Duration.ofHours(-3));
    }

    @Test
    void isWorkingFromInclusiveToExclusive() {
        assertThat(office().isWorking(tokyo("2026-03-09T09:00:00"))).isTrue();
        assertThat(office().isWorking(tokyo("2026-03-09T08:59:59"))).isFalse();
        assertThat(office().isWorking(tokyo("2026-03-09T12:00:00"))).isFalse();
        assertThat(office().isWorking(tokyo("2026-03-08T10:00:00"))).isFalse();
    }

    @Test
    void holidaysAreFree() {
        WorkCalendar office = office().withHolidays(List.of(
                Holiday.yearly(MonthDay.of(1, 1)),
                Holiday.weekday(2, DayOfWeek.MONDAY, java.time.Month.JANUARY),
                Holiday.period(LocalDate.of(2026, 8, 13), LocalDate.of(2026, 8, 14))));
        assertThat(office.between(tokyo("2026-01-01T00:00:00"), tokyo("2026-01-02T00:00:00")))
                .isZero();
        assertThat(office.between(tokyo("2026-01-12T00:00:00"), tokyo("2026-01-14T00:00:00")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(office.between(tokyo("2026-08-12T00:00:00"), tokyo("2026-08-17T00:00:00")))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void theLastValidWeekWins() {
        WorkCalendar office = office().withWeek(
                        LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 31), WorkWeek.weekdays(NINE, NOON))
                .withWeek(LocalDate.of(2026, 8, 10), LocalDate.of(2026, 8, 16), WorkWeek.none());
        assertThat(office.between(tokyo("2026-06-30T00:00:00"), tokyo("2026-07-02T00:00:00")))
                .isEqualTo(Duration.ofHours(11));
        assertThat(office.between(tokyo("2026-08-10T00:00:00"), tokyo("2026-08-17T00:00:00")))
                .isZero();
        assertThat(office.between(tokyo("2026-09-01T00:00:00"), tokyo("2026-09-02T00:00:00")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(office)
                .hasToString("Work calendar in Asia/Tokyo: 40 hours a week, 2 periods with other hours, 0 holidays");
    }

    @Test
    void clockChangesNeitherLoseNorInventTime() {
        WorkCalendar always = WorkCalendar.always(BERLIN);
        // 29 March 2026 has 23 hours, 25 October 2026 has 25.
        assertThat(always.between(berlin("2026-03-29T00:00:00"), berlin("2026-03-30T00:00:00")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.between(berlin("2026-10-25T00:00:00"), berlin("2026-10-26T00:00:00")))
                .isEqualTo(Duration.ofHours(25));
        WorkWeek night = WorkWeek.none().with(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(4, 0));
        WorkCalendar shift = WorkCalendar.of(BERLIN, night);
        assertThat(shift.between(berlin("2026-03-29T00:00:00"), berlin("2026-03-30T00:00:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(shift.between(berlin("2026-10-25T00:00:00"), berlin("2026-10-26T00:00:00")))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void finerThanAMillisecond() {
        WorkCalendar always = WorkCalendar.always(TOKYO);
        Instant from = Instant.parse("2026-03-09T00:00:00.000900Z");
        assertThat(always.between(from, from.plusNanos(100_100))).isEqualTo(Duration.ofNanos(100_100));
        Instant night = tokyo("2026-03-09T03:00:00").plusNanos(5);
        assertThat(office().between(night, night.plusNanos(999_999))).isZero();
    }

    @Test
    void farApartDates() {
        WorkCalendar office = WorkCalendar.weekdays(ZoneId.of("UTC"), NINE, ONE);
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
        long weekdays = 0;
        long days =
                LocalDate.of(9999, 12, 31).toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay() + 1;
        for (long d = 0; d < days; d++) {
            weekdays += (d % 7) < 5 ? 1 : 0;
        }
        // The first of January of the year 1 was a Monday.
        assertThat(LocalDate.of(1, 1, 1).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(office.between(first, last)).isEqualTo(Duration.ofHours(4 * weekdays));
        assertThatThrownBy(() -> office.between(first, last.plusMillis(1)))
                .hasMessage("a work calendar covers the years 1 to 9999; +10000-01-01T00:00:00Z lies outside");
    }

    static List<Long> seeds() {
        return LongStream.range(1, 41).boxed().toList();
    }

    /** A random calendar and, in minutes, what plain asking minute by minute says. */
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithAskingMinuteByMinuteAndKeepsItsLaws(long seed) {
        Random random = new Random(seed);
        ZoneId zone = List.of(TOKYO, BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"))
                .get(random.nextInt(4));
        WorkWeek week = WorkWeek.none();
        for (DayOfWeek day : DayOfWeek.values()) {
            int minute = 0;
            for (int i = random.nextInt(4); i > 0 && minute < 1300; i--) {
                int from = minute + random.nextInt(200);
                int to = from + 1 + random.nextInt(400);
                if (from < 1440 && to < 1440) {
                    week = week.with(day, LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L));
                }
                minute = to;
            }
        }
        LocalDate begin = LocalDate.of(2026, random.nextBoolean() ? 3 : 10, 1 + random.nextInt(28));
        Holiday holiday = Holiday.on(begin.plusDays(random.nextInt(10)));
        WorkCalendar calendar = WorkCalendar.of(zone, week).withHolidays(List.of(holiday));
        Instant start = begin.atStartOfDay(zone).toInstant();
        Instant a = start.plusSeconds(60L * random.nextInt(20_000));
        Instant b = a.plusSeconds(60L * random.nextInt(20_000));
        Instant c = b.plusSeconds(60L * random.nextInt(20_000));
        long minutes = 0;
        for (Instant t = a; t.isBefore(b); t = t.plusSeconds(60)) {
            ZonedDateTime local = t.atZone(zone);
            int millis = local.toLocalTime().toSecondOfDay() * 1000;
            boolean working = !holiday.covers(local.toLocalDate())
                    && week.of(local.getDayOfWeek()).stream().anyMatch(h -> h.from() <= millis && millis < h.to());
            assertThat(calendar.isWorking(t)).isEqualTo(working);
            minutes += working ? 1 : 0;
        }
        assertThat(calendar.between(a, b)).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(calendar.between(a, b).plus(calendar.between(b, c))).isEqualTo(calendar.between(a, c));
        assertThat(calendar.between(a, c)).isLessThanOrEqualTo(Duration.between(a, c));
        assertThat(calendar.between(c, a)).isEqualTo(calendar.between(a, c).negated());
        assertThat(WorkCalendar.always(zone).between(a, c)).isEqualTo(Duration.between(a, c));
        assertThat(WorkCalendar.of(zone, WorkWeek.none()).between(a, c)).isZero();
    }

    @Test
    void workingHoursThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> WorkWeek.none().with(DayOfWeek.MONDAY, SIX, NINE))
                .hasMessage(
                        "working hours from 18:00 to 09:00 on MONDAY end before they begin; work over midnight is two"
                                + " intervals, one until 00:00 and one from 00:00 of the next day");
        assertThatThrownBy(
                        () -> WorkWeek.none().with(DayOfWeek.MONDAY, NINE, ONE).with(DayOfWeek.MONDAY, NOON, SIX))
                .hasMessage("working hours 12:00–18:00 on MONDAY overlap 09:00–13:00; the intervals of a day must lie"
                        + " apart");
        assertThatThrownBy(() -> WorkWeek.none().with(DayOfWeek.MONDAY, NINE, SIX.plusNanos(1)))
                .hasMessageContaining("exact to the millisecond");
        assertThatThrownBy(() -> office().withWeek(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1), WorkWeek.none()))
                .hasMessageContaining("from 2026-02-01 to 2026-01-01");
    }

    @Test
    void theOrderOfIntervalsDoesNotMatter() {
        WorkWeek week = WorkWeek.none()
                .with(DayOfWeek.MONDAY, ONE, SIX)
                .with(DayOfWeek.MONDAY, NINE, NOON)
                .with(DayOfWeek.SUNDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT);
        assertThat(week).hasToString("MONDAY 09:00–12:00, 13:00–18:00; SUNDAY 22:00–24:00");
        assertThat(WorkWeek.none()).hasToString("no working hours");
    }
}
