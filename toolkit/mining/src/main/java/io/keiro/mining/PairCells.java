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

    private static final int PARTS = 4;

    /** Codes up to which the cells of three in a row are few enough to stay in the nearest memory of a processor. */
    private static final int MOST_CODES_OF_TRIPLES = 20;

    /** So many cases are walked twice while their codes are still near. */
    private static final int CASES_OF_A_BLOCK = 4096;

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
        int[] joints = new int[cells.length];
        Triples triples = width <= MOST_CODES_OF_TRIPLES ? new Triples(width) : null;
        for (int from = fromCase; from < toCase; from += CASES_OF_A_BLOCK) {
            int to = Math.min(toCase, from + CASES_OF_A_BLOCK);
            int first = log.caseStart(from);
            int end = log.caseStart(to);
            if (triples != null) {
                triples.count(log, first, end, cells);
            } else {
                neighbours(log, first, end);
            }
            cells[border * width + border] += joints(log, from, to, joints);
            if (first < end) {
                cells[border * width + log.activityCode(first)]++;
                cells[log.activityCode(end - 1) * width + border]++;
            }
        }
        if (triples != null) {
            triples.addTo(cells);
        }
        for (int last = 0; last < border; last++) {
            for (int next = 0; next < border; next++) {
                int joint = joints[last * width + next];
                cells[last * width + next] -= joint;
                cells[last * width + border] += joint;
                cells[border * width + next] += joint;
            }
        }
    }

    /** Counts the last code of a case with the first one of the next, and returns how many cases have no events. */
    private int joints(EventLog log, int from, int to, int[] joints) {
        int width = border + 1;
        int first = log.caseStart(from);
        int empty = 0;
        for (int c = from; c < to; c++) {
            int start = log.caseStart(c);
            if (start == log.caseEnd(c)) {
                empty++;
            } else if (start > first) {
                joints[log.activityCode(start - 1) * width + log.activityCode(start)]++;
            }
        }
        return empty;
    }

    private void neighbours(EventLog log, int first, int end) {
        int width = border + 1;
        int previous = first < end ? log.activityCode(first) : 0;
        for (int e = first + 1; e < end; e++) {
            int code = log.activityCode(e);
            cells[previous * width + code]++;
            previous = code;
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
