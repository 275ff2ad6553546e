package io.keiro.mining.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.mining.quality.CleanLog.Row;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planted into a clean log is found, exactly that, and other detectors keep still. */
class PlantedDefectsTest {

    static List<Long> seeds() {
        return LongStream.range(1, 21).boxed().toList();
    }

    /** How many are planted: 1 to 7. */
    private static int number(long seed) {
        return 1 + (int) (seed % 7);
    }

    private static final DataQuality.Options KNOWN = DataQuality.Options.defaults()
            .withSequence("number")
            .withActivities(List.of("Created", "Checked", "Approved", "Rejected", "Shipped", "Paid"))
            .withReadAt(Instant.parse("2025-01-01T00:00:00Z"));

    /** The detectors that found something are this one and perhaps some of those. */
    private static QualityFinding only(EventLog log, String detector, String... sideEffects) {
        DataQuality quality = DataQuality.of(log, KNOWN);
        Set<String> fired = new TreeSet<>();
        quality.findings().stream()
                .filter(finding -> finding.severity() != Severity.NONE)
                .forEach(finding -> fired.add(finding.id()));
        Set<String> others = new HashSet<>(fired);
        others.removeAll(Arrays.asList(sideEffects));
        assertThat(others).as(quality.table().rows().toString()).containsExactly(detector);
        return quality.result(detector);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingPlantedNothingFound(long seed) {
        DataQuality quality = DataQuality.of(CleanLog.of(seed).build(), KNOWN);

        assertThat(quality.findings())
                .allSatisfy(finding -> assertThat(finding.offences().isEmpty())
                        .as(finding.toString())
                        .isTrue());
        assertThat(quality.verdict().en()).endsWith("checks, nothing found.");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void missingTimes(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Checked", number(seed));
        planted.forEach(row -> row.time = null);

        Offences found = only(clean.build(), "missing-values").offences();
        assertThat(CleanLog.keys(found)).isEqualTo(CleanLog.keys(planted));
        assertThat(found.only("event:time").size()).isEqualTo(number(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void missingAttributes(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Approved", number(seed));
        planted.forEach(row -> row.resource = null);
        clean.orders.get("O-0007").region = null;

        Offences found = only(clean.build(), "missing-values").offences();
        assertThat(CleanLog.keys(found.only("event:org:resource"))).isEqualTo(CleanLog.keys(planted));
        assertThat(found.only("case:region").size()).isEqualTo(1);
        assertThat(found.only("case:region").get(0).caseId()).isEqualTo("O-0007");
        assertThat(found.size()).isEqualTo(number(seed) + 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void duplicates(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> exact = clean.some("Shipped", number(seed));
        List<Row> near = clean.some("Checked", number(seed + 2));
        exact.forEach(row -> clean.rows.add(row.copy()));
        near.forEach(row -> {
            Row again = row.copy();
            again.channel = row.channel.equals("mail") ? "phone" : "mail";
            clean.rows.add(again);
        });

        Offences found = only(clean.build(), "duplicate-events").offences();
        assertThat(CleanLog.keys(found.only("exact"))).isEqualTo(CleanLog.keys(exact));
        assertThat(CleanLog.keys(found.only("near"))).isEqualTo(CleanLog.keys(near));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sentinelDates(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Paid", 2);
        planted.get(0).time = Instant.parse("1970-01-01T00:00:00Z");
        planted.get(1).time = Instant.parse("9999-12-31T12:00:00Z");

        QualityFinding times = only(
                clean.build(),
                "time-anomalies",
                "incomplete-cases",
                "duration-outliers",
                "inactive-periods",
                "wrong-order");
        assertThat(CleanLog.keys(times.offences().only("sentinel"))).isEqualTo(CleanLog.keys(planted));
        assertThat(times.severity()).isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void datesAmongTimes(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Approved", 6);
        planted.forEach(row -> row.time = row.time.truncatedTo(ChronoUnit.DAYS));

        Offences found = only(clean.build(), "time-anomalies").offences();
        assertThat(CleanLog.keys(found)).isEqualTo(CleanLog.keys(planted));
        assertThat(found.only("midnight").size()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ties(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Shipped", number(seed));
        planted.forEach(row -> row.time = clean.rows.get(clean.rows.indexOf(row) - 1).time);

        Offences found = only(clean.build(), "time-anomalies").offences();
        assertThat(CleanLog.keys(found.only("tied"))).isEqualTo(CleanLog.keys(planted));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void futureTimes(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Paid", 2);
        planted.forEach(row -> row.time = row.time.plus(400, ChronoUnit.DAYS));

        Offences found = only(clean.build(), "time-anomalies", "duration-outliers", "inactive-periods")
                .offences();
        assertThat(CleanLog.keys(found)).isEqualTo(CleanLog.keys(planted));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void otherSpellings(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> spelled = clean.some("Approved", 3);
        spelled.forEach(row -> row.activity = "ａpproved ");
        clean.orders.get("O-0011").team = clean.orders.get("O-0011").team.toUpperCase(Locale.ROOT);

        Offences found = only(
                        clean.build(),
                        "similar-labels",
                        "unknown-activities",
                        "related-activities",
                        "attribute-dependencies")
                .offences();
        assertThat(found.eventCount()).isEqualTo(3);
        assertThat(found.size()).isEqualTo(4);
        assertThat(CleanLog.keys(found.only("spelling:activity:ａpproved "))).isEqualTo(CleanLog.keys(spelled));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void unknownLabels(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Checked", 2);
        planted.forEach(row -> row.activity = "Inspection at the gate");

        Offences found =
                only(clean.build(), "unknown-activities", "related-activities").offences();
        assertThat(CleanLog.keys(found)).isEqualTo(CleanLog.keys(planted));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bulkStamps(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = clean.some("Paid", 12);
        Instant end =
                clean.rows.stream().map(row -> row.time).max(Instant::compareTo).orElseThrow();
        planted.forEach(row -> {
            row.time = end.plusSeconds(3600);
            row.resource = "R1";
        });

        Offences found =
                only(clean.build(), "multi-registration", "duration-outliers").offences();
        assertThat(CleanLog.keys(found.only("log"))).isEqualTo(CleanLog.keys(planted));
        assertThat(CleanLog.keys(found.only("resource"))).isEqualTo(CleanLog.keys(planted));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void missingNumbers(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<String> gone = List.of("O-0017", "O-0100", "O-0101", "O-0222");
        clean.rows.removeIf(row -> gone.contains(row.caseId));
        clean.orders.keySet().removeAll(gone);

        Offences found = only(clean.build(), "case-id-gaps").offences();
        assertThat(IntStream.range(0, found.size())
                        .mapToObj(i -> found.get(i).detail().en()))
                .containsExactly("17 is missing", "100 to 101 are missing (2)", "222 is missing");
        assertThat(found.caseCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSilentMonth(long seed) {
        CleanLog clean = CleanLog.of(seed);
        Instant from = Instant.parse("2024-04-15T00:00:00Z");
        clean.rows.stream()
                .filter(row -> !row.time.isBefore(from))
                .forEach(row -> row.time = row.time.plus(30, ChronoUnit.DAYS));

        Offences found =
                only(clean.build(), "inactive-periods", "duration-outliers").offences();
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).detail().en()).isEqualTo("30 days, 2024-04-15 to 2024-05-14");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cutCases(long seed) {
        CleanLog clean = CleanLog.of(seed);
        // Cases far from the end of the log: later ones might be running.
        List<String> cut = List.of("O-0005", "O-0150");
        clean.rows.removeIf(row -> cut.contains(row.caseId) && row.number > 1);

        QualityFinding found = only(clean.build(), "incomplete-cases", "related-activities", "duration-outliers");
        assertThat(Arrays.stream(found.offences().only("end").caseIndices())
                        .mapToObj(found.offences().log()::caseId))
                .isEqualTo(cut);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void contradictingAttributes(long seed) {
        CleanLog clean = CleanLog.of(seed);
        String planted = clean.orders.keySet().stream()
                .filter(id -> clean.orders.get(id).region.equals("West"))
                .findFirst()
                .orElseThrow();
        clean.orders.get(planted).team = "Beta";

        EventLog log = clean.build();
        Offences found = AttributeDependencies.of(
                        log, AttributeDependencies.Options.defaults().withConfidence(0.95))
                .offences();
        assertThat(Arrays.stream(found.caseIndices()).mapToObj(log::caseId)).containsExactly(planted);
        assertThat(found.size())
                .as("the region tells the team, and the team the region")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void contradictingSequence(long seed) {
        CleanLog clean = CleanLog.of(seed);
        List<Row> planted = new ArrayList<>(clean.some("Shipped", 3));
        planted.forEach(row -> {
            row.number = 3;
            clean.rows.get(clean.rows.indexOf(row) - 1).number = 4;
        });

        Offences found = only(clean.build(), "wrong-order").offences();
        assertThat(CleanLog.keys(found)).isEqualTo(CleanLog.keys(planted));
        assertThat(found.only("sequence").size()).isEqualTo(3);
    }
}
