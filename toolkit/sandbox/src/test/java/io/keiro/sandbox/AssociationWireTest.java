package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which records belong together, as a client sees it. */
class AssociationWireTest {

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(300).withRate(RateProfile.UNLIMITED));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static List<String> idsOf(String type) {
        return client.all(type, "").stream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private static String inputs(List<String> ids) {
        return "{\"inputs\":["
                + ids.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",")) + "]}";
    }

    /** All pairs from one type to another, written "from>to". */
    private static Set<String> pairs(String from, String to, boolean turned) {
        Set<String> pairs = new TreeSet<>();
        for (List<String> part : parts(idsOf(from))) {
            JsonNode answer = client.json("/crm/associations/2026-09/" + from + "/" + to + "/batch/read", inputs(part));
            for (JsonNode result : answer.path("results")) {
                String id = result.path("from").path("id").asString();
                for (JsonNode one : result.path("to")) {
                    long other = one.path("toObjectId").asLong();
                    pairs.add(turned ? other + ">" + id : id + ">" + other);
                }
            }
        }
        return pairs;
    }

    private static List<List<String>> parts(List<String> ids) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += 1000) {
            parts.add(ids.subList(i, Math.min(ids.size(), i + 1000)));
        }
        return parts;
    }

    @ParameterizedTest
    @CsvSource({
        "deals,contacts",
        "deals,companies",
        "deals,quotes",
        "deals,invoices",
        "deals,commerce_payments",
        "deals,line_items",
        "invoices,commerce_payments",
        "invoices,quotes",
        "contacts,companies",
        "contacts,quotes",
        "contacts,invoices",
        "companies,invoices",
        "leads,contacts",
        "leads,deals",
        "deals,orders",
        "deals,calls",
        "deals,emails",
        "deals,meetings",
        "contacts,calls",
        "contacts,meetings",
        "orders,invoices",
        "orders,line_items",
        "quotes,line_items",
        "invoices,line_items",
        "orders,quotes",
        "deals,tickets",
        "deals,subscriptions"
    })
    void bothDirectionsTellTheSame(String from, String to) {
        Set<String> there = pairs(from, to, false);
        assertThat(there).isNotEmpty();
        Set<String> known = Set.copyOf(idsOf(to));
        assertThat(there).allMatch(pair -> known.contains(pair.substring(pair.indexOf('>') + 1)));
        Set<String> back = pairs(to, from, true);
        if (!back.isEmpty()) {
            assertThat(back).isEqualTo(there);
        }
    }

    @Test
    void anAnswerHasNumbersKindsAndLabels() {
        String deal = idsOf("deals").get(0);
        JsonNode answer = client.json("/crm/associations/2026-09/deals/companies/batch/read", inputs(List.of(deal)));
        assertThat(answer.path("status").asString()).isEqualTo("COMPLETE");
        JsonNode to = answer.path("results").get(0).path("to").get(0);
        assertThat(to.path("toObjectId").isNumber()).isTrue();
        assertThat(to.path("associationTypes").toString())
                .isEqualTo("[{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":5,\"label\":\"Primary\"},"
                        + "{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":341,\"label\":null}]");
        assertThat(client.json("/crm/v4/associations/0-3/0-2/batch/read", inputs(List.of(deal))))
                .isEqualTo(answer);
    }

    @Test
    void typeIdsAreThoseOfThePublishedTable() {
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "deals/contacts", 3,
                "deals/line_items", 19,
                "deals/quotes", 63,
                "deals/invoices", 176,
                "deals/commerce_payments", 392,
                "quotes/deals", 64,
                "invoices/deals", 175,
                "invoices/commerce_payments", 541,
                "commerce_payments/invoices", 542,
                "line_items/deals", 20));
        expected.forEach((pair, typeId) -> {
            String from = pair.split("/")[0];
            JsonNode answer = client.json(
                    "/crm/associations/2026-09/" + pair + "/batch/read",
                    inputs(parts(idsOf(from)).get(0)));
            assertThat(answer.path("results")
                            .get(0)
                            .path("to")
                            .get(0)
                            .path("associationTypes")
                            .get(0)
                            .path("typeId")
                            .asInt())
                    .as(pair)
                    .isEqualTo(typeId);
        });
    }

    @Test
    void recordsWithoutAssociationsAreNamedIn207() {
        String deal = idsOf("deals").get(0);
        var answer =
                client.post("/crm/associations/2026-09/deals/tickets/batch/read", inputs(List.of(deal, "77", "x")));
        assertThat(answer.statusCode()).isEqualTo(207);
        JsonNode body = Client.MAPPER.readTree(answer.body());
        assertThat(body.path("results")).isEmpty();
        assertThat(body.path("numErrors").asInt()).isEqualTo(3);
        JsonNode error = body.path("errors").get(0);
        assertThat(error.path("subCategory").asString()).isEqualTo("crm.associations.NO_ASSOCIATIONS_FOUND");
        assertThat(error.path("context").path("fromObjectId").toString()).isEqualTo("[\"" + deal + "\"]");
    }

    @Test
    void aThousandInputsAreTheMost() {
        List<String> ids = IntStream.range(0, 1001).mapToObj(Integer::toString).toList();
        assertThat(client.post("/crm/associations/2026-09/deals/contacts/batch/read", inputs(ids.subList(0, 1000)))
                        .statusCode())
                .isEqualTo(207);
        var tooMany = client.post("/crm/associations/2026-09/deals/contacts/batch/read", inputs(ids));
        assertThat(tooMany.statusCode()).isEqualTo(400);
        assertThat(tooMany.body()).contains("for associations is 1000, but 1001 were given");
    }

    @Test
    void oneRecordsAssociationsComeInPages() {
        String busiest = "";
        List<String> expected = List.of();
        for (String company : idsOf("companies")) {
            List<String> deals = linked("/crm/objects/2026-09/companies/" + company + "/associations/deals");
            if (deals.size() > expected.size()) {
                busiest = company;
                expected = deals;
            }
        }
        assertThat(expected).hasSizeGreaterThan(2);
        String path = "/crm/v4/objects/companies/" + busiest + "/associations/deals?limit=2";
        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = client.json(path + (after.isEmpty() ? "" : "&after=" + after));
            page.path("results")
                    .forEach(one -> walked.add(one.path("toObjectId").asString()));
            after = page.path("paging").path("next").path("after").asString("");
        } while (!after.isEmpty());
        assertThat(walked).isEqualTo(expected);
        assertThat(client.get("/crm/objects/2026-09/companies/" + busiest + "/associations/deals?limit=501")
                        .statusCode())
                .isEqualTo(400);
    }

    private static List<String> linked(String path) {
        List<String> ids = new ArrayList<>();
        client.json(path)
                .path("results")
                .forEach(one -> ids.add(one.path("toObjectId").asString()));
        return ids;
    }

    @Test
    void anArchivedDuplicateHasNoAssociations() {
        String duplicate =
                client.all("deals", "archived=true").get(0).path("id").asString();
        assertThat(linked("/crm/objects/2026-09/deals/" + duplicate + "/associations/companies"))
                .isEmpty();
    }
}
