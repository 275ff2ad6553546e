package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric of how many things go on at the same time. Its table summarises: the mean number, weighted by time, from the first start to the
 * last end of all; the highest number and when it was first reached. {@link #at} answers for a moment, {@link #every} for the whole time
 * step by step, {@link #timeline} draws the days.
 *
 * <p>Something goes on from its start until just before its end, so what takes no time is never counted. Elapsed time.
 */
public abstract class OverTime extends Metric {

    private static final long MOST_CELLS = 1_000_000;

    private final LoadOfSubjects load;

    OverTime(Level level, LoadOfSubjects load) {
        super(new Metric.Result(level, load::table, load::sentence, List.of()));
        this.load = load;
    }

    /** How many go on at a moment, of all subjects together. */
    public int at(Instant moment) {
        int number = 0;
        for (int s = 0; s < load.subjects().names().size(); s++) {
            number += load.spans().at(s, moment.toEpochMilli());
        }
        return number;
    }

    /** How many of one activity or resource go on at a moment; 0 if the log does not have it. */
    public int at(Instant moment, String subject) {
        for (int s = 0; s < load.subjects().names().size(); s++) {
            if (load.subjects().names().get(s).length > 0
                    && load.subjects().said(s).equals(subject)) {
                return load.spans().at(s, moment.toEpochMilli());
            }
        }
        return 0;
    }

    /**
     * Step by step from midnight before the first start, in the log's zone: the mean number weighted by time, and the highest. Steps in
     * which a subject has nothing are left out. Steps of whole days are days of the calendar.
     *
     * @throws IllegalArgumentException if the step is not positive, or so short that the table would have more than a million rows
     */
    public DataTable every(Duration step) {
        if (step.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "a step of " + step + " does not go forward; choose for example Duration.ofDays(1)");
        }
        Subjects subjects = load.subjects();
        List<Field> fields = new ArrayList<>(List.of(Field.of("from", Phrase.of("From", "開始"), Kind.INSTANT)));
        fields.addAll(subjects.fields());
        fields.add(LoadOfSubjects.MEAN);
        fields.add(LoadOfSubjects.MOST);
        DataTable.Builder table = DataTable.titled(load.title(), fields);
        long[] ticks = load.spans().isEmpty() ? new long[0] : ticks(step);
        double[] mean = new double[ticks.length];
        int[] most = new int[ticks.length];
        for (int s = 0; s < subjects.names().size(); s++) {
            load.spans().between(ticks, s, mean, most);
            for (int tick = 0; tick + 1 < ticks.length; tick++) {
                if (most[tick] > 0) {
                    List<Object> row = new ArrayList<>(List.of(Instant.ofEpochMilli(ticks[tick])));
                    row.addAll(List.of(subjects.names().get(s)));
                    row.add(mean[tick]);
                    row.add(most[tick]);
                    table.row(row.toArray());
                }
            }
        }
        return table.build();
    }

    private long[] ticks(Duration step) {
        EventLog log = load.log();
        long first = load.spans().first();
        long last = load.spans().last();
        var midnight =
                Instant.ofEpochMilli(first).atZone(log.zone()).toLocalDate().atStartOfDay(log.zone());
        long steps = (last - midnight.toInstant().toEpochMilli()) / step.toMillis() + 2;
        if (steps > MOST_CELLS / Math.max(1, load.subjects().names().size())) {
            throw new IllegalArgumentException("steps of " + step + " from " + Instant.ofEpochMilli(first) + " to "
                    + Instant.ofEpochMilli(last) + " for "
                    + Wording.count(load.subjects().names().size(), "subject", "subjects")
                    + " make more than 1,000,000 rows; choose a longer step");
        }
        long days = step.toMillis() % 86_400_000 == 0 ? step.toDays() : 0;
        List<Long> ticks = new ArrayList<>();
        long tick;
        do {
            tick = days > 0
                    ? midnight.plusDays(days * ticks.size()).toInstant().toEpochMilli()
                    : midnight.toInstant().toEpochMilli() + step.toMillis() * ticks.size();
            ticks.add(tick);
        } while (tick < last);
        return ticks.stream().mapToLong(t -> t).toArray();
    }

    /** The mean of each day, a series for each of the five busiest subjects. */
    public Shape.Timeline timeline() {
        long[] ticks = load.spans().isEmpty() ? new long[0] : ticks(Duration.ofDays(1));
        double[] mean = new double[ticks.length];
        List<Shape.Series> series = new ArrayList<>();
        for (int s : load.ranked().subList(0, Math.min(5, load.ranked().size()))) {
            load.spans().between(ticks, s, mean, new int[ticks.length]);
            List<Shape.Point> points = new ArrayList<>();
            for (int tick = 0; tick + 1 < ticks.length; tick++) {
                LocalDate day = Instant.ofEpochMilli(ticks[tick])
                        .atZone(load.log().zone())
                        .toLocalDate();
                points.add(new Shape.Point(day, mean[tick]));
            }
            boolean one = load.subjects().fields().isEmpty();
            series.add(new Shape.Series(
                    one ? load.title() : Phrase.same(load.subjects().said(s)), points));
        }
        return new Shape.Timeline(load.title(), load.unit(), series);
    }
}
