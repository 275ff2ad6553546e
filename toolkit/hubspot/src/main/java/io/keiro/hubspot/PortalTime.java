package io.keiro.hubspot;

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
    private static final int TO_MILLIS = 24;

    private PortalTime() {}

    /** The moment, or null where the text is none. */
    static Instant parse(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String time = text.strip();
        try {
            if (time.length() > A_DATE && time.indexOf('T') == A_DATE) {
                Instant usual = usual(time);
                return usual != null
                        ? usual
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

    /** The form that nearly all times have, 2025-03-01T09:00:00[.123]Z, without the costs of a general parser; null for another. */
    private static Instant usual(String time) {
        int length = time.length();
        boolean fraction = length == TO_MILLIS && time.charAt(19) == '.';
        if (!(fraction || length == TO_SECONDS) || time.charAt(length - 1) != 'Z') {
            return null;
        }
        if (time.charAt(4) != '-' || time.charAt(7) != '-' || time.charAt(13) != ':' || time.charAt(16) != ':') {
            return null;
        }
        int year = digits(time, 0, 4);
        int month = digits(time, 5, 7);
        int day = digits(time, 8, 10);
        int hour = digits(time, 11, 13);
        int minute = digits(time, 14, 16);
        int second = digits(time, 17, 19);
        int millis = fraction ? digits(time, 20, 23) : 0;
        if ((year | month | day | hour | minute | second | millis) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochMilli((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millis);
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

    /** The moment in ISO 8601, as {@link Instant#toString} writes it, quickly for whole milliseconds. */
    static String text(Instant moment) {
        long millis = moment.toEpochMilli();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L));
        if (moment.getNano() % 1_000_000 != 0 || day.getYear() < 1000 || day.getYear() > 9999) {
            return moment.toString();
        }
        int ofDay = Math.floorMod(millis, 86_400_000);
        StringBuilder text = new StringBuilder(TO_MILLIS).append(day).append('T');
        two(text, ofDay / 3_600_000).append(':');
        two(text, ofDay / 60_000 % 60).append(':');
        two(text, ofDay / 1000 % 60);
        int rest = ofDay % 1000;
        if (rest > 0) {
            text.append('.').append((char) ('0' + rest / 100));
            two(text, rest % 100);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** The calendar day of a date property: midnight UTC stands for the day itself and is never shifted by a zone. */
    static LocalDate day(String text) {
        Instant moment = parse(text);
        return moment == null ? null : moment.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** True for midnight UTC, which in a property means a calendar day and no instant. */
    static boolean isDay(Instant moment) {
        return moment.toEpochMilli() % 86_400_000L == 0 && moment.getNano() == 0;
    }
}
