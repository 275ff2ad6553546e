package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.hubspot.ScriptedPortal.Reply;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotTest {

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void connectingAsksForTheAccount() {
        HubSpot hubSpot = portal.connect();
        assertThat(hubSpot.account().portalId()).isEqualTo("4711");
        assertThat(hubSpot.account().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(hubSpot.account().currency()).isEqualTo("EUR");
        assertThat(hubSpot.account().additionalCurrencies()).containsExactly("USD");
        assertThat(hubSpot.toString())
                .startsWith("HubSpot portal 4711 (DEVELOPER_TEST), Europe/Berlin, EUR at 127.0.0.1:")
                .endsWith("read-only");
        assertThat(portal.log()).hasSize(1);
    }

    @Test
    void theLegacyDialectAsksUnderItsOwnPaths() {
        HubSpot.connect(AccessToken.of("t"), portal.options().withApiVersion("v3"), new VirtualTime());
        assertThat(portal.asked("/account-info/v3/details")).isEqualTo(1);
    }

    @Test
    void aZoneThatThisJdkDoesNotKnowFallsBackToTheOffset() {
        portal.on(
                "/account-info/2026-09/details",
                Reply.ok("{\"portalId\":1,\"timeZone\":\"Mars/Olympus\",\"utcOffset\":\"+09:00\"}"));
        assertThat(portal.connect().account().zone()).isEqualTo(ZoneId.of("+09:00"));
    }

    @Test
    void readinessTellsCountsAndWhatAScopeWouldOpen() {
        portal.rule(asked -> asked.path().startsWith("/crm/objects/2026-09/")
                        && asked.method().equals("GET")
                ? Reply.ok("{\"results\":[]}")
                : asked.path().endsWith("/search") ? Reply.ok("{\"total\":12}") : null);
        portal.on(
                "/crm/objects/2026-09/quotes",
                Reply.of(
                        403,
                        "{\"category\":\"MISSING_SCOPES\",\"errors\":[{\"context\":{\"requiredScopes\":[\"crm.objects.quotes.read\"]}}]}"));
        portal.on(
                "/crm/objects/2026-09/invoices",
                Reply.of(400, "{\"message\":\"Unable to infer object type from: invoices\"}"));
        portal.on("/crm/owners/2026-09", Reply.ok("{\"results\":[{\"id\":\"1\"},{\"id\":\"2\"}]}"));
        Readiness readiness = portal.connect().readiness();
        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.rows())
                .filteredOn(row -> row.object().equals("quotes"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.readable()).isFalse();
                    assertThat(row.missingScope()).isEqualTo("crm.objects.quotes.read");
                    assertThat(row.missing().en()).contains("inferred from stages");
                });
        assertThat(readiness.rows())
                .filteredOn(row -> row.object().equals("invoices"))
                .singleElement()
                .satisfies(row -> assertThat(row.missingScope()).isEmpty());
        assertThat(readiness.table().value(0, "Count")).isEqualTo(12L);
        assertThat(readiness.table().value(readiness.table().rowCount() - 1, "Count"))
                .isEqualTo(2L);
        assertThat(readiness.sentence().en()).isEqualTo("Portal 4711: ready, 16 of 18 kinds of object can be read");
    }

    @Test
    void withoutDealsNothingIsReady() {
        portal.rule(asked -> asked.path().contains("/objects/") ? Reply.of(403, "{}") : null);
        Readiness readiness = portal.connect().readiness();
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.sentence().en()).contains("deals cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.hubapi.com",
                "ftp://localhost",
                "https://someone:secretword@api.hubapi.com",
                "https://api.hubapi.com?x=1",
                "http://127.0.0.1.evil.example"
            })
    void anUnsafeBaseAddressIsRefused(String address) {
        assertThatThrownBy(() -> HubSpot.Options.defaults().withBaseUrl(address))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("is not safe for a token: it must be https://host, or http:// on this machine")
                .hasMessageNotContaining("secretword");
    }

    @Test
    void aBaseAddressThatIsNoneIsAnsweredWithAnExample() {
        assertThatThrownBy(() -> HubSpot.Options.defaults().withBaseUrl("https://api hubapi.com"))
                .isInstanceOf(HubSpotException.class)
                .hasMessage("The base address cannot be understood: Illegal character in authority."
                        + " It looks like https://api.hubapi.com.");
        assertThatThrownBy(() -> HubSpot.Options.defaults().withBaseUrl("api.hubapi.com"))
                .hasMessageStartingWith("The base address \"api.hubapi.com\" is not safe for a token");
    }

    @Test
    void optionsTellWhatWouldBeValid() {
        HubSpot.Options usual = HubSpot.Options.defaults();
        assertThatThrownBy(() -> usual.withPaceShare(1.2))
                .hasMessage("the share of the limit is 1.2; valid: above 0 and at most 1");
        assertThatThrownBy(() -> usual.withMaxInFlight(0)).hasMessage("requests in flight is 0; valid: 1 to 64");
        assertThatThrownBy(() -> usual.withAttempts(0)).hasMessage("attempts is 0; valid: 1 to 20");
        assertThatThrownBy(() -> usual.withTimeout(Duration.ZERO))
                .hasMessageContaining("valid: 1 second to 10 minutes");
        assertThatThrownBy(() -> usual.withHistoryCap(0)).hasMessageContaining("HubSpot states 20");
        assertThatThrownBy(() -> usual.withApiVersion("2026-05"))
                .hasMessage(
                        "\"2026-05\" is not an API version. Valid are dated versions such as 2026-09, and v3 for the legacy API.");
    }
}
