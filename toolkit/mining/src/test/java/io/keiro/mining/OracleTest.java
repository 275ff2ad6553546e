package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.log.EventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real logs give exactly the values that others computed from them. */
class OracleTest {

    /** The logs with reference values, and their published sizes. */
    enum RealLog {
        receipt("receipt.xes.gz", 1_434, 8_577, 27, 116),
        Sepsis("SEPSIS.xes.gz", 1_050, 15_214, 16, 846),
        RTFM("RTFMP.xes.gz", 150_370, 561_470, 11, 231),
        BPIC13_cp("BPIC13_closed_problems.xes.gz", 1_487, 6_660, 4, 183),
        BPIC12("BPIC12.xes.gz", 13_087, 262_200, 24, 4_366);

        private final String file;
        private final int cases;
        private final int events;
        private final int activities;
        private final int variants;

        RealLog(String file, int cases, int events, int activities, int variants) {
            this.file = file;
            this.cases = cases;
            this.events = events;
            this.activities = activities;
            this.variants = variants;
        }

        EventLog read() {
            Path path = Oracle.shared().resolve("data").resolve("logs").resolve(file);
            assumeTrue(Files.exists(path), "skipped: there is no " + path.normalize());
            return EventLog.read(path);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyResultEqualsTheReference(RealLog real) {
        EventLog log = real.read();
        assertThat(log.caseCount()).isEqualTo(real.cases);
        assertThat(log.eventCount()).isEqualTo(real.events);
        assertThat(log.activities()).hasSize(real.activities);

        Variants variants = Variants.of(log);
        assertThat(variants.count()).isEqualTo(real.variants);
        Oracle.assertVariants(variants, real.name());
        Oracle.assertDirectlyFollows(DirectlyFollowsGraph.of(log), real.name());
        Oracle.assertPerformance(PerformanceDfg.of(log), real.name());
        Oracle.assertEventuallyFollows(EventuallyFollowsGraph.of(log), real.name());
        Oracle.assertDurations(ThroughputTime.of(log), real.name());
        Oracle.assertArrivals(CaseArrivals.of(log), real.name());
        Oracle.assertTemporalProfile(TemporalProfile.of(log), real.name());
        if (real != RealLog.BPIC12) {
            // The reference has no files for these on this log.
            Oracle.assertFootprints(Footprints.of(log), real.name());
            Oracle.assertRework(Rework.of(log), real.name());
            Oracle.assertSelfDistance(SelfDistance.of(log), real.name());
        }
    }
}
