package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an {@link OverTime} metric has found, and how it shows it.
 *
 * @param unit what goes on: "cases"
 * @param subjects without columns if everything counts together
 */
record LoadOfSubjects(EventLog log, Phrase title, String unit, Subjects subjects, Concurrency spans, Phrase note) {

    static final Field MEAN = Field.of("mean", Phrase.of("Mean", "平均"), Kind.NUMBER);
    static final Field MOST = Field.of("max", Phrase.of("Highest", "最大"), Kind.COUNT);

    /** Everything together. */
    static final Subjects ALL = new Subjects(List.of(), List.<Object[]>of(new Object[0]), new int[0], 0);

    /** Subjects by how much goes on in all, equals in their order. */
    List<Integer> ranked() {
        double[] totals = new double[subjects.names().size()];
        Arrays.setAll(totals, spans::total);
        return IntStream.range(0, totals.length)
                .boxed()
                .sorted(Comparator.comparingDouble(s -> -totals[s]))
                .toList();
    }

    DataTable table() {
        List<Field> fields = new ArrayList<>(subjects.fields());
        fields.add(Field.of("n", Phrase.of("Number", "件数"), Kind.COUNT));
        fields.add(MEAN);
        fields.add(MOST);
        fields.add(Field.of("maxAt", Phrase.of("Highest at", "最大の時刻"), Kind.INSTANT));
        DataTable.Builder table = DataTable.titled(title, fields);
        for (int s : ranked()) {
            Concurrency.Peak peak = spans.peak(s);
            List<Object> row = new ArrayList<>(Arrays.asList(subjects.names().get(s)));
            row.add(spans.count(s));
            row.add(mean(s));
            row.add(peak.number());
            row.add(peak.number() == 0 ? null : Instant.ofEpochMilli(peak.at()));
            table.row(row.toArray());
        }
        return table.build();
    }

    /** Null if everything begins and ends at one moment. */
    private Double mean(int subject) {
        double time = spans.isEmpty() ? 0 : (double) spans.last() - spans.first();
        return time == 0 ? null : (Double) (spans.total(subject) / time);
    }

    Phrase sentence() {
        int highest = -1;
        Concurrency.Peak most = new Concurrency.Peak(0, 0);
        for (int s : ranked()) {
            Concurrency.Peak peak = spans.peak(s);
            if (peak.number() > most.number()) {
                most = peak;
                highest = s;
            }
        }
        if (highest < 0) {
            return Phrase.of(title.en() + ": at most 0" + note.en(), title.ja() + ": 最大0" + note.ja());
        }
        String when = said(most.at());
        String who = subjects.fields().isEmpty() ? "" : " for \"" + subjects.said(highest) + "\"";
        String whoJa = subjects.fields().isEmpty() ? "" : "「" + subjects.said(highest) + "」の";
        String number = Wording.number(most.number());
        String mean = Wording.decimal(mean(highest));
        return Phrase.of(
                title.en() + ": at most " + number + who + " (" + when + "), " + mean + " on average" + note.en(),
                title.ja() + ": 最大は" + whoJa + number + "(" + when + ")、平均" + mean + note.ja());
    }

    private String said(long millis) {
        ZoneId zone = log.zone();
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                        .format(Instant.ofEpochMilli(millis).atZone(zone))
                + " " + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }
}
