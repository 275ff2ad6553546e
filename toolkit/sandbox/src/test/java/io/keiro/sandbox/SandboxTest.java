package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and asking for the answer key. */
class SandboxTest {

    private static final Sandbox.Options SMALL = Sandbox.Options.defaults().withDeals(50);

    @Test
    void listensOnTheLoopbackAddressOnly() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            assertThat(sandbox.baseUrl()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(sandbox.token()).startsWith("sandbox-");
            assertThat(sandbox.toString())
                    .contains(sandbox.baseUrl())
                    .contains(
                            "50 deals up to 2026-09-30T00:00:00Z, seed 7, P1 x 3.0, P2 x 3.0, P3 x 3.0, P4 x 2.5, P5 x 3.0, ")
                    .doesNotContain(sandbox.token());
        }
    }

    @Test
    void twoSandboxesRunSideBySide() {
        try (Sandbox one = Sandbox.start(SMALL);
                Sandbox other = Sandbox.start(SMALL.withSeed(8))) {
            assertThat(one.baseUrl()).isNotEqualTo(other.baseUrl());
            assertThat(one.token()).isNotEqualTo(other.token());
            assertThat(new Client(one.baseUrl(), other.token())
                            .get("/crm/objects/2026-09/deals")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesConnectionsOnceClosed() {
        Sandbox sandbox = Sandbox.start(SMALL);
        Client client = new Client(sandbox);
        assertThat(client.get("/account-info/2026-09/details").statusCode()).isEqualTo(200);
        sandbox.close();
        sandbox.close();
        assertThatThrownBy(() -> client.get("/account-info/2026-09/details"))
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void runsOnDaemonThreadsOnlySoThatTheKernelCanEnd() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            new Client(sandbox).get("/account-info/2026-09/details");
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().contains("HTTP-Dispatcher")
                            || thread.getName().startsWith("sandbox-"))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }

    @Test
    void writesItsAnswerKey(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Path file = folder.resolve("deeper").resolve("truth.json");
            sandbox.truth().write(file);
            var json = Client.MAPPER.readTree(Files.readString(file));
            assertThat(json.path("parameters").path("deals").asInt()).isEqualTo(50);
            assertThat(json.path("problems").size()).isEqualTo(Problem.values().length);
            assertThat(json.path("problems")
                            .get(0)
                            .path("where")
                            .get(0)
                            .path("attribute")
                            .asString())
                    .isEqualTo("Stage");
        }
    }

    @Test
    void anEmptyCompanyIsAPortalToo() {
        try (Sandbox sandbox = Sandbox.start(SMALL.withDeals(0))) {
            Client client = new Client(sandbox);
            assertThat(client.json("/crm/objects/2026-09/deals").path("results"))
                    .isEmpty();
            assertThat(client.json("/crm/objects/2026-09/deals/search", "{}")
                            .path("total")
                            .asInt())
                    .isZero();
            assertThat(sandbox.truth().problem(Problem.STALLED_DEALS).affectedIds())
                    .isEmpty();
            assertThat(sandbox.truth().json()).contains("\"value\" : null");
        }
    }

    /** The company may stand anywhere in time: everything is relative to its end. */
    @Test
    void anotherEndMovesTheWholeCompany() {
        java.time.Instant end = java.time.Instant.parse("2031-03-31T12:00:00Z");
        try (Sandbox sandbox = Sandbox.start(SMALL.withEnd(end))) {
            for (var deal : new Client(sandbox).all("deals", "")) {
                assertThat(java.time.Instant.parse(deal.path("updatedAt").asString()))
                        .isBetween(end.minusSeconds(732 * 86_400L), end);
            }
        }
    }

    /** The first example of the room's README, run. */
    @Test
    void theExampleOfTheReadmeRuns(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(
                Sandbox.Options.defaults().withDeals(2_000).withSeed(7).withLanguage(Sandbox.Language.of("ja")))) {
            Path file = folder.resolve("truth.json");
            sandbox.truth().write(file);
            assertThat(Truth.read(file).json()).isEqualTo(sandbox.truth().json());
            assertThat(sandbox.truth().problem(Problem.STALLED_DEALS).where("Region"))
                    .isEqualTo("東部");
        }
        String readme = Files.readString(Path.of(System.getProperty("keiro.home"), "toolkit/sandbox/README.md"));
        String example = readme.substring(readme.indexOf("```java") + 7);
        example = example.substring(0, example.indexOf("```"));
        for (String call : new String[] {
            "Sandbox.start(Sandbox.Options.defaults()",
            ".withDeals(2_000).withSeed(7).withLanguage(Sandbox.Language.of(\"ja\"))",
            "sandbox.baseUrl()",
            "sandbox.token()",
            "sandbox.truth().write(",
            "sandbox.truth().problem(Problem.STALLED_DEALS).where(\"Region\")"
        }) {
            assertThat(example).contains(call);
        }
    }

    @Test
    void optionsThatMakeNoSenseAreExplained() {
        assertThatThrownBy(() -> SMALL.withDeals(-1))
                .hasMessage("The sandbox simulates 0 to 1,000,000 deals, but was asked for -1.");
        assertThatThrownBy(() -> Faults.none().withMissingScopes("quote"))
                .hasMessageContaining("'quote' is no object of a portal. Valid: calls, commerce_payments, ")
                .hasMessageContaining("owners");
        assertThatThrownBy(() -> Sandbox.Language.of("fr"))
                .hasMessage("The sandbox speaks \"en\" and \"ja\", but was asked for \"fr\".");
        assertThatThrownBy(() -> Problems.all().with(Problem.LATE_PAYMENT, 1))
                .hasMessage("The strength of P3 is a factor above 1 and at most 10, but was 1.0. "
                        + "To leave the problem out, use without(Problem.LATE_PAYMENT).");
        assertThatThrownBy(() -> SMALL.withEnd(java.time.Instant.EPOCH))
                .hasMessage("The company's present lies from 1990 to 2100, but was asked to be 1970-01-01T00:00:00Z.");
        assertThatThrownBy(() -> Faults.withStatus(404, 0.1)).hasMessageEndingWith("but not with 404.");
        assertThatThrownBy(() -> Faults.withStatus(500, 2))
                .hasMessage("The rate of failures is a share from 0 to 1, but was 2.0.");
        assertThatThrownBy(() -> new HistoryCap(0, 45)).hasMessageStartingWith("A history keeps at least one entry");
        assertThatThrownBy(() -> new Latency(java.time.Duration.ofMillis(-1), 0))
                .hasMessage("A latency cannot be negative, but was PT-0.001S.");
    }
}
