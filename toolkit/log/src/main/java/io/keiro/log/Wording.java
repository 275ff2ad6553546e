package io.keiro.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Numbers and times as people read them, the same in every locale. */
final class Wording {

    private Wording() {}

    /** With thousands separators: 12,345. Without a formatter, which costs a cold start tens of milliseconds. */
    static String number(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    static String count(long value, String one, String many) {
        return number(value) + " " + (value == 1 ? one : many);
    }

    /** "UTC" for what Java calls Z. */
    static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** 2024-03-01 09:30 in this zone; seconds are not for people. */
    static String time(Instant time, ZoneId zone) {
        if (time == null) {
            return "n/a";
        }
        ZonedDateTime local = time.atZone(zone);
        StringBuilder text = new StringBuilder(local.toLocalDate().toString()).append(' ');
        if (local.getHour() < 10) {
            text.append('0');
        }
        text.append(local.getHour()).append(':');
        if (local.getMinute() < 10) {
            text.append('0');
        }
        return text.append(local.getMinute()).toString();
    }
}
