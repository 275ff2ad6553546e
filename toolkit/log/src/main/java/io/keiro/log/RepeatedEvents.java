package io.keiro.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events that say the same as an earlier one of their case: activity, times and all attributes. Often a file that was exported twice. Cost:
 * one pass; attributes are only compared where activity and times are the same.
 */
final class RepeatedEvents {

    private final EventLog log;
    private final List<Column> attributes = new ArrayList<>();

    private RepeatedEvents(EventLog log) {
        this.log = log;
        log.eventAttributes().forEach(name -> attributes.add(log.eventAttribute(name)));
    }

    static int count(EventLog log) {
        RepeatedEvents repeated = new RepeatedEvents(log);
        int count = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            int start = log.caseStart(c);
            for (int end = start + 1; end <= log.caseEnd(c); end++) {
                // Equals stand next to each other, because events are sorted by time.
                if (end == log.caseEnd(c) || log.time(end) != log.time(start)) {
                    count += end - start > 1 ? repeated.inRun(start, end) : 0;
                    start = end;
                }
            }
        }
        return count;
    }

    private int inRun(int from, int to) {
        Map<Integer, List<Integer>> seen = new HashMap<>();
        int count = 0;
        for (int e = from; e < to; e++) {
            int event = e;
            List<Integer> alike = seen.computeIfAbsent(hash(event), h -> new ArrayList<>());
            if (alike.stream().anyMatch(other -> same(other, event))) {
                count++;
            } else {
                alike.add(event);
            }
        }
        return count;
    }

    private int hash(int event) {
        int hash = Objects.hash(log.activityCode(event), log.startTime(event));
        for (Column attribute : attributes) {
            hash = 31 * hash + Objects.hashCode(attribute.value(event));
        }
        return hash;
    }

    private boolean same(int a, int b) {
        boolean same = log.activityCode(a) == log.activityCode(b) && log.startTime(a) == log.startTime(b);
        for (Column attribute : attributes) {
            same = same && Objects.equals(attribute.value(a), attribute.value(b));
        }
        return same;
    }
}
