package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.stream.IntStream;

/**
 * Counts pairs of activity codes in one cell each: for many events of few activities the quickest way, as no pair is looked up. One code
 * more stands for the start of a case in front of its first event and for its end behind the last.
 */
final class PairCells {

    private static final int MOST_CODES = 256;

    /** Events from which on a second thread pays for waking it. */
    private static final int WORTH_THREADS = 50_000;

    private static final int PARTS = 8;

    private final int border;
    private final int[] cells;

    private PairCells(int codes) {
        this.border = codes;
        this.cells = new int[(codes + 1) * (codes + 1)];
    }

    /** The pairs of a log, or null where the table would be large for the events that there are. */
    static PairCells of(EventLog log) {
        int codes = log.activityCodeCount();
        if (codes > MOST_CODES || codes * codes > log.eventCount()) {
            return null;
        }
        int parts = log.eventCount() < WORTH_THREADS ? 1 : PARTS;
        // Counts are added up, so how many threads counted does not show. With more parts than threads nobody waits
        // long for one that
        // had to be woken.
        IntStream numbers = IntStream.range(0, parts);
        return (parts == 1 ? numbers : numbers.parallel())
                .mapToObj(part -> {
                    PairCells cells = new PairCells(codes);
                    cells.count(log, caseAt(log, part, parts), caseAt(log, part + 1, parts));
                    return cells;
                })
                .reduce(PairCells::plus)
                .orElseThrow();
    }

    private static int caseAt(EventLog log, int part, int parts) {
        return (int) ((long) log.caseCount() * part / parts);
    }

    private PairCells plus(PairCells other) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] += other.cells[i];
        }
        return this;
    }

    /**
     * Counts all neighbours, then takes back those that belong to two cases: a loop over cases would have to guess at every event whether it
     * is the last, and short cases are often guessed wrong.
     */
    private void count(EventLog log, int fromCase, int toCase) {
        int width = border + 1;
        int first = log.caseStart(fromCase);
        int end = log.caseStart(toCase);
        int previous = first < end ? log.activityCode(first) : 0;
        for (int e = first + 1; e < end; e++) {
            int code = log.activityCode(e);
            cells[previous * width + code]++;
            previous = code;
        }
        for (int c = fromCase; c < toCase; c++) {
            int next = log.caseEnd(c);
            if (log.caseStart(c) == next) {
                cells[border * width + border]++;
                continue;
            }
            int last = log.activityCode(next - 1) * width;
            cells[border * width + log.activityCode(log.caseStart(c))]++;
            cells[last + border]++;
            if (next < end) {
                cells[last + log.activityCode(next)]--;
            }
        }
    }

    /** How often the second code directly follows the first. */
    int count(int from, int to) {
        return cells[from * (border + 1) + to];
    }

    /** Cases that start with this code. */
    int starts(int code) {
        return count(border, code);
    }

    /** Cases that end with this code. */
    int ends(int code) {
        return count(code, border);
    }

    int emptyCases() {
        return count(border, border);
    }

    void addTo(PairIndex pairs) {
        for (int from = 0; from < border; from++) {
            for (int to = 0; to < border; to++) {
                if (count(from, to) > 0) {
                    pairs.add(from, to, count(from, to));
                }
            }
        }
    }
}
