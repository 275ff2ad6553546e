package io.keiro.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Moments as the text that {@link Instant#toString} writes and {@link Instant#parse} reads, without the costs of a general formatter where
 * they are in their usual form, {@code 2025-03-01T09:00:00Z} or {@code 2025-03-01T09:00:00.123Z}: files and portals hold millions of them.
 */
public final class InstantText {

    /** Length of a text in the usual form with milliseconds. */
    private static final int WITH_MILLIS = 24;

    /** For a text that is not in the usual form. */
    private static final long UNUSUAL = Long.MIN_VALUE;

    private static final int WITHOUT_MILLIS = 20;
    private static final long DAY = 86_400_000L;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * DAY / 1000;
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY / 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private InstantText() {}

    /** The moment as {@link Instant#toString} writes it. */
    public static String of(Instant moment) {
        long second = moment.getEpochSecond();
        boolean usual = moment.getNano() % NANOS_PER_MILLI == 0 && second >= YEAR_0 && second < YEAR_10000;
        return usual ? of(moment.toEpochMilli(), moment.getNano() != 0) : moment.toString();
    }

    /**
     * The moment in the usual form.
     *
     * @param millis since 1970, in a year from 0 to 9999
     * @param fraction whether the milliseconds are written, be they 0 or not
     */
    public static String of(long millis, boolean fraction) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
        int ofDay = (int) Math.floorMod(millis, DAY);
        int second = ofDay / 1000;
        byte[] text = new byte[fraction ? WITH_MILLIS : WITHOUT_MILLIS];
        write(text, 0, day.getYear() / 100);
        write(text, 2, day.getYear() % 100);
        text[4] = '-';
        write(text, 5, day.getMonthValue());
        text[7] = '-';
        write(text, 8, day.getDayOfMonth());
        text[10] = 'T';
        write(text, 11, second / 3_600);
        text[13] = ':';
        write(text, 14, second / 60 % 60);
        text[16] = ':';
        write(text, 17, second % 60);
        if (fraction) {
            text[19] = '.';
            text[20] = (byte) ('0' + ofDay % 1000 / 100);
            write(text, 21, ofDay % 100);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes two digits. */
    private static void write(byte[] text, int at, int number) {
        text[at] = TENS[number];
        text[at + 1] = ONES[number];
    }

    /**
     * The moment that {@link Instant#parse} reads.
     *
     * @throws DateTimeParseException if the text is none
     */
    public static Instant parse(String text) {
        long usual = millis(text);
        return usual != UNUSUAL ? Instant.ofEpochMilli(usual) : Instant.parse(text);
    }

    /** The milliseconds since 1970 of a text in the usual form, or {@link #UNUSUAL}; {@link #of(long, boolean)} gives the same text again. */
    private static long millis(String text) {
        int length = text.length();
        boolean fraction = length == WITH_MILLIS;
        if (!fraction && length != WITHOUT_MILLIS) {
            return UNUSUAL;
        }
        long digits = 0;
        for (int i = 0; i < length; i++) {
            char expected = i == length - 1 ? 'Z' : USUAL.charAt(i);
            char found = text.charAt(i);
            if (expected != '0') {
                if (found != expected) {
                    return UNUSUAL;
                }
            } else if (found < '0' || found > '9') {
                return UNUSUAL;
            } else {
                digits = digits * 10 + found - '0';
            }
        }
        int date = (int) (digits / (fraction ? 1_000_000_000L : 1_000_000L));
        int ofDay = (int) (fraction ? digits % 1_000_000_000L : digits % 1_000_000L * 1000);
        int month = date / 100 % 100;
        int hour = ofDay / 10_000_000;
        int minute = ofDay / 100_000 % 100;
        if (month < 1 || month > 12 || hour > 23 || minute > 59 || ofDay / 1000 % 100 > 59) {
            return UNUSUAL;
        }
        LocalDate first = LocalDate.of(date / 10_000, month, 1);
        int day = date % 100;
        return day < 1 || day > first.lengthOfMonth()
                ? UNUSUAL
                : (first.toEpochDay() + day - 1) * DAY + (hour * 60 + minute) * 60_000L + ofDay % 100_000;
    }
}
