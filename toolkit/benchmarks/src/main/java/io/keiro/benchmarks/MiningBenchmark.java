package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.EventuallyFollowsGraph;
import io.keiro.mining.PerformanceDfg;
import io.keiro.mining.ThroughputTime;
import io.keiro.mining.Variants;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a log in memory to a result. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MiningBenchmark {

    /** Set by {@link Benchmarks} to the logs that are there. */
    @Param("receipt")
    public String log;

    private EventLog events;

    @Setup
    public void read() {
        events = RealLog.named(log).read();
    }

    /** A log remembers its variants; one under a new name shares the events, but has to find them again. */
    private EventLog forgetful() {
        return events.withName("again");
    }

    @Benchmark
    public DirectlyFollowsGraph directlyFollows() {
        return DirectlyFollowsGraph.of(events);
    }

    @Benchmark
    public PerformanceDfg performance() {
        return PerformanceDfg.of(events);
    }

    @Benchmark
    public Variants variants() {
        return Variants.of(forgetful());
    }

    @Benchmark
    public EventuallyFollowsGraph eventuallyFollows() {
        return EventuallyFollowsGraph.of(forgetful());
    }

    @Benchmark
    public ThroughputTime throughput() {
        return ThroughputTime.of(events);
    }
}
