package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.PortalServer.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What goes wrong on purpose: token, scopes, length, writing, failures. */
class ErrorWireTest {

    private static final Sandbox.Options SMALL = Sandbox.Options.defaults().withDeals(50);

    @Test
    void aWrongTokenIs401() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            for (String token : List.of("", "wrong", sandbox.token() + "x")) {
                var answer = new Client(sandbox.baseUrl(), token).get("/crm/objects/2026-09/deals");
                assertThat(answer.statusCode()).isEqualTo(401);
                JsonNode envelope = Client.MAPPER.readTree(answer.body());
                assertThat(envelope.path("category").asString()).isEqualTo("INVALID_AUTHENTICATION");
                assertThat(envelope.path("status").asString()).isEqualTo("error");
                assertThat(answer.body()).doesNotContain(sandbox.token());
            }
        }
    }

    @Test
    void aMissingScopeIs403WhereverTheObjectIsAskedFor() {
        try (Sandbox sandbox = Sandbox.start(SMALL.withFaults(Faults.none().withMissingScopes("quotes", "owners")))) {
            Client client = new Client(sandbox);
            for (String path : List.of(
                    "/crm/objects/2026-09/quotes",
                    "/crm/objects/2026-09/0-14/123",
                    "/crm/properties/2026-09/quotes",
                    "/crm/objects/2026-09/deals?associations=quotes",
                    "/crm/objects/2026-09/deals/1/associations/quotes")) {
                assertMissing(client.get(path), "crm.objects.quotes.read");
            }
            for (String path : List.of(
                    "/crm/objects/2026-09/quotes/search",
                    "/crm/objects/2026-09/quotes/batch/read",
                    "/crm/associations/2026-09/deals/quotes/batch/read",
                    "/crm/associations/2026-09/quotes/deals/batch/read")) {
                assertMissing(client.post(path, "{\"inputs\":[]}"), "crm.objects.quotes.read");
            }
            assertMissing(client.get("/crm/owners/2026-09"), "crm.objects.owners.read");
            assertMissing(client.get("/crm/owners/2026-09/1"), "crm.objects.owners.read");
            assertThat(client.get("/crm/objects/2026-09/deals").statusCode()).isEqualTo(200);
        }
    }

    private static void assertMissing(java.net.http.HttpResponse<String> answer, String scope) {
        assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(403);
        JsonNode envelope = Client.MAPPER.readTree(answer.body());
        assertThat(envelope.path("category").asString()).isEqualTo("MISSING_SCOPES");
        assertThat(envelope.path("errors")
                        .get(0)
                        .path("context")
                        .path("requiredScopes")
                        .get(0)
                        .asString())
                .isEqualTo(scope);
        assertThat(envelope.path("links").path("scopes").asString()).isNotEmpty();
    }

    @Test
    void anAddressBeyond8000CharactersIs414InHtml() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Client client = new Client(sandbox);
            String path = "/crm/objects/2026-09/deals?properties=";
            assertThat(client.get(path + "a".repeat(8_000 - path.length())).statusCode())
                    .isEqualTo(200);
            var answer = client.get(path + "a".repeat(8_001 - path.length()));
            assertThat(answer.statusCode()).isEqualTo(414);
            assertThat(answer.headers().firstValue("content-type")).contains("text/html");
            assertThat(answer.body()).startsWith("<html>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/crm/objects/2026-09/deals",
        "PATCH,/crm/objects/2026-09/deals/1",
        "PUT,/crm/v3/objects/deals/1",
        "DELETE,/crm/objects/2026-09/deals/1",
        "POST,/crm/objects/2026-09/deals/batch/create",
        "POST,/crm/v3/properties/deals",
        "POST,/crm/exports/2026-09/export/async",
        "DELETE,/nothing/here"
    })
    void writesAreRefusedAndRemembered(String method, String path) {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Client client = new Client(sandbox);
            client.get("/crm/objects/2026-09/deals");
            client.post("/crm/objects/2026-09/deals/search", "{}");
            client.post("/crm/associations/2026-09/deals/contacts/batch/read", "{\"inputs\":[]}");
            assertThat(sandbox.writesSeen()).isEmpty();
            assertThat(client.send(method, path, "{}").statusCode()).isEqualTo(405);
            assertThat(sandbox.writesSeen()).containsExactly(new Exchange(method, path, 405));
            assertThat(sandbox.requestCount()).isEqualTo(4);
            assertThat(sandbox.requests()).extracting(Exchange::status).containsExactly(200, 200, 200, 405);
        }
    }

    @Test
    void aGetOfWhatTakesAPostIsRefusedButNoWrite() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            assertThat(new Client(sandbox)
                            .get("/crm/objects/2026-09/deals/search")
                            .statusCode())
                    .isEqualTo(405);
            assertThat(sandbox.writesSeen()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"500,json", "502,html", "503,html", "504,html", "521,html", "423,json", "429,json"})
    void failuresLookLikeTheirKind(int status, String kind) {
        try (Sandbox sandbox = Sandbox.start(SMALL.withFaults(Faults.withStatus(status, 1)))) {
            Client client = new Client(sandbox);
            var answer = client.get("/crm/objects/2026-09/deals");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("content-type").orElse("")).contains(kind);
            sandbox.failWith(Faults.none());
            assertThat(client.get("/crm/objects/2026-09/deals").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void failuresStrikeAtTheirRateAndTheSameRequestsEveryTime() {
        assertThat(statuses()).isEqualTo(statuses());
        assertThat(statuses().stream().filter(status -> status == 503).count()).isBetween(20L, 60L);
    }

    private static List<Integer> statuses() {
        Sandbox.Options options = SMALL.withFaults(Faults.withStatus(503, 0.2)).withRate(RateProfile.UNLIMITED);
        try (Sandbox sandbox = Sandbox.start(options)) {
            Client client = new Client(sandbox);
            for (int i = 0; i < 200; i++) {
                client.get("/account-info/2026-09/details");
            }
            return sandbox.requests().stream().map(Exchange::status).toList();
        }
    }

    @Test
    void answersTakeTheirTime() {
        Latency latency = Latency.fixed(java.time.Duration.ofMillis(60));
        try (Sandbox sandbox = Sandbox.start(SMALL.withLatency(latency))) {
            Client client = new Client(sandbox);
            long before = System.nanoTime();
            client.get("/account-info/2026-09/details");
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(60_000_000L);
        }
    }

    @Test
    void latencyStaysWithinItsSpread() {
        Latency typical = Latency.typical();
        for (int request = 0; request < 1000; request++) {
            assertThat(typical.nanos(7, request)).isBetween(200_000_000L, 600_000_000L);
            assertThat(Latency.off().nanos(7, request)).isZero();
        }
    }
}
