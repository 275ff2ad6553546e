package io.keiro.leadtocash;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as the import rules allow them: ISO 8601 and yyyy/MM/dd, with or without a time of day, a fraction and a zone. A text
 * without a zone is in the portal's zone; a date alone is that calendar day, kept as midnight UTC.
 */
final class Moments {

    private static final Pattern FORM = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
            + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?)?");
    private static final int YEAR = 1;
    private static final int MONTH = 2;
    private static final int DAY = 3;
    private static final int HOUR = 4;
    private static final int MINUTE = 5;
    private static final int SECOND = 6;
    private static final int FRACTION = 7;
    private static final int OFFSET = 8;

    /** What an unreadable time should have looked like. */
    static final String VALID = "write a time such as 2026-03-31T14:05:00+09:00, 2026-03-31 14:05 or 2026/03/31";

    private Moments() {}

    /**
     * A time as it was written.
     *
     * @param time the instant; midnight UTC of the day where only the day is known
     * @param precision what was written
     * @param zoned true if the text named its zone
     */
    record Moment(Instant time, TimePrecision precision, boolean zoned) {
        LocalDate day(ZoneId zone) {
            return time.atZone(precision == TimePrecision.DAY ? ZoneOffset.UTC : zone)
                    .toLocalDate();
        }
    }

    /** The moment that a text names; empty if it names none. */
    static Optional<Moment> read(String text, ZoneId zone) {
        String clean = Spelling.clean(text);
        Matcher form = clean == null ? null : FORM.matcher(clean);
        if (form == null || !form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(form, YEAR), number(form, MONTH), number(form, DAY));
            if (form.group(HOUR) == null) {
                return Optional.of(new Moment(day.atStartOfDay(ZoneOffset.UTC).toInstant(), TimePrecision.DAY, false));
            }
            LocalTime time = LocalTime.of(
                    number(form, HOUR),
                    number(form, MINUTE),
                    form.group(SECOND) == null ? 0 : number(form, SECOND),
                    nanos(form.group(FRACTION)));
            String offset = form.group(OFFSET);
            ZoneId written = offset == null ? zone : offset.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return Optional.of(new Moment(
                    LocalDateTime.of(day, time).atZone(written).toInstant(), TimePrecision.SECOND, offset != null));
        } catch (DateTimeException e) {
            return Optional.empty(); // 31 February and the like
        }
    }

    /**
     * The calendar day of a time in the data set. Midnight UTC stands for a day that was known without a time, which no zone may
     * shift; every other instant has its day in the portal's zone.
     */
    static LocalDate day(Instant time, ZoneId zone) {
        var utc = time.atZone(ZoneOffset.UTC);
        return utc.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? utc.toLocalDate()
                : time.atZone(zone).toLocalDate();
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
