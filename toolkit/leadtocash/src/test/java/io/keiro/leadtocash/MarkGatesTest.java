package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkGatesTest {

    private static GateResult result(LeadToCash data, String gate, String subject) {
        List<GateResult> found = QualityGates.of(data).gate(gate).stream()
                .filter(result -> result.subject().en().equals(subject))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void bulkChangesAreCountedByTheirMark() {
        LeadToCash data = Small.data()
                .deal(Small.deal("1", Outcome.LOST, 5))
                .event(Small.event("1", Activity.CLOSED_LOST, 1).with(Mark.BULK_CHANGE.column(), "900"))
                .event(Small.event("1", Activity.OPPORTUNITY_CREATED, 0))
                .build();
        GateResult bulk = result(data, "Q12", "events of bulk changes");
        assertThat(bulk.count()).isEqualTo(1);
        assertThat(bulk.of()).isEqualTo(2);
        assertThat(bulk.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void burstsAreSeenWithoutMarksAndDaysAreNone() {
        LeadToCash.Builder builder = Small.data();
        for (int i = 0; i < 50; i++) {
            builder.event(Small.event("d" + i, Activity.CLOSED_LOST, 3.5))
                    .event(Small.event("d" + i, Activity.QUOTE_ISSUED, 2).onDay());
        }
        GateResult bursts = result(builder.build(), "Q12", "the same step at the same instant in many deals");
        assertThat(bursts.count()).isEqualTo(50);
    }

    @Test
    void fortyNineAreNoBurst() {
        LeadToCash.Builder builder = Small.data();
        for (int i = 0; i < 49; i++) {
            builder.event(Small.event("d" + i, Activity.CLOSED_LOST, 3.5));
        }
        assertThat(result(builder.build(), "Q12", "the same step at the same instant in many deals")
                        .severity())
                .isEqualTo(Severity.OK);
    }

    @Test
    void cutLateAndRecoveredHistoriesAreTold() {
        LeadToCash data = Small.data()
                .deal(Small.deal("1", Outcome.OPEN, 5, "HistoryTruncated", "dealstage"))
                .deal(Small.deal("2", Outcome.OPEN, 5, "HistoryStartsLate", "true"))
                .deal(Small.deal("3", Outcome.OPEN, 5))
                .event(Small.stageChange("2", null, "New", 1).with("Recovered", "true"))
                .build();
        assertThat(result(data, "Q13", "deals with cut histories").examples()).containsExactly("1");
        assertThat(result(data, "Q13", "deals whose history starts late").examples())
                .containsExactly("2");
        assertThat(result(data, "Q13", "stage entries recovered from date properties")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void linksAndOwnersAreTold() {
        LeadToCash data = Small.data()
                .deal(Small.deal("1", Outcome.OPEN, 5, "OwnerState", "archived", "SalesRepresentative", "Rep A"))
                .deal(Small.deal("2", Outcome.OPEN, 5, "MergedFrom", "8|9", "OwnerState", "unknown"))
                .link(new Link(ObjectKind.LEAD, "l", ObjectKind.DEAL, "1"))
                .link(new Link(ObjectKind.DEAL, "2", ObjectKind.CONTACT, "a"))
                .link(new Link(ObjectKind.DEAL, "2", ObjectKind.CONTACT, "b"))
                .build();
        assertThat(result(data, "Q14", "deals without lead").examples()).containsExactly("2");
        assertThat(result(data, "Q14", "deals with several contacts").examples())
                .containsExactly("2");
        assertThat(result(data, "Q14", "deals that others were merged into").examples())
                .containsExactly("2");
        assertThat(result(data, "Q17", "deals of owners who left").examples()).containsExactly("1");
        assertThat(result(data, "Q17", "deals of owners who are not known").examples())
                .containsExactly("2");
        assertThat(result(data, "Q17", "deals without a sales representative").examples())
                .containsExactly("2");
    }

    @Test
    void emptyData() {
        assertThat(result(Small.data().build(), "Q13", "deals with cut histories")
                        .severity())
                .isEqualTo(Severity.OK);
    }
}
