package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.Faults;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small company whose portal can be disturbed, and what an undisturbed extraction of it gives. The portal is the judge: a snapshot holds
 * what an independent reader finds there, or it says what is missing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SandboxFaults {

    /** Engagements are read in the same way as other related records; without them a run is half as long. */
    static final DealQuery EVERYTHING = DealQuery.all().withoutEngagements();

    static final Sandbox.Options COMPANY = Sandbox.Options.defaults()
            .withDeals(60)
            .withRate(RateProfile.UNLIMITED)
            .withTime(SimulatedTime.perRequest(Duration.ofMillis(50)));

    Sandbox sandbox;
    /** What the portal holds, and the digest of a snapshot that holds it. */
    Set<String> truth;

    String undisturbed;
    /** What an undisturbed run took, with one request at a time. */
    long requests;

    long transactions;

    @TempDir
    Path folder;

    private Path undisturbedFile;

    @BeforeAll
    void readUndisturbed(@TempDir Path shared) {
        sandbox = Sandbox.start(COMPANY);
        truth = PortalTruth.of(sandbox);
        undisturbedFile = shared.resolve("undisturbed.duckdb");
        long before = sandbox.requestCount();
        AtomicLong commits = new AtomicLong();
        undisturbed = one(sandbox)
                .withSeam(commits::set)
                .extract(EVERYTHING, undisturbedFile)
                .digest();
        requests = sandbox.requestCount() - before;
        transactions = commits.get();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @AfterEach
    void allWell() {
        sandbox.record(null);
        sandbox.failWith(Faults.none());
    }

    static HubSpot.Options options(Sandbox portal, ReadingMode how) {
        return HubSpot.Options.defaults()
                .withBaseUrl(portal.baseUrl())
                .withPrivacy(Privacy.namesKept())
                .withReadingMode(how)
                .withAttempts(12);
    }

    static HubSpot connect(Sandbox portal, ReadingMode how) {
        return connect(portal, options(portal, how));
    }

    static HubSpot connect(Sandbox portal, HubSpot.Options options) {
        return HubSpot.connect(AccessToken.of(portal.token()), options, new VirtualTime());
    }

    /** With one request at a time, so that runs can be cut at the same places. */
    static HubSpot one(Sandbox portal) {
        return connect(portal, options(portal, ReadingMode.LIST).withMaxInFlight(1));
    }

    Path file() {
        return folder.resolve("portal.duckdb");
    }

    Snapshot extract(ReadingMode how) {
        return connect(sandbox, how).extract(EVERYTHING, file());
    }

    static void assertWhole(Set<String> facts, Path file) {
        assertThat(PortalTruth.difference(facts, PortalTruth.in(file))).isEmpty();
    }

    /** The same content as undisturbed, and that is what the portal holds. */
    void assertUndisturbed(Snapshot snapshot) {
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.gaps()).isEmpty();
        String digest = snapshot.digest();
        assertThat(digest)
                .withFailMessage(() -> PortalTruth.difference(truth, PortalTruth.in(snapshot.file()))
                        + SmallCompany.difference(snapshot.file(), undisturbedFile))
                .isEqualTo(undisturbed);
    }

    /** When so many requests have come, something goes wrong. */
    void after(int count, String... switches) {
        AtomicInteger seen = new AtomicInteger();
        sandbox.record(exchange -> {
            if (seen.incrementAndGet() == count) {
                sandbox.switchOn(switches);
            }
        });
    }

    static Set<String> difference(Set<String> one, Set<String> other) {
        Set<String> rest = new TreeSet<>(one);
        rest.removeAll(other);
        return rest;
    }
}
