package io.keiro.mining;

import java.util.Arrays;

/**
 * Spans of time by subject, and how many of a subject's spans contain a moment: from the start on, and not at the end any more. Starts and
 * ends are sorted apart, as it does not matter which end belongs to which start.
 */
final class Concurrency {

    /** The most spans at one time, and the first moment at which there were so many. */
    record Peak(int number, long at) {}

    private int[] subjects = new int[64];
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int size;
    private int[] begin;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(int subject, long start, long end) {
        if (size == starts.length) {
            subjects = Arrays.copyOf(subjects, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        subjects[size] = subject;
        starts[size] = start;
        ends[size++] = end;
        first = Math.min(first, start);
        last = Math.max(last, end);
    }

    /** After the last span, before the first question. */
    Concurrency sorted(int numberOfSubjects) {
        begin = new int[numberOfSubjects + 1];
        for (int i = 0; i < size; i++) {
            begin[subjects[i] + 1]++;
        }
        Arrays.parallelPrefix(begin, Integer::sum);
        starts = bySubject(starts);
        ends = bySubject(ends);
        subjects = null;
        return this;
    }

    private long[] bySubject(long[] times) {
        int[] filled = begin.clone();
        long[] grouped = new long[size];
        for (int i = 0; i < size; i++) {
            grouped[filled[subjects[i]]++] = times[i];
        }
        for (int s = 0; s + 1 < begin.length; s++) {
            Arrays.sort(grouped, begin[s], begin[s + 1]);
        }
        return grouped;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int count(int subject) {
        return begin[subject + 1] - begin[subject];
    }

    /** Milliseconds of all spans together. */
    double total(int subject) {
        double total = 0;
        for (int i = begin[subject]; i < begin[subject + 1]; i++) {
            total += ends[i] - starts[i];
        }
        return total;
    }

    /** The first start of any subject; only if there are spans. */
    long first() {
        return first;
    }

    /** The last end of any subject; only if there are spans. */
    long last() {
        return last;
    }

    int at(int subject, long moment) {
        return upTo(starts, subject, moment) - upTo(ends, subject, moment);
    }

    private int upTo(long[] sorted, int subject, long moment) {
        int low = begin[subject];
        int high = begin[subject + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - begin[subject];
    }

    /** The peak is 0 if no span is longer than nothing. */
    Peak peak(int subject) {
        int most = 0;
        long at = 0;
        int ended = begin[subject];
        int end = begin[subject + 1];
        for (int i = begin[subject]; i < end; i++) {
            while (ended < end && ends[ended] <= starts[i]) {
                ended++;
            }
            // Of several that start at once, spans of no length among them, the last sees all that go on.
            boolean last = i + 1 == end || starts[i + 1] > starts[i];
            if (last && i + 1 - ended > most) {
                most = i + 1 - ended;
                at = starts[i];
            }
        }
        return new Peak(most, at);
    }

    /**
     * What happens between each tick and the next: the mean weighted by time and the most at one time.
     *
     * @param ticks ascending
     */
    void between(long[] ticks, int subject, double[] mean, int[] most) {
        int started = begin[subject];
        int ended = begin[subject];
        int end = begin[subject + 1];
        for (int tick = 0; tick + 1 < ticks.length; tick++) {
            long from = ticks[tick];
            long to = ticks[tick + 1];
            double area = 0;
            int highest = 0;
            long at = from;
            while (at < to) {
                while (started < end && starts[started] <= at) {
                    started++;
                }
                while (ended < end && ends[ended] <= at) {
                    ended++;
                }
                long next = Math.min(
                        to,
                        Math.min(
                                started < end ? starts[started] : Long.MAX_VALUE,
                                ended < end ? ends[ended] : Long.MAX_VALUE));
                area += (double) (started - ended) * (next - at);
                highest = Math.max(highest, started - ended);
                at = next;
            }
            mean[tick] = area / (to - from);
            most[tick] = highest;
        }
    }
}
