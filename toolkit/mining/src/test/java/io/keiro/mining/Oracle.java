package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that another tool or a plain script computed, read from the folder beside the checkout. */
final class Oracle {

    private Oracle() {}

    static Path shared() {
        Path shared = Path.of(System.getProperty("keiro.home", "."), "..", "shared");
        assumeTrue(
                Files.isDirectory(shared.resolve("oracle")),
                "skipped: there are no reference values in "
                        + shared.toAbsolutePath().normalize());
        return shared;
    }

    static JsonNode read(String log, String name) {
        return JsonMapper.shared()
                .readTree(shared().resolve("oracle")
                        .resolve(log)
                        .resolve(name + ".json")
                        .toFile());
    }

    static Map<String, Long> counts(JsonNode object) {
        Map<String, Long> counts = new HashMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }

    static void assertDirectlyFollows(DirectlyFollowsGraph graph, String log) {
        JsonNode expected = read(log, "dfg");
        Map<String, Long> pairs = new HashMap<>();
        graph.edges().forEach(edge -> pairs.put(edge.from() + "|" + edge.to(), edge.count()));
        Map<String, Long> starts = new HashMap<>();
        Map<String, Long> ends = new HashMap<>();
        for (String activity : graph.activities()) {
            if (graph.startCount(activity) > 0) {
                starts.put(activity, graph.startCount(activity));
            }
            if (graph.endCount(activity) > 0) {
                ends.put(activity, graph.endCount(activity));
            }
        }
        assertThat(pairs).isEqualTo(counts(expected.get("dfg")));
        assertThat(starts).isEqualTo(counts(expected.get("start")));
        assertThat(ends).isEqualTo(counts(expected.get("end")));
    }

    static void assertVariants(Variants variants, String log) {
        Map<String, Long> ours = new HashMap<>();
        variants.all().forEach(v -> ours.put(String.join("|", v.activities()), (long) v.cases()));
        assertThat(ours).isEqualTo(counts(read(log, "variants")));
    }

    static void assertEventuallyFollows(EventuallyFollowsGraph graph, String log) {
        Map<String, Long> ours = new HashMap<>();
        graph.pairs().forEach(pair -> ours.put(pair.from() + "|" + pair.to(), pair.count()));
        assertThat(ours).isEqualTo(counts(read(log, "efg")));
    }

    /** The reference holds times as floating-point seconds since 1970, so it is off by up to a microsecond per time. */
    static void assertPerformance(PerformanceDfg graph, String log) {
        JsonNode expected = read(log, "perf_dfg");
        assertThat(graph.graph().edges()).hasSize(expected.size());
        for (DirectlyFollowsGraph.Edge edge : graph.graph().edges()) {
            JsonNode pair = expected.get(edge.from() + "|" + edge.to());
            DurationSummary summary = graph.duration(edge);
            assertThat(summary.n()).isEqualTo(pair.get("n").asInt());
            close(summary.median(), pair.get("median"), 1);
            close(summary.mean(), pair.get("mean"), 1);
            close(summary.min(), pair.get("min"), 1);
            close(summary.max(), pair.get("max"), 1);
            close(summary.sum(), pair.get("sum"), summary.n());
            if (pair.get("stdev").isNull()) {
                assertThat(summary.standardDeviation()).isNaN();
            } else {
                close(summary.standardDeviation(), pair.get("stdev"), 1);
            }
        }
    }

    static void assertTemporalProfile(TemporalProfile profile, String log) {
        JsonNode expected = read(log, "temporal_profile");
        assertThat(profile.gaps()).hasSize(expected.size());
        for (TemporalProfile.Gap gap : profile.gaps()) {
            JsonNode pair = expected.get(gap.from() + "|" + gap.to());
            close(gap.mean(), pair.get(0), 1);
            close(gap.standardDeviation(), pair.get(1), 1);
        }
    }

    static void assertFootprints(EventLog log, String name) {
        Footprints footprints = Footprints.of(log);
        JsonNode expected = read(name, "footprints");
        assertThat(footprints.activities()).hasSameElementsAs(texts(expected.get("activities")));
        assertThat(pairs(footprints, Footprints.Relation.CAUSES)).isEqualTo(pairs(expected.get("sequence")));
        assertThat(pairs(footprints, Footprints.Relation.PARALLEL)).isEqualTo(pairs(expected.get("parallel")));
        assertThat(counts(StartActivities.of(log), "activity", "cases").keySet())
                .isEqualTo(texts(expected.get("start_activities")));
        assertThat(counts(EndActivities.of(log), "activity", "cases").keySet())
                .isEqualTo(texts(expected.get("end_activities")));
        assertThat(TraceLength.of(log, Level.LOG).table().value(0, "min"))
                .isEqualTo(expected.get("min_trace_length").asDouble());
        Map<String, Long> pairs = new HashMap<>();
        DirectlyFollowsGraph.of(log).edges().forEach(edge -> pairs.put(edge.from() + "|" + edge.to(), edge.count()));
        assertThat(pairs).isEqualTo(counts(expected.get("dfg")));
    }

    /** What follows from the counted pairs and variants: activities, their starts, ends and self-loops, coverage and probabilities. */
    static void assertCounts(EventLog log, String name) {
        JsonNode dfg = read(name, "dfg");
        Map<String, Long> pairs = counts(dfg.get("dfg"));
        assertThat(counts(StartActivities.of(log), "activity", "cases")).isEqualTo(counts(dfg.get("start")));
        assertThat(counts(EndActivities.of(log), "activity", "cases")).isEqualTo(counts(dfg.get("end")));
        Map<String, Long> frequency = counts(dfg.get("start"));
        pairs.forEach((pair, count) -> frequency.merge(pair.substring(pair.indexOf('|') + 1), count, Long::sum));
        assertThat(counts(ActivityFrequency.of(log), "activity", "count")).isEqualTo(frequency);
        Map<String, Long> loops = new HashMap<>();
        pairs.forEach((pair, count) -> {
            String[] ends = pair.split("\\|");
            if (ends[0].equals(ends[1])) {
                loops.put(ends[0], count);
            }
        });
        Map<String, Long> ourLoops = counts(SelfLoops.of(log, Level.ACTIVITY), "activity", "sum");
        ourLoops.values().removeIf(count -> count == 0);
        assertThat(ourLoops).isEqualTo(loops);
        Map<String, Long> variants = counts(read(name, "variants"));
        Map<String, Long> presence = new HashMap<>();
        variants.forEach((variant, cases) -> Set.of(
                        Arrays.stream(variant.split("\\|")).distinct().toArray(String[]::new))
                .forEach(activity -> presence.merge(activity, cases, Long::sum)));
        assertThat(counts(ActivityPresence.of(log), "activity", "cases")).isEqualTo(presence);
        Map<String, Long> covered = new HashMap<>();
        counts(TraceCoverage.of(log), "variant", "cases").forEach((v, n) -> covered.put(v.replace(" → ", "|"), n));
        assertThat(covered).isEqualTo(variants);
        StochasticLanguage.of(log)
                .table()
                .rows()
                .forEach(row -> assertThat((Double) row.get(1) * log.caseCount())
                        .isEqualTo(variants.get(((String) row.get(0)).replace(" → ", "|")), within(1e-6)));
    }

    static Map<String, Long> counts(Metric metric, String key, String value) {
        DataTable table = metric.table();
        Map<String, Long> counts = new HashMap<>();
        table.rows()
                .forEach(row -> counts.put(
                        (String) row.get(table.indexOf(key)), ((Number) row.get(table.indexOf(value))).longValue()));
        return counts;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static Set<String> pairs(Footprints footprints, Footprints.Relation relation) {
        Set<String> pairs = new HashSet<>();
        for (String first : footprints.activities()) {
            for (String second : footprints.activities()) {
                if (footprints.relation(first, second) == relation) {
                    pairs.add(first + "|" + second);
                }
            }
        }
        return pairs;
    }

    private static Set<String> pairs(JsonNode array) {
        Set<String> pairs = new HashSet<>();
        array.forEach(
                pair -> pairs.add(pair.get(0).asString() + "|" + pair.get(1).asString()));
        return pairs;
    }

    static void assertDurations(ThroughputTime time, String log) {
        JsonNode expected = read(log, "case_durations");
        double[] ours = time.seconds();
        Arrays.sort(ours);
        assertThat(ours).hasSize(expected.size());
        for (int i = 0; i < ours.length; i++) {
            close(ours[i], expected.get(i), 1);
        }
    }

    static void assertRework(Rework rework, String log) {
        Map<String, Long> ours = new HashMap<>();
        rework.activities().stream()
                .filter(r -> r.reworkedCases() > 0)
                .forEach(r -> ours.put(r.activity(), r.reworkedCases()));
        assertThat(ours).isEqualTo(counts(read(log, "rework")));
    }

    static void assertSelfDistance(SelfDistance distance, String log) {
        Map<String, Long> ours = new HashMap<>();
        distance.activities().forEach(r -> ours.put(r.activity(), (long) r.distance()));
        assertThat(ours).isEqualTo(counts(read(log, "msd")));
    }

    static void assertArrivals(CaseArrivals arrivals, String log) {
        close(arrivals.meanGapOfStarts(), read(log, "case_arrival_avg"), 1);
    }

    private static void close(double ours, JsonNode expected, int times) {
        assertThat(ours).isEqualTo(expected.asDouble(), within(2e-6 * times + 1e-12 * Math.abs(ours)));
    }
}
