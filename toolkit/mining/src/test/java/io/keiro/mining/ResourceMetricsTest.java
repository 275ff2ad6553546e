package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much, how widely and with how many kinds of work resources are busy. */
class ResourceMetricsTest {

    private static final EventLog LOG = Logs.done("a:Ann b:Ann a:Bob", "a:Ann c", "b:Bob");

    @Test
    void frequency() {
        DataTable resources = ResourceFrequency.of(LOG).table();
        assertThat(resources.row(0)).containsExactly("Ann", 3L, 0.6, 0.6);
        assertThat(resources.row(1)).containsExactly("Bob", 2L, 0.4, 1.0);
        assertThat(ResourceFrequency.of(LOG, Level.RESOURCE_ACTIVITY).table().row(0))
                .containsExactly("Ann", "a", 2L, 0.4, 0.4);
        assertThat(ResourceFrequency.of(LOG, Level.LOG).table().value(0, "mean"))
                .isEqualTo(2.5);
        DataTable cases = ResourceFrequency.of(LOG, Level.CASE).table();
        assertThat(cases.rowCount()).isEqualTo(3);
        assertThat(cases.value(0, "n")).isEqualTo(2);
        assertThat(cases.value(0, "max")).isEqualTo(2.0);
        assertThat(ResourceFrequency.of(LOG, Level.ACTIVITY).table().value(0, "mean"))
                .isEqualTo(1.5);
        assertThat(ResourceFrequency.of(LOG))
                .hasToString("Resource frequency by resource: 2 resources, led by \"Ann\" with 3 of 5 events (60.0 %);"
                        + " 1 event without resource left out");
    }

    @Test
    void involvement() {
        assertThat(ResourceInvolvement.of(LOG).table().rows())
                .containsExactly(List.of("Ann", 2L, 2.0 / 3), List.of("Bob", 2L, 2.0 / 3));
        assertThat(ResourceInvolvement.of(LOG, Level.CASE)
                        .addTo(LOG)
                        .caseAttribute("resourceInvolvement")
                        .value(0))
                .isEqualTo(2L);
        assertThat(ResourceInvolvement.of(LOG, Level.RESOURCE_ACTIVITY).table().row(0))
                .containsExactly("Ann", "a", 2L, 2.0 / 3);
    }

    @Test
    void specialisation() {
        assertThat(ResourceSpecialisation.of(LOG).table().rows())
                .containsExactly(List.of("Ann", 2L, 2.0 / 3), List.of("Bob", 2L, 2.0 / 3));
        assertThat(ResourceSpecialisation.of(LOG, Level.ACTIVITY).table().rows())
                .containsExactly(List.of("a", 2L, 1.0), List.of("b", 2L, 1.0));
        assertThat(ResourceSpecialisation.of(LOG, Level.LOG).table().value(0, "sum"))
                .isEqualTo(4.0);
        assertThat(ResourceSpecialisation.of(LOG, Level.CASE).table().value(0, "sum"))
                .isEqualTo(3.0);
    }

    @Test
    void noResourcesAtAll() {
        EventLog log = Logs.of("a b");
        assertThat(ResourceFrequency.of(log))
                .hasToString("Resource frequency by resource: 0 resources; 2 events without resource left out");
        assertThat(ResourceInvolvement.of(log, Level.CASE).table().value(0, "resourceInvolvement"))
                .isEqualTo(0L);
        assertThat(ResourceSpecialisation.of(log, Level.LOG).table().value(0, "n"))
                .isEqualTo(0);
    }

    @Test
    void resourcesThatAFilterLeftOutAreNotCounted() {
        EventLog few = LOG.keepCases(trace -> trace.caseId().equals("case 3"));
        assertThat(ResourceFrequency.of(few).table().rows()).containsExactly(List.of("Bob", 1L, 1.0, 1.0));
        assertThat(LogSize.of(few).table().value(0, "resources")).isEqualTo(1);
    }

    static List<Long> seeds() {
        return LongStream.range(0, 60).boxed().toList();
    }

    private static double sum(DataTable table, String field) {
        return table.rows().stream()
                .mapToDouble(row -> ((Number) row.get(table.indexOf(field))).doubleValue())
                .sum();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sumsOverLevelsAgree(long seed) {
        EventLog log = Logs.work(seed);
        long known = 0;
        Map<String, Set<String>> kinds = new HashMap<>();
        Set<String> involved = new HashSet<>();
        Set<String> inCases = new HashSet<>();
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (log.resourceCode(e) >= 0) {
                    known++;
                    String who = log.resourceLabel(log.resourceCode(e));
                    kinds.computeIfAbsent(who, r -> new HashSet<>()).add(log.activity(e));
                    involved.add(c + who);
                    inCases.add(c + who + log.activity(e));
                }
            }
        }
        assertThat(sum(ResourceFrequency.of(log).table(), "count")).isEqualTo(known);
        assertThat(sum(ResourceFrequency.of(log, Level.RESOURCE_ACTIVITY).table(), "count"))
                .isEqualTo(known);
        for (Level level : List.of(Level.LOG, Level.CASE, Level.ACTIVITY)) {
            assertThat(sum(ResourceFrequency.of(log, level).table(), "sum")).isEqualTo(known);
        }
        assertThat(sum(ResourceInvolvement.of(log).table(), "cases")).isEqualTo(involved.size());
        assertThat(sum(ResourceInvolvement.of(log, Level.LOG).table(), "sum")).isEqualTo(involved.size());
        assertThat(sum(ResourceInvolvement.of(log, Level.RESOURCE_ACTIVITY).table(), "cases"))
                .isEqualTo(inCases.size());
        DataTable special = ResourceSpecialisation.of(log).table();
        assertThat(special.rowCount()).isEqualTo(kinds.size());
        special.rows()
                .forEach(row -> assertThat(row.get(1))
                        .isEqualTo((long) kinds.get(row.get(0)).size()));
        double pairs = kinds.values().stream().mapToInt(Set::size).sum();
        assertThat(sum(ResourceSpecialisation.of(log, Level.LOG).table(), "sum"))
                .isEqualTo(pairs);
        assertThat(sum(ResourceSpecialisation.of(log, Level.ACTIVITY).table(), "resources"))
                .isEqualTo(pairs);
        assertThat(sum(ResourceSpecialisation.of(log, Level.CASE).table(), "sum"))
                .isEqualTo(inCases.size());
    }
}
