package io.keiro.sandbox;

import static io.keiro.sandbox.portal.HandMadePortal.DAY;
import static io.keiro.sandbox.portal.HandMadePortal.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.HandMadePortal;
import io.keiro.sandbox.portal.PortalRecord;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Dialects, lists, and records that were merged, archived or erased. */
class ListWireTest extends PortalWireCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/objects/2025-09/deals/101", "/crm/objects/2026-03/deals/101", "/crm/objects/2026-09/deal/101",
                "/crm/objects/2027-03-beta/0-3/101", "/crm/v3/objects/deals/101", "/crm/v3/objects/0-3/101"
            })
    void everyDialectMeansTheSame(String path) {
        assertThat(client.get(path).body())
                .isEqualTo(client.get(D + "deals/101").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"installations", "installation", "2-41960017", "p12345_installations"})
    void aCustomObjectGoesByFourNames(String name) {
        assertThat(client.json(D + name + "?properties=site")
                        .path("results")
                        .get(0)
                        .path("properties")
                        .path("site")
                        .asString())
                .isEqualTo("Lyon");
        assertThat(client.json("/crm/properties/2026-09/" + name)
                        .path("results")
                        .size())
                .isEqualTo(4);
        assertThat(client.json("/crm-object-schemas/2026-09/schemas/" + name)
                        .path("objectTypeId")
                        .asString())
                .isEqualTo("2-41960017");
    }

    @Test
    void schemasDescribeTheCustomObjectsThereAre() {
        JsonNode schema = client.json("/crm-object-schemas/2026-09/schemas")
                .path("results")
                .get(0);
        assertThat(schema.path("fullyQualifiedName").asString()).isEqualTo("p12345_installations");
        assertThat(schema.path("labels").path("plural").asString()).isEqualTo("Installations");
        assertThat(schema.path("properties").size()).isEqualTo(4);
        try (Served none = Served.of(HandMadePortal.empty())) {
            assertThat(none.client().json("/crm-object-schemas/v3/schemas").path("results"))
                    .isEmpty();
            assertThat(none.client().get(D + "2-41960017").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void anOpaqueCursorIsNoKey() {
        served.failWith("list.afterAsKey=off");
        JsonNode page = client.json(D + "deals?limit=1");
        String cursor = page.path("paging").path("next").path("after").asString();
        assertThat(cursor).doesNotMatch("\\d+");
        assertThat(client.json(D + "deals?limit=1&after=" + cursor)
                        .path("results")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo("102");
        assertThat(client.json(D + "deals?limit=1&after=150")
                        .path("results")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo("101");
    }

    @Test
    void aPageMayComeTwiceAndNothingIsLost() {
        served.failWith("list.repeat=1");
        List<String> ids = new ArrayList<>();
        String after = "";
        for (int i = 0; i < 20 && (i == 0 || !after.isEmpty()); i++) {
            JsonNode page = client.json(D + "deals?limit=1" + (after.isEmpty() ? "" : "&after=" + after));
            page.path("results").forEach(deal -> ids.add(deal.path("id").asString()));
            after = page.path("paging").path("next").path("after").asString("");
        }
        assertThat(ids).containsExactly("101", "101", "102", "102", "201");
    }

    @Test
    void aPageMayBeOutOfOrder() {
        assertThat(ids(client.json(D + "deals"))).containsExactly("101", "102", "201");
        served.failWith("list.shuffle=on");
        assertThat(ids(client.json(D + "deals")))
                .containsExactlyInAnyOrder("101", "102", "201")
                .isNotEqualTo(List.of("101", "102", "201"));
    }

    @Test
    void associationsInListsMayBeCutOff() {
        String path = D + "deals/101?associations=companies";
        assertThat(client.json(path)
                        .path("associations")
                        .path("companies")
                        .path("results")
                        .size())
                .isEqualTo(2);
        served.failWith("list.associations=1");
        JsonNode cut = client.json(path).path("associations").path("companies");
        assertThat(cut.path("results").size()).isEqualTo(1);
        assertThat(cut.path("paging").path("next").path("after").asString()).isEqualTo("402");
    }

    @Test
    void aMergedRecordAnswersWithItsSurvivor() {
        assertThat(deal(103, "properties=hs_merged_object_ids").path("id").asString())
                .isEqualTo("201");
        JsonNode batch = client.json(
                D + "deals/batch/read",
                "{\"inputs\":[{\"id\":\"103\"},{\"id\":\"101\"},{\"id\":\"104\"}],\"properties\":[\"hs_merged_object_ids\"]}");
        assertThat(ids(batch)).containsExactlyInAnyOrder("201", "101");
        assertThat(batch.has("errors")).isFalse();
        assertThat(ids(client.json(D + "deals"))).containsExactly("101", "102", "201");
        assertThat(client.json(D + "deals/search", "{}").path("total").asInt()).isEqualTo(3);
    }

    @Test
    void associationsOfAMergedRecordAreEmpty() {
        String path = "/crm/associations/2026-09/deals/contacts/batch/read";
        HttpResponse<String> answer = client.post(path, "{\"inputs\":[{\"id\":\"103\"},{\"id\":\"201\"}]}");
        assertThat(answer.statusCode()).isEqualTo(207);
        JsonNode body = Client.MAPPER.readTree(answer.body());
        assertThat(body.path("results").size()).isEqualTo(1);
        assertThat(body.path("errors")
                        .get(0)
                        .path("context")
                        .path("fromObjectId")
                        .get(0)
                        .asString())
                .isEqualTo("103");
    }

    @Test
    void archivedRecordsVanishAfterNinetyDays() {
        try (Served own = Served.of(portal())) {
            Client its = own.client();
            JsonNode archived = its.json(D + "deals?archived=true");
            assertThat(ids(archived)).containsExactly("105", "106");
            assertThat(archived.path("results").get(0).path("archivedAt").asString())
                    .isEqualTo(PortalRecord.text(NOW - 30 * DAY));
            own.advance(Duration.ofDays(1));
            assertThat(ids(its.json(D + "deals?archived=true"))).containsExactly("105");
            assertThat(its.get(D + "deals/106?archived=true").statusCode()).isEqualTo(404);
            own.advance(Duration.ofDays(58).plusHours(23));
            assertThat(ids(its.json(D + "deals?archived=true"))).containsExactly("105");
            own.advance(Duration.ofHours(1));
            assertThat(ids(its.json(D + "deals?archived=true"))).isEmpty();
        }
    }

    @Test
    void archivingDoesNotCountAsAChange() {
        JsonNode archived = client.json(D + "deals/105?archived=true");
        assertThat(archived.path("updatedAt").asString()).isEqualTo(PortalRecord.text(NOW - 300 * DAY));
    }
}
