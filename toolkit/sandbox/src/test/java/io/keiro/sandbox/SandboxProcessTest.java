package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.sandbox.portal.Switch;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox as a process of its own. */
class SandboxProcessTest {

    private static Process start(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxProcess.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void tellsItsAddressAndWhereItsTokenIsAndEndsWhenAsked(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deeper").resolve("token");
        Process process =
                start("--deals", "50", "--lang", "ja", "--token-file", file.toString(), "--fault", "unset=omit");
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            assertThat(first).contains("サンドボックスポータル", "商談 50 件");
            Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:\\d+").matcher(first);
            assertThat(address.find()).isTrue();
            String second = out.readLine();
            assertThat(second).contains(file.toString());
            assertThat(out.readLine()).contains("unset=omit");
            assertThat(out.readLine()).contains("Ctrl-C");

            String token = Files.readString(file).trim();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(first + second).doesNotContain(token);
            assertThat(process.info().commandLine().orElse("")).doesNotContain(token);

            Client client = new Client(address.group(), token);
            assertThat(client.get("/crm/objects/2026-09/deals").statusCode()).isEqualTo(200);
            in.write("fault.status=503:1:deals\nfault.stat=1\n");
            in.flush();
            assertThat(out.readLine()).contains("fault.status=503:1.0:deals");
            assertThat(out.readLine()).contains("There is no switch 'fault.stat'");
            assertThat(client.get("/crm/objects/2026-09/deals").statusCode()).isEqualTo(503);
            in.write("off fault.status\n");
            in.flush();
            assertThat(out.readLine()).doesNotContain("fault.status");
            assertThat(client.get("/crm/objects/2026-09/deals").statusCode()).isEqualTo(200);
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--port,seven,--port needs a whole number, but was 'seven'.",
        "--rate,gold,There is no plan 'gold'. Valid: free",
        "--fault,search.lagg=1s,There is no switch 'search.lagg'.",
        "--deals,2000001,'The sandbox simulates 0 to 1,000,000 deals, but was asked for 2000001.'",
        "--lang,fr,The sandbox speaks",
        "--colour,red,There is no option '--colour'; --help lists the options."
    })
    void wordsThatMeanNothingAreExplained(String name, String value, String message) {
        assertThatThrownBy(() -> SandboxArguments.of(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> SandboxArguments.of("--port"))
                .hasMessage("--port needs a value; --help lists the options.");
    }

    @Test
    void endsWithATwoIfAnArgumentCannotBeUsed() throws Exception {
        Process process = start("--fault", "search.lag");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said.trim()).isEqualTo("A switch is set like search.lag=30s, but 'search.lag' has no equals sign.");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(0))) {
            String port = sandbox.baseUrl().replaceAll(".*:", "");
            Process process = start("--deals", "0", "--port", port);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(2);
            assertThat(said).contains("could not open port " + port + " on the loopback address");
        }
    }

    @ParameterizedTest
    @CsvSource({"en,the port; without it", "ja,空いているもの"})
    void helpNamesEverySwitchInBothLanguages(String tag, String words) {
        String help = SandboxProcess.help(Sandbox.Language.of(tag));
        assertThat(help).contains(words);
        for (Switch<?> one : Switch.all()) {
            assertThat(help).contains(one.name() + "=", one.explanation(tag.equals("ja")));
        }
        assertThat(SandboxArguments.of("--lang", tag, "--fault", "help").helpWanted())
                .isTrue();
        assertThat(SandboxArguments.of("--help").helpWanted()).isTrue();
    }

    @Test
    void wordsBecomeOptions() {
        Sandbox.Options options = SandboxArguments.of(
                        "--port",
                        "8950",
                        "--deals",
                        "300",
                        "--seed",
                        "-4",
                        "--rate",
                        "free",
                        "--dirty",
                        "--latency",
                        "350ms",
                        "--speed",
                        "10",
                        "--fault",
                        "search.lag=1s",
                        "--fault",
                        "unset=omit")
                .options();
        assertThat(options.port()).isEqualTo(8950);
        assertThat(options.deals()).isEqualTo(300);
        assertThat(options.seed()).isEqualTo(-4);
        assertThat(options.rate()).isEqualTo(RateProfile.FREE);
        assertThat(options.problems()).isEqualTo(Problems.all().withDirtyData(true));
        assertThat(SandboxArguments.of("--seed", "1").options().problems()).isEqualTo(Problems.all());
        assertThat(options.latency()).isEqualTo(Latency.fixed(java.time.Duration.ofMillis(350)));
        assertThat(options.time()).isEqualTo(SimulatedTime.times(10));
        assertThat(options.faults()).isEqualTo(Faults.of("unset=omit", "search.lag=1s"));
    }
}
