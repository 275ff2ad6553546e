package io.keiro.log;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;

/**
 * A day, or several, on which nobody works: one date, a period, the same date every year, a weekday of a month, or a distance from
 * Easter. No country's holidays are built in, because they change; {@link #read} takes them from a small file.
 */
public final class Holiday {

    /** Which dates are meant. */
    private sealed interface Rule {

        boolean covers(LocalDate date);

        record Period(LocalDate from, LocalDate to) implements Rule {
            @Override
            public boolean covers(LocalDate date) {
                return !date.isBefore(from) && !date.isAfter(to);
            }

            @Override
            public String toString() {
                return from.equals(to) ? from.toString() : from + " to " + to;
            }
        }

        record Yearly(MonthDay day) implements Rule {
            @Override
            public boolean covers(LocalDate date) {
                return date.getMonthValue() == day.getMonthValue() && date.getDayOfMonth() == day.getDayOfMonth();
            }

            @Override
            public String toString() {
                return "every " + day.toString().substring(2);
            }
        }

        /** The week counts from 1; -1 is the last one. */
        record Weekday(int week, DayOfWeek day, Month month) implements Rule {
            @Override
            public boolean covers(LocalDate date) {
                if (date.getMonth() != month || date.getDayOfWeek() != day) {
                    return false;
                }
                return week > 0
                        ? (date.getDayOfMonth() - 1) / 7 + 1 == week
                        : date.getDayOfMonth() + 7 > date.lengthOfMonth();
            }

            @Override
            public String toString() {
                return (week > 0 ? "number " + week : "last") + " " + day + " of " + month;
            }
        }

        record Easter(int days) implements Rule {
            @Override
            public boolean covers(LocalDate date) {
                LocalDate sunday = date.minusDays(days);
                return sunday.equals(easterSunday(sunday.getYear()));
            }

            @Override
            public String toString() {
                return "Easter" + (days == 0 ? "" : (days > 0 ? "+" : "") + days);
            }
        }
    }

    private final Rule rule;
    private final String name;

    private Holiday(Rule rule, String name) {
        this.rule = rule;
        this.name = name;
    }

    /** One date. */
    public static Holiday on(LocalDate date) {
        return period(date, date);
    }

    /** All dates from the first to the last, both included. */
    public static Holiday period(LocalDate first, LocalDate last) {
        Objects.requireNonNull(first, "a holiday needs its first day, for example LocalDate.of(2026, 12, 28)");
        Objects.requireNonNull(last, "a holiday needs its last day, for example LocalDate.of(2027, 1, 3)");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "the holiday ends before it begins: from " + first + " to " + last + "; swap the two");
        }
        return new Holiday(new Rule.Period(first, last), "");
    }

    /** The same date every year; 29 February only in leap years. */
    public static Holiday yearly(MonthDay day) {
        return new Holiday(
                new Rule.Yearly(
                        Objects.requireNonNull(day, "a yearly holiday needs a day, for example MonthDay.of(12, 25)")),
                "");
    }

    /**
     * A weekday of a month: {@code Holiday.weekday(2, DayOfWeek.MONDAY, Month.JANUARY)} is the second Monday of January.
     *
     * @param week 1 to 5, or -1 for the last one
     */
    public static Holiday weekday(int week, DayOfWeek day, Month month) {
        if (week != -1 && (week < 1 || week > 5)) {
            throw new IllegalArgumentException(
                    "a month has no weekday number " + week + "; valid are 1 to 5, and -1 for the last one");
        }
        Objects.requireNonNull(day, "the holiday needs a weekday, for example DayOfWeek.MONDAY");
        Objects.requireNonNull(month, "the holiday needs a month, for example Month.JANUARY");
        return new Holiday(new Rule.Weekday(week, day, month), "");
    }

    /** So many days after Easter Sunday of the western churches; before it if negative. Easter Monday is 1. */
    public static Holiday easter(int days) {
        if (days < -100 || days > 200) {
            throw new IllegalArgumentException(
                    "a holiday " + days + " days from Easter; valid are -100 to 200, for example 1 for Easter Monday");
        }
        return new Holiday(new Rule.Easter(days), "");
    }

    /**
     * Reads holidays from a small table: delimited text or the first sheet of a workbook, with a header and the columns {@code date},
     * {@code until} (optional, the last day of a period) and {@code name} (optional). A date is one of {@code 2026-05-04} (that day),
     * {@code 12-25} (month and day, every year), {@code 2nd Monday of January}, {@code last Monday of May}, {@code Easter},
     * {@code Easter+1}, {@code Easter-2}.
     *
     * @throws LogFormatException if a row is not a holiday; the message names line, column and value and lists what is valid
     * @throws java.io.UncheckedIOException if the file is not there or cannot be read
     */
    public static List<Holiday> read(Path file) {
        return HolidayFile.read(file);
    }

    /** The same holiday with a name for people. */
    public Holiday named(String newName) {
        return new Holiday(rule, Objects.requireNonNull(newName, "a holiday's name may be empty, but not null"));
    }

    /** Name for people, or empty. */
    public String name() {
        return name;
    }

    /** Whether a date belongs to it. */
    public boolean covers(LocalDate date) {
        return rule.covers(date);
    }

    /** Easter Sunday in the Gregorian calendar (the arithmetic form printed in New Scientist, volume 9, 1961). */
    private static LocalDate easterSunday(int year) {
        int a = Math.floorMod(year, 19);
        int century = Math.floorDiv(year, 100);
        int inCentury = Math.floorMod(year, 100);
        int g = (8 * century + 13) / 25;
        int h = (19 * a + century - century / 4 - g + 15) % 30;
        int j = (a + 11 * h) / 319;
        int r = (2 * (century % 4) + 2 * (inCentury / 4) - inCentury % 4 - h + j + 32) % 7;
        int month = (h - j + r + 90) / 25;
        int day = (h - j + r + month + 19) % 32;
        return LocalDate.of(year, month, day);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Holiday holiday && rule.equals(holiday.rule) && name.equals(holiday.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, name);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? rule.toString() : name + " (" + rule + ")";
    }
}
