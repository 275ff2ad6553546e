package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.hubspot.HubSpotException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {

    @TempDir
    Path folder;

    private final Map<String, String> before = new LinkedHashMap<>();

    private void set(String name, Object value) {
        String present = System.setProperty(name, value.toString());
        if (!before.containsKey(name)) {
            before.put(name, present);
        }
    }

    @AfterEach
    void takeBack() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private Workspace workspace() {
        return Workspace.in(folder.resolve("data"), folder.resolve("out"));
    }

    @Test
    void withoutASettingItIsTheSandbox() {
        assertThat(DataSource.selected().sentence().en())
                .isEqualTo(
                        "Sandbox: a simulated company with 2,000 deals (seed 7) up to 2026-09-30, served on this computer");
    }

    @Test
    void theSandboxIsChosenByDealsAndSeed() {
        set("KEIRO_SOURCE", "Sandbox");
        set("KEIRO_DEALS", 40);
        set("KEIRO_SEED", -3);

        DataSource source = DataSource.selected();

        assertThat(source.sentence().en()).contains("40 deals (seed -3)");
        assertThat(source.readiness().sentence().en()).contains("ready");
        assertThat(source.extract(workspace()).table().rowCount()).isPositive();
        assertThat(source.leadToCash(workspace()).deals()).hasSize(40);
        assertThat(workspace().snapshotFolder().resolve("truth.json")).isNotEmptyFile();
    }

    /** Step 3 begins in another program, and need not map what step 2 has mapped while it read the portal. */
    @Test
    void theExtractionLeavesTheDataSetReadyForStepThree() throws Exception {
        set("KEIRO_DEALS", 30);
        DataSource source = DataSource.selected();
        source.extract(workspace());
        Path mapped;
        try (var files = Files.list(workspace().snapshotFolder())) {
            mapped = files.filter(file -> file.toString().endsWith(".duckdb.mapped"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(mapped).isNotEmptyFile();
        Object made = Files.getLastModifiedTime(mapped);
        assertThat(source.leadToCash(workspace()).deals()).hasSize(30);
        assertThat(Files.getLastModifiedTime(mapped)).isEqualTo(made);
    }

    @Test
    void aStageMapThatCannotBeReadIsToldInStepThree() throws Exception {
        set("KEIRO_DEALS", 30);
        DataSource source = DataSource.selected();
        Files.createDirectories(workspace().folder());
        Files.writeString(workspace().folder().resolve("stage-map.csv"), "Pipeline\nSales\n");
        assertThat(source.extract(workspace()).table().rowCount()).isPositive();
        assertThatThrownBy(() -> source.leadToCash(workspace())).hasMessageContaining("stage-map.csv");
    }

    @Test
    void anotherCompanyIsNotReadFromThisOnesSnapshot() {
        set("KEIRO_DEALS", 20);
        DataSource.selected().extract(workspace());
        set("KEIRO_DEALS", 30);

        assertThatThrownBy(() -> DataSource.selected().leadToCash(workspace()))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("20 deals")
                .hasMessageContaining("30 deals")
                .hasMessageContaining("Run step 2 again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "2000000", "1.5"})
    void aNumberOfDealsThatIsNoneIsRefused(String deals) {
        set("KEIRO_DEALS", deals);

        assertThatThrownBy(DataSource::selected)
                .isInstanceOf(NotebookException.class)
                .hasMessage("KEIRO_DEALS is \"" + deals
                        + "\"; it must be a whole number from 0 to 1000000. Set it before starting the notebooks, or leave it"
                        + " out for 2000.");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithWhatIsValid() {
        set("KEIRO_SOURCE", folder.resolve("missing.csv"));

        assertThatThrownBy(DataSource::selected)
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("missing.csv\", but there is no such file or folder")
                .hasMessageContaining("Valid are: sandbox, hubspot, or the path");
    }

    @Test
    void aFileIsCopiedIntoTheWorkspaceAndReadFromThere() throws Exception {
        Path file = Files.writeString(folder.resolve("deals 商談.csv"), """
                Case,Activity,Time
                1,Created,2026-01-01T08:00:00Z
                1,Won,2026-01-09T08:00:00Z
                2,Created,2026-01-02T08:00:00Z
                """);
        set("KEIRO_SOURCE", file);
        DataSource source = DataSource.selected();

        assertThat(source.readiness().sentence().en()).isEqualTo("deals 商談.csv: 2 deals, 3 events");
        assertThat(source.extract(workspace()).sentence().en()).isEqualTo("deals 商談.csv: 2 deals, 3 events");
        Files.delete(file);
        Files.createFile(file);
        assertThat(source.leadToCash(workspace()).deals()).hasSize(2);
    }

    @Test
    void aPortalWithoutATokenSaysSoBeforeAndWhenAsked() {
        set("KEIRO_SOURCE", "hubspot");
        DataSource source = DataSource.selected();

        assertThat(source.sentence().en()).contains("no token yet: set HUBSPOT_TOKEN or HUBSPOT_TOKEN_FILE");
        assertThatThrownBy(source::readiness)
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("HUBSPOT_TOKEN is not set");
    }

    @Test
    void aRefusalIsToldInTheNotebooksLanguage() {
        set("KEIRO_SOURCE", "hubspot");
        set("KEIRO_LANG", "ja");

        assertThatThrownBy(() -> DataSource.selected().readiness())
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("環境変数 HUBSPOT_TOKEN が設定されていない");
    }

    @Test
    void aPortalIsReadAtItsAddressWithTheTokenOfItsFile() throws Exception {
        try (var sandbox = io.keiro.sandbox.Sandbox.start(
                io.keiro.sandbox.Sandbox.Options.defaults().withDeals(25))) {
            Path token = Files.writeString(folder.resolve("token"), sandbox.token());
            if (Files.getFileStore(token).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        token, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            }
            set("KEIRO_SOURCE", "hubspot");
            set("HUBSPOT_TOKEN_FILE", token);
            set("KEIRO_HUBSPOT_URL", sandbox.baseUrl());
            DataSource source = DataSource.selected();

            source.extract(workspace());
            long requests = sandbox.requestCount();
            assertThat(source.leadToCash(workspace()).deals()).hasSize(25);
            assertThat(sandbox.requestCount()).isEqualTo(requests);
            assertThat(sandbox.writesSeen()).isEmpty();
            assertThat(workspace().snapshotFolder().resolve("truth.json")).doesNotExist();
        }
    }
}
