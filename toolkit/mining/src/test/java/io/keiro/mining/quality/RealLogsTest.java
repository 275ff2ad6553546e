package io.keiro.mining.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.log.EventLog;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is known about published logs is said, and nothing that is not so. */
class RealLogsTest {

    private static EventLog read(String file) {
        Path path = shared(file);
        assumeTrue(Files.exists(path), "skipped: there is no " + path.normalize());
        return EventLog.read(path);
    }

    /** The folder beside the project's own. */
    private static Path shared(String file) {
        Path project = Path.of("").toAbsolutePath();
        while (project != null && !Files.exists(project.resolve("toolkit"))) {
            project = project.getParent();
        }
        return project == null
                ? Path.of(file)
                : project.resolveSibling("shared/data/logs").resolve(file);
    }

    private static List<String> fired(DataQuality quality) {
        return quality.findings().stream()
                .filter(finding -> finding.severity() != Severity.NONE)
                .map(QualityFinding::id)
                .sorted()
                .toList();
    }

    @Test
    void theOrderOfBloodTestsIsNotKnown() {
        DataQuality quality = DataQuality.of(read("SEPSIS.xes.gz"));

        assertThat(quality.findings().get(0).id()).isEqualTo("time-anomalies");
        // 4,447 neighbours have equal times; those of one activity are near duplicates, if anything.
        assertThat(quality.result("time-anomalies").offences().only("tied").size())
                .isEqualTo(4_443);
        assertThat(quality.result("missing-values")
                        .offences()
                        .only("event:Diagnose")
                        .size())
                .isEqualTo(296);
        assertThat(quality.result("similar-labels").offences().isEmpty()).isTrue();
    }

    @Test
    void finesAreStampedByTheDay() {
        DataQuality quality = DataQuality.of(read("RTFMP.xes.gz"));

        assertThat(quality.severity()).isEqualTo(Severity.INFO);
        assertThat(fired(quality))
                .containsExactly("missing-values", "related-activities", "time-anomalies", "unique-values");
        assertThat(quality.result("time-anomalies")
                        .offences()
                        .only("dates-only")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void workOnLoansLacksResources() {
        DataQuality quality = DataQuality.of(read("BPIC12.xes.gz"));

        assertThat(quality.result("missing-values")
                        .offences()
                        .only("event:org:resource")
                        .eventCount())
                .isEqualTo(18_010);
        assertThat(quality.result("duplicate-events").offences().isEmpty()).isTrue();
        assertThat(quality.result("resource-inconsistency").offences().size()).isEqualTo(8);
    }

    @Test
    void theTestUserIsWrittenInTwoWays() {
        DataQuality quality = DataQuality.of(read("receipt.xes.gz"));

        assertThat(quality.result("similar-labels")
                        .offences()
                        .tallies()
                        .get(0)
                        .reason()
                        .id())
                .isEqualTo("spelling:org:resource:TEST");
    }

    @Test
    void problemsAreLookedAtWithoutAnyFalseName() {
        DataQuality quality = DataQuality.of(read("BPIC13_closed_problems.xes.gz"));

        assertThat(quality.result("similar-labels").offences().isEmpty()).isTrue();
        assertThat(quality.result("missing-values")
                        .offences()
                        .only("event:org:role")
                        .eventCount())
                .isEqualTo(2_078);
    }

    @Test
    void halfAMillionEventsTakeSeconds() {
        EventLog log = read("RTFMP.xes.gz");
        DataQuality.of(log);
        Duration best = Stream.generate(() -> {
                    long begun = System.nanoTime();
                    DataQuality.of(log);
                    return Duration.ofNanos(System.nanoTime() - begun);
                })
                .limit(3)
                .min(Duration::compareTo)
                .orElseThrow();

        // The aim is 2 s on two free cores; a machine that is busy with other things is not a slow detector.
        assertThat(best).isLessThan(Duration.ofSeconds(20));
    }
}
