package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws over seeded random logs, and a naive reference that does the same with lists. */
class LogLawsTest {

    private static final int LOGS = 200;

    private static List<String> both(EventLog kept, EventLog dropped) {
        List<String> all = new ArrayList<>(RandomLogs.content(kept, true));
        all.addAll(RandomLogs.content(dropped, true));
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private static List<String> sorted(EventLog log) {
        List<String> all = new ArrayList<>(RandomLogs.content(log, true));
        all.sort(Comparator.naturalOrder());
        return all;
    }

    @Test
    void keepPlusDropIsTheWhole() {
        RandomLogs logs = new RandomLogs(1);
        Instant noon = Instant.parse("2024-03-30T22:00:00Z");
        for (int i = 0; i < LOGS; i++) {
            EventLog log = logs.next();
            Predicate<Trace> longCase = trace -> trace.length() > 2;
            assertThat(both(log.keepCases(longCase), log.dropCases(longCase))).isEqualTo(sorted(log));
            assertThat(both(log.keepTopVariants(2), log.dropTopVariants(2))).isEqualTo(sorted(log));
            assertThat(both(log.keepVariantCoverage(0.4), log.dropVariantCoverage(0.4)))
                    .isEqualTo(sorted(log));
            for (PeriodMode mode : PeriodMode.values()) {
                EventLog kept = log.keepPeriod(noon, noon.plusSeconds(9_000), mode);
                EventLog dropped = log.dropPeriod(noon, noon.plusSeconds(9_000), mode);
                assertThat(kept.eventCount() + dropped.eventCount()).isEqualTo(log.eventCount());
            }
            for (String activity : log.activities()) {
                assertThat(log.keepActivities(activity).eventCount()
                                + log.dropActivities(activity).eventCount())
                        .isEqualTo(log.eventCount());
                assertThat(log.dropActivities(activity).activities()).doesNotContain(activity);
            }
        }
    }

    @Test
    void filtersOfCasesCommuteAndLeaveTheLogAsItWas() {
        RandomLogs logs = new RandomLogs(2);
        for (int i = 0; i < LOGS; i++) {
            EventLog log = logs.next();
            List<String> before = RandomLogs.content(log, true);
            Predicate<Trace> a = trace -> trace.length() % 2 == 0;
            Predicate<Trace> b = trace -> trace.attribute("region") != null;
            assertThat(RandomLogs.content(log.keepCases(a).keepCases(b), true))
                    .isEqualTo(RandomLogs.content(log.keepCases(b).keepCases(a), true))
                    .isEqualTo(RandomLogs.content(log.keepCases(a.and(b)), true));
            assertThat(RandomLogs.content(log, true)).isEqualTo(before);
        }
    }

    @Test
    void variantsAgreeWithCountingLists() {
        RandomLogs logs = new RandomLogs(3);
        for (int i = 0; i < LOGS; i++) {
            EventLog log = logs.next();
            Map<List<String>, Integer> expected = new HashMap<>();
            for (int c = 0; c < log.caseCount(); c++) {
                expected.merge(EventLogTest.trace(log, c), 1, Integer::sum);
            }
            assertThat(log.variantCount()).isEqualTo(expected.size());
            int previous = Integer.MAX_VALUE;
            for (int v = 0; v < log.variantCount(); v++) {
                assertThat(log.variantFrequency(v))
                        .isLessThanOrEqualTo(previous)
                        .isEqualTo(expected.get(EventLogTest.trace(log, log.variantExample(v))));
                previous = log.variantFrequency(v);
            }
            for (int c = 0; c < log.caseCount(); c++) {
                assertThat(EventLogTest.trace(log, log.variantExample(log.variantOf(c))))
                        .isEqualTo(EventLogTest.trace(log, c));
            }
        }
    }

    @Test
    void sortingAgreesWithAStableSortOfLists() {
        Random random = new Random(4);
        for (int i = 0; i < LOGS; i++) {
            record Row(String activity, Instant start, Instant end) {}
            Map<String, List<Row>> expected = new LinkedHashMap<>();
            EventLogBuilder builder = EventLog.builder("sorted");
            int events = random.nextInt(300);
            for (int e = 0; e < events; e++) {
                String id = "c" + random.nextInt(3);
                Instant end = Instant.ofEpochSecond(random.nextInt(20), random.nextInt(3) * 400_000L);
                Instant start = end.minusSeconds(random.nextInt(3));
                builder.interval(id, "e" + e, new EventLogBuilder.Span(start, end));
                expected.computeIfAbsent(id, x -> new ArrayList<>()).add(new Row("e" + e, start, end));
            }
            EventLog log = builder.build();
            int c = 0;
            for (List<Row> rows : expected.values()) {
                rows.sort(Comparator.comparing(Row::start).thenComparing(Row::end));
                assertThat(EventLogTest.trace(log, c++))
                        .isEqualTo(rows.stream().map(Row::activity).toList());
            }
        }
    }

    @Test
    void orderOfCasesInTheSourceDoesNotMatter() {
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            int[] times = random.ints(30, 0, 1_000).distinct().toArray();
            EventLogBuilder byRow = EventLog.builder("a");
            EventLogBuilder byCase = EventLog.builder("a");
            IntStream.range(0, times.length)
                    .forEach(e -> byRow.event("c" + e % 4, "A" + e % 3, Instant.ofEpochSecond(times[e])));
            for (int c = 3; c >= 0; c--) {
                for (int e = c; e < times.length; e += 4) {
                    byCase.event("c" + c, "A" + e % 3, Instant.ofEpochSecond(times[e]));
                }
            }
            assertThat(sorted(byRow.build())).isEqualTo(sorted(byCase.build()));
        }
    }
}
