package io.keiro.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Working time up to any moment, so that a span costs two look-ups. Time is cut into chunks of 512 days; a chunk holds its working spans
 * as moments, the work before each, and for each day the first span that ends after it begins. Chunks are made when a time falls into
 * them; of those in between only the total is kept, so that a single date in the year 9999 costs no memory.
 *
 * <p>Whether a moment is working time is decided by its local time. A chunk is therefore cut at each clock change, and inside such a part
 * the offset is constant: an hour that a clock change repeats counts twice, one that it skips not at all.
 */
final class WorkTable {

    private static final long DAY = 86_400_000L;
    private static final int CHUNK_DAYS = 512;
    private static final long CHUNK = CHUNK_DAYS * DAY;
    static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    static final long END = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1;

    private final ZoneRules rules;
    private final Function<LocalDate, List<WorkWeek.Hours>> hours;
    private final AtomicReferenceArray<Chunk> chunks = new AtomicReferenceArray<>((int) ((END - FIRST) / CHUNK) + 1);
    /** Work in each chunk plus 1; 0 is not known yet. */
    private final AtomicLongArray totals = new AtomicLongArray(chunks.length());

    /**
     * @param hours the working hours of a local date
     */
    WorkTable(ZoneRules rules, Function<LocalDate, List<WorkWeek.Hours>> hours) {
        this.rules = rules;
        this.hours = hours;
    }

    /** Working milliseconds from one moment to a later one. */
    long between(long from, long to) {
        int first = chunkOf(from);
        int last = chunkOf(to);
        if (first == last) {
            Chunk chunk = chunk(first);
            return chunk.upTo(to) - chunk.upTo(from);
        }
        long work = total(first) - chunk(first).upTo(from) + chunk(last).upTo(to);
        for (int i = first + 1; i < last; i++) {
            work += total(i);
        }
        return work;
    }

    boolean isWorking(long time) {
        return chunk(chunkOf(time)).holds(time);
    }

    private static int chunkOf(long time) {
        if (time < FIRST || time >= END) {
            throw new IllegalArgumentException(
                    "a work calendar covers the years 1 to 9999; " + Instant.ofEpochMilli(time) + " lies outside");
        }
        return (int) ((time - FIRST) / CHUNK);
    }

    private Chunk chunk(int index) {
        Chunk chunk = chunks.get(index);
        if (chunk == null) {
            chunk = build(index);
            chunks.set(index, chunk);
        }
        return chunk;
    }

    private long total(int index) {
        long known = totals.get(index);
        if (known == 0) {
            Chunk chunk = chunks.get(index);
            known = 1 + (chunk == null ? build(index) : chunk).total();
            totals.set(index, known);
        }
        return known - 1;
    }

    private Chunk build(int index) {
        Builder builder = new Builder(FIRST + index * CHUNK);
        long end = builder.start + CHUNK;
        long from = builder.start;
        while (from < end) {
            Instant moment = Instant.ofEpochMilli(from);
            ZoneOffsetTransition change = rules.nextTransition(moment);
            long to = change == null ? end : Math.min(end, change.getInstant().toEpochMilli());
            builder.add(from, to, rules.getOffset(moment).getTotalSeconds() * 1000L);
            from = to;
        }
        return builder.build();
    }

    private final class Builder {
        private final long start;
        private long[] from = new long[CHUNK_DAYS];
        private long[] to = new long[CHUNK_DAYS];
        private int size;

        Builder(long start) {
            this.start = start;
        }

        /** The working spans of a part with a constant offset. */
        void add(long begin, long end, long offset) {
            long lastDay = Math.floorDiv(end - 1 + offset, DAY);
            for (long day = Math.floorDiv(begin + offset, DAY); day <= lastDay; day++) {
                for (WorkWeek.Hours interval : hours.apply(LocalDate.ofEpochDay(day))) {
                    long midnight = day * DAY - offset;
                    add(Math.max(begin, midnight + interval.from()), Math.min(end, midnight + interval.to()));
                }
            }
        }

        private void add(long begin, long end) {
            if (begin >= end) {
                return;
            }
            if (size > 0 && to[size - 1] == begin) {
                to[size - 1] = end;
                return;
            }
            if (size == from.length) {
                from = Arrays.copyOf(from, size * 2);
                to = Arrays.copyOf(to, size * 2);
            }
            from[size] = begin;
            to[size++] = end;
        }

        Chunk build() {
            long[] before = new long[size + 1];
            for (int i = 0; i < size; i++) {
                before[i + 1] = before[i] + to[i] - from[i];
            }
            int[] firstOfDay = new int[CHUNK_DAYS];
            int span = 0;
            for (int day = 0; day < CHUNK_DAYS; day++) {
                while (span < size && to[span] <= start + day * DAY) {
                    span++;
                }
                firstOfDay[day] = span;
            }
            return new Chunk(start, Arrays.copyOf(from, size), Arrays.copyOf(to, size), before, firstOfDay);
        }
    }

    /**
     * @param before work before each span, and at the end the total
     * @param firstOfDay for each day the first span that ends after the day begins
     */
    private record Chunk(long start, long[] from, long[] to, long[] before, int[] firstOfDay) {

        long upTo(long time) {
            int span = spanAt(time);
            return span == from.length ? total() : before[span] + Math.max(0, time - from[span]);
        }

        boolean holds(long time) {
            int span = spanAt(time);
            return span < from.length && from[span] <= time;
        }

        /** The first span that ends after this moment. */
        private int spanAt(long time) {
            int span = firstOfDay[(int) ((time - start) / DAY)];
            while (span < to.length && to[span] <= time) {
                span++;
            }
            return span;
        }

        long total() {
            return before[from.length];
        }
    }
}
