package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.log.DataTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snapshot's file: full disks, older layouts, questions in SQL, exports. */
class StoreFaultTest {

    private final MiniPortal portal = SmallCompany.of(90);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("portal.duckdb");
    }

    private Snapshot extracted() {
        return SmallCompany.connect(portal, ReadingMode.LIST).extract(DealQuery.all(), file());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 9, 15, 22})
    void aFullDiskEndsTheRunWithASentenceAndKeepsWholePages(long at) {
        HubSpot hubSpot = SmallCompany.connect(portal, ReadingMode.LIST).withSeam(transaction -> {
            if (transaction >= at) {
                throw new SQLException("IO Error: Could not write file: No space left on device");
            }
        });
        assertThatThrownBy(() -> hubSpot.extract(DealQuery.all(), file()))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("cannot be written: IO Error: Could not write file: No space left on device")
                .hasMessageContaining("Check the disk space");
        assertThat(extracted().digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    /** Killed while the file was made: what it was made in is there, and no file yet. */
    @Test
    void whatAnAttemptThatWasKilledLeftDoesNotDisturb() throws IOException {
        Path left = Files.createDirectories(folder.resolve("portal.duckdb.new"));
        Files.writeString(left.resolve("portal.duckdb"), "half");
        Files.writeString(left.resolve("portal.duckdb.wal"), "half");
        assertThat(extracted().isComplete()).isTrue();
        assertThat(left).doesNotExist();
        assertThat(Journal.of(file()).path()).doesNotExist();
    }

    /** The file comes out of a closed folder whole, and its journal is there before anything goes in. */
    @Test
    void aStoreIsItsOwnersFromItsFirstByteOn() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no owners here");
        try (Store store = Store.open(file())) {
            for (Path each : List.of(file(), Journal.of(file()).path())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo("rw-------");
            }
            Object journal =
                    Files.readAttributes(Journal.of(file()).path(), "unix:ino").get("ino");
            store.write(() -> store.checkpoint("step", 1, "", true));
            assertThat(Files.size(Journal.of(file()).path())).isPositive();
            assertThat(Files.readAttributes(Journal.of(file()).path(), "unix:ino")
                            .get("ino"))
                    .as("the engine goes on with the journal that was made for it")
                    .isEqualTo(journal);
        }
        assertThat(Journal.of(file()).path()).doesNotExist();
        Store.open(file()).close();
        assertThat(Journal.of(file()).path())
                .as("nothing was written, and nothing is left")
                .doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    /** A process that may write no file beyond a size meets what a full disk is to it. */
    @Test
    void aDiskThatIsReallyFullEndsTheRunAndTheRestIsReadLater() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "needs prlimit to limit the size of files");
        Process limited = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Patient.class.getName(),
                        portal.server.baseUrl(),
                        file().toString(),
                        "0")
                .redirectErrorStream(true)
                .start();
        var out = new java.io.BufferedReader(
                new java.io.InputStreamReader(limited.getInputStream(), StandardCharsets.UTF_8));
        String ready = out.readLine();
        while (ready != null && !ready.equals("ready")) {
            ready = out.readLine();
        }
        Process limit =
                new ProcessBuilder("/usr/bin/prlimit", "--fsize=40000", "--pid", Long.toString(limited.pid())).start();
        assertThat(limit.waitFor()).isZero();
        limited.getOutputStream().close();
        String said = String.join("\n", out.lines().toList());
        assertThat(limited.waitFor()).as(said).isNotZero();
        assertThat(said).contains("Check the disk space and your rights to its folder.");
        assertThat(extracted().digest()).isEqualTo(SmallCompany.fresh(portal, folder));
    }

    /** Loads the engine, says that it is ready, and extracts when its input ends. */
    static final class Patient {
        public static void main(String[] args) throws Exception {
            DriverManager.getConnection("jdbc:duckdb:").close();
            System.out.println("ready");
            System.in.read();
            KillTest.Child.main(args);
        }
    }

    @Test
    void aSnapshotOfLayout1IsMigratedAsItIs() throws Exception {
        Path old = folder.resolve("old.duckdb");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + old);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    new String(getClass().getResourceAsStream("layout-1.sql").readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("INSERT INTO layout VALUES (1)");
            statement.execute(
                    "INSERT INTO run VALUES ('4711', 'STANDARD', 'UTC', 'EUR', 'host', '2026-09', 'all deals',"
                            + " 'names', 20, '[]', TIMESTAMP '2026-01-02 00:00:00', TIMESTAMP '2026-01-01 00:00:00',"
                            + " TIMESTAMP '2026-01-02 01:00:00')");
            statement.execute("INSERT INTO record VALUES ('deals', '12', NULL, NULL, false, '{\"amount\":\"7\"}')");
            statement.execute("INSERT INTO checkpoint VALUES ('deals', 1, '', true)");
        }
        Snapshot snapshot = Snapshot.open(old);
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.cutOff()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(snapshot.summary().value(0, "Records")).isEqualTo(1L);
        assertThat(snapshot.sql("SELECT version FROM layout").value(0, "version"))
                .isEqualTo(3L);
        assertThat(snapshot.sql("SELECT number, kind, watermark FROM run").row(0))
                .containsExactly(1L, "full", Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(columns(old)).isEqualTo(columns(extracted().file()));
    }

    /** Layout 2 had the same tables, and none for the mapping. */
    @Test
    void aSnapshotOfLayout2OnlyGetsItsNumber() throws Exception {
        Snapshot snapshot = extracted();
        String content = snapshot.digest();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE layout SET version = 2");
        }
        Snapshot migrated = Snapshot.open(file());
        assertThat(migrated.sql("SELECT version FROM layout").value(0, "version"))
                .isEqualTo(3L);
        assertThat(migrated.digest()).isEqualTo(content);
    }

    private static List<List<Object>> columns(Path file) {
        return Snapshot.open(file)
                .sql("SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main'"
                        + " AND database_name <> 'temp' AND NOT internal ORDER BY ALL")
                .rows();
    }

    @Test
    void aLayoutOfTheFutureIsRefused() throws Exception {
        extracted();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE layout SET version = 4");
        }
        assertThatThrownBy(() -> Snapshot.open(file()))
                .hasMessageContaining("has layout 4, and this version of Keiro reads layout 3");
    }

    @Test
    void questionsInSqlGiveTypedTables() {
        portal.types("amount", "number");
        Snapshot snapshot = extracted();
        DataTable answer = snapshot.sql("SELECT count(*) AS deals, sum(amount) AS amount, max(updated) AS last,"
                + " bool_or(archived) AS deleted FROM deals;");
        assertThat(answer.value(0, "amount")).isEqualTo(90 * 91 / 2 * 100.0);
        assertThat(answer.value(0, "last")).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(answer.value(0, "deals")).isEqualTo(92L);
        assertThat(answer.value(0, "deleted")).isEqualTo(true);
        assertThat(snapshot.sql("SELECT moment FROM history ORDER BY 1 LIMIT 1").value(0, "moment"))
                .isInstanceOf(Instant.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM record",
                "SELECT 1; DELETE FROM record",
                "WITH x AS (SELECT 1) DELETE FROM record",
                "COPY record TO '<folder>/stolen.csv'",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM '/etc/passwd'",
                "ATTACH '<folder>/other.duckdb'",
                "FROM record; INSTALL httpfs",
                "PRAGMA enable_external_access",
                "SET enable_external_access = true",
                ""
            })
    void sqlChangesNothingAndReachesNothingElse(String sql) {
        Snapshot snapshot = extracted();
        String before = snapshot.digest();
        assertThatThrownBy(() -> snapshot.sql(sql.replace("<folder>", folder.toString())))
                .isInstanceOf(HubSpotException.class);
        assertThat(snapshot.digest()).isEqualTo(before);
        assertThat(folder.resolve("stolen.csv")).doesNotExist();
        assertThat(folder.resolve("other.duckdb")).doesNotExist();
    }

    @Test
    void aWrongColumnIsAnsweredWithTheEnginesReason() {
        assertThatThrownBy(() -> extracted().sql("SELECT amuont FROM deals"))
                .isInstanceOf(HubSpotException.class)
                .hasMessageStartingWith("The question could not be answered: ")
                .hasMessageContaining("amuont");
    }

    @Test
    void valuesThatAreNotOfTheirTypeAreMissingInTheViewsAndCounted() {
        String[] values = {"12.5", "a lot", "", "2026-01-02T03:04:05Z", "1700000000000", "2026-01-02T03:04:05.5+02:00"};
        for (int i = 0; i < values.length; i++) {
            portal.get(PortalObject.DEALS, 1_000_003L + 3L * i)
                    .set("amount", values[i])
                    .set("closedate", values[i]);
        }
        portal.types("amount", "number").types("closedate", "datetime");
        Snapshot snapshot = extracted();
        assertThat(snapshot.sql("SELECT amount FROM deals ORDER BY length(id), id LIMIT 2")
                        .rows())
                .containsExactly(List.of(12.5), java.util.Collections.singletonList(null));
        assertThat(snapshot.sql("SELECT closedate FROM deals ORDER BY length(id), id LIMIT 6").rows().stream()
                        .map(row -> row.get(0))
                        .toList())
                .containsExactly(
                        null,
                        null,
                        null,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Instant.ofEpochMilli(1_700_000_000_000L),
                        Instant.parse("2026-01-02T01:04:05.500Z"));
        assertThat(snapshot.drift().rows())
                .extracting(row -> row.get(1) + ": " + row.get(3))
                .contains("amount: 3 values of deals.amount are no number; the typed view leaves them out.");
    }

    @Test
    void everyTableIsWrittenAsParquetForTheOwnerOnly() throws IOException {
        Snapshot snapshot = extracted();
        List<Path> files = snapshot.writeParquet(folder.resolve("out"));
        assertThat(files)
                .extracting(path -> path.getFileName().toString())
                .contains(
                        "record.parquet",
                        "history.parquet",
                        "association.parquet",
                        "deals.parquet",
                        "contacts.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT count(*) FROM '" + folder.resolve("out/deals.parquet") + "'")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(92);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(files)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo("rw-------"));
        }
    }
}
