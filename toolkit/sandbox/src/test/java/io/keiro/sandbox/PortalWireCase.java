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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/** A portal that can be checked by hand, with what only some portals have; what it says over the wire is tested by topic. */
abstract class PortalWireCase {

    static final Source USER = Source.user(77);
    static final Source SYSTEM = Source.machine("CALCULATED", null, null);
    static final String D = "/crm/objects/2026-09/";

    static Served served;
    static Client client;

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

    static HandMadePortal portal() {
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

    static JsonNode deal(long id, String query) {
        return client.json(D + "deals/" + id + "?" + query);
    }

    static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("results").forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }
}
