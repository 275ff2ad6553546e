package io.keiro.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Times of a table while it is read. What a single value leaves open is decided over the whole column at the end: whether the day or the
 * month comes first, and in which unit numbers count since 1970. Values are kept as numbers, never as text.
 */
final class TimeColumn {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int DAY = 86_400;

    private final TableChoices choices;
    private final TimeText text = new TimeText();
    private final UsualTime usual = new UsualTime();
    private char[] characters = new char[64];
    private long[] values = {};
    private int[] nanos;
    private final UtcOffsets.Growing offsets = new UtcOffsets.Growing();
    private final BitSet undecided = new BitSet();
    private final BitSet counted = new BitSet();
    private final BitSet known = new BitSet();
    private long largestCount;
    private final DayOrderEvidence evidence;
    private long count;
    private long withoutOffset;
    private final BitSet days = new BitSet();
    private final ZonedLocal zone;

    TimeColumn(TableChoices choices) {
        this.choices = choices;
        this.evidence = new DayOrderEvidence(choices.dayOrder);
        this.zone = new ZonedLocal(choices.zone);
    }

    /** Takes the value of a row; false if it is no time. */
    boolean set(int row, char[] characters, int offset, int length) {
        if (choices.timeFormat != null) {
            return formatted(row, new String(characters, offset, length));
        }
        if (text.read(characters, offset, length)) {
            return dated(row, characters, offset, length);
        }
        return counted(row, characters, offset, length);
    }

    /** The same for ASCII characters. */
    boolean set(int row, byte[] ascii, int offset, int length) {
        if (choices.timeFormat == null && usual.read(ascii, offset, length)) {
            put(row, usual.localSecond());
            nano(row, usual.nano());
            offsets.set(row, usual.offsetSeconds());
            return true;
        }
        characters = length <= characters.length ? characters : new char[2 * length];
        for (int i = 0; i < length; i++) {
            characters[i] = (char) ascii[offset + i];
        }
        return set(row, characters, 0, length);
    }

    boolean set(int row, String value) {
        return set(row, value.toCharArray(), 0, value.length());
    }

    private boolean dated(int row, char[] characters, int offset, int length) {
        if (text.undecided()) {
            if (!evidence.accepts(text)) {
                return false;
            }
            evidence.see(text, characters, offset, length);
            undecided.set(row);
            put(row, ((text.year() * 32L + text.first()) * 32 + text.second()) * DAY + text.secondOfDay());
        } else {
            put(row, TimeText.localSecond(text.year(), text.first(), text.second(), text.secondOfDay()));
        }
        nano(row, text.nano());
        offsets.set(row, text.offsetSeconds());
        days.set(row, text.dayOnly());
        return true;
    }

    /** A plain number counts seconds, milliseconds, microseconds or nanoseconds since 1970. */
    private boolean counted(int row, char[] characters, int offset, int length) {
        int start = offset;
        int end = offset + length;
        boolean negative = start < end && characters[start] == '-';
        start += negative ? 1 : 0;
        if (start == end || end - start > 19) {
            return false;
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            if (characters[i] < '0' || characters[i] > '9') {
                return false;
            }
            value = value * 10 + characters[i] - '0';
        }
        if (value < 0) {
            return false;
        }
        largestCount = Math.max(largestCount, value);
        counted.set(row);
        put(row, negative ? -value : value);
        offsets.set(row, 0);
        return true;
    }

    private boolean formatted(int row, String value) {
        try {
            DateTimeFormatter format = choices.timeFormat;
            TemporalAccessor best =
                    format.parseBest(value.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            boolean zoned = best instanceof ZonedDateTime;
            LocalDateTime local = best instanceof ZonedDateTime exact
                    ? exact.toLocalDateTime()
                    : best instanceof LocalDateTime time ? time : ((LocalDate) best).atStartOfDay();
            put(row, local.toEpochSecond(ZoneOffset.UTC));
            nano(row, local.getNano());
            offsets.set(row, zoned ? ((ZonedDateTime) best).getOffset().getTotalSeconds() : TimeText.NO_OFFSET);
            days.set(row, best instanceof LocalDate);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void put(int row, long value) {
        values = Growth.longs(values, row);
        values[row] = value;
        known.set(row);
        count++;
    }

    private void nano(int row, int nano) {
        if (nanos == null && nano == 0) {
            return;
        }
        nanos = Growth.ints(nanos == null ? new int[row + 1] : nanos, row);
        nanos[row] = nano;
    }

    /** Forgets the value of a row that is left out. */
    void clear(int row) {
        if (known.get(row)) {
            known.clear(row);
            undecided.clear(row);
            counted.clear(row);
            days.clear(row);
            count--;
        }
    }

    /** Makes room for so many rows. */
    void reserve(int rows) {
        values = Arrays.copyOf(values, Math.max(values.length, rows));
    }

    /** Takes in a later part of the column, whose first row follows the first so many rows of this one. */
    void add(TimeColumn later, int rows, int laterRows) {
        values = Growth.join(values, rows, later.values, laterRows);
        if (nanos != null || later.nanos != null) {
            nanos = Growth.join(
                    nanos == null ? new int[0] : nanos,
                    rows,
                    later.nanos == null ? new int[0] : later.nanos,
                    laterRows);
        }
        offsets.add(later.offsets, rows, laterRows);
        Growth.join(undecided, rows, later.undecided);
        Growth.join(counted, rows, later.counted);
        Growth.join(known, rows, later.known);
        Growth.join(days, rows, later.days);
        largestCount = Math.max(largestCount, later.largestCount);
        count += later.count;
        evidence.add(later.evidence);
    }

    /** Number of times. */
    long count() {
        return count;
    }

    /** Number of times without an offset of their own; known after {@link #finish}. */
    long withoutOffset() {
        return withoutOffset;
    }

    /** True if no value has a time of day. */
    boolean isWholeDays() {
        return count > 0 && days.cardinality() == count;
    }

    /** Number of local times that a clock change skips or repeats; known after {@link #finish}. */
    long unclear() {
        return zone.unclear();
    }

    DayOrderEvidence evidence() {
        return evidence;
    }

    /** The unit of plain numbers, or empty text if there are none. */
    String unit() {
        if (counted.isEmpty()) {
            return "";
        }
        return largestCount < 100_000_000_000L
                ? "seconds"
                : largestCount < 100_000_000_000_000L
                        ? "milliseconds"
                        : largestCount < 100_000_000_000_000_000L ? "microseconds" : "nanoseconds";
    }

    /**
     * The finished times.
     *
     * @param finer nanoseconds below the millisecond, or null
     */
    record Moments(long[] millis, int[] finer, UtcOffsets.Growing offsets) {}

    /** Decides what was open. Day and month must be decided, see {@link DayOrderEvidence#isOpen}. */
    Moments finish(int rows) {
        long[] millis = new long[rows];
        int[] finer = null;
        long perSecond = switch (unit()) {
            case "milliseconds" -> 1_000L;
            case "microseconds" -> 1_000_000L;
            case "nanoseconds" -> 1_000_000_000L;
            default -> 1L;
        };
        UtcOffsets recorded = offsets.build(Math.max(rows, values.length), null);
        // What most columns do not have is not looked for in every row.
        boolean all = known.cardinality() == rows;
        boolean anyCounted = !counted.isEmpty();
        boolean anyUndecided = !undecided.isEmpty();
        boolean asRecorded = all && !anyCounted && !recorded.mayHave(TimeText.NO_OFFSET);
        UtcOffsets.Growing decided = asRecorded ? offsets : new UtcOffsets.Growing();
        for (int row = 0; row < rows; row++) {
            if (!all && !known.get(row)) {
                millis[row] = EventLog.NO_TIME;
                continue;
            }
            long second;
            int nano = nanos == null || row >= nanos.length ? 0 : nanos[row];
            int offset = 0;
            if (anyCounted && counted.get(row)) {
                second = Math.floorDiv(values[row], perSecond);
                nano = (int) (Math.floorMod(values[row], perSecond) * (1_000_000_000L / perSecond));
                offset = zone.offsetAt(second);
            } else {
                long local = anyUndecided && undecided.get(row) ? decided(values[row]) : values[row];
                boolean localTime = recorded.seconds(row) == TimeText.NO_OFFSET;
                withoutOffset += localTime ? 1 : 0;
                offset = localTime ? zone.offset(local) : recorded.seconds(row);
                second = local - offset;
            }
            millis[row] = second * 1000 + nano / NANOS_PER_MILLI;
            if (!asRecorded) {
                decided.set(row, offset);
            }
            int below = nano % NANOS_PER_MILLI;
            if (below != 0) {
                finer = finer == null ? new int[rows] : finer;
                finer[row] = below;
            }
        }
        return new Moments(millis, finer, decided);
    }

    private long decided(long packed) {
        int secondOfDay = (int) (packed % DAY);
        long date = packed / DAY;
        int second = (int) (date % 32);
        int first = (int) (date / 32 % 32);
        int year = (int) (date / 1024);
        return evidence.isDayFirst()
                ? TimeText.localSecond(year, second, first, secondOfDay)
                : TimeText.localSecond(year, first, second, secondOfDay);
    }
}
