package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Change logs of pipelines and stages are asked for where they can tell something. */
class ChangeLogTest {

    private static final String RENAMED = """
            {"results":[{"action":"UPDATE","timestamp":"2025-06-01T00:00:00Z","rawObject":{"label":"Won"}},
              {"action":"CREATE","timestamp":"2024-01-01T00:00:00Z","rawObject":{"label":"Closed"}}]}""";

    private final MiniPortal portal = SmallCompany.of(12);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("portal.duckdb");
    }

    @BeforeEach
    void describe() {
        portal.pipelines(pipelines("Won", "2025-06-01T00:00:00Z")).audit("92", RENAMED);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private static String pipelines(String won, String changed) {
        String made = "\"createdAt\":\"2024-01-01T00:00:00Z\",\"updatedAt\":";
        return """
                {"results":[{"id":"p1","label":"Sales","displayOrder":0,%1$s"2024-01-01T00:00:00Z","stages":[
                  {"id":"91","label":"New","displayOrder":0,"metadata":{"isClosed":"false","probability":"0.2"},%1$s"2024-01-01T00:00:00Z"},
                  {"id":"92","label":"%2$s","displayOrder":1,"metadata":{"isClosed":"true","probability":"1.0"},%1$s"%3$s"}]}]}""".formatted(made, won, changed);
    }

    private long audits(int from) {
        return portal.server.log().stream()
                .skip(from)
                .filter(asked -> asked.path().endsWith("/audit"))
                .count();
    }

    private Snapshot extract() {
        return SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file());
    }

    private Snapshot update() {
        return SmallCompany.connect(portal, ReadingMode.LIST).update(DealQuery.all(), file());
    }

    @Test
    void whatNeverChangedIsNotAskedAndHasItsLabelFromTheStart() {
        Snapshot snapshot = extract();
        assertThat(audits(0)).isEqualTo(1);
        assertThat(snapshot.sql(
                                "SELECT label, action, epoch_ms(moment) AS at, metadata FROM stage_audit WHERE stage_id = '91'")
                        .row(0))
                .containsExactly(
                        "New", "CREATE", 1_704_067_200_000L, "{\"isClosed\":\"false\",\"probability\":\"0.2\"}");
        assertThat(snapshot.sql("SELECT label FROM stage_audit WHERE stage_id = '92' ORDER BY moment")
                        .value(0, "label"))
                .isEqualTo("Closed");
        assertThat(snapshot.sql("SELECT label FROM pipeline_audit").value(0, "label"))
                .isEqualTo("Sales");
    }

    @Test
    void thePlanCountsThoseThatAreAsked() {
        HubSpot hubSpot = SmallCompany.connect(portal, ReadingMode.LIST);
        long described = hubSpot.plan(DealQuery.deals()).rows().get(0).requests();
        portal.pipelines(SmallCompany.PIPELINES);
        // Without times the portal does not say what changed: one pipeline and both stages are asked.
        assertThat(hubSpot.plan(DealQuery.deals()).rows().get(0).requests()).isEqualTo(described + 2);
    }

    @Test
    void anIncrementAsksForWhatChangedSince() {
        extract();
        portal.clock("2026-02-20T00:00:00Z");
        int before = portal.server.log().size();
        Snapshot same = update();
        assertThat(audits(before)).isZero();
        assertThat(same.digest()).isEqualTo(SmallCompany.fresh(portal, folder));
        portal.clock("2026-02-22T00:00:00Z");
        portal.pipelines(pipelines("Signed", "2026-02-21T00:00:00Z"))
                .audit(
                        "92",
                        RENAMED.replace(
                                "[",
                                "[{\"action\":\"UPDATE\",\"timestamp\":\"2026-02-21T00:00:00Z\","
                                        + "\"rawObject\":{\"label\":\"Signed\"}},"));
        before = portal.server.log().size();
        Snapshot renamed = update();
        assertThat(audits(before)).isEqualTo(1);
        assertThat(renamed.digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    @Test
    void aStageThatIsGoneTakesItsChangeLogAlong() {
        extract();
        portal.clock("2026-02-20T00:00:00Z");
        portal.pipelines("{\"results\":[]}");
        Snapshot updated = update();
        assertThat(updated.sql("SELECT count(*) AS n FROM stage_audit").value(0, "n"))
                .isEqualTo(0L);
        assertThat(updated.digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }
}
