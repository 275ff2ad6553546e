package io.keiro.log;

/**
 * Finds the cases of the rows that are being read. The rows of a case mostly stand together: comparing with the one above is quicker than
 * looking up. Ids that have to be looked up wait for others ({@link TextBatch}); until then their rows only know which of them is theirs.
 */
final class CaseLookup {

    private final LogAssembly assembly;
    private final KeptCell above = new KeptCell();
    private int caseAbove;
    private final TextBatch waiting = new TextBatch();
    /** First row whose case may not be known yet. */
    private int firstRow;

    CaseLookup(LogAssembly assembly) {
        this.assembly = assembly;
    }

    /** The case for the next event, to be known with {@link #settle}. */
    int ofRow(KeptCell id) {
        if (!id.isSameAs(above)) {
            if (!id.isAscii()) {
                caseAbove = of(id);
            } else {
                if (waiting.isFull()) {
                    settle();
                }
                caseAbove = -1 - id.add(waiting);
            }
            above.set(id);
        }
        return caseAbove;
    }

    /** The case of an id, known at once. */
    int of(KeptCell id) {
        settle();
        return id.code(assembly.caseIds());
    }

    /** The case of an id, known at once. */
    int of(String id) {
        settle();
        return assembly.caseOf(id);
    }

    /** Tells all rows so far their cases. New cases are numbered as they came. */
    void settle() {
        assembly.caseIds().code(waiting);
        assembly.settle(firstRow, waiting.codes());
        firstRow = assembly.eventCount();
        waiting.clear();
        above.clear();
    }
}
