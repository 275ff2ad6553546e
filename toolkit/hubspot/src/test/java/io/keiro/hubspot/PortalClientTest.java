package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keiro.hubspot.ScriptedPortal.Reply;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalClientTest {

    private static final String DEALS = "/crm/objects/2026-09/deals";
    private static final ReadRequest LIST = ReadRequest.get(DEALS, "deals", Phrase.of("deals", "商談"));
    private static final Reply GOOD = Reply.ok("{\"results\":[]}");

    private final ScriptedPortal portal = new ScriptedPortal();
    private final VirtualTime time = new VirtualTime();
    private final PortalClient client = client(portal.options());

    private PortalClient client(HubSpot.Options options) {
        return new PortalClient(AccessToken.of(ScriptedPortal.TOKEN), options, time);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void theTokenTravelsInTheHeaderOnly() {
        portal.on(DEALS, GOOD);
        assertThat(client.ask(LIST.with("limit", "1")).path("results").isArray())
                .isTrue();
        ScriptedPortal.Asked asked = portal.log().get(0);
        assertThat(asked.authorization()).isEqualTo("Bearer " + ScriptedPortal.TOKEN);
        assertThat(asked.query()).isEqualTo("limit=1");
    }

    @Test
    void aWrongTokenEndsItAtOnceWithTheRemedy() {
        portal.on(
                DEALS,
                Reply.of(
                        401,
                        "{\"category\":\"INVALID_AUTHENTICATION\",\"message\":\"Authentication credentials not found.\"}"));
        HubSpotException e = failure();
        assertThat(e.status()).isEqualTo(401);
        assertThat(e)
                .hasMessageContaining("does not accept the token (401, it is wrong or was revoked)")
                .hasMessageContaining("copy the token of your service key or private app again");
        assertThat(e.phrase().ja()).contains("トークンを受け付けません（401");
        assertThat(portal.asked(DEALS)).isEqualTo(1);
    }

    @Test
    void anExpiredTokenSaysSo() {
        portal.on(
                DEALS,
                Reply.of(401, "{\"category\":\"EXPIRED_AUTHENTICATION\",\"message\":\"expired 75 second(s) ago\"}"));
        assertThat(failure()).hasMessageContaining("(401, it has expired)");
    }

    @Test
    void aMissingScopeIsNamed() {
        portal.on(
                DEALS,
                Reply.of(
                        403,
                        "{\"category\":\"MISSING_SCOPES\",\"message\":\"no\",\"errors\":[{\"message\":\"x\",\"context\":"
                                + "{\"requiredScopes\":[\"crm.objects.deals.read\"]}}]}"));
        HubSpotException e = failure();
        assertThat(e)
                .isInstanceOf(ObjectClosed.class)
                .hasMessageStartingWith("The token may not read deals (403). Add the scope crm.objects.deals.read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[{\"context\":\"a text\"}]}",
                "{\"errors\":[{\"context\":{\"requiredScopes\":\"crm.objects.deals.read\"}}]}",
                "<html>Forbidden</html>",
                ""
            })
    void aScopeThatThePortalDoesNotNameIsKnownFromTheObject(String body) {
        portal.on(DEALS, Reply.of(403, body));
        assertThat(failure()).hasMessageContaining("Add the scope crm.objects.deals.read");
    }

    @Test
    void theRollingLimitStopsTheWholeClassTenSecondsPerAttempt() {
        Reply limit = Reply.of(
                429, "{\"errorType\":\"RATE_LIMIT\",\"policyName\":\"TEN_SECONDLY_ROLLING\",\"message\":\"reached\"}");
        portal.inTurn(DEALS, limit, limit, GOOD);
        client.ask(LIST);
        assertThat(time.seconds()).isEqualTo(10 + 20);
        assertThat(client.atTheLimit()).isEqualTo(2);
    }

    @Test
    void aLimitThatNeverEndsIsToldAfterTwoMinutesInBothLanguages() {
        portal.on(DEALS, Reply.of(429, "{\"policyName\":\"TEN_SECONDLY_ROLLING\",\"message\":\"reached\"}"));
        HubSpotException e = failure();
        assertThat(time.seconds()).isEqualTo(10 + 20 + 30 + 30 + 30);
        assertThat(e).isInstanceOf(PortalSilent.class);
        assertThat(e.phrase().en())
                .isEqualTo("The portal at " + client.host() + " answered 6 times that its limit is reached (429) while"
                        + " reading deals. Something else uses the same token; stop it, or lower Options.withPaceShare."
                        + " The portal said: reached Nothing that was read is lost; run it again to go on from here.");
        assertThat(e.phrase().ja())
                .isEqualTo(client.host() + " のポータルが、商談の読み取り中に 6 回、上限到達（429）を返しました。同じトークンを使う別の処理を"
                        + "止めるか、Options.withPaceShare を下げてください。ポータルからの説明：「reached」読み込み済みのデータは"
                        + "失われません。もう一度実行すると続きから再開します。");
    }

    @Test
    void theWaitForTheLimitShows() {
        portal.on(DEALS, Reply.of(429, "{\"policyName\":\"TEN_SECONDLY_ROLLING\"}"));
        Waiting frozen = new Waiting() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                throw new InterruptedException("far enough");
            }

            @Override
            public double chance() {
                return 0;
            }
        };
        PortalClient waiting = new PortalClient(AccessToken.of(ScriptedPortal.TOKEN), portal.options(), frozen);
        assertThatThrownBy(() -> waiting.ask(LIST)).hasMessageStartingWith("Stopped.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waiting.usage().waitSeconds()).isEqualTo(10);
    }

    @Test
    void aServerThatSaysThatTryingAgainIsOfNoUseIsBelieved() {
        portal.on(DEALS, Reply.of(500, "{}").with("X-Should-Retry", "false"));
        assertThat(failure()).isInstanceOf(PortalSilent.class);
        assertThat(portal.asked(DEALS)).isEqualTo(1);
    }

    @Test
    void millisecondsGoBeforeSecondsInTheHeaders() {
        Reply limit = Reply.of(429, "{\"policyName\":\"TEN_SECONDLY_ROLLING\"}")
                .with("Retry-After", "30")
                .with("Retry-After-Ms", "1500");
        portal.inTurn(DEALS, limit, GOOD);
        client.ask(LIST);
        assertThat(time.seconds()).isEqualTo(1.5);
    }

    @Test
    void aDailyLimitSaysWhenToGoOn() {
        client.zone(java.time.ZoneId.of("Asia/Tokyo"));
        portal.on(DEALS, Reply.of(429, "{\"policyName\":\"DAILY\"}"));
        java.time.ZonedDateTime midnight = java.time.ZonedDateTime.now(java.time.ZoneId.of("Asia/Tokyo"))
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(java.time.ZoneId.of("Asia/Tokyo"));
        HubSpotException e = failure();
        assertThat(e.resumeAfter()).contains(midnight.toInstant());
        assertThat(e).hasMessageContaining(midnight.toLocalDate() + " 00:00 (Asia/Tokyo)");
    }

    @Test
    void retryAfterIsHonouredWhereItStands() {
        Reply limit = Reply.of(429, "{\"policyName\":\"TEN_SECONDLY_ROLLING\"}").with("Retry-After", "3");
        portal.inTurn(DEALS, limit, GOOD);
        client.ask(LIST);
        assertThat(time.seconds()).isEqualTo(3);
    }

    @Test
    void theSearchLimitIsKnownWithoutItsName() {
        String search = DEALS + "/search";
        portal.inTurn(search, Reply.of(429, "{\"message\":\"You have reached your secondly limit.\"}"), GOOD);
        client.ask(ReadRequest.post(search, Json.object(), "deals", LIST.what()).counting(RateClass.SEARCH));
        // The second, and what two searches differ on their way: from now on they go one by one.
        assertThat(time.seconds()).isEqualTo(1.06);
    }

    @Test
    void theDailyLimitEndsItCleanly() {
        portal.on(DEALS, Reply.of(429, "{\"policyName\":\"DAILY\",\"message\":\"daily limit\"}"));
        assertThat(failure())
                .hasMessageContaining("daily limit of requests is used up (429)")
                .hasMessageContaining("next midnight in the account's time zone")
                .hasMessageContaining("Nothing that was read is lost");
        assertThat(portal.asked(DEALS)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 500, 502, 503, 504, 521, 523, 524})
    void passingTroubleIsTriedAgain(int status) {
        portal.inTurn(DEALS, Reply.of(status, "<html>oops</html>"), Reply.of(status, ""), GOOD);
        client.ask(LIST);
        assertThat(time.seconds()).isEqualTo(0.5 + 1);
    }

    @Test
    void lastingTroubleEndsAfterFiveAttempts() {
        portal.on(DEALS, Reply.of(503, "<html>maintenance</html>"));
        HubSpotException e = failure();
        assertThat(e)
                .isInstanceOf(PortalSilent.class)
                .hasMessageContaining("could not give deals: status 503 in 5 attempts")
                .hasMessageContaining("status.hubspot.com");
        assertThat(portal.asked(DEALS)).isEqualTo(5);
        assertThat(time.seconds()).isEqualTo(0.5 + 1 + 2 + 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {522, 525, 526})
    void whatOnlySupportCanMendIsTriedShortly(int status) {
        portal.on(DEALS, Reply.of(status, ""));
        assertThat(failure()).hasMessageContaining("needs HubSpot's support");
        assertThat(portal.asked(DEALS)).isEqualTo(2);
    }

    @Test
    void aLockedRecordIsGivenTwoSeconds() {
        portal.inTurn(DEALS, Reply.of(423, "{}"), GOOD);
        client.ask(LIST);
        assertThat(time.seconds()).isEqualTo(2);
    }

    @Test
    void aMigratingPortalSaysWhenToComeBack() {
        portal.on(DEALS, Reply.of(477, "{}").with("Retry-After", "7200"));
        assertThat(failure()).hasMessageContaining("asks to wait 120 minutes").hasMessageContaining("(477)");
    }

    @Test
    void aMalformedTokenIsRecognised() {
        portal.on(DEALS, Reply.of(530, "<html>error code: 1016</html>"));
        assertThat(failure()).hasMessageContaining("not a HubSpot token at all, or only part of one");
    }

    @Test
    void aRefusedRequestTellsWhy() {
        portal.on(DEALS, Reply.of(400, "{\"category\":\"VALIDATION_ERROR\",\"message\":\"limit must be at most 50\"}"));
        assertThat(failure())
                .hasMessage("The portal at " + client.host() + " refused to give deals (400, " + DEALS
                        + "). The portal said: limit must be at most 50");
    }

    @Test
    void anObjectThatThePortalDoesNotHaveIsNoFailureOfTheRun() {
        portal.on(DEALS, Reply.of(400, "{\"message\":\"Unable to infer object type from: deals\"}"));
        assertThat(failure()).isInstanceOf(ObjectClosed.class).hasMessageStartingWith("This portal has no deals");
    }

    @Test
    void partlyFoundIsSuccess() {
        portal.on(DEALS, Reply.of(207, "{\"results\":[],\"numErrors\":1,\"errors\":[]}"));
        assertThat(client.ask(LIST).path("numErrors").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "{\"results\":[{\"id\":", "", "[1]"})
    void aGoodStatusWithoutJsonIsTriedAgainAndThenTold(String body) {
        portal.on(DEALS, Reply.ok(body));
        assertThat(failure()).hasMessageContaining("it sent no JSON but");
        assertThat(portal.asked(DEALS)).isEqualTo(5);
    }

    @Test
    void aCutConnectionIsTriedAgain() {
        portal.inTurn(DEALS, Reply.of(0, ""), Reply.of(0, ""), GOOD);
        assertThat(client.ask(LIST).has("results")).isTrue();
    }

    @Test
    void aPortalThatIsDownIsToldWithItsAddress() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        PortalClient nobody = client(portal.options().withBaseUrl("http://127.0.0.1:" + closed));
        assertThatThrownBy(() -> nobody.ask(LIST))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("No usable answer from 127.0.0.1:" + closed + " while reading deals (5 attempts)")
                .hasMessageContaining(
                        "nothing accepts the connection. The portal is down, or the base address or a proxy is wrong.");
    }

    @Test
    void aSlowAnswerIsGivenUpInTime() {
        CountDownLatch never = new CountDownLatch(1);
        portal.rule(asked -> {
            never.await();
            return GOOD;
        });
        PortalClient impatient =
                client(portal.options().withTimeout(Duration.ofSeconds(1)).withAttempts(1));
        assertThatThrownBy(() -> impatient.ask(LIST)).hasMessageContaining("the answer took too long");
        never.countDown();
    }

    @Test
    void anInterruptEndsTheWaitWithinASecond() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        portal.rule(request -> {
            asked.countDown();
            never.await();
            return GOOD;
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread cell = new Thread(() -> {
            try {
                client.ask(LIST);
            } catch (HubSpotException e) {
                thrown.set(
                        Thread.currentThread().isInterrupted() ? e : new AssertionError("the interrupt was swallowed"));
            }
        });
        cell.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        cell.interrupt();
        cell.join(10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(thrown.get()).isInstanceOf(HubSpotException.class).hasMessageStartingWith("Stopped.");
        never.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (ScriptedPortal elsewhere = new ScriptedPortal()) {
            portal.on(DEALS, Reply.of(status, "").with("Location", elsewhere.baseUrl() + DEALS));
            assertThat(failure())
                    .hasMessageContaining("Redirects are not followed, so that the token stays with this host.");
            assertThat(elsewhere.log()).isEmpty();
        }
    }

    @Test
    void aRedirectOnTheSameHostIsNotFollowedEither() {
        portal.on(DEALS, Reply.of(302, "").with("Location", "/elsewhere"));
        failure();
        assertThat(portal.asked("/elsewhere")).isZero();
    }

    @Test
    void thePaceFollowsTheHeaders() {
        portal.on(
                DEALS,
                GOOD.with("X-HubSpot-RateLimit-Max", "250").with("X-HubSpot-RateLimit-Interval-Milliseconds", "10000"));
        assertThat(client.requestsPerTenSeconds()).isEqualTo(100);
        for (int i = 0; i < 200; i++) {
            client.ask(LIST);
        }
        assertThat(client.requestsPerTenSeconds()).isEqualTo(250);
        assertThat(time.seconds()).isZero();
        client.ask(LIST);
        assertThat(time.seconds()).isBetween(10.0, 10.2);
    }

    @ParameterizedTest
    @CsvSource({"100, 5", "250, 5", "10000, 5", "1000000, 100000"})
    void searchesHaveTheSameAllowanceInEveryPlanAndNoneWhereThePortalHasNoLimits(int stated, int searches) {
        portal.on(DEALS, GOOD.with("X-HubSpot-RateLimit-Max", String.valueOf(stated)));
        client.ask(LIST);
        assertThat(client.searchesPerSecond()).isEqualTo(searches);
    }

    @Test
    void littleLeftMeansThatSomebodyElseNeedsRoom() {
        portal.on(DEALS, GOOD.with("X-HubSpot-RateLimit-Max", "100").with("X-HubSpot-RateLimit-Remaining", "3"));
        client.ask(LIST);
        client.ask(LIST);
        assertThat(time.seconds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 409, 429, 477, 500, 522, 530})
    void theTokenIsInNoMessageEvenWhenItIsEchoed(int status) {
        String echo = "Authorization: Bearer " + ScriptedPortal.TOKEN;
        String atTheCut = "x".repeat(250) + echo;
        for (String body : new String[] {
            "{\"message\":\"" + echo + "\"}",
            echo,
            "<html>" + echo + "</html>",
            atTheCut,
            "{\"message\":\"" + atTheCut + "\"}",
            "{\"errors\":[{\"context\":{\"requiredScopes\":[\"" + echo + "\"]}}]}"
        }) {
            portal.on(DEALS, Reply.of(status, body));
            if (status == 200 && body.startsWith("{")) {
                continue;
            }
            HubSpotException e = failure();
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertThat(trace + e.phrase().en() + e.phrase().ja() + client)
                    .as(body)
                    // Not the beginning of it either, where a long text is cut.
                    .doesNotContain(ScriptedPortal.TOKEN.substring(0, 12));
        }
    }

    /** What a library says of a broken connection is not ours to trust. */
    @Test
    void theTokenIsInNoCauseOfAFailure() {
        Failures failures = new Failures(
                new Wire(URI.create(portal.baseUrl()), 1, Duration.ofSeconds(1)),
                AccessToken.of(ScriptedPortal.TOKEN)::scrub);
        IOException broken = new IOException("odd line", new IOException("with " + ScriptedPortal.TOKEN));
        broken.addSuppressed(new IOException("and " + ScriptedPortal.TOKEN));
        StringWriter trace = new StringWriter();
        failures.unreachable(LIST, broken, 1).printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("odd line").doesNotContain(ScriptedPortal.TOKEN);
        IOException harmless = new IOException("odd line");
        assertThat(failures.unreachable(LIST, harmless, 1)).hasCause(harmless);
    }

    private HubSpotException failure() {
        return catchThrowableOfType(HubSpotException.class, () -> client.ask(LIST));
    }
}
