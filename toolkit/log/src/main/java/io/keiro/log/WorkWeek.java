package io.keiro.log;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * At which local times people work on each day of a week; several intervals a day, from inclusive, to exclusive. Immutable:
 * {@code WorkWeek.weekdays(nine, noon).with(DayOfWeek.MONDAY, one, six)}. Midnight as the end of an interval is the end of the day; work
 * over midnight is two intervals.
 */
public final class WorkWeek {

    private static final int DAY = 86_400_000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** Milliseconds of the day, from inclusive, to exclusive. */
    record Hours(int from, int to) {
        @Override
        public String toString() {
            return clock(from) + "–" + clock(to);
        }

        private static String clock(int millis) {
            return millis == DAY
                    ? "24:00"
                    : LocalTime.ofNanoOfDay((long) millis * NANOS_PER_MILLI).toString();
        }
    }

    private final Map<DayOfWeek, List<Hours>> hours;

    private WorkWeek(Map<DayOfWeek, List<Hours>> hours) {
        this.hours = hours;
    }

    /** No work at all; a start for {@link #with}. */
    public static WorkWeek none() {
        return new WorkWeek(new EnumMap<>(DayOfWeek.class));
    }

    /** Work at every hour of every day. */
    public static WorkWeek always() {
        WorkWeek week = none();
        for (DayOfWeek day : DayOfWeek.values()) {
            week = week.with(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        return week;
    }

    /** The same hours from Monday to Friday. */
    public static WorkWeek weekdays(LocalTime from, LocalTime to) {
        WorkWeek week = none();
        for (DayOfWeek day : DayOfWeek.values()) {
            week = day.compareTo(DayOfWeek.FRIDAY) > 0 ? week : week.with(day, from, to);
        }
        return week;
    }

    /** The same week with one more interval on a day. Both times at midnight mean the whole day. */
    public WorkWeek with(DayOfWeek day, LocalTime from, LocalTime to) {
        Objects.requireNonNull(day, "working hours need a day, for example DayOfWeek.MONDAY");
        Objects.requireNonNull(from, "working hours need a beginning, for example LocalTime.of(9, 0)");
        Objects.requireNonNull(to, "working hours need an end, for example LocalTime.of(17, 30)");
        Hours added = new Hours(millis(from), to.equals(LocalTime.MIDNIGHT) ? DAY : millis(to));
        if (added.to <= added.from) {
            throw new IllegalArgumentException("working hours from " + from + " to " + to + " on " + day
                    + " end before they begin; work over midnight is two intervals, one until 00:00 and one from 00:00 of the"
                    + " next day");
        }
        List<Hours> all = new ArrayList<>(of(day));
        int place = 0;
        for (Hours other : all) {
            if (other.from < added.to && added.from < other.to) {
                throw new IllegalArgumentException("working hours " + added + " on " + day + " overlap " + other
                        + "; the intervals of a day must lie apart");
            }
            place += other.from < added.from ? 1 : 0;
        }
        all.add(place, added);
        Map<DayOfWeek, List<Hours>> copy = new EnumMap<>(DayOfWeek.class);
        copy.putAll(hours);
        copy.put(day, List.copyOf(all));
        return new WorkWeek(copy);
    }

    private static int millis(LocalTime time) {
        if (time.getNano() % NANOS_PER_MILLI != 0) {
            throw new IllegalArgumentException("working hours are exact to the millisecond; " + time + " is finer");
        }
        return (int) (time.toNanoOfDay() / NANOS_PER_MILLI);
    }

    /** The intervals of a day in order. */
    List<Hours> of(DayOfWeek day) {
        return hours.getOrDefault(day, List.of());
    }

    /** Work in a week without a clock change, for people to read. */
    double hoursAWeek() {
        long millis = 0;
        for (List<Hours> day : hours.values()) {
            for (Hours interval : day) {
                millis += interval.to - interval.from;
            }
        }
        return millis / 3_600_000.0;
    }

    /** For example "MONDAY 09:00–12:00, 13:00–17:30; …". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        hours.forEach((day, intervals) -> {
            text.append(text.length() == 0 ? "" : "; ").append(day).append(' ');
            for (int i = 0; i < intervals.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(intervals.get(i));
            }
        });
        return text.length() == 0 ? "no working hours" : text.toString();
    }
}
