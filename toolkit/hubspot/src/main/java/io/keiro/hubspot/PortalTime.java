package io.keiro.hubspot;

import io.keiro.log.InstantText;
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
    private static final long DAY = 86_400_000L;
    private static final long LAST_SECOND = Long.MAX_VALUE / 1000 - 1;

    private PortalTime() {}

    /** The moment, or null where the text is none. */
    static Instant parse(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String time = text.strip();
        try {
            if (time.length() > A_DATE && time.indexOf('T') == A_DATE) {
                return time.endsWith("Z")
                        ? InstantText.parse(time)
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

    /** The calendar day of a date property: midnight UTC stands for the day itself and is never shifted by a zone. */
    static LocalDate day(String text) {
        Instant moment = parse(text);
        return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Milliseconds since 1970, the last whole one; of a moment that is too far away to be counted so, the most that can be. */
    static long millis(Instant moment) {
        long second = moment.getEpochSecond();
        return second > LAST_SECOND ? Long.MAX_VALUE : second < -LAST_SECOND ? Long.MIN_VALUE : moment.toEpochMilli();
    }

    /** True for midnight UTC, which in a property means a calendar day and no instant. */
    static boolean isDay(Instant moment) {
        return moment.toEpochMilli() % DAY == 0 && moment.getNano() == 0;
    }
}
