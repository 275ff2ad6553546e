package io.keiro.log;

/**
 * Reads one date or time as people and programs write it. The order of day and month is not decided here: where it is not evident from
 * the form, {@link #undecided()} is true and {@link #first()}, {@link #second()} are handed out for a decision over the whole column.
 *
 * <p>Forms: ISO 8601 with {@code -}, {@code /} or {@code .} after a four-digit year, also {@code 20240331} and {@code 2024年3月31日}; day,
 * month and year with {@code /}, {@code -} or {@code .}; years with a sign, {@code -0044-03-15}; {@code 20240331093000}; English month names; a time after {@code T} or blanks, with seconds and
 * fraction if any, {@code AM} or {@code PM}; an offset in any ISO form, {@code Z}, {@code UTC} or {@code GMT}; a region in brackets is
 * skipped because the offset before it already says everything. One object serves all values of a scan.
 */
// Longer than 300 lines: one hand-written scanner; splitting it would spread its cursor over classes.
final class TimeText {

    /** Stands in {@link #offsetSeconds()} for a time without offset. */
    static final int NO_OFFSET = Integer.MIN_VALUE;

    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };

    private char[] text = {};
    private int at;
    private int end;
    private int year;
    private int first;
    private int second;
    private boolean undecided;
    private char separator;
    private int secondOfDay;
    private int nano;
    private int offsetSeconds;
    private boolean dayOnly;
    private char[] buffer = new char[64];

    /** True if the two numbers before or after the year may be day and month or month and day. */
    boolean undecided() {
        return undecided;
    }

    /** The character between day, month and year; 0 if there is none. */
    char separator() {
        return separator;
    }

    int year() {
        return year;
    }

    /** Month, or if undecided the first of the two numbers. */
    int first() {
        return first;
    }

    /** Day, or if undecided the second of the two numbers. */
    int second() {
        return second;
    }

    int secondOfDay() {
        return secondOfDay;
    }

    int nano() {
        return nano;
    }

    int offsetSeconds() {
        return offsetSeconds;
    }

    /** True if there is no time of day. */
    boolean dayOnly() {
        return dayOnly;
    }

    boolean read(String value) {
        int length = value.length();
        if (length > buffer.length) {
            if (length > 128) {
                return false;
            }
            buffer = new char[length];
        }
        value.getChars(0, length, buffer, 0);
        return read(buffer, 0, length);
    }

    /** True if these characters are a date or a time; then the other methods say which. */
    boolean read(char[] characters, int offset, int length) {
        text = characters;
        at = offset;
        end = offset + length;
        while (at < end && text[at] <= ' ') {
            at++;
        }
        while (end > at && text[end - 1] <= ' ') {
            end--;
        }
        undecided = false;
        separator = '-';
        secondOfDay = 0;
        nano = 0;
        offsetSeconds = NO_OFFSET;
        dayOnly = true;
        if (end - at >= 19 && isUsual()) {
            at += 19;
            dayOnly = false;
            fraction();
            return (usualOffset() || offset()) && at == end && validDay(year, first, second);
        }
        return date() && time() && at == end && (undecided || validDay(year, first, second));
    }

    /** 2024-03-31T09:30:15 or 2024-03-31 09:30:15, the forms in which most files hold millions of times; sets the fields if it is that. */
    private boolean isUsual() {
        int hour = two(11);
        int minute = two(14);
        int seconds = two(17);
        int century = two(0);
        int ofCentury = two(2);
        first = two(5);
        second = two(8);
        year = century * 100 + ofCentury;
        boolean usual = text[at + 4] == '-'
                && text[at + 7] == '-'
                && (text[at + 10] == 'T' || text[at + 10] == ' ')
                && text[at + 13] == ':'
                && text[at + 16] == ':'
                && (hour | minute | seconds | century | ofCentury | first | second) >= 0
                && hour < 24
                && minute < 60
                && seconds < 60;
        secondOfDay = usual ? hour * 3600 + minute * 60 + seconds : 0;
        return usual;
    }

    /** +09:00 at the end; sets the offset if it is that. */
    private boolean usualOffset() {
        if (end - at != 6 || text[at + 3] != ':' || text[at] != '+' && text[at] != '-') {
            return false;
        }
        int hours = two(1);
        int minutes = two(4);
        if ((hours | minutes) < 0 || hours > 18 || minutes > 59) {
            return false;
        }
        offsetSeconds = (text[at] == '+' ? 1 : -1) * (hours * 3600 + minutes * 60);
        at = end;
        return true;
    }

    /** The number in two digits, or a negative one. */
    private int two(int from) {
        int tens = text[at + from] - '0';
        int ones = text[at + from + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** Seconds since 1970 of the local time, month and day given in this order. */
    static long localSecond(int year, int month, int day, int secondOfDay) {
        return epochDay(year, month, day) * 86_400 + secondOfDay;
    }

    static boolean validDay(int year, int month, int day) {
        // Every month has 28 days; looking further costs more than all before.
        return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= monthLength(year, month));
    }

    private static int monthLength(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Counted from 1 March of year 0, so that the leap day comes last. */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private boolean date() {
        int start = at;
        int value = digits(8);
        int count = at - start;
        if (count == 0) {
            return signedYear() || monthFirst();
        }
        if (count == 4) {
            return yearFirst(value);
        }
        if (count == 8) {
            separator = 0;
            year = value / 10_000;
            first = value / 100 % 100;
            second = value % 100;
            return true;
        }
        return count <= 2 && yearLast(value);
    }

    /** 2024-03-31, 2024/3/31, 2024.3.31, 2024年3月31日. */
    private boolean yearFirst(int value) {
        year = value;
        if (at == end) {
            return false;
        }
        separator = text[at++];
        boolean japanese = separator == '年';
        if (!japanese && separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        first = number(1, 2);
        if (first < 0 || !skip(japanese ? '月' : separator)) {
            return false;
        }
        second = number(1, 2);
        return second >= 0 && (!japanese || skip('日'));
    }

    /** +10000-01-01, -0044-03-15: years that need a sign in ISO 8601. */
    private boolean signedYear() {
        if (at == end || text[at] != '+' && text[at] != '-') {
            return false;
        }
        int sign = text[at++] == '-' ? -1 : 1;
        int value = number(4, 6);
        return value >= 0 && at < end && text[at] == '-' && yearFirst(sign * value);
    }

    /** 31/03/2024, 31.3.2024, 31-Mar-2024, 31 March 2024. */
    private boolean yearLast(int value) {
        if (at == end) {
            return false;
        }
        separator = text[at++];
        if (separator != '/' && separator != '-' && separator != '.' && separator != ' ') {
            return false;
        }
        if (at < end && Character.isLetter(text[at])) {
            second = value;
            first = monthName();
            if (first == 0 || !(skip(separator) || skip(','))) {
                return false;
            }
            skip(' ');
            year = number(4, 4);
            return year >= 0;
        }
        first = value;
        second = number(1, 2);
        if (separator == ' ' || second < 0 || !skip(separator)) {
            return false;
        }
        year = number(4, 4);
        undecided = true;
        return year >= 0 && (validDay(year, first, second) || validDay(year, second, first));
    }

    /** March 31, 2024. */
    private boolean monthFirst() {
        first = monthName();
        if (first == 0 || !skip(' ')) {
            return false;
        }
        second = number(1, 2);
        skip(',');
        skip(' ');
        year = number(4, 4);
        return second >= 0 && year >= 0;
    }

    private int monthName() {
        int start = at;
        while (at < end && Character.isLetter(text[at])) {
            at++;
        }
        skip('.');
        for (int month = 0; month < 12 && at - start >= 3; month++) {
            boolean same = true;
            for (int i = 0; i < 3; i++) {
                same &= Character.toLowerCase(text[start + i]) == MONTHS[month].charAt(i);
            }
            if (same) {
                return month + 1;
            }
        }
        return 0;
    }

    private boolean time() {
        if (at == end) {
            return true;
        }
        if (text[at] == 'T' || text[at] == 't') {
            at++;
        } else if (text[at] == ' ' || text[at] == ',') {
            skip(',');
            while (at < end && text[at] == ' ') {
                at++;
            }
        } else if (separator != 0 || !isDigit(text[at])) {
            return offset();
        }
        dayOnly = false;
        return clock() && half() && offset();
    }

    /** 9:30, 09:30:15.123, 093015. */
    private boolean clock() {
        int start = at;
        int value = digits(6);
        int count = at - start;
        int hour = value;
        int minute = 0;
        int seconds = 0;
        if (count == 6) {
            hour = value / 10_000;
            minute = value / 100 % 100;
            seconds = value % 100;
        } else if (count == 4) {
            hour = value / 100;
            minute = value % 100;
        } else if (count == 0 || count > 2 || !skip(':')) {
            return false;
        } else {
            minute = number(2, 2);
            if (skip(':')) {
                seconds = number(2, 2);
            }
        }
        fraction();
        // A minute may end with a leap second, a day with 24:00.
        boolean valid = minute >= 0
                && minute < 60
                && seconds >= 0
                && seconds <= 60
                && (hour < 24 || hour == 24 && minute == 0 && seconds == 0);
        secondOfDay = hour * 3600 + minute * 60 + seconds;
        return valid;
    }

    private void fraction() {
        if (at + 1 < end && (text[at] == '.' || text[at] == ',') && isDigit(text[at + 1])) {
            at++;
            int scale = 100_000_000;
            while (at < end && isDigit(text[at])) {
                nano += (text[at++] - '0') * scale;
                scale /= 10;
            }
        }
    }

    /** AM and PM. */
    private boolean half() {
        int mark = at;
        skip(' ');
        if (at + 1 < end && (text[at + 1] == 'M' || text[at + 1] == 'm')) {
            char half = Character.toUpperCase(text[at]);
            int hour = secondOfDay / 3600;
            if ((half == 'A' || half == 'P') && hour >= 1 && hour <= 12) {
                at += 2;
                secondOfDay += half == 'A' && hour == 12 ? -43_200 : half == 'P' && hour < 12 ? 43_200 : 0;
                return true;
            }
            return false;
        }
        at = mark;
        return true;
    }

    private boolean offset() {
        skip(' ');
        if (at == end) {
            return true;
        }
        if (text[at] == 'Z' || text[at] == 'z') {
            at++;
            offsetSeconds = 0;
        } else if (word("UTC") || word("GMT")) {
            offsetSeconds = 0;
        }
        if (at < end && (text[at] == '+' || text[at] == '-' || text[at] == '\u2212')) {
            int sign = text[at++] == '+' ? 1 : -1;
            int hours = number(2, 2);
            int minutes = 0;
            int seconds = 0;
            if (at < end && (text[at] == ':' || isDigit(text[at]))) {
                skip(':');
                minutes = number(2, 2);
                if (skip(':')) {
                    seconds = number(2, 2);
                }
            }
            if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
                return false;
            }
            offsetSeconds = sign * (hours * 3600 + minutes * 60 + seconds);
        }
        if (at < end && text[at] == '[' && text[end - 1] == ']' && offsetSeconds != NO_OFFSET) {
            at = end;
        }
        return true;
    }

    private boolean word(String word) {
        if (end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toUpperCase(text[at + i]) != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private boolean skip(char wanted) {
        if (at < end && text[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** A run of digits of this length, or -1. */
    private int number(int fewest, int most) {
        int start = at;
        int value = digits(most);
        return at - start < fewest ? -1 : value;
    }

    private int digits(int most) {
        int value = 0;
        for (int stop = Math.min(end, at + most); at < stop && isDigit(text[at]); at++) {
            value = value * 10 + text[at] - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
