package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contracts as records: for a share of the won deals, in the dated versions since March 2026 only, as the answer key says. */
class ContractRecordsTest {

    private static final Sandbox.Options OPTIONS =
            Sandbox.Options.defaults().withDeals(300).withSeed(5).withRate(RateProfile.UNLIMITED);

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(OPTIONS);
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void thePortalServesWhatTheAnswerKeyTells() {
        List<Truth.Contract> served = new ArrayList<>();
        for (JsonNode one : client.all("contracts", "properties=signed_date&associations=deals")) {
            JsonNode signed = one.path("properties").path("signed_date");
            JsonNode deals = one.path("associations").path("deals").path("results");
            assertThat(deals).hasSize(1);
            served.add(new Truth.Contract(
                    one.path("id").asString(),
                    deals.get(0).path("id").asString(),
                    one.path("createdAt").asString(),
                    signed.isNull() ? null : signed.asString()));
        }
        assertThat(served).isEqualTo(sandbox.truth().contracts());
    }

    @Test
    void aShareOfTheWonDealsHasOneAndIsSignedByTheWin() {
        Map<String, JsonNode> deals = new HashMap<>();
        client.all("deals", "properties=hs_is_closed_won,closedate")
                .forEach(deal -> deals.put(deal.path("id").asString(), deal.path("properties")));
        long won = deals.values().stream()
                .filter(deal -> deal.path("hs_is_closed_won").asString("").equals("true"))
                .count();
        List<Truth.Contract> contracts = sandbox.truth().contracts();
        assertThat(contracts).extracting(Truth.Contract::dealId).doesNotHaveDuplicates();
        List<Truth.Contract> signed =
                contracts.stream().filter(one -> one.signed() != null).toList();
        assertThat(signed.size() / (double) won).isBetween(0.3, 0.5);
        for (Truth.Contract contract : signed) {
            assertThat(Instant.parse(contract.created())).isBeforeOrEqualTo(contract.signed());
        }
        for (Truth.Contract contract : contracts) {
            JsonNode deal = deals.get(contract.dealId());
            if (deal.path("hs_is_closed_won").asString("").equals("true")) {
                assertThat(contract.signed()).isNotNull();
                assertThat(Instant.parse(contract.signed()))
                        .isBeforeOrEqualTo(Instant.parse(deal.path("closedate").asString()));
            }
        }
    }

    @Test
    void itsSignatureIsAHistoryEntryOfItsOwn() {
        JsonNode one = client.all("contracts", "properties=contract_status&propertiesWithHistory=contract_status")
                .get(0);
        assertThat(one.path("propertiesWithHistory")
                        .path("contract_status")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo(one.path("properties").path("contract_status").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/v3/objects/contracts",
                "/crm/v3/properties/contracts",
                "/crm/objects/2025-09/contracts",
                "/crm/v4/objects/deals/1/associations/contracts"
            })
    void olderPathsNeverHeardOfThem(String path) {
        var answer = client.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.MAPPER.readTree(answer.body()).path("message").asString())
                .isEqualTo("Unable to infer object type from: contracts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03", "2026-09", "2027-03-beta"})
    void datedPathsKnowThem(String version) {
        assertThat(client.get("/crm/objects/" + version + "/contracts").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAnswerKeyComesBackFromItsFile(@TempDir Path folder) {
        Path file = folder.resolve("truth.json");
        sandbox.truth().write(file);
        assertThat(Truth.read(file).contracts()).isEqualTo(sandbox.truth().contracts());
    }

    @Test
    void anEmptyCompanyHasNone() {
        try (Sandbox empty = Sandbox.start(OPTIONS.withDeals(0))) {
            assertThat(empty.truth().contracts()).isEmpty();
            assertThat(new Client(empty).all("contracts", "")).isEmpty();
        }
    }
}
