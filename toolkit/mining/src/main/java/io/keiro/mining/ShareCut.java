package io.keiro.mining;

/**
 * Where a ranking is cut so that the most frequent entries cover a share.
 *
 * @param taken how many entries, from the top
 * @param equalsLeftOut how many entries behind the cut are as frequent as the last one taken
 */
record ShareCut(int taken, int equalsLeftOut) {

    /** The shortest head of the descending counts that covers at least this share of the total; a share of 0 takes none. */
    static ShareCut of(long[] descending, double share, long total) {
        int taken = 0;
        long covered = 0;
        // Rounding of the product must neither lose the last entry of everything nor take one more than was asked for.
        while (taken < descending.length && (share >= 1 || covered < share * total - 1e-9 * total)) {
            covered += descending[taken++];
        }
        return at(descending, taken);
    }

    /** The cut behind this many entries. */
    static ShareCut at(long[] descending, int taken) {
        int equals = 0;
        while (taken > 0 && taken + equals < descending.length && descending[taken + equals] == descending[taken - 1]) {
            equals++;
        }
        return new ShareCut(taken, equals);
    }
}
