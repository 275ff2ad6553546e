package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Portal;
import io.keiro.sandbox.portal.Records;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The target is 50,000 deals in ten seconds; a tenth of them in four of work is no matter of luck. */
@Isolated("it measures memory, which all tests of the process share")
class SpeedTest {

    @Test
    void aCompanyIsReadySoon() {
        // The company is made on the calling thread; its working time does not depend on what else the machine does.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        try (Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(5_000))) {
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                    .isLessThan(Duration.ofSeconds(4));
            assertThat(sandbox.requestCount()).isZero();
        }
    }

    /** Of all types, every record with its history: 50,000 deals in ten seconds on two cores, so a tenth of that in two of work. */
    @Test
    void everyRecordOfEveryTypeIsMadeSoon() {
        Portal portal = portal(5_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long changes = 0;
        long records = 0;
        for (ObjectType type : ObjectType.values()) {
            Records all = portal.records(type, false);
            for (int i = 0; i < all.size(); i++) {
                changes += all.at(i).timeline(type.stageProperty()).size();
                records++;
            }
        }
        Duration work = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        assertThat(records).isGreaterThan(120_000);
        assertThat(changes).isGreaterThan(20_000);
        assertThat(work).as(records + " records").isLessThan(Duration.ofSeconds(4));
    }

    private static Portal portal(int deals) {
        Plan plan = new Plan(7, deals, Instant.parse("2026-09-30T00:00:00Z").toEpochMilli(), Problems.all());
        return new CompanyPortal(Edition.of(Company.of(plan), Sandbox.Language.EN));
    }

    @Test
    void aLargeCompanyNeedsLittleMemory() {
        Sandbox.Options large = Sandbox.Options.defaults().withDeals(50_000);
        try (Sandbox sandbox = Sandbox.start(large)) {
            long before = used();
            try (Sandbox second = Sandbox.start(large.withSeed(8))) {
                assertThat(used() - before).isLessThan(40_000_000L);
                assertThat(second.token()).isNotEqualTo(sandbox.token());
            }
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
