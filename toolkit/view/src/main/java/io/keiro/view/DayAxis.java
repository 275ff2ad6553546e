package io.keiro.view;

import io.keiro.log.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis of days that is marked at days, months or years, whichever gives few enough marks. */
record DayAxis(LocalDate first, LocalDate last, Scale.Range pixels) {

    private static final int MOST_MARKS = 6;

    double at(LocalDate day) {
        long all = ChronoUnit.DAYS.between(first, last);
        double part = all == 0 ? 0.5 : (double) ChronoUnit.DAYS.between(first, day) / all;
        return pixels.from() + part * (pixels.to() - pixels.from());
    }

    private enum Step {
        DAY(1),
        TWO_DAYS(2),
        WEEK(7),
        TWO_WEEKS(14),
        MONTH(31),
        QUARTER(92),
        HALF_YEAR(184),
        YEAR(366),
        TWO_YEARS(731),
        FIVE_YEARS(1827),
        TEN_YEARS(3653),
        CENTURY(36525);

        private final int days;

        Step(int days) {
            this.days = days;
        }
    }

    /** The marked days, in order. */
    List<LocalDate> marks() {
        Step step = step();
        List<LocalDate> marks = new ArrayList<>();
        for (LocalDate day = start(step); !day.isAfter(last); day = next(day, step)) {
            if (!day.isBefore(first)) {
                marks.add(day);
            }
        }
        return marks.isEmpty() ? List.of(first) : marks;
    }

    private Step step() {
        long span = ChronoUnit.DAYS.between(first, last);
        for (Step step : Step.values()) {
            if (span / step.days < MOST_MARKS) {
                return step;
            }
        }
        return Step.CENTURY;
    }

    private LocalDate start(Step step) {
        return switch (step) {
            case DAY, TWO_DAYS -> first;
            case WEEK, TWO_WEEKS -> first.with(java.time.DayOfWeek.MONDAY);
            case MONTH -> first.withDayOfMonth(1);
            case QUARTER -> first.withDayOfMonth(1).withMonth((first.getMonthValue() - 1) / 3 * 3 + 1);
            case HALF_YEAR -> first.withDayOfMonth(1).withMonth(first.getMonthValue() < 7 ? 1 : 7);
            case YEAR, TWO_YEARS -> first.withDayOfYear(1);
            case FIVE_YEARS -> first.withDayOfYear(1).withYear(Math.floorDiv(first.getYear(), 5) * 5);
            case TEN_YEARS -> first.withDayOfYear(1).withYear(Math.floorDiv(first.getYear(), 10) * 10);
            case CENTURY -> first.withDayOfYear(1).withYear(Math.floorDiv(first.getYear(), 100) * 100);
        };
    }

    private static LocalDate next(LocalDate day, Step step) {
        return switch (step) {
            case DAY, TWO_DAYS, WEEK, TWO_WEEKS -> day.plusDays(step.days);
            case MONTH -> day.plusMonths(1);
            case QUARTER -> day.plusMonths(3);
            case HALF_YEAR -> day.plusMonths(6);
            case YEAR -> day.plusYears(1);
            case TWO_YEARS -> day.plusYears(2);
            case FIVE_YEARS -> day.plusYears(5);
            case TEN_YEARS -> day.plusYears(10);
            case CENTURY -> day.plusYears(100);
        };
    }

    String text(LocalDate day, Language language) {
        boolean japanese = language == Language.JA;
        String pattern = switch (step()) {
            case DAY, TWO_DAYS, WEEK, TWO_WEEKS -> japanese ? "yyyy/MM/dd" : "d MMM yyyy";
            case MONTH, QUARTER, HALF_YEAR -> japanese ? "yyyy/MM" : "MMM yyyy";
            case YEAR, TWO_YEARS, FIVE_YEARS, TEN_YEARS, CENTURY -> "yyyy";
        };
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }
}
