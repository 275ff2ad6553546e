package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keiro.log.EventLog;
import io.keiro.mining.Footprints.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Footprints and the temporal profile. */
class RelationsTest {

    @Test
    void handCheckedFootprints() {
        Footprints footprints = Footprints.of(Logs.of("a b c", "a c b", "a a"));
        assertThat(footprints.activities()).containsExactly("a", "b", "c");
        assertThat(footprints.relation("a", "b")).isEqualTo(Relation.CAUSES);
        assertThat(footprints.relation("b", "a")).isEqualTo(Relation.IS_CAUSED_BY);
        assertThat(footprints.relation("b", "c")).isEqualTo(Relation.PARALLEL);
        assertThat(footprints.relation("a", "a")).isEqualTo(Relation.PARALLEL);
        assertThat(footprints.relation("b", "b")).isEqualTo(Relation.UNRELATED);
        assertThat(footprints.relation("a", "x")).isEqualTo(Relation.UNRELATED);
        assertThat(footprints.table().row(0)).containsExactly("a", "∥", "→", "→");
        assertThat(footprints).hasToString("Footprints of 3 activities: 2 causal pairs, 2 parallel pairs");
        assertThat(footprints)
                .isEqualTo(Footprints.of(Logs.of("a c b", "a a", "a b c", "a b c")))
                .isNotEqualTo(Footprints.of(Logs.of("a b c", "a a")));
    }

    @Test
    void handCheckedProfile() {
        TemporalProfile profile = TemporalProfile.of(Logs.of("a b b", "a b"));
        TemporalProfile.Gap gap = profile.gap("a", "b").orElseThrow();
        assertThat(gap.count()).isEqualTo(3);
        assertThat(gap.mean()).isEqualTo(4800);
        assertThat(gap.standardDeviation()).isEqualTo(Math.sqrt(3 * 1200 * 1200.0), within(1e-9));
        assertThat(profile.gap("b", "b").orElseThrow().standardDeviation()).isZero();
        assertThat(profile.gap("b", "a")).isEmpty();
        assertThat(profile.gap("x", "a")).isEmpty();
        assertThat(profile).hasToString("Temporal profile of 2 pairs of activities, 4 gaps");
    }

    @Test
    void handCheckedPrecedence() {
        PrecedenceMatrix matrix = PrecedenceMatrix.of(Logs.of("a b c", "a c", "a b"));
        assertThat(matrix.absolute("a", "b")).isEqualTo(2);
        assertThat(matrix.relative("a", "b")).isEqualTo(0.5);
        assertThat(matrix.byAntecedent("a", "b")).isEqualTo(2.0 / 3);
        assertThat(matrix.byConsequent("a", "c")).isEqualTo(0.5);
        assertThat(matrix.byConsequent("b", "a")).isNaN();
        assertThat(matrix.absolute("a", "x")).isZero();
        assertThat(matrix.table().row(0)).containsExactly("a", "b", 2L, 0.5, 2.0 / 3, 1.0);
        assertThat(matrix).hasToString("Precedence matrix of 3 pairs, counted 4 times");
    }

    @Test
    void emptyLog() {
        assertThat(PrecedenceMatrix.of(Logs.of()).table().rowCount()).isZero();
        assertThat(PrecedenceMatrix.of(Logs.of()).relative("a", "b")).isNaN();
        assertThat(Footprints.of(Logs.of()).table().rowCount()).isZero();
        assertThat(TemporalProfile.of(Logs.of()).table().rowCount()).isZero();
    }

    @Test
    void singleEvent() {
        assertThat(TemporalProfile.of(Logs.of("a")).gaps()).isEmpty();
        assertThat(Footprints.of(Logs.of("a")).relation("a", "a")).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void veryLongGapsKeepTheirDigits() {
        EventLog log = EventLog.builder("long")
                .event("1", "a", Logs.START)
                .event("1", "b", Logs.START.plusMillis(8_000_000_000_000L))
                .event("2", "a", Logs.START)
                .event("2", "b", Logs.START.plusMillis(8_000_000_000_002L))
                .build();
        assertThat(TemporalProfile.of(log).gap("a", "b").orElseThrow().standardDeviation())
                .isEqualTo(Math.sqrt(2) / 1000, within(1e-12));
    }

    static List<Long> seeds() {
        return LongStream.range(100, 160).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void profileAgreesWithAPlainCollectionAndTheOrderOfCasesDoesNotMatter(long seed) {
        EventLog log = Logs.random(seed);
        Map<String, List<Double>> plain = new HashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            for (int i = log.caseStart(c); i < log.caseEnd(c); i++) {
                for (int j = i + 1; j < log.caseEnd(c); j++) {
                    if (log.time(i) != EventLog.NO_TIME && log.time(j) != EventLog.NO_TIME) {
                        plain.computeIfAbsent(log.activity(i) + "|" + log.activity(j), pair -> new ArrayList<>())
                                .add((log.time(j) - log.time(i)) / 1000.0);
                    }
                }
            }
        }
        TemporalProfile profile = TemporalProfile.of(log);
        assertThat(profile.gaps()).hasSize(plain.size());
        for (TemporalProfile.Gap gap : profile.gaps()) {
            List<Double> gaps = plain.get(gap.from() + "|" + gap.to());
            double mean = gaps.stream().mapToDouble(g -> g).average().orElseThrow();
            double squares =
                    gaps.stream().mapToDouble(g -> (g - mean) * (g - mean)).sum();
            assertThat(gap.mean()).isEqualTo(mean, within(1e-6));
            assertThat(gap.standardDeviation())
                    .isEqualTo(gaps.size() < 2 ? 0 : Math.sqrt(squares / (gaps.size() - 1)), within(1e-5));
        }
        EventLog other = Logs.shuffled(log, seed + 1);
        assertThat(TemporalProfile.of(other).gaps()).isEqualTo(profile.gaps());
        assertThat(Footprints.of(other)).isEqualTo(Footprints.of(log));
    }
}
