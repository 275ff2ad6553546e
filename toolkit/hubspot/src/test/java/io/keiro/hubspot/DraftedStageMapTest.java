package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.StageMapDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft from a snapshot: two pipelines of one name, misleading ids, and what the deals did. */
class DraftedStageMapTest {

    @TempDir
    Path folder;

    @Test
    void twoPipelinesOfOneNameAndMisleadingIdsComeOutRight() {
        SmallSnapshot portal = new SmallSnapshot(folder)
                .pipeline(PortalObject.DEALS, "p2", "Sales")
                .stage(
                        PortalObject.DEALS,
                        "p2",
                        "closedlost",
                        "Quote sent",
                        "{\"isClosed\":\"false\",\"probability\":\"0.5\"}")
                .stage(
                        PortalObject.DEALS,
                        "p2",
                        "qualifiedtobuy",
                        "Won",
                        "{\"isClosed\":\"true\",\"probability\":\"0.0\"}")
                .stage(PortalObject.DEALS, "p2", "x", "Lost", "{\"isClosed\":\"true\",\"probability\":\"1.0\"}")
                .pipeline(PortalObject.TICKETS, "t", "Onboarding")
                .stage(PortalObject.TICKETS, "t", "4", "Live", "{\"ticketState\":\"CLOSED\"}");
        portal.deal("1").at("2025-03-05T00:00:00Z", "dealstage", "contractsent");
        portal.add(PortalObject.DEALS, "7", "2025-03-01T09:00:00Z")
                .at("2025-03-01T09:00:00Z", "pipeline", "p2")
                .at("2025-03-01T09:00:00Z", "dealstage", "closedlost")
                .at("2025-03-05T09:00:00Z", "dealstage", "x");
        Snapshot snapshot = portal.snapshot();
        StageMapDraft draft = snapshot.stageMapDraft();
        assertThat(draft.rows().stream().filter(row -> row.stage().pipeline().equals("Sales|p2")))
                .extracting(row -> row.stage().stageId() + " " + row.stage().outcome() + " "
                        + row.stage().activity() + " " + row.isSure())
                .containsExactly(
                        "closedlost OPEN quote_issued true",
                        "qualifiedtobuy LOST closed_lost true",
                        "x WON closed_won true");
        assertThat(draft.questions().rows().stream().map(row -> row.get(1))).contains("Live");
        LeadToCash data = snapshot.toLeadToCash(draft.stageMap());
        assertThat(data.deals())
                .extracting(deal -> deal.id() + " " + deal.outcome() + " " + deal.pipeline())
                .containsExactly("1 " + Outcome.WON + " Sales (default)", "7 " + Outcome.WON + " Sales (p2)");
        assertThat(SmallSnapshot.only(data, "quote_issued").attributes()).containsEntry("Pipeline", "Sales (p2)");
    }
}
