package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Increments against a portal that changed in every way that a portal changes, and against a fresh extraction. */
class IncrementTest {

    private static final String LATER = "2026-02-10T09:00:00Z";

    private final MiniPortal portal = SmallCompany.of(120);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("portal.duckdb");
    }

    @BeforeEach
    void extract() {
        SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private static long deal(int i) {
        return 1_000_000L + i * 3L;
    }

    private Snapshot update() {
        return SmallCompany.connect(portal, ReadingMode.LIST).update(DealQuery.all(), file());
    }

    /** Everything that an increment can see without reading all links. */
    static void change(MiniPortal portal) {
        portal.clock("2026-02-28T00:00:00Z");
        // A deal moves on, and a new one comes with its contact.
        portal.get(PortalObject.DEALS, deal(5)).at(LATER, "dealstage", "91").changed(LATER);
        portal.add(PortalObject.DEALS, 3_000_000, LATER)
                .set("createdate", LATER)
                .at(LATER, "pipeline", "p1")
                .at(LATER, "dealstage", "91")
                .changed(LATER);
        portal.add(PortalObject.CONTACTS, 5_900_000, LATER)
                .at(LATER, "lifecyclestage", "lead")
                .changed(LATER);
        portal.linkBoth(PortalObject.DEALS, 3_000_000, PortalObject.CONTACTS, 5_900_000);
        // A contact changes, and one that belongs to no deal.
        portal.get(PortalObject.CONTACTS, 5_000_010)
                .at(LATER, "lifecyclestage", "customer")
                .changed(LATER);
        portal.add(PortalObject.CONTACTS, 5_950_000, LATER).changed(LATER);
        // An old deal gets a new invoice and a payment; nothing changes in the deal.
        portal.add(PortalObject.INVOICES, 8_900_000, LATER)
                .at(LATER, "hs_invoice_status", "paid")
                .changed(LATER);
        portal.linkBoth(PortalObject.DEALS, deal(7), PortalObject.INVOICES, 8_900_000);
        portal.add(PortalObject.PAYMENTS, 9_900_000, LATER)
                .at(LATER, "hs_latest_status", "succeeded")
                .changed(LATER);
        portal.linkBoth(PortalObject.INVOICES, 8_900_000, PortalObject.PAYMENTS, 9_900_000);
        // A deal is deleted, a deleted one is restored, another is gone for good.
        portal.archive(PortalObject.DEALS, deal(11), LATER);
        portal.restore(PortalObject.DEALS, 2_000_001);
        portal.erase(PortalObject.DEALS, 2_000_004);
        portal.erase(PortalObject.DEALS, deal(13));
        // Two deals become a new one, two contacts become one of them.
        portal.erase(PortalObject.DEALS, deal(17)).erase(PortalObject.DEALS, deal(19));
        portal.add(PortalObject.DEALS, 3_000_003, LATER)
                .set("createdate", LATER)
                .set("hs_merged_object_ids", deal(17) + ";" + deal(19))
                .at("2025-03-01T00:00:00Z", "dealstage", "91")
                .changed(LATER);
        portal.linkBoth(PortalObject.DEALS, 3_000_003, PortalObject.CONTACTS, 5_000_017);
        portal.erase(PortalObject.CONTACTS, 5_000_021).merged(5_000_021, 5_000_022);
        portal.get(PortalObject.CONTACTS, 5_000_022)
                .set("hs_merged_object_ids", "5000021")
                .changed(LATER);
        portal.unlink(PortalObject.DEALS, deal(21), PortalObject.CONTACTS, 5_000_021);
        portal.linkBoth(PortalObject.DEALS, deal(21), PortalObject.CONTACTS, 5_000_022);
    }

    @Test
    void anIncrementBringsWhatAFreshExtractionBrings() {
        change(portal);
        Snapshot updated = update();
        assertThat(updated.isComplete()).isTrue();
        assertThat(updated.cutOff()).isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
        assertThat(updated.file()).isEqualTo(file());
        Path fresh = folder.resolve("fresh.duckdb");
        Snapshot truth = SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), fresh);
        assertThat(SmallCompany.difference(file(), fresh)).isEmpty();
        assertThat(updated.digest()).isEqualTo(truth.digest());
    }

    @Test
    void itAsksForLittle() {
        change(portal);
        int before = portal.server.log().size();
        update();
        long records = portal.server.log().stream()
                .skip(before)
                .filter(asked ->
                        asked.path().endsWith("/batch/read") && asked.path().startsWith("/crm/objects"))
                .mapToLong(asked -> Json.parse(asked.body()).path("inputs").size())
                .sum();
        assertThat(records).isLessThan(30);
    }

    @Test
    void nothingChangedMeansNothingRead() {
        portal.clock("2026-02-28T00:00:00Z");
        String before = Snapshot.open(file()).digest();
        int asked = portal.server.log().size();
        assertThat(update().digest()).isEqualTo(before);
        assertThat(portal.server.log().stream()
                        .skip(asked)
                        .filter(request -> request.body().contains("propertiesWithHistory")))
                .isEmpty();
    }

    @Test
    void whatVanishedIsMarkedAndNotDeleted() {
        portal.clock("2026-02-28T00:00:00Z");
        portal.erase(PortalObject.DEALS, deal(13));
        Snapshot updated = update();
        assertThat(updated.sql("SELECT id FROM record WHERE vanished IS NOT NULL")
                        .value(0, "id"))
                .isEqualTo(Long.toString(deal(13)));
        assertThat(updated.summary().value(0, "Records")).isEqualTo(119L);
        assertThat(updated.digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    @Test
    void aBulkStampOfAllRecordsIsWalkedById() {
        portal.clock("2026-02-28T00:00:00Z");
        for (int i = 1; i <= 120; i++) {
            portal.get(PortalObject.DEALS, deal(i)).set("amount", "1").changed(LATER);
        }
        for (int i = 0; i < 300; i++) {
            portal.add(PortalObject.DEALS, 3_000_000L + i, LATER)
                    .set("createdate", LATER)
                    .changed(LATER);
        }
        assertThat(update().digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    @Test
    void propertiesThatComeAndGoAreReported() {
        portal.clock("2026-02-28T00:00:00Z");
        portal.customProperties("sales_region");
        Snapshot updated = update();
        assertThat(updated.drift().rows())
                .filteredOn(row -> row.get(0).equals("deals"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.get(3).toString()).isEqualTo("deals.sales_region is new in the portal."));
    }

    @Test
    void theLocalClockDoesNotMatter() {
        // The portal lives in 2026; whatever this machine's clock says, changes are asked for by the portal's.
        portal.clock("2031-01-01T00:00:00Z");
        portal.get(PortalObject.DEALS, deal(5)).set("amount", "7").changed("2030-12-31T00:00:00Z");
        update();
        portal.clock("2032-01-01T00:00:00Z");
        portal.get(PortalObject.DEALS, deal(6)).set("amount", "8").changed("2030-12-31T23:30:00Z");
        assertThat(update().digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    @Test
    void anIncrementOfNothingIsAnExtraction() {
        Path other = folder.resolve("other.duckdb");
        Snapshot first = SmallCompany.connect(portal, ReadingMode.LIST).update(DealQuery.all(), other);
        assertThat(first.digest()).isEqualTo(Snapshot.open(file()).digest());
    }

    @Test
    void whoeverWasForgottenDoesNotComeBack() throws Exception {
        Snapshot snapshot = Snapshot.open(file());
        Snapshot without = snapshot.forget(PortalObject.CONTACTS, "5000003");
        assertThat(without.sql("SELECT count(*) AS n FROM contacts WHERE id = '5000003'")
                        .value(0, "n"))
                .isEqualTo(0L);
        assertThat(new String(java.nio.file.Files.readAllBytes(file()), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("5000003");
        portal.clock("2026-02-28T00:00:00Z");
        portal.get(PortalObject.CONTACTS, 5_000_003).changed(LATER);
        assertThat(update().sql("SELECT count(*) AS n FROM contacts WHERE id = '5000003'")
                        .value(0, "n"))
                .isEqualTo(0L);
    }
}
