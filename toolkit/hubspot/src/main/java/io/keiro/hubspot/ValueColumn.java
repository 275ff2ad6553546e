package io.keiro.hubspot;

import io.keiro.log.InstantText;
import java.time.Instant;
import java.util.Arrays;

/**
 * The values of one property, by record. Moments in the form that portals write are most of all values and nearly all differ, so they are
 * kept as numbers, and their text is written again where it is shown; everything else is kept as text.
 */
final class ValueColumn {

    private static final long NONE = Long.MIN_VALUE;

    private final int size;
    private final Repeats repeats = new Repeats();
    private String[] texts;
    /** Milliseconds since 1970, doubled, and one more where the text has a fraction of a second. */
    private long[] moments;

    /**
     * @param size how many records there are
     */
    ValueColumn(int size) {
        this.size = size;
    }

    /**
     * Takes a value that stands in a JSON text.
     *
     * @param escaped whether it may hold escapes
     */
    void put(int row, String json, int from, int to, boolean escaped) {
        long millis = InstantText.millis(json, from, to);
        if (millis != InstantText.UNUSUAL) {
            put(row, millis * 2 + (to - from == InstantText.WITH_MILLIS ? 1 : 0));
            return;
        }
        String text = repeats.first(json, from, to);
        put(row, escaped && text.indexOf('\\') >= 0 ? Json.text(Json.parse('"' + text + '"')) : text);
    }

    private void put(int row, long moment) {
        if (moments == null) {
            moments = new long[size];
            Arrays.fill(moments, NONE);
        }
        moments[row] = moment;
        if (texts != null) {
            texts[row] = null;
        }
    }

    /** Takes a value; what is blank counts as unset. */
    void put(int row, String text) {
        if (texts == null) {
            texts = new String[size];
        }
        texts[row] = text == null || text.isBlank() ? null : text;
        if (moments != null) {
            moments[row] = NONE;
        }
    }

    boolean isSet(int row) {
        return isMoment(row) || texts != null && texts[row] != null;
    }

    /** The value as the portal wrote it, or null. */
    String text(int row) {
        if (isMoment(row)) {
            return InstantText.of(moments[row] >> 1, (moments[row] & 1) != 0);
        }
        return texts == null ? null : texts[row];
    }

    /** The moment that the value names, or null. */
    Instant time(int row) {
        if (isMoment(row)) {
            return Instant.ofEpochMilli(moments[row] >> 1);
        }
        return texts == null ? null : PortalTime.parse(texts[row]);
    }

    private boolean isMoment(int row) {
        return moments != null && moments[row] != NONE;
    }
}
