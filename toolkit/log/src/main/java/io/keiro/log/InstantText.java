package io.keiro.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Moments as the text that {@link Instant#toString} writes and {@link Instant#parse} reads, without the costs of a general formatter where
 * they are as nearly all are: of a year with four digits, in whole seconds or milliseconds. Files hold millions of them.
 */
public final class InstantText {

    private static final int TO_SECONDS = 20;
    private static final int TO_MILLIS = 24;
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000 - 1;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private InstantText() {}

    /** The moment as {@link Instant#toString} writes it. */
    public static String of(Instant moment) {
        boolean whole = moment.getNano() % NANOS_PER_MILLI == 0 && Math.abs(moment.getEpochSecond()) < MOST_SECONDS;
        return whole ? IsoTime.text(moment.toEpochMilli(), 0) : moment.toString();
    }

    /**
     * The moment that {@link Instant#parse} reads.
     *
     * @throws DateTimeParseException if the text is none
     */
    public static Instant parse(String text) {
        int length = text.length();
        if (length != TO_SECONDS && length != TO_MILLIS || !isUsual(text)) {
            return Instant.parse(text);
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int millis = length == TO_MILLIS ? digits(text, 20, 23) : 0;
        if ((hour | minute | second | millis) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long day = day(text);
        return day == Long.MIN_VALUE
                ? Instant.parse(text)
                : Instant.ofEpochMilli((((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millis);
    }

    private static boolean isUsual(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (text.length() == TO_SECONDS || text.charAt(19) == '.')
                && text.charAt(text.length() - 1) == 'Z';
    }

    private static long day(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if ((year | month | day) < 0) {
            return Long.MIN_VALUE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            return Long.MIN_VALUE;
        }
    }

    /** The number in these places, or -1 where one of them is no digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
