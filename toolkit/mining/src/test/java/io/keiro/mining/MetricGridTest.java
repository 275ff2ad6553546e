package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.Column;
import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.log.Phrase;
import io.keiro.log.RepetitionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every metric at every level that it has. */
class MetricGridTest {

    /** A metric and its levels, as letters: Log, Trace, Case, Activity, Resource, X for both, Event. */
    private record Row(String levels, BiFunction<EventLog, Level, Metric> metric) {

        List<Level> has() {
            return Arrays.stream(Level.values())
                    .filter(level -> levels.contains(letter(level)))
                    .toList();
        }
    }

    private static final Map<String, Row> GRID = new LinkedHashMap<>();

    private static void row(String levels, String name, BiFunction<EventLog, Level, Metric> metric) {
        GRID.put(name, new Row(levels, metric));
    }

    static {
        row("LTC", "ThroughputTime", ThroughputTime::of);
        row("LTCARXE", "ProcessingTime", ProcessingTime::of);
        row("LTCR", "IdleTime", IdleTime::of);
        row("LCAXE", "WaitingTime", WaitingTime::of);
        row("AR", "QueueLength", QueueLength::of);
        row("LAE", "ServiceTime", ServiceTime::of);
        row("LAE", "SojournTime", SojournTime::of);
        row("LA", "CycleTime", CycleTime::of);
        row("LC", "CaseOverlap", CaseOverlap::of);
        row("LTC", "TraceCoverage", TraceCoverage::of);
        row("LTC", "TraceLength", TraceLength::of);
        row("LCARX", "StartActivities", StartActivities::of);
        row("LCARX", "EndActivities", EndActivities::of);
        row("LTCA", "ActivityFrequency", ActivityFrequency::of);
        row("A", "ActivityPresence", ActivityPresence::of);
        row("A", "ActivityPosition", ActivityPosition::of);
        row("A", "SelfDistance", SelfDistance::of);
        row("LCARX", "SelfLoops", SelfLoops::of);
        row("LCARX", "Repetitions", Repetitions::of);
        row("LCA", "Rework", Rework::of);
        row("LCARX", "ResourceFrequency", ResourceFrequency::of);
        row("LCRX", "ResourceInvolvement", ResourceInvolvement::of);
        row("LCAR", "ResourceSpecialisation", ResourceSpecialisation::of);
        row("LA", "AttributeSummary", AttributeSummary::of);
    }

    private static String letter(Level level) {
        return level == Level.RESOURCE_ACTIVITY ? "X" : level.name().substring(0, 1);
    }

    private interface Check {
        void check(String cell, Level level, BiFunction<EventLog, Level, Metric> metric);
    }

    private static void everyCell(Check check) {
        GRID.forEach(
                (name, row) -> row.has().forEach(level -> check.check(name + " by " + level, level, row.metric())));
        for (RepetitionKind kind : List.of(RepetitionKind.SAME_RESOURCE, RepetitionKind.OTHER_RESOURCE)) {
            for (Level level : GRID.get("SelfLoops").has()) {
                check.check("SelfLoops " + kind + level, level, (log, l) -> SelfLoops.of(log, l, kind));
                check.check("Repetitions " + kind + level, level, (log, l) -> Repetitions.of(log, l, kind));
            }
        }
        check.check("LogSize", Level.LOG, (log, level) -> LogSize.of(log));
        check.check("CasesInProgress", Level.LOG, (log, level) -> CasesInProgress.of(log));
        check.check("Workload", Level.RESOURCE, (log, level) -> Workload.of(log));
    }

    private static EventLog untimed() {
        return EventLog.builder("untimed")
                .event("1", "a", null)
                .event("1", "a", null)
                .with("org:resource", "Ann")
                .event("2", "b", null)
                .build();
    }

    private static EventLog allAtOnce() {
        EventLogBuilder builder = EventLog.builder("at once");
        for (String activity : List.of("a", "a", "b", "a")) {
            builder.event("1", activity, Logs.START).with("org:resource", "Ann");
        }
        return builder.build();
    }

    @Test
    void everyCellShowsItselfOnAwkwardLogs() {
        List<EventLog> logs = new ArrayList<>(List.of(
                Logs.of(),
                Logs.of(""),
                Logs.of("a"),
                Logs.of("", "a"),
                untimed(),
                allAtOnce(),
                Logs.done("a:Ann", "b")));
        for (long seed = 0; seed < 8; seed++) {
            logs.add(Logs.random(seed));
            logs.add(Logs.work(seed));
        }
        for (EventLog log : logs) {
            everyCell((cell, level, metric) -> {
                Metric measured = metric.apply(log, level);
                DataTable table = measured.table();
                assertThat(measured.level()).as(cell).isEqualTo(level);
                for (String text : List.of(
                        measured.sentence().en(),
                        measured.sentence().ja(),
                        table.title().en(),
                        table.title().ja())) {
                    assertThat(text).as(cell).isNotBlank().doesNotContain("NaN", "null", "Infinity");
                }
                assertThat(measured.sentence().ja()).as(cell).matches("(?s).*[\\u3040-\\u30ff\\u4e00-\\u9fff].*");
                assertThat(measured).as(cell).hasToString(measured.sentence().en());
                assertThat(table.toTablesaw().rowCount()).as(cell).isEqualTo(table.rowCount());
                assertThatValuesAreOfTheirKind(cell, table);
            });
        }
    }

    private static void assertThatValuesAreOfTheirKind(String cell, DataTable table) {
        for (List<Object> row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                boolean fits = value == null
                        || switch (table.fields().get(i).kind()) {
                            case TEXT -> value instanceof String || value instanceof Phrase;
                            case COUNT -> value instanceof Integer || value instanceof Long;
                            case NUMBER, SHARE, MONEY -> value instanceof Double;
                            case DURATION -> value instanceof Duration;
                            case INSTANT -> value instanceof Instant;
                            case DATE, BOOLEAN -> false;
                        };
                assertThat(fits)
                        .as(cell + ": " + table.fields().get(i).name() + " " + value)
                        .isTrue();
            }
        }
    }

    @Test
    void emptyLog() {
        everyCell((cell, level, metric) -> {
            int rows = metric.apply(Logs.of(), level).table().rowCount();
            int expected =
                    level != Level.LOG || cell.startsWith("Attribute") ? 0 : cell.startsWith("TraceCov") ? 10 : 1;
            assertThat(rows).as(cell).isEqualTo(expected);
        });
    }

    @Test
    void aLevelThatAMetricHasNotIsRefused() {
        GRID.forEach((name, row) -> {
            for (Level level : Level.values()) {
                if (!row.has().contains(level)) {
                    assertThatThrownBy(() -> row.metric().apply(Logs.of("a"), level))
                            .as(name)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageEndingWith("is not measured at Level." + level + "; valid are "
                                    + row.has().stream().map(l -> "Level." + l).collect(Collectors.joining(", ")));
                }
            }
        });
    }

    static List<Long> seeds() {
        return LongStream.range(40, 60).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfCasesDoesNotMatter(long seed) {
        for (EventLog log : List.of(Logs.random(seed), Logs.work(seed))) {
            EventLog other = Logs.shuffled(log, seed);
            everyCell((cell, level, metric) -> {
                if (cell.startsWith("AttributeSummary")) {
                    return; // shuffled logs have other attributes
                }
                List<List<Object>> rows = metric.apply(log, level).table().rows();
                List<List<Object>> others = metric.apply(other, level).table().rows();
                if (level == Level.CASE || level == Level.EVENT) {
                    assertThat(others).as(cell).containsExactlyInAnyOrderElementsOf(rows);
                } else {
                    assertThat(others).as(cell).isEqualTo(rows);
                    assertThat(metric.apply(other, level).sentence())
                            .as(cell)
                            .isEqualTo(metric.apply(log, level).sentence());
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneValueACaseOrEventJoinsTheLog(long seed) {
        EventLog log = Logs.work(seed);
        everyCell((cell, level, metric) -> {
            Metric measured = metric.apply(log, level);
            boolean many = cell.startsWith("ActivityFrequency")
                    || cell.startsWith("ResourceFrequency")
                    || cell.startsWith("ResourceSpecialisation");
            if (level != Level.CASE && level != Level.EVENT || many) {
                assertThatThrownBy(() -> measured.addTo(log)).as(cell).hasMessageContaining("does not join onto a log");
                return;
            }
            EventLog joined = measured.addTo(log);
            List<String> names =
                    new ArrayList<>(level == Level.CASE ? joined.caseAttributes() : joined.eventAttributes());
            names.removeAll(level == Level.CASE ? log.caseAttributes() : log.eventAttributes());
            DataTable table = measured.table();
            assertThat(names).as(cell).isNotEmpty();
            Column last = level == Level.CASE
                    ? joined.caseAttribute(names.get(names.size() - 1))
                    : joined.eventAttribute(names.get(names.size() - 1));
            assertThat(last.size()).as(cell).isEqualTo(table.rowCount());
            for (int row = 0; row < table.rowCount(); row++) {
                Object shown = table.row(row).get(table.fields().size() - 1);
                assertThat(last.isMissing(row)).as(cell).isEqualTo(shown == null);
            }
        });
    }

    /** What is counted in the groups of a log is counted in the log. */
    @ParameterizedTest
    @MethodSource("seeds")
    void groupsOfALogAddUp(long seed) {
        EventLog log = Logs.work(seed);
        Map<String, String> sums = new HashMap<>(Map.of(
                "ActivityFrequency by ACTIVITY", "count",
                "ActivityPresence by ACTIVITY", "cases",
                "StartActivities by RESOURCE", "cases",
                "EndActivities by ACTIVITY", "cases",
                "SelfLoops by ACTIVITY", "sum",
                "Repetitions by RESOURCE_ACTIVITY", "sum",
                "Rework by CASE", "extra",
                "ResourceFrequency by RESOURCE", "count",
                "ResourceInvolvement by RESOURCE", "cases",
                "TraceLength by LOG", "sum"));
        everyCell((cell, level, metric) -> {
            List<Metric> groups = log.by("region").apply(group -> metric.apply(group, level));
            groups.forEach(group -> assertThat(group.sentence().en()).isNotBlank());
            String summed = sums.remove(cell);
            if (summed != null) {
                double ofGroups =
                        groups.stream().mapToDouble(g -> sum(g, summed)).sum();
                assertThat(ofGroups).as(cell).isEqualTo(sum(metric.apply(log, level), summed));
            }
        });
        assertThat(sums).isEmpty();
    }

    private static double sum(Metric metric, String field) {
        DataTable table = metric.table();
        return table.rows().stream()
                .mapToDouble(row -> ((Number) row.get(table.indexOf(field))).doubleValue())
                .sum();
    }

    /** The README's table says what there is. */
    @Test
    void theTableOfTheReadmeIsTheGrid() throws IOException {
        Path readme = Path.of(System.getProperty("keiro.home", "."), "toolkit", "mining", "README.md");
        Map<String, String> documented = new TreeMap<>();
        try (Stream<String> lines = Files.lines(readme)) {
            lines.filter(line -> line.startsWith("| `")).forEach(line -> {
                String[] cells = line.split("\\|");
                for (String name : cells[1].replace("`", "").split(",")) {
                    documented.put(name.trim(), cells[2].replace(" ", ""));
                }
            });
        }
        Map<String, String> built = new TreeMap<>(Map.of("LogSize", "L", "CasesInProgress", "L", "Workload", "R"));
        GRID.forEach((name, row) -> built.put(name, row.levels()));
        assertThat(documented).containsAllEntriesOf(built);
    }
}
