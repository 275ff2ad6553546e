package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics of activities and variants: start and end, frequency, presence, position, coverage, language, segments, size. */
class ActivityMetricsTest {

    private static final EventLog LOG = Logs.of("a b c", "a b c", "b a b", "a", "");

    @Test
    void startAndEndActivities() {
        DataTable starts = StartActivities.of(LOG).table();
        assertThat(starts.row(0)).containsExactly("a", 3L, 0.6, 0.6);
        assertThat(starts.row(1)).containsExactly("b", 1L, 0.2, 0.8);
        assertThat(EndActivities.of(LOG).table().rows())
                .extracting(row -> row.get(0))
                .containsExactly("c", "a", "b");
        assertThat(StartActivities.of(LOG))
                .hasToString("Start activities by activity: 2 activities, led by \"a\" with 3 of 5 cases (60.0 %);"
                        + " 1 case has no events");
        assertThat(EndActivities.of(LOG, Level.LOG).table().row(0)).containsExactly(3, 1.0, 4);
        EventLog joined = EndActivities.of(LOG, Level.CASE).addTo(LOG);
        assertThat(joined.caseAttribute("endActivity").value(2)).isEqualTo("b");
        assertThat(joined.caseAttribute("endActivity").isMissing(4)).isTrue();
        EventLog done = Logs.done("a:Ann b:Bob", "a b:Bob", "a:Ann b");
        DataTable who = StartActivities.of(done, Level.RESOURCE).table();
        assertThat(who.rows()).containsExactly(List.of("Ann", 2L, 2.0 / 3, 2.0 / 3));
        assertThat(EndActivities.of(done, Level.RESOURCE_ACTIVITY).sentence().ja())
                .isEqualTo(
                        "リソースとアクティビティ別の終了アクティビティ: リソースとアクティビティ1件。最多は「Bob: b」のケース3件中2件(66.7 %)" + "。リソースのないイベント1件は除外");
    }

    @Test
    void frequencyAtEachLevel() {
        assertThat(ActivityFrequency.of(LOG).table().row(0)).containsExactly("a", 4L, 0.4, 0.4);
        assertThat(ActivityFrequency.of(LOG).table().row(1)).containsExactly("b", 4L, 0.4, 0.8);
        assertThat(ActivityFrequency.of(LOG, Level.LOG).table().value(0, "max")).isEqualTo(4.0);
        DataTable cases = ActivityFrequency.of(LOG, Level.CASE).table();
        assertThat(cases.rowCount()).isEqualTo(9);
        assertThat(cases.row(6)).containsExactly("case 3", "b", 2L, 2.0 / 3);
        DataTable traces = ActivityFrequency.of(LOG, Level.TRACE).table();
        assertThat(traces.row(0)).containsExactly(1, "a → b → c", "a", 1L, 1.0 / 3);
        assertThat(ActivityFrequency.of(LOG, Level.CASE))
                .hasToString("Activity frequency by case: 5 cases with 1.8 different activities on average");
        assertThatThrownBy(() -> ActivityFrequency.of(LOG, Level.CASE).addTo(LOG))
                .hasMessageContaining("does not join onto a log");
    }

    @Test
    void presenceCountsCases() {
        assertThat(ActivityPresence.of(LOG).table().rows())
                .containsExactly(List.of("a", 4L, 0.8), List.of("b", 3L, 0.6), List.of("c", 2L, 0.4));
    }

    @Test
    void positionsInTheCase() {
        ActivityPosition position = ActivityPosition.of(LOG);
        assertThat(position.table().row(0)).containsExactly("a", 4L, 1, 1.25, 2, 0.5 / 3);
        assertThat(position.table().row(2)).containsExactly("c", 2L, 3, 3.0, 3, 1.0);
        assertThat(position.counts())
                .contains(new ActivityPosition.Count("b", 1, 1), new ActivityPosition.Count("b", 2, 2))
                .hasSize(6);
        assertThat(position.byPosition().row(0)).containsExactly("a", 1, 3L, 0.75);
        assertThat(position)
                .hasToString("Activity position: 3 activities; on average the earliest is \"a\" (position 1.3),"
                        + " the latest \"c\" (3.0)");
    }

    @Test
    void coverageOfVariants() {
        TraceCoverage coverage = TraceCoverage.of(LOG, Level.LOG);
        assertThat(coverage.table().row(3)).containsExactly(0.4, 1, 0.25, 2L);
        assertThat(coverage.table().row(9)).containsExactly(1.0, 4, 1.0, 5L);
        assertThat(coverage.variantsNeeded(0.41)).isEqualTo(2);
        assertThat(coverage).hasToString("Trace coverage: 3 of 4 variants cover 80 % of 5 cases");
        assertThatThrownBy(() -> coverage.variantsNeeded(80))
                .hasMessage("share of cases is 80.0; it must lie between 0 and 1");
        assertThat(TraceCoverage.of(LOG).table().row(0)).containsExactly(1, "a → b → c", 2L, 0.4, 0.4);
        assertThat(TraceCoverage.of(LOG, Level.CASE)
                        .addTo(LOG)
                        .caseAttribute("traceCoverage")
                        .value(1))
                .isEqualTo(0.4);
    }

    @Test
    void sizeAndLanguage() {
        assertThat(LogSize.of(LOG).table().row(0)).containsExactly(5, 10, 4, 3, 0, 3);
        StochasticLanguage language = StochasticLanguage.of(LOG);
        assertThat(language.probability(List.of("a", "b", "c"))).isEqualTo(0.4);
        assertThat(language.probability(List.of("c"))).isZero();
        assertThat(language.entropy()).isEqualTo(-(0.4 * log2(0.4) + 3 * 0.2 * log2(0.2)), within(1e-12));
        assertThat(StochasticLanguage.of(Logs.of("a", "a")).entropy()).isZero();
        assertThat(StochasticLanguage.of(Logs.of()).probability(List.of())).isNaN();
        assertThat(language).hasToString("Stochastic language of 4 variants, entropy 1.9 bits");
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    @Test
    void segmentsOfManyCases() {
        SegmentFrequency segments =
                SegmentFrequency.of(LOG, SegmentFrequency.Options.defaults().withMinShare(0.4));
        assertThat(segments.segments())
                .containsExactly(
                        new SegmentFrequency.Found(List.of("a", "b"), 3, 0.6, 3),
                        new SegmentFrequency.Found(List.of("a", "b", "c"), 2, 0.4, 2),
                        new SegmentFrequency.Found(List.of("b", "c"), 2, 0.4, 2));
        assertThat(segments).hasToString("3 frequent segments, led by \"a → b\" with 3 of 5 cases (60.0 %)");
        assertThatThrownBy(() -> SegmentFrequency.Options.defaults().withLengths(3, 2))
                .hasMessage(
                        "segments of 3 to 2 activities; the shortest must have at least 1 and no more than the longest");
        assertThatThrownBy(() -> SegmentFrequency.Options.defaults().withMinShare(0))
                .hasMessage("share of cases is 0.0; it must lie above 0 and be at most 1");
    }

    @Test
    void emptyLog() {
        assertThat(StochasticLanguage.of(Logs.of()).entropy()).isNaN();
        assertThat(SegmentFrequency.of(Logs.of())).hasToString("0 frequent segments");
        assertThat(LogSize.of(Logs.of()).table().row(0)).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(ActivityPosition.of(Logs.of())).hasToString("Activity position: 0 activities");
        assertThat(TraceCoverage.of(Logs.of(), Level.LOG).table().value(9, "variants"))
                .isEqualTo(0);
        assertThat(StartActivities.of(Logs.of(), Level.LOG)).hasToString("Start activities: 0 of 0 activities (n/a)");
    }

    @Test
    void singleEvent() {
        assertThat(ActivityPosition.of(Logs.of("a")).table().value(0, "relative"))
                .isNull();
        assertThat(SegmentFrequency.of(
                                Logs.of("a"),
                                SegmentFrequency.Options.defaults().withLengths(1, 9))
                        .segments())
                .containsExactly(new SegmentFrequency.Found(List.of("a"), 1, 1, 1));
    }

    static List<Long> seeds() {
        return LongStream.range(500, 560).boxed().toList();
    }

    private static Map<Object, Long> column(DataTable table, String key, String value) {
        Map<Object, Long> column = new HashMap<>();
        table.rows()
                .forEach(row -> column.merge(
                        row.get(table.indexOf(key)), ((Number) row.get(table.indexOf(value))).longValue(), Long::sum));
        return column;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAgreeWithAPlainCount(long seed) {
        EventLog log = Logs.random(seed);
        Map<Object, Long> occurrences = new HashMap<>();
        Map<Object, Long> presence = new HashMap<>();
        Map<Object, Long> starts = new HashMap<>();
        Map<Object, Long> ends = new HashMap<>();
        Map<List<String>, Long> segments = new HashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            List<String> trace = Logs.trace(log, c);
            trace.forEach(a -> occurrences.merge(a, 1L, Long::sum));
            new HashSet<>(trace).forEach(a -> presence.merge(a, 1L, Long::sum));
            if (!trace.isEmpty()) {
                starts.merge(trace.get(0), 1L, Long::sum);
                ends.merge(trace.get(trace.size() - 1), 1L, Long::sum);
            }
            HashSet<List<String>> inCase = new HashSet<>();
            for (int i = 0; i < trace.size(); i++) {
                for (int j = i + 2; j <= Math.min(trace.size(), i + 4); j++) {
                    inCase.add(new ArrayList<>(trace.subList(i, j)));
                }
            }
            inCase.forEach(s -> segments.merge(s, 1L, Long::sum));
        }
        segments.values().removeIf(n -> n < 0.2 * log.caseCount());
        assertThat(column(ActivityFrequency.of(log).table(), "activity", "count"))
                .isEqualTo(occurrences);
        assertThat(column(ActivityFrequency.of(log, Level.CASE).table(), "activity", "count"))
                .isEqualTo(occurrences);
        assertThat(column(ActivityPosition.of(log).byPosition(), "activity", "count"))
                .isEqualTo(occurrences);
        assertThat(column(ActivityPresence.of(log).table(), "activity", "cases"))
                .isEqualTo(presence);
        assertThat(column(StartActivities.of(log).table(), "activity", "cases")).isEqualTo(starts);
        assertThat(column(EndActivities.of(log).table(), "activity", "cases")).isEqualTo(ends);
        Map<List<String>, Long> found = new HashMap<>();
        SegmentFrequency.of(log, new SegmentFrequency.Options(2, 4, 0.2))
                .segments()
                .forEach(s -> found.put(s.activities(), s.cases()));
        assertThat(found).isEqualTo(segments);
        double probabilities = StochasticLanguage.of(log).table().rows().stream()
                .mapToDouble(row -> (Double) row.get(1))
                .sum();
        assertThat(probabilities).isEqualTo(log.caseCount() == 0 ? 0 : 1, within(1e-9));
        assertThat(TraceCoverage.of(log).variantsNeeded(1)).isEqualTo(log.variantCount());
    }
}
