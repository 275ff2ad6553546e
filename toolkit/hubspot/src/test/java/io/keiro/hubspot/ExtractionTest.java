package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.hubspot.ScriptedPortal.Reply;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {

    private static final String PIPELINES = """
            {"results":[{"id":"p1","label":"Sales","displayOrder":0,"stages":[
              {"id":"91","label":"New","displayOrder":0,"metadata":{"isClosed":"false","probability":"0.2"}},
              {"id":"92","label":"Won","displayOrder":1,"metadata":{"isClosed":"true","probability":"1.0"}}]},
             {"id":"p2","label":"Renewals","displayOrder":1,"stages":[
              {"id":"93","label":"New","displayOrder":0,"metadata":{"isClosed":"false","probability":"0.5"}}]}]}""";
    private static final String OWNERS = """
            {"results":[{"id":"31","email":"rep.one@vendor.example","firstName":"Rep","lastName":"One","userId":501,
              "teams":[{"id":"1","name":"North","primary":true}],"archived":false}]}""";
    private static final String LEFT = """
            {"results":[{"id":"32","email":"rep.two@vendor.example","firstName":"Rep","lastName":"Two","userId":502,
              "archived":true}]}""";
    private static final int DEALS = 120;

    private final MiniPortal portal = new MiniPortal();

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        portal.pipelines(PIPELINES).owners(OWNERS, LEFT).customProperties("region");
        for (int i = 1; i <= DEALS; i++) {
            long id = 10_000_000_000L + i * 7;
            portal.add(PortalObject.DEALS, id, "2025-01-01T00:00:00Z")
                    .set("createdate", i <= 20 ? "2024-06-01T00:00:00Z" : "2025-03-01T00:00:00Z")
                    .set("amount", Integer.toString(i * 100))
                    .set("hubspot_owner_id", "31")
                    .set("region", "North")
                    .at("2025-03-01T00:00:00Z", "pipeline", i % 2 == 0 ? "p1" : "p2")
                    .at("2025-03-01T00:00:00Z", "dealstage", "91")
                    .at("2025-03-05T00:00:00.500Z", "dealstage", "92", "AUTOMATION_PLATFORM", null);
            portal.link(PortalObject.DEALS, id, PortalObject.CONTACTS, 500 + i);
            portal.add(PortalObject.CONTACTS, 500 + i, "2025-01-01T00:00:00Z")
                    .at("2025-01-01T00:00:00Z", "lifecyclestage", "lead");
            portal.link(PortalObject.DEALS, id, PortalObject.COMPANIES, 900 + i % 3, "Primary");
            if (i <= 60) {
                portal.link(PortalObject.DEALS, id, PortalObject.INVOICES, 2000 + i);
                portal.add(PortalObject.INVOICES, 2000 + i, "2025-04-01T00:00:00Z")
                        .at("2025-04-01T00:00:00Z", "hs_invoice_status", "open");
                portal.link(PortalObject.INVOICES, 2000 + i, PortalObject.PAYMENTS, 3000 + i);
                portal.add(PortalObject.PAYMENTS, 3000 + i, "2025-05-01T00:00:00Z")
                        .at("2025-05-01T00:00:00Z", "hs_latest_status", "succeeded");
            }
        }
        for (int i = 0; i < 3; i++) {
            portal.add(PortalObject.COMPANIES, 900 + i, "2024-01-01T00:00:00Z")
                    .set("name", "Company " + i + " Example");
        }
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private HubSpot connect() {
        return HubSpot.connect(AccessToken.of(ScriptedPortal.TOKEN), options(), new VirtualTime());
    }

    private HubSpot.Options options() {
        return portal.server.options().withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("keys/pseudonym.key")));
    }

    private Path file() {
        return folder.resolve("snapshots/portal.duckdb");
    }

    @Test
    void everythingThatTheQueryAsksForIsThere() {
        Snapshot snapshot = connect().extract(DealQuery.all(), file());
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.gaps()).isEmpty();
        assertThat(snapshot.cutOff()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(snapshot.account().portalId()).isEqualTo("4711");
        assertThat(rows(snapshot))
                .containsExactly(
                        "deals 120 360 0 0",
                        "contacts 120 120 0 0",
                        "companies 3 0 0 0",
                        "invoices 60 60 0 0",
                        "payments 60 60 0 0");
        assertThat(snapshot.sentence().en())
                .isEqualTo("Snapshot of portal 4711 as of 2026-01-31T12:00:00Z: 363 records, no gaps");
    }

    @Test
    void pagesKeepToThePortalsMaxima() {
        connect().extract(DealQuery.all(), file());
        assertThat(portal.server.log())
                .filteredOn(asked -> asked.path().equals("/crm/objects/2026-09/deals")
                        && asked.query().contains("archived=false"))
                .hasSize(3)
                .allSatisfy(asked -> assertThat(asked.query()).contains("limit=50", "propertiesWithHistory"));
        assertThat(portal.server.log())
                .filteredOn(asked ->
                        asked.path().endsWith("/batch/read") && asked.body().contains("History"))
                .hasSize(7)
                .allSatisfy(asked -> assertThat(
                                Json.parse(asked.body()).path("inputs").size())
                        .isLessThanOrEqualTo(50));
        assertThat(portal.server.log())
                .filteredOn(asked -> asked.path().equals("/crm/objects/2026-09/contacts/batch/read"))
                .hasSize(3);
        assertThat(portal.server.log())
                .allSatisfy(asked -> assertThat(asked.method()).isIn("GET", "POST"));
    }

    @Test
    void namesAreTakenOutOnTheWayInAndJoinsStillWork() throws IOException {
        connect().extract(DealQuery.all(), file());
        for (String text :
                List.of("Rep One", "rep.one@", "vendor.example", "Company 1", "userId:501", ScriptedPortal.TOKEN)) {
            assertThat(Files.readAllBytes(file())).isNotEmpty();
            assertThat(dump(file())).doesNotContain(text);
        }
        try (StoreReader store = StoreReader.open(file())) {
            assertThat(store.owners())
                    .hasSize(2)
                    .allSatisfy(owner -> assertThat(owner.label()).matches("Rep [0-9A-F]{4}"));
            StoreReader.OwnerRow rep = store.owners().stream()
                    .filter(owner -> "North".equals(owner.team()))
                    .findFirst()
                    .orElseThrow();
            RawRecord deal =
                    store.records(PortalObject.DEALS).values().iterator().next();
            assertThat(deal.value("hubspot_owner_id")).isEqualTo(rep.id());
            assertThat(deal.history("dealstage").get(0).userId()).isEqualTo(rep.userId());
            assertThat(store.records(PortalObject.COMPANIES).values())
                    .extracting(company -> company.value("name"))
                    .allSatisfy(name -> assertThat(name).matches("Customer [0-9A-F]{8}"))
                    .doesNotHaveDuplicates();
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("keys/pseudonym.key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theSameKeyGivesTheSamePseudonymsAndAnotherKeyOthers() {
        connect().extract(DealQuery.all(), file());
        connect().extract(DealQuery.all(), folder.resolve("again.duckdb"));
        assertThat(dump(folder.resolve("again.duckdb"))).isEqualTo(dump(file()));
        HubSpot other = HubSpot.connect(
                AccessToken.of("t"),
                portal.server.options().withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("other.key"))),
                new VirtualTime());
        other.extract(DealQuery.all(), folder.resolve("other.duckdb"));
        assertThat(dump(folder.resolve("other.duckdb"))).isNotEqualTo(dump(file()));
    }

    @Test
    void theFileAndItsJournalAreReadableByTheirOwnerOnly() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "no owners on this file system");
        List<String> rights = new ArrayList<>();
        HubSpot.Options watching = options().withProgress((what, done, total) -> {
            try {
                for (Path path : List.of(file(), Journal.of(file()).path())) {
                    if (Files.exists(path)) {
                        rights.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        HubSpot.connect(AccessToken.of("t"), watching, new VirtualTime()).extract(DealQuery.all(), file());
        assertThat(rights).hasSizeGreaterThan(10).containsOnly("rw-------");
        assertThat(Files.exists(Journal.of(file()).path())).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 17, 20, 22, 24, 27, 29})
    void aRunThatDiesAtAnyRequestIsContinuedToTheSameContent(int requests) {
        connect().extract(DealQuery.all(), folder.resolve("undisturbed.duckdb"));
        int undisturbed = portal.server.log().size();
        AtomicInteger left = new AtomicInteger(requests);
        portal.server.rule(asked -> !asked.path().startsWith("/account") && left.getAndDecrement() <= 0
                ? Reply.of(401, "{\"category\":\"INVALID_AUTHENTICATION\"}")
                : null);
        assertThatThrownBy(() -> connect().extract(DealQuery.all(), file()))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("does not accept the token (401");
        left.set(Integer.MAX_VALUE);
        int before = portal.server.log().size();
        Snapshot snapshot = connect().extract(DealQuery.all(), file());
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(dump(file())).isEqualTo(dump(folder.resolve("undisturbed.duckdb")));
        assertThat(portal.server.log().size() - before).isLessThanOrEqualTo(undisturbed);
    }

    @Test
    void aCompleteSnapshotIsNotFetchedAgainAndSaysSo() {
        connect().extract(DealQuery.all(), file());
        int before = portal.server.log().size();
        List<String> news = new ArrayList<>();
        HubSpot.connect(
                        AccessToken.of("t"),
                        options().withProgress((what, done, total) -> news.add(what.en() + " " + done + "/" + total)),
                        new VirtualTime())
                .extract(DealQuery.all(), file());
        assertThat(portal.server.log().size() - before).isEqualTo(1);
        assertThat(news)
                .containsExactly("Already complete, taken at 2026-01-31T12:00:00Z; call refresh for a new one 120/120");
    }

    @Test
    void refreshReplacesTheSnapshotWhenTheNewOneIsComplete() {
        connect().extract(DealQuery.all(), file());
        portal.add(PortalObject.DEALS, 99_999_999_999L, "2025-12-01T00:00:00Z").set("pipeline", "p1");
        portal.clock("2026-02-28T00:00:00Z");
        AtomicInteger left = new AtomicInteger(20);
        portal.server.rule(asked ->
                !asked.path().startsWith("/account") && left.getAndDecrement() <= 0 ? Reply.of(401, "{}") : null);
        assertThatThrownBy(() -> connect().refresh(DealQuery.all(), file())).hasMessageContaining("(401");
        assertThat(Snapshot.open(file()).summary().value(0, "Records")).isEqualTo(120L);
        left.set(Integer.MAX_VALUE);
        Snapshot fresh = connect().refresh(DealQuery.all(), file());
        assertThat(fresh.summary().value(0, "Records")).isEqualTo(121L);
        assertThat(fresh.cutOff()).isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
        assertThat(fresh.file()).isEqualTo(file());
        assertThat(folder.resolve("snapshots/portal.duckdb.next")).doesNotExist();
    }

    @Test
    void anotherQueryOrPortalDoesNotTouchTheFile() {
        connect().extract(DealQuery.all(), file());
        String before = dump(file());
        assertThatThrownBy(() -> connect().extract(DealQuery.pipeline("Sales"), file()))
                .hasMessageContaining("holds a snapshot of \"all deals with ")
                .hasMessageContaining("asked for is \"deals of pipeline Sales with ")
                .hasMessageContaining("call refresh to replace the snapshot");
        portal.server.on("/account-info/2026-09/details", Reply.ok(ScriptedPortal.ACCOUNT.replace("4711", "4712")));
        assertThatThrownBy(() -> connect().extract(DealQuery.all(), file()))
                .hasMessageContaining("of portal 4711, and this is portal 4712");
        assertThat(dump(file())).isEqualTo(before);
    }

    @Test
    void aPipelineAndADayNarrowTheDealsAndWhatHangsOnThem() {
        Snapshot sales = connect().extract(DealQuery.pipeline("sales").createdSince(LocalDate.of(2025, 1, 1)), file());
        assertThat(rows(sales)).contains("deals 50 150 0 0", "contacts 50 50 0 0", "invoices 20 20 0 0");
    }

    @Test
    void anUnknownPipelineIsAnsweredWithTheOnesThatExist() {
        assertThatThrownBy(() -> connect().extract(DealQuery.pipeline("Vertrieb"), file()))
                .hasMessage("Portal 4711 has no deal pipeline \"Vertrieb\"; it has Sales, Renewals.");
    }

    @Test
    void whatIsLeftOutOfTheQueryIsNotAskedFor() {
        connect().extract(DealQuery.all().without(PortalObject.CONTACTS).without(PortalObject.PAYMENTS), file());
        assertThat(portal.server.log())
                .noneMatch(asked ->
                        asked.path().contains("contacts") || asked.path().contains("payments"));
    }

    @Test
    void aMissingScopeLeavesAGapAndTheRestIsRead() {
        portal.server.rule(asked -> asked.path().contains("/invoices")
                ? Reply.of(
                        403,
                        "{\"category\":\"MISSING_SCOPES\",\"errors\":[{\"context\":{\"requiredScopes\":[\"crm.objects.invoices.read\"]}}]}")
                : null);
        Snapshot snapshot = connect().extract(DealQuery.all(), file());
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(rows(snapshot)).contains("deals 120 360 0 0", "contacts 120 120 0 0");
        assertThat(snapshot.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.en())
                        .contains("Add the scope crm.objects.invoices.read")
                        .endsWith("Missing: invoices and collection time, unless a finance file brings them."));
    }

    @Test
    void withoutDealsThereIsNoSnapshotButASentence() {
        portal.server.rule(asked -> asked.path().contains("/deals") ? Reply.of(403, "{}") : null);
        assertThatThrownBy(() -> connect().extract(DealQuery.all(), file()))
                .hasMessageContaining("Add the scope crm.objects.deals.read");
    }

    @Test
    void aPageWithoutAnswerIsAGapThatTheNextCallFills() {
        AtomicInteger bad = new AtomicInteger(5);
        portal.server.rule(asked -> asked.path().equals("/crm/objects/2026-09/contacts/batch/read")
                        && asked.body().contains("\"501\"")
                        && bad.getAndDecrement() > 0
                ? Reply.of(500, "{}")
                : null);
        HubSpot oneAtATime = HubSpot.connect(AccessToken.of("t"), options().withMaxInFlight(1), new VirtualTime());
        Snapshot first = oneAtATime.extract(DealQuery.all(), file());
        assertThat(first.isComplete()).isFalse();
        assertThat(first.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.en()).contains("status 500 in 5 attempts"));
        assertThat(rows(first)).contains("contacts 70 70 0 0");
        assertThat(first.sentence().en()).endsWith("1 gap; not complete, extract again to go on");
        Snapshot second = connect().extract(DealQuery.all(), file());
        assertThat(second.isComplete()).isTrue();
        assertThat(second.gaps()).isEmpty();
        assertThat(rows(second)).contains("contacts 120 120 0 0");
    }

    @Test
    void aPortalThatGoesAwayEndsTheRunAndKeepsWhatWasRead() {
        portal.server.rule(
                asked -> asked.path().contains("/batch/read") && !asked.path().contains("/objects/2026-09/deals")
                        ? Reply.of(0, "")
                        : null);
        assertThatThrownBy(() -> connect().extract(DealQuery.all(), file()))
                .hasMessageContaining("No usable answer")
                .hasMessageContaining("Nothing that was read is lost");
        assertThat(Snapshot.open(file()).summary().value(0, "Records")).isEqualTo(120L);
    }

    @Test
    void recordsThatAreGoneAreCountedAndMergedOnesFound() {
        portal.link(PortalObject.DEALS, 10_000_000_007L, PortalObject.CONTACTS, 88);
        portal.link(PortalObject.DEALS, 10_000_000_014L, PortalObject.CONTACTS, 77);
        portal.merged(77, 503);
        portal.add(PortalObject.CONTACTS, 503, "2025-01-01T00:00:00Z")
                .set("hs_merged_object_ids", "76;77")
                .at("2025-01-01T00:00:00Z", "lifecyclestage", "lead");
        Snapshot snapshot = connect().extract(DealQuery.all(), file());
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(rows(snapshot)).contains("contacts 120 120 0 1");
        try (StoreReader store = StoreReader.open(file())) {
            assertThat(store.aliases(PortalObject.CONTACTS)).containsEntry("77", "503");
        }
    }

    @Test
    void manyLinksOfOneRecordArePaged() {
        for (int i = 0; i < 7; i++) {
            portal.link(PortalObject.DEALS, 10_000_000_007L, PortalObject.COMPANIES, 900 + i % 3);
            portal.add(PortalObject.QUOTES, 4000 + i, "2025-01-01T00:00:00Z");
            portal.link(PortalObject.DEALS, 10_000_000_007L, PortalObject.QUOTES, 4000 + i);
        }
        assertThat(rows(connect().extract(DealQuery.all(), file()))).contains("quotes 7 0 0 0");
    }

    @Test
    void historiesAtTheCapAreCounted() {
        MiniPortal.Thing deal = portal.add(PortalObject.DEALS, 20_000_000_000L, "2025-01-01T00:00:00Z")
                .set("pipeline", "p1");
        for (int i = 0; i < 20; i++) {
            deal.at("2025-03-01T00:00:" + (10 + i) + "Z", "amount", Integer.toString(i));
        }
        assertThat(rows(connect().extract(DealQuery.all(), file()))).contains("deals 121 380 1 0");
    }

    @Test
    void anEmptyPortalGivesAnEmptySnapshot() {
        try (MiniPortal empty = new MiniPortal()) {
            HubSpot hubSpot = HubSpot.connect(AccessToken.of("t"), empty.server.options(), new VirtualTime());
            Snapshot snapshot = hubSpot.extract(DealQuery.all(), file());
            assertThat(snapshot.isComplete()).isTrue();
            assertThat(snapshot.summary().rowCount()).isZero();
        }
    }

    @Test
    void aListWhoseAddressWouldBeTooLongIsReadInBatches() {
        List<PropertyMap.Row> rows = new ArrayList<>(PropertyMap.defaults().rows());
        for (int i = 0; i < 300; i++) {
            String name = "a_rather_long_custom_property_" + i;
            rows.add(new PropertyMap.Row(PropertyMap.Target.DEAL, "Custom" + i, "deals", name));
            portal.customProperties(name);
        }
        HubSpot hubSpot = HubSpot.connect(
                AccessToken.of("t"), options().withPropertyMap(PropertyMap.of(rows)), new VirtualTime());
        assertThat(rows(hubSpot.extract(DealQuery.all(), file()))).contains("deals 120 360 0 0");
        assertThat(portal.server.log())
                .allSatisfy(asked ->
                        assertThat(String.valueOf(asked.query()).length()).isLessThan(6_000));
    }

    @Test
    void aProxyThatTakesLessThanThePortalIsMetWithShorterAddresses() {
        portal.server.rule(asked -> asked.query() != null && asked.query().length() > 200
                ? Reply.of(414, "<html>Request-URI Too Large</html>")
                : null);
        assertThat(rows(connect().extract(DealQuery.all(), file()))).contains("deals 120 360 0 0");
    }

    @Test
    void anInterruptEndsTheExtractionWithinASecondAndKeepsWhatWasRead() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        portal.server.rule(asked -> {
            if (asked.path().endsWith("/contacts/batch/read")) {
                reached.countDown();
                never.await();
            }
            return null;
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread cell = new Thread(() -> {
            try {
                connect().extract(DealQuery.all(), file());
            } catch (HubSpotException e) {
                thrown.set(
                        Thread.currentThread().isInterrupted() ? e : new AssertionError("the interrupt was swallowed"));
            }
        });
        cell.start();
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        cell.interrupt();
        cell.join(30_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(thrown.get())
                .isInstanceOf(HubSpotException.class)
                .hasMessage("Stopped. Nothing that was read is lost; run it again to go on from here.");
        assertThat(Snapshot.open(file()).summary().value(0, "Records")).isEqualTo(120L);
        never.countDown();
    }

    @Test
    void progressIsHeardOnTheCallersThreadOnly() {
        List<Thread> threads = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        HubSpot.Options listening = options().withProgress((what, done, total) -> {
            threads.add(Thread.currentThread());
            steps.add(what.en() + " " + done + "/" + total);
        });
        HubSpot.connect(AccessToken.of("t"), listening, new VirtualTime()).extract(DealQuery.all(), file());
        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(steps)
                .contains(
                        "Deals, leads 0/120",
                        "Deals, leads 120/120",
                        "Contacts, companies, line items, quotes, orders, invoices, payments, subscriptions, tickets, calls,"
                                + " meetings, e-mails, tasks, notes 243/243",
                        "Links from invoices 60/60");
    }

    @Test
    void aListenerThatThrowsEndsTheRunAndLeavesNoThread() throws InterruptedException {
        HubSpot.Options listening = options().withProgress((what, done, total) -> {
            if (what.en().startsWith("Contacts")) {
                throw new IllegalStateException("enough");
            }
        });
        HubSpot hubSpot = HubSpot.connect(AccessToken.of("t"), listening, new VirtualTime());
        // Other tests extract at the same time: threads of this extraction are in the group of the one that asked for
        // it.
        ThreadGroup group = new ThreadGroup("asking");
        List<Throwable> thrown = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        Thread asking = new Thread(group, () -> {
            try {
                hubSpot.extract(DealQuery.all(), file());
            } catch (IllegalStateException e) {
                seen.addAll(names(group));
                thrown.add(e);
            }
        });
        asking.start();
        asking.join();
        assertThat(thrown).extracting(Throwable::getMessage).containsExactly("enough");
        assertThat(seen).isNotEmpty();
        assertThat(names(group)).noneMatch(name -> name.matches("keiro-hubspot-\\d+"));
        assertThat(connect().extract(DealQuery.all(), file()).isComplete()).isTrue();
    }

    private static List<String> names(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() + 100];
        int count = group.enumerate(threads);
        return Stream.of(threads).limit(count).map(Thread::getName).toList();
    }

    private static List<String> rows(Snapshot snapshot) {
        return snapshot.summary().rows().stream()
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4))
                .map(row -> row.replace("商談", ""))
                .toList();
    }

    /** Every cell of every table. */
    private static String everything(Path file) {
        StringBuilder cells = new StringBuilder();
        try (Connection connection = StoreFile.open(file);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names =
                    statement.executeQuery("SELECT schema_name || '.' || table_name FROM duckdb_tables()")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            assertThat(tables).contains("main.run", "main.record", "main.history", "main.owner", "main.gap");
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            cells.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return cells.toString();
    }

    /** All content that does not depend on when and in how many runs it came, as text. */
    private static String dump(Path file) {
        StringBuilder dump = new StringBuilder();
        try (StoreReader store = StoreReader.open(file)) {
            for (PortalObject object : PortalObject.values()) {
                store.records(object)
                        .values()
                        .forEach(raw -> dump.append(object).append(raw).append('\n'));
                for (PortalObject to : PortalObject.values()) {
                    store.links(object, to)
                            .forEach(link ->
                                    dump.append(object).append(to).append(link).append('\n'));
                }
                new TreeSet<>(store.aliases(object).entrySet().stream()
                                .map(Object::toString)
                                .toList())
                        .forEach(alias -> dump.append(alias).append('\n'));
            }
            dump.append(store.pipelines())
                    .append(store.stages())
                    .append(store.audits())
                    .append(store.owners());
            dump.append(store.gaps())
                    .append(store.run().cutOff())
                    .append(store.run().query());
        }
        return dump.toString();
    }
}
