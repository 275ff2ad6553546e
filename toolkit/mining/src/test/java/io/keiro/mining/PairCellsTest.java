package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairCellsTest {

    /** Few and many codes, on both sides of where three in a row are counted; one and many blocks; one and two threads. */
    @ParameterizedTest
    @CsvSource({
        "1, 300, 6",
        "2, 300, 1",
        "7, 900, 2",
        "18, 900, 9",
        "19, 900, 9",
        "20, 900, 9",
        "40, 900, 9",
        "5, 30000, 5",
        "30, 14000, 9"
    })
    void sameAsCountingCaseByCase(int codes, int cases, int longest) {
        EventLog log = log(codes, cases, longest);
        PairCells cells = PairCells.of(log);
        assertThat(cells).isNotNull();
        int[][] pairs = new int[log.activityCodeCount()][log.activityCodeCount()];
        int[] starts = new int[log.activityCodeCount()];
        int[] ends = new int[log.activityCodeCount()];
        int empty = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            if (log.caseStart(c) == log.caseEnd(c)) {
                empty++;
                continue;
            }
            starts[log.activityCode(log.caseStart(c))]++;
            ends[log.activityCode(log.caseEnd(c) - 1)]++;
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                pairs[log.activityCode(e - 1)][log.activityCode(e)]++;
            }
        }
        assertThat(cells.emptyCases()).isEqualTo(empty);
        for (int from = 0; from < log.activityCodeCount(); from++) {
            assertThat(cells.starts(from)).isEqualTo(starts[from]);
            assertThat(cells.ends(from)).isEqualTo(ends[from]);
            for (int to = 0; to < log.activityCodeCount(); to++) {
                assertThat(cells.count(from, to)).as(from + " to " + to).isEqualTo(pairs[from][to]);
            }
        }
    }

    @Test
    void moreCellsThanEvents() {
        assertThat(PairCells.of(Logs.of("a b c"))).isNull();
    }

    @Test
    void onlyEmptyTraces() {
        PairCells cells = PairCells.of(Logs.of("", "", ""));
        assertThat(cells.emptyCases()).isEqualTo(3);
    }

    /** A quarter of the cases has no events. */
    private static EventLog log(int codes, int cases, int longest) {
        Random random = new Random(codes * 31L + cases);
        EventLogBuilder log = EventLog.builder("random");
        for (int c = 0; c < cases; c++) {
            log.caseAttribute("c" + c, "number", c);
            int length = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(longest);
            for (int e = 0; e < length; e++) {
                log.event("c" + c, "a" + random.nextInt(codes), Logs.START.plusSeconds(e));
            }
        }
        return log.build();
    }
}
