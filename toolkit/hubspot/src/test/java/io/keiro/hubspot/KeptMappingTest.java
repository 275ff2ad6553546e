package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.ProgressListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a snapshot was mapped to is read again instead of mapped again, and only while it is what the mapping would give. */
class KeptMappingTest {

    private static final StageMap STAGES = StageMap.of(List.of(
            SmallSnapshot.stage("Sales", "New", Outcome.OPEN, ""),
            SmallSnapshot.stage("Sales", "Won", Outcome.WON, "closed_won")));

    @TempDir
    private Path folder;

    private MiniPortal portal;
    private Snapshot snapshot;

    @BeforeEach
    void extract() {
        portal = SmallCompany.of(24);
        snapshot = connect().extract(DealQuery.all(), folder.resolve("portal.duckdb"));
    }

    private HubSpot connect() {
        return SmallCompany.connect(portal, ReadingMode.LIST);
    }

    private Path file() {
        return folder.resolve("portal.duckdb.mapped");
    }

    private static KeptMapping mapping(Snapshot of, StageMap stages, MappingOptions options) {
        try (StoreReader store = StoreReader.open(of.file())) {
            RunInfo run = store.run();
            return new KeptMapping(of.file(), run, stages, withMap(run, options));
        }
    }

    private static MappingOptions withMap(RunInfo run, MappingOptions options) {
        return options.propertyMap().isPresent()
                ? options
                : options.withPropertyMap(PropertyMapJson.read(run.propertyMap()));
    }

    private Optional<LeadToCash> kept() {
        return kept(STAGES, MappingOptions.defaults());
    }

    private Optional<LeadToCash> kept(StageMap stages, MappingOptions options) {
        return mapping(snapshot, stages, options).read();
    }

    /** Mapped anew, whatever is kept. */
    private static LeadToCash fresh(Snapshot of, StageMap stages) {
        try (StoreReader store = StoreReader.open(of.file())) {
            RunInfo run = store.run();
            return new Mapping(store, run, stages, withMap(run, MappingOptions.defaults())).data();
        }
    }

    private static List<Object> all(LeadToCash data) {
        return List.of(
                data.source(),
                data.cutOff(),
                data.zone(),
                data.currency(),
                data.stages(),
                data.gaps(),
                data.deals(),
                data.leads(),
                data.invoices(),
                data.payments(),
                data.links(),
                data.events());
    }

    @Test
    void theSecondMappingIsReadAndIsTheSame() {
        assertThat(kept()).isEmpty();
        LeadToCash first = snapshot.toLeadToCash(STAGES);
        assertThat(first.events()).hasSizeGreaterThan(100);
        assertThat(all(kept().orElseThrow())).isEqualTo(all(first));
        assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(first)).isEqualTo(all(fresh(snapshot, STAGES)));
        assertThat(all(Snapshot.open(snapshot.file()).toLeadToCash(STAGES))).isEqualTo(all(first));
    }

    /** Behind its heads the snapshot is made unreadable: what comes then can only come from the file beside it. */
    @Test
    void theSnapshotIsNotAskedAgain() throws IOException {
        LeadToCash first = snapshot.toLeadToCash(STAGES);
        byte[] bytes = Files.readAllBytes(snapshot.file());
        Arrays.fill(bytes, 3 * 4096, bytes.length, (byte) 7);
        Files.write(snapshot.file(), bytes);
        assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(first));
    }

    @Test
    void anotherWayOfMappingIsMapped() {
        snapshot.toLeadToCash(STAGES);
        StageMap other = StageMap.of(List.of(
                SmallSnapshot.stage("Sales", "New", Outcome.OPEN, "opportunity_qualified"),
                SmallSnapshot.stage("Sales", "Won", Outcome.WON, "closed_won")));
        assertThat(kept(other, MappingOptions.defaults())).isEmpty();
        assertThat(kept(StageMap.of(STAGES.stages().subList(0, 1)), MappingOptions.defaults()))
                .isEmpty();
        for (MappingOptions options : List.of(
                MappingOptions.defaults().withBackdatedAfter(Duration.ofDays(2)),
                MappingOptions.defaults().withBulkRecords(7),
                MappingOptions.defaults().withTogether(Duration.ofSeconds(2)),
                MappingOptions.defaults().withIssuedIsSent(),
                MappingOptions.defaults().withPropertyMap(PropertyMap.of(List.of())))) {
            assertThat(kept(STAGES, options)).isEmpty();
        }
        assertThat(kept()).isPresent();
        assertThat(all(snapshot.toLeadToCash(other)))
                .isEqualTo(all(fresh(snapshot, other)))
                .isNotEqualTo(all(fresh(snapshot, STAGES)));
        assertThat(kept()).as("only the last one is kept").isEmpty();
        assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(fresh(snapshot, STAGES)));
    }

    /** A map of the same stages under another name says the same. */
    @Test
    void aStageMapIsWhatItSays() {
        snapshot.toLeadToCash(STAGES);
        assertThat(kept(StageMap.of(List.copyOf(STAGES.stages())), MappingOptions.defaults()))
                .isPresent();
    }

    @Test
    void whoeverIsForgottenIsNotKept() throws IOException {
        snapshot.toLeadToCash(STAGES);
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .contains("5000004");
        Path old = folder.resolve("old");
        Files.copy(file(), old);
        Files.copy(file(), folder.resolve("portal.duckdb.mapped.17.unfinished"));
        Snapshot without = snapshot.forget(PortalObject.CONTACTS, "5000004");
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(each -> each.toString().contains(".mapped"));
        }
        // Even if it had stayed: the run is the same, the content is not.
        Files.copy(old, file());
        assertThat(kept()).isEmpty();
        LeadToCash data = without.toLeadToCash(STAGES);
        assertThat(all(data)).isEqualTo(all(fresh(without, STAGES)));
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("5000004");
    }

    @Test
    void anUpdateAndARefreshTakeItAway() throws IOException {
        LeadToCash before = snapshot.toLeadToCash(STAGES);
        Path old = folder.resolve("old");
        Files.copy(file(), old);
        portal.clock("2026-03-01T00:00:00Z");
        portal.get(PortalObject.DEALS, 1_000_003L)
                .at("2026-02-28T00:00:00Z", "dealstage", "91")
                .changed("2026-02-28T00:00:00Z");
        Snapshot updated = connect().update(DealQuery.all(), snapshot.file());
        assertThat(file()).doesNotExist();
        // Even if it had stayed.
        Files.copy(old, file());
        assertThat(all(updated.toLeadToCash(STAGES)))
                .isEqualTo(all(fresh(updated, STAGES)))
                .isNotEqualTo(all(before));
        assertThat(file()).exists();
        Snapshot refreshed = connect().refresh(DealQuery.all(), snapshot.file());
        assertThat(file()).doesNotExist();
        Files.copy(old, file());
        assertThat(all(refreshed.toLeadToCash(STAGES))).isEqualTo(all(fresh(refreshed, STAGES)));
    }

    /** A snapshot that was opened before the file was replaced is of a run that is not the file's any more. */
    @Test
    void anotherSnapshotInTheSamePlaceIsMapped() throws IOException {
        snapshot.toLeadToCash(STAGES);
        MiniPortal larger = SmallCompany.of(25);
        Snapshot other =
                SmallCompany.connect(larger, ReadingMode.LIST).extract(DealQuery.all(), folder.resolve("other.duckdb"));
        Files.move(other.file(), snapshot.file(), StandardCopyOption.REPLACE_EXISTING);
        Snapshot moved = Snapshot.open(snapshot.file());
        LeadToCash data = moved.toLeadToCash(STAGES);
        assertThat(all(data)).isEqualTo(all(fresh(moved, STAGES)));
        assertThat(data.deals()).extracting(Deal::id).contains("1000075");
    }

    @Test
    void besideAWriterNothingIsReadOrKept() {
        LeadToCash first = snapshot.toLeadToCash(STAGES);
        try (Store writer = Store.open(snapshot.file())) {
            assertThat(kept()).isEmpty();
            assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(first));
            writer.write(() -> {});
            assertThat(file()).doesNotExist();
            assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(first));
            assertThat(file()).doesNotExist();
        }
        assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(first));
        assertThat(file()).exists();
    }

    @Test
    void whoeverFindsNothingToWriteTakesNothingAway() {
        snapshot.toLeadToCash(STAGES);
        assertThat(connect().extract(DealQuery.all(), snapshot.file()).isComplete())
                .isTrue();
        assertThat(kept()).isPresent();
    }

    private HubSpot mapping(ProgressListener progress) {
        return HubSpot.connect(
                AccessToken.of(ScriptedPortal.TOKEN),
                portal.server
                        .options()
                        .withReadingMode(ReadingMode.LIST)
                        .withStageMap(STAGES)
                        .withProgress(progress),
                new VirtualTime());
    }

    @Test
    void anExtractionMapsAheadIfItIsToldTheStageMap() throws IOException {
        List<String> steps = new ArrayList<>();
        HubSpot hubSpot = mapping((step, done, total) -> steps.add(step.en() + " " + done + " of " + total));
        Path other = folder.resolve("other").resolve("portal.duckdb");
        snapshot = hubSpot.extract(DealQuery.all(), other);
        int events = kept().orElseThrow().events().size();
        assertThat(steps)
                .endsWith("Mapping to the data set 0 of -1", "Mapping to the data set " + events + " of " + events);
        portal.clock("2026-03-01T00:00:00Z");
        portal.get(PortalObject.DEALS, 1_000_003L)
                .at("2026-02-28T00:00:00Z", "dealstage", "91")
                .changed("2026-02-28T00:00:00Z");
        snapshot = hubSpot.update(DealQuery.all(), other);
        assertThat(all(kept().orElseThrow())).isEqualTo(all(fresh(snapshot, STAGES)));
        snapshot = hubSpot.refresh(DealQuery.all(), other);
        assertThat(all(kept().orElseThrow())).isEqualTo(all(fresh(snapshot, STAGES)));
        try (var files = Files.list(other.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("portal.duckdb", "portal.duckdb.mapped");
        }
    }

    /** The snapshot is whole by then. */
    @Test
    void mappingAheadCanBeStopped() {
        AtomicReference<HubSpot> hubSpot = new AtomicReference<>();
        hubSpot.set(mapping((step, done, total) -> {
            if (step.en().equals("Mapping to the data set")) {
                hubSpot.get().cancel();
            }
        }));
        Path other = folder.resolve("other").resolve("portal.duckdb");
        assertThatThrownBy(() -> hubSpot.get().extract(DealQuery.all(), other))
                .hasMessageEndingWith("What was extracted is kept.");
        assertThat(Snapshot.open(other).isComplete()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aDamagedFileIsMadeAgain() throws IOException {
        LeadToCash first = snapshot.toLeadToCash(STAGES);
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);
        assertThat(kept()).isEmpty();
        assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(first));
        assertThat(kept()).isPresent();
    }

    @Test
    void whatAKilledProgramHasLeftIsTakenAway() throws IOException {
        Path half = Files.writeString(folder.resolve("portal.duckdb.mapped.17.unfinished"), "KEIRO");
        Path other = Files.writeString(folder.resolve("portal.duckdb.mapped-by-hand"), "mine");
        snapshot.toLeadToCash(STAGES);
        assertThat(half).doesNotExist();
        assertThat(other).exists();
        assertThat(kept()).isPresent();
    }

    /** For instance a folder that nobody may write to. */
    @Test
    void whereNothingCanBeKeptTheMappingIsTheSame() throws IOException {
        Files.createDirectories(file().resolve("in the way"));
        assertThat(all(snapshot.toLeadToCash(STAGES))).isEqualTo(all(fresh(snapshot, STAGES)));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(snapshot.file(), file());
        }
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        snapshot.toLeadToCash(STAGES);
        assertThat(file()).exists();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }
}
