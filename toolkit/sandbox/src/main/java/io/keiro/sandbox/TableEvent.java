package io.keiro.sandbox;

/**
 * A row of the table of events.
 *
 * @param end when it ended, or {@link Step#NEVER}
 * @param object what it is about beside the deal; {@link Ref#NONE} for nothing
 * @param person position in {@link Staff}, or {@link Step#MACHINE}
 * @param from the value before a change, otherwise ""
 * @param to the value after a change, otherwise ""
 * @param evidence explicit, inferred or external
 */
record TableEvent(
        TableActivity activity, long time, long end, Ref object, int person, String from, String to, String evidence) {

    /** The column of an object's id, and the id. */
    record Ref(String column, String id) {
        static final Ref NONE = new Ref("", "");
    }
}
