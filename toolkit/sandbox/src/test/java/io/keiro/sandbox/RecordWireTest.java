package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Listing, reading one and reading many, as a client sees it. */
class RecordWireTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/objects/2026-09/deals",
                "/crm/objects/2026-03/deals",
                "/crm/objects/2025-09/deal",
                "/crm/objects/2027-03-beta/0-3",
                "/crm/objects/v3/deals",
                "/crm/v3/objects/deals",
                "/crm/v3/objects/0-3"
            })
    void everyDialectAndNameMeansTheSame(String path) {
        assertThat(ids(client.json(path + "?limit=7")))
                .isEqualTo(ids(client.json("/crm/objects/2026-09/deals?limit=7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/v4/objects/deals",
                "/crm/objects/v2/deals",
                "/crm/objects/2026-04/deals",
                "/crm/objects",
                "/crm/objects/2026-09/deals/1/2/3",
                "/crm/objects/2026-09/deals/1/associations/contacts/2",
                "/",
                "/something/else/entirely"
            })
    void pathsThatDoNotExistAre404(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesFollowEachOtherByTheIdOfTheNextRecord() {
        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = client.json("/crm/objects/2026-09/deals?limit=100" + after);
            List<String> ids = ids(page);
            String next = page.path("paging").path("next").path("after").asString("");
            if (!next.isEmpty()) {
                assertThat(ids).hasSize(100);
                assertThat(Long.parseLong(next)).isGreaterThan(Long.parseLong(ids.get(99)));
            }
            walked.addAll(ids);
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        assertThat(walked).hasSize(300).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{11,12}"));
        assertThat(walked.stream().map(Long::parseLong)).isSorted();
    }

    @Test
    void anAfterBetweenTwoIdsContinuesAtTheNextOne() {
        List<String> ids = ids(client.json("/crm/objects/2026-09/deals?limit=3"));
        long between = Long.parseLong(ids.get(1)) - 1;
        assertThat(ids(client.json("/crm/objects/2026-09/deals?limit=1&after=" + between)))
                .containsExactly(ids.get(1));
        assertThat(client.get("/crm/objects/2026-09/deals?after=abc").statusCode())
                .isEqualTo(400);
    }

    @Test
    void tenRecordsComeUnlessALimitIsGiven() {
        assertThat(ids(client.json("/crm/objects/2026-09/deals"))).hasSize(10);
    }

    @Test
    void valuesAreTextsUnsetOnesNullAndUnknownOnesIgnored() {
        JsonNode open = client.all("deals", "properties=dealname,closed_lost_reason,no_such_property,amount").stream()
                .filter(deal ->
                        deal.path("properties").path("closed_lost_reason").isNull())
                .findFirst()
                .orElseThrow();
        JsonNode properties = open.path("properties");
        assertThat(properties.propertyNames())
                .containsExactlyInAnyOrder(
                        "createdate",
                        "hs_lastmodifieddate",
                        "hs_object_id",
                        "dealname",
                        "closed_lost_reason",
                        "amount");
        assertThat(properties.path("hs_object_id").asString())
                .isEqualTo(open.path("id").asString());
        assertThat(properties.path("dealname").isString()).isTrue();
        assertThat(Instant.parse(properties.path("createdate").asString()))
                .isEqualTo(Instant.parse(open.path("createdAt").asString()));
        assertThat(open.path("archived").isBoolean()).isTrue();
        assertThat(open.has("archivedAt")).isFalse();
    }

    @Test
    void withoutNamesTheStandardPropertiesCome() {
        assertThat(first("deals", "").path("properties").propertyNames())
                .contains("dealname", "dealstage", "pipeline", "amount", "closedate", "hs_object_id");
        assertThat(first("contacts", "").path("properties").propertyNames())
                .contains("email", "firstname", "lastname", "createdate", "lastmodifieddate");
        assertThat(first("invoices", "").path("properties").propertyNames())
                .containsExactlyInAnyOrder("hs_createdate", "hs_lastmodifieddate", "hs_object_id");
    }

    @Test
    void propertyNamesMayBeRepeatedOrListed() {
        String one = client.get("/crm/objects/2026-09/deals?properties=amount,region")
                .body();
        String other = client.get("/crm/objects/2026-09/deals?properties=amount&properties=region")
                .body();
        assertThat(Client.MAPPER.readTree(one).path("results"))
                .isEqualTo(Client.MAPPER.readTree(other).path("results"));
    }

    @Test
    void historyComesNewestFirstAndAgreesWithTheValue() {
        List<JsonNode> deals = client.all("deals", "properties=dealstage&propertiesWithHistory=dealstage,closedate");
        assertThat(deals).hasSize(300);
        for (JsonNode deal : deals) {
            JsonNode history = deal.path("propertiesWithHistory").path("dealstage");
            assertThat(history.get(0).path("value"))
                    .isEqualTo(deal.path("properties").path("dealstage"));
            List<Instant> times = new ArrayList<>();
            for (JsonNode entry : history) {
                times.add(Instant.parse(entry.path("timestamp").asString()));
                assertThat(entry.path("sourceType").asString()).isIn("CRM_UI", "AUTOMATION_PLATFORM");
            }
            assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
            assertThat(times.get(times.size() - 1))
                    .isEqualTo(Instant.parse(deal.path("createdAt").asString()));
        }
    }

    @Test
    void historyNamesTheUserById() {
        Set<Long> users = new HashSet<>();
        for (String archived : List.of("false", "true")) {
            client.json("/crm/owners/2026-09?archived=" + archived)
                    .path("results")
                    .forEach(owner ->
                            users.add(owner.path("userIdIncludingInactive").asLong()));
        }
        for (JsonNode entry : first("deals", "propertiesWithHistory=dealname")
                .path("propertiesWithHistory")
                .path("dealname")) {
            assertThat(users).contains(entry.path("updatedByUserId").asLong());
            assertThat(entry.path("sourceId").asString())
                    .isEqualTo("userId:" + entry.path("updatedByUserId").asLong());
        }
    }

    @Test
    void pagesHaveTheirMaxima() {
        assertThat(client.get("/crm/objects/2026-09/deals?limit=100").statusCode())
                .isEqualTo(200);
        assertThat(client.get("/crm/objects/2026-09/deals?limit=101").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/crm/objects/2026-09/deals?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/crm/objects/2026-09/deals?limit=ten").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/crm/objects/2026-09/deals?limit=50&propertiesWithHistory=dealstage")
                        .statusCode())
                .isEqualTo(200);
        var tooMany = client.get("/crm/objects/2026-09/deals?limit=51&propertiesWithHistory=dealstage");
        assertThat(tooMany.statusCode()).isEqualTo(400);
        JsonNode envelope = Client.MAPPER.readTree(tooMany.body());
        assertThat(envelope.path("status").asString()).isEqualTo("error");
        assertThat(envelope.path("category").asString()).isEqualTo("VALIDATION_ERROR");
        assertThat(envelope.path("message").asString())
                .isEqualTo("limit must be from 1 to 50 for this request, but was 51");
        assertThat(envelope.path("correlationId").asString()).hasSize(36);
    }

    @Test
    void archivedRecordsAreApartAndCarryTheirTime() {
        List<JsonNode> archived = client.all("deals", "archived=true");
        assertThat(archived).isNotEmpty().allMatch(deal -> deal.path("archived").asBoolean());
        Set<String> live = client.all("deals", "archived=false").stream()
                .map(deal -> deal.path("id").asString())
                .collect(Collectors.toSet());
        Instant oldest = sandbox.options().end().minusSeconds(90 * 86_400L);
        for (JsonNode deal : archived) {
            assertThat(live).doesNotContain(deal.path("id").asString());
            Instant at = Instant.parse(deal.path("archivedAt").asString());
            assertThat(at).isAfter(oldest).isBefore(sandbox.options().end());
            // Archiving is no change of a property.
            assertThat(Instant.parse(deal.path("updatedAt").asString())).isBefore(at);
            String one = "/crm/objects/2026-09/deals/" + deal.path("id").asString();
            assertThat(client.get(one).statusCode()).isEqualTo(404);
            assertThat(client.get(one + "?archived=true").statusCode()).isEqualTo(200);
        }
        assertThat(client.all("contacts", "archived=true")).isEmpty();
    }

    @Test
    void oneRecordIsReadByIdOrByAnotherProperty() {
        JsonNode listed = first("contacts", "properties=email");
        String id = listed.path("id").asString();
        assertThat(client.json("/crm/objects/2026-09/contacts/" + id + "?properties=email"))
                .isEqualTo(listed);
        String email = listed.path("properties").path("email").asString();
        assertThat(client.json("/crm/objects/2026-09/contacts/" + email + "?idProperty=email&properties=email"))
                .isEqualTo(listed);
        assertThat(client.get("/crm/objects/2026-09/contacts/" + email + "?idProperty=nothing")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUnknownIdIs404WithoutCategory() {
        for (String id : List.of("1", "99999999999", "abc")) {
            var answer = client.get("/crm/objects/2026-09/deals/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            JsonNode envelope = Client.MAPPER.readTree(answer.body());
            assertThat(envelope.path("message").asString()).isEqualTo("resource not found");
            assertThat(envelope.has("category")).isFalse();
        }
    }

    @Test
    void aBatchFindsWhatExistsAndNamesWhatDoesNot() {
        List<String> ids = ids(client.json("/crm/objects/2026-09/deals?limit=100"));
        JsonNode all = client.json("/crm/objects/2026-09/deals/batch/read", batch(ids, "\"properties\":[\"amount\"]"));
        assertThat(all.path("status").asString()).isEqualTo("COMPLETE");
        assertThat(all.has("errors")).isFalse();
        assertThat(ids(all)).containsExactlyInAnyOrderElementsOf(ids).isNotEqualTo(ids);

        var partly = client.post(
                "/crm/v3/objects/deals/batch/read",
                batch(List.of(ids.get(0), "99", ids.get(0), "x"), "\"properties\":[]"));
        assertThat(partly.statusCode()).isEqualTo(207);
        JsonNode body = Client.MAPPER.readTree(partly.body());
        assertThat(ids(body)).containsExactly(ids.get(0));
        assertThat(body.path("numErrors").asInt()).isEqualTo(1);
        JsonNode error = body.path("errors").get(0);
        assertThat(error.path("category").asString()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(error.path("context").path("ids").toString()).isEqualTo("[\"99\",\"x\"]");
    }

    @Test
    void aBatchTakesAHundredAndFiftyWithHistory() {
        List<String> ids = ids(client.json("/crm/objects/2026-09/deals?limit=100"));
        String history = "\"propertiesWithHistory\":[\"dealstage\"]";
        JsonNode fifty = client.json("/crm/objects/2026-09/deals/batch/read", batch(ids.subList(0, 50), history));
        assertThat(fifty.path("results").get(0).path("propertiesWithHistory").path("dealstage"))
                .isNotEmpty();
        var tooMany = client.post("/crm/objects/2026-09/deals/batch/read", batch(ids.subList(0, 51), history));
        assertThat(tooMany.statusCode()).isEqualTo(400);
        assertThat(tooMany.body())
                .contains("\"category\":\"VALIDATION_ERROR\"")
                .contains("The maximum number of inputs supported in a batch request for property histories is 50");
        List<String> hundredAndOne =
                IntStream.range(0, 101).mapToObj(Integer::toString).toList();
        assertThat(client.post("/crm/objects/2026-09/deals/batch/read", batch(hundredAndOne, "\"properties\":[]"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBatchReadsByAnotherPropertyAndTheArchivedOnes() {
        JsonNode contact = first("contacts", "properties=email");
        String email = contact.path("properties").path("email").asString();
        assertThat(ids(client.json(
                        "/crm/objects/2026-09/contacts/batch/read", batch(List.of(email), "\"idProperty\":\"email\""))))
                .containsExactly(contact.path("id").asString());
        String archived = client.all("deals", "archived=true").get(0).path("id").asString();
        String body = batch(List.of(archived), "\"properties\":[]");
        assertThat(client.post("/crm/objects/2026-09/deals/batch/read", body).statusCode())
                .isEqualTo(207);
        assertThat(ids(client.json("/crm/objects/2026-09/deals/batch/read?archived=true", body)))
                .containsExactly(archived);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "nonsense"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        var answer = client.post("/crm/objects/2026-09/deals/batch/read", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Invalid input JSON");
    }

    @Test
    void historiesAreCutWhereThePortalForgets() {
        Sandbox.Options options = Sandbox.Options.defaults().withDeals(60).withRate(RateProfile.UNLIMITED);
        try (Sandbox whole = Sandbox.start(options.withFaults(Faults.none().withHistoryCap(HistoryCap.none())));
                Sandbox cut = Sandbox.start(options.withFaults(Faults.none().withHistoryCap(new HistoryCap(3, 2))))) {
            String deals = "propertiesWithHistory=dealstage";
            String contacts = "propertiesWithHistory=lifecyclestage";
            assertThat(cutTo(3, new Client(whole).all("deals", deals), "dealstage"))
                    .isEqualTo(histories(new Client(cut).all("deals", deals), "dealstage"));
            assertThat(cutTo(2, new Client(whole).all("contacts", contacts), "lifecyclestage"))
                    .isEqualTo(histories(new Client(cut).all("contacts", contacts), "lifecyclestage"));
        }
    }

    private static List<List<JsonNode>> cutTo(int cap, List<JsonNode> records, String property) {
        List<List<JsonNode>> histories = histories(records, property);
        assertThat(histories).anyMatch(history -> history.size() > cap);
        return histories.stream()
                .map(history -> history.subList(0, Math.min(cap, history.size())))
                .toList();
    }

    private static List<List<JsonNode>> histories(List<JsonNode> records, String property) {
        return records.stream()
                .map(one -> {
                    List<JsonNode> history = new ArrayList<>();
                    one.path("propertiesWithHistory").path(property).forEach(history::add);
                    return history;
                })
                .toList();
    }

    @Test
    void typesWithoutRecordsAreEmptyAndUnknownTypesAreRefused() {
        for (String type : List.of("products", "0-84", "services")) {
            assertThat(client.json("/crm/objects/2026-09/" + type).path("results"))
                    .isEmpty();
        }
        var answer = client.get("/crm/objects/2026-09/unicorns");
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode envelope = Client.MAPPER.readTree(answer.body());
        assertThat(envelope.path("message").asString()).isEqualTo("Unable to infer object type from: unicorns");
        assertThat(envelope.has("category")).isFalse();
    }

    @Test
    void listsCarryAssociationsWhenAsked() {
        List<JsonNode> deals = client.all("deals", "associations=companies,contacts,line_items,products");
        int several = 0;
        for (JsonNode deal : deals) {
            JsonNode companies = deal.path("associations").path("companies").path("results");
            several += companies.size() > 1 ? 1 : 0;
            assertThat(companies.size()).isBetween(1, 2);
            assertThat(companies.get(0).path("type").asString()).isEqualTo("deal_to_company");
            assertThat(deal.path("associations").path("contacts").path("results"))
                    .isNotEmpty();
            assertThat(deal.path("associations").has("products")).isFalse();
        }
        assertThat(several).isPositive();
    }

    private static JsonNode first(String type, String query) {
        return client.json("/crm/objects/2026-09/" + type + "?limit=1&" + query)
                .path("results")
                .get(0);
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("results").forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private static String batch(List<String> ids, String rest) {
        String inputs = ids.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
        return "{\"inputs\":[" + inputs + "]," + rest + "}";
    }
}
