package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.sandbox.portal.PortalServer.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract itself: that it lets good bodies pass and none that is broken. */
class ContractTest {

    private static final Sandbox.Options SMALL =
            Sandbox.Options.defaults().withDeals(50).withRate(RateProfile.UNLIMITED);

    private static final String RECORD =
            "{\"id\":\"12\",\"properties\":{\"hs_object_id\":\"12\",\"amount\":null},\"createdAt\":\"2024-05-02T10:11:12Z\","
                    + "\"updatedAt\":\"2024-05-02T10:11:12.345+00:00\",\"archived\":false}";

    private static final String LIMIT =
            "{\"status\":\"error\",\"message\":\"m\",\"errorType\":\"RATE_LIMIT\",\"correlationId\":\"c\",\"policyName\":\"DAILY\"}";

    private static final String BATCH =
            "{\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-05-02T10:11:12Z\",\"completedAt\":\"2024-05-02T10:11:12Z\"}";

    @Test
    void goodBodiesPass() {
        assertThat(Contract.violations("#/$defs/record", RECORD)).isEmpty();
        assertThat(Contract.violations("#/$defs/rateLimit", LIMIT)).isEmpty();
        assertThat(Contract.violations("#/$defs/batch", BATCH)).isEmpty();
        assertThat(Contract.violations("#/$defs/searchRequest", "{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "record | '\"id\":\"12\",\"p' | '\"id\":12,\"p' ",
                "record | '\"amount\":null' | '\"amount\":17' ",
                "record | '\"hs_object_id\":\"12\",' | '' ",
                "record | '2024-05-02T10:11:12Z' | 1714644672000 ",
                "record | '2024-05-02T10:11:12Z' | yesterday ",
                "record | '\"archived\":false' | '\"archived\":true' ",
                "record | '\"archived\":false' | '\"propertiesWithHistory\":{\"a\":[{\"value\":\"x\"}]},\"archived\":false' ",
                "rateLimit | '\"errorType\":\"RATE_LIMIT\",' | '' ",
                "rateLimit | '\"errorType\":\"RATE_LIMIT\",' | '\"errorType\":\"RATE_LIMIT\",\"category\":\"RATE_LIMITS\",' ",
                "rateLimit | DAILY | HOURLY ",
                "error | '\"policyName\"' | '\"other\"' ",
                "batch | COMPLETE | PENDING ",
                "batch | '\"results\":[]' | '\"results\":[],\"errors\":[]' ",
                "batchPartial | '\"results\":[]' | '\"results\":[],\"numErrors\":0,\"errors\":[]' ",
                "searchRequest | '' | '' "
            })
    void brokenBodiesDoNot(String shape, String good, String broken) {
        String body = switch (shape) {
            case "record" -> RECORD;
            case "rateLimit", "error" -> LIMIT;
            case "searchRequest" ->
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"a\",\"operator\":\"IN\",\"value\":\"x\"}]}]}";
            default -> BATCH;
        };
        String changed = body.replace(unquoted(good), unquoted(broken));
        assertThat(Contract.violations("#/$defs/" + shape, changed)).isNotEmpty();
    }

    private static String unquoted(String text) {
        return text.startsWith("'") ? text.substring(1, text.lastIndexOf('\'')) : text;
    }

    @Test
    void requestsMayNotSayMoreThanTheContractKnows() {
        String ok = "{\"results\":[]}";
        assertThat(Contract.violations("GET", "/crm/objects/2026-09/deals?limit=50", "", 200, "application/json", ok))
                .isEmpty();
        for (String query : List.of("limit=5000", "limit=x", "offset=3", "properties=a,,b", "archived=yes")) {
            assertThat(Contract.violations(
                            "GET", "/crm/objects/2026-09/deals?" + query, "", 200, "application/json", ok))
                    .as(query)
                    .isNotEmpty();
        }
        for (String body : List.of(
                "{}",
                "{\"inputs\":[{\"id\":1}]}",
                "{\"inputs\":[],\"limit\":3}",
                inputs(51, true),
                inputs(101, false))) {
            assertThat(Contract.violations(
                            "POST", "/crm/v3/objects/deals/batch/read", body, 200, "application/json", BATCH))
                    .as(body)
                    .isNotEmpty();
        }
        assertThat(Contract.violations(
                        "POST", "/crm/v3/objects/deals/batch/read", inputs(50, true), 200, "application/json", BATCH))
                .isEmpty();
        assertThat(Contract.violations("GET", "/crm/objects/2026-09/deals/1/2", "", 200, "application/json", ok))
                .containsExactly("GET /crm/objects/2026-09/deals/1/2 is answered but not in the contract");
        assertThat(Contract.violations("GET", "/crm/objects/2026-09/deals", "", 200, "text/html", "<html>"))
                .isNotEmpty();
        assertThat(Contract.violations("GET", "/crm/objects/2026-09/deals", "", 204, "application/json", "{}"))
                .isNotEmpty();
    }

    private static String inputs(int count, boolean history) {
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add("{\"id\":\"" + i + "\"}");
        }
        return "{\"inputs\":[" + String.join(",", inputs) + "]"
                + (history ? ",\"propertiesWithHistory\":[\"dealstage\"]}" : "}");
    }

    /** Each required field of each answer, taken out of a real one, is missed. */
    @Test
    void everyRequiredFieldOfARealAnswerIsMissed() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Client client = new Client(sandbox);
            JsonNode record = client.json("/crm/objects/2026-09/deals?limit=1&propertiesWithHistory=dealstage")
                    .path("results")
                    .get(0);
            for (String field : List.of("id", "properties", "createdAt", "updatedAt", "archived")) {
                assertMissed("record", record, field);
            }
            JsonNode pipeline =
                    client.json("/crm/pipelines/2026-09/deals").path("results").get(0);
            for (String field : List.of("id", "label", "displayOrder", "archived", "stages")) {
                assertMissed("pipeline", pipeline, field);
            }
            JsonNode property = client.json("/crm/properties/2026-09/deals/amount");
            for (String field : List.of("name", "label", "type", "fieldType", "groupName", "options")) {
                assertMissed("property", property, field);
            }
            JsonNode account = client.json("/account-info/2026-09/details");
            for (String field : List.of("portalId", "accountType", "timeZone", "companyCurrency", "utcOffset")) {
                assertMissed("account", account, field);
            }
        }
    }

    private static void assertMissed(String shape, JsonNode good, String field) {
        assertThat(Contract.violations("#/$defs/" + shape, good.toString())).isEmpty();
        ObjectNode broken = (ObjectNode) good.deepCopy();
        broken.remove(field);
        assertThat(Contract.violations("#/$defs/" + shape, broken.toString())).anyMatch(text -> text.contains(field));
    }

    /** A client that goes through all kinds of requests meets every exchange of the contract, and the recorder sees it all. */
    @Test
    void theRecorderSeesEveryExchangeOfTheContract() {
        List<Recorded> seen = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            sandbox.record(seen::add);
            Client client = new Client(sandbox);
            String deal = client.all("deals", "").get(0).path("id").asString();
            JsonNode pipeline =
                    client.json("/crm/pipelines/2026-09/deals").path("results").get(0);
            String path = "/crm/pipelines/2026-09/deals/" + pipeline.path("id").asString();
            String stage = pipeline.path("stages").get(0).path("id").asString();
            client.get("/account-info/2026-09/details");
            client.get("/crm-object-schemas/2026-09/schemas");
            client.get("/crm/owners/2026-09?limit=100&archived=true");
            client.get("/crm/owners/2026-09/"
                    + client.json("/crm/owners/2026-09")
                            .path("results")
                            .get(0)
                            .path("id")
                            .asString());
            for (String rest : List.of("", "/audit", "/stages", "/stages/" + stage, "/stages/" + stage + "/audit")) {
                client.get(path + rest);
            }
            client.get("/crm/properties/2026-09/deals");
            client.get("/crm/properties/2026-09/deals/amount");
            client.get("/crm/objects/2026-09/deals/" + deal);
            client.get("/crm/v4/objects/deals/" + deal + "/associations/contacts");
            client.post("/crm/objects/2026-09/deals/search", "{}");
            client.post(
                    "/crm/objects/2026-09/deals/batch/read", "{\"inputs\":[{\"id\":\"" + deal + "\"},{\"id\":\"1\"}]}");
            client.post(
                    "/crm/associations/2026-09/deals/contacts/batch/read", "{\"inputs\":[{\"id\":\"" + deal + "\"}]}");
            client.form(
                    "/oauth/v1/token",
                    "grant_type=refresh_token&client_id=" + sandbox.oauth().clientId()
                            + "&client_secret=" + sandbox.oauth().clientSecret()
                            + "&refresh_token=" + sandbox.oauth().refreshToken());
            assertThat(seen).hasSize((int) sandbox.requestCount());
        }
        Set<String> names = new TreeSet<>();
        Contract.exchanges().forEach(one -> names.add(one.path("name").asString()));
        names.remove("schema");
        for (Recorded one : seen) {
            assertThat(violations(one)).isEmpty();
            names.remove(Contract.name(one.method(), one.target()));
        }
        assertThat(names).isEmpty();
    }

    private static List<String> violations(Recorded one) {
        return Contract.violations(
                one.method(),
                one.target(),
                new String(one.request(), StandardCharsets.UTF_8),
                one.status(),
                one.contentType(),
                new String(one.answer(), StandardCharsets.UTF_8));
    }

    /** The tests' own client fails on an answer that breaks the contract. */
    @Test
    void theClientOfTheTestsHoldsEveryAnswerAgainstTheContract() {
        try (Sandbox sandbox = Sandbox.start(SMALL.withFaults(Faults.none().withCutBodies(1)))) {
            assertThatThrownBy(() -> new Client(sandbox).get("/crm/objects/2026-09/deals"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("against the contract");
        }
    }
}
