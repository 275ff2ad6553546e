package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The target is 50,000 deals in ten seconds; a tenth of them in four of work is no matter of luck. */
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
