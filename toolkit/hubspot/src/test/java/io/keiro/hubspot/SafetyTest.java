package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.hubspot.ScriptedPortal.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets go to the portal and nowhere else; nothing is written there; bodies are never asked for. */
@Isolated("it listens to all that the process prints and logs")
class SafetyTest {

    private static final List<String> SECRETS =
            List.of(ScriptedPortal.TOKEN, "secret-2f6d", "refresh-9c1e", "access-77");

    private final MiniPortal portal = SmallCompany.of(40);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    private HubSpot.Options options() {
        return portal.server.options().withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("keys/pseudonym.key")));
    }

    private HubSpot connect(boolean oauth) {
        if (!oauth) {
            return HubSpot.connect(AccessToken.of(ScriptedPortal.TOKEN), options(), new VirtualTime());
        }
        portal.server.on("/oauth/2026-03/token", Reply.ok("{\"access_token\":\"access-77\",\"expires_in\":1800}"));
        return HubSpot.connect(OAuthApp.of("client", "secret-2f6d", "refresh-9c1e"), options(), new VirtualTime());
    }

    /** Everything that a session leaves behind or shows, looked through for every secret. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noSecretIsInAnythingThatStaysOrShows(boolean oauth) throws Exception {
        // Several threads log.
        StringBuffer shown = new StringBuffer();
        SimpleFormatter words = new SimpleFormatter();
        Handler everything = new Handler() {
            @Override
            public void publish(LogRecord line) {
                shown.append(words.format(line)).append(Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        everything.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(everything);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            HubSpot hubSpot = connect(oauth);
            Snapshot snapshot = hubSpot.extract(DealQuery.all(), folder.resolve("snapshots/portal.duckdb"));
            shown.append(hubSpot).append(hubSpot.readiness()).append(hubSpot.plan(DealQuery.all()));
            shown.append(hubSpot.readiness().table().rows())
                    .append(snapshot)
                    .append(snapshot.summary().rows());
            shown.append(snapshot.sql("SELECT * FROM run").rows()).append(options());
            shown.append(snapshot.reconciliation().sentences())
                    .append(snapshot.reconciliation().table().rows())
                    .append(snapshot.gaps())
                    .append(snapshot.drift().rows())
                    .append(snapshot.toLeadToCash(io.keiro.leadtocash.StageMap.read(
                                    Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")))
                            .gaps());
            snapshot.writeParquet(folder.resolve("out"));
            for (int status : new int[] {400, 401, 403, 404, 429, 500, 530}) {
                portal.server.rule(asked -> asked.path().startsWith("/crm/owners")
                        ? Reply.of(status, "{\"message\":\"Bearer " + String.join(" ", SECRETS) + "\"}")
                        : null);
                try {
                    Snapshot broken = connect(oauth)
                            .extract(DealQuery.all(), folder.resolve("snapshots/broken-" + status + ".duckdb"));
                    // The snapshot's file is packed, so its texts are looked through as texts.
                    for (Object table : broken.sql(
                                    "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal")
                            .rows()) {
                        String name = ((List<?>) table).get(0).toString();
                        shown.append(broken.sql("SELECT * FROM " + name).rows());
                    }
                    shown.append(broken.reconciliation().sentences());
                } catch (HubSpotException e) {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    shown.append(trace)
                            .append(e.phrase().en())
                            .append(e.phrase().ja());
                }
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.removeHandler(everything);
            root.setLevel(before);
        }
        shown.append(printed.toString(StandardCharsets.UTF_8));
        // What is foreign to this connection's credential cannot be known as a secret; its own must be gone.
        List<String> own = oauth ? SECRETS.subList(1, 4) : SECRETS.subList(0, 1);
        assertThat(shown).hasSizeGreaterThan(1_000);
        assertThat(shown.toString()).doesNotContain(own);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> left = files.filter(Files::isRegularFile).toList();
            assertThat(left).hasSizeGreaterThan(8);
            for (Path file : left) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(own);
            }
        }
    }

    @Test
    void theKeyLiesOutsideTheSnapshotAndAllFilesBelongToTheirOwner() throws IOException {
        Path file = folder.resolve("snapshots/portal.duckdb");
        connect(false).extract(DealQuery.all(), file);
        Snapshot snapshot = Snapshot.open(file);
        snapshot.writeParquet(folder.resolve("out"));
        assertThat(snapshot.sql("SELECT key_fingerprint FROM run").value(0, "key_fingerprint"))
                .isNotEqualTo("names");
        String text = Files.readString(folder.resolve("keys/pseudonym.key")).strip();
        byte[] key = Base64.getDecoder().decode(text);
        String[] spellings = {text, HexFormat.of().formatHex(key), new String(key, StandardCharsets.ISO_8859_1)};
        // The file is packed, so its texts are looked through as texts too.
        assertThat(SandboxSafetyTest.everything(snapshot).toLowerCase(Locale.ROOT))
                .hasSizeGreaterThan(10_000)
                .doesNotContain(spellings[0].toLowerCase(Locale.ROOT), spellings[1]);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> others = files.filter(Files::isRegularFile)
                    .filter(each -> !each.equals(folder.resolve("keys/pseudonym.key")))
                    .toList();
            assertThat(others).hasSizeGreaterThan(8).contains(file);
            for (Path other : others) {
                assertThat(new String(Files.readAllBytes(other), StandardCharsets.ISO_8859_1))
                        .as(other.toString())
                        .doesNotContain(spellings);
            }
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            for (String each : List.of("snapshots/portal.duckdb", "keys/pseudonym.key")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(each))))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("snapshots"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void noBodyOrNameOfAPersonIsEverAskedFor() {
        DealQuery everything = DealQuery.all();
        for (PortalObject object : PortalObject.values()) {
            everything = object == PortalObject.DEALS ? everything : everything.with(object);
        }
        connect(false).extract(everything, folder.resolve("portal.duckdb"));
        Set<String> asked = new TreeSet<>();
        for (PortalObject object : PortalObject.values()) {
            asked.addAll(object.historyProperties());
            asked.addAll(object.otherProperties());
            // Only the mail addresses of a contact are, to be stored as keyed hashes and without their history.
            for (String addresses : List.of("email", "hs_additional_emails")) {
                assertThat(object.otherProperties().contains(addresses)).isEqualTo(object == PortalObject.CONTACTS);
                assertThat(object.historyProperties()).doesNotContain(addresses);
            }
        }
        asked.removeAll(Set.of("email", "hs_additional_emails"));
        assertThat(asked)
                .noneMatch(name ->
                        name.matches(".*(body|html|subject|text|firstname|lastname|emails?$|phone|address|title).*"));
        assertThat(portal.server.log())
                .allSatisfy(request -> assertThat(request.query() + request.body())
                        .doesNotContain(
                                "hs_email_html", "hs_note_body", "hs_call_body", "hs_email_subject", "firstname"));
    }

    @Test
    void everyRequestReads() {
        connect(false).extract(DealQuery.all().with(PortalObject.LINE_ITEMS), folder.resolve("portal.duckdb"));
        connect(false).update(DealQuery.all().with(PortalObject.LINE_ITEMS), folder.resolve("portal.duckdb"));
        assertThat(portal.server.log())
                .allMatch(asked -> asked.method().equals("GET")
                        || (asked.method().equals("POST")
                                && (asked.path().endsWith("/search")
                                        || asked.path().endsWith("/batch/read"))));
    }

    /** All ways to make a request in this room: none of them can name a method, and the guard stands behind all. */
    @Test
    void noWritingRequestCanBeExpressed() {
        List<String> makers = new ArrayList<>();
        for (var method : ReadRequest.class.getDeclaredMethods()) {
            if (java.lang.reflect.Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == ReadRequest.class) {
                makers.add(method.getName());
            }
        }
        assertThat(makers).containsExactlyInAnyOrder("get", "post", "signIn");
        assertThatThrownBy(() -> new PortalClient(AccessToken.of("t"), options(), new VirtualTime())
                        .ask(ReadRequest.post(
                                "/crm/objects/2026-09/deals/batch/archive",
                                Json.object(),
                                "deals",
                                io.keiro.log.Phrase.same("x"))))
                .hasMessageContaining("Keiro only reads");
        assertThat(portal.server.log()).isEmpty();
    }

    /** One class speaks to the network, with the guard in its way: another one beside it would pass no guard. */
    @Test
    void oneClassAloneSpeaksToTheNetworkAndNoneStartsAProgram() throws Exception {
        Path classes = Path.of(HubSpot.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("io/keiro/hubspot");
        Pattern ways =
                Pattern.compile("okhttp3/OkHttpClient|java/net/(?:http/|Socket|DatagramSocket|URLConnection|HttpURL)"
                        + "|javax/net/(?:ssl/SSL)?Socket|java/nio/channels/(?:Asynchronous)?SocketChannel|openConnection|openStream"
                        + "|java/lang/Process(?:Builder|\\b)|java/lang/Runtime\\b");
        Set<String> users = new TreeSet<>();
        int looked = 0;
        try (Stream<Path> files = Files.list(classes)) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                looked++;
                Matcher found = ways.matcher(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
                while (found.find()) {
                    users.add(each.getFileName().toString().replaceAll("[$.].*", "") + " " + found.group());
                }
            }
        }
        assertThat(looked).isGreaterThan(150);
        assertThat(users).containsExactly("Wire okhttp3/OkHttpClient");
    }

    @Test
    void aRunningExtractionIsCancelledWithinASecondFromAnotherThread() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        portal.server.rule(asked -> {
            if (asked.path().endsWith("/contacts/batch/read")) {
                reached.countDown();
                never.await();
            }
            return null;
        });
        HubSpot hubSpot = connect(false);
        AtomicReference<String> ended = new AtomicReference<>();
        Thread cell = new Thread(() -> {
            try {
                hubSpot.extract(DealQuery.all(), folder.resolve("portal.duckdb"));
            } catch (HubSpotException e) {
                ended.set(e.getMessage() + Thread.currentThread().isInterrupted());
            }
        });
        cell.start();
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        hubSpot.cancel();
        cell.join(30_000);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1_000);
        assertThat(ended.get())
                .isEqualTo("Stopped. Nothing that was read is lost; run it again to go on from here.false");
        never.countDown();
    }

    @Test
    void aRedirectNeverCarriesTheTokenElsewhere() {
        try (ScriptedPortal elsewhere = new ScriptedPortal()) {
            portal.server.rule(asked -> asked.path().startsWith("/crm/")
                    ? Reply.of(307, "").with("Location", elsewhere.baseUrl() + asked.path())
                    : null);
            assertThatThrownBy(() -> connect(false).extract(DealQuery.all(), folder.resolve("portal.duckdb")))
                    .hasMessageContaining("Redirects are not followed");
            assertThat(elsewhere.log()).isEmpty();
        }
    }
}
