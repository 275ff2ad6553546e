package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variants are what a map from sequences to cases would say, in short and long logs, whose cases are short and long. */
class VariantIndexTest {

    private static EventLog log(long seed, int cases, int activities, int longest) {
        Random random = new Random(seed);
        EventLogBuilder log = EventLog.builder("random");
        Instant time = Instant.parse("2024-01-01T00:00:00Z");
        for (int c = 0; c < cases; c++) {
            log.caseAttribute("case " + c, "n", c);
            int length = random.nextInt(longest + 1);
            for (int i = 0; i < length; i++) {
                // Mostly the same, so that long sequences come again.
                int activity = random.nextInt(200) == 0 ? random.nextInt(activities) : i % Math.min(activities, 3);
                log.event("case " + c, "a" + activity, time.plusSeconds(i));
            }
        }
        return log.build();
    }

    private static List<String> sequence(EventLog log, int caseIndex) {
        List<String> sequence = new ArrayList<>();
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            sequence.add(log.activity(e));
        }
        return sequence;
    }

    private static void agree(EventLog log) {
        Map<List<String>, List<Integer>> naive = new LinkedHashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            naive.computeIfAbsent(sequence(log, c), s -> new ArrayList<>()).add(c);
        }
        List<List<String>> ranked = new ArrayList<>(naive.keySet());
        ranked.sort(Comparator.comparingInt((List<String> s) -> -naive.get(s).size())
                .thenComparing(VariantIndexTest::compareLabels));
        assertThat(log.variantCount()).isEqualTo(ranked.size());
        for (int v = 0; v < ranked.size(); v++) {
            List<Integer> cases = naive.get(ranked.get(v));
            assertThat(log.variantFrequency(v)).isEqualTo(cases.size());
            assertThat(log.variantExample(v)).isEqualTo(cases.get(0));
            for (int c : cases) {
                assertThat(log.variantOf(c)).isEqualTo(v);
            }
        }
    }

    private static int compareLabels(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int compared = Labels.BY_CODE_POINT.compare(a.get(i), b.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @ParameterizedTest
    @CsvSource({"1, 300, 1, 70", "2, 300, 3, 40", "3, 300, 200, 12", "4, 12000, 11, 12", "5, 2000, 300, 90"})
    void likeAMapOfSequences(long seed, int cases, int activities, int longest) {
        agree(log(seed, cases, activities, longest));
    }

    @Test
    void emptyLog() {
        assertThat(EventLog.builder("empty").build().variantCount()).isZero();
    }

    /** A single long case has no second half. */
    @Test
    void oneCaseOfManyEvents() {
        EventLogBuilder log = EventLog.builder("long");
        for (int i = 0; i < 60_000; i++) {
            log.event("one", "a" + i % 7, Instant.ofEpochSecond(i));
        }
        agree(log.build());
    }
}
