package io.keiro.sandbox.portal;

import java.time.Instant;

/** Times as ISO 8601 in UTC, quickly: a page of histories has thousands of them. */
final class TimeText {

    private static final long DAY = 86_400_000L;
    private static final long FIRST = Instant.parse("1970-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private TimeText() {}

    /** The same as {@code Instant.ofEpochMilli(time).toString()}: without seconds' fraction where it is zero. */
    static String of(long time) {
        if (time < FIRST || time > LAST) {
            return Instant.ofEpochMilli(time).toString();
        }
        int millis = (int) (time % DAY);
        int fraction = millis % 1000;
        byte[] text = new byte[fraction == 0 ? 20 : 24];
        putDate(text, time / DAY);
        text[10] = 'T';
        put(text, 11, millis / 3_600_000, 2);
        text[13] = ':';
        put(text, 14, millis / 60_000 % 60, 2);
        text[16] = ':';
        put(text, 17, millis / 1000 % 60, 2);
        if (fraction != 0) {
            text[19] = '.';
            put(text, 20, fraction, 3);
        }
        text[text.length - 1] = 'Z';
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Counts in eras of 400 years that begin in March, so that a leap day is the last of its year. */
    private static void putDate(byte[] text, long epochDay) {
        long day = epochDay + 719_468;
        long era = day / 146_097;
        long ofEra = day % 146_097;
        long year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * year + year / 4 - year / 100);
        long month = (5 * ofYear + 2) / 153;
        put(text, 8, (int) (ofYear - (153 * month + 2) / 5 + 1), 2);
        text[7] = '-';
        put(text, 5, (int) (month < 10 ? month + 3 : month - 9), 2);
        text[4] = '-';
        put(text, 0, (int) (year + era * 400 + (month < 10 ? 0 : 1)), 4);
    }

    private static void put(byte[] text, int place, int number, int digits) {
        int left = number;
        for (int i = place + digits - 1; i >= place; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
