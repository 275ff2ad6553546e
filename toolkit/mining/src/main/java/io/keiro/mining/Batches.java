package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Work that a resource saved up and did in one go: instances of one activity by one resource for two or more cases, at the same time or one
 * after the other with no more than a gap in between.
 *
 * <p>Instances of an activity and a resource, in the order of their starts, belong to one batch as long as each starts no later than the gap
 * after the latest completion so far. Simultaneous: all start and complete together; sequential: none overlaps another; concurrent: anything
 * else. Uses start and completion; in a log with one time per event a batch is simultaneous or sequential. Elapsed time. Events without
 * resource or without usable times are left out and counted. Cost: a sort. Empty log: no batches.
 *
 * <p>Source: N. Martin, L. Pufahl, F. Mannhardt, Detection of Batch Activities from Event Logs, 2021; the test whether a batch is more than
 * chance is not part of it.
 */
public final class Batches implements Tabular {

    /** How the instances of a batch lie in time. */
    public enum Kind {
        SIMULTANEOUS(Phrase.of("simultaneous", "同時")),
        SEQUENTIAL(Phrase.of("sequential", "連続")),
        CONCURRENT(Phrase.of("concurrent", "並行"));

        private final Phrase label;

        Kind(Phrase label) {
            this.label = label;
        }

        /** What people call it. */
        public Phrase label() {
            return label;
        }
    }

    /**
     * One batch.
     *
     * @param number from 1, in the order of the starts
     * @param cases different cases in it
     * @param instances activity instances in it
     * @param start of the first instance
     * @param end of the last
     */
    public record Batch(
            int number,
            Kind kind,
            String activity,
            String resource,
            int cases,
            int instances,
            Instant start,
            Instant end) {}

    private final EventLog log;
    private final Duration gap;
    private final List<Batch> batches;
    private final int[] batchOf;
    private final Phrase note;

    Batches(EventLog log, Duration gap, BatchSearch search) {
        this.log = log;
        this.gap = gap;
        this.batches = List.copyOf(search.batches());
        this.batchOf = search.batchOf();
        this.note = search.note();
    }

    /**
     * @param gap the longest pause between two instances of a batch; {@link Duration#ZERO} for none
     */
    public static Batches of(EventLog log, Duration gap) {
        if (gap.isNegative()) {
            throw new IllegalArgumentException("a gap of " + gap + " is negative; the shortest is Duration.ZERO");
        }
        return new Batches(log, gap, new BatchSearch(log, gap.toMillis()));
    }

    /** The batches, in the order of their starts, then by activity and resource. */
    public List<Batch> batches() {
        return batches;
    }

    /** Events that are in a batch. */
    public int eventsInBatches() {
        return batches.stream().mapToInt(Batch::instances).sum();
    }

    /** The log with the number of its batch for each event that is in one; it must be the log that was searched. */
    public EventLog addTo(EventLog other) {
        return new JoinedColumn("batch", log, true, e -> batchOf[e] == 0 ? null : batchOf[e]).addTo(other, "batch");
    }

    /** One row per batch. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Batches", "バッチ"),
                Field.of("batch", Phrase.of("Batch", "バッチ"), DataTable.Kind.COUNT),
                Field.of("kind", Phrase.of("Kind", "種類"), DataTable.Kind.TEXT),
                Subjects.ACTIVITY,
                Subjects.RESOURCE,
                Whole.CASES.count(),
                Field.of("instances", Phrase.of("Instances", "実施回数"), DataTable.Kind.COUNT),
                Field.of("start", Phrase.of("Start", "開始"), DataTable.Kind.INSTANT),
                Field.of("end", Phrase.of("End", "終了"), DataTable.Kind.INSTANT));
        for (Batch b : batches) {
            table.row(
                    b.number(),
                    b.kind().label(),
                    b.activity(),
                    b.resource(),
                    b.cases(),
                    b.instances(),
                    b.start(),
                    b.end());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        Phrase said = Whole.EVENTS.said(eventsInBatches(), log.eventCount());
        Phrase pause = Wording.duration(gap.toMillis() / 1000.0);
        return Phrase.of(
                Wording.count(batches.size(), "batch", "batches") + " with pauses of at most " + pause.en() + ": "
                        + said.en() + note.en(),
                "間隔" + pause.ja() + "以内のバッチ" + Wording.number(batches.size()) + "件: " + said.ja() + note.ja());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
