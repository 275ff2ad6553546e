package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes the rows of an interval log apart into one event per transition: the inverse of {@link ActivityLogs}. */
final class EventRows {

    private final EventLog log;
    private final int size;
    /** Row of the interval log behind each event, before events are put in order. */
    private final int[] rowOf;

    private final Transition[] transitions;
    /** Whether an event is the one for which the row speaks, so that it stood where the row did. */
    private final BitSet speaking = new BitSet();
    /** Name of the group of columns that an event has for itself, or empty. */
    private final String[] groups;

    private final int[] offsets;
    private final long[] times;
    private final UtcOffsets.Growing utc = new UtcOffsets.Growing();
    private final long[] positions;
    private boolean positioned = true;

    EventRows(EventLog log) {
        this.log = log;
        List<List<Transition>> paths = new ArrayList<>();
        int count = 0;
        Column path = log.findEventAttribute(ActivityLogs.PATH);
        Map<String, List<Transition>> known = new HashMap<>();
        for (int row = 0; row < log.eventCount(); row++) {
            List<Transition> transitionsOfRow = path == null || path.isMissing(row)
                    ? byTimes(row)
                    : known.computeIfAbsent(path.text(row), EventRows::path);
            paths.add(transitionsOfRow);
            count += transitionsOfRow.size();
        }
        size = count;
        rowOf = new int[size];
        transitions = new Transition[size];
        groups = new String[size];
        times = new long[size];
        positions = new long[size];
        offsets = new int[log.caseCount() + 1];
        int next = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int row = log.caseStart(c); row < log.caseEnd(c); row++) {
                next = row(row, paths.get(row), next);
            }
            offsets[c + 1] = next;
        }
    }

    /** The name of the columns of a transition, the first time or again. */
    static String group(Transition transition, int time) {
        return transition.label() + (time == 1 ? "" : "#" + time);
    }

    private static List<Transition> path(String text) {
        List<Transition> path = new ArrayList<>();
        for (String name : text.split(ActivityLogs.SEPARATOR)) {
            Transition transition = Transition.of(name);
            if (transition == null) {
                throw new IllegalArgumentException("the path \"" + text + "\" in the column \"" + ActivityLogs.PATH
                        + "\" names the transition \"" + name
                        + "\"; valid are those of XES in small letters, such as start, suspend, complete");
            }
            path.add(transition);
        }
        return path;
    }

    private List<Transition> byTimes(int row) {
        boolean start =
                log.frame().times().starts() != null && log.frame().times().starts()[row] != EventLog.NO_TIME;
        if (!start) {
            return List.of(Transition.COMPLETE);
        }
        return log.time(row) == EventLog.NO_TIME
                ? List.of(Transition.START)
                : List.of(Transition.START, Transition.COMPLETE);
    }

    private int row(int row, List<Transition> path, int first) {
        Column position = log.findEventAttribute(ActivityLogs.POSITION);
        String[] places = position == null || position.isMissing(row)
                ? null
                : position.text(row).split(ActivityLogs.SEPARATOR);
        positioned &= places != null && places.length == path.size();
        Map<Transition, Integer> seen = new HashMap<>();
        int completed = path.indexOf(Transition.COMPLETE);
        speaking.set(first + (completed >= 0 ? completed : Math.max(0, path.indexOf(Transition.START))));
        int next = first;
        for (Transition transition : path) {
            rowOf[next] = row;
            transitions[next] = transition;
            boolean main = transition == Transition.COMPLETE;
            groups[next] = main ? "" : group(transition, seen.merge(transition, 1, Integer::sum));
            time(next, row);
            positions[next] = positioned ? Long.parseLong(places[next - first]) : 0;
            next++;
        }
        return next;
    }

    private void time(int event, int row) {
        Frame.Times known = log.frame().times();
        if (transitions[event] == Transition.COMPLETE) {
            times[event] = known.ends()[row];
            utc.set(event, known.offsets().seconds(row));
        } else if (transitions[event] == Transition.START && groups[event].equals(Transition.START.label())) {
            times[event] = known.starts() == null ? EventLog.NO_TIME : known.starts()[row];
            Column offset = log.findEventAttribute(ActivityLogs.START_OFFSET);
            utc.set(
                    event,
                    offset == null || offset.isMissing(row) ? known.offsets().seconds(row) : (int) offset.number(row));
        } else {
            Column moments = log.findEventAttribute("lifecycle:" + groups[event]);
            boolean missing = moments == null || moments.isMissing(row) || moments.type() != Column.Type.INSTANT;
            times[event] = missing ? EventLog.NO_TIME : (long) moments.number(row);
            utc.set(event, missing ? 0 : seconds(moments.text(row)));
        }
    }

    private static int seconds(String moment) {
        TimeText text = new TimeText();
        text.read(moment);
        return text.offsetSeconds();
    }

    /** Which event comes where. */
    int[] order() {
        if (!positioned && log.order() == EventOrder.SOURCE) {
            return IntStream.range(0, size).toArray();
        }
        long[] keys = positioned ? positions : times;
        return CaseSorting.stable(offsets, new CaseSorting.Keys(null, null, keys, null));
    }

    /** The log with one event per transition. */
    EventLog toLog() {
        return toLog(needsIds());
    }

    private EventLog toLog(boolean withIds) {
        int[] order = order();
        int[] rows = Growth.pick(rowOf, size, order);
        int[] codes = new int[size];
        for (int i = 0; i < size; i++) {
            codes[i] = log.activityCode(rows[i]);
        }
        RowSelection attributes = attributes(rows, order);
        Mapping mapping = log.mapping().withStart("");
        if (mapping.lifecycle().isEmpty()) {
            mapping = mapping.withLifecycle(Mapping.XES.lifecycle());
            attributes = attributes.with(labels(Mapping.XES.lifecycle(), order));
        }
        if (withIds) {
            mapping = mapping.withInstance(Mapping.XES.instance());
            attributes = attributes.with(ids(Mapping.XES.instance(), rows));
        }
        Frame frame = new Frame(
                log.frame().activities(),
                offsets,
                codes,
                new Frame.Times(Growth.pick(times, size, order), null, utc.build(size, order)),
                new Frame.Rows(log.frame().rows().caseIds(), log.frame().rows().cases(), attributes));
        return log.derive(Verb.of("toEventLog"), frame, mapping);
    }

    /** Whether pairing the events again would join others than those of one row, or put rows into another order. */
    private boolean needsIds() {
        if (!log.mapping().instance().isEmpty()) {
            return false;
        }
        EventLog events = toLog(false);
        int[] rows = Growth.pick(rowOf, size, order());
        ActivityInstances again = ActivityInstances.of(events);
        if (again.all().size() != log.eventCount()) {
            return true;
        }
        int[] order = new ActivityLogs(events).order();
        for (int i = 0; i < order.length; i++) {
            for (int event : again.all().get(order[i]).events()) {
                if (rows[event] != i) {
                    return true;
                }
            }
        }
        return false;
    }

    private RowSelection attributes(int[] rows, int[] order) {
        RowSelection whole = log.frame().rows().events();
        Set<String> used = new HashSet<>(Set.of(ActivityLogs.PATH, ActivityLogs.POSITION));
        Set<String> all = new HashSet<>(Arrays.asList(groups));
        if (all.contains(Transition.START.label())) {
            used.add(ActivityLogs.START_OFFSET);
        }
        for (String group : all) {
            if (!group.isEmpty()) {
                whole.names().stream()
                        .filter(name -> name.equals("lifecycle:" + group) && !group.equals(Transition.START.label())
                                || name.startsWith(group + ":") && whole.has(name.substring(group.length() + 1)))
                        .forEach(used::add);
            }
        }
        RowSelection result = whole.without(used).narrow(rows).placed(places(order));
        for (String name : whole.names()) {
            if (!used.contains(name) && all.stream().anyMatch(group -> whole.has(group + ":" + name))) {
                result = result.with(own(whole, name, order));
            }
        }
        return result;
    }

    /** A row has one place in the source, so that only one of its events has it. */
    private SourcePlaces places(int[] order) {
        SourcePlaces ofRows = log.frame().rows().events().places();
        int[] places = new int[size];
        Arrays.setAll(places, i -> speaking.get(order[i]) ? ofRows.of(rowOf[order[i]]) : -1);
        return SourcePlaces.of(places);
    }

    /** A column in which some transitions have values of their own. */
    private Column own(RowSelection whole, String name, int[] order) {
        GrowingColumn column = new GrowingColumn(name, whole.find(name).type());
        Map<String, Column> sources = new HashMap<>();
        for (int i = 0; i < size; i++) {
            int event = order[i];
            Column source = sources.computeIfAbsent(groups[event], group -> {
                Column special = group.isEmpty() ? null : whole.find(group + ":" + name);
                return special == null ? whole.find(name) : special;
            });
            column.take(i, source, rowOf[event]);
        }
        return column.build(size, null);
    }

    private Column labels(String name, int[] order) {
        GrowingColumn column = new GrowingColumn(name);
        for (int i = 0; i < size; i++) {
            column.text(i, transitions[order[i]].label());
        }
        return column.build(size, null);
    }

    private static Column ids(String name, int[] rows) {
        GrowingColumn column = new GrowingColumn(name);
        for (int i = 0; i < rows.length; i++) {
            column.text(i, Integer.toString(rows[i] + 1));
        }
        return column.build(rows.length, null);
    }
}
