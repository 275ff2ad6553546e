package io.keiro.log;

import java.util.BitSet;
import java.util.List;

/** Conditions on events that look at their activity and at their place in the case. */
final class EventLists {

    private EventLists() {}

    private static int[] counts(EventLog log) {
        int[] counts = new int[log.activityCodeCount()];
        for (int code : log.frame().codes()) {
            counts[code]++;
        }
        return counts;
    }

    private static Bound among(EventLog log, BitSet activities, Phrase note) {
        int[] codes = log.frame().codes();
        return new Bound(e -> activities.get(codes[e]), note);
    }

    static Bound activityWithin(EventLog log, Between range) {
        return among(log, MostFrequent.within(range, counts(log)), Phrase.same(""));
    }

    static Bound activityCovering(EventLog log, Share share) {
        MostFrequent most = MostFrequent.covering(share, counts(log), log::compareActivities);
        return among(log, most.kept(), most.note());
    }

    static Bound being(EventLog log, Occurrence occurrence) {
        return Bound.of(chosen(log, occurrence)::get);
    }

    private static BitSet chosen(EventLog log, Occurrence occurrence) {
        int code = log.neededCode(occurrence.activity());
        int[] codes = log.frame().codes();
        BitSet chosen = new BitSet(log.eventCount());
        for (int c = 0; c < log.caseCount(); c++) {
            int found = occurrence.find(codes, log.caseStart(c), log.caseEnd(c), code);
            if (found >= 0) {
                chosen.set(found);
            }
        }
        return chosen;
    }

    /** From the first event that meets one condition to the last that meets another; nothing where there is no such stretch. */
    static Bound stretch(EventLog log, Bound first, Bound last) {
        BitSet inside = new BitSet(log.eventCount());
        for (int c = 0; c < log.caseCount(); c++) {
            int from = log.caseStart(c);
            int to = log.caseEnd(c) - 1;
            while (from <= to && !first.holds().test(from)) {
                from++;
            }
            while (to >= from && !last.holds().test(to)) {
                to--;
            }
            if (from <= to) {
                inside.set(from, to + 1);
            }
        }
        return new Bound(inside::get, first.and(last).note());
    }

    static Bound stretch(EventLog log, List<String> starts, List<String> ends) {
        return stretch(log, Events.activities(log, starts), Events.activities(log, ends));
    }

    static int checked(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("the events of a case are counted from 1; there is no number " + number);
        }
        return number;
    }

    /** The first events of each case. */
    static Bound prefixes(EventLog log, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("the length of the prefixes is " + length + "; it must be 0 or more");
        }
        BitSet inside = new BitSet(log.eventCount());
        for (int c = 0; c < log.caseCount(); c++) {
            int size = Math.min(length, log.caseEnd(c) - log.caseStart(c));
            inside.set(log.caseStart(c), log.caseStart(c) + size);
        }
        return Bound.of(inside::get);
    }

    static Bound until(EventLog log, Occurrence last) {
        BitSet chosen = chosen(log, last);
        BitSet inside = new BitSet(log.eventCount());
        for (int e = chosen.nextSetBit(0); e >= 0; e = chosen.nextSetBit(e + 1)) {
            inside.set(log.caseStart(log.caseOf(e)), e + 1);
        }
        return Bound.of(inside::get);
    }

    static Bound from(EventLog log, Occurrence first) {
        BitSet chosen = chosen(log, first);
        BitSet inside = new BitSet(log.eventCount());
        for (int e = chosen.nextSetBit(0); e >= 0; e = chosen.nextSetBit(e + 1)) {
            inside.set(e, log.caseEnd(log.caseOf(e)));
        }
        return Bound.of(inside::get);
    }

    /** Of events of one activity that directly follow one another the first so many. */
    static Bound firstOfRuns(EventLog log, int max) {
        if (max < 1) {
            throw new IllegalArgumentException(
                    "the number of equal activities in a row is " + max + "; it must be 1 or more");
        }
        int[] codes = log.frame().codes();
        BitSet kept = new BitSet(log.eventCount());
        for (int c = 0; c < log.caseCount(); c++) {
            int run = 0;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                run = e > log.caseStart(c) && codes[e] == codes[e - 1] ? run + 1 : 1;
                kept.set(e, run <= max);
            }
        }
        return Bound.of(kept::get);
    }
}
