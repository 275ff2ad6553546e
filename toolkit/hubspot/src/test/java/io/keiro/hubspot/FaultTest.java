package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.hubspot.ScriptedPortal.Reply;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the way: in all cases the snapshot is the truth, or it says what is missing. */
class FaultTest {

    private final MiniPortal portal = SmallCompany.of(150);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("portal.duckdb");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private HubSpot patient() {
        return HubSpot.connect(
                AccessToken.of("t"),
                portal.server.options().withAttempts(15).withReadingMode(ReadingMode.SEARCH),
                new VirtualTime());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void everyTenthAnswerAnError(int status) {
        String truth = SmallCompany.fresh(portal, folder);
        Random random = new Random(status);
        portal.server.rule(asked -> random.nextInt(10) == 0
                ? Reply.of(status, status == 429 ? "{\"policyName\":\"TEN_SECONDLY_ROLLING\"}" : "<html>oops</html>")
                : null);
        Snapshot snapshot = patient().extract(DealQuery.all(), file());
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.digest()).isEqualTo(truth);
    }

    @Test
    void everyTenthAnswerCutOrBrokenOff() {
        String truth = SmallCompany.fresh(portal, folder);
        Random random = new Random(3);
        portal.server.rule(asked -> switch (random.nextInt(20)) {
            case 0 -> Reply.of(0, "");
            case 1 -> Reply.ok("{\"results\":[{\"id\":\"1\",\"prop");
            default -> null;
        });
        assertThat(patient().extract(DealQuery.all(), file()).digest()).isEqualTo(truth);
    }

    @Test
    void aTokenThatExpiresInTheMiddleIsRenewedAndNothingIsLost() {
        String truth = SmallCompany.fresh(portal, folder);
        AtomicInteger issued = new AtomicInteger();
        AtomicInteger uses = new AtomicInteger();
        portal.server.rule(asked -> {
            if (asked.path().equals("/oauth/2026-03/token")) {
                uses.set(0);
                return Reply.ok("{\"access_token\":\"a" + issued.incrementAndGet() + "\",\"expires_in\":1800}");
            }
            boolean current = ("Bearer a" + issued.get()).equals(asked.authorization());
            return !current || uses.incrementAndGet() > 12
                    ? Reply.of(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}")
                    : null;
        });
        Snapshot snapshot = HubSpot.connect(
                        OAuthApp.of("c", "s", "r"), portal.server.options().withMaxInFlight(1), new VirtualTime())
                .extract(DealQuery.all(), file());
        assertThat(issued.get()).isGreaterThan(2);
        assertThat(snapshot.digest()).isEqualTo(truth);
    }

    @Test
    void aScopeThatIsTakenAwayInTheMiddleLeavesAGapAndTheRest() {
        portal.server.rule(asked ->
                asked.path().endsWith("/quotes/batch/read") && asked.path().startsWith("/crm/objects")
                        ? Reply.of(
                                403,
                                "{\"category\":\"MISSING_SCOPES\",\"errors\":[{\"context\":{\"requiredScopes\":[\"crm.objects.quotes.read\"]}}]}")
                        : null);
        Snapshot snapshot = SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file());
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.en()).contains("Add the scope crm.objects.quotes.read"));
        assertThat(snapshot.sql("SELECT count(*) AS n FROM invoices").value(0, "n"))
                .isEqualTo(50L);
    }

    @Test
    void dealsThatAreTakenAwayInTheMiddleEndTheRunAndKeepWhatWasRead() {
        AtomicInteger left = new AtomicInteger(2);
        portal.server.rule(asked -> asked.path().equals("/crm/objects/2026-09/deals") && left.getAndDecrement() <= 0
                ? Reply.of(403, "{}")
                : null);
        assertThatThrownBy(() -> SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file()))
                .hasMessageContaining("Add the scope crm.objects.deals.read");
        assertThat(Snapshot.open(file()).isComplete()).isFalse();
    }

    @Test
    void aDailyLimitInTheMiddleEndsCleanlyAndTheNextRunGoesOn() {
        AtomicInteger left = new AtomicInteger(18);
        portal.server.rule(asked ->
                left.getAndDecrement() <= 0 ? Reply.of(429, "{\"policyName\":\"DAILY\",\"message\":\"daily\"}") : null);
        assertThatThrownBy(() -> SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file()))
                .isInstanceOfSatisfying(
                        HubSpotException.class, e -> assertThat(e.resumeAfter()).isPresent());
        left.set(Integer.MAX_VALUE);
        Snapshot snapshot = SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file());
        assertThat(snapshot.digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    @Test
    void historiesThatThePortalHasCutAreCounted() {
        MiniPortal.Thing deal = portal.get(PortalObject.DEALS, 1_000_003);
        for (int i = 0; i < 20; i++) {
            deal.at("2025-06-01T00:00:" + (10 + i) + "Z", "amount", Integer.toString(i));
        }
        Snapshot snapshot = SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file());
        assertThat(snapshot.summary().value(0, "CutHistories")).isEqualTo(1L);
    }

    @Test
    void idsBeyondWhatANumberOfJavaScriptHolds() {
        long id = 9_007_199_254_740_993L;
        for (int i = 0; i < 3; i++) {
            portal.add(PortalObject.DEALS, id + i, "2025-01-01T00:00:00Z")
                    .at("2025-01-02T00:00:00Z", "dealstage", "91");
            portal.add(PortalObject.CONTACTS, id + 10 + i, "2025-01-01T00:00:00Z");
            portal.linkBoth(PortalObject.DEALS, id + i, PortalObject.CONTACTS, id + 10 + i);
        }
        for (ReadingMode how : new ReadingMode[] {ReadingMode.LIST, ReadingMode.SEARCH, ReadingMode.SHARDED_LIST}) {
            Snapshot snapshot =
                    SmallCompany.connect(portal, how).extract(DealQuery.all(), folder.resolve(how + ".duckdb"));
            assertThat(snapshot.sql("SELECT from_id, to_id FROM association WHERE from_object = 'deals' AND from_id"
                                    + " LIKE '90071992%' AND to_object = 'contacts' ORDER BY 1")
                            .rows())
                    .extracting(row -> row.get(0) + ">" + row.get(1))
                    .containsExactly(
                            "9007199254740993>9007199254741003",
                            "9007199254740994>9007199254741004",
                            "9007199254740995>9007199254741005");
        }
    }

    @Test
    void namesOfEveryPlaneOfUnicodeComeBackAsTheyAre() {
        int n = 0;
        for (int plane = 0; plane <= 16; plane++) {
            StringBuilder name = new StringBuilder("'\"\\\t\n;|");
            for (int offset : new int[] {0x20, 0x100, 0x3042, 0x8000, 0xFF21, 0xFFFD}) {
                int point = plane * 0x10000 + offset;
                if (!(point >= 0xD800 && point <= 0xDFFF)) {
                    name.appendCodePoint(point);
                }
            }
            portal.get(PortalObject.COMPANIES, 6_000_000L + n % 7).set("country", name.toString());
            Snapshot snapshot = SmallCompany.connect(portal, ReadingMode.LIST)
                    .extract(
                            DealQuery.all().without(PortalObject.CONTACTS).without(PortalObject.QUOTES),
                            folder.resolve("plane-" + plane + ".duckdb"));
            assertThat(snapshot.sql("SELECT country FROM companies WHERE id = '" + (6_000_000L + n % 7) + "'")
                            .value(0, "country"))
                    .isEqualTo(name.toString());
            n++;
        }
    }
}
