package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random streams, office hours, payment terms and quantiles. */
class BuildingBlocksTest {

    @Test
    void aStreamDependsOnSeedSubjectTopicAndTurnOnly() {
        double first = Draw.of(7, 3, Topic.QUOTE, 1).uniform();
        assertThat(Draw.of(7, 3, Topic.QUOTE, 1).uniform()).isEqualTo(first);
        assertThat(Draw.of(8, 3, Topic.QUOTE, 1).uniform()).isNotEqualTo(first);
        assertThat(Draw.of(7, 4, Topic.QUOTE, 1).uniform()).isNotEqualTo(first);
        assertThat(Draw.of(7, 3, Topic.WALK, 1).uniform()).isNotEqualTo(first);
        assertThat(Draw.of(7, 3, Topic.QUOTE, 2).uniform()).isNotEqualTo(first);
    }

    @Test
    void drawsHaveTheirDistribution() {
        Sample uniform = new Sample();
        Sample logNormal = new Sample();
        int hits = 0;
        for (int subject = 0; subject < 20_000; subject++) {
            Draw draw = Draw.of(5, subject, Topic.WALK);
            uniform.add(draw.uniform());
            logNormal.add(draw.logNormal(12, 0.65));
            hits += draw.chance(0.3) ? 1 : 0;
        }
        assertThat(uniform.mean()).isCloseTo(0.5, within(0.01));
        assertThat(uniform.quantile(0.1)).isCloseTo(0.1, within(0.01));
        assertThat(logNormal.median()).isCloseTo(12, within(0.3));
        assertThat(logNormal.mean()).isCloseTo(12 * Math.exp(0.65 * 0.65 / 2), within(0.4));
        assertThat(hits / 20_000.0).isCloseTo(0.3, within(0.015));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-29T17:59:59Z, 2026-09-29", // Tuesday before six
        "2026-09-29T18:00:01Z, 2026-09-30", // Tuesday after six: Wednesday
        "2026-09-25T18:30:00Z, 2026-09-28", // Friday evening: Monday
        "2026-09-26T12:00:00Z, 2026-09-28", // Saturday
        "2026-09-27T23:00:00Z, 2026-09-28", // Sunday
        "2026-09-28T17:00:00Z, 2026-09-28", // Monday
    })
    void workHappensInOfficeHours(Instant time, LocalDate day) {
        OffsetDateTime moved =
                Instant.ofEpochMilli(WorkingTime.of(time.toEpochMilli())).atOffset(ZoneOffset.UTC);
        assertThat(moved.toLocalDate()).isEqualTo(day);
        assertThat(moved.toLocalTime()).isBetween(LocalTime.of(8, 30), LocalTime.of(17, 30));
    }

    @Test
    void officeHoursKeepTheOrder() {
        long time = Instant.parse("2026-08-01T00:00:00Z").toEpochMilli();
        long before = WorkingTime.of(time);
        for (int i = 0; i < 5_000; i++) {
            time += 7 * 60_000L;
            long moved = WorkingTime.of(time);
            assertThat(moved).isGreaterThan(before);
            DayOfWeek day = Instant.ofEpochMilli(moved).atOffset(ZoneOffset.UTC).getDayOfWeek();
            assertThat(day).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            before = moved;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NET_30, 2026-01-31, 2026-03-02",
        "NET_45, 2026-03-01, 2026-04-15",
        "NET_60, 2026-03-01, 2026-04-30",
        "END_OF_NEXT_MONTH, 2026-01-01, 2026-02-28",
        "END_OF_NEXT_MONTH, 2026-01-31, 2026-02-28",
        "END_OF_NEXT_MONTH, 2026-12-15, 2027-01-31"
    })
    void invoicesAreDueByTheirTerms(PaymentTerms terms, LocalDate invoiced, LocalDate due) {
        assertThat(terms.due(invoiced)).isEqualTo(due);
    }

    @Test
    void quantilesInterpolate() {
        Sample sample = new Sample();
        assertThat(sample.median()).isNaN();
        assertThat(sample.mean()).isNaN();
        for (double value : new double[] {4, 1, 3, 2}) {
            sample.add(value);
        }
        assertThat(sample.median()).isEqualTo(2.5);
        assertThat(sample.quantile(0)).isEqualTo(1);
        assertThat(sample.quantile(1)).isEqualTo(4);
        assertThat(sample.mean()).isEqualTo(2.5);
    }

    /** Five stays: 1 and 3 ended, 2 was cut off, then 4 ended of the two that were left: 4/5, 4/5 x 2/3, 4/5 x 2/3 x 1/2. */
    @Test
    void staysThatHaveNotEndedCountForAsLongAsTheyAreKnown() {
        Survival stays = new Survival();
        assertThat(stays.median()).isNaN();
        stays.add(4, true);
        stays.add(2, false);
        stays.add(1, true);
        stays.add(5, false);
        stays.add(3, true);
        assertThat(stays.median()).isEqualTo(4);
        Survival open = new Survival();
        open.add(1, true);
        open.add(2, false);
        open.add(3, false);
        assertThat(open.median()).isNaN();
    }

    @Test
    void slotsAndIdsBelongTogether() {
        Plan plan = new Plan(3, 10, 0, Problems.none());
        Ids ids = new Ids(plan);
        for (var type : io.keiro.sandbox.portal.ObjectType.values()) {
            long before = 0;
            for (int slot = 0; slot < 200; slot++) {
                long id = ids.id(type, slot);
                assertThat(id).isGreaterThan(before);
                assertThat(ids.slot(type, id)).isEqualTo(slot);
                assertThat(Long.toString(id)).matches("\\d{11,12}");
                before = id;
            }
            assertThat(ids.slot(type, 5)).isEqualTo(-1);
        }
    }
}
