package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.log.EventLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
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

        Path path() {
            Path path = Oracle.shared().resolve("data").resolve("logs").resolve(file);
            assumeTrue(Files.exists(path), "skipped: there is no " + path.normalize());
            return path;
        }

        EventLog read() {
            return EventLog.read(path());
        }
    }

    /** What publishers counted themselves, in the header of their file. */
    private record Header(String text) {

        static Header of(Path log) throws IOException {
            StringBuilder text = new StringBuilder();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null && !line.contains("<trace"); ) {
                    text.append(line).append('\n');
                    line = lines.readLine();
                }
            }
            return new Header(text.toString());
        }

        /** The numbers nested in one of its attributes, by key. */
        Map<String, Long> totals(String attribute) {
            int begin = text.indexOf("key=\"" + attribute + "\"");
            assertThat(begin).as(attribute).isPositive();
            String nested = text.substring(text.indexOf('>', begin), text.indexOf("</int>", begin));
            Map<String, Long> totals = new HashMap<>();
            Matcher entry = Pattern.compile("key=\"([^\"]*)\" value=\"(\\d+)\"").matcher(nested);
            while (entry.find()) {
                totals.put(entry.group(1).replace("&amp;", "&"), Long.valueOf(entry.group(2)));
            }
            return totals;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyResultEqualsTheReference(RealLog real) throws IOException {
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
        Oracle.assertCounts(log, real.name());
        Header header = Header.of(real.path());
        assertThat(Oracle.counts(ActivityFrequency.of(log), "activity", "count"))
                .isEqualTo(header.totals("meta_concept:named_events_total"));
        Map<String, Long> resources = header.totals("meta_org:resource_events_total");
        Long unknown = resources.remove("UNKNOWN");
        assertThat(Oracle.counts(ResourceFrequency.of(log), "resource", "count"))
                .isEqualTo(resources);
        assertThat(log.eventCount()
                        - resources.values().stream().mapToLong(n -> n).sum())
                .isEqualTo(unknown == null ? 0 : unknown);
        if (real != RealLog.BPIC12) {
            // The reference has no files for these on this log.
            Oracle.assertFootprints(log, real.name());
            Oracle.assertRework(Rework.of(log), real.name());
            Oracle.assertSelfDistance(SelfDistance.of(log), real.name());
        }
    }
}
