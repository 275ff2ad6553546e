package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.RepetitionKind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Self-loops, repetitions, rework by level and who repeats whose work. */
class RepeatsTest {

    /** Direct repeats of a: by Ann herself, by Bob, by nobody known; then a returns after b, by Ann, and b by Bob. */
    private static final EventLog LOG =
            Logs.done("a:Ann a:Ann a:Bob a b:Bob a:Ann b:Bob", "b:Ann b:Ann", "c:Ann", "a:Ann b:Bob a:Bob");

    private static double sum(Metric metric) {
        return sum(metric.table(), "sum");
    }

    private static double sum(DataTable table, String field) {
        return table.rows().stream()
                .mapToDouble(row -> ((Number) row.get(table.indexOf(field))).doubleValue())
                .sum();
    }

    @Test
    void selfLoopsAreMaximalRuns() {
        DataTable activities = SelfLoops.of(LOG, Level.ACTIVITY).table();
        assertThat(activities.value(0, "activity")).isEqualTo("a");
        assertThat(activities.value(0, "n")).isEqualTo(1);
        assertThat(activities.value(0, "sum")).isEqualTo(3.0);
        assertThat(activities.value(1, "activity")).isEqualTo("b");
        assertThat(activities.value(1, "sum")).isEqualTo(1.0);
        DataTable cases = SelfLoops.of(LOG, Level.CASE).table();
        assertThat(cases.row(0)).containsExactly("case 1", 1L, 3L);
        assertThat(cases.row(2)).containsExactly("case 3", 0L, 0L);
        assertThat(SelfLoops.of(LOG, Level.LOG))
                .hasToString("Size of self-loops: median 2.0, mean 2.0, 90th percentile 2.8 (n = 2); in 2 of 4 cases"
                        + " (50.0 %)");
    }

    @Test
    void selfLoopsByTheSameOrAnotherResource() {
        assertThat(sum(SelfLoops.of(LOG, Level.LOG, RepetitionKind.SAME_RESOURCE)))
                .isEqualTo(2);
        Metric other = SelfLoops.of(LOG, Level.RESOURCE, RepetitionKind.OTHER_RESOURCE);
        assertThat(other.table().value(0, "resource")).isEqualTo("Ann");
        assertThat(other.table().value(0, "sum")).isEqualTo(1.0);
        assertThat(other.sentence().en()).contains("1 repeat by an unknown resource left out");
        assertThat(other.table().title().en()).isEqualTo("Size of self-loops (other resource) by resource");
    }

    @Test
    void repetitionsReturnAfterSomethingElse() {
        DataTable activities = Repetitions.of(LOG, Level.ACTIVITY).table();
        assertThat(activities.value(0, "activity")).isEqualTo("a");
        assertThat(activities.value(0, "n")).isEqualTo(2);
        assertThat(activities.value(0, "sum")).isEqualTo(2.0);
        assertThat(activities.value(1, "n")).isEqualTo(1);
        assertThat(Repetitions.of(LOG, Level.CASE).table().row(0)).containsExactly("case 1", 2L, 2L);
        assertThat(sum(Repetitions.of(LOG, Level.RESOURCE_ACTIVITY, RepetitionKind.SAME_RESOURCE)))
                .isEqualTo(1);
        assertThat(sum(Repetitions.of(LOG, Level.LOG, RepetitionKind.OTHER_RESOURCE)))
                .isEqualTo(1);
    }

    @Test
    void theReturnsOfOneActivityAreOneRepetition() {
        Metric all = Repetitions.of(Logs.of("a b a a b a"), Level.ACTIVITY);
        assertThat(all.table().row(0).subList(0, 2)).containsExactly("a", 1);
        assertThat(all.table().value(0, "sum")).isEqualTo(2.0);
        // A return by somebody else in between parts those by the same resource.
        EventLog turns = Logs.done("a:Ann b a:Ann b a:Bob b a:Bob");
        assertThat(Repetitions.of(turns, Level.LOG, RepetitionKind.SAME_RESOURCE)
                        .table()
                        .value(0, "n"))
                .isEqualTo(2);
    }

    @Test
    void casesTakeBothNumbers() {
        EventLog log = Repetitions.of(LOG, Level.CASE)
                .addTo(SelfLoops.of(LOG, Level.CASE)
                        .addTo(Rework.of(LOG, Level.CASE).addTo(LOG)));
        assertThat(log.caseAttribute("selfLoops").value(0)).isEqualTo(1L);
        assertThat(log.caseAttribute("selfLoopSize").value(0)).isEqualTo(3L);
        assertThat(log.caseAttribute("repetitionSize").value(3)).isEqualTo(1L);
        assertThat(log.caseAttribute("extraOccurrences").value(0)).isEqualTo(5L);
        assertThat(log.caseAttribute("reworkedActivities").value(0)).isEqualTo(2L);
        assertThatThrownBy(() -> SelfLoops.of(LOG, Level.CASE).addTo(LOG, "x"))
                .hasMessage("\"Self-loops by case\" adds selfLoops and selfLoopSize, which cannot both be called \"x\";"
                        + " use addTo(log)");
    }

    @Test
    void reworkAtEachLevel() {
        assertThat(Rework.of(LOG, Level.LOG).table().row(0)).containsExactly(4, 3L, 0.75, 7L);
        assertThat(Rework.of(LOG, Level.CASE).table().row(1)).containsExactly("case 2", 1L, 1L);
        assertThat(Rework.of(LOG, Level.ACTIVITY).table().rows())
                .isEqualTo(Rework.of(LOG).table().rows());
    }

    @Test
    void whoRepeatsWhoseWork() {
        RedoReferral referral = RedoReferral.of(LOG);
        assertThat(referral.count("Ann", "Bob")).isEqualTo(2);
        assertThat(referral.count("Bob", "Ann")).isZero();
        assertThat(referral.count("x", "Ann")).isZero();
        assertThat(referral.unknown()).isEqualTo(2);
        assertThat(RedoReferral.of(LOG, RedoReferral.Repeated.SELF_LOOPS).referrals())
                .containsExactly(new RedoReferral.Referral("Ann", "Bob", 1));
        assertThat(referral.table().row(0)).containsExactly("Ann", "Bob", 2L, 1.0);
        assertThat(referral)
                .hasToString("Work done again by another resource: 2 times between 1 pair of resources;"
                        + " 2 repeats by an unknown resource left out");
    }

    @Test
    void emptyLog() {
        assertThat(SelfLoops.of(Logs.of(), Level.LOG))
                .hasToString("Size of self-loops: nothing to count; in 0 of 0 cases (n/a)");
        assertThat(RedoReferral.of(Logs.of()).table().rowCount()).isZero();
    }

    @Test
    void singleEvent() {
        assertThat(SelfLoops.of(Logs.of("a"), Level.ACTIVITY).table().value(0, "n"))
                .isEqualTo(0);
        assertThat(Repetitions.of(Logs.of("a"), Level.CASE).table().row(0)).containsExactly("case 1", 0L, 0L);
    }

    static List<Long> seeds() {
        return LongStream.range(0, 60).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sizesAddUp(long seed) {
        EventLog log = Logs.work(seed);
        long[] plain = new long[6];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                int before = e - 1;
                while (before >= log.caseStart(c) && !log.activity(before).equals(log.activity(e))) {
                    before--;
                }
                if (before >= log.caseStart(c)) {
                    boolean known = log.resourceCode(before) >= 0 && log.resourceCode(e) >= 0;
                    int who = !known ? 2 : log.resourceCode(before) == log.resourceCode(e) ? 0 : 1;
                    plain[(before == e - 1 ? 0 : 3) + who]++;
                }
            }
        }
        assertThat(sum(SelfLoops.of(log, Level.LOG))).isEqualTo(plain[0] + plain[1] + plain[2]);
        assertThat(sum(SelfLoops.of(log, Level.LOG, RepetitionKind.SAME_RESOURCE)))
                .isEqualTo(plain[0]);
        assertThat(sum(SelfLoops.of(log, Level.LOG, RepetitionKind.OTHER_RESOURCE)))
                .isEqualTo(plain[1]);
        assertThat(sum(Repetitions.of(log, Level.LOG))).isEqualTo(plain[3] + plain[4] + plain[5]);
        assertThat(sum(Repetitions.of(log, Level.LOG, RepetitionKind.SAME_RESOURCE)))
                .isEqualTo(plain[3]);
        assertThat(sum(Repetitions.of(log, Level.LOG, RepetitionKind.OTHER_RESOURCE)))
                .isEqualTo(plain[4]);
        for (RepetitionKind kind : RepetitionKind.values()) {
            assertThat(sum(SelfLoops.of(log, Level.ACTIVITY, kind))).isEqualTo(sum(SelfLoops.of(log, Level.LOG, kind)));
            assertThat(sum(Repetitions.of(log, Level.CASE, kind).table(), "size"))
                    .isEqualTo(sum(Repetitions.of(log, Level.LOG, kind)));
            assertThat(sum(Repetitions.of(log, Level.RESOURCE, kind)))
                    .isEqualTo(sum(Repetitions.of(log, Level.RESOURCE_ACTIVITY, kind)));
        }
        assertThat(sum(Rework.of(log, Level.LOG).table(), "extra"))
                .isEqualTo(LongStream.of(plain).sum());
        assertThat(sum(Rework.of(log, Level.CASE).table(), "extra"))
                .isEqualTo(LongStream.of(plain).sum());
        assertThat(sum(RedoReferral.of(log).table(), "count")).isEqualTo(plain[1] + plain[4]);
        assertThat(RedoReferral.of(log).unknown()).isEqualTo((int) (plain[2] + plain[5]));
    }

    /** The verbs that choose cases by repetition mean the same by it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void verbsKeepTheCasesThatAreCounted(long seed) {
        EventLog log = Logs.work(seed);
        if (log.resourceCodeCount() == 0) {
            return; // the verbs refuse logs that do not say who did their events
        }
        for (RepetitionKind kind : RepetitionKind.values()) {
            assertThat(log.keepSelfLoops(kind).caseCount()).isEqualTo(withSome(SelfLoops.of(log, Level.CASE, kind)));
            assertThat(log.keepRepetitions(kind).caseCount())
                    .isEqualTo(withSome(Repetitions.of(log, Level.CASE, kind)));
        }
    }

    private static int withSome(Metric ofCases) {
        return (int) ofCases.table().rows().stream()
                .filter(row -> (Long) row.get(1) > 0)
                .count();
    }
}
