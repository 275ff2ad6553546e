package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.hubspot.ScriptedPortal.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    private final MiniPortal portal = SmallCompany.of(1_200);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void itTellsRequestsAndTimeBeforeAnythingIsFetched() {
        HubSpot hubSpot = SmallCompany.connect(portal, ReadingMode.LIST);
        int before = portal.server.log().size();
        ExtractionPlan plan = hubSpot.plan(DealQuery.all());
        assertThat(portal.server.log().subList(before, portal.server.log().size()))
                .allMatch(asked -> asked.path().startsWith("/crm/pipelines/")
                        || (asked.path().endsWith("/search") && asked.body().contains("\"limit\":1")));
        assertThat(plan.rows())
                .filteredOn(row -> row.step().en().equals("deals"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.records()).isEqualTo(1_200);
                    assertThat(row.links()).isEqualTo(15 * 2);
                    assertThat(row.requests()).isEqualTo(24 + 1 + 15 * 2);
                });
        assertThat(plan.table().rowCount()).isEqualTo(plan.rows().size());
        assertThat(plan.sentence().en()).startsWith("Portal 4711: at most ").contains(" requests, about ");
        assertThat(plan.sentence().ja()).startsWith("ポータル 4711：リクエストは最大");
        assertThat(plan.shareOfDay()).isNaN();
    }

    /** A notebook cuts tables after 20 rows, and a plan is read whole or not understood. */
    @Test
    void thePlanOfEverythingIsShownWhole() {
        ExtractionPlan plan = SmallCompany.connect(portal, ReadingMode.LIST).plan(DealQuery.all());
        assertThat(plan.rows())
                .hasSizeBetween(10, 20)
                .extracting(row -> row.step().en())
                .doesNotHaveDuplicates();
        assertThat(plan.requests())
                .isEqualTo(plan.rows().stream()
                        .mapToLong(ExtractionPlan.Row::requests)
                        .sum());
    }

    @Test
    void theExtractionKeepsToIt() {
        HubSpot hubSpot = SmallCompany.connect(portal, ReadingMode.LIST);
        ExtractionPlan plan = hubSpot.plan(DealQuery.all());
        int before = portal.server.log().size();
        Snapshot snapshot = hubSpot.extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        int sent = portal.server.log().size() - before;
        assertThat(sent).isLessThanOrEqualTo((int) (1.05 * (plan.requests() + plan.searches())));
        assertThat(snapshot.sql("SELECT requests, refused FROM run").row(0)).containsExactly((long) sent - 1, 0L);
    }

    @Test
    void theShareOfTheDayComesFromTheHeaders() {
        portal.server.on(
                "/account-info/2026-09/details",
                Reply.ok(ScriptedPortal.ACCOUNT)
                        .with("X-HubSpot-RateLimit-Max", "190")
                        .with("X-HubSpot-RateLimit-Daily", "1000")
                        .with("X-HubSpot-RateLimit-Daily-Remaining", "50"));
        ExtractionPlan plan = SmallCompany.connect(portal, ReadingMode.LIST).plan(DealQuery.all());
        assertThat(plan.shareOfDay()).isEqualTo((plan.requests() + plan.searches()) / 1000.0);
        assertThat(plan.sentence().en()).contains("only 50 are left today, so it will go on tomorrow");
        assertThat(plan.time().toMillis()).isEqualTo(Math.round(plan.requests() / (19 * 0.8) * 1000));
    }
}
