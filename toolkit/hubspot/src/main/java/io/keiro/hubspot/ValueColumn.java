package io.keiro.hubspot;

import io.keiro.log.InstantText;
import java.time.Instant;

/**
 * The values of one property, by record, in the numbers of {@link ColumnTables}: most of all values are moments and nearly all of these
 * differ, so they stay numbers, and their text is written again where it is shown.
 */
final class ValueColumn {

    static final long NONE = Long.MIN_VALUE;

    private final long[] values;
    private final String[] texts;

    /**
     * @param values by record, {@link #NONE} where there is none
     * @param texts by their numbers; null for a blank one, which counts as unset
     */
    ValueColumn(long[] values, String[] texts) {
        this.values = values;
        this.texts = texts;
    }

    boolean isSet(int row) {
        long value = values[row];
        return value != NONE && (isMoment(value) || texts[(int) (value >> 1)] != null);
    }

    /** The value as the portal wrote it, or null. */
    String text(int row) {
        long value = values[row];
        if (value == NONE) {
            return null;
        }
        return isMoment(value) ? InstantText.of(value >> 2, (value & 2) != 0) : texts[(int) (value >> 1)];
    }

    /** The moment that the value names, or null. */
    Instant time(int row) {
        long value = values[row];
        if (value == NONE) {
            return null;
        }
        return isMoment(value) ? Instant.ofEpochMilli(value >> 2) : PortalTime.parse(texts[(int) (value >> 1)]);
    }

    private static boolean isMoment(long value) {
        return (value & 1) != 0;
    }
}
