package io.keiro.sandbox;

import static io.keiro.sandbox.portal.HandMadePortal.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.PortalRecord;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tokens that expire, and how they are renewed or refused. */
class SigningInWireTest extends PortalWireCase {

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
