package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final EventLog LOG = Logs.of("a b c", "a c", "a b c", "b", "a c", "a b c", "a c b");

    @Test
    void handCheckedLog() {
        Variants variants = Variants.of(LOG);
        assertThat(variants.count()).isEqualTo(4);
        assertThat(variants.caseCount()).isEqualTo(7);
        assertThat(variants.all().stream().map(Variants.Variant::activities))
                .containsExactly(List.of("a", "b", "c"), List.of("a", "c"), List.of("a", "c", "b"), List.of("b"));
        assertThat(variants.all().stream().map(Variants.Variant::cases)).containsExactly(3, 2, 1, 1);
        assertThat(variants.all().get(1).share()).isEqualTo(2.0 / 7);
        assertThat(variants.all().get(1).cumulativeShare()).isEqualTo(5.0 / 7);
        assertThat(variants.all().get(3).cumulativeShare()).isEqualTo(1);
        assertThat(variants.rankOfCase(4)).isEqualTo(2);
    }

    @Test
    void emptyLog() {
        Variants variants = Variants.of(Logs.of());
        assertThat(variants.count()).isZero();
        assertThat(variants.coverage()).isNaN();
        assertThat(variants.table().rowCount()).isZero();
        assertThat(variants).hasToString("0 variants of 0 cases");
    }

    @Test
    void singleEvent() {
        Variants variants = Variants.of(Logs.of("a"));
        assertThat(variants.count()).isEqualTo(1);
        assertThat(variants.throughput(variants.all().get(0)).median()).isZero();
    }

    @Test
    void emptyTracesFormOneVariant() {
        Variants variants = Variants.of(Logs.of("", "a", ""));
        assertThat(variants.all().get(0).activities()).isEmpty();
        assertThat(variants.all().get(0).cases()).isEqualTo(2);
        assertThat(variants.all().get(0)).hasToString("(no events)");
        assertThat(variants.throughput(variants.all().get(0)).n()).isZero();
    }

    @Test
    void equalTimestampsKeepTheOrderOfTheSource() {
        EventLog log = EventLog.builder("ties")
                .event("1", "b", Logs.START)
                .event("1", "a", Logs.START)
                .event("2", "a", Logs.START)
                .event("2", "b", Logs.START)
                .build();
        assertThat(Variants.of(log).count()).isEqualTo(2);
    }

    @Test
    void equalsAreRankedLabelByLabelNotByJoinedText() {
        // Joined with any character above the blank, "a x" would come before "a".
        EventLog log = EventLog.builder("labels")
                .event("1", "a!", Logs.START)
                .event("2", "a", Logs.START)
                .event("2", "z", Logs.START)
                .event("3", "a", Logs.START)
                .build();
        assertThat(Variants.of(log).all().stream().map(Variants.Variant::activities))
                .containsExactly(List.of("a"), List.of("a", "z"), List.of("a!"));
    }

    @Test
    void topSaysHowManyEqualsAreLeftOut() {
        Variants top = Variants.of(Logs.of("a", "a", "b", "c", "d")).top(2);
        assertThat(top.count()).isEqualTo(2);
        assertThat(top.caseCount()).isEqualTo(5);
        assertThat(top.equalsLeftOut()).isEqualTo(2);
        assertThat(top.coverage()).isEqualTo(0.6);
        assertThat(top.sentence().en())
                .isEqualTo("2 of 4 variants, covering 60.0 % of 5 cases; 2 more as frequent as the last one shown");
        assertThat(top.sentence().ja()).isEqualTo("バリアント4種類のうち2種類(5ケースの60.0 %)。最後の1件と同数のものが他に2種類");
    }

    @Test
    void topBeyondTheEndOrBelowZero() {
        assertThat(Variants.of(LOG).top(99).count()).isEqualTo(4);
        assertThat(Variants.of(LOG).top(-1).count()).isZero();
        assertThat(Variants.of(LOG).top(0).coverage()).isZero();
        assertThat(Variants.of(LOG).top(0).equalsLeftOut()).isZero();
        assertThat(Variants.of(LOG).top(1).top(4).count()).isEqualTo(1);
    }

    @Test
    void coveringTakesTheFewestVariantsThatReachTheShare() {
        assertThat(Variants.of(LOG).covering(3.0 / 7).count()).isEqualTo(1);
        assertThat(Variants.of(LOG).covering(0.5).count()).isEqualTo(2);
        assertThat(Variants.of(LOG).covering(1).count()).isEqualTo(4);
        assertThat(Variants.of(LOG).covering(0).count()).isZero();
        assertThatThrownBy(() -> Variants.of(LOG).covering(80))
                .hasMessage("share of cases is 80.0; it must lie between 0 and 1");
    }

    @Test
    void throughputPerVariant() {
        EventLog log = EventLog.builder("times")
                .event("1", "a", Logs.START)
                .event("1", "b", Logs.START.plusSeconds(10))
                .event("2", "a", Logs.START)
                .event("2", "b", Logs.START.plusSeconds(30))
                .event("3", "b", Logs.START)
                .build();
        Variants variants = Variants.of(log);
        assertThat(variants.throughput(variants.all().get(0)).median()).isEqualTo(20);
        assertThat(variants.table().value(0, "p90")).isEqualTo(Duration.ofSeconds(28));
        assertThat(variants.table().value(0, "variant")).isEqualTo("a → b");
        assertThatThrownBy(() -> variants.top(1).throughput(variants.all().get(1)))
                .hasMessage("b is not one of these 1 variants");
    }

    @Test
    void manyVariants() {
        String[] traces = new String[3000];
        for (int i = 0; i < traces.length; i++) {
            traces[i] = "s" + i % 1500 + " x".repeat(i % 1500 % 7);
        }
        Variants variants = Variants.of(Logs.of(traces));
        assertThat(variants.count()).isEqualTo(1500);
        assertThat(variants.all()).allMatch(v -> v.cases() == 2);
    }
}
