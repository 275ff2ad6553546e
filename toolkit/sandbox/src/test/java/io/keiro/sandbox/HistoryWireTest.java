package io.keiro.sandbox;

import static io.keiro.sandbox.portal.HandMadePortal.DAY;
import static io.keiro.sandbox.portal.HandMadePortal.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.PortalRecord;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Histories, and the values that records have. */
class HistoryWireTest extends PortalWireCase {

    @Test
    void dealsForgetAfterTwentyAndContactsAfterFortyFive() {
        JsonNode deal = deal(101, "propertiesWithHistory=dealstage")
                .path("propertiesWithHistory")
                .path("dealstage");
        assertThat(deal.size()).isEqualTo(20);
        assertThat(deal.get(0).path("timestamp").asString())
                .isEqualTo(PortalRecord.text(NOW - 60 * DAY + 24 * 3_600_000L));
        assertThat(deal.get(19).path("timestamp").asString())
                .isEqualTo(PortalRecord.text(NOW - 60 * DAY + 5 * 3_600_000L));
        String contact = D + "contacts/301?propertiesWithHistory=lifecyclestage";
        assertThat(client.json(contact)
                        .path("propertiesWithHistory")
                        .path("lifecyclestage")
                        .size())
                .isEqualTo(45);
        served.failWith("history.cap=none");
        assertThat(deal(101, "propertiesWithHistory=dealstage")
                        .path("propertiesWithHistory")
                        .path("dealstage")
                        .size())
                .isEqualTo(25);
        assertThat(client.json(contact)
                        .path("propertiesWithHistory")
                        .path("lifecyclestage")
                        .size())
                .isEqualTo(50);
        served.failWith("history.cap=3/4");
        assertThat(deal(101, "propertiesWithHistory=dealstage")
                        .path("propertiesWithHistory")
                        .path("dealstage")
                        .size())
                .isEqualTo(3);
        assertThat(client.json(contact)
                        .path("propertiesWithHistory")
                        .path("lifecyclestage")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void optionalFieldsComeWhereTheyAreKnownAndMayBeSwitchedOff() {
        served.failWith("history.cap=none");
        JsonNode history = deal(101, "propertiesWithHistory=dealstage")
                .path("propertiesWithHistory")
                .path("dealstage");
        assertThat(history.get(0).path("updatedByUserId").asLong()).isEqualTo(77);
        assertThat(history.get(0).has("sourceLabel")).isFalse();
        assertThat(history.get(21).path("sourceType").asString()).isEqualTo("AUTOMATION_PLATFORM");
        assertThat(history.get(21).path("sourceLabel").asString()).isEqualTo("Workflow");
        assertThat(history.get(21).has("updatedByUserId")).isFalse();
        served.failWith("history.cap=none", "history.bare=0.5", "history.unknownSources=0.5");
        int bare = 0;
        int unknown = 0;
        for (JsonNode entry : deal(101, "propertiesWithHistory=dealstage")
                .path("propertiesWithHistory")
                .path("dealstage")) {
            bare += entry.has("sourceId") ? 0 : 1;
            unknown += entry.path("sourceType").asString().equals("NOT_YET_DESCRIBED") ? 1 : 0;
            assertThat(entry.has("value") && entry.has("timestamp") && entry.has("sourceType"))
                    .isTrue();
        }
        assertThat(bare).isBetween(5, 20);
        assertThat(unknown).isBetween(5, 20);
    }

    @Test
    void calculatedPropertiesStampTheirHistoryAgainAndBumpTheRecord() {
        JsonNode deal = deal(101, "properties=score&propertiesWithHistory=score");
        JsonNode history = deal.path("propertiesWithHistory").path("score");
        assertThat(history).extracting(entry -> entry.path("value").asString()).containsExactly("1", "1", "1");
        assertThat(history)
                .extracting(entry -> entry.path("sourceType").asString())
                .containsOnly("CALCULATED");
        assertThat(deal.path("properties").path("hs_lastmodifieddate").asString())
                .isEqualTo(PortalRecord.text(NOW - 2 * DAY));
    }

    @Test
    void someObjectsMayRefuseOrIgnoreHistories() {
        served.failWith("history.refused=deals");
        HttpResponse<String> refused = client.get(D + "deals?propertiesWithHistory=dealstage");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("VALIDATION_ERROR");
        served.failWith("history.ignored=deals");
        assertThat(deal(101, "propertiesWithHistory=dealstage").has("propertiesWithHistory"))
                .isFalse();
    }

    @Test
    void theDateOfAStageTellsTheFirstVisitOrTheLatest() {
        String name = "hs_v2_date_entered_11";
        assertThat(deal(101, "properties=" + name).path("properties").path(name).asString())
                .isEqualTo(PortalRecord.text(NOW - 60 * DAY));
        served.failWith("v2dates.latest=on");
        assertThat(deal(101, "properties=" + name).path("properties").path(name).asString())
                .isEqualTo(PortalRecord.text(NOW - 60 * DAY + 24 * 3_600_000L));
    }

    @Test
    void stageDatesAreListedOrNotButAlwaysThere() {
        assertThat(client.get("/crm/properties/2026-09/deals").body()).contains("hs_v2_date_entered_11");
        served.failWith("v2dates.listed=off");
        assertThat(client.get("/crm/properties/2026-09/deals").body()).doesNotContain("hs_v2_");
        assertThat(client.json("/crm/properties/2026-09/deals/hs_v2_date_entered_11")
                        .path("calculated")
                        .asBoolean())
                .isTrue();
        assertThat(deal(101, "properties=hs_v2_date_entered_11")
                        .path("properties")
                        .has("hs_v2_date_entered_11"))
                .isTrue();
    }

    @Test
    void timesAreSpelledInThreeWaysAndDatesAreMidnightUtc() {
        JsonNode deal = deal(101, "properties=renewal,kick_off,due,tags&propertiesWithHistory=renewal,kick_off");
        JsonNode values = deal.path("properties");
        assertThat(values.path("renewal").asString()).isEqualTo("1767225600000");
        assertThat(values.path("kick_off").asString()).isEqualTo("2026-02-03T04:05:06.007+00:00");
        assertThat(values.path("due").asString()).isEqualTo("2026-03-04T00:00:00Z");
        assertThat(values.path("tags").asString()).isEqualTo("a;b");
        assertThat(deal.path("propertiesWithHistory")
                        .path("renewal")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("1767225600000");
        assertThat(values.path("createdate").asString()).doesNotContain(".000").endsWith("Z");
    }

    @Test
    void historiesMayTellTheirTimesWithAnOffset() {
        assertThat(deal(101, "propertiesWithHistory=dealstage").toString()).doesNotContain("+00:00");
        served.failWith("time.offsets=1");
        JsonNode history = deal(101, "propertiesWithHistory=dealstage")
                .path("propertiesWithHistory")
                .path("dealstage");
        assertThat(history).allMatch(entry -> entry.path("timestamp").asString().endsWith("+00:00"));
    }

    @Test
    void whatIsUnsetIsNullOrLeftOut() {
        assertThat(deal(102, "properties=amount,dealname")
                        .path("properties")
                        .path("amount")
                        .isNull())
                .isTrue();
        served.failWith("unset=omit");
        JsonNode values = deal(102, "properties=amount,dealname").path("properties");
        assertThat(values.has("amount")).isFalse();
        assertThat(values.path("dealname").asString()).isEqualTo("Plain");
    }

    @Test
    void idsMayLieBeyondWhatFloatingPointTellsApart() {
        try (Served own = Served.of(portal(), "ids.large=on")) {
            Client its = own.client();
            long beyond = 1L << 53;
            List<String> ids = List.of("" + (beyond + 101), "" + (beyond + 102), "" + (beyond + 201));
            JsonNode list = its.json(D + "deals?properties=hs_object_id,hs_merged_object_ids");
            assertThat(ids(list)).isEqualTo(ids);
            assertThat(list.path("results")
                            .get(2)
                            .path("properties")
                            .path("hs_merged_object_ids")
                            .asString())
                    .isEqualTo((beyond + 103) + ";" + (beyond + 104));
            assertThat(its.json(D + "deals/" + (beyond + 103)).path("id").asString())
                    .isEqualTo(ids.get(2));
            assertThat(its.get(D + "deals/101").statusCode()).isEqualTo(404);
            assertThat(its.json("/crm/v4/objects/deals/" + ids.get(0) + "/associations/contacts")
                            .path("results")
                            .get(0)
                            .path("toObjectId")
                            .asLong())
                    .isEqualTo(beyond + 301);
            String after =
                    "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"hs_object_id\",\"operator\":\"GT\",\"value\":\""
                            + ids.get(0) + "\"}]}]}";
            assertThat(ids(its.json(D + "deals/search", after))).isEqualTo(ids.subList(1, 3));
        }
    }

    @Test
    void namesMayHoldLettersOfEveryPlane() {
        served.failWith("text.planes=on");
        JsonNode deal = deal(102, "properties=dealname,dealstage&propertiesWithHistory=dealname");
        String name = deal.path("properties").path("dealname").asString();
        assertThat(name.codePoints()
                        .map(letter -> letter >> 16)
                        .distinct()
                        .sorted()
                        .toArray())
                .containsExactly(0, 1, 2, 3, 14, 15, 16);
        assertThat(deal.path("propertiesWithHistory")
                        .path("dealname")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo(name);
        assertThat(deal.path("properties").path("dealstage").asString()).isEqualTo("99");
    }
}
