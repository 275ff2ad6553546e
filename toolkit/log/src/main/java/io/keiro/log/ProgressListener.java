package io.keiro.log;

/**
 * Hears how far long work has come. It is called on the thread that started the work, never on a background thread, and at most a few
 * times a second, so that a notebook can show it in the cell that is running. It must return quickly; what it throws ends the work.
 */
@FunctionalInterface
public interface ProgressListener {

    /** Says nothing. */
    ProgressListener SILENT = (what, done, total) -> {};

    /**
     * @param what what is being done, for people
     * @param done how many units are done, from 0
     * @param total how many there are in all, or -1 while that is unknown
     */
    void progress(Phrase what, long done, long total);

    /**
     * Hears what there is to say beside the numbers: the share of a limit that is in use, or why the work waits. It holds until the next
     * remark; an empty one ends it.
     */
    default void remark(Phrase remark) {}
}
