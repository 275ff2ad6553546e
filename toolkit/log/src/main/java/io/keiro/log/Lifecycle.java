package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The columns that say which transition of an activity an event is, and of which instance; names of transitions ignore case. */
final class Lifecycle {

    private Lifecycle() {}

    /** Events with one of these transitions; an event without one has none of them. */
    static Bound transitions(EventLog log, String... transitions) {
        CodedColumn column = column(log, log.mapping().lifecycle(), "lifecycle transition", "withLifecycle");
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
        return column(log, log.mapping().instance(), "activity instance", "withInstance");
    }

    private static CodedColumn column(EventLog log, String attribute, String what, String verb) {
        Column found = attribute.isEmpty() ? null : log.findEventAttribute(attribute);
        if (found != null) {
            return CodedColumn.of(found);
        }
        if (log.eventCount() == 0) {
            return new CodedColumn(new Dictionary(), new int[0]);
        }
        throw new IllegalArgumentException(log.name() + " does not say of its events the " + what
                + "; name the attribute that does: log." + verb + "(\"…\"). Event attributes: "
                + NearestNames.list(log.eventAttributes()));
    }

    /** Of each instance the events from the first of some transitions to the last of others. */
    static Bound stretch(EventLog log, List<String> starts, List<String> ends) {
        Bound first = transitions(log, starts.toArray(String[]::new));
        Bound last = transitions(log, ends.toArray(String[]::new));
        if (standAlone(log)) {
            return first.and(last);
        }
        BitSet inside = new BitSet(log.eventCount());
        for (ActivityInstances.Instance instance : ActivityInstances.of(log).all()) {
            List<Integer> events = instance.events();
            int from = 0;
            int to = events.size() - 1;
            while (from <= to && !first.holds().test(events.get(from))) {
                from++;
            }
            while (to >= from && !last.holds().test(events.get(to))) {
                to--;
            }
            for (int i = from; i <= to; i++) {
                inside.set(events.get(i));
            }
        }
        return Bound.of(inside::get);
    }

    /** Whether no two events can belong to one instance, because each of them is an end: most logs know nothing but "complete". */
    static boolean standAlone(EventLog log) {
        CodedColumn column = column(log, log.mapping().lifecycle(), "lifecycle transition", "withLifecycle");
        BitSet occurring = new BitSet();
        for (int code : column.codes()) {
            if (code >= 0) {
                occurring.set(code);
            }
        }
        return occurring.stream()
                .mapToObj(code -> Transition.of(column.dictionary().entry(code)))
                .allMatch(transition -> transition == null || transition.effect() == Transition.Effect.ENDS);
    }
}
