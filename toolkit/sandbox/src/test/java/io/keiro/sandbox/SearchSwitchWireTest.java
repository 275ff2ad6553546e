package io.keiro.sandbox;

import static io.keiro.sandbox.portal.HandMadePortal.DAY;
import static io.keiro.sandbox.portal.HandMadePortal.NOW;
import static io.keiro.sandbox.portal.ObjectType.DEALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.HandMadePortal;
import io.keiro.sandbox.portal.PortalRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a search shows late, early or not at all. */
class SearchSwitchWireTest extends PortalWireCase {

    @Test
    void theIndexTrailsBehind() {
        try (Served own = Served.of(portal(), "search.lag=1h")) {
            Client its = own.client();
            // Deal 201 changed a day ago, deal 101 two days ago: all that is in the index.
            assertThat(its.json(D + "deals/search", "{}").path("total").asInt()).isEqualTo(3);
            own.failWith("search.lag=36h");
            JsonNode found = its.json(D + "deals/search", "{\"properties\":[\"hs_merged_object_ids\"]}");
            JsonNode survivor = found.path("results").get(2);
            assertThat(survivor.path("id").asString()).isEqualTo("201");
            assertThat(survivor.path("properties").path("hs_merged_object_ids").isNull())
                    .isTrue();
            assertThat(survivor.path("properties").path("hs_lastmodifieddate").asString())
                    .isEqualTo(PortalRecord.text(NOW - 40 * DAY));
            String recent =
                    "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"hs_lastmodifieddate\",\"operator\":\"GTE\",\"value\":\""
                            + (NOW - 3 * DAY) + "\"}]}]}";
            assertThat(its.json(D + "deals/search", recent).path("total").asInt())
                    .isEqualTo(1);
            own.failWith("search.lag=41d");
            assertThat(ids(its.json(D + "deals/search", "{}"))).containsExactly("101", "102");
            own.advance(Duration.ofDays(41));
            assertThat(its.json(D + "deals/search", recent).path("total").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void theLagDiffersByRecord() {
        HandMadePortal many = HandMadePortal.empty();
        for (int id = 1; id <= 400; id++) {
            many.put(PortalRecord.builder(DEALS, id, NOW - 30 * 60_000L, NOW));
        }
        try (Served own = Served.of(many, "search.lagSpread=1h")) {
            assertThat(own.client().json(D + "deals/search", "{}").path("total").asInt())
                    .isBetween(150, 250);
            own.advance(Duration.ofMinutes(30));
            assertThat(own.client().json(D + "deals/search", "{}").path("total").asInt())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"on,1", "off,0"})
    void halfOfTheRecordsComeAMillisecondEarly(String position, int least) {
        HandMadePortal many = HandMadePortal.empty();
        for (int id = 1; id <= 100; id++) {
            many.put(PortalRecord.builder(DEALS, id, NOW - 1_000, NOW));
        }
        try (Served own = Served.of(many, "search.early=" + position)) {
            assertThat(since(own, NOW - 1_000)).isEqualTo(100);
            assertThat(since(own, NOW - 999)).isBetween(40 * least, 60 * least);
            assertThat(since(own, NOW - 998)).isZero();
        }
    }

    private static int since(Served own, long time) {
        return own.client()
                .json(
                        D + "deals/search",
                        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"createdate\",\"operator\":\"GTE\",\"value\":\""
                                + time + "\"}]}]}")
                .path("total")
                .asInt();
    }

    @Test
    void theLengthOfASearchIsHeldAgainstFiltersOrBodyOrFiltersWithoutValues() {
        String values = "\"1\"" + ",\"1\"".repeat(900);
        String in =
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"hs_object_id\",\"operator\":\"IN\",\"values\":["
                        + values + "]}]}]}";
        String longList = "{\"properties\":[\"" + "x".repeat(3_500) + "\"]}";
        assertThat(client.post(D + "deals/search", in).statusCode()).isEqualTo(400);
        assertThat(client.post(D + "deals/search", longList).statusCode()).isEqualTo(200);
        served.failWith("search.length=without_values");
        assertThat(client.post(D + "deals/search", in).statusCode()).isEqualTo(200);
        served.failWith("search.length=body");
        assertThat(client.post(D + "deals/search", longList).statusCode()).isEqualTo(400);
        served.failWith("search.length=body", "bodyLimit=4000");
        assertThat(client.post(D + "deals/search", longList).statusCode()).isEqualTo(200);
    }

    @Test
    void theLimitOfTheAddressIsASwitch() {
        String path = D + "deals?properties=" + "a".repeat(5_000);
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        served.failWith("urlLimit=4000");
        assertThat(client.get(path).statusCode()).isEqualTo(414);
    }
}
