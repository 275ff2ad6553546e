package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.sandbox.portal.PortalServer.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Failures on purpose, as a client meets them, and the words that set them. */
class FaultWireTest {

    private static final Sandbox.Options SMALL =
            Sandbox.Options.defaults().withDeals(50).withRate(RateProfile.UNLIMITED);

    private static final String DETAILS = "/account-info/2026-09/details";
    private static final String DEALS = "/crm/objects/2026-09/deals?limit=50";

    private static Sandbox sandbox(String... switches) {
        return Sandbox.start(SMALL.withFaults(Faults.of(switches)));
    }

    @ParameterizedTest
    @CsvSource({
        "408,json",
        "409,json",
        "423,json",
        "429,json",
        "477,json",
        "500,json",
        "502,html",
        "503,html",
        "504,html",
        "521,html",
        "522,html",
        "523,html",
        "524,html",
        "525,html",
        "526,html"
    })
    void everyStatusHasTheBodyOfItsKind(int status, String kind) {
        try (Sandbox sandbox = sandbox("fault.status=" + status + ":1")) {
            HttpResponse<String> answer = new Client(sandbox).get(DEALS);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("content-type").orElse("")).contains(kind);
            assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 477);
        }
    }

    @Test
    void aFailureStrikesWhereItIsAimed() {
        try (Sandbox sandbox = sandbox("fault.status=503:1:deals,500:1:quotes/batch,502:1:owners")) {
            Client client = new Client(sandbox);
            assertThat(client.get(DEALS).statusCode()).isEqualTo(503);
            assertThat(client.get("/crm/v3/objects/0-3/1").statusCode()).isEqualTo(503);
            assertThat(client.post("/crm/objects/2026-09/deals/search", "{}").statusCode())
                    .isEqualTo(503);
            assertThat(client.get("/crm/objects/2026-09/quotes").statusCode()).isEqualTo(200);
            assertThat(client.post("/crm/objects/2026-09/quotes/batch/read", "{}")
                            .statusCode())
                    .isEqualTo(500);
            assertThat(client.get("/crm/owners/2026-09").statusCode()).isEqualTo(502);
            assertThat(client.get(DETAILS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theSameRequestsFailWhoeverAsksFirst() throws Exception {
        Set<String> alone = failing(1);
        assertThat(alone).hasSizeBetween(20, 80);
        assertThat(failing(8)).isEqualTo(alone);
    }

    private static Set<String> failing(int threads) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try (Sandbox sandbox = sandbox("fault.status=503:0.25")) {
            Client client = new Client(sandbox);
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String target = "/crm/objects/2026-09/deals/" + i;
                answers.add(pool.submit(() -> client.get(target)));
            }
            Set<String> failed = new TreeSet<>();
            for (Future<HttpResponse<String>> answer : answers) {
                if (answer.get().statusCode() == 503) {
                    failed.add(answer.get().uri().getPath());
                }
            }
            return failed;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aDroppedRequestGetsNoAnswer() {
        try (Sandbox sandbox = sandbox("fault.drop=1:deals")) {
            Client client = new Client(sandbox);
            assertThatThrownBy(() -> client.get(DEALS))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(IOException.class);
            assertThat(sandbox.requests())
                    .extracting(Exchange::status)
                    .contains(0)
                    .doesNotContain(200);
            sandbox.switchOff("fault.drop");
            assertThat(client.get(DEALS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCutBodyIsNoJson() {
        try (Sandbox sandbox = sandbox("fault.truncateBody=1")) {
            HttpResponse<String> answer = new Client(sandbox).getUnchecked(DEALS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> Client.MAPPER.readTree(answer.body())).isInstanceOf(JacksonException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault.stall=1:120ms:list", "fault.slowBody=1:120ms:deals/list"})
    void stallsAndSlowBodiesTakeTheirTime(String text) {
        try (Sandbox sandbox = sandbox(text)) {
            Client client = new Client(sandbox);
            long before = System.nanoTime();
            HttpResponse<String> answer = client.get(DEALS);
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(120_000_000L);
            assertThat(Client.MAPPER.readTree(answer.body()).path("results").size())
                    .isEqualTo(50);
        }
    }

    @Test
    void retryAfterIsSentOnlyIfSwitchedOn() {
        try (Sandbox sandbox = sandbox("fault.status=429:1")) {
            Client client = new Client(sandbox);
            assertThat(client.get(DEALS).headers().firstValue("retry-after")).isEmpty();
            sandbox.switchOn("rate.retryAfter=7");
            assertThat(client.get(DEALS).headers().firstValue("retry-after")).contains("7");
            sandbox.failWith(Faults.withStatus(477, 1).withRetryAfter(86_400));
            assertThat(client.get(DEALS).headers().firstValue("retry-after")).contains("86400");
        }
    }

    @Test
    void theDayMayBeginNearlyUsed() {
        Sandbox.Options pro = SMALL.withRate(RateProfile.PRO).withTime(SimulatedTime.perRequest(Duration.ofSeconds(1)));
        try (Sandbox sandbox = Sandbox.start(pro.withFaults(Faults.none().withQuotaUsed(0.999_999)))) {
            Client client = new Client(sandbox);
            HttpResponse<String> answer = client.get(DETAILS);
            assertThat(answer.headers().firstValue("X-HubSpot-RateLimit-Daily-Remaining"))
                    .contains("0");
            HttpResponse<String> refused = client.get(DETAILS);
            assertThat(refused.statusCode()).isEqualTo(429);
            JsonNode body = Client.MAPPER.readTree(refused.body());
            assertThat(body.path("policyName").asString()).isEqualTo("DAILY");
            assertThat(body.path("message").asString()).isEqualTo("You have reached your daily limit.");
            assertThat(refused.headers().firstValue("X-HubSpot-RateLimit-Daily-Remaining"))
                    .contains("0");
            sandbox.advance(Duration.ofDays(1));
            assertThat(client.get(DETAILS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aProductThatThePlanLacksIsSaidToBeMissingInOneOfThreeWays() {
        try (Sandbox sandbox = sandbox("product.missing=quotes,leads")) {
            Client client = new Client(sandbox);
            HttpResponse<String> answer = client.get("/crm/objects/2026-09/quotes");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("requiredScopes").contains("no access to quotes");
            sandbox.switchOn("product.answer=unknown");
            answer = client.get("/crm/pipelines/2026-09/leads");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Unable to infer object type from: leads");
            sandbox.switchOn("product.answer=empty");
            assertThat(client.json("/crm/objects/2026-09/quotes").path("results"))
                    .isEmpty();
            assertThat(client.json("/crm/objects/2026-09/quotes/search", "{}")
                            .path("total")
                            .asInt(-1))
                    .isZero();
            assertThat(client.json(DEALS).path("results")).isNotEmpty();
        }
    }

    @Test
    void scopesCanBeTakenAwayWhileThePortalRuns() {
        try (Sandbox sandbox = Sandbox.start(SMALL.withFaults(Faults.none().withMissingScopes("invoices")))) {
            Client client = new Client(sandbox);
            assertThat(client.get("/crm/objects/2026-09/quotes").statusCode()).isEqualTo(200);
            assertThat(client.get("/crm/objects/2026-09/invoices").statusCode()).isEqualTo(403);
            sandbox.failWith(Faults.none().withMissingScopes("quotes", "owners"));
            assertThat(client.get("/crm/objects/2026-09/quotes").body()).contains("MISSING_SCOPES");
            assertThat(client.get("/crm/owners/2026-09").statusCode()).isEqualTo(403);
            assertThat(client.get("/crm/objects/2026-09/invoices").statusCode()).isEqualTo(200);
            sandbox.switchOff("scope.missing");
            assertThat(client.get("/crm/objects/2026-09/quotes").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void wordsAndCallsSayTheSame() {
        Faults called = Faults.none()
                .withFailure(503, 0.1, "deals")
                .withFailure(429, 0.05)
                .withDrops(0.01)
                .withStalls(0.02, Duration.ofSeconds(2))
                .withSearchLag(Duration.ofSeconds(30), Duration.ofHours(1))
                .withMissingScopes("quotes", "owners")
                .withHistoryCap(new HistoryCap(10, 12))
                .withOpaqueCursors()
                .withReverseLeads()
                .withUnsetLeftOut()
                .withChanges(2);
        Faults said = Faults.of(
                "fault.status=503:0.1:deals,429:0.05",
                "fault.drop=0.01",
                "fault.stall=0.02:2s",
                "search.lag=30s",
                "search.lagSpread=1h",
                "scope.missing=quotes,owners",
                "history.cap=10/12",
                "list.afterAsKey=off",
                "assoc.reverseLead=on",
                "unset=omit",
                "live.mutate=2");
        assertThat(said).isEqualTo(called).hasSameHashCodeAs(called);
        assertThat(Faults.of(said.toString().split(" "))).isEqualTo(said);
        assertThat(Faults.none().toString()).isEmpty();
        assertThat(said.without("fault.status").toString()).doesNotContain("fault.status");
    }

    @Test
    void everySwitchTakesItsExampleAndExplainsItselfInBothLanguages() {
        for (var one : io.keiro.sandbox.portal.Switch.all()) {
            Faults set = Faults.of(one.name() + "=" + one.example());
            assertThat(Faults.of(set.toString().split(" "))).isEqualTo(set);
            assertThat(one.explanation(false)).isNotEmpty().matches("\\p{ASCII}+");
            assertThat(one.explanation(true)).matches("(?s).*[ぁ-んァ-ヶ一-龠].*");
        }
    }

    @Test
    void theReadmeNamesEverySwitch() throws IOException {
        String readme = java.nio.file.Files.readString(
                java.nio.file.Path.of(System.getProperty("keiro.home"), "toolkit/sandbox/README.md"));
        assertThat(Faults.switches()).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "search.lagg=3s | There is no switch 'search.lagg'. Valid: fault.status, fault.drop, ",
                "search.lag | A switch is set like search.lag=30s, but 'search.lag' has no equals sign.",
                "search.lag=3 | The switch 'search.lag' cannot be set to '3': a time such as 350ms, 30s, 5m, 1h or 90d is needed, but was '3'. Example: search.lag=30s",
                "fault.status=404:0.1 | but not with 404.",
                "fault.status=500:2 | a share from 0 to 1 is needed, but was '2'",
                "fault.status=500 | 2 or 3 parts divided by colons are needed, but was '500'",
                "fault.status=500:0.1:dogs | 'dogs' names no requests. Valid: an object type such as deals; account, schemas, ",
                "unset=no | null or omit is needed, but was 'no'",
                "list.afterAsKey=maybe | on or off is needed, but was 'maybe'",
                "scope.missing=dogs | 'dogs' is no object of a portal. Valid: calls, commerce_payments, ",
                "auth.refreshError=NO | one of NONE, BAD_REFRESH_TOKEN, BAD_HUB, BAD_CLIENT_ID is needed, but was 'NO'",
                "history.cap=0 | A history keeps at least one entry",
                "urlLimit=-1 | a whole number from 0 is needed, but was '-1'"
            })
    void whatCannotBeSwitchedIsExplained(String text, String message) {
        assertThatThrownBy(() -> Faults.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void eachEndpointMayHaveItsOwnLatency() {
        Latency latency = Latency.fixed(Duration.ZERO).withMedian("deals/list", Duration.ofMillis(80));
        try (Sandbox sandbox = Sandbox.start(SMALL.withLatency(latency))) {
            Client client = new Client(sandbox);
            client.get(DETAILS);
            long before = System.nanoTime();
            client.get(DETAILS);
            long quick = System.nanoTime() - before;
            client.get(DEALS);
            assertThat(System.nanoTime() - before - quick).isGreaterThanOrEqualTo(80_000_000L);
        }
    }

    /** Half of the answers come before the median and half after it, and the middle is denser than the edges. */
    @Test
    void latencyIsLogNormalWithinItsBounds() {
        Latency typical = Latency.typical();
        int before = 0;
        int near = 0;
        for (int request = 0; request < 4_000; request++) {
            double millis = typical.nanos(7, request) / 1e6;
            before += millis < 350 ? 1 : 0;
            near += millis > 350 / 1.3 && millis < 350 * 1.3 ? 1 : 0;
        }
        assertThat(before).isBetween(1_900, 2_100);
        assertThat(near).isBetween(2_600, 2_950);
    }

    /** A hundred times as fast: what takes two seconds there takes twenty milliseconds here. */
    @Test
    void timeMayRunFaster() {
        Sandbox.Options quick =
                SMALL.withLatency(Latency.fixed(Duration.ofSeconds(2))).withTime(SimulatedTime.times(100));
        try (Sandbox sandbox = Sandbox.start(quick)) {
            Client client = new Client(sandbox);
            long before = System.nanoTime();
            client.get(DETAILS);
            assertThat(System.nanoTime() - before).isBetween(20_000_000L, 1_900_000_000L);
            assertThat(sandbox.now()).isAfterOrEqualTo(quick.end().plusSeconds(2));
        }
    }

    @Test
    void timeMayStandStillButForRequests() {
        Sandbox.Options stepping =
                SMALL.withRate(RateProfile.FREE).withTime(SimulatedTime.perRequest(Duration.ofMillis(50)));
        try (Sandbox sandbox = Sandbox.start(stepping)) {
            Client client = new Client(sandbox);
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                statuses.add(client.get(DETAILS).statusCode());
            }
            // A hundred in ten seconds, at twenty a second: five seconds of answers, five of refusals, and again.
            assertThat(statuses.subList(0, 100)).containsOnly(200);
            assertThat(statuses.subList(100, 200)).containsOnly(429);
            assertThat(statuses.subList(200, 250)).containsOnly(200);
            assertThat(sandbox.now()).isEqualTo(stepping.end().plusMillis(250 * 50));
        }
    }
}
