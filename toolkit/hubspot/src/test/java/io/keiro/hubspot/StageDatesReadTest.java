package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.StageMap;
import io.keiro.sandbox.Faults;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stage entries that a history no longer holds come back from the dates that the portal computes, with what the dates can prove. */
class StageDatesReadTest {

    private static final int CAP = 3;
    private static final Sandbox.Options COMPANY = Sandbox.Options.defaults()
            .withDeals(60)
            .withRate(RateProfile.UNLIMITED)
            .withTime(SimulatedTime.perRequest(Duration.ofMillis(50)));

    @TempDir
    Path folder;

    private Snapshot extract(Sandbox sandbox) {
        HubSpot.Options options = HubSpot.Options.defaults()
                .withBaseUrl(sandbox.baseUrl())
                .withPrivacy(Privacy.namesKept())
                .withHistoryCap(CAP);
        return HubSpot.connect(AccessToken.of(sandbox.token()), options, new VirtualTime())
                .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
    }

    private static LeadToCash mapped(Snapshot snapshot) {
        return snapshot.toLeadToCash(
                StageMap.read(Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")));
    }

    /** One entry of a stage: when, and which. */
    private record Visit(long time, String stage) {}

    /** All stage entries of the live deals, from a portal that forgets none, oldest first. */
    private static Map<String, List<Visit>> visits() {
        try (Sandbox whole = Sandbox.start(COMPANY.withFaults(Faults.of("history.cap=none")))) {
            Set<String> facts = PortalTruth.of(whole);
            Set<String> live = new TreeSet<>();
            Map<String, List<Visit>> visits = new TreeMap<>();
            for (String fact : facts) {
                String[] words = fact.split(" ");
                if (fact.startsWith("history deals ") && words[3].equals("dealstage")) {
                    visits.computeIfAbsent(words[2], id -> new ArrayList<>())
                            .add(new Visit(Long.parseLong(words[4]), words[5]));
                } else if (fact.startsWith("record deals ") && words[3].equals("live")) {
                    live.add(words[2]);
                }
            }
            visits.keySet().retainAll(live);
            visits.values().forEach(list -> list.sort(java.util.Comparator.comparingLong(Visit::time)));
            return visits;
        }
    }

    /** What the dates can prove: of each stage one visit, where it lies before what is left of the history. */
    private static Set<String> expected(Snapshot snapshot, boolean latest, int kept) {
        // A stage that was deleted has taken its dates along.
        Set<String> stages = new TreeSet<>();
        snapshot.pipelines().rows().forEach(row -> stages.add((String) row.get(2)));
        Set<String> expected = new TreeSet<>();
        visits().forEach((deal, list) -> {
            if (kept > 0 && list.size() < kept) {
                return;
            }
            long first =
                    kept == 0 ? Long.MAX_VALUE : list.get(list.size() - kept).time();
            Map<String, Long> dates = new TreeMap<>();
            list.forEach(visit -> dates.merge(
                    visit.stage(), visit.time(), (one, other) -> latest ? Math.max(one, other) : Math.min(one, other)));
            dates.forEach((stage, time) -> {
                if (time < first && stages.contains(stage)) {
                    expected.add(deal + " " + time);
                }
            });
        });
        return expected;
    }

    private static Set<String> recovered(LeadToCash data) {
        Set<String> recovered = new TreeSet<>();
        for (BusinessEvent event : data.events()) {
            if (Mark.RECOVERED.of(event) != null && event.activity().equals(Activity.STAGE_CHANGED.id())) {
                assertThat(event.evidence()).isEqualTo(EvidenceLevel.INFERRED);
                recovered.add(event.object(ObjectKind.DEAL) + " " + event.time().toEpochMilli());
            }
        }
        return recovered;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2dates.latest=off", "v2dates.listed=off", "v2dates.latest=on"})
    void whatAShortHistoryHasLostComesBackFromTheDates(String position) {
        try (Sandbox sandbox = Sandbox.start(COMPANY.withFaults(Faults.of("history.cap=" + CAP + "/45", position)))) {
            long before = sandbox.requestCount();
            Snapshot snapshot = extract(sandbox);
            Set<String> expected = expected(snapshot, position.endsWith("latest=on"), CAP);
            assertThat(expected).hasSizeGreaterThan(60);
            assertThat(PortalTruth.difference(expected, recovered(mapped(snapshot))))
                    .isEmpty();
            // One request for all of them.
            assertThat(sandbox.requests().stream()
                            .skip(before)
                            .filter(request -> request.target().contains("/objects/2026-09/deals/batch/read")))
                    .hasSize(2);
        }
    }

    @Test
    void whereNoHistoryIsToldTheDatesTellTheWholeWayAndItsEnd() {
        try (Sandbox sandbox = Sandbox.start(COMPANY.withFaults(Faults.of("history.ignored=deals")))) {
            Snapshot snapshot = extract(sandbox);
            LeadToCash data = mapped(snapshot);
            assertThat(PortalTruth.difference(expected(snapshot, false, 0), recovered(data)))
                    .isEmpty();
            Set<String> won = new TreeSet<>();
            data.events().stream()
                    .filter(event -> event.activity().equals(Activity.CLOSED_WON.id()))
                    .forEach(event -> {
                        assertThat(event.evidence()).isEqualTo(EvidenceLevel.INFERRED);
                        won.add(event.object(ObjectKind.DEAL));
                    });
            data.deals().stream()
                    .filter(deal -> deal.outcome() == Outcome.WON)
                    .forEach(deal -> assertThat(won).contains(deal.id()));
        }
    }

    @Test
    void nothingIsAskedWhereEveryHistoryIsWhole() {
        try (Sandbox sandbox = Sandbox.start(COMPANY.withDeals(20).withFaults(Faults.of("history.cap=none")))) {
            HubSpot.Options options = HubSpot.Options.defaults()
                    .withBaseUrl(sandbox.baseUrl())
                    .withPrivacy(Privacy.namesKept())
                    .withHistoryCap(1_000);
            HubSpot.connect(AccessToken.of(sandbox.token()), options, new VirtualTime())
                    .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
            assertThat(sandbox.requests())
                    .filteredOn(request -> request.target().contains("/objects/2026-09/deals/batch/read"))
                    .hasSize(1);
        }
    }
}
