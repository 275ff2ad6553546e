package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The columns that say which transition of an activity an event is, and of which instance; names of transitions ignore case. */
final class Lifecycle {

    private static final List<String> TRANSITION =
            List.of("lifecycle:transition", "lifecycle", "transition", "lifecycle_id");
    private static final List<String> INSTANCE =
            List.of("concept:instance", "activity_instance", "activity_instance_id", "instance", "instance_id");

    private Lifecycle() {}

    /** Events with one of these transitions; an event without one has none of them. */
    static Bound transitions(EventLog log, String... transitions) {
        CodedColumn column = column(log, TRANSITION, "lifecycle transition");
        List<String> wanted =
                Arrays.stream(transitions).map(t -> t.toLowerCase(Locale.ROOT)).toList();
        BitSet codes = new BitSet();
        for (int code = 0; code < column.dictionary().size(); code++) {
            codes.set(code, wanted.contains(column.dictionary().entry(code).toLowerCase(Locale.ROOT)));
        }
        return Bound.of(e -> column.codes()[e] >= 0 && codes.get(column.codes()[e]));
    }

    /** The instance of each event by number; -1 where none is named. */
    static CodedColumn instances(EventLog log) {
        return column(log, INSTANCE, "activity instance");
    }

    private static CodedColumn column(EventLog log, List<String> names, String what) {
        for (String attribute : log.eventAttributes()) {
            if (names.contains(attribute.toLowerCase(Locale.ROOT).replace(' ', '_'))) {
                return CodedColumn.of(log.findEventAttribute(attribute));
            }
        }
        if (log.eventCount() == 0) {
            return new CodedColumn(new Dictionary(), new int[0]);
        }
        throw new IllegalArgumentException("no event of " + log.name() + " names its " + what
                + "; such a column is called " + NearestNames.list(names) + ". Event attributes: "
                + NearestNames.list(log.eventAttributes()));
    }
}
