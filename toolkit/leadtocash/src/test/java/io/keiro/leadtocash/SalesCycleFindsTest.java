package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.Company.Problem;
import io.keiro.mining.Finding.Status;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the analysis names exactly what was planted, and keeps quiet where nothing was. */
class SalesCycleFindsTest {

    private static final Map<String, String> PLANTED = Map.of("Stage", Company.STALLED_STAGE, "Region", "West");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thePlantedStageAndRegionAreNamed(long seed) {
        SalesCycle cycle = SalesCycle.of(Company.of(seed, 400, Problem.STALLED));
        assertThat(cycle.status()).isEqualTo(Status.PROBLEM);
        assertThat(cycle.topSegment().map(Segment::keys)).hasValue(PLANTED);
        assertThat(cycle.verdict().en())
                .startsWith("Deals stall in \"Decision maker bought-in\" where Region = West: half stay longer than ")
                .doesNotContain("Also");
        assertThat(cycle.verdict().ja()).startsWith("「Decision maker bought-in」（地域 = West）で商談が停滞しています。");
        assertThat(cycle.actions()).hasSize(2);
        assertThat(cycle.valueAtStake()).isPresent();
        assertThat(cycle.shape())
                .hasValueSatisfying(shape -> assertThat(((Shape.Distribution) shape).groups())
                        .filteredOn(Shape.Group::highlighted)
                        .singleElement()
                        .satisfies(group -> assertThat(group.label().en()).isEqualTo("West")));
    }

    @Test
    void besideAnotherProblemItIsNamedToo() {
        SalesCycle cycle = SalesCycle.of(Company.of(1, 400, Problem.values()));
        assertThat(cycle.topSegment().map(Segment::keys)).hasValue(PLANTED);
        assertThat(cycle.verdict().en()).endsWith(" Also in \"Contract sent\" where Amount band ≥ 50,000.");
        assertThat(cycle.verdict().ja()).endsWith("ほかに「Contract sent」（金額帯 ≥ 50,000）でも同様です。");
    }

    @Test
    void withoutAnyProblemThereIsNoAlarm() {
        int alarms = 0;
        for (long seed = 100; seed < 120; seed++) {
            alarms += SalesCycle.of(Company.of(seed, 300)).status() == Status.PROBLEM ? 1 : 0;
        }
        assertThat(alarms)
                .as("alarms in 20 companies at a level of one in a hundred")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void theCalmVerdictSaysWhatWasLookedAt() {
        SalesCycle cycle = SalesCycle.of(Company.of(101, 300));
        assertThat(cycle.status()).isEqualTo(Status.NO_PROBLEM);
        assertThat(cycle.topSegment()).isEmpty();
        assertThat(cycle.verdict().en())
                .startsWith("No stage holds one group of deals longer than the others beyond chance: 5 stages were "
                        + "compared by Amount band, Customer Segment, Deal Type, Lead Source, Payment Terms, Product "
                        + "Category, Region, Sales Representative and Team (");
        assertThat(cycle.verdict().ja()).startsWith("偶然を超えて特定の商談だけが長く滞留するステージはありません。5ステージを金額帯、");
    }
}
