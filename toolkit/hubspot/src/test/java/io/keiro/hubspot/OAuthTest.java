package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.hubspot.ScriptedPortal.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthTest {

    private static final String TOKEN_PATH = "/oauth/2026-03/token";
    private static final String DEALS = "/crm/objects/2026-09/deals";
    private static final ReadRequest LIST = ReadRequest.get(DEALS, "deals", io.keiro.log.Phrase.of("deals", "商談"));
    private static final OAuthApp APP = OAuthApp.of("client-1", "secret-2f6d", "refresh-9c1e");
    private static final String EXPIRED =
            "{\"status\":\"error\",\"category\":\"EXPIRED_AUTHENTICATION\",\"message\":\"expired 75 second(s) ago\"}";

    private final ScriptedPortal portal = new ScriptedPortal();
    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger issued = new AtomicInteger();

    @TempDir
    Path folder;

    @BeforeEach
    void giveTokens() {
        portal.rule(asked -> asked.path().equals(TOKEN_PATH)
                ? Reply.ok("{\"access_token\":\"access-" + issued.incrementAndGet()
                        + "\",\"refresh_token\":\"refresh-9c1e\",\"expires_in\":1800,\"token_type\":\"bearer\"}")
                : null);
        portal.on(DEALS, Reply.ok("{\"results\":[]}"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private PortalClient client() {
        return new PortalClient(APP, portal.options(), time);
    }

    @Test
    void theFormHoldsTheSecretsAndTheRequestTheTokenOnly() {
        client().ask(LIST);
        ScriptedPortal.Asked form = portal.log().get(0);
        assertThat(form.method()).isEqualTo("POST");
        assertThat(form.path()).isEqualTo(TOKEN_PATH);
        assertThat(form.query()).isNull();
        assertThat(form.authorization()).isNull();
        assertThat(form.body())
                .isEqualTo("grant_type=refresh_token&client_id=client-1&client_secret=secret-2f6d"
                        + "&refresh_token=refresh-9c1e");
        assertThat(portal.log().get(1).authorization()).isEqualTo("Bearer access-1");
        assertThat(portal.log().get(1).body()).isEmpty();
    }

    @Test
    void aTokenIsRenewedAfterFourFifthsOfItsLife() {
        PortalClient client = client();
        client.ask(LIST);
        time.sleep(1_439_000_000_000L);
        client.ask(LIST);
        assertThat(issued.get()).isEqualTo(1);
        time.sleep(2_000_000_000L);
        client.ask(LIST);
        assertThat(issued.get()).isEqualTo(2);
        assertThat(portal.log().get(portal.log().size() - 1).authorization()).isEqualTo("Bearer access-2");
    }

    @Test
    void anExpiredTokenIsRenewedOnceAndTheRequestRepeatedOnce() {
        portal.rule(asked -> "Bearer access-1".equals(asked.authorization()) ? Reply.of(401, EXPIRED) : null);
        client().ask(LIST);
        assertThat(issued.get()).isEqualTo(2);
        assertThat(portal.asked(DEALS)).isEqualTo(2);
        portal.rule(asked -> asked.authorization() != null ? Reply.of(401, EXPIRED) : null);
        assertThatThrownBy(() -> client().ask(LIST)).hasMessageContaining("(401, it has expired)");
        assertThat(portal.asked(DEALS)).isEqualTo(4);
    }

    @Test
    void manyThreadsFetchOneToken() throws InterruptedException {
        PortalClient client = client();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Thread thread = new Thread(() -> client.ask(LIST));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        assertThat(portal.asked(DEALS)).isEqualTo(12);
        assertThat(issued.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REFRESH_TOKEN, invalid_grant, the refresh token is wrong or was revoked",
        "BAD_CLIENT_ID, invalid_client, the client id and the client secret do not belong together",
        "BAD_HUB, access_denied, the app may not sign in to this portal"
    })
    void aRefusalSaysWhatToDoAndShowsNoSecret(String status, String error, String remedy) {
        portal.on(
                TOKEN_PATH,
                Reply.of(
                        400,
                        "{\"status\":\"" + status + "\",\"error\":\"" + error
                                + "\",\"error_description\":\"secret-2f6d and refresh-9c1e are no good\"}"));
        assertThatThrownBy(() -> client().ask(LIST))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("gave no access token (400, " + status + ")")
                .hasMessageContaining(remedy)
                .satisfies(e -> {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    assertThat(trace + ((HubSpotException) e).phrase().ja())
                            .doesNotContain("secret-2f6d", "refresh-9c1e");
                });
    }

    /** A proxy that repeats the form shows the secrets as forms spell them. */
    @Test
    void anEchoOfTheFormShowsNoSecret() {
        portal.rule(asked -> asked.path().equals(TOKEN_PATH)
                ? Reply.of(400, "{\"error\":\"" + asked.body() + "\",\"error_description\":\"" + asked.body() + "\"}")
                : null);
        OAuthApp app = OAuthApp.of("client-1", "sec/ret+2f6d=", "ref/resh+9c1e=");
        assertThatThrownBy(() -> new PortalClient(app, portal.options(), time).ask(LIST))
                .hasMessageContaining("client_secret=(token hidden)")
                .satisfies(e -> {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    assertThat(trace + ((HubSpotException) e).phrase().ja()).doesNotContain("2f6d", "9c1e");
                });
    }

    /** What asks for a token is shown in no log by its text. */
    @Test
    void theFormItselfPrintsWithoutItsFields() {
        ReadRequest form =
                ReadRequest.signIn(TOKEN_PATH, List.of(new ReadRequest.Parameter("client_secret", "secret-2f6d")));
        assertThat(form).hasToString("ReadRequest " + TOKEN_PATH);
        assertThat(new OAuthSession(APP, TOKEN_PATH, null, portal.options(), time))
                .hasToString("OAuthSession (hidden)");
    }

    /** The form carries more than a token: it follows no redirect either. */
    @Test
    void theFormIsNotSentToWhereARedirectLeads() {
        try (ScriptedPortal elsewhere = new ScriptedPortal()) {
            portal.on(TOKEN_PATH, Reply.of(307, "").with("Location", elsewhere.baseUrl() + TOKEN_PATH));
            assertThatThrownBy(() -> client().ask(LIST)).hasMessageContaining("Redirects are not followed");
            assertThat(elsewhere.log()).isEmpty();
        }
    }

    @Test
    void passingTroubleAtTheTokenAddressIsTriedAgain() {
        portal.inTurn(
                TOKEN_PATH, Reply.of(502, "<html>"), Reply.ok("{\"access_token\":\"access-7\",\"expires_in\":1800}"));
        client().ask(LIST);
        assertThat(portal.asked(TOKEN_PATH)).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsCutIsNotShown() {
        portal.on(TOKEN_PATH, Reply.ok("{\"access_token\":\"access-secret"));
        assertThatThrownBy(() -> client().ask(LIST))
                .hasMessageContaining("No usable answer")
                .hasMessageNotContaining("access-secret");
    }

    @Test
    void theVersionOfTheAddressIsASettingOfItsOwn() {
        portal.on("/oauth/v1/token", Reply.ok("{\"access_token\":\"old-1\",\"expires_in\":1800}"));
        new PortalClient(APP, portal.options().withOauthVersion("v1"), time).ask(LIST);
        assertThat(portal.asked("/oauth/v1/token")).isEqualTo(1);
        assertThatThrownBy(() -> portal.options().withOauthVersion("v2"))
                .hasMessageContaining("the OAuth version is v2; valid: 2026-03, v3 or v1");
    }

    @Test
    void secretsComeFromTheEnvironmentOrAnOwnersFile() throws Exception {
        assertThat(APP.toString()).isEqualTo("OAuthApp (hidden)");
        assertThatThrownBy(() -> OAuthApp.fromEnvironment(Map.of("HUBSPOT_CLIENT_ID", "c")))
                .hasMessageStartingWith("The environment variable HUBSPOT_CLIENT_SECRET is not set.");
        Path file = folder.resolve("oauth.properties");
        OwnerOnly.write(file, "client_id=c\nclient_secret=s\n".getBytes());
        assertThatThrownBy(() -> OAuthApp.fromFile(file)).hasMessageContaining("has no line refresh_token=…");
        Files.writeString(file, "client_id=c\nclient_secret=s\nrefresh_token=r\n");
        assertThat(OAuthApp.fromFile(file).refreshToken()).isEqualTo("r");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertThatThrownBy(() -> OAuthApp.fromFile(file)).hasMessageContaining("can be read by others");
        }
    }
}
