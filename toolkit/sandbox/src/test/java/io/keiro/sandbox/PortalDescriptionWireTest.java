package io.keiro.sandbox;

import static io.keiro.sandbox.portal.HandMadePortal.DAY;
import static io.keiro.sandbox.portal.HandMadePortal.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.PortalRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Associations, pipelines, owners and properties: how a portal describes itself. */
class PortalDescriptionWireTest extends PortalWireCase {

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
}
