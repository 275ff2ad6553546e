package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Searching, as a client sees it. */
class SearchWireTest {

    private static final String DEALS = "/crm/objects/2026-09/deals/search";

    private static Sandbox sandbox;
    private static Client client;
    private static List<JsonNode> deals;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(400).withRate(RateProfile.UNLIMITED));
        client = new Client(sandbox);
        deals = client.all("deals", "properties=amount,region,dealtype,closed_lost_reason,dealname");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static JsonNode search(String filters) {
        return client.json(DEALS, "{\"filterGroups\":[{\"filters\":[" + filters + "]}],\"limit\":200}");
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("results").forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private static List<String> idsWhere(java.util.function.Predicate<JsonNode> wanted) {
        return deals.stream()
                .filter(deal -> wanted.test(deal.path("properties")))
                .map(deal -> deal.path("id").asString())
                .toList();
    }

    private static double amount(JsonNode properties) {
        return properties.path("amount").isNull()
                ? Double.NaN
                : Double.parseDouble(properties.path("amount").asString());
    }

    @Test
    void anEmptySearchFindsEverythingInPagesByOffset() {
        JsonNode first = client.json(DEALS, "{}");
        assertThat(first.path("total").asInt()).isEqualTo(400);
        assertThat(first.path("results")).hasSize(10);
        assertThat(first.path("paging").path("next").path("after").asString()).isEqualTo("10");
        JsonNode last = client.json(DEALS, "{\"limit\":200,\"after\":\"300\"}");
        assertThat(last.path("results")).hasSize(100);
        assertThat(last.has("paging")).isFalse();
        assertThat(client.json(DEALS, "{\"after\":9000}").path("results")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LT,<", "LTE,<=", "GT,>", "GTE,>="})
    void numbersCompareAsNumbers(String operator, String meaning) {
        double bound = deals.stream()
                .map(deal -> deal.path("properties"))
                .filter(properties -> !properties.path("amount").isNull())
                .findFirst()
                .map(SearchWireTest::amount)
                .orElseThrow();
        List<String> expected = idsWhere(properties -> {
            double amount = amount(properties);
            return switch (meaning) {
                case "<" -> amount < bound;
                case "<=" -> amount <= bound;
                case ">" -> amount > bound;
                default -> amount >= bound;
            };
        });
        JsonNode found =
                search("{\"propertyName\":\"amount\",\"operator\":\"" + operator + "\",\"value\":\"" + bound + "\"}");
        assertThat(found.path("total").asInt()).isEqualTo(expected.size()).isPositive();
        assertThat(expected).containsAll(ids(found));
    }

    @Test
    void rangesAndTimesCompareInclusively() {
        String property =
                "{\"propertyName\":\"amount\",\"operator\":\"BETWEEN\",\"value\":\"10000\",\"highValue\":\"20000\"}";
        List<String> expected = idsWhere(properties -> amount(properties) >= 10_000 && amount(properties) <= 20_000);
        assertThat(ids(search(property))).containsExactlyElementsOf(expected);
        String createdAt = deals.get(10).path("createdAt").asString();
        long created = java.time.Instant.parse(createdAt).toEpochMilli();
        String exactly = "{\"propertyName\":\"createdate\",\"operator\":\"EQ\",\"value\":\"" + created + "\"}";
        assertThat(ids(search(exactly))).contains(deals.get(10).path("id").asString());
        String from = "{\"propertyName\":\"hs_lastmodifieddate\",\"operator\":\"GTE\",\"value\":\"" + created + "\"}";
        long changedSince = deals.stream()
                .filter(deal -> java.time.Instant.parse(deal.path("updatedAt").asString())
                                .toEpochMilli()
                        >= created)
                .count();
        assertThat(search(from).path("total").asLong()).isEqualTo(changedSince);
    }

    @Test
    void textsAndChoicesCompareAsTheirTypeDoes() {
        assertThat(search(filter("region", "EQ", "West")).path("total").asInt())
                .isEqualTo(idsWhere(p -> p.path("region").asString().equals("West"))
                        .size())
                .isPositive();
        assertThat(search(filter("region", "EQ", "west")).path("total").asInt()).isZero();
        assertThat(search(filter("region", "NEQ", "West")).path("total").asInt())
                .isEqualTo(idsWhere(p -> !p.path("region").asString().equals("West"))
                        .size());
        String name = deals.get(0).path("properties").path("dealname").asString();
        assertThat(search(filter("dealname", "EQ", name.toUpperCase(java.util.Locale.ROOT)))
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(search(filter("dealname", "CONTAINS_TOKEN", "softw*"))
                        .path("total")
                        .asInt())
                .isEqualTo(idsWhere(p -> p.path("dealname").asString().contains("Software"))
                        .size())
                .isPositive();
        assertThat(search(filter("dealname", "NOT_CONTAINS_TOKEN", "software"))
                        .path("total")
                        .asInt())
                .isEqualTo(idsWhere(p -> !p.path("dealname").asString().contains("Software"))
                        .size());
    }

    @Test
    void listsAndPresence() {
        String in = "{\"propertyName\":\"region\",\"operator\":\"IN\",\"values\":[\"West\",\"North\"]}";
        String notIn = "{\"propertyName\":\"region\",\"operator\":\"NOT_IN\",\"values\":[\"West\",\"North\"]}";
        int inside = search(in).path("total").asInt();
        assertThat(inside).isPositive();
        assertThat(search(notIn).path("total").asInt()).isEqualTo(400 - inside);
        int lost = search("{\"propertyName\":\"closed_lost_reason\",\"operator\":\"HAS_PROPERTY\"}")
                .path("total")
                .asInt();
        assertThat(lost)
                .isEqualTo(idsWhere(p -> !p.path("closed_lost_reason").isNull()).size())
                .isPositive();
        assertThat(search("{\"propertyName\":\"closed_lost_reason\",\"operator\":\"NOT_HAS_PROPERTY\"}")
                        .path("total")
                        .asInt())
                .isEqualTo(400 - lost);
    }

    @Test
    void filtersOfAGroupMustAllHoldAndOneGroupIsEnough() {
        String west = filter("region", "EQ", "West");
        String new1 = filter("dealtype", "EQ", "newbusiness");
        int both = search(west + "," + new1).path("total").asInt();
        String either = "{\"filterGroups\":[{\"filters\":[" + west + "]},{\"filters\":[" + new1 + "]}]}";
        int one = client.json(DEALS, either).path("total").asInt();
        assertThat(both + one)
                .isEqualTo(search(west).path("total").asInt()
                        + search(new1).path("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hs_object_id\"", "{\"propertyName\":\"hs_object_id\",\"direction\":\"ASCENDING\"}"})
    void idWindowsWalkTheWholePortal(String sort) {
        List<String> walked = new ArrayList<>();
        String last = "1";
        while (true) {
            JsonNode page = client.json(
                    DEALS,
                    "{\"filterGroups\":[{\"filters\":[" + filter("hs_object_id", "GT", last) + "]}],\"sorts\":[" + sort
                            + "],\"properties\":[\"hs_object_id\"],\"limit\":150}");
            List<String> ids = ids(page);
            if (ids.isEmpty()) {
                break;
            }
            walked.addAll(ids);
            last = ids.get(ids.size() - 1);
        }
        assertThat(walked)
                .isEqualTo(
                        deals.stream().map(deal -> deal.path("id").asString()).toList());
    }

    @Test
    void oneSortInEitherDirection() {
        ToDoubleFunction<JsonNode> amount = deal -> amount(deal.path("properties"));
        String known =
                "\"filterGroups\":[{\"filters\":[{\"propertyName\":\"amount\",\"operator\":\"HAS_PROPERTY\"}]}],";
        String sort = "\"sorts\":[{\"propertyName\":\"amount\",\"direction\":\"DESCENDING\"}]";
        JsonNode page = client.json(DEALS, "{" + known + sort + ",\"properties\":[\"amount\"],\"limit\":100}");
        List<Double> amounts = new ArrayList<>();
        page.path("results").forEach(deal -> amounts.add(amount.applyAsDouble(deal)));
        assertThat(amounts).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(client.post(DEALS, "{\"sorts\":[\"amount\",\"region\"]}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void archivedRecordsAreNotFound() {
        String archived = client.all("deals", "archived=true").get(0).path("id").asString();
        assertThat(search(filter("hs_object_id", "EQ", archived)).path("total").asInt())
                .isZero();
    }

    @Test
    void contactsCallTheirLastChangeDifferently() {
        String filter = filter("lastmodifieddate", "GTE", "1000");
        String body = "{\"filterGroups\":[{\"filters\":[" + filter + "]}]}";
        int contacts = client.all("contacts", "").size();
        assertThat(client.json("/crm/objects/2026-09/contacts/search", body)
                        .path("total")
                        .asInt())
                .isEqualTo(contacts);
        assertThat(client.post(DEALS, body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'limit':201} | limit must be from 1 to 200 for a search, but was 201",
                "{'limit':100,'after':'9901'} | A search gives at most 10000 results, but after=9901",
                "{'after':'x'} | after must be a whole number in a search, but was 'x'",
                "{'query':'west'} | leave out 'query'",
                "{'filterGroups':[{'filters':[{'propertyName':'nope','operator':'EQ','value':'1'}]}]} | property 'nope' does not exist",
                "{'filterGroups':[{'filters':[{'propertyName':'amount','operator':'LIKE','value':'1'}]}]} | operator 'LIKE' of the filter on 'amount' is not one of EQ, NEQ",
                "{'filterGroups':[{'filters':[{'propertyName':'amount','operator':'GT','value':'much'}]}]} | must be a number, or epoch milliseconds for a date, but was 'much'",
            })
    void whatASearchCannotDoIsExplained(String body, String message) {
        var answer = client.post(DEALS, body.replace('\'', '"').replace("\"query\":\"west\"", "\"query\":\"west\""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.MAPPER.readTree(answer.body()).path("message").asString())
                .contains(message);
    }

    @Test
    void groupsFiltersAndLengthAreLimited() {
        String one = filter("amount", "GT", "1");
        assertThat(client.post(DEALS, groups(5, 3, one)).statusCode()).isEqualTo(200);
        assertThat(client.post(DEALS, groups(6, 1, one)).statusCode()).isEqualTo(400);
        assertThat(client.post(DEALS, groups(1, 6, one)).statusCode()).isEqualTo(200);
        assertThat(client.post(DEALS, groups(1, 7, one)).statusCode()).isEqualTo(400);
        assertThat(client.post(DEALS, groups(4, 5, one)).statusCode()).isEqualTo(400);
        String values =
                IntStream.range(0, 300).mapToObj(i -> "\"2746089570" + i + "\"").collect(Collectors.joining(","));
        var tooLong = client.post(
                DEALS,
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"hs_object_id\",\"operator\":\"IN\",\"values\":["
                        + values + "]}]}]}");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("The query is longer than 3000 characters");
    }

    @Test
    void aTimeBoundAtTheEpochFailsAsItDoesInLife() {
        String filter = filter("createdate", "GTE", "0");
        assertThat(client.post(DEALS, "{\"filterGroups\":[{\"filters\":[" + filter + "]}]}")
                        .statusCode())
                .isEqualTo(500);
    }

    private static String groups(int groups, int filters, String filter) {
        String group = "{\"filters\":["
                + IntStream.range(0, filters).mapToObj(i -> filter).collect(Collectors.joining(",")) + "]}";
        return "{\"filterGroups\":["
                + IntStream.range(0, groups).mapToObj(i -> group).collect(Collectors.joining(",")) + "]}";
    }

    private static String filter(String property, String operator, String value) {
        return "{\"propertyName\":\"" + property + "\",\"operator\":\"" + operator + "\",\"value\":\"" + value + "\"}";
    }
}
