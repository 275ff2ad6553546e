package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is counted for each subject of a level, and its share of a whole; the most frequent first, equals by label. Subjects that were not
 * counted at all are left out.
 */
final class Shares {

    private static final Field CUMULATIVE =
            Field.of("cumulativeShare", Phrase.of("Cumulative share", "累積割合"), Kind.SHARE);

    private final Phrase title;
    private final Whole whole;
    private final long all;
    private final boolean parts;

    private Shares(Phrase title, Whole whole, long all, boolean parts) {
        this.title = title;
        this.whole = whole;
        this.all = all;
        this.parts = parts;
    }

    /** Counts that do not overlap: their shares are cumulated. */
    static Shares ofParts(Phrase title, Whole whole, long all) {
        return new Shares(title, whole, all, true);
    }

    /** Counts of which one case or activity may belong to several. */
    static Shares of(Phrase title, Whole whole, long all) {
        return new Shares(title, whole, all, false);
    }

    /** How often each subject occurs on these events. */
    static long[] count(Subjects subjects, int[] events) {
        long[] counts = new long[subjects.names().size()];
        for (int event : events) {
            if (subjects.ofEvents()[event] >= 0) {
                counts[subjects.ofEvents()[event]]++;
            }
        }
        return counts;
    }

    /** In how many cases each subject of events occurs. */
    static long[] countCases(EventLog log, Subjects subjects) {
        long[] cases = new long[subjects.names().size()];
        int[] seenIn = new int[cases.length];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                int subject = subjects.ofEvents()[e];
                if (subject >= 0 && seenIn[subject] != c + 1) {
                    seenIn[subject] = c + 1;
                    cases[subject]++;
                }
            }
        }
        return cases;
    }

    Metric.Result result(Level level, Subjects subjects, long[] counts, Phrase note) {
        List<Integer> ranked = IntStream.range(0, counts.length)
                .filter(s -> counts[s] > 0)
                .boxed()
                // Stable: the subjects came in the order of their labels.
                .sorted(Comparator.comparingLong(s -> -counts[s]))
                .toList();
        return new Metric.Result(
                level,
                () -> table(level, subjects, counts, ranked),
                () -> sentence(level, subjects, counts, ranked, note),
                List.of());
    }

    private DataTable table(Level level, Subjects subjects, long[] counts, List<Integer> ranked) {
        List<Field> fields = new ArrayList<>(subjects.fields());
        fields.add(whole.count());
        fields.add(whole.share());
        if (parts) {
            fields.add(CUMULATIVE);
        }
        DataTable.Builder table = DataTable.titled(byLevel(title, level), fields);
        long sum = 0;
        for (int subject : ranked) {
            List<Object> row = new ArrayList<>(Arrays.asList(subjects.names().get(subject)));
            row.add(counts[subject]);
            row.add(Whole.share(counts[subject], all));
            if (parts) {
                sum += counts[subject];
                row.add(Whole.share(sum, all));
            }
            table.row(row.toArray());
        }
        return table.build();
    }

    private Phrase sentence(Level level, Subjects subjects, long[] counts, List<Integer> ranked, Phrase note) {
        Phrase by = byLevel(title, level);
        Phrase number = level.count(ranked.size());
        if (ranked.isEmpty()) {
            return Phrase.of(by.en() + ": " + number.en() + note.en(), by.ja() + ": " + number.ja() + note.ja());
        }
        int first = ranked.get(0);
        Phrase most = whole.said(counts[first], all);
        String who = subjects.said(first);
        return Phrase.of(
                by.en() + ": " + number.en() + ", led by \"" + who + "\" with " + most.en() + note.en(),
                by.ja() + ": " + number.ja() + "。最多は「" + who + "」の" + most.ja() + note.ja());
    }

    static Phrase byLevel(Phrase title, Level level) {
        return Phrase.of(title.en() + " by " + level.label().en(), level.label().ja() + "別の" + title.ja());
    }
}
