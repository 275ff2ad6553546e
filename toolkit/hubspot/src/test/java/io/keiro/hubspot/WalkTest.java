package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.hubspot.ScriptedPortal.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of finding the records brings the same snapshot. */
class WalkTest {

    private final MiniPortal portal = SmallCompany.of(1_200);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Retrieval.class,
            names = {"SEARCH", "SHARDED_LIST", "BY_SIZE"})
    void everyWayBringsTheSame(Retrieval how) {
        Snapshot snapshot = SmallCompany.connect(portal, how).extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    @Test
    void theSearchGoesFromBothEndsAndAsksForNoRecordTwice() {
        SmallCompany.connect(portal, Retrieval.SEARCH).extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(portal.server.log())
                .filteredOn(asked -> asked.path().endsWith("/deals/search")
                        && asked.body().contains("ASCENDING")
                        && asked.body().contains("\"limit\":200"))
                .hasSizeBetween(2, 6);
        assertThat(portal.server.log())
                .filteredOn(asked -> asked.path().endsWith("/deals/search")
                        && asked.body().contains("DESCENDING")
                        && asked.body().contains("\"limit\":200"))
                .hasSizeBetween(2, 6);
        assertThat(portal.server.log())
                .filteredOn(asked -> asked.path().endsWith("/deals/batch/read")
                        && asked.body().contains("propertiesWithHistory"))
                .hasSizeLessThanOrEqualTo(1_200 / 50 + 4);
    }

    @Test
    void aSearchThatDoesNotShowNewRecordsYetIsCompletedFromTheList() {
        for (int i = 0; i < 130; i++) {
            portal.add(PortalObject.DEALS, 3_000_000L + i, "2026-01-31T11:30:00Z")
                    .set("dealstage", "91");
        }
        String truth = SmallCompany.fresh(portal, folder);
        portal.searchHides(PortalObject.DEALS, 3_000_000L, 3_000_129L);
        Snapshot snapshot = SmallCompany.connect(portal, Retrieval.SEARCH)
                .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(snapshot.digest()).isEqualTo(truth);
    }

    @Test
    void cursorsThatAreNoIdsMakeTheSearchStepIn() {
        portal.server.rule(asked -> {
            if (!asked.path().equals("/crm/objects/2026-09/deals")
                    || asked.query().contains("archived=true")) {
                return null;
            }
            // An opaque cursor: an id as a start means nothing to this portal, which begins at the first record.
            boolean cut = asked.query().contains("after=") && !asked.query().contains("after=0");
            return cut ? portal.listFromTheStart(asked) : null;
        });
        Snapshot snapshot = SmallCompany.connect(portal, Retrieval.SHARDED_LIST)
                .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.sql("SELECT count(*) AS n FROM deals WHERE NOT archived")
                        .value(0, "n"))
                .isEqualTo(1_200L);
        assertThat(snapshot.sql("SELECT en FROM run_log").value(0, "en").toString())
                .contains("The list cannot be cut by ids")
                .endsWith("The search is used instead.");
    }

    @Test
    void pagesThatComeTwiceOrInAnotherOrderChangeNothing() {
        String truth = SmallCompany.fresh(portal, folder);
        Random random = new Random(5);
        List<String> seen = new ArrayList<>();
        portal.server.rule(asked -> {
            // Now and then the page before comes again instead of the one that was asked for.
            if (asked.path().endsWith("/contacts/batch/read") && !seen.isEmpty() && random.nextInt(4) == 0) {
                return Reply.ok(seen.get(seen.size() - 1));
            }
            return null;
        });
        Snapshot snapshot = SmallCompany.connect(portal, Retrieval.SEARCH)
                .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(snapshot.digest()).isEqualTo(truth);
    }

    @Test
    void idsAreKeptInLittleMemoryAndOfAnyForm() {
        IdSet set = new IdSet();
        HashSet<String> naive = new HashSet<>();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String id = switch (random.nextInt(4)) {
                case 0 -> Long.toString(random.nextLong() >>> 1);
                case 1 -> Integer.toString(random.nextInt(1000));
                case 2 -> "9007199254740993" + random.nextInt(100);
                default -> random.nextInt(50) == 0 ? "x" + random.nextInt(9) : "0" + random.nextInt(99);
            };
            assertThat(set.contains(id)).isEqualTo(naive.contains(id));
            assertThat(set.add(id)).isEqualTo(naive.add(id));
        }
        assertThat(set.size()).isEqualTo(naive.size());
        assertThat(set.contains("")).isFalse();
    }
}
