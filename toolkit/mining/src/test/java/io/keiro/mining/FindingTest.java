package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTest {

    /** What an analyst declares in a cell: a title and a table, nothing else. */
    record MyFinding(Phrase title, DataTable table) implements Finding {}

    private static MyFinding mine() {
        return new MyFinding(
                Phrase.of("Deals by region", "地域別の商談"),
                DataTable.titled(Phrase.of("Deals", "商談"), DataTable.Field.of("region", DataTable.Kind.TEXT))
                        .row("West")
                        .row("East")
                        .build());
    }

    @Test
    void aTitleAndATableAreEnough() {
        Finding finding = mine();
        assertThat(finding.id()).isEqualTo("MyFinding");
        assertThat(finding.sentence()).isEqualTo(Phrase.of("Deals by region: Deals: 2 rows", "地域別の商談: 商談: 2行"));
        assertThat(finding.status()).isEqualTo(Finding.Status.DESCRIPTION);
        assertThat(finding.coverage().share()).isEqualTo(1);
        assertThat(finding.evidence().total()).isZero();
        assertThat(finding.measures()).isEmpty();
        assertThat(finding.segments()).isEmpty();
        assertThat(finding.actions()).isEmpty();
        assertThat(finding.shape()).isEmpty();
        assertThat(finding.valueAtStake()).isEmpty();
    }

    @Test
    void coverage() {
        Phrase reason = Phrase.of("2 lack an amount", "2件は金額なし");
        assertThat(new Coverage(8, 6, reason).share()).isEqualTo(0.75);
        assertThat(new Coverage(0, 0, reason).share()).isNaN();
        assertThatThrownBy(() -> new Coverage(3, 4, reason))
                .hasMessage("coverage: 4 measured of 3 considered; measured must lie between 0 and considered");
    }

    @Test
    void evidence() {
        Evidence evidence = new Evidence(6, 1, 0).plus(new Evidence(0, 0, 1));
        assertThat(evidence.explicitShare()).isEqualTo(0.75);
        assertThat(evidence.inferredShare()).isEqualTo(0.125);
        assertThat(evidence.externalShare()).isEqualTo(0.125);
        assertThat(Evidence.NONE.explicitShare()).isNaN();
        assertThatThrownBy(() -> new Evidence(1, -1, 0))
                .hasMessage("evidence counts events: 1, -1, 0 must be 0 or more");
    }

    @Test
    void measure() {
        Phrase label = Phrase.of("Sales cycle", "営業サイクルタイム");
        Measure measure = Measure.of("sales_cycle", label, 12, "days", 40, label);
        assertThat(measure.hasInterval()).isFalse();
        assertThat(measure.between(10, 15).hasInterval()).isTrue();
        assertThatThrownBy(() -> Measure.of("sales_cycle", label, 12, "days", -1, label))
                .hasMessage("measure sales_cycle: n is -1; it counts cases, so 0 or more");
        assertThatThrownBy(() -> Measure.of("sales_cycle", null, 12, "days", 1, label))
                .hasMessage("a measure needs a label: sales_cycle");
    }

    @Test
    void segmentKeepsTheOrderOfItsKeysAndACopyOfThem() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("Stage", "Proposal");
        keys.put("Region", "West");
        Segment segment = new Segment(Phrase.same("s"), keys, 5, 1, 2, "days", 0.3, 0.01, true);
        keys.clear();
        assertThat(segment.keys()).containsExactly(Map.entry("Stage", "Proposal"), Map.entry("Region", "West"));
    }

    @Test
    void matrixChecksItsForm() {
        List<Phrase> two = List.of(Phrase.same("a"), Phrase.same("b"));
        assertThatThrownBy(() -> new Shape.Matrix(Phrase.same("m"), "days", two, two, new double[][] {{1, 2}}))
                .hasMessage("the matrix \"m\" has 2 row labels, but 1 rows of values");
        assertThatThrownBy(() -> new Shape.Matrix(Phrase.same("m"), "days", two, two, new double[][] {{1, 2}, {3}}))
                .hasMessage("row 1 of the matrix \"m\" has 1 values, but there are 2 column labels");
        double[][] values = {{1, 2}, {3, 4}};
        Shape.Matrix matrix = new Shape.Matrix(Phrase.same("m"), "days", two, two, values);
        values[0][0] = 99;
        matrix.values()[1][1] = 99;
        assertThat(matrix.values()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }

    @Test
    void groupKeepsACopyOfItsValues() {
        double[] values = {1, 2};
        Shape.Group group = new Shape.Group(Phrase.same("g"), values, false);
        values[0] = 99;
        group.values()[1] = 99;
        assertThat(group.values()).containsExactly(1, 2);
    }
}
