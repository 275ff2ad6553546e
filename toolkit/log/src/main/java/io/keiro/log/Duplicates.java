package io.keiro.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Events that are equal to an earlier one of the log in some columns. */
final class Duplicates {

    private Duplicates() {}

    static Bound of(EventLog log, String... columns) {
        List<int[]> codes = new ArrayList<>();
        if (columns.length == 0) {
            codes.add(LogColumns.caseOfEvents(log));
            codes.add(log.frame().codes());
            Frame.Times times = log.frame().times();
            codes.add(Combinations.codes(new InstantColumn("", times.ends(), times.offsets())));
            if (times.starts() != null) {
                codes.add(Combinations.codes(new InstantColumn("", times.starts(), times.offsets())));
            }
            log.eventAttributes().forEach(name -> codes.add(Combinations.codes(log.eventAttribute(name))));
        }
        for (String name : columns) {
            codes.add(Combinations.codes(LogColumns.ofEvents(log, name)));
        }
        int[] numbers = Combinations.of(codes, log.eventCount());
        BitSet seen = new BitSet();
        BitSet again = new BitSet(log.eventCount());
        for (int e = 0; e < numbers.length; e++) {
            again.set(e, seen.get(numbers[e]));
            seen.set(numbers[e]);
        }
        return Bound.of(again::get);
    }
}
