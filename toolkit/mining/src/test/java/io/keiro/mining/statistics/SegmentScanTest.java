package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keiro.log.Phrase;
import io.keiro.mining.Segment;
import io.keiro.mining.statistics.SegmentScan.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentScanTest {

    /** 30 cases of East take 10 to 12.9 days, 30 of West twice as long, 3 of North 10. */
    private static List<Observation> regions() {
        List<Observation> cases = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            cases.add(Observation.finished(Map.of("Region", "East"), 10 + i / 10.0));
            cases.add(Observation.finished(Map.of("Region", "West"), 20 + i / 5.0));
        }
        for (int i = 0; i < 3; i++) {
            cases.add(Observation.finished(Map.of("Region", "North"), 10));
        }
        return cases;
    }

    @Test
    void handCheckedScan() {
        SegmentScan scan = SegmentScan.ofDurations(regions());
        Segment west = scan.top().orElseThrow();
        assertThat(west.keys()).containsExactly(Map.entry("Region", "West"));
        assertThat(west.n()).isEqualTo(30);
        assertThat(west.value()).isEqualTo(22.9, within(1e-9));
        assertThat(west.rest()).isEqualTo(11.3, within(1e-9));
        assertThat(west.unit()).isEqualTo("days");
        assertThat(west.effect()).isEqualTo(1);
        assertThat(west.significant()).isTrue();
        // 30 cases, mean 22.9 against (30 * 11.45 + 3 * 10) / 33.
        assertThat(scan.impact(west)).isEqualTo(30 * (22.9 - (30 * 11.45 + 30) / 33), within(1e-9));
        assertThat(scan.segments()).hasSize(2);
        assertThat(scan.findings()).containsExactly(west);
        assertThat(scan.hidden()).isEqualTo(1);
        assertThat(scan.comparisons()).isEqualTo(2);
        assertThat(scan.sentence().en())
                .isEqualTo(
                        "1 of 2 compared segments stand out; the greatest: Region = West, 22.9 days against 11.3 days "
                                + "(n = 30; 1 too small to show)");
        assertThat(scan.table().value(0, "significant")).isEqualTo(true);
    }

    @Test
    void theFasterSideIsNoProblemUnlessAskedFor() {
        SegmentScan.Options options = SegmentScan.Options.defaults();
        assertThat(SegmentScan.ofDurations(regions(), options.withDirection(SegmentScan.Direction.LOWER))
                        .top()
                        .orElseThrow()
                        .keys())
                .containsEntry("Region", "East");
        assertThat(SegmentScan.ofDurations(regions(), options.withDirection(SegmentScan.Direction.BOTH))
                        .segments())
                .allMatch(Segment::significant);
    }

    @Test
    void segmentsWithFewCasesAreShownButNotCompared() {
        List<Observation> cases = new ArrayList<>(regions());
        for (int i = 0; i < 19; i++) {
            cases.add(Observation.finished(Map.of("Region", "South"), 500));
        }
        Segment south = SegmentScan.ofDurations(cases).segments().stream()
                .filter(s -> s.keys().containsValue("South"))
                .findFirst()
                .orElseThrow();
        assertThat(south.significant()).isFalse();
        assertThat(south.adjustedP()).isNaN();
        assertThat(south.effect()).isEqualTo(1);
    }

    @Test
    void contextAndLabelsNameTheSegment() {
        SegmentScan scan = SegmentScan.ofDurations(
                regions(),
                SegmentScan.Options.defaults()
                        .withContext("Stage", "Proposal")
                        .withLabel("Region", Phrase.of("region", "地域"))
                        .withUnit("hours"));
        Segment west = scan.top().orElseThrow();
        assertThat(west.name()).isEqualTo(Phrase.of("Stage = Proposal, region = West", "Stage = Proposal、地域 = West"));
        assertThat(west.keys()).containsEntry("Stage", "Proposal").containsEntry("Region", "West");
        assertThat(west.unit()).isEqualTo("hours");
    }

    @Test
    void runningCasesCountAsAtLeastSoLong() {
        List<Observation> cases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            cases.add(Observation.finished(Map.of("Rep", "Rep 01"), 10 + i));
            // Two thirds of the other rep's cases are stuck; those that finished are quick.
            cases.add(
                    i % 3 == 0
                            ? Observation.finished(Map.of("Rep", "Rep 02"), 10 + i / 10.0)
                            : Observation.running(Map.of("Rep", "Rep 02"), 200 + i));
        }
        Segment stuck = SegmentScan.ofDurations(cases).top().orElseThrow();
        assertThat(stuck.keys()).containsEntry("Rep", "Rep 02");
        assertThat(stuck.value()).isNaN();
        assertThat(stuck.rest()).isEqualTo(29.5);
        assertThat(SegmentScan.ofDurations(cases).impact(stuck)).isPositive();
    }

    @Test
    void anAttributeThatOnlyOverlapsIsExplained() {
        Company company = new Company(1, 0.5);
        company.ratio = 2;
        company.shadow = true;
        SegmentScan scan = SegmentScan.ofDurations(company.cases(2000, 200));
        Segment shadow = scan.segments().stream()
                .filter(s -> s.keys().containsValue("shadow"))
                .findFirst()
                .orElseThrow();
        assertThat(shadow.significant()).isTrue();
        assertThat(scan.explainedBy(shadow).orElseThrow().keys()).containsEntry("A0", "planted");
        assertThat(scan.findings()).hasSize(1);
        assertThat(scan.segments().indexOf(shadow)).isEqualTo(1);
        assertThat(scan.table().value(1, "explainedBy")).isEqualTo(Phrase.same("A0 = planted"));
    }

    @Test
    void twoSeparateProblemsAreBothFound() {
        Company company = new Company(2, 0.6);
        List<Observation> cases = new ArrayList<>();
        for (Observation one : company.cases(2000, 0)) {
            double factor = one.segments().get("A2").equals("v4")
                            || one.segments().get("A5").equals("v3")
                    ? 2
                    : 1;
            cases.add(Observation.finished(one.segments(), one.value() * factor));
        }
        assertThat(SegmentScan.ofDurations(cases).findings())
                .extracting(s -> s.name().en())
                .containsExactlyInAnyOrder("A2 = v4", "A5 = v3");
    }

    @Test
    void rates() {
        SegmentScan scan = SegmentScan.ofRates(new Company(3, 1).yesNo(2000, 200, 0.2, 0.5));
        Segment planted = scan.top().orElseThrow();
        assertThat(planted.keys()).containsEntry("A0", "planted");
        assertThat(planted.unit()).isEqualTo("%");
        assertThat(planted.value()).isEqualTo(0.5, within(0.1));
        assertThat(planted.effect()).isEqualTo(planted.value() - planted.rest(), within(1e-12));
        assertThat(scan.impact(planted)).isEqualTo(200 * planted.effect(), within(1e-9));
        assertThat(scan.sentence().en()).contains("A0 = planted, ").contains(" % against ");
    }

    @Test
    void joinedScansShareOneLevelOfFalseAlarms() {
        SegmentScan slow = SegmentScan.ofDurations(
                regions(), SegmentScan.Options.defaults().withContext("Stage", "Proposal"));
        SegmentScan even = SegmentScan.ofDurations(
                new Company(4, 1).cases(500, 0), SegmentScan.Options.defaults().withContext("Stage", "Contract"));
        SegmentScan joined = SegmentScan.joined(List.of(slow, even));
        assertThat(joined.comparisons()).isEqualTo(slow.comparisons() + even.comparisons());
        assertThat(joined.segments())
                .hasSize(slow.segments().size() + even.segments().size());
        assertThat(joined.top().orElseThrow().name().en()).isEqualTo("Stage = Proposal, Region = West");
        assertThat(joined.top().orElseThrow().adjustedP())
                .isGreaterThan(slow.top().orElseThrow().adjustedP());
    }

    @Test
    void noCases() {
        SegmentScan scan = SegmentScan.ofDurations(List.of());
        assertThat(scan.segments()).isEmpty();
        assertThat(scan.top()).isEmpty();
        assertThat(scan).hasToString("No segment stands out beyond chance (0 comparisons)");
        assertThat(SegmentScan.joined(List.of()).table().rowCount()).isZero();
    }

    @Test
    void oneValueForAllCasesIsNoSegment() {
        List<Observation> cases = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            cases.add(Observation.finished(Map.of("Pipeline", "default"), i));
        }
        assertThat(SegmentScan.ofDurations(cases).segments()).isEmpty();
    }

    @Test
    void allValuesEqual() {
        List<Observation> cases = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            cases.add(Observation.finished(Map.of("A", "v" + i % 2), 5));
        }
        assertThat(SegmentScan.ofDurations(cases).findings()).isEmpty();
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Observation.finished(Map.of("Region", "West"), -1))
                .hasMessage("the value -1.0 of a case in {Region=West} is not a number of 0 or more");
        assertThatThrownBy(() -> SegmentScan.ofRates(regions()))
                .hasMessage("case 0 has the value 10.0; a scan of rates needs yes or no, see Observation.yesNo");
        assertThatThrownBy(() -> SignificanceLimits.defaults().withAlpha(5))
                .hasMessage("alpha is 5.0; it must lie between 0 and 1");
        assertThatThrownBy(() -> SignificanceLimits.defaults().withMinimumCases(20, 5))
                .hasMessage("minimumShown is 20 and minimumTested is 5; valid is 1 <= minimumShown <= minimumTested");
        assertThatThrownBy(() -> SignificanceLimits.defaults().withMinimumRatio(0.5))
                .hasMessage("minimumRatio is 0.5; it must be 1 or more");
        assertThatThrownBy(() -> SegmentScan.ofDurations(regions())
                        .impact(SegmentScan.ofRates(new Company(3, 1).yesNo(200, 50, 0.1, 0.6))
                                .segments()
                                .get(0)))
                .hasMessageEndingWith("is not one of this scan's segments");
    }

    @Test
    void limitsDecideWhatIsSignificant() {
        SignificanceLimits limits = SignificanceLimits.defaults();
        assertThat(findings(limits)).isEqualTo(1);
        assertThat(findings(limits.withMinimumRatio(2.1))).isZero();
        assertThat(findings(limits.withAlpha(1e-30))).isZero();
        assertThat(findings(limits.withMinimumCases(5, 31))).isZero();
        assertThat(findings(limits.withMinimumDelta(1))).isEqualTo(1);
    }

    private static int findings(SignificanceLimits limits) {
        return SegmentScan.ofDurations(regions(), SegmentScan.Options.defaults().withLimits(limits))
                .findings()
                .size();
    }
}
