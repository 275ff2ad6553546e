package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.Segment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The what-if is arithmetic that a person can check. */
class WhatIfTest {

    private record Slow(Status status, List<Segment> segments) implements Finding {
        @Override
        public Phrase title() {
            return Phrase.of("Slow", "遅い");
        }

        @Override
        public DataTable table() {
            return DataTable.titled(title()).build();
        }
    }

    private static Segment west(double value, boolean significant) {
        return new Segment(
                Phrase.same("Region = West"), Map.of("Region", "West"), 10, value, 12, "days", 0.5, 0.001, significant);
    }

    @Test
    void differenceTimesCases() {
        WhatIf whatIf = WhatIf.of(List.of(new Slow(Finding.Status.PROBLEM, List.of(west(30, true), west(13, false)))));
        assertThat(whatIf.table().rowCount()).isEqualTo(1);
        assertThat(whatIf.table().value(0, "difference")).isEqualTo(18.0);
        assertThat(whatIf.table().value(0, "total")).isEqualTo(180.0);
        assertThat(whatIf.verdict().en())
                .startsWith("Region = West: 30")
                .contains("12")
                .endsWith("for 10 cases. This is arithmetic on your data, not a promise.");
        assertThat(whatIf.coverage().considered()).isEqualTo(2);
        assertThat(whatIf.shape()).isPresent();
    }

    @Test
    void nothingStandsOut() {
        WhatIf whatIf = WhatIf.of(List.of(
                new Slow(Finding.Status.NO_PROBLEM, List.of(west(30, true))),
                new Slow(Finding.Status.PROBLEM, List.of(west(9, true)))));
        assertThat(whatIf.table().rowCount()).isZero();
        assertThat(whatIf.verdict().en()).startsWith("No segment stands out");
        assertThat(whatIf.shape()).isEmpty();
    }

    @Test
    void noFindings() {
        assertThat(WhatIf.of(List.of()).coverage().considered()).isZero();
    }
}
