package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds blocks of instances of one resource and activity that no pause separates; those of two or more cases are {@link Batches}. Starts and
 * ends are sorted apart: a block ends where as many instances have ended, and their pause is over, as have started.
 */
final class BatchSearch {

    private final EventLog log;
    private final Subjects pairs;
    private final List<Batches.Batch> batches = new ArrayList<>();
    private final int[] batchOf;
    private int unusable;
    /** Of each pair, ascending: starts, ends, and the times of instances of no length. */
    private Groups starts;

    private Groups ends;
    private Groups moments;

    /** A stretch of a pair's instances; {@code cases} and {@code lastCase} are filled in afterwards. */
    private static final class Block {
        private final int pair;
        private final long start;
        private long end;
        private Batches.Kind kind;
        private int instances;
        private int cases;
        private int lastCase = -1;
        private int number;

        Block(int pair, long start) {
            this.pair = pair;
            this.start = start;
        }
    }

    BatchSearch(EventLog log, long gap) {
        this.log = log;
        this.pairs = Subjects.of(log, Level.RESOURCE_ACTIVITY);
        this.batchOf = new int[log.eventCount()];
        search(gap);
    }

    List<Batches.Batch> batches() {
        return batches;
    }

    /** Number of the batch of each event, 0 for none. */
    int[] batchOf() {
        return batchOf;
    }

    Phrase note() {
        Phrase times = Untimed.spans(unusable);
        Phrase missing = Resources.note(pairs.leftOut());
        return Phrase.of(times.en() + missing.en(), times.ja() + missing.ja());
    }

    private boolean usable(int event) {
        return pairs.ofEvents()[event] >= 0
                && log.time(event) != EventLog.NO_TIME
                && log.hasStart(event)
                && log.startTime(event) <= log.time(event);
    }

    private void search(long gap) {
        int size = pairs.names().size();
        long[] started = new long[log.eventCount()];
        long[] ended = new long[started.length];
        long[] momentary = new long[started.length];
        for (int e = 0; e < started.length; e++) {
            boolean usable = usable(e);
            unusable += usable || pairs.ofEvents()[e] < 0 ? 0 : 1;
            started[e] = usable ? log.startTime(e) : Quantity.NONE;
            ended[e] = usable ? log.time(e) : Quantity.NONE;
            momentary[e] = usable && log.startTime(e) == log.time(e) ? log.time(e) : Quantity.NONE;
        }
        starts = new Groups(started, pairs.ofEvents(), size);
        ends = new Groups(ended, pairs.ofEvents(), size);
        moments = new Groups(momentary, pairs.ofEvents(), size);
        List<List<Block>> blocks = new ArrayList<>(size);
        for (int pair = 0; pair < size; pair++) {
            blocks.add(blocks(pair, gap));
        }
        countCases(blocks);
        number(blocks);
    }

    private List<Block> blocks(int pair, long gap) {
        List<Block> blocks = new ArrayList<>();
        int next = 0;
        for (int first = 0; first < starts.count(pair); first = next) {
            // The ends of a block stand at the same places as its starts.
            next = first + 1;
            while (next < starts.count(pair) && starts.value(pair, next) <= ends.value(pair, next - 1) + gap) {
                next++;
            }
            Block block = new Block(pair, starts.value(pair, first));
            block.end = ends.value(pair, next - 1);
            block.instances = next - first;
            boolean together = block.start == starts.value(pair, next - 1) && block.end == ends.value(pair, first);
            block.kind = together
                    ? Batches.Kind.SIMULTANEOUS
                    : overlap(pair, first, next) ? Batches.Kind.CONCURRENT : Batches.Kind.SEQUENTIAL;
            blocks.add(block);
        }
        return blocks;
    }

    /** Whether an instance starts while one that started earlier goes on, or two that take time start together. */
    private boolean overlap(int pair, int first, int next) {
        int done = first;
        int moment = 0;
        int later;
        for (int i = first; i < next; i = later) {
            long start = starts.value(pair, i);
            later = i;
            while (later < next && starts.value(pair, later) == start) {
                later++;
            }
            while (done < next && ends.value(pair, done) <= start) {
                done++;
            }
            while (moment < moments.count(pair) && moments.value(pair, moment) < start) {
                moment++;
            }
            // Instances of no length that are only now have ended, too, but did not start earlier.
            int now = moment;
            while (now < moments.count(pair) && moments.value(pair, now) == start) {
                now++;
            }
            int goingOn = i - (done - (now - moment));
            if (goingOn > 0 || later - i - (now - moment) > 1) {
                return true;
            }
        }
        return false;
    }

    private void countCases(List<List<Block>> blocks) {
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (usable(e)) {
                    Block block = blockOf(blocks, e);
                    block.cases += block.lastCase == c ? 0 : 1;
                    block.lastCase = c;
                }
            }
        }
    }

    /** The last block of the event's pair that begins no later than it. */
    private Block blockOf(List<List<Block>> blocks, int event) {
        List<Block> ofPair = blocks.get(pairs.ofEvents()[event]);
        int low = 0;
        int high = ofPair.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ofPair.get(middle).start <= log.startTime(event)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return ofPair.get(low);
    }

    private void number(List<List<Block>> blocks) {
        List<Block> found = new ArrayList<>();
        blocks.forEach(
                ofPair -> ofPair.stream().filter(block -> block.cases > 1).forEach(found::add));
        found.sort(Comparator.<Block>comparingLong(block -> block.start)
                .thenComparing(block -> (String) pairs.names().get(block.pair)[1], LabelOrder.BY_CODE_POINT)
                .thenComparing(block -> (String) pairs.names().get(block.pair)[0], LabelOrder.BY_CODE_POINT));
        for (Block block : found) {
            block.number = batches.size() + 1;
            Object[] name = pairs.names().get(block.pair);
            batches.add(new Batches.Batch(
                    block.number,
                    block.kind,
                    (String) name[1],
                    (String) name[0],
                    block.cases,
                    block.instances,
                    Instant.ofEpochMilli(block.start),
                    Instant.ofEpochMilli(block.end)));
        }
        for (int e = 0; e < batchOf.length; e++) {
            batchOf[e] = usable(e) ? blockOf(blocks, e).number : 0;
        }
    }
}
