package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The limits of the portal's plan, as a client meets them. Each loop ends with its first 429, so no test depends on speed. */
class RateLimitWireTest {

    private static final Sandbox.Options SMALL =
            Sandbox.Options.defaults().withDeals(50).withRate(RateProfile.FREE);

    @Test
    void ordinaryAnswersTellTheLimit() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            HttpResponse<String> answer = new Client(sandbox).get("/crm/objects/2026-09/deals");
            assertThat(header(answer, "Max")).isEqualTo("100");
            assertThat(header(answer, "Remaining")).isEqualTo("99");
            assertThat(header(answer, "Interval-Milliseconds")).isEqualTo("10000");
            assertThat(header(answer, "Daily")).isEqualTo("250000");
            assertThat(header(answer, "Daily-Remaining")).isEqualTo("249999");
        }
    }

    @Test
    void searchAnswersTellNothing() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            HttpResponse<String> answer = new Client(sandbox).post("/crm/objects/2026-09/deals/search", "{}");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase().contains("ratelimit"));
        }
    }

    @Test
    void theRollingLimitHasItsOwnBody() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Client client = new Client(sandbox);
            HttpResponse<String> answer = client.get("/account-info/2026-09/details");
            for (int i = 0; i < 5_000 && answer.statusCode() == 200; i++) {
                answer = client.get("/account-info/2026-09/details");
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            JsonNode body = Client.MAPPER.readTree(answer.body());
            assertThat(body.path("errorType").asString()).isEqualTo("RATE_LIMIT");
            assertThat(body.path("policyName").asString()).isEqualTo("TEN_SECONDLY_ROLLING");
            assertThat(body.path("message").asString()).isEqualTo("You have reached your ten_secondly_rolling limit.");
            assertThat(body.has("category")).isFalse();
            assertThat(answer.headers().firstValue("retry-after")).isEmpty();
        }
    }

    @Test
    void searchHasALimitOfItsOwnWithoutAPolicyName() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Client client = new Client(sandbox);
            HttpResponse<String> answer = client.post("/crm/objects/2026-09/deals/search", "{}");
            for (int i = 0; i < 5_000 && answer.statusCode() == 200; i++) {
                answer = client.post("/crm/objects/2026-09/deals/search", "{}");
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            JsonNode body = Client.MAPPER.readTree(answer.body());
            assertThat(body.path("message").asString()).isEqualTo("You have reached your secondly limit.");
            assertThat(body.has("policyName")).isFalse();
            assertThat(client.get("/crm/objects/2026-09/deals").statusCode()).isEqualTo(200);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue("X-HubSpot-RateLimit-" + name).orElse("missing");
    }
}
