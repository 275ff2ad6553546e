package io.keiro.log;

/** Collects what a column says about the order of day and month: a number above 12 can only be a day. */
final class DayOrderEvidence {

    private final TableChoices.DayOrder given;
    private String dayFirst;
    private String monthFirst;
    private String open;
    private boolean onlyDots = true;
    private boolean seen;

    DayOrderEvidence(TableChoices.DayOrder given) {
        this.given = given;
    }

    /** Whether a value can be read in the order that the caller has given, if he has. */
    boolean accepts(TimeText text) {
        return switch (given) {
            case DETECTED -> true;
            case DAY_FIRST -> TimeText.validDay(text.year(), text.second(), text.first());
            case MONTH_FIRST -> TimeText.validDay(text.year(), text.first(), text.second());
        };
    }

    void see(TimeText text, char[] characters, int offset, int length) {
        seen = true;
        onlyDots &= text.separator() == '.';
        boolean asDayFirst = TimeText.validDay(text.year(), text.second(), text.first());
        boolean asMonthFirst = TimeText.validDay(text.year(), text.first(), text.second());
        if (asDayFirst && !asMonthFirst && dayFirst == null) {
            dayFirst = new String(characters, offset, length);
        } else if (asMonthFirst && !asDayFirst && monthFirst == null) {
            monthFirst = new String(characters, offset, length);
        } else if (asDayFirst && asMonthFirst && open == null && text.first() != text.second()) {
            open = new String(characters, offset, length);
        }
    }

    /** Takes in what a later part of the column says. */
    void add(DayOrderEvidence later) {
        seen |= later.seen;
        onlyDots &= later.onlyDots;
        dayFirst = dayFirst == null ? later.dayFirst : dayFirst;
        monthFirst = monthFirst == null ? later.monthFirst : monthFirst;
        open = open == null ? later.open : open;
    }

    /** True if some value needed a decision. */
    boolean isNeeded() {
        return seen;
    }

    /** A value that shows the day first, or null. */
    String dayFirstExample() {
        return dayFirst;
    }

    /** A value that shows the month first, or null. */
    String monthFirstExample() {
        return monthFirst;
    }

    /** A value that may be read both ways, or null. */
    String openExample() {
        return open;
    }

    /** True if values contradict each other. */
    boolean isContradictory() {
        return given == TableChoices.DayOrder.DETECTED && dayFirst != null && monthFirst != null;
    }

    /** True if nothing decides and it matters. With dots, as in 03.04.2024, the day comes first wherever that form is used. */
    boolean isOpen() {
        return given == TableChoices.DayOrder.DETECTED
                && dayFirst == null
                && monthFirst == null
                && open != null
                && !onlyDots;
    }

    boolean isDayFirst() {
        return switch (given) {
            case DAY_FIRST -> true;
            case MONTH_FIRST -> false;
            case DETECTED -> monthFirst == null;
        };
    }
}
