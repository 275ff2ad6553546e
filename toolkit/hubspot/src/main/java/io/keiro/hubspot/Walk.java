package io.keiro.hubspot;

import java.util.List;

/** A way through the ids of a kind of record, one page after the other, each asked for with what the page before said. */
interface Walk {

    /**
     * A page.
     *
     * @param listed the records, with as much as the page tells of them
     * @param whole true if they are complete with their histories; otherwise they are read in batches
     * @param next where the next page begins; after the last, how far it came
     * @param last true if no page follows
     */
    record Turned(List<RawRecord> listed, boolean whole, String next, boolean last) {}

    /** What its checkpoints are called. */
    String step();

    /** Asks for a page. @param position "" for the first */
    Turned turn(String position);

    /** True if it brings wanted records only, so that what its pages tell need not decide. */
    default boolean isFiltered() {
        return false;
    }
}
