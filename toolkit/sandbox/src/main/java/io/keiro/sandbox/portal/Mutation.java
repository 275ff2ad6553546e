package io.keiro.sandbox.portal;

/**
 * Something that happened in the portal while it was being read.
 *
 * @param kind what happened
 * @param type the type of the record
 * @param id the record; for a merge the survivor, which is new
 * @param other the other record: for a merge the first absorbed one, for associations the other end; 0 for none
 * @param second for a merge the second absorbed one; 0 for none
 * @param property the property that changed, or null
 * @param time when, in epoch milliseconds
 */
public record Mutation(Kind kind, ObjectType type, long id, long other, long second, String property, long time) {

    /** What may happen. */
    public enum Kind {
        /** A property got another value. */
        CHANGED(50),
        /** HubSpot computed a property anew, to the value that it had. */
        RECALCULATED(10),
        /** A record was archived. */
        ARCHIVED(8),
        /** Two deals became one with an id of its own. */
        MERGED(6),
        /** A contact was deleted for good. */
        ERASED(4),
        /** A record was made. */
        CREATED(8),
        /** A deal and a contact were associated. */
        ASSOCIATED(8),
        /** A deal and a contact no longer are. */
        DISSOCIATED(6);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        /** The kind at a place from 0 to below 1. */
        static Kind at(double place) {
            int total = 0;
            for (Kind kind : values()) {
                total += kind.weight;
            }
            double left = place * total;
            for (Kind kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            return CHANGED;
        }
    }
}
