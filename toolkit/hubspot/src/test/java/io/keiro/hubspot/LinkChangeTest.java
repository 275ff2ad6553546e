package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that change while no record does: an increment finds them, and from the cheaper side where there is one. */
class LinkChangeTest {

    /** More than one request takes, so that it matters which side is asked. */
    private static final int DEALS = 1_010;

    private static final String OLD = "2025-06-01T00:00:00Z";

    private static final DealQuery QUERY = DealQuery.deals()
            .with(PortalObject.LEADS)
            .with(PortalObject.CONTACTS)
            .with(PortalObject.COMPANIES)
            .with(PortalObject.QUOTES)
            .with(PortalObject.TICKETS)
            .with(PortalObject.CALLS)
            .with(PortalObject.NOTES);

    private final MiniPortal portal = SmallCompany.of(12);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("portal.duckdb");
    }

    private static long deal(int i) {
        return 1_000_000L + i * 3L;
    }

    @BeforeEach
    void extract() {
        for (int i = 13; i <= DEALS; i++) {
            portal.add(PortalObject.DEALS, deal(i), OLD).set("createdate", OLD);
        }
        portal.add(PortalObject.TICKETS, 7_500_000, OLD).at(OLD, "hs_pipeline_stage", "1");
        portal.linkBoth(PortalObject.DEALS, deal(1), PortalObject.TICKETS, 7_500_000);
        portal.add(PortalObject.CALLS, 7_600_000, OLD).set("hs_timestamp", OLD);
        portal.linkBoth(PortalObject.DEALS, deal(4), PortalObject.CALLS, 7_600_000);
        // Nothing leads to this one yet.
        portal.add(PortalObject.NOTES, 7_700_000, OLD).set("hs_timestamp", OLD);
        SmallCompany.connect(portal, ReadingMode.LIST).extract(QUERY, file());
        portal.clock("2026-02-20T00:00:00Z");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Snapshot update() {
        return SmallCompany.connect(portal, ReadingMode.LIST).update(QUERY, file());
    }

    private String fresh() {
        Path file = folder.resolve("fresh-" + System.nanoTime() + ".duckdb");
        return SmallCompany.connect(portal, ReadingMode.LIST)
                .extract(QUERY, file)
                .digest();
    }

    private List<String> asked(int from, String path) {
        return portal.server.log().stream()
                .skip(from)
                .filter(asked -> asked.path().equals("/crm/associations/2026-09/" + path + "/batch/read"))
                .map(ScriptedPortal.Asked::body)
                .toList();
    }

    @Test
    void aLinkThatIsTakenAwayBecomesAPastOne() {
        portal.unlink(PortalObject.DEALS, deal(2), PortalObject.CONTACTS, 5_000_002);
        portal.unlink(PortalObject.CONTACTS, 5_000_002, PortalObject.DEALS, deal(2));
        portal.linkBoth(PortalObject.DEALS, deal(4), PortalObject.COMPANIES, 6_000_000);
        Snapshot updated = update();
        assertThat(updated.digest()).isEqualTo(fresh());
        assertThat(updated.sql("SELECT from_id, ended FROM past_association").value(0, "from_id"))
                .isEqualTo(Long.toString(deal(2)));
    }

    @Test
    void theSideWithFewerRecordsIsAsked() {
        int before = portal.server.log().size();
        assertThat(update().digest()).isEqualTo(fresh());
        // Six quotes instead of 1,010 deals; nothing differs, so no deal is asked.
        assertThat(asked(before, "quotes/deals")).hasSize(1);
        assertThat(asked(before, "tickets/deals")).hasSize(1);
        // One of the notes is linked to nothing, so the notes cannot answer for all.
        assertThat(asked(before, "notes/deals")).isEmpty();
    }

    @Test
    void aQuoteThatMovesToAnotherDealIsFoundFromTheQuote() {
        portal.unlink(PortalObject.DEALS, deal(2), PortalObject.QUOTES, 7_000_002);
        portal.unlink(PortalObject.QUOTES, 7_000_002, PortalObject.DEALS, deal(2));
        portal.linkBoth(PortalObject.DEALS, deal(3), PortalObject.QUOTES, 7_000_002);
        assertThat(update().digest()).isEqualTo(fresh());
    }

    @Test
    void aLinkThatIsToldFromOneSideOnlyStays() {
        portal.unlink(PortalObject.QUOTES, 7_000_002, PortalObject.DEALS, deal(2));
        Snapshot updated = update();
        assertThat(updated.digest()).isEqualTo(fresh());
        assertThat(updated.sql("SELECT from_id FROM association WHERE to_id = '7000002'")
                        .value(0, "from_id"))
                .isEqualTo(Long.toString(deal(2)));
    }

    @Test
    void aLabelThatIsPutOnIsFound() {
        portal.unlink(PortalObject.DEALS, deal(2), PortalObject.QUOTES, 7_000_002);
        portal.unlink(PortalObject.QUOTES, 7_000_002, PortalObject.DEALS, deal(2));
        portal.link(PortalObject.DEALS, deal(2), PortalObject.QUOTES, 7_000_002, "Main offer");
        portal.link(PortalObject.QUOTES, 7_000_002, PortalObject.DEALS, deal(2), "Offered by");
        Snapshot updated = update();
        assertThat(updated.digest()).isEqualTo(fresh());
        assertThat(updated.sql("SELECT labels FROM association WHERE to_id = '7000002'")
                        .value(0, "labels"))
                .isEqualTo("Main offer");
        // Labels differ between the directions, so from now on every deal is asked.
        portal.unlink(PortalObject.DEALS, deal(2), PortalObject.QUOTES, 7_000_002);
        portal.link(PortalObject.DEALS, deal(2), PortalObject.QUOTES, 7_000_002, "Second offer");
        int before = portal.server.log().size();
        assertThat(update().digest()).isEqualTo(fresh());
        assertThat(asked(before, "deals/quotes")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anOldNoteThatGetsItsFirstLinkIsFoundThoughNobodyKnewIt() {
        portal.linkBoth(PortalObject.DEALS, deal(9), PortalObject.NOTES, 7_700_000);
        Snapshot updated = update();
        assertThat(updated.digest()).isEqualTo(fresh());
        assertThat(updated.sql("SELECT count(*) AS n FROM notes").value(0, "n")).isEqualTo(1L);
    }

    @Test
    void aTicketThatLostAndRegainsItsLinkComesBack() {
        portal.unlink(PortalObject.DEALS, deal(1), PortalObject.TICKETS, 7_500_000);
        portal.unlink(PortalObject.TICKETS, 7_500_000, PortalObject.DEALS, deal(1));
        assertThat(update().digest()).isEqualTo(fresh());
        portal.clock("2026-02-21T00:00:00Z");
        portal.linkBoth(PortalObject.DEALS, deal(3), PortalObject.TICKETS, 7_500_000);
        assertThat(update().digest()).isEqualTo(fresh());
    }

    @Test
    void whatIsLinkedToALeadAfterwardsIsSeenEverySeventhTime() {
        portal.linkBoth(PortalObject.LEADS, 4_000_008, PortalObject.CALLS, 7_600_000);
        for (int i = 1; i <= 7; i++) {
            portal.clock("2026-02-2" + i + "T00:00:00Z");
            assertThat(update().digest().equals(fresh())).as("increment %d", i).isEqualTo(i == 7);
        }
    }

    @Test
    void aThoroughIncrementAsksEveryRecordForItsOwnLinks() {
        HubSpot thorough = HubSpot.connect(
                AccessToken.of("t"),
                portal.server.options().withReadingMode(ReadingMode.LIST).withRefreshEvery(1),
                new VirtualTime());
        portal.linkBoth(PortalObject.LEADS, 4_000_008, PortalObject.CALLS, 7_600_000);
        int before = portal.server.log().size();
        assertThat(thorough.update(QUERY, file()).digest()).isEqualTo(fresh());
        assertThat(asked(before, "quotes/deals")).isEmpty();
        assertThat(asked(before, "deals/quotes")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void deletedLeadsAreFoundWithoutLookingAtEveryId() {
        portal.archive(PortalObject.LEADS, 4_000_008, "2026-02-10T00:00:00Z");
        int before = portal.server.log().size();
        assertThat(update().digest()).isEqualTo(fresh());
        assertThat(portal.server.log().stream()
                        .skip(before)
                        .filter(asked -> asked.path().endsWith("/leads/search")
                                && asked.body().contains("\"limit\":200")
                                && !asked.body().contains("GTE")))
                .isEmpty();
    }
}
