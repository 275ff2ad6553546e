package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Whole numbers measured on a log, and how each level shows them: one number for each case as it is, for all of them summarised, for the
 * cases of a variant summarised; the numbers ascribed to events summarised by activity, resource or both.
 */
final class Measurement {

    private final EventLog log;
    private final String name;
    private final Phrase title;
    private final Quantity quantity;

    /**
     * @param name as a column
     * @param title as people read it
     */
    Measurement(EventLog log, String name, Phrase title, Quantity quantity) {
        this.log = log;
        this.name = name;
        this.title = title;
        this.quantity = quantity;
    }

    /** The level {@link Level#LOG}: all values together. */
    Metric.Result all(long[] values, Phrase note) {
        long[] sorted = present(values);
        Arrays.sort(sorted);
        return new Metric.Result(
                Level.LOG,
                () -> DataTable.titled(title, quantity.fields())
                        .row(quantity.summary(sorted, 0, sorted.length))
                        .build(),
                () -> sentence(sorted, note),
                List.of());
    }

    private Phrase sentence(long[] sorted, Phrase note) {
        if (sorted.length == 0) {
            return Phrase.of(
                    title.en() + ": " + quantity.none().en() + note.en(),
                    title.ja() + ": " + quantity.none().ja() + note.ja());
        }
        double mean = Arrays.stream(sorted).asDoubleStream().sum() / sorted.length;
        Phrase median = quantity.words(SummaryColumns.quantile(sorted, 0, sorted.length, 0.5));
        Phrase average = quantity.words(mean);
        Phrase most = quantity.words(SummaryColumns.quantile(sorted, 0, sorted.length, 0.9));
        String n = Wording.number(sorted.length);
        return Phrase.of(
                title.en() + ": median " + median.en() + ", mean " + average.en() + ", 90th percentile " + most.en()
                        + " (n = " + n + ")" + note.en(),
                title.ja() + ": 中央値 " + median.ja() + "、平均 " + average.ja() + "、90パーセンタイル " + most.ja() + "(n = " + n
                        + ")" + note.ja());
    }

    /** The levels for which each case has one number. */
    Metric.Result ofCases(Level level, long[] values, Phrase note) {
        return switch (level) {
            case CASE ->
                new Metric.Result(
                        level,
                        () -> caseTable(values),
                        () -> byLevel(level, sentence(sorted(values), note)),
                        List.of(column(values, false)));
            case TRACE -> {
                Subjects subjects = Subjects.of(log, level);
                yield grouped(
                        level,
                        subjects,
                        new Groups(values, subjects.ofEvents(), subjects.names().size()),
                        note);
            }
            default -> all(values, note);
        };
    }

    /** The levels for which numbers are ascribed to events; several to one case are summarised. */
    Metric.Result ofEvents(Level level, Observations observed, Phrase note) {
        if (level == Level.LOG) {
            return all(observed.values(), note);
        }
        if (level == Level.EVENT) {
            long[] values = new long[log.eventCount()];
            Arrays.fill(values, Quantity.NONE);
            for (int i = 0; i < observed.size(); i++) {
                values[observed.event(i)] = observed.value(i);
            }
            return new Metric.Result(
                    level,
                    () -> eventTable(values),
                    () -> byLevel(level, sentence(sorted(values), note)),
                    List.of(column(values, true)));
        }
        Subjects subjects = Subjects.of(log, level);
        int[] subjectOf = new int[observed.size()];
        Arrays.setAll(subjectOf, i -> subjects.ofEvents()[observed.event(i)]);
        Phrase skipped = Resources.note(subjects.leftOut());
        return grouped(
                level,
                subjects,
                new Groups(observed.values(), subjectOf, subjects.names().size()),
                Phrase.of(note.en() + skipped.en(), note.ja() + skipped.ja()));
    }

    private JoinedColumn column(long[] values, boolean ofEvents) {
        return new JoinedColumn(
                quantity.attributeName(name),
                log,
                ofEvents,
                i -> values[i] == Quantity.NONE ? null : quantity.attribute(values[i]));
    }

    private static long[] present(long[] values) {
        return Arrays.stream(values).filter(v -> v != Quantity.NONE).toArray();
    }

    private static long[] sorted(long[] values) {
        long[] sorted = present(values);
        Arrays.sort(sorted);
        return sorted;
    }

    private Phrase byLevel(Level level, Phrase sentence) {
        return Phrase.of(
                title.en() + " by " + level.label().en()
                        + sentence.en().substring(title.en().length()),
                level.label().ja() + "別の" + sentence.ja());
    }

    private DataTable caseTable(long[] values) {
        DataTable.Builder table = DataTable.titled(title, Subjects.CASE, quantity.field(name, title));
        for (int c = 0; c < values.length; c++) {
            table.row(log.caseId(c), values[c] == Quantity.NONE ? null : quantity.value(values[c]));
        }
        return table.build();
    }

    private DataTable eventTable(long[] values) {
        DataTable.Builder table = DataTable.titled(
                title,
                Subjects.CASE,
                Field.of("position", Phrase.of("Position", "位置"), DataTable.Kind.COUNT),
                Subjects.ACTIVITY,
                Field.of("time", Phrase.of("Time", "時刻"), DataTable.Kind.INSTANT),
                quantity.field(name, title));
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                table.row(
                        log.caseId(c),
                        e - log.caseStart(c) + 1,
                        log.activity(e),
                        log.time(e) == EventLog.NO_TIME ? null : Instant.ofEpochMilli(log.time(e)),
                        values[e] == Quantity.NONE ? null : quantity.value(values[e]));
            }
        }
        return table.build();
    }

    private Metric.Result grouped(Level level, Subjects subjects, Groups groups, Phrase note) {
        List<Integer> order = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            order.add(g);
        }
        if (level != Level.TRACE && level != Level.CASE) {
            // Stable: the subjects came in the order of their labels.
            order.sort(Comparator.comparingInt(g -> -groups.count(g)));
        }
        return new Metric.Result(
                level,
                () -> groupTable(level, subjects, groups, order),
                () -> groupSentence(level, subjects, groups, note),
                List.of());
    }

    private DataTable groupTable(Level level, Subjects subjects, Groups groups, List<Integer> order) {
        List<Field> fields = new ArrayList<>(subjects.fields());
        fields.addAll(quantity.fields());
        DataTable.Builder table = DataTable.titled(
                Phrase.of(
                        title.en() + " by " + level.label().en(), level.label().ja() + "別の" + title.ja()),
                fields);
        for (int group : order) {
            List<Object> row = new ArrayList<>(Arrays.asList(subjects.names().get(group)));
            row.addAll(Arrays.asList(groups.summary(quantity, group)));
            table.row(row.toArray());
        }
        return table.build();
    }

    private Phrase groupSentence(Level level, Subjects subjects, Groups groups, Phrase note) {
        int highest = -1;
        for (int g = 0; g < groups.size(); g++) {
            if (groups.count(g) > 0 && (highest < 0 || groups.median(g) > groups.median(highest))) {
                highest = g;
            }
        }
        Phrase count = level.count(groups.size());
        String en = title.en() + " by " + level.label().en() + ": " + count.en();
        String ja = level.label().ja() + "別の" + title.ja() + ": " + count.ja();
        if (highest < 0) {
            return Phrase.of(
                    en + "; " + quantity.none().en() + note.en(),
                    ja + "。" + quantity.none().ja() + note.ja());
        }
        Phrase median = quantity.words(groups.median(highest));
        String n = "(n = " + Wording.number(groups.count(highest)) + ")";
        String who = subjects.said(highest);
        return Phrase.of(
                en + "; " + quantity.superlative().en() + " " + median.en() + " for \"" + who + "\" " + n + note.en(),
                ja + "。" + quantity.superlative().ja() + "「" + who + "」の" + median.ja() + n + note.ja());
    }
}
