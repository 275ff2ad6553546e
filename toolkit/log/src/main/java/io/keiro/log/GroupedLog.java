package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The cases of a log by the value of a column: {@code log.by("region").apply(EventLog::variantCount)}. Values come in their order, cases
 * without a value last, as the value null. Each case is in exactly one group.
 */
public final class GroupedLog implements Tabular {

    private final String column;
    private final Map<Object, EventLog> groups;

    private GroupedLog(String column, Map<Object, EventLog> groups) {
        this.column = column;
        this.groups = groups;
    }

    static GroupedLog of(EventLog log, String column) {
        Column values = LogColumns.ofCases(log, Objects.requireNonNull(column, "a column to group by needs a name"));
        Map<Object, List<Integer>> cases = values.type() == Column.Type.TEXT
                ? new TreeMap<>((a, b) -> Labels.BY_CODE_POINT.compare((String) a, (String) b))
                : new TreeMap<>();
        List<Integer> without = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            (values.isMissing(c) ? without : cases.computeIfAbsent(values.value(c), v -> new ArrayList<>())).add(c);
        }
        Map<Object, EventLog> groups = new LinkedHashMap<>();
        cases.forEach((value, some) -> groups.put(value, group(log, column, value, some)));
        if (!without.isEmpty()) {
            groups.put(null, group(log, column, null, without));
        }
        return new GroupedLog(column, groups);
    }

    static GroupedLog byVariant(EventLog log) {
        List<List<Integer>> cases = new ArrayList<>();
        for (int v = 0; v < log.variantCount(); v++) {
            cases.add(new ArrayList<>());
        }
        for (int c = 0; c < log.caseCount(); c++) {
            cases.get(log.variantOf(c)).add(c);
        }
        Map<Object, EventLog> groups = new LinkedHashMap<>();
        for (int v = 0; v < cases.size(); v++) {
            groups.put((long) v + 1, group(log, "variant", (long) v + 1, cases.get(v)));
        }
        return new GroupedLog("variant", groups);
    }

    private static EventLog group(EventLog log, String column, Object value, List<Integer> cases) {
        int[] kept = cases.stream().mapToInt(c -> c).toArray();
        return log.deriveCases(Verb.of("by", column, Arrays.asList(value)), kept);
    }

    /** The column whose values make the groups. */
    public String column() {
        return column;
    }

    /** The values, in order; null, for cases without one, is the last. */
    public List<Object> values() {
        return Collections.unmodifiableList(new ArrayList<>(groups.keySet()));
    }

    /** One log per value, in the order of {@link #values}. */
    public List<EventLog> logs() {
        return List.copyOf(groups.values());
    }

    /** The cases with this value; null for those without one. A value that no case has is an error that names the nearest ones. */
    public EventLog log(Object value) {
        EventLog found = groups.get(value instanceof Integer number ? (Object) number.longValue() : value);
        if (found == null) {
            List<String> known = groups.keySet().stream().map(String::valueOf).toList();
            throw new IllegalArgumentException("no case has \"" + value + "\" in \"" + column + "\""
                    + NearestNames.hint(String.valueOf(value), known).en());
        }
        return found;
    }

    /** What a function gives for each group, in the order of {@link #values}. */
    public <R> List<R> apply(Function<? super EventLog, ? extends R> function) {
        List<R> results = new ArrayList<>();
        groups.values().forEach(log -> results.add(function.apply(log)));
        return Collections.unmodifiableList(results);
    }

    /** The same groups after a verb: {@code log.by("region").map(each -> each.keepTopVariants(3))}. */
    public GroupedLog map(Function<? super EventLog, EventLog> verb) {
        Map<Object, EventLog> changed = new LinkedHashMap<>();
        groups.forEach((value, log) -> changed.put(value, verb.apply(log)));
        return new GroupedLog(column, changed);
    }

    /** One row per group: value, cases, events, variants, first and last time. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Log by " + column, column + " 別のログ"),
                DataTable.Field.of("value", Phrase.same(column), DataTable.Kind.TEXT),
                DataTable.Field.of("cases", Phrase.of("Cases", "ケース数"), DataTable.Kind.COUNT),
                DataTable.Field.of("events", Phrase.of("Events", "イベント数"), DataTable.Kind.COUNT),
                DataTable.Field.of("variants", Phrase.of("Variants", "バリアント数"), DataTable.Kind.COUNT),
                DataTable.Field.of("first", Phrase.of("First event", "最初のイベント"), DataTable.Kind.INSTANT),
                DataTable.Field.of("last", Phrase.of("Last event", "最後のイベント"), DataTable.Kind.INSTANT));
        groups.forEach((value, log) -> table.row(
                value == null ? Phrase.of("(none)", "(なし)") : value.toString(),
                log.caseCount(),
                log.eventCount(),
                log.variantCount(),
                log.firstTime(),
                log.lastTime()));
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                "Log by " + column + ": " + Wording.count(groups.size(), "group", "groups"),
                column + " 別のログ: " + Wording.number(groups.size()) + "グループ");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
