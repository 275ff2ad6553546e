package io.keiro.log;

import java.util.BitSet;
import java.util.List;

/**
 * Rows between two numbers.
 *
 * @param from first row, from 0
 * @param to one past the last
 */
record RowSlice(int from, int to) {

    RowSlice {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the slice goes from " + from + " to " + to
                    + "; rows are counted from 0, and the end is not before the beginning");
        }
    }

    boolean holds(int row) {
        return row >= from && row < to;
    }

    Bound ofInstances(EventLog log) {
        if (log.hasStartTimes() || log.mapping().lifecycle().isEmpty() || Lifecycle.standAlone(log)) {
            return Bound.of(this::holds);
        }
        List<ActivityInstances.Instance> all = ActivityInstances.of(log).all();
        BitSet inside = new BitSet(log.eventCount());
        for (int i = Math.min(from, all.size()); i < Math.min(to, all.size()); i++) {
            all.get(i).events().forEach(inside::set);
        }
        return Bound.of(inside::get);
    }
}
