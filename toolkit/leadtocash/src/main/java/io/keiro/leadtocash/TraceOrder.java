package io.keiro.leadtocash;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Objects;

/**
 * Puts the events of one deal in the order in which they are told: by time, then by catalogue rank, then as the source gave them.
 *
 * <p>Two rules go beyond a sort. An approval that comes from the same moment and quote as the issue stands before it, whatever the
 * ranks say. An event known by its day only stands where its rank puts it among the events of that day, before the first one of a
 * higher rank: midnight is not when it happened, so an invoice dated the day of the win follows the win. Not for several threads at once.
 */
final class TraceOrder {

    /** Up to so many, putting each in its place beats sorting. */
    private static final int FEW = 128;

    private static final int TENTH = 10;
    private static final long SECONDS_PER_DAY = 86_400;

    private final EventColumns events;
    private final ZoneRules zone;

    /** Events with a time in the order of the source, then those known by their day in the opposite one. */
    private int[] places;
    /** The second of an event with a time, the day of another one. */
    private long[] times;
    /** What decides between equal times: the nanosecond above the rank, the rank alone where only the day is known. */
    private long[] ties;
    /** Numbers in the arrays above. */
    private int[] order;

    private int[] spare;

    /** How many events of the deal have a time: numbers from here on are events known by their day. */
    private int exact;

    TraceOrder(EventColumns events, ZoneId zone) {
        this.events = events;
        this.zone = zone.getRules();
        reserve(FEW);
    }

    /**
     * Sorts a stretch of positions.
     *
     * @param positions events of one deal between two places, in the order of the source
     * @param timed takes for each step the event whose time it has: its own, unless it is known by its day and stands between others
     */
    void sort(int[] positions, int[] timed, int from, int to) {
        int count = to - from;
        if (count > places.length) {
            reserve(Math.max(count, places.length * 2));
        }
        read(positions, from, count);
        sort(0, exact);
        if (exact < count) {
            sort(exact, count);
            merge(count);
        }
        for (int i = 0; i < count; i++) {
            positions[from + i] = places[order[i]];
            timed[from + i] = places[order[i]];
        }
        if (exact < count) {
            time(timed, from, to);
        }
    }

    private void reserve(int room) {
        places = new int[room];
        times = new long[room];
        ties = new long[room];
        order = new int[room];
        spare = new int[room];
    }

    private void read(int[] positions, int from, int count) {
        boolean decided = false;
        int nextExact = 0;
        int nextDay = count;
        for (int i = 0; i < count; i++) {
            int position = positions[from + i];
            EventChunk chunk = events.at(position);
            int row = EventColumns.row(position);
            EventShape shape = chunk.shape(row);
            int number = chunk.isDay(row) ? --nextDay : nextExact++;
            places[number] = position;
            times[number] = chunk.second(row);
            ties[number] = (long) chunk.nano(row) << Integer.SIZE | shape.rank();
            decided |= isDecision(shape.known());
        }
        exact = nextExact;
        if (decided) {
            decisionsBeforeIssues(count);
        }
        for (int i = 0; i < exact; i++) {
            order[i] = i;
        }
        for (int i = exact; i < count; i++) {
            order[i] = count - 1 - (i - exact);
            times[i] = Math.floorDiv(times[i], SECONDS_PER_DAY);
            ties[i] = rank(i);
        }
    }

    private void decisionsBeforeIssues(int count) {
        int issued = Activity.QUOTE_ISSUED.rank();
        for (int i = 0; i < count; i++) {
            Activity activity = activity(i);
            if (isDecision(activity) && isMomentOfIssue(i, count)) {
                ties[i] += issued * TENTH - TENTH + activity.rank() - issued - rank(i);
            }
        }
    }

    private boolean isMomentOfIssue(int decision, int count) {
        for (int i = 0; i < count; i++) {
            if (times[i] == times[decision]
                    && ties[i] >> Integer.SIZE == ties[decision] >> Integer.SIZE
                    && activity(i) == Activity.QUOTE_ISSUED
                    && Objects.equals(quote(i), quote(decision))) {
                return true;
            }
        }
        return false;
    }

    private Activity activity(int i) {
        return events.at(places[i]).shape(EventColumns.row(places[i])).known();
    }

    private String quote(int i) {
        return events.at(places[i]).object(EventColumns.row(places[i]), ObjectKind.QUOTE);
    }

    private static boolean isDecision(Activity activity) {
        return activity == Activity.DISCOUNT_APPROVAL_REQUESTED
                || activity == Activity.DISCOUNT_APPROVED
                || activity == Activity.DISCOUNT_REJECTED;
    }

    private int rank(int i) {
        return (int) ties[i];
    }

    /** Equal events stay as they are. */
    private void sort(int from, int to) {
        if (to - from > FEW) {
            Integer[] many = new Integer[to - from];
            Arrays.setAll(many, i -> order[from + i]);
            Arrays.sort(many, this::compare);
            Arrays.setAll(many, i -> order[from + i] = many[i]);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int moving = order[i];
            int place = i;
            while (place > from && compare(order[place - 1], moving) > 0) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = moving;
        }
    }

    private int compare(int one, int other) {
        return times[one] != times[other]
                ? Long.compare(times[one], times[other])
                : Long.compare(ties[one], ties[other]);
    }

    /** Puts events known by their day among the others; both are in order. */
    private void merge(int count) {
        int next = 0;
        int merged = 0;
        for (int i = exact; i < count; i++) {
            while (next < exact && standsBefore(order[next], order[i])) {
                spare[merged++] = order[next++];
            }
            spare[merged++] = order[i];
        }
        System.arraycopy(order, next, spare, merged, exact - next);
        int[] sorted = spare;
        spare = order;
        order = sorted;
    }

    private boolean standsBefore(int timed, int floating) {
        int offset = zone.getOffset(Instant.ofEpochSecond(times[timed])).getTotalSeconds();
        long day = Math.floorDiv(times[timed] + offset, SECONDS_PER_DAY);
        return day != times[floating] ? day < times[floating] : rank(timed) <= rank(floating);
    }

    /** Gives day-only events a time that agrees with their place: never before the step before, never after the next exact one. */
    private void time(int[] timed, int from, int to) {
        int step = from;
        while (step < to) {
            int next = step;
            while (next < to && order[next - from] >= exact) {
                next++;
            }
            for (; step < next; step++) {
                if (step > from && isLater(timed[step - 1], timed[step])) {
                    timed[step] = timed[step - 1];
                }
                if (next < to && isLater(timed[step], timed[next])) {
                    timed[step] = timed[next];
                }
            }
            step++;
        }
    }

    private boolean isLater(int position, int other) {
        EventChunk chunk = events.at(position);
        EventChunk otherChunk = events.at(other);
        int row = EventColumns.row(position);
        int otherRow = EventColumns.row(other);
        long second = chunk.second(row);
        long otherSecond = otherChunk.second(otherRow);
        return second != otherSecond ? second > otherSecond : chunk.nano(row) > otherChunk.nano(otherRow);
    }
}
