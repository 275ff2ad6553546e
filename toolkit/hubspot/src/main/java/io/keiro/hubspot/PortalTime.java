package io.keiro.hubspot;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times as portals write them: ISO 8601 with or without fraction and offset, epoch milliseconds from old and custom properties, plain
 * dates as midnight UTC.
 */
final class PortalTime {

    private static final int A_DATE = 10;
    private static final int TO_SECONDS = 20;
    static final int TO_MILLIS = 24;
    private static final long DAY = 86_400_000L;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    /** For a text that is not in the usual form. */
    static final long UNUSUAL = Long.MIN_VALUE;

    private PortalTime() {}

    /** The moment, or null where the text is none. */
    static Instant parse(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String time = text.strip();
        try {
            if (time.length() > A_DATE && time.indexOf('T') == A_DATE) {
                long usual = usual(time, 0, time.length());
                return usual != UNUSUAL
                        ? Instant.ofEpochMilli(usual)
                        : time.endsWith("Z")
                                ? Instant.parse(time)
                                : OffsetDateTime.parse(time).toInstant();
            }
            if (time.length() == A_DATE && time.charAt(4) == '-') {
                return LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return Instant.ofEpochMilli(Long.parseLong(time));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /**
     * The milliseconds since 1970 of a part of a text in the form that nearly all times have, 2025-03-01T09:00:00[.123]Z, without the costs
     * of a general parser; {@link #UNUSUAL} for another. {@link #text(long, boolean)} gives the same text again.
     */
    static long usual(String text, int from, int to) {
        int length = to - from;
        boolean fraction = length == TO_MILLIS;
        if (!fraction && length != TO_SECONDS) {
            return UNUSUAL;
        }
        long digits = 0;
        for (int i = 0; i < length; i++) {
            char expected = i == length - 1 ? 'Z' : USUAL.charAt(i);
            char found = text.charAt(from + i);
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

    /** The moment in ISO 8601, as {@link Instant#toString} writes it, quickly for whole milliseconds. */
    static String text(Instant moment) {
        long millis = moment.toEpochMilli();
        return moment.getNano() % 1_000_000 != 0 || millis < YEAR_0 || millis >= YEAR_10000
                ? moment.toString()
                : text(millis, millis % 1000 != 0);
    }

    /**
     * The moment in the usual form.
     *
     * @param millis since 1970, in a year of four digits
     * @param fraction whether the milliseconds are written too
     */
    static String text(long millis, boolean fraction) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
        int ofDay = (int) Math.floorMod(millis, DAY);
        byte[] text = new byte[fraction ? TO_MILLIS : TO_SECONDS];
        write(text, 0, 4, day.getYear());
        text[4] = '-';
        write(text, 5, 7, day.getMonthValue());
        text[7] = '-';
        write(text, 8, 10, day.getDayOfMonth());
        text[A_DATE] = 'T';
        write(text, 11, 13, ofDay / 3_600_000);
        text[13] = ':';
        write(text, 14, 16, ofDay / 60_000 % 60);
        text[16] = ':';
        write(text, 17, 19, ofDay / 1000 % 60);
        if (fraction) {
            text[19] = '.';
            write(text, 20, 23, ofDay % 1000);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(byte[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The calendar day of a date property: midnight UTC stands for the day itself and is never shifted by a zone. */
    static LocalDate day(String text) {
        Instant moment = parse(text);
        return moment == null ? null : moment.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** True for midnight UTC, which in a property means a calendar day and no instant. */
    static boolean isDay(Instant moment) {
        return moment.toEpochMilli() % DAY == 0 && moment.getNano() == 0;
    }
}
