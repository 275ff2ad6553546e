package io.keiro.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Which UTC offset a local time has in a zone. A time that a clock change repeats counts as the first, one that it skips is moved on by
 * the length of the gap, and the caller is told how often. Looks rules up only when the time leaves a stretch of constant offset.
 */
final class ZonedLocal {

    private static final long DAY = 86_400;

    private final ZoneRules rules;
    private long from = 1;
    private long to;
    private int constant;
    private long unclear;

    ZonedLocal(ZoneId zone) {
        rules = zone.getRules();
        if (rules.isFixedOffset()) {
            from = Long.MIN_VALUE;
            to = Long.MAX_VALUE;
            constant = rules.getOffset(Instant.EPOCH).getTotalSeconds();
        }
    }

    /** Number of times so far that a clock change skipped or repeated. */
    long unclear() {
        return unclear;
    }

    /** Offset in seconds; the moment is the local second minus this. */
    int offset(long localSecond) {
        if (localSecond >= from && localSecond < to) {
            return constant;
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        if (rules.getValidOffsets(local).size() != 1) {
            unclear++;
        }
        int offset = rules.getOffset(local).getTotalSeconds();
        remember(localSecond, offset);
        return offset;
    }

    /** Offset in seconds of a moment in epoch seconds. */
    int offsetAt(long epochSecond) {
        return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    private void remember(long localSecond, int offset) {
        Instant moment = Instant.ofEpochSecond(localSecond - offset);
        ZoneOffsetTransition before = rules.previousTransition(moment);
        ZoneOffsetTransition after = rules.nextTransition(moment);
        // A day away from a change every local time has exactly one offset.
        long start = before == null ? Long.MIN_VALUE : before.toEpochSecond() + offset + DAY;
        long stop = after == null ? Long.MAX_VALUE : after.toEpochSecond() + offset - DAY;
        if (localSecond >= start && localSecond < stop) {
            from = start;
            to = stop;
            constant = offset;
        }
    }
}
