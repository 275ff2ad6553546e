package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.hubspot.ScriptedPortal.Reply;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many requests are on their way at the same time, and what a token must outlive for it. */
class InFlightTest {

    private static final ReadRequest ACCOUNT =
            ReadRequest.get("/account-info/2026-09/details", "", Phrase.of("the account", "アカウント"));

    private final MiniPortal portal = SmallCompany.of(240);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    /** Looks before any other rule at each request, for long enough that others come meanwhile if they may. */
    private void count() {
        portal.server.rule(asked -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                Thread.sleep(2);
            } finally {
                underWay.decrementAndGet();
            }
            return null;
        });
    }

    private HubSpot.Options options(ReadingMode how, int inFlight) {
        return portal.server.options().withReadingMode(how).withMaxInFlight(inFlight);
    }

    @ParameterizedTest
    @CsvSource({"1, LIST", "1, SEARCH", "3, SEARCH", "3, SHARDED_LIST"})
    void neverMoreRequestsAreUnderWayThanAllowed(int allowed, ReadingMode how) {
        count();
        HubSpot hubSpot =
                HubSpot.connect(AccessToken.of(ScriptedPortal.TOKEN), options(how, allowed), new VirtualTime());
        hubSpot.readiness();
        hubSpot.plan(DealQuery.all());
        hubSpot.extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        hubSpot.update(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(most.get()).isEqualTo(allowed);
    }

    /** Twelve ask at once, one after the other is heard, and every token is spent after one request: each gets one of its own. */
    @Test
    void aTokenIsChosenWhenTheRequestLeaves() throws InterruptedException {
        AtomicInteger issued = new AtomicInteger();
        AtomicInteger uses = new AtomicInteger();
        count();
        portal.server.rule(asked -> {
            if (asked.path().equals("/oauth/2026-03/token")) {
                uses.set(0);
                return Reply.ok("{\"access_token\":\"a" + issued.incrementAndGet() + "\",\"expires_in\":1800}");
            }
            boolean current = ("Bearer a" + issued.get()).equals(asked.authorization());
            return !current || uses.incrementAndGet() > 1
                    ? Reply.of(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}")
                    : null;
        });
        PortalClient client = new PortalClient(
                OAuthApp.of("client", "secret-2f6d", "refresh-9c1e"), options(ReadingMode.LIST, 1), new VirtualTime());
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Thread thread = new Thread(() -> client.ask(ACCOUNT));
            thread.setUncaughtExceptionHandler((failed, why) -> failures.add(why));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        assertThat(failures).isEmpty();
        assertThat(issued.get()).isEqualTo(12);
        assertThat(most.get()).isEqualTo(1);
    }

    /** What waits for the limit of searches leaves the only place to others. */
    @Test
    void whatWaitsForItsLimitKeepsNoPlace() throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        AtomicLong now = new AtomicLong();
        Waiting waiting = new Waiting() {
            @Override
            public long nanoTime() {
                return now.get();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                waits.countDown();
                goesOn.await();
                now.addAndGet(nanos);
            }

            @Override
            public double chance() {
                return 0;
            }
        };
        ReadRequest search = ReadRequest.post(
                        "/crm/objects/2026-09/deals/search", Json.object(), "deals", Phrase.of("deals", "商談"))
                .counting(RateClass.SEARCH);
        PortalClient client = new PortalClient(AccessToken.of("t"), options(ReadingMode.LIST, 1), waiting);
        Thread searching = new Thread(() -> {
            for (int i = 0; i < 5; i++) {
                client.ask(search);
            }
        });
        searching.start();
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        Thread reading = new Thread(() -> client.ask(ACCOUNT));
        reading.start();
        reading.join(20_000);
        assertThat(reading.isAlive()).isFalse();
        assertThat(portal.server.asked(ACCOUNT.path())).isEqualTo(1);
        goesOn.countDown();
        searching.join(20_000);
        assertThat(portal.server.asked(search.path())).isEqualTo(5);
    }
}
