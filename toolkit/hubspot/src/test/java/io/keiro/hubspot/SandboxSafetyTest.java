package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.QualityGates;
import io.keiro.leadtocash.StageMap;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a simulated company's people and of its token is left in files and processes: nothing. */
class SandboxSafetyTest {

    private static Sandbox sandbox;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(
                Sandbox.Options.defaults().withDeals(100).withDirtyData(true).withRate(RateProfile.UNLIMITED));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private HubSpot.Options options() {
        return HubSpot.Options.defaults()
                .withBaseUrl(sandbox.baseUrl())
                .withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("keys/pseudonym.key")));
    }

    private static JsonNode asked(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + address))
                .header("Authorization", "Bearer " + sandbox.token())
                .build();
        return new JsonMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("results");
    }

    /** Every text in every table and view of a snapshot: its file is packed, so looking through bytes would prove nothing. */
    static String everything(Snapshot snapshot) {
        StringBuilder all = new StringBuilder();
        snapshot.sql(
                        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal AND database_name <> 'temp'"
                                + " UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal")
                .rows()
                .forEach(table ->
                        all.append(snapshot.sql("SELECT * FROM " + table.get(0)).rows()));
        return all.toString();
    }

    /** Every text in exported files, which are packed too. */
    private static String exported(List<Path> files) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            for (Path file : files) {
                try (ResultSet rows = statement.executeQuery("SELECT to_json(t)::VARCHAR FROM '" + file + "' t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    @Test
    void unlessAskedOtherwiseNoPersonIsInASnapshot() throws Exception {
        assertThat(HubSpot.Options.defaults().privacy().keepsNames()).isFalse();
        Snapshot snapshot = HubSpot.connect(AccessToken.of(sandbox.token()), options(), new VirtualTime())
                .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        Set<String> persons = new TreeSet<>();
        for (String archived : List.of("false", "true")) {
            for (JsonNode owner : asked("/crm/owners/v3?limit=100&archived=" + archived)) {
                for (String part : List.of("email", "id", "userId")) {
                    persons.add(owner.path(part).asString(""));
                }
                persons.add(owner.path("firstName").asString("") + " "
                        + owner.path("lastName").asString(""));
            }
        }
        asked("/crm/v3/objects/companies?limit=100&properties=name")
                .forEach(company ->
                        persons.add(company.path("properties").path("name").asString("")));
        Set<String> further = new TreeSet<>();
        asked("/crm/v3/objects/contacts?limit=100&properties=email,hs_additional_emails,lastname")
                .forEach(contact -> {
                    JsonNode properties = contact.path("properties");
                    persons.add(properties.path("email").asString(""));
                    further.addAll(List.of(
                            properties.path("hs_additional_emails").asString("").split(";")));
                });
        further.removeAll(persons);
        further.remove("");
        assertThat(further).as("addresses that stand nowhere else").isNotEmpty();
        persons.addAll(further);
        persons.removeIf(person -> person.isBlank() || person.equals("0"));
        assertThat(persons).hasSizeGreaterThan(100);
        LeadToCash data = snapshot.toLeadToCash(
                StageMap.read(Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")));
        String all = everything(snapshot)
                + exported(snapshot.writeParquet(folder.resolve("out")))
                + data.deals()
                + data.leads()
                + data.links()
                + data.events()
                + QualityGates.of(data).table().rows();
        assertThat(all).hasSizeGreaterThan(1_000_000);
        // Whole words only: a pseudonym may begin like a name, and an id may hold another.
        assertThat(persons)
                .noneMatch(person -> all.contains(person)
                        && Pattern.compile("\\b" + Pattern.quote(person) + "\\b")
                                .matcher(all)
                                .find());
        assertThat(snapshot.sql("SELECT value FROM property_value WHERE object = 'contacts' AND property = 'email'")
                        .rows())
                .hasSizeGreaterThan(50)
                .allMatch(row -> row.get(0).toString().matches("Address [0-9A-F]{32}"));
        assertThat(snapshot.sql("SELECT value FROM property_value WHERE property = 'hs_additional_emails'")
                        .rows())
                .isNotEmpty()
                .allMatch(row -> row.get(0).toString().matches("Address [0-9A-F]{32}(;Address [0-9A-F]{32})*"));
        assertThat(all)
                .doesNotContain(
                        Files.readString(folder.resolve("keys/pseudonym.key")).strip())
                .doesNotContain(sandbox.token());
    }

    /** Looks at the rights of all files before each commit, and has the journal folded in as often as it can be. */
    private final class Looking implements Store.Seam {
        private final Set<String> seen = new TreeSet<>();

        @Override
        public void beforeCommit(long transaction) {
            look("commit " + transaction);
        }

        @Override
        public long largestJournal() {
            return 1;
        }

        private void look(String when) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    seen.add(each.getFileName().toString());
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .as("%s at %s", each, when)
                            .isEqualTo("rw-------");
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Also in the middle of a run, of an increment and of a copy: the journals and half-made files too. */
    @Test
    void noFileIsOpenToOthersAtAnyMoment() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no owners here");
        Path file = folder.resolve("snapshots/portal.duckdb");
        Looking looking = new Looking();
        HubSpot hubSpot = HubSpot.connect(AccessToken.of(sandbox.token()), options(), new VirtualTime())
                .withSeam(looking);
        hubSpot.extract(DealQuery.all(), file);
        hubSpot.update(DealQuery.all(), file);
        String contact = Snapshot.open(file)
                .sql("SELECT id FROM contacts LIMIT 1")
                .value(0, "id")
                .toString();
        Snapshot without = Snapshot.open(file).forget(PortalObject.CONTACTS, contact);
        looking.look("the end of forgetting");
        without.writeParquet(folder.resolve("out"));
        looking.look("the end of exporting");
        assertThat(looking.seen)
                .contains(
                        "portal.duckdb",
                        "portal.duckdb.wal",
                        "portal.duckdb.update",
                        "portal.duckdb.update.wal",
                        "deals.parquet",
                        "pseudonym.key");
    }

    /** Extracts as a program of its own, with the token from its environment, and shows whatever shows itself. */
    static final class Program {
        public static void main(String[] args) throws Exception {
            AccessToken token = AccessToken.fromEnvironment("HUBSPOT_TOKEN");
            HubSpot hubSpot = HubSpot.connect(
                    token,
                    HubSpot.Options.defaults()
                            .withBaseUrl(args[0])
                            .withPrivacy(Privacy.pseudonymsWithKey(Path.of(args[1], "pseudonym.key"))));
            Snapshot snapshot = hubSpot.extract(DealQuery.all(), Path.of(args[1], "portal.duckdb"));
            System.out.println(token + " " + hubSpot + " " + snapshot + " " + snapshot.reconciliation());
            System.out.println("done");
            System.in.read();
        }
    }

    @Test
    void theProcessListAndTheWorkingFolderShowNoToken() throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        Program.class.getName(),
                        sandbox.baseUrl(),
                        folder.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        // A process list shows the beginning of a command only, so the command is kept short.
        program.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        program.environment().put("HUBSPOT_TOKEN", sandbox.token());
        // What it leaves in the system's folders is looked through like the rest.
        Path system = Files.createDirectory(folder.resolve("system"));
        program.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + system + " -Duser.home=" + system);
        program.environment().put("TMPDIR", system.toString());
        Process running = program.start();
        StringBuilder shown = new StringBuilder();
        try (var out = running.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null && !line.equals("done"); line = out.readLine()) {
                shown.append(line).append('\n');
            }
            assertThat(shown.toString()).contains("HubSpot", "read-only");
            Stream.concat(Stream.of(running.toHandle()), running.descendants()).forEach(process -> {
                process.info().commandLine().ifPresent(shown::append);
                process.info().arguments().ifPresent(words -> shown.append(String.join(" ", words)));
            });
            assertThat(shown.toString()).contains(Program.class.getSimpleName());
        } finally {
            running.getOutputStream().close();
            assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(shown.toString()).doesNotContain(sandbox.token());
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> left = files.filter(Files::isRegularFile).toList();
            assertThat(left)
                    .anyMatch(file -> file.startsWith(system) && file.toString().endsWith(".lock"));
            for (Path file : left) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(sandbox.token());
            }
        }
        assertThat(everything(Snapshot.open(folder.resolve("portal.duckdb")))).doesNotContain(sandbox.token());
    }
}
