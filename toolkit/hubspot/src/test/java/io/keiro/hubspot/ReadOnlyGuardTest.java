package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOnlyGuardTest {

    private final ReadOnlyGuard guard = new ReadOnlyGuard(HttpUrl.get("https://api.hubapi.com"));

    @ParameterizedTest
    @CsvSource({
        "GET,  /crm/objects/2026-09/deals",
        "GET,  /account-info/2026-09/details",
        "POST, /crm/objects/2026-09/deals/search",
        "POST, /crm/v3/objects/0-3/batch/read",
        "POST, /crm/associations/2026-09/deals/quotes/batch/read",
        "POST, /oauth/2026-03/token"
    })
    void readingPasses(String method, String path) {
        assertThatCode(() -> guard.check(request(method, "https://api.hubapi.com" + path)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /crm/objects/2026-09/deals",
        "POST,   /crm/objects/2026-09/deals/batch/create",
        "POST,   /crm/objects/2026-09/deals/batch/update",
        "POST,   /crm/objects/2026-09/deals/batch/upsert",
        "POST,   /crm/objects/2026-09/deals/batch/archive",
        "POST,   /crm/objects/2026-09/deals/merge",
        "POST,   /crm/objects/2026-09/contacts/gdpr-delete",
        "POST,   /crm/objects/2026-09/deals/batch/read/../create",
        "POST,   /crm/objects/2026-09/deals/search/1/merge",
        "POST,   /crm/objects/2026-09/deals/batch/read/1",
        "POST,   /elsewhere/crm/objects/2026-09/deals/search",
        "POST,   /oauth/2026-03/token/revoke",
        "POST,   /oauth/token",
        "POST,   /crm/exports/2026-09/export/async",
        "POST,   /webhooks/search",
        "PUT,    /crm/objects/2026-09/deals/1",
        "PATCH,  /crm/objects/2026-09/deals/1",
        "PATCH,  /crm/objects/2026-09/deals/search",
        "DELETE, /crm/objects/2026-09/deals/1",
        "HEAD,   /crm/objects/2026-09/deals"
    })
    void everythingElseIsRefused(String method, String path) {
        assertThatThrownBy(() -> guard.check(request(method, "https://api.hubapi.com" + path)))
                .isInstanceOf(HubSpotException.class)
                .hasMessageStartingWith("Refused to send " + method + " /")
                .hasMessageEndingWith("Keiro only reads. Allowed are GET, and POST to a search or a batch read.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/crm/objects/2026-09/deals",
        "https://api.hubapi.com.evil.example/crm/objects/2026-09/deals",
        "http://api.hubapi.com/crm/objects/2026-09/deals",
        "https://api.hubapi.com:8443/crm/objects/2026-09/deals"
    })
    void otherHostsAreRefused(String address) {
        assertThatThrownBy(() -> guard.check(request("GET", address)))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("this connection reads api.hubapi.com only");
    }

    @Test
    void aPrefixOfAProxyIsTakenIntoAccount() {
        ReadOnlyGuard behindProxy = new ReadOnlyGuard(HttpUrl.get("https://proxy.example/hubspot/"));
        assertThatCode(() -> behindProxy.check(
                        request("POST", "https://proxy.example/hubspot/crm/objects/2026-09/deals/search")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        behindProxy.check(request("POST", "https://proxy.example/hubspot/crm/objects/2026-09/deals")))
                .hasMessageStartingWith("Refused to send POST");
    }

    private static Request request(String method, String address) {
        boolean withBody = !method.equals("GET") && !method.equals("HEAD");
        return new Request.Builder()
                .url(address)
                .method(method, withBody ? RequestBody.create(new byte[0], null) : null)
                .build();
    }
}
