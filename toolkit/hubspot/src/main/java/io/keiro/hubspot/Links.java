package io.keiro.hubspot;

import java.util.Arrays;

/** The links from the records of one kind to those of another, by their numbers; the primary one of a record goes first. */
final class Links {

    static final Links NONE = new Links(new int[1], new int[0]);

    private final int[] starts;
    private final int[] targets;

    private Links(int[] starts, int[] targets) {
        this.starts = starts;
        this.targets = targets;
    }

    int count(int from) {
        return from + 1 >= starts.length ? 0 : starts[from + 1] - starts[from];
    }

    int target(int from, int index) {
        return targets[starts[from] + index];
    }

    /**
     * Collects links in any order; one that comes twice, as from both of its ends, counts once. A record looks through its own links for
     * each new one: they are few, except for records that hold a portal together, such as a company with all deals.
     */
    static final class Builder {
        private final int size;
        private int[] from = new int[16];
        private int[] to = new int[16];
        private boolean[] primary = new boolean[16];
        private int count;

        /**
         * @param size how many records links may start from
         */
        Builder(int size) {
            this.size = size;
        }

        void add(int fromRow, int toRow, boolean main) {
            if (count == from.length) {
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
                primary = Arrays.copyOf(primary, count * 2);
            }
            from[count] = fromRow;
            to[count] = toRow;
            primary[count++] = main;
        }

        Links build() {
            int[] starts = new int[size + 1];
            for (int i = 0; i < count; i++) {
                starts[from[i] + 1]++;
            }
            for (int i = 0; i < size; i++) {
                starts[i + 1] += starts[i];
            }
            int[] end = Arrays.copyOf(starts, size);
            int[] targets = new int[count];
            for (int i = 0; i < count; i++) {
                place(starts[from[i]], end, i, targets);
            }
            return new Links(compacted(starts, end, targets), targets);
        }

        private void place(int start, int[] end, int link, int[] targets) {
            int row = from[link];
            int place = start;
            while (place < end[row] && targets[place] != to[link]) {
                place++;
            }
            if (place == end[row]) {
                end[row]++;
            }
            if (primary[link]) {
                System.arraycopy(targets, start, targets, start + 1, place - start);
                targets[start] = to[link];
            } else {
                targets[place] = to[link];
            }
        }

        /** Closes the places of links that came twice. */
        private int[] compacted(int[] starts, int[] end, int[] targets) {
            int[] closed = new int[size + 1];
            int next = 0;
            for (int row = 0; row < size; row++) {
                closed[row] = next;
                int length = end[row] - starts[row];
                System.arraycopy(targets, starts[row], targets, next, length);
                next += length;
            }
            closed[size] = next;
            return closed;
        }
    }
}
