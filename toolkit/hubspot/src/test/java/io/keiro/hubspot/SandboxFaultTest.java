package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.StageMap;
import io.keiro.sandbox.Faults;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.SimulatedTime;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Extraction against the sandbox portal with each of its fault switches on. The portal is the judge: a snapshot holds what an independent
 * reader finds there, or it says what is missing.
 */
class SandboxFaultTest {

    /** Engagements are read in the same way as other related records; without them a run is half as long. */
    private static final DealQuery EVERYTHING = DealQuery.all().withoutEngagements();

    private static final Sandbox.Options COMPANY = Sandbox.Options.defaults()
            .withDeals(60)
            .withRate(RateProfile.UNLIMITED)
            .withTime(SimulatedTime.perRequest(Duration.ofMillis(50)));

    private static Sandbox sandbox;
    private static Set<String> truth;
    private static String undisturbed;
    private static long requests;
    private static long transactions;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void readUndisturbed() {
        sandbox = Sandbox.start(COMPANY);
        truth = PortalTruth.of(sandbox);
        long before = sandbox.requestCount();
        AtomicLong commits = new AtomicLong();
        undisturbed = one(sandbox)
                .withSeam(commits::set)
                .extract(EVERYTHING, shared.resolve("undisturbed.duckdb"))
                .digest();
        requests = sandbox.requestCount() - before;
        transactions = commits.get();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @AfterEach
    void allWell() {
        sandbox.record(null);
        sandbox.failWith(Faults.none());
    }

    private static HubSpot.Options options(Sandbox portal, ReadingMode how) {
        return HubSpot.Options.defaults()
                .withBaseUrl(portal.baseUrl())
                .withPrivacy(Privacy.namesKept())
                .withReadingMode(how)
                .withAttempts(12);
    }

    private static HubSpot connect(Sandbox portal, ReadingMode how) {
        return connect(portal, options(portal, how));
    }

    private static HubSpot connect(Sandbox portal, HubSpot.Options options) {
        return HubSpot.connect(AccessToken.of(portal.token()), options, new VirtualTime());
    }

    /** With one request at a time, so that runs can be cut at the same places. */
    private static HubSpot one(Sandbox portal) {
        return connect(portal, options(portal, ReadingMode.LIST).withMaxInFlight(1));
    }

    private static HubSpot signedIn(HubSpot.Options options) {
        io.keiro.sandbox.portal.PortalServer.OAuthApp app = sandbox.oauth();
        return HubSpot.connect(
                OAuthApp.of(app.clientId(), app.clientSecret(), app.refreshToken()), options, new VirtualTime());
    }

    private Path file() {
        return folder.resolve("portal.duckdb");
    }

    private Snapshot extract(ReadingMode how) {
        return connect(sandbox, how).extract(EVERYTHING, file());
    }

    private static void assertWhole(Set<String> facts, Path file) {
        assertThat(PortalTruth.difference(facts, PortalTruth.in(file))).isEmpty();
    }

    /** The same content as undisturbed, and that is what the portal holds. */
    private void assertUndisturbed(Snapshot snapshot) {
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.gaps()).isEmpty();
        String digest = snapshot.digest();
        assertThat(digest)
                .withFailMessage(() -> PortalTruth.difference(truth, PortalTruth.in(snapshot.file()))
                        + SmallCompany.difference(snapshot.file(), shared.resolve("undisturbed.duckdb")))
                .isEqualTo(undisturbed);
    }

    /** When so many requests have come, something goes wrong. */
    private static void after(int count, String... switches) {
        AtomicInteger seen = new AtomicInteger();
        sandbox.record(exchange -> {
            if (seen.incrementAndGet() == count) {
                sandbox.switchOn(switches);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void undisturbedASnapshotHoldsWhatThePortalHolds(ReadingMode how) {
        assertThat(truth).hasSizeGreaterThan(1_500);
        Snapshot snapshot = extract(how);
        assertUndisturbed(snapshot);
        // That digests are equal means as much as this says.
        assertWhole(truth, file());
        assertThat(snapshot.reconciliation().sentences()).isEmpty();
        assertThat(sandbox.writesSeen()).isEmpty();
    }

    /** Positions that change the way in which a portal answers, and nothing of what it says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEARCH       | fault.status=429:0.1",
                "SEARCH       | fault.status=500:0.02,502:0.02,503:0.02,504:0.01,521:0.01,523:0.01,524:0.01",
                "SHARDED_LIST | fault.status=408:0.03,409:0.03,423:0.04",
                "LIST         | fault.drop=0.1",
                "SEARCH       | fault.truncateBody=0.1",
                "SEARCH       | fault.stall=0.1:30s",
                "LIST         | list.repeat=0.5",
                "LIST         | list.shuffle=on",
                "SHARDED_LIST | list.shuffle=on",
                "SHARDED_LIST | list.afterAsKey=off",
                "LIST         | list.associations=1",
                "SEARCH       | search.early=off",
                "SEARCH       | search.length=body",
                "SEARCH       | search.lag=1h search.lagSpread=1h",
                "LIST         | urlLimit=900",
                "SEARCH       | bodyLimit=700",
                "SEARCH       | assoc.idAsText=on",
                "LIST         | unset=omit",
                "SEARCH       | time.offsets=0.5",
                "SEARCH       | rate.associations=own",
                "SEARCH       | rate.retryAfter=2 fault.status=429:0.1",
                "SEARCH       | list.repeat=0.3 list.shuffle=on fault.drop=0.02 fault.truncateBody=0.02"
                        + " fault.status=429:0.03,502:0.03 unset=omit assoc.idAsText=on search.lag=30s"
            })
    void aDisturbanceChangesNothing(ReadingMode how, String faults) {
        sandbox.failWith(Faults.of(faults.split(" ")));
        Snapshot snapshot = extract(how);
        sandbox.failWith(Faults.none());
        assertUndisturbed(snapshot);
    }

    /** Bodies that come in drops, slower than the client waits: the time of these is real. */
    @Test
    void slowBodiesAreAskedForAgain() {
        try (Sandbox slow = Sandbox.start(
                COMPANY.withTime(SimulatedTime.real()).withFaults(Faults.of("fault.slowBody=0.05:20s")))) {
            HubSpot hubSpot = connect(slow, options(slow, ReadingMode.SEARCH).withTimeout(Duration.ofSeconds(1)));
            Snapshot snapshot = hubSpot.extract(EVERYTHING, file());
            assertThat(snapshot.digest()).isEqualTo(undisturbed);
            assertThat(slow.requestCount()).isGreaterThan(requests);
        }
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 5);
    }

    /** Five times five deaths at places that chance has chosen; a run that is over before its time begins anew. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRunThatDiesAgainAndAgainGoesOnToTheSameContent(int seed) {
        Random random = new Random(seed);
        int run = 0;
        for (int deaths = 0; deaths < 5; ) {
            long at = 1 + random.nextLong(transactions);
            HubSpot dying = one(sandbox).withSeam(transaction -> {
                if (transaction == at) {
                    throw new IllegalStateException("killed");
                }
            });
            try {
                assertUndisturbed(dying.extract(EVERYTHING, folder.resolve(run + ".duckdb")));
                run++;
            } catch (IllegalStateException killed) {
                deaths++;
            }
        }
        assertUndisturbed(one(sandbox).extract(EVERYTHING, folder.resolve(run + ".duckdb")));
    }

    /** A request is repeated once after a renewal: with one at a time even a token that is spent after one request serves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 20, 45})
    void anOAuthTokenThatExpiresInTheMiddleIsRenewed(int uses) {
        sandbox.failWith(Faults.none().withTokensFor(uses));
        HubSpot hubSpot = signedIn(options(sandbox, ReadingMode.LIST).withMaxInFlight(1));
        assertUndisturbed(hubSpot.extract(EVERYTHING, file()));
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REFRESH_TOKEN, the refresh token is wrong or was revoked",
        "BAD_HUB, the app may not sign in to this portal",
        "BAD_CLIENT_ID, the client id and the client secret do not belong together"
    })
    void aSignInThatIsRefusedInTheMiddleEndsTheRunAndLosesNothing(String refusal, String sentence) {
        sandbox.failWith(Faults.none().withTokensFor(70));
        after(40, "auth.refreshError=" + refusal);
        HubSpot hubSpot = signedIn(options(sandbox, ReadingMode.LIST).withMaxInFlight(1));
        assertThatThrownBy(() -> hubSpot.extract(EVERYTHING, file())).hasMessageContaining(sentence);
        assertThat(Snapshot.open(file()).isComplete()).isFalse();
        allWell();
        assertUndisturbed(extract(ReadingMode.LIST));
    }

    @Test
    void aStaticTokenThatIsRevokedInTheMiddleEndsTheRunAndLosesNothing() {
        try (Sandbox revoking = Sandbox.start(COMPANY.withFaults(Faults.none().withTokensFor(70)))) {
            assertThatThrownBy(() -> one(revoking).extract(EVERYTHING, file()))
                    .hasMessageContaining("does not accept the token (401, it has expired)");
            assertThat(Snapshot.open(file()).reconciliation().sentences())
                    .anyMatch(sentence -> sentence.en().contains("The extraction is not complete"));
            revoking.failWith(Faults.none());
            assertThat(one(revoking).extract(EVERYTHING, file()).digest()).isEqualTo(undisturbed);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PortalObject.class,
            names = {"LEADS", "CONTACTS", "COMPANIES", "QUOTES", "ORDERS", "INVOICES", "PAYMENTS"})
    void aScopeThatIsMissingLeavesOneGapAndTheRestAndIsMadeUpForLater(PortalObject object) {
        sandbox.failWith(Faults.none().withMissingScopes(object.type()));
        Snapshot snapshot = extract(ReadingMode.LIST);
        assertThat(snapshot.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.en()).contains("Add the scope " + object.scope()));
        assertThat(snapshot.reconciliation().rows().stream()
                        .filter(row -> row.state() == ReconciliationReport.State.INCOMPLETE)
                        .map(row -> row.subject().en()))
                .containsExactly(object.label().en());
        sandbox.failWith(Faults.none());
        assertWhole(PortalTruth.of(sandbox, object), file());
        // The scope is given: what nothing has asked for so far must come, though nothing of it has changed.
        Snapshot updated = connect(sandbox, ReadingMode.LIST).update(EVERYTHING, file());
        assertUndisturbed(updated);
    }

    @Test
    void withoutTheScopeOfDealsNothingIsBegun() {
        sandbox.failWith(Faults.none().withMissingScopes("deals"));
        assertThatThrownBy(() -> extract(ReadingMode.LIST))
                .hasMessageContaining("Add the scope crm.objects.deals.read");
        sandbox.failWith(Faults.none());
        assertUndisturbed(extract(ReadingMode.LIST));
    }

    /** Taken away at any moment: of the kind itself there is a part at most, of the rest all; and the gap says which kind. */
    @ParameterizedTest
    @CsvSource({"leads, 5", "leads, 30", "leads, 48", "contacts, 70", "quotes, 70", "invoices, 70", "owners, 1"})
    void aScopeThatIsTakenAwayInTheMiddleIsToldAndMadeUpForLater(String object, int count) {
        after(count, "scope.missing=" + object);
        Snapshot snapshot = one(sandbox).extract(EVERYTHING, file());
        allWell();
        assertThat(snapshot.isComplete()).isTrue();
        Set<String> held = PortalTruth.in(file());
        Set<String> missing = new TreeSet<>(truth);
        missing.removeAll(held);
        Set<String> rest = new TreeSet<>(missing);
        rest.removeIf(fact -> fact.contains(" " + object + " "));
        // What only leads lead to is not reached without them.
        assertThat(rest)
                .allMatch(fact ->
                        object.equals("leads") && (fact.contains(" contacts ") || fact.contains(" companies ")));
        if (!missing.isEmpty() || object.equals("owners")) {
            assertThat(snapshot.gaps())
                    .isNotEmpty()
                    .allSatisfy(gap -> assertThat(gap.en()).contains("Add the scope crm.objects." + object + ".read"));
        }
        assertUndisturbed(connect(sandbox, ReadingMode.LIST).update(EVERYTHING, file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "unknown", "empty"})
    void aProductThatThePortalLacksIsToldByItsName(String answer) {
        sandbox.failWith(Faults.of("product.missing=quotes", "product.answer=" + answer));
        Snapshot snapshot = extract(ReadingMode.LIST);
        sandbox.failWith(Faults.none());
        assertWhole(PortalTruth.of(sandbox, PortalObject.QUOTES), file());
        if (answer.equals("empty")) {
            // The portal says that it has none, and so does the report.
            assertThat(snapshot.reconciliation().rows())
                    .filteredOn(row -> row.subject().en().equals("quotes"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.total()).isZero());
        } else {
            assertThat(snapshot.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.en())
                            .containsAnyOf("This portal has no quotes:", "This account has no access to quotes"));
        }
    }

    /** A disk that is full at any commit: whole pages stay, and the rest comes when there is room. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.6, 0.8})
    void aFullDiskEndsTheRunAndLosesNothing(double share) {
        long at = Math.max(2, Math.round(transactions * share));
        HubSpot hubSpot = one(sandbox).withSeam(transaction -> {
            if (transaction >= at) {
                throw new SQLException("IO Error: Could not write file: No space left on device");
            }
        });
        assertThatThrownBy(() -> hubSpot.extract(EVERYTHING, file()))
                .hasMessageContaining("No space left on device. Check the disk space");
        assertUndisturbed(extract(ReadingMode.LIST));
    }

    @Test
    void aSecondExtractionAtTheSameTimeIsRefusedWithASentence() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        sandbox.record(exchange -> {
            if (exchange.target().contains("/deals?")) {
                begun.countDown();
                try {
                    refused.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        AtomicReference<Snapshot> whole = new AtomicReference<>();
        HubSpot first = connect(sandbox, ReadingMode.LIST);
        Thread running = new Thread(() -> whole.set(first.extract(EVERYTHING, file())));
        running.start();
        try {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            HubSpot second = connect(sandbox, ReadingMode.LIST);
            for (int way = 0; way < 3; way++) {
                int one = way;
                assertThatThrownBy(() -> {
                            switch (one) {
                                case 0 -> second.extract(EVERYTHING, file());
                                case 1 -> second.update(EVERYTHING, file());
                                default -> first.extract(EVERYTHING, file());
                            }
                        })
                        .isInstanceOf(HubSpotException.class)
                        .hasMessageContaining("is in use by another extraction or program");
            }
        } finally {
            refused.countDown();
        }
        running.join(60_000);
        assertUndisturbed(whole.get());
    }

    /** The portal's clock is years ahead of this machine's, or behind: changes are told by the portal's. */
    @ParameterizedTest
    @ValueSource(strings = {"2019-03-31T01:30:00Z", "2031-12-31T23:59:59Z"})
    void aClockThatIsYearsOffLosesNoChange(String present) {
        try (Sandbox elsewhen = Sandbox.start(COMPANY.withEnd(Instant.parse(present)))) {
            connect(elsewhen, ReadingMode.LIST).extract(EVERYTHING, file());
            elsewhen.switchOn("live.mutate=2");
            elsewhen.advance(Duration.ofSeconds(10));
            PortalTruth.of(elsewhen);
            elsewhen.switchOff("live.mutate");
            assertThat(elsewhen.changes()).hasSizeGreaterThan(10);
            HubSpot thorough =
                    connect(elsewhen, options(elsewhen, ReadingMode.LIST).withRefreshEvery(1));
            Snapshot updated = thorough.update(EVERYTHING, file());
            assertThat(updated.cutOff()).isAfterOrEqualTo(Instant.parse(present));
            assertWhole(PortalTruth.of(elsewhen), file());
        }
    }

    /** Changes, merges, archiving and erasing while the extraction runs, and a search that lags behind. */
    @ParameterizedTest
    @CsvSource({"2, LIST, 1h, 5", "4, SEARCH, 1h, 5", "5, SHARDED_LIST, 0s, 5", "6, SEARCH, 30s, 10"})
    void aPortalThatLivesMeanwhileIsCaughtUpWith(int seed, ReadingMode how, String lag, int rate) {
        try (Sandbox living = Sandbox.start(
                COMPANY.withSeed(seed).withFaults(Faults.of("live.mutate=" + rate, "search.lag=" + lag)))) {
            Snapshot snapshot = connect(living, how).extract(EVERYTHING, file());
            living.switchOff("live.mutate");
            Set<String> now = PortalTruth.of(living);
            assertThat(living.changes()).hasSizeGreaterThan(10);
            assertThat(snapshot.isComplete()).isTrue();
            Set<String> touched = new TreeSet<>();
            living.changes().forEach(change -> {
                for (long id : new long[] {change.id(), change.other(), change.second()}) {
                    touched.add(Long.toString(id));
                }
            });
            Set<String> held = PortalTruth.in(file());
            // No deal or lead that stayed as it was is missing or other than it was.
            Set<String> other = difference(now, held);
            other.addAll(difference(held, now));
            other.removeIf(fact -> !fact.startsWith("record deals")
                    && !fact.startsWith("record leads")
                    && !fact.startsWith("history deals")
                    && !fact.startsWith("history leads"));
            assertThat(other).allMatch(fact -> mentions(fact, touched));
            living.advance(Duration.ofHours(1));
            living.switchOff("search.lag");
            HubSpot thorough = connect(living, options(living, how).withRefreshEvery(1));
            Snapshot updated = thorough.update(EVERYTHING, file());
            assertWhole(now, file());
            // What came to belong to no deal while the portal lived is told, and nothing else is missing.
            assertThat(updated.reconciliation().rows())
                    .filteredOn(row -> row.state() == ReconciliationReport.State.INCOMPLETE)
                    .allMatch(row -> row.note().en().contains("are linked to no deal, order or quote"));
            Path fresh = folder.resolve("fresh.duckdb");
            String digest =
                    connect(living, ReadingMode.LIST).extract(EVERYTHING, fresh).digest();
            assertThat(updated.digest())
                    .withFailMessage(() -> "differs: " + SmallCompany.difference(file(), fresh))
                    .isEqualTo(digest);
        }
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        Set<String> rest = new TreeSet<>(one);
        rest.removeAll(other);
        return rest;
    }

    private static boolean mentions(String fact, Set<String> ids) {
        return List.of(fact.split(" ")).stream().anyMatch(ids::contains);
    }

    /** An increment with a tenth of all answers refused or cut, of a portal that lives on. */
    @Test
    void anIncrementIsDisturbedAsLittleAsAFullRun() {
        try (Sandbox living = Sandbox.start(COMPANY.withSeed(11))) {
            connect(living, ReadingMode.LIST).extract(EVERYTHING, file());
            living.switchOn("live.mutate=3");
            living.advance(Duration.ofSeconds(10));
            PortalTruth.of(living);
            living.failWith(Faults.of("fault.status=429:0.04,503:0.04", "fault.truncateBody=0.04"));
            HubSpot thorough = connect(living, options(living, ReadingMode.LIST).withRefreshEvery(1));
            thorough.update(EVERYTHING, file());
            living.failWith(Faults.none());
            assertWhole(PortalTruth.of(living), file());
        }
    }

    /** Every history that the portal may have cut is counted, by kind and property, and no other. */
    @Test
    void historiesThatAreCutAreCountedExactly() {
        int cap = 3;
        Set<String> expected = new TreeSet<>();
        java.util.Map<String, Integer> rows = new java.util.TreeMap<>();
        truth.stream().filter(fact -> fact.startsWith("history ")).forEach(fact -> {
            String[] words = fact.split(" ");
            rows.merge(words[1] + " " + words[2] + " " + words[3], 1, Integer::sum);
        });
        java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
        Set<String> live = new TreeSet<>();
        truth.stream()
                .filter(fact -> fact.startsWith("record ") && fact.contains(" live "))
                .forEach(fact -> live.add(fact.split(" ")[1] + " " + fact.split(" ")[2]));
        rows.forEach((key, count) -> {
            String[] words = key.split(" ");
            if (count >= cap && live.contains(words[0] + " " + words[1])) {
                counts.merge(label(words[0]) + " " + words[2], 1, Integer::sum);
            }
        });
        counts.forEach((key, count) -> expected.add(key + " " + count));
        sandbox.failWith(Faults.of("history.cap=" + cap + "/" + cap));
        Snapshot snapshot = connect(sandbox, options(sandbox, ReadingMode.LIST).withHistoryCap(cap))
                .extract(EVERYTHING, file());
        Set<String> told = new TreeSet<>();
        snapshot.reconciliation()
                .cuts()
                .forEach(cut -> told.add(cut.subject().en() + " " + cut.property() + " " + cut.records()));
        assertThat(expected).hasSizeGreaterThan(6);
        // Contacts keep 45 in every portal, so a shorter history of theirs is never said to be cut.
        expected.removeIf(line -> line.startsWith("contacts "));
        assertThat(told).isEqualTo(expected);
    }

    private static String label(String type) {
        return PortalObject.labelOf(type, io.keiro.log.Phrase.same(type)).en();
    }

    @ParameterizedTest
    @CsvSource({
        "history.refused, deals, LIST",
        "history.refused, deals, SEARCH",
        "history.refused, quotes, LIST",
        "history.ignored, deals, LIST",
        "history.ignored, contacts, SEARCH"
    })
    void aKindWhoseHistoriesAreNotToldLosesNothingElseAndIsNamed(String how, String object, ReadingMode reading) {
        sandbox.failWith(Faults.of(how + "=" + object));
        Snapshot snapshot = extract(reading);
        sandbox.failWith(Faults.none());
        Set<String> expected = new TreeSet<>(truth);
        expected.removeIf(fact -> fact.startsWith("history " + object + " "));
        assertWhole(expected, file());
        assertThat(snapshot.reconciliation().sentences())
                .as("said of the kind once, not of each property again")
                .noneMatch(sentence -> sentence.en().startsWith(label(object))
                        && sentence.en().contains("so only today's value is known"));
        assertThat(snapshot.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.en())
                        .startsWith("The portal tells no history of these properties of " + object + ": "));
        assertThat(snapshot.reconciliation().rows().stream()
                        .filter(row -> row.state() == ReconciliationReport.State.INCOMPLETE)
                        .map(row -> row.subject().en()))
                .containsExactly(object);
    }

    /** What is optional in a history, or new to everybody, is taken as it comes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "history.bare=0.5",
                "history.unknownSources=0.5",
                "history.cap=none",
                "assoc.reverseLead=on",
                "pipelines.metadata=off",
                "text.planes=on",
                "v2dates.listed=off",
                "v2dates.latest=on"
            })
    void whatAPortalSaysOtherwiseIsStoredAsItSaysIt(String position) {
        sandbox.failWith(Faults.of(position));
        Snapshot snapshot = extract(ReadingMode.SEARCH);
        Set<String> facts = PortalTruth.of(sandbox);
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.gaps()).isEmpty();
        assertWhole(facts, file());
        assertThat(snapshot.toLeadToCash(StageMap.read(
                                Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")))
                        .deals())
                .hasSize(60);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReadingMode.class,
            names = {"LIST", "SEARCH", "SHARDED_LIST"})
    void idsBeyondWhatADoubleHoldsStayApart(ReadingMode how) {
        try (Sandbox large = Sandbox.start(COMPANY.withFaults(Faults.none().withLargeIds()))) {
            Snapshot snapshot = connect(large, how).extract(EVERYTHING, file());
            assertThat(snapshot.sql("SELECT min(CAST(id AS BIGINT)) AS least FROM record")
                            .value(0, "least"))
                    .satisfies(least -> assertThat((long) least).isGreaterThan(1L << 53));
            assertWhole(PortalTruth.of(large), file());
        }
    }

    /** The day's quota ends in the middle: the run says when to go on, and goes on the day after. */
    @Test
    void aDailyQuotaThatIsUsedUpEndsTheRunUntilTheNextDay() {
        try (Sandbox limited =
                Sandbox.start(COMPANY.withRate(RateProfile.PRO).withFaults(Faults.of("rate.daily=60")))) {
            assertThatThrownBy(() -> one(limited).extract(EVERYTHING, file()))
                    .isInstanceOfSatisfying(
                            HubSpotException.class,
                            e -> assertThat(e.resumeAfter()).isPresent())
                    .hasMessageContaining("daily limit of requests is used up");
            limited.advance(Duration.ofDays(1));
            limited.switchOff("rate.daily");
            assertThat(one(limited).extract(EVERYTHING, file()).digest()).isEqualTo(undisturbed);
        }
    }

    /** A day that began with nearly all of its quota used: it ends by the portal's clock and midnight, whatever ours shows. */
    @Test
    void aDayThatBeganWithItsQuotaUsedEndsTheRunUntilThePortalsMidnight() {
        try (Sandbox limited =
                Sandbox.start(COMPANY.withRate(RateProfile.PRO).withFaults(Faults.of("rate.quotaUsed=0.9999")))) {
            HubSpot hubSpot = one(limited);
            assertThat(hubSpot.plan(EVERYTHING).toString())
                    .containsPattern("; only [0-9]{2} are left today, so it will go on tomorrow");
            assertThatThrownBy(() -> hubSpot.extract(EVERYTHING, file()))
                    .isInstanceOfSatisfying(
                            HubSpotException.class,
                            e -> assertThat(e.resumeAfter()).contains(Instant.parse("2026-10-01T00:00:00Z")))
                    .hasMessageContaining("Run it again after the next midnight in the account's time zone,"
                            + " 2026-10-01 00:00 (UTC). Nothing that was read is lost");
            Snapshot left = Snapshot.open(file());
            assertThat(left.isComplete()).isFalse();
            assertThat(left.reconciliation().sentences())
                    .anyMatch(sentence -> sentence.en().contains("The extraction is not complete"));
            assertThat(PortalTruth.in(file())).isNotEmpty();
            assertThat(difference(PortalTruth.in(file()), truth)).isEmpty();
            assertThatThrownBy(() -> one(limited)).hasMessageContaining("daily limit of requests is used up");
            // The switch stays: what was used before the first day is of no concern to the next.
            limited.advance(Duration.ofDays(1));
            long before = limited.requestCount();
            assertUndisturbed(one(limited).extract(EVERYTHING, file()));
            assertThat(limited.requestCount() - before)
                    .as("what was read the day before is not read again")
                    .isLessThan(requests);
        }
    }

    /** Time as it passes for a client and a portal that both live so many times as fast. */
    private static Waiting times(int speed) {
        return new Waiting() {
            @Override
            public long nanoTime() {
                return System.nanoTime() * speed;
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos / speed);
            }

            @Override
            public double chance() {
                return 0;
            }
        };
    }

    /** A fifth of the searches that the plan allows: refused more often than not, and in the end all there. */
    @ParameterizedTest
    @EnumSource(
            value = ReadingMode.class,
            names = {"LIST", "SEARCH", "SHARDED_LIST"})
    void fewerSearchesThanThePlanAllowsCostTimeAndNothingElse(ReadingMode how) {
        try (Sandbox slow = Sandbox.start(COMPANY.withRate(RateProfile.PRO)
                .withTime(SimulatedTime.times(40))
                .withFaults(Faults.of("rate.search=1")))) {
            HubSpot hubSpot = HubSpot.connect(AccessToken.of(slow.token()), options(slow, how), times(40));
            Snapshot snapshot = hubSpot.extract(EVERYTHING, file());
            assertUndisturbed(snapshot);
            assertThat((long) snapshot.sql("SELECT refused FROM run").value(0, "refused"))
                    .isPositive();
            Snapshot updated = hubSpot.update(EVERYTHING, file());
            assertThat(updated.isComplete()).isTrue();
            assertThat(updated.gaps()).isEmpty();
            assertWhole(truth, file());
        }
    }

    /** Trouble that lasts: the run ends with a sentence or a gap, nothing that is there is untrue, and the next run brings the rest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fault.status=522:0.4",
                "fault.status=525:0.5:quotes",
                "fault.status=477:0.05",
                "fault.status=503:1:quotes",
                "fault.status=503:1:deals/list",
                "fault.status=503:1:owners",
                "fault.drop=1:invoices/batch",
                "fault.truncateBody=1:associations"
            })
    void troubleThatLastsIsToldAndMadeUpForLater(String fault) {
        sandbox.failWith(Faults.of(fault));
        try {
            assertThat(extract(ReadingMode.LIST).isComplete()).isFalse();
        } catch (HubSpotException told) {
            assertThat(told).hasMessageContaining("Nothing that was read is lost; run it again to go on from here.");
        }
        sandbox.failWith(Faults.none());
        Snapshot left = Snapshot.open(file());
        assertThat(left.reconciliation().sentences())
                .anyMatch(sentence -> sentence.en().contains("The extraction is not complete"));
        assertThat(difference(PortalTruth.in(file()), truth)).isEmpty();
        assertUndisturbed(extract(ReadingMode.LIST));
    }
}
