package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Account, owners, pipelines and properties, as a client sees them. */
class SettingsWireTest {

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(100).withRate(RateProfile.UNLIMITED));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void accountDetails() {
        JsonNode account = client.json("/account-info/2026-09/details");
        assertThat(account.path("portalId").isNumber()).isTrue();
        assertThat(account.path("accountType").asString()).isEqualTo("SANDBOX");
        assertThat(account.path("timeZone").asString()).isEqualTo("UTC");
        assertThat(account.path("utcOffset").asString()).isEqualTo("+00:00");
        assertThat(account.path("companyCurrency").asString()).isEqualTo("USD");
        assertThat(client.json("/account-info/v3/details")).isEqualTo(account);
        assertThat(client.get("/account-info/2026-09/other").statusCode()).isEqualTo(404);
        assertThat(client.json("/crm-object-schemas/2026-09/schemas").path("results"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/crm/owners/2026-09", "/crm/v3/owners", "/crm/owners/v3"})
    void ownersInPagesActiveAndArchived(String path) {
        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = client.json(path + "?limit=7" + after);
            page.path("results").forEach(owner -> walked.add(owner.path("email").asString()));
            String next = page.path("paging").path("next").path("after").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        assertThat(walked)
                .hasSize(22)
                .contains("rep01@company.example", "manager03@company.example", "fulfilment06@company.example");
        JsonNode archived = client.json(path + "?archived=true").path("results");
        assertThat(archived).hasSize(1);
        assertThat(archived.get(0).path("archived").asBoolean()).isTrue();
        assertThat(archived.get(0).has("userId")).isFalse();
        assertThat(archived.get(0).path("userIdIncludingInactive").isNumber()).isTrue();
        assertThat(client.get(path + "?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void oneOwnerByIdUserOrAddress() {
        JsonNode owner = client.json("/crm/owners/2026-09?email=rep07@company.example")
                .path("results")
                .get(0);
        assertThat(owner.path("firstName").asString()).isEqualTo("Rep");
        assertThat(owner.path("lastName").asString()).isEqualTo("07");
        assertThat(owner.path("teams").get(0).path("name").asString()).startsWith("Team ");
        assertThat(owner.path("teams").get(0).path("primary").asBoolean()).isTrue();
        assertThat(client.json("/crm/owners/2026-09/" + owner.path("id").asString()))
                .isEqualTo(owner);
        assertThat(client.json("/crm/owners/2026-09/" + owner.path("userId").asString() + "?idProperty=userId"))
                .isEqualTo(owner);
        assertThat(client.get("/crm/owners/2026-09/1").statusCode()).isEqualTo(404);
    }

    @Test
    void everyOwnerOfADealIsListed() {
        Set<String> owners = new HashSet<>();
        for (String archived : List.of("true", "false")) {
            client.json("/crm/owners/2026-09?archived=" + archived)
                    .path("results")
                    .forEach(owner -> owners.add(owner.path("id").asString()));
        }
        for (JsonNode deal : client.all("deals", "propertiesWithHistory=hubspot_owner_id")) {
            for (JsonNode entry : deal.path("propertiesWithHistory").path("hubspot_owner_id")) {
                assertThat(owners).contains(entry.path("value").asString());
            }
        }
    }

    @Test
    void thePipelineHasOpaqueIdsAndStringMetadata() {
        JsonNode pipelines = client.json("/crm/pipelines/2026-09/deals").path("results");
        assertThat(pipelines).hasSize(2);
        JsonNode pipeline = pipelines.get(0);
        List<String> labels = new ArrayList<>();
        List<String> metadata = new ArrayList<>();
        for (JsonNode stage : pipeline.path("stages")) {
            labels.add(stage.path("label").asString());
            metadata.add(stage.path("metadata").path("isClosed").asString() + " "
                    + stage.path("metadata").path("probability").asString());
            assertThat(stage.path("id").asString()).matches("\\d{9}");
            assertThat(stage.path("displayOrder").asInt()).isEqualTo(labels.size() - 1);
            assertThat(stage.path("metadata").path("isClosed").isString()).isTrue();
        }
        assertThat(labels)
                .containsExactly(
                        "Appointment scheduled",
                        "Qualified to buy",
                        "Presentation scheduled",
                        "Decision maker bought-in",
                        "Contract sent",
                        "Closed won",
                        "Closed lost");
        assertThat(metadata)
                .containsExactly(
                        "false 0.2", "false 0.4", "false 0.6", "false 0.8", "false 0.9", "true 1.0", "true 0.0");
        assertThat(client.json("/crm/v3/pipelines/0-3").path("results")).isEqualTo(pipelines);
        for (String type : List.of("leads", "orders", "tickets")) {
            assertThat(client.json("/crm/pipelines/2026-09/" + type).path("results"))
                    .hasSize(1);
        }
    }

    @Test
    void pipelineAndStagesOneByOneWithTheirAudits() {
        JsonNode pipeline =
                client.json("/crm/pipelines/2026-09/deals").path("results").get(0);
        String path = "/crm/pipelines/2026-09/deals/" + pipeline.path("id").asString();
        assertThat(client.json(path)).isEqualTo(pipeline);
        assertThat(client.json(path + "/stages").path("results")).isEqualTo(pipeline.path("stages"));
        JsonNode stage = pipeline.path("stages").get(3);
        String stagePath = path + "/stages/" + stage.path("id").asString();
        assertThat(client.json(stagePath)).isEqualTo(stage);
        for (String audited : List.of(path, stagePath)) {
            JsonNode entry = client.json(audited + "/audit").path("results").get(0);
            assertThat(entry.path("action").asString()).isEqualTo("CREATE");
            assertThat(audited).endsWith(entry.path("identifier").asString());
            assertThat(entry.path("fromUserId").isNumber()).isTrue();
            assertThat(entry.path("rawObject").isObject()).isTrue();
        }
        assertThat(client.get("/crm/pipelines/2026-09/deals/1").statusCode()).isEqualTo(404);
        assertThat(client.get(path + "/stages/1").statusCode()).isEqualTo(404);
        assertThat(client.get(path + "/other").statusCode()).isEqualTo(404);
        assertThat(client.get(stagePath + "/other").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deals",
                "contacts",
                "companies",
                "quotes",
                "invoices",
                "commerce_payments",
                "line_items",
                "leads",
                "orders",
                "subscriptions",
                "tickets",
                "calls",
                "emails",
                "meetings",
                "tasks",
                "notes"
            })
    void everyPropertyIsDescribedInFull(String type) {
        JsonNode properties = client.json("/crm/properties/2026-09/" + type).path("results");
        Set<String> names = new HashSet<>();
        for (JsonNode property : properties) {
            assertThat(property.propertyNames())
                    .contains(
                            "name",
                            "label",
                            "type",
                            "fieldType",
                            "groupName",
                            "options",
                            "calculated",
                            "externalOptions",
                            "hasUniqueValue",
                            "hidden",
                            "hubspotDefined",
                            "archived",
                            "dataSensitivity",
                            "modificationMetadata");
            assertThat(property.path("type").asString())
                    .isIn("bool", "date", "datetime", "enumeration", "number", "string");
            assertThat(names.add(property.path("name").asString())).isTrue();
        }
        assertThat(names).contains("hs_object_id");
        assertThat(client.json("/crm/properties/2026-09/" + type + "?archived=true")
                        .path("results"))
                .isEmpty();
    }

    @Test
    void onePropertyByName() {
        JsonNode closing = client.json("/crm/v3/properties/deals/closedate");
        assertThat(closing.path("type").asString()).isEqualTo("datetime");
        assertThat(closing.path("fieldType").asString()).isEqualTo("date");
        JsonNode owner = client.json("/crm/properties/2026-09/deals/hubspot_owner_id");
        assertThat(owner.path("options")).isEmpty();
        assertThat(owner.path("referencedObjectType").asString()).isEqualTo("OWNER");
        JsonNode region = client.json("/crm/properties/2026-09/deals/region");
        assertThat(region.path("hubspotDefined").asBoolean()).isFalse();
        assertThat(region.path("options").get(0).path("displayOrder").asInt()).isZero();
        assertThat(client.get("/crm/properties/2026-09/deals/nothing").statusCode())
                .isEqualTo(404);
    }

    /** A value outside its property's type or list would be a defect of the company. */
    @ParameterizedTest
    @ValueSource(strings = {"deals", "contacts", "companies", "quotes", "invoices", "commerce_payments", "line_items"})
    void everyValueFitsItsProperty(String type) {
        JsonNode properties = client.json("/crm/properties/2026-09/" + type).path("results");
        java.util.StringJoiner names = new java.util.StringJoiner(",");
        properties.forEach(property -> names.add(property.path("name").asString()));
        List<JsonNode> records = client.all(type, "properties=" + names);
        assertThat(records).isNotEmpty();
        Set<String> seen = new HashSet<>();
        for (JsonNode one : records) {
            for (JsonNode property : properties) {
                JsonNode value =
                        one.path("properties").path(property.path("name").asString());
                if (!value.isNull()) {
                    seen.add(property.path("name").asString());
                    assertFits(value.asString(), property);
                }
            }
        }
        assertThat(seen).as("properties with a value").hasSizeGreaterThan(properties.size() / 2);
    }

    private static void assertFits(String value, JsonNode property) {
        switch (property.path("type").asString()) {
            case "number" -> assertThat(value).matches("-?\\d+(\\.\\d+)?");
            case "bool" -> assertThat(value).isIn("true", "false");
            case "datetime" ->
                // Some of the company's own properties are written in older ways.
                assertThat(value).matches("\\d{13}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|\\+00:00)");
            case "date" -> assertThat(value).endsWith("T00:00:00Z");
            case "enumeration" -> {
                if (!property.path("options").isEmpty()) {
                    List<String> options = new ArrayList<>();
                    property.path("options")
                            .forEach(option -> options.add(option.path("value").asString()));
                    assertThat(options).contains(value);
                }
            }
            default -> assertThat(value).isNotEmpty();
        }
    }
}
