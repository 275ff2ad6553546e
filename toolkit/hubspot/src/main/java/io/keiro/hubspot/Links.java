package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        private final List<Ways> ways = new ArrayList<>(2);
        private int count;

        /** Links as one end of each names them. */
        private record Ways(int[] from, int[] to, boolean[] primary) {}

        /**
         * @param size how many records links may start from
         */
        Builder(int size) {
            this.size = size;
        }

        /**
         * @param primary which of them are primary ones
         */
        void add(int[] from, int[] to, boolean[] primary) {
            ways.add(new Ways(from, to, primary));
            count += from.length;
        }

        Links build() {
            int[] starts = new int[size + 1];
            for (Ways each : ways) {
                for (int row : each.from) {
                    starts[row + 1]++;
                }
            }
            for (int i = 0; i < size; i++) {
                starts[i + 1] += starts[i];
            }
            int[] end = Arrays.copyOf(starts, size);
            int[] targets = new int[count];
            for (Ways each : ways) {
                for (int i = 0; i < each.from.length; i++) {
                    int row = each.from[i];
                    end[row] = place(starts[row], end[row], each.to[i], each.primary[i], targets);
                }
            }
            return new Links(compacted(starts, end, targets), targets);
        }

        /** Puts a target among those from a start to an end, unless it is there; tells the end that they have then. */
        private static int place(int start, int end, int target, boolean primary, int[] targets) {
            int place = start;
            while (place < end && targets[place] != target) {
                place++;
            }
            if (primary) {
                System.arraycopy(targets, start, targets, start + 1, place - start);
                targets[start] = target;
            } else {
                targets[place] = target;
            }
            return Math.max(end, place + 1);
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
