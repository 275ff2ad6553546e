package io.keiro.leadtocash;

import java.time.Instant;
import java.time.ZoneId;
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

    private static final int TENTH = 10;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long UNKNOWN = Long.MIN_VALUE;

    /** Up to so many, putting each in its place beats sorting. */
    private static final int FEW = 48;

    private final EventColumns events;
    private final ZoneId zone;

    private int[] places = new int[FEW];
    private int[] order = new int[FEW];
    private int[] ranks = new int[FEW];
    private long[] seconds = new long[FEW];
    private int[] nanos = new int[FEW];
    private boolean[] dayOnly = new boolean[FEW];
    private long[] days = new long[FEW];

    TraceOrder(EventColumns events, ZoneId zone) {
        this.events = events;
        this.zone = zone;
    }

    /**
     * Sorts a stretch of positions.
     *
     * @param positions events of one deal between two places, in the order of the source
     * @param moved takes the times of those that do not stand at their own
     */
    void sort(int[] positions, Instant[] moved, int from, int to) {
        int count = to - from;
        if (count < 2) {
            return;
        }
        reserve(count);
        boolean anyDay = read(positions, from, count);
        byTime(count);
        if (anyDay) {
            merge(count);
        }
        for (int i = 0; i < count; i++) {
            positions[from + i] = places[order[i]];
        }
        if (anyDay) {
            time(count, moved, from);
        }
    }

    private void reserve(int count) {
        if (count > places.length) {
            int room = Math.max(count, places.length * 2);
            places = new int[room];
            order = new int[room];
            ranks = new int[room];
            seconds = new long[room];
            nanos = new int[room];
            dayOnly = new boolean[room];
            days = new long[room];
        }
    }

    private boolean read(int[] positions, int from, int count) {
        boolean anyDay = false;
        boolean decided = false;
        for (int i = 0; i < count; i++) {
            int position = positions[from + i];
            EventChunk chunk = events.at(position);
            int row = EventColumns.row(position);
            EventShape shape = chunk.shape(row);
            places[i] = position;
            order[i] = i;
            ranks[i] = shape.rank();
            seconds[i] = chunk.second(row);
            nanos[i] = chunk.nano(row);
            dayOnly[i] = chunk.isDay(row);
            days[i] = UNKNOWN;
            anyDay |= dayOnly[i];
            decided |= isDecision(shape.known());
        }
        if (decided) {
            decisionsBeforeIssues(count);
        }
        return anyDay;
    }

    private void decisionsBeforeIssues(int count) {
        int issued = Activity.QUOTE_ISSUED.rank();
        for (int i = 0; i < count; i++) {
            Activity activity = activity(i);
            if (isDecision(activity) && isMomentOfIssue(i, count)) {
                ranks[i] = issued * TENTH - TENTH + activity.rank() - issued;
            }
        }
    }

    private boolean isMomentOfIssue(int decision, int count) {
        for (int i = 0; i < count; i++) {
            if (seconds[i] == seconds[decision]
                    && nanos[i] == nanos[decision]
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

    private int compare(int one, int other) {
        int times = Long.compare(seconds[one], seconds[other]);
        if (times == 0) {
            times = Integer.compare(nanos[one], nanos[other]);
        }
        return times != 0 ? times : Integer.compare(ranks[one], ranks[other]);
    }

    private int compareDays(int one, int other) {
        int times = Long.compare(day(one), day(other));
        return times != 0 ? times : Integer.compare(ranks[one], ranks[other]);
    }

    private void byTime(int count) {
        if (count > FEW) {
            Integer[] many = new Integer[count];
            Arrays.setAll(many, i -> i);
            Arrays.sort(many, this::compare);
            Arrays.setAll(order, i -> i < count ? many[i] : 0);
            return;
        }
        for (int i = 1; i < count; i++) {
            int moving = order[i];
            int place = i;
            while (place > 0 && compare(order[place - 1], moving) > 0) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = moving;
        }
    }

    /** Puts events known by their day among the others, which are in order. */
    private void merge(int count) {
        int[] exact = Arrays.stream(order, 0, count).filter(i -> !dayOnly[i]).toArray();
        Integer[] floating = Arrays.stream(order, 0, count)
                .filter(i -> dayOnly[i])
                .sorted()
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(floating, this::compareDays);
        int next = 0;
        int merged = 0;
        for (int day : floating) {
            while (next < exact.length && standsBefore(exact[next], day)) {
                order[merged++] = exact[next++];
            }
            order[merged++] = day;
        }
        while (next < exact.length) {
            order[merged++] = exact[next++];
        }
    }

    private boolean standsBefore(int exact, int floating) {
        int compared = Long.compare(day(exact), day(floating));
        return compared < 0 || compared == 0 && ranks[exact] <= ranks[floating];
    }

    private long day(int i) {
        if (days[i] == UNKNOWN) {
            int offset = dayOnly[i]
                    ? 0
                    : zone.getRules()
                            .getOffset(Instant.ofEpochSecond(seconds[i], nanos[i]))
                            .getTotalSeconds();
            days[i] = Math.floorDiv(seconds[i] + offset, SECONDS_PER_DAY);
        }
        return days[i];
    }

    /** Gives day-only events a time that agrees with their place: never before the step before, never after the next exact one. */
    private void time(int count, Instant[] moved, int from) {
        Instant before = Instant.MIN;
        for (int i = 0; i < count; i++) {
            int event = order[i];
            Instant own = Instant.ofEpochSecond(seconds[event], nanos[event]);
            Instant time = own;
            if (dayOnly[event]) {
                time = before.isAfter(time) ? before : time;
                Instant limit = nextExact(i + 1, count);
                time = limit != null && time.isAfter(limit) ? limit : time;
                moved[from + i] = time.equals(own) ? null : time;
            }
            before = time;
        }
    }

    private Instant nextExact(int from, int count) {
        for (int i = from; i < count; i++) {
            if (!dayOnly[order[i]]) {
                return Instant.ofEpochSecond(seconds[order[i]], nanos[order[i]]);
            }
        }
        return null;
    }
}
