package io.keiro.mining;

/** Counts pairs of activity codes in one cell each: for many events of few activities the quickest way, as no pair is looked up. */
final class PairCells {

    private static final int MOST_CODES = 256;

    private final int size;
    private final int[] cells;

    private PairCells(int size) {
        this.size = size;
        this.cells = new int[size * size];
    }

    /** Null where the table would be large for the events that there are. */
    static PairCells forCodes(int codes, int events) {
        return codes <= MOST_CODES && codes * codes <= events ? new PairCells(codes) : null;
    }

    void count(int from, int to) {
        cells[from * size + to]++;
    }

    void addTo(PairIndex pairs) {
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] > 0) {
                pairs.add(cell / size, cell % size, cells[cell]);
            }
        }
    }
}
