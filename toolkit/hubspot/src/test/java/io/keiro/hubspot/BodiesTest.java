package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people wrote is read when it is asked for, and only then. */
class BodiesTest {

    private static final String OLD = "2025-06-01T00:00:00Z";
    private static final List<String> BODIES = Arrays.stream(PortalObject.values())
            .flatMap(object -> object.bodies().stream())
            .toList();

    private final MiniPortal portal = SmallCompany.of(12);

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        portal.customProperties(BODIES.toArray(String[]::new));
        long id = 7_600_000;
        for (PortalObject object : PortalObject.values()) {
            if (object.isEngagement()) {
                var thing =
                        portal.add(object, ++id, OLD).set("hs_timestamp", OLD).set("hubspot_owner_id", "77");
                object.bodies().forEach(body -> thing.set(body, "Please call mia.berg@acme.example back"));
                thing.set("hs_email_direction", "INCOMING_EMAIL");
                portal.linkBoth(PortalObject.DEALS, 1_000_003, object, id);
            }
        }
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private HubSpot connect(Privacy privacy) {
        return HubSpot.connect(
                AccessToken.of(ScriptedPortal.TOKEN), portal.server.options().withPrivacy(privacy), new VirtualTime());
    }

    private long requestsWithBodies() {
        return portal.server.log().stream()
                .filter(asked -> BODIES.stream()
                        .anyMatch(body -> asked.query() != null && asked.query().contains(body)
                                || asked.body().contains(body)))
                .count();
    }

    @Test
    void withoutAskingNoRequestNamesABody() {
        HubSpot hubSpot = connect(Privacy.namesKept());
        Path file = folder.resolve("portal.duckdb");
        hubSpot.extract(DealQuery.all(), file);
        portal.clock("2026-02-20T00:00:00Z");
        portal.get(PortalObject.NOTES, 7_600_005).changed("2026-02-10T00:00:00Z");
        Snapshot updated = hubSpot.update(DealQuery.all(), file);
        assertThat(BODIES).hasSize(6);
        assertThat(requestsWithBodies()).isZero();
        assertThat(updated.sql("SELECT count(*) AS n FROM record WHERE properties LIKE '%Please%'")
                        .value(0, "n"))
                .isEqualTo(0L);
        assertThat(updated.sql("SELECT count(DISTINCT object) AS n FROM record WHERE id LIKE '76000%'")
                        .value(0, "n"))
                .isEqualTo(5L);
    }

    @Test
    void askedForTheyAreStoredAsTheyAre() {
        Snapshot snapshot =
                connect(Privacy.namesKept()).extract(DealQuery.all().withBodies(), folder.resolve("portal.duckdb"));
        for (PortalObject object : PortalObject.values()) {
            for (String body : object.bodies()) {
                assertThat(snapshot.sql("SELECT value FROM property_value WHERE object = '" + object.type()
                                        + "' AND property = '" + body + "'")
                                .value(0, "value"))
                        .as(body)
                        .isEqualTo("Please call mia.berg@acme.example back");
            }
        }
        assertThat(requestsWithBodies()).isPositive();
    }

    @Test
    void withPseudonymsOwnersAndAddressesAreReplacedInThemToo() {
        Snapshot snapshot = connect(Privacy.pseudonymsWithKey(folder.resolve("keys/pseudonym.key")))
                .extract(DealQuery.all().withBodies(), folder.resolve("portal.duckdb"));
        assertThat(snapshot.sql("SELECT value FROM property_value WHERE property = 'hs_note_body'")
                        .value(0, "value")
                        .toString())
                .matches("Please call Person [0-9A-F]+ back");
        assertThat(snapshot.sql("SELECT value FROM property_value WHERE property = 'hubspot_owner_id'")
                        .rows()
                        .toString())
                .doesNotContain("[77]");
    }

    @Test
    void theDirectionOfAMessageIsNoPerson() {
        Snapshot snapshot = connect(Privacy.pseudonymsWithKey(folder.resolve("keys/pseudonym.key")))
                .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(snapshot.sql("SELECT value FROM property_value WHERE property = 'hs_email_direction'")
                        .value(0, "value"))
                .isEqualTo("INCOMING_EMAIL");
    }

    /** Each of these was looked at: none holds what people wrote. Whoever adds one looks at it too, and adds it here. */
    @Test
    void ofEngagementsNothingElseIsAskedFor() {
        Map<PortalObject, List<String>> asked = new EnumMap<>(PortalObject.class);
        for (PortalObject object : PortalObject.values()) {
            if (object.isEngagement()) {
                assertThat(object.historyProperties()).isEmpty();
                asked.put(object, object.otherProperties());
            }
        }
        assertThat(asked)
                .isEqualTo(Map.of(
                        PortalObject.CALLS,
                                List.of(
                                        "hs_timestamp",
                                        "hs_createdate",
                                        "hubspot_owner_id",
                                        "hs_call_direction",
                                        "hs_call_status",
                                        "hs_call_disposition",
                                        "hs_call_duration"),
                        PortalObject.MEETINGS,
                                List.of(
                                        "hs_timestamp",
                                        "hs_createdate",
                                        "hubspot_owner_id",
                                        "hs_meeting_start_time",
                                        "hs_meeting_end_time",
                                        "hs_meeting_outcome"),
                        PortalObject.EMAILS,
                                List.of(
                                        "hs_timestamp",
                                        "hs_createdate",
                                        "hubspot_owner_id",
                                        "hs_email_direction",
                                        "hs_email_status"),
                        PortalObject.TASKS,
                                List.of(
                                        "hs_timestamp",
                                        "hs_createdate",
                                        "hubspot_owner_id",
                                        "hs_task_status",
                                        "hs_task_completion_date",
                                        "hs_task_type"),
                        PortalObject.NOTES, List.of("hs_timestamp", "hs_createdate", "hubspot_owner_id")));
    }

    @Test
    void aQueryReadsAsItWasAsked() {
        assertThat(DealQuery.all()).hasToString("all deals with everything");
        assertThat(DealQuery.deals()).hasToString("all deals");
        assertThat(DealQuery.all().withoutEngagements().reads(PortalObject.CALLS))
                .isFalse();
        assertThat(DealQuery.all().withoutEngagements().reads(PortalObject.LINE_ITEMS))
                .isTrue();
        assertThat(DealQuery.deals().with(PortalObject.NOTES).withBodies())
                .hasToString("all deals with notes, texts included");
    }
}
