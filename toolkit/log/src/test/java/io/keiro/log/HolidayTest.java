package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("holidays.csv"), text);
    }

    @Test
    void easterOfKnownYears() {
        for (LocalDate sunday : List.of(
                LocalDate.of(1961, 4, 2),
                LocalDate.of(2000, 4, 23),
                LocalDate.of(2008, 3, 23),
                LocalDate.of(2024, 3, 31),
                LocalDate.of(2025, 4, 20),
                LocalDate.of(2026, 4, 5),
                LocalDate.of(2038, 4, 25))) {
            assertThat(Holiday.easter(0).covers(sunday)).as(sunday.toString()).isTrue();
            assertThat(Holiday.easter(1).covers(sunday.plusDays(1))).isTrue();
            assertThat(Holiday.easter(-2).covers(sunday.minusDays(2))).isTrue();
            assertThat(Holiday.easter(0).covers(sunday.plusDays(7))).isFalse();
        }
    }

    @Test
    void weekdaysOfAMonth() {
        Holiday second = Holiday.weekday(2, DayOfWeek.MONDAY, Month.JANUARY);
        assertThat(second.covers(LocalDate.of(2026, 1, 12))).isTrue();
        assertThat(second.covers(LocalDate.of(2026, 1, 5))).isFalse();
        assertThat(second.covers(LocalDate.of(2026, 2, 9))).isFalse();
        Holiday last = Holiday.weekday(-1, DayOfWeek.MONDAY, Month.MAY);
        assertThat(last.covers(LocalDate.of(2026, 5, 25))).isTrue();
        assertThat(last.covers(LocalDate.of(2026, 5, 18))).isFalse();
        assertThatThrownBy(() -> Holiday.weekday(6, DayOfWeek.MONDAY, Month.MAY))
                .hasMessage("a month has no weekday number 6; valid are 1 to 5, and -1 for the last one");
    }

    @Test
    void leapDay() {
        Holiday leap = Holiday.yearly(MonthDay.of(2, 29));
        assertThat(leap.covers(LocalDate.of(2024, 2, 29))).isTrue();
        assertThat(leap.covers(LocalDate.of(2026, 2, 28))).isFalse();
    }

    @Test
    void everyFormOfAFile() throws IOException {
        List<Holiday> holidays = Holiday.read(
                file(
                        "date,until,name\n2026-05-04,,Greenery Day\n2026/12/28,2027-01-03,Winter\n"
                                + "12-25,,\n2nd Monday of January,,Coming of Age\nLAST Monday of May,,\nEaster+1,,Easter Monday\nEaster,,\n"));
        assertThat(holidays)
                .containsExactly(
                        Holiday.on(LocalDate.of(2026, 5, 4)).named("Greenery Day"),
                        Holiday.period(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 3))
                                .named("Winter"),
                        Holiday.yearly(MonthDay.of(12, 25)),
                        Holiday.weekday(2, DayOfWeek.MONDAY, Month.JANUARY).named("Coming of Age"),
                        Holiday.weekday(-1, DayOfWeek.MONDAY, Month.MAY),
                        Holiday.easter(1).named("Easter Monday"),
                        Holiday.easter(0));
        assertThat(holidays.get(1)).hasToString("Winter (2026-12-28 to 2027-01-03)");
        assertThat(holidays.get(2)).hasToString("every 12-25");
    }

    @Test
    void onlyDates() throws IOException {
        assertThat(Holiday.read(file("date\n2026-05-04\n2026-05-05\n"))).hasSize(2);
    }

    @Test
    void headerOnly() throws IOException {
        assertThat(Holiday.read(file("date,name\n"))).isEmpty();
    }

    @Test
    void aBadDateIsNamedWithLineColumnAndWhatIsValid() throws IOException {
        Path file = file("date,name\n2026-05-04,ok\n\n2026-02-30,no such day\n");
        assertThatThrownBy(() -> Holiday.read(file))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "holidays.csv, line 4, column 'date': \"2026-02-30\" is not a holiday; valid are 2026-05-04, 12-25"
                                + " (month and day, every year), 2nd Monday of January, last Monday of May, Easter, Easter+1, Easter-2");
        for (String bad :
                List.of("13-01", "6th Monday of May", "2nd Funday of May", "Easter+900", "Christmas", "04.05.2026x")) {
            Path other = file("date\n" + bad + "\n");
            assertThatThrownBy(() -> Holiday.read(other)).hasMessageContaining("\"" + bad + "\" is not a holiday");
        }
    }

    @Test
    void aBadPeriodIsNamed() throws IOException {
        Path backwards = file("date,until\n2026-05-04,2026-05-01\n");
        assertThatThrownBy(() -> Holiday.read(backwards))
                .hasMessage(
                        "holidays.csv, line 2, column 'until': \"2026-05-01\" is not a holiday; the holiday ends before"
                                + " it begins, on 2026-05-04");
        Path mixed = file("date,until\nEaster,2026-05-01\n");
        assertThatThrownBy(() -> Holiday.read(mixed)).hasMessageContaining("column 'date': \"Easter\"");
    }

    @Test
    void aTableWithoutDatesSaysWhatItNeeds() throws IOException {
        Path file = file("day,name\n2026-05-04,x\n");
        assertThatThrownBy(() -> Holiday.read(file))
                .hasMessage(
                        "holidays.csv, line 1: a table of holidays needs the column \"date\", and may have \"until\" and"
                                + " \"name\"; there are: \"day\", \"name\"");
        Path empty = file("");
        assertThatThrownBy(() -> Holiday.read(empty)).isInstanceOf(LogFormatException.class);
    }
}
