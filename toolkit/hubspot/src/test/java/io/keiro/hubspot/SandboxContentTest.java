package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.StageMap;
import io.keiro.log.Phrase;
import io.keiro.sandbox.Faults;
import io.keiro.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portal may hold and tell otherwise than expected, at rest and while it lives, is in the snapshot or in its gaps. */
class SandboxContentTest extends SandboxFaults {

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

    private static boolean mentions(String fact, Set<String> ids) {
        return List.of(fact.split(" ")).stream().anyMatch(ids::contains);
    }

    /** Every history that the portal may have cut is counted, by kind and property, and no other. */
    @Test
    void historiesThatAreCutAreCountedExactly() {
        int cap = 3;
        Set<String> expected = new TreeSet<>();
        Map<String, Integer> rows = new TreeMap<>();
        truth.stream().filter(fact -> fact.startsWith("history ")).forEach(fact -> {
            String[] words = fact.split(" ");
            rows.merge(words[1] + " " + words[2] + " " + words[3], 1, Integer::sum);
        });
        Map<String, Integer> counts = new TreeMap<>();
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

    private static String label(String type) {
        return PortalObject.labelOf(type, Phrase.same(type)).en();
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
}
