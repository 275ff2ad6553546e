package io.keiro.sandbox;

import static io.keiro.sandbox.portal.HandMadePortal.DAY;
import static io.keiro.sandbox.portal.HandMadePortal.NOW;
import static io.keiro.sandbox.portal.ObjectType.COMPANIES;
import static io.keiro.sandbox.portal.ObjectType.CONTACTS;
import static io.keiro.sandbox.portal.ObjectType.DEALS;
import static io.keiro.sandbox.portal.ObjectType.INSTALLATIONS;
import static io.keiro.sandbox.portal.ObjectType.LEADS;
import static io.keiro.sandbox.portal.ObjectType.ORDERS;
import static io.keiro.sandbox.portal.ObjectType.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.Change.Source;
import io.keiro.sandbox.portal.HandMadePortal;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Owner;
import io.keiro.sandbox.portal.Pipeline;
import io.keiro.sandbox.portal.Portal.CustomObject;
import io.keiro.sandbox.portal.Portal.Link.Kind;
import io.keiro.sandbox.portal.PortalRecord;
import io.keiro.sandbox.portal.PropertyDefinition;
import io.keiro.sandbox.portal.PropertyDefinition.Option;
import io.keiro.sandbox.portal.PropertyDefinition.Spelling;
import io.keiro.sandbox.portal.PropertyDefinition.Trait;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a portal says of records that only some portals have, on one that can be checked by hand. */
class PortalWireTest {

    private static final Source USER = Source.user(77);
    private static final Source SYSTEM = Source.machine("CALCULATED", null, null);
    private static final String D = "/crm/objects/2026-09/";

    private static Served served;
    private static Client client;

    @BeforeAll
    static void start() {
        served = Served.of(portal());
        client = served.client();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @AfterEach
    void switchBack() {
        served.failWith();
    }

    private static PortalRecord.Builder record(ObjectType type, long id, long daysAgo) {
        return PortalRecord.builder(type, id, NOW - daysAgo * DAY, NOW);
    }

    private static HandMadePortal portal() {
        HandMadePortal portal = HandMadePortal.empty();
        for (String stage : List.of("11", "12")) {
            portal.property(
                    DEALS,
                    PropertyDefinition.time("hs_v2_date_entered_" + stage, "Entered " + stage)
                            .asCalculated());
        }
        portal.property(DEALS, PropertyDefinition.text("dealname", "Deal Name"))
                .property(DEALS, PropertyDefinition.text("pipeline", "Pipeline"))
                .property(DEALS, PropertyDefinition.text("dealstage", "Stage"))
                .property(DEALS, PropertyDefinition.number("amount", "Amount").inCurrencyOf("deal_currency_code"))
                .property(DEALS, PropertyDefinition.text("deal_currency_code", "Currency"))
                .property(DEALS, PropertyDefinition.number("score", "Score").asCalculated())
                .property(DEALS, PropertyDefinition.text("hs_merged_object_ids", "Merged"))
                .property(
                        DEALS,
                        PropertyDefinition.time("renewal", "Renewal").asCustom().spelled(Spelling.EPOCH_MILLIS))
                .property(
                        DEALS,
                        PropertyDefinition.time("kick_off", "Kick-off")
                                .asCustom()
                                .spelled(Spelling.ISO_WITH_OFFSET))
                .property(DEALS, PropertyDefinition.date("due", "Due"))
                .property(
                        DEALS,
                        PropertyDefinition.choices("tags", "Tags", List.of(new Option("a", "A"), new Option("b", "B"))))
                .property(
                        DEALS,
                        PropertyDefinition.text("old_field", "Old").asCustom().with(Trait.ARCHIVED))
                .property(
                        DEALS,
                        PropertyDefinition.text("code", "Code")
                                .with(Trait.UNIQUE)
                                .with(Trait.HIDDEN))
                .property(INSTALLATIONS, PropertyDefinition.text("site", "Site").asCustom());
        PortalRecord.Builder bouncing = record(DEALS, 101, 60)
                .set("dealname", "Bouncing", USER)
                .set("pipeline", "1", USER)
                .set("renewal", "2026-01-01T00:00:00Z", USER)
                .set("kick_off", "2026-02-03T04:05:06.007Z", USER)
                .set("due", "2026-03-04T00:00:00Z", USER)
                .set("tags", "a;b", USER)
                .set("code", "X1", USER)
                .set("score", "1", NOW - 59 * DAY, SYSTEM)
                .set("score", "1", NOW - 58 * DAY, SYSTEM)
                .set("score", "1", NOW - 2 * DAY, SYSTEM)
                .set("hs_v2_date_entered_11", PortalRecord.text(NOW - 60 * DAY), SYSTEM);
        for (int i = 0; i < 25; i++) {
            bouncing.set(
                    "dealstage",
                    i % 2 == 0 ? "11" : "12",
                    NOW - 60 * DAY + i * 3_600_000L,
                    i == 3 ? Source.machine("AUTOMATION_PLATFORM", "enrollmentId:9", "Workflow") : USER);
        }
        portal.put(bouncing)
                .put(record(DEALS, 102, 50).set("dealname", "Plain", USER).set("dealstage", "99", USER))
                .put(record(DEALS, 201, 40)
                        .set("dealname", "Survivor", USER)
                        .set("hs_merged_object_ids", "103;104", NOW - DAY, USER))
                .put(record(DEALS, 105, 300).archivedAt(NOW - 30 * DAY))
                .put(record(DEALS, 106, 300).archivedAt(NOW - 89 * DAY))
                .put(record(DEALS, 107, 300).archivedAt(NOW - 91 * DAY))
                .merged(DEALS, 103, 201)
                .merged(DEALS, 104, 201);
        PortalRecord.Builder contact = record(CONTACTS, 301, 70);
        portal.property(CONTACTS, PropertyDefinition.text("lifecyclestage", "Stage"));
        for (int i = 0; i < 50; i++) {
            contact.set("lifecyclestage", "s" + i, NOW - 60 * DAY + i * 60_000L, USER);
        }
        portal.put(contact)
                .put(record(COMPANIES, 401, 70))
                .put(record(COMPANIES, 402, 70))
                .put(record(LEADS, 501, 70))
                .put(record(INSTALLATIONS, 601, 9).set("site", "Lyon", USER))
                .custom(new CustomObject(INSTALLATIONS, "Installation", "Installations", "site", NOW - 100 * DAY))
                .link(DEALS, 101, COMPANIES, 401, new Kind(5, "Primary"), new Kind(341, null))
                .link(DEALS, 101, COMPANIES, 402, new Kind(341, null), new Kind(7001, "Billing contact", true))
                .link(DEALS, 101, CONTACTS, 301, new Kind(3, null))
                .link(LEADS, 501, DEALS, 101, new Kind(582, "Primary"), new Kind(1037, null))
                .link(DEALS, 101, LEADS, 501, new Kind(583, "Primary"), new Kind(1038, null))
                .link(DEALS, 201, CONTACTS, 301, new Kind(3, null));
        for (int i = 0; i < 600; i++) {
            portal.link(COMPANIES, 401, DEALS, 10_000 + i, new Kind(342, null));
        }
        Pipeline.Stage open = new Pipeline.Stage(
                "11",
                "Discovery call",
                Map.of("isClosed", "false", "probability", "0.4"),
                List.of(
                        new Pipeline.Entry(
                                "CREATE",
                                77,
                                NOW - 90 * DAY,
                                "First talk",
                                Map.of("isClosed", "false", "probability", "0.2")),
                        new Pipeline.Entry(
                                "UPDATE",
                                78,
                                NOW - 20 * DAY,
                                "Discovery call",
                                Map.of("isClosed", "false", "probability", "0.4"))));
        Pipeline.Stage gone = new Pipeline.Stage(
                        "99", "Pilot", Map.of("isClosed", "false", "probability", "0.5"), List.of())
                .asDeleted();
        Pipeline.Stage lost =
                new Pipeline.Stage("12", "closedwon", Map.of("isClosed", "true", "probability", "0.0"), List.of());
        portal.pipeline(
                        DEALS,
                        new Pipeline(
                                "1",
                                "Sales",
                                0,
                                NOW - 90 * DAY,
                                List.of(open, gone, lost),
                                List.of(
                                        new Pipeline.Entry("CREATE", 77, NOW - 90 * DAY, "Sales"),
                                        new Pipeline.Entry("UPDATE", 77, NOW - 9 * DAY, "Sales"))))
                .pipeline(
                        DEALS,
                        new Pipeline(
                                "2",
                                "Sales",
                                1,
                                NOW - 80 * DAY,
                                List.of(new Pipeline.Stage(
                                        "21",
                                        "Discovery call",
                                        Map.of("isClosed", "false", "probability", "0.1"),
                                        List.of())),
                                List.of()))
                .pipeline(
                        TICKETS,
                        new Pipeline(
                                "3",
                                "Support",
                                0,
                                NOW - 90 * DAY,
                                List.of(new Pipeline.Stage("31", "New", Map.of("ticketState", "OPEN"), List.of())),
                                List.of()))
                .pipeline(
                        ORDERS,
                        new Pipeline(
                                "4",
                                "Orders",
                                0,
                                NOW - 90 * DAY,
                                List.of(new Pipeline.Stage("41", "Delivered", Map.of("state", "DELIVERED"), List.of())),
                                List.of()))
                .owner(new Owner(
                        9,
                        77,
                        "kim@company.example",
                        "Kim",
                        "A",
                        List.of(new Owner.Team("1", "EMEA")),
                        false,
                        NOW - DAY,
                        NOW - DAY))
                .owner(new Owner(
                        8, 78, "queue@company.example", "Inbound", "", List.of(), false, true, NOW - DAY, NOW - DAY))
                .owner(new Owner(7, 79, "left@company.example", "Lee", "B", List.of(), true, NOW - DAY, NOW - DAY));
        return portal;
    }

    private static JsonNode deal(long id, String query) {
        return client.json(D + "deals/" + id + "?" + query);
    }

    // Dialects

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

    // History

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

    // Values

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

    // Lists

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

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("results").forEach(one -> ids.add(one.path("id").asString()));
        return ids;
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

    // Merged, archived, gone

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

    // Associations

    @Test
    void labelsMayBeHubSpotsOrTheUsers() {
        JsonNode to = client.json(
                        "/crm/associations/2026-09/deals/companies/batch/read", "{\"inputs\":[{\"id\":\"101\"}]}")
                .path("results")
                .get(0)
                .path("to");
        assertThat(to.get(0).path("toObjectId").isNumber()).isTrue();
        assertThat(to.get(0).path("associationTypes").get(0).path("label").asString())
                .isEqualTo("Primary");
        assertThat(to.get(0).path("associationTypes").get(1).path("label").isNull())
                .isTrue();
        JsonNode custom = to.get(1).path("associationTypes").get(1);
        assertThat(custom.path("category").asString()).isEqualTo("USER_DEFINED");
        assertThat(custom.path("label").asString()).isEqualTo("Billing contact");
        served.failWith("assoc.idAsText=on");
        to = client.json("/crm/associations/2026-09/deals/companies/batch/read", "{\"inputs\":[{\"id\":\"101\"}]}")
                .path("results")
                .get(0)
                .path("to");
        assertThat(to.get(0).path("toObjectId").isString()).isTrue();
    }

    @Test
    void leadsTellOfTheirDealsButNotTheOtherWayRoundUnlessSwitchedOn() {
        assertThat(client.get("/crm/v4/objects/leads/501/associations/deals").body())
                .contains("\"toObjectId\":101");
        assertThat(client.json("/crm/v4/objects/deals/101/associations/leads").path("results"))
                .isEmpty();
        assertThat(client.get(D + "deals/101?associations=leads").body()).doesNotContain("501");
        served.failWith("assoc.reverseLead=on");
        assertThat(client.json("/crm/v4/objects/deals/101/associations/leads")
                        .path("results")
                        .get(0)
                        .path("toObjectId")
                        .asLong())
                .isEqualTo(501);
    }

    @Test
    void oneInputsAssociationsComeInPagesOfTheirOwn() {
        String path = "/crm/associations/2026-09/companies/deals/batch/read";
        JsonNode first = client.json(path, "{\"inputs\":[{\"id\":\"401\"}]}")
                .path("results")
                .get(0);
        assertThat(first.path("to").size()).isEqualTo(500);
        String after = first.path("paging").path("next").path("after").asString();
        JsonNode second = client.json(path, "{\"inputs\":[{\"id\":\"401\",\"after\":\"" + after + "\"}]}")
                .path("results")
                .get(0);
        assertThat(second.path("to").size()).isEqualTo(100);
        assertThat(second.has("paging")).isFalse();
    }

    // Pipelines, owners, properties

    @Test
    void deletedStagesAreNotListedButHistoriesHoldTheirIds() {
        JsonNode pipelines = client.json("/crm/pipelines/2026-09/deals").path("results");
        assertThat(pipelines).extracting(one -> one.path("label").asString()).containsExactly("Sales", "Sales");
        assertThat(pipelines.get(0).path("stages"))
                .extracting(one -> one.path("id").asString())
                .containsExactly("11", "12");
        assertThat(pipelines.get(0).path("stages").get(1).path("displayOrder").asInt())
                .isEqualTo(1);
        assertThat(client.get("/crm/pipelines/2026-09/deals/1/stages/99").statusCode())
                .isEqualTo(404);
        assertThat(deal(102, "properties=dealstage")
                        .path("properties")
                        .path("dealstage")
                        .asString())
                .isEqualTo("99");
    }

    @Test
    void auditsTellOfRenamesAndNewProbabilitiesLatestFirst() {
        JsonNode audit =
                client.json("/crm/pipelines/2026-09/deals/1/stages/11/audit").path("results");
        assertThat(audit.get(0).path("action").asString()).isEqualTo("UPDATE");
        assertThat(audit.get(0).path("identifier").asString()).isEqualTo("11");
        assertThat(audit.get(0).path("fromUserId").asLong()).isEqualTo(78);
        assertThat(audit.get(0).path("portalId").asLong()).isEqualTo(12_345);
        assertThat(audit.get(0).path("timestamp").asString()).isEqualTo(PortalRecord.text(NOW - 20 * DAY));
        assertThat(audit.get(1).path("rawObject").path("label").asString()).isEqualTo("First talk");
        assertThat(audit.get(1)
                        .path("rawObject")
                        .path("metadata")
                        .path("probability")
                        .asString())
                .isEqualTo("0.2");
        assertThat(client.json("/crm/pipelines/2026-09/0-3/1/audit")
                        .path("results")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void metadataHasStringsAndKeysOfItsObject() {
        assertThat(client.json("/crm/pipelines/2026-09/deals/1/stages/11")
                        .path("metadata")
                        .path("probability")
                        .isString())
                .isTrue();
        assertThat(client.json("/crm/pipelines/2026-09/tickets/3/stages/31")
                        .path("metadata")
                        .path("ticketState")
                        .asString())
                .isEqualTo("OPEN");
        String order = "/crm/pipelines/2026-09/0-123/4/stages/41";
        assertThat(client.json(order).path("metadata").path("state").asString()).isEqualTo("DELIVERED");
        served.failWith("pipelines.metadata=off");
        assertThat(client.json(order).path("metadata").isEmpty()).isTrue();
        assertThat(client.json("/crm/pipelines/2026-09/tickets/3/stages/31")
                        .path("metadata")
                        .isEmpty())
                .isFalse();
    }

    @Test
    void ownersArePeopleQueuesAndThoseWhoLeft() {
        JsonNode active =
                client.json("/crm/owners/2026-09?limit=100&archived=false").path("results");
        assertThat(active).extracting(one -> one.path("type").asString()).containsExactly("QUEUE", "PERSON");
        assertThat(active.get(1).path("userId").asLong()).isEqualTo(77);
        assertThat(active.get(1).path("teams").get(0).path("primary").asBoolean())
                .isTrue();
        JsonNode left = client.json("/crm/owners/2026-09?archived=true").path("results");
        assertThat(left.size()).isEqualTo(1);
        assertThat(left.get(0).has("userId")).isFalse();
        assertThat(left.get(0).path("userIdIncludingInactive").asLong()).isEqualTo(79);
    }

    @Test
    void propertiesAreDescribedInFullAndArchivedOnesApart() {
        JsonNode amount = client.json("/crm/properties/2026-09/deals/amount");
        assertThat(amount.path("showCurrencySymbol").asBoolean()).isTrue();
        assertThat(amount.path("currencyPropertyName").asString()).isEqualTo("deal_currency_code");
        JsonNode code = client.json("/crm/properties/2026-09/deals/code");
        assertThat(code.path("hasUniqueValue").asBoolean()).isTrue();
        assertThat(code.path("hidden").asBoolean()).isTrue();
        JsonNode archived =
                client.json("/crm/properties/2026-09/deals?archived=true").path("results");
        assertThat(archived).extracting(one -> one.path("name").asString()).containsExactly("old_field");
        assertThat(archived.get(0).path("archived").asBoolean()).isTrue();
        assertThat(client.get("/crm/properties/2026-09/deals").body()).doesNotContain("old_field");
        assertThat(deal(101, "properties=old_field").path("properties").has("old_field"))
                .isFalse();
    }

    @Test
    void theAccountNamesFurtherCurrencies() {
        JsonNode account = client.json("/account-info/v3/details");
        assertThat(account.path("companyCurrency").asString()).isEqualTo("EUR");
        assertThat(account.path("additionalCurrencies").get(1).asString()).isEqualTo("USD");
    }

    // Search

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

    // Signing in

    @Test
    void anOAuthAppSignsInAnewAfterHalfAnHour() {
        try (Served own = Served.of(portal())) {
            JsonNode granted = refresh(own, "2026-03", "refresh", "client", "secret", 200);
            assertThat(granted.path("expires_in").asInt()).isEqualTo(1_800);
            assertThat(granted.path("token_type").asString()).isEqualTo("bearer");
            assertThat(granted.path("hub_id").asLong()).isEqualTo(12_345);
            assertThat(granted.path("scopes").toString()).contains("crm.objects.deals.read");
            Client its = own.client(granted.path("access_token").asString());
            assertThat(its.get(D + "deals").statusCode()).isEqualTo(200);
            own.advance(Duration.ofSeconds(1_875));
            HttpResponse<String> expired = its.get(D + "deals");
            assertThat(expired.statusCode()).isEqualTo(401);
            JsonNode body = Client.MAPPER.readTree(expired.body());
            assertThat(body.path("category").asString()).isEqualTo("EXPIRED_AUTHENTICATION");
            assertThat(body.path("message").asString())
                    .isEqualTo("The OAuth token used to make this call expired 75 second(s) ago.");
            assertThat(body.path("context").path("expire time").get(0).asString())
                    .isEqualTo(PortalRecord.text(NOW + 1_800_000L));
            for (String version : List.of("v1", "v3")) {
                Client again = own.client(refresh(own, version, "refresh", "client", "secret", 200)
                        .path("access_token")
                        .asString());
                assertThat(again.get(D + "deals").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void refusalsToSignInHaveAnEnvelopeOfTheirOwn() {
        try (Served own = Served.of(portal())) {
            assertRefused(refresh(own, "v1", "wrong", "client", "secret", 400), "BAD_REFRESH_TOKEN", "invalid_grant");
            assertRefused(refresh(own, "v1", "refresh", "wrong", "secret", 400), "BAD_CLIENT_ID", "invalid_client");
            assertRefused(refresh(own, "v1", "refresh", "client", "wrong", 400), "BAD_CLIENT_ID", "invalid_client");
            own.failWith("auth.refreshError=BAD_HUB");
            assertRefused(refresh(own, "v1", "refresh", "client", "secret", 400), "BAD_HUB", "access_denied");
            own.failWith("auth.refreshError=BAD_REFRESH_TOKEN");
            assertRefused(refresh(own, "v1", "refresh", "client", "secret", 400), "BAD_REFRESH_TOKEN", "invalid_grant");
            assertThat(own.client().post("/oauth/2026-09/token", "").statusCode())
                    .isEqualTo(404);
        }
    }

    private static void assertRefused(JsonNode body, String status, String error) {
        assertThat(body.path("status").asString()).isEqualTo(status);
        assertThat(body.path("error").asString()).isEqualTo(error);
        assertThat(body.path("error_description").asString()).isNotEmpty();
        assertThat(body.path("message").asString()).isNotEmpty();
    }

    private static JsonNode refresh(
            Served own, String version, String refresh, String id, String secret, int expected) {
        HttpResponse<String> answer = own.client()
                .form(
                        "/oauth/" + version + "/token",
                        "grant_type=refresh_token&client_id=" + id + "&client_secret=" + secret + "&refresh_token="
                                + refresh);
        assertThat(answer.statusCode()).isEqualTo(expected);
        return Client.MAPPER.readTree(answer.body());
    }

    @Test
    void aTokenMayExpireInTheMiddleOfARun() {
        try (Served own = Served.of(portal(), "auth.expireAfter=3")) {
            String token = refresh(own, "v1", "refresh", "client", "secret", 200)
                    .path("access_token")
                    .asString();
            Client its = own.client(token);
            for (int i = 0; i < 3; i++) {
                assertThat(its.get(D + "deals").statusCode()).isEqualTo(200);
            }
            assertThat(its.get(D + "deals").body()).contains("EXPIRED_AUTHENTICATION");
            String next = refresh(own, "v1", "refresh", "client", "secret", 200)
                    .path("access_token")
                    .asString();
            assertThat(next).isNotEqualTo(token);
            assertThat(own.client(next).get(D + "deals").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "\"quoted\"", "Bearer token"})
    void aMalformedTokenNeverReachesTheApi(String token) {
        HttpResponse<String> answer = served.client(token).get(D + "deals");
        assertThat(answer.statusCode()).isEqualTo(530);
        assertThat(answer.headers().firstValue("content-type").orElse("")).doesNotContain("json");
    }

    @Test
    void bigAnswersArePackedOnlyIfAskedFor() {
        HttpResponse<String> plain = client.get(D + "deals/101?propertiesWithHistory=dealstage,score");
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(client.packed(D + "deals/101?propertiesWithHistory=dealstage,score"))
                .isEqualTo(plain.body());
    }
}
