package io.keiro.sandbox.portal;

/** The records of one type in ascending order of their ids. They may be made on request: only the ids need to be at hand. */
public interface Records {

    int size();

    /** The id at a position from 0 to {@code size() - 1}. */
    long id(int position);

    /** The record at a position. */
    PortalRecord at(int position);

    /**
     * When the record at a position was created, in epoch milliseconds. Searches ask for all of them once: whoever knows it without
     * making the record should override it.
     */
    default long created(int position) {
        return at(position).created();
    }

    /** When the record at a position last changed, in epoch milliseconds; otherwise like {@link #created(int)}. */
    default long updated(int position) {
        return at(position).updated();
    }

    /** The position of an id, or {@code -(insertion point) - 1} if there is no such record. */
    default int position(long id) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = id(middle);
            if (found == id) {
                return middle;
            }
            if (found < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** No records. */
    static Records none() {
        return new Records() {
            @Override
            public int size() {
                return 0;
            }

            @Override
            public long id(int position) {
                throw new IndexOutOfBoundsException("there are no records, so none at position " + position);
            }

            @Override
            public PortalRecord at(int position) {
                throw new IndexOutOfBoundsException("there are no records, so none at position " + position);
            }
        };
    }
}
