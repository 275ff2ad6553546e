package io.keiro.log;

/**
 * A moment as ISO 8601 text with its offset, milliseconds only where there are any: {@code 2024-03-01T09:30:00+09:00}. Written by hand
 * because files hold millions of them and a formatter is ten times slower.
 */
final class IsoTime {

    private IsoTime() {}

    static String text(long epochMillis, int offsetSeconds) {
        StringBuilder text = new StringBuilder(29);
        append(text, epochMillis, offsetSeconds);
        return text.toString();
    }

    static void append(StringBuilder text, long epochMillis, int offsetSeconds) {
        long local = epochMillis + offsetSeconds * 1000L;
        long day = Math.floorDiv(local, 86_400_000L);
        int time = (int) Math.floorMod(local, 86_400_000L);
        date(text, day);
        text.append('T');
        two(text, time / 3_600_000).append(':');
        two(text, time / 60_000 % 60).append(':');
        two(text, time / 1000 % 60);
        int millis = time % 1000;
        if (millis != 0) {
            text.append('.').append((char) ('0' + millis / 100));
            two(text, millis % 100);
        }
        offset(text, offsetSeconds);
    }

    private static void offset(StringBuilder text, int seconds) {
        if (seconds == 0) {
            text.append('Z');
            return;
        }
        int east = Math.abs(seconds);
        text.append(seconds < 0 ? '-' : '+');
        two(text, east / 3600).append(':');
        two(text, east / 60 % 60);
        if (east % 60 != 0) {
            two(text.append(':'), east % 60);
        }
    }

    /** The proleptic Gregorian calendar, counted in eras of 400 years that begin on 1 March (Hinnant, chrono-compatible date algorithms). */
    private static void date(StringBuilder text, long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        year(text, year);
        two(text.append('-'), month);
        two(text.append('-'), day);
    }

    private static void year(StringBuilder text, long year) {
        if (year < 0 || year > 9999) {
            text.append(year < 0 ? '-' : '+');
        }
        String digits = Long.toString(Math.abs(year));
        text.append("0000", 0, Math.max(0, 4 - digits.length())).append(digits);
    }

    private static StringBuilder two(StringBuilder text, int value) {
        return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
