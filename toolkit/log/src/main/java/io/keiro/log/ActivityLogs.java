package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes one row per performance of an activity out of the events of its life. The row has the attributes of the completion; where the
 * start or another transition says something else, a column {@code start:…}, {@code suspend:…} has what that says. Times of the other
 * transitions are columns {@code lifecycle:schedule} and so on. What {@link EventRows} needs to take it apart again and cannot infer is
 * kept in two more: {@link #PATH}, the transitions of a performance in order, and {@link #POSITION}, the place of an event in its case.
 */
final class ActivityLogs {

    /** The transitions of each instance, in order, where they are not just start and complete. */
    static final String PATH = "lifecycle:path";

    /** The place of the event in its case, where time alone does not tell it. */
    static final String POSITION = "lifecycle:position";

    /** The offset with which the start was recorded, where it is not that of the completion. */
    static final String START_OFFSET = "start:offset";

    /** What stands between the transitions of a path. */
    static final String SEPARATOR = " ";

    private final EventLog log;
    private final ActivityInstances found;
    private final int[] order;
    private final int size;
    private final String lifecycle;

    ActivityLogs(EventLog log) {
        this.log = log;
        this.found = ActivityInstances.of(log);
        this.size = found.all().size();
        this.lifecycle = log.mapping().lifecycle();
        this.order = arranged();
    }

    /** The instances in the order of the rows. */
    int[] order() {
        return order;
    }

    /** A log without transitions has one row per performance already. */
    static EventLog of(EventLog log) {
        if (log.findEventAttribute(log.mapping().lifecycle()) == null || log.hasStartTimes()) {
            return log;
        }
        return new ActivityLogs(log).log();
    }

    /** In a log in the order of its source by their first events; else by time, or if instances are numbered in an order of time, by that number: it also places rows without times. */
    private int[] arranged() {
        if (log.order() == EventOrder.SOURCE) {
            return IntStream.range(0, size).toArray();
        }
        int[] byTime = CaseSorting.stable(found.offsets(), keys(null));
        int[] byNumber = numbered();
        if (byNumber != null) {
            int[] sorted = CaseSorting.stable(found.offsets(), keys(byNumber));
            for (int i = 0; i < size; i++) {
                if (sorted[i] != i) {
                    return byTime;
                }
            }
            return byNumber;
        }
        return byTime;
    }

    private CaseSorting.Keys keys(int[] arranged) {
        long[] starts = new long[size];
        long[] ends = new long[size];
        for (int i = 0; i < size; i++) {
            ActivityInstances.Instance instance = found.all().get(arranged == null ? i : arranged[i]);
            starts[i] = time(instance.start());
            ends[i] = time(instance.complete());
            if (instance.start() < 0 && instance.complete() < 0) {
                starts[i] = time(instance.main());
            }
        }
        return new CaseSorting.Keys(starts, null, ends, null);
    }

    /** The instances by their ids if these number the rows of the log from 1, as {@link EventRows} does where it must; else null. */
    private int[] numbered() {
        Column ids = log.findEventAttribute(log.mapping().instance());
        int[] numbered = new int[size];
        Arrays.fill(numbered, -1);
        for (int c = 0; ids != null && c < log.caseCount(); c++) {
            for (int i = found.offsets()[c]; i < found.offsets()[c + 1]; i++) {
                String id = ids.text(found.all().get(i).main());
                int row = id == null || !NumberText.isCount(id) ? -1 : Integer.parseInt(id) - 1;
                if (row < found.offsets()[c] || row >= found.offsets()[c + 1] || numbered[row] >= 0) {
                    return null;
                }
                numbered[row] = i;
            }
        }
        return ids == null ? null : numbered;
    }

    private long time(int event) {
        return event < 0 ? EventLog.NO_TIME : log.time(event);
    }

    private ActivityInstances.Instance instance(int row) {
        return found.all().get(order[row]);
    }

    private EventLog log() {
        int[] codes = new int[size];
        int[] main = new int[size];
        long[] starts = new long[size];
        long[] ends = new long[size];
        UtcOffsets.Growing offsets = new UtcOffsets.Growing();
        int withoutStart = 0;
        int withoutEnd = 0;
        for (int row = 0; row < size; row++) {
            ActivityInstances.Instance instance = instance(row);
            main[row] = instance.main();
            codes[row] = log.activityCode(main[row]);
            starts[row] = time(instance.start());
            ends[row] = time(instance.complete());
            offsets.set(row, log.frame().times().offsets().seconds(main[row]));
            withoutStart += instance.start() < 0 ? 1 : 0;
            withoutEnd += instance.complete() < 0 ? 1 : 0;
        }
        RowSelection attributes = attributes(main);
        Frame frame = new Frame(
                log.frame().activities(),
                found.offsets(),
                codes,
                new Frame.Times(ends, starts, offsets.build(size, null)),
                new Frame.Rows(log.frame().rows().caseIds(), log.frame().rows().cases(), attributes));
        Mapping mapping = log.mapping().withStart(free(Mapping.XES.start(), attributes));
        if (!attributes.has(mapping.lifecycle())) {
            mapping = mapping.withLifecycle("");
        }
        if (!attributes.has(mapping.instance())) {
            mapping = mapping.withInstance("");
        }
        Phrase note = Phrase.of(
                Wording.number(withoutStart) + " of unknown start, " + Wording.number(withoutEnd) + " of unknown end",
                "開始不明 " + Wording.number(withoutStart) + "件、終了不明 " + Wording.number(withoutEnd) + "件");
        EventLog result = log.derive(Verb.of("toActivityLog").noting(note), frame, mapping);
        return keepsOrder(result)
                ? result
                : log.derive(Verb.of("toActivityLog").noting(note), positions(frame), mapping);
    }

    /** This name, or one with a number behind it if there is such an attribute. */
    static String free(String name, RowSelection attributes) {
        String free = name;
        for (int n = 2; attributes.has(free); n++) {
            free = name + " (" + n + ")";
        }
        return free;
    }

    /** The events of the same transition, the first time and again, in one row each; -1 where an instance has none. */
    private Map<String, int[]> groups() {
        Map<String, int[]> groups = new LinkedHashMap<>();
        for (int row = 0; row < size; row++) {
            ActivityInstances.Instance instance = instance(row);
            Map<Transition, Integer> seen = new HashMap<>();
            for (int event : instance.events()) {
                if (event == instance.complete()) {
                    continue;
                }
                Transition transition = found.transition(event);
                int time = seen.merge(transition, 1, Integer::sum);
                String name = EventRows.group(transition, time);
                int[] rows = groups.get(name);
                if (rows == null) {
                    rows = new int[size];
                    Arrays.fill(rows, -1);
                    groups.put(name, rows);
                }
                rows[row] = event;
            }
        }
        return groups;
    }

    private RowSelection attributes(int[] main) {
        RowSelection events = log.frame().rows().events();
        RowSelection result = events.narrow(main);
        Map<String, int[]> groups = groups();
        boolean plain = isPlain();
        Set<String> dropped = new HashSet<>();
        if (plain) {
            dropped.add(lifecycle);
        }
        if (isNumbered(events.find(log.mapping().instance()), main)) {
            dropped.add(log.mapping().instance());
        }
        result = result.without(dropped);
        for (Map.Entry<String, int[]> group : groups.entrySet()) {
            int[] rows = group.getValue();
            for (String name : events.names()) {
                if (!dropped.contains(name) && differs(events.find(name), rows, main)) {
                    String own = group.getKey() + ":" + name;
                    result = with(result, NamedColumn.of(new SelectedColumn(events.find(name), rows, size), own));
                }
            }
            if (group.getKey().equals(Transition.START.label())) {
                result = withStartOffsets(result, rows, main);
            } else {
                result = with(result, moments("lifecycle:" + group.getKey(), rows));
            }
        }
        return needsPath(groups) ? with(result, path()) : result;
    }

    /** One column more; an attribute of the log that is called like it would be lost. */
    private RowSelection with(RowSelection result, Column column) {
        if (result.has(column.name())) {
            throw new IllegalArgumentException("toActivityLog() needs the name \"" + column.name()
                    + "\" for what another transition says, and " + log.name()
                    + " has an event attribute of that name; rename it first");
        }
        return result.with(column);
    }

    private RowSelection withStartOffsets(RowSelection result, int[] rows, int[] main) {
        UtcOffsets offsets = log.frame().times().offsets();
        GrowingColumn column = new GrowingColumn(START_OFFSET);
        boolean needed = false;
        for (int row = 0; row < size; row++) {
            if (rows[row] >= 0 && log.time(rows[row]) != EventLog.NO_TIME) {
                column.number(row, offsets.seconds(rows[row]));
                needed |= offsets.seconds(rows[row]) != offsets.seconds(main[row]);
            }
        }
        return needed ? with(result, column.build(size, null)) : result;
    }

    /** Whether all transitions are spelled as XES does and nobody lacks one, so that they need not be kept. */
    private boolean isPlain() {
        Column column = log.findEventAttribute(lifecycle);
        for (int e = 0; e < log.eventCount(); e++) {
            if (found.transition(e) == null || !found.transition(e).label().equals(column.text(e))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the ids only number the rows, as {@link EventRows} does where it must. */
    private boolean isNumbered(Column ids, int[] main) {
        for (int row = 0; ids != null && row < size; row++) {
            if (!Integer.toString(row + 1).equals(ids.text(main[row]))) {
                return false;
            }
        }
        return ids != null;
    }

    /** Whether another event of an instance has another value than the one that speaks for it. */
    private boolean differs(Column column, int[] rows, int[] main) {
        for (int row = 0; row < size; row++) {
            if (rows[row] >= 0 && !Objects.equals(column.value(rows[row]), column.value(main[row]))) {
                return true;
            }
        }
        return false;
    }

    private Column moments(String name, int[] rows) {
        GrowingColumn column = new GrowingColumn(name, Column.Type.INSTANT);
        for (int row = 0; row < size; row++) {
            if (rows[row] >= 0 && log.time(rows[row]) != EventLog.NO_TIME) {
                column.instant(
                        row, log.time(rows[row]), log.frame().times().offsets().seconds(rows[row]));
            }
        }
        return column.build(size, null);
    }

    /** Start and complete, or one of them, are told by the times alone, if they are known. */
    private boolean needsPath(Map<String, int[]> groups) {
        if (groups.size() > 1 || groups.size() == 1 && !groups.containsKey(Transition.START.label())) {
            return true;
        }
        for (int row = 0; row < size; row++) {
            ActivityInstances.Instance instance = instance(row);
            boolean untimed = instance.events().size() > 1 || instance.start() >= 0;
            for (int event : instance.events()) {
                if (untimed && log.time(event) == EventLog.NO_TIME) {
                    return true;
                }
            }
        }
        return false;
    }

    private Column path() {
        GrowingColumn column = new GrowingColumn(PATH);
        for (int row = 0; row < size; row++) {
            ActivityInstances.Instance instance = instance(row);
            List<String> path = new ArrayList<>();
            instance.events()
                    .forEach(event -> path.add(
                            event == instance.complete()
                                    ? Transition.COMPLETE.label()
                                    : found.transition(event).label()));
            column.text(row, String.join(SEPARATOR, path));
        }
        return column.build(size, null);
    }

    /** Whether taking it apart gives the events in the order in which they were. */
    private boolean keepsOrder(EventLog result) {
        EventRows rows = new EventRows(result);
        int[] source = sources();
        int[] arranged = rows.order();
        for (int i = 0; i < arranged.length; i++) {
            if (source[arranged[i]] != i) {
                return false;
            }
        }
        return true;
    }

    /** The event behind each row that taking apart gives, before it is put in order. */
    private int[] sources() {
        int[] sources = new int[log.eventCount()];
        int next = 0;
        for (int row = 0; row < size; row++) {
            for (int event : instance(row).events()) {
                sources[next++] = event;
            }
        }
        return sources;
    }

    private Frame positions(Frame frame) {
        int[] caseOf = new int[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            Arrays.fill(caseOf, log.caseStart(c), log.caseEnd(c), log.caseStart(c));
        }
        GrowingColumn column = new GrowingColumn(POSITION);
        for (int row = 0; row < size; row++) {
            StringBuilder text = new StringBuilder();
            for (int event : instance(row).events()) {
                text.append(text.length() == 0 ? "" : SEPARATOR).append(event - caseOf[event]);
            }
            column.text(row, text.toString());
        }
        Frame.Rows rows = frame.rows();
        return frame.withRows(
                new Frame.Rows(rows.caseIds(), rows.cases(), rows.events().with(column.build(size, null))));
    }
}
