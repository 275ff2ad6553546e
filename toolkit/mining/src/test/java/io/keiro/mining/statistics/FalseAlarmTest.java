package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.mining.Segment;
import io.keiro.mining.statistics.SegmentScan.Direction;
import io.keiro.mining.statistics.SegmentScan.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the scan cries wolf on data where nothing differs, and how often it finds what was planted: 2,000 cases, eight attributes
 * with six values. The limits of size and effect are taken away for the false alarms, so that the probabilities alone must hold.
 */
class FalseAlarmTest {

    private static final int REPETITIONS = 150;

    private static final SegmentScan.Options BARE = SegmentScan.Options.defaults()
            .withDirection(Direction.BOTH)
            .withLimits(SignificanceLimits.defaults()
                    .withMinimumDelta(0)
                    .withMinimumRiskDifference(0)
                    .withMinimumRatio(1));

    /** Expected one in a hundred; 150 repetitions give 1.5 on average and more than 6 with a probability below one in a thousand. */
    private static final int ALLOWED = 6;

    @ParameterizedTest
    @CsvSource({"0.6, 0", "1.2, 0", "0.6, 0.4", "1.2, 0.6"})
    void durationsThatDoNotDiffer(double spread, double running) {
        int bare = 0;
        int alarms = 0;
        for (int seed = 0; seed < REPETITIONS; seed++) {
            Company company = new Company(seed, spread);
            company.running = running;
            List<Observation> cases = company.cases(2000, 0);
            if (alarm(SegmentScan.ofDurations(cases, BARE)) > 0) {
                bare++;
                // Stricter in every respect, so only these can be alarms.
                alarms += alarm(SegmentScan.ofDurations(cases));
            }
        }
        assertThat(bare).isLessThanOrEqualTo(ALLOWED);
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0.03", "0.2", "0.5"})
    void ratesThatDoNotDiffer(double rate) {
        int bare = 0;
        for (int seed = 0; seed < REPETITIONS; seed++) {
            bare += alarm(SegmentScan.ofRates(new Company(seed, 1).yesNo(2000, 0, rate, rate), BARE));
        }
        assertThat(bare).isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void recentSegmentsWithManyRunningCasesAreNotSlow() {
        int bare = 0;
        for (int seed = 0; seed < REPETITIONS; seed++) {
            Company longWatched = new Company(seed, 0.8);
            longWatched.running = 0.2;
            Company justStarted = new Company(10_000 + seed, 0.8);
            justStarted.running = 0.7;
            List<Observation> cases = new ArrayList<>(longWatched.cases(1700, 0));
            for (Observation one : justStarted.cases(300, 0)) {
                Map<String, String> segments = new TreeMap<>(one.segments());
                segments.put("A0", "recent");
                cases.add(new Observation(segments, one.value(), one.observed()));
            }
            bare += alarm(SegmentScan.ofDurations(cases, BARE));
        }
        assertThat(bare).isLessThanOrEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "1.0, 0", "0.5, 0.4", "1.0, 0.4"})
    void aSegmentThatTakesTwiceAsLongIsFound(double spread, double running) {
        int found = 0;
        int alone = 0;
        int repetitions = 40;
        for (int seed = 0; seed < repetitions; seed++) {
            Company company = new Company(500 + seed, spread);
            company.running = running;
            company.ratio = 2;
            company.shadow = seed % 2 == 0;
            SegmentScan scan = SegmentScan.ofDurations(company.cases(2000, 200));
            Segment top = scan.top().orElse(null);
            found += top != null && "planted".equals(top.keys().get("A0")) ? 1 : 0;
            alone += scan.findings().size() == 1 ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(39);
        assertThat(alone).isGreaterThanOrEqualTo(38);
    }

    private static int alarm(SegmentScan scan) {
        return scan.segments().stream().anyMatch(Segment::significant) ? 1 : 0;
    }
}
