package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a log whose variants are not known yet to a metric of it. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MetricBenchmark {

    /** Set by {@link Benchmarks} to the logs that are there. */
    @Param("receipt")
    public String log;

    /** Set by {@link Benchmarks} to all of them. */
    @Param("ThroughputTime")
    public String metric;

    private EventLog events;
    private Function<EventLog, Object> asked;

    @Setup
    public void read() {
        events = RealLog.named(log).read();
        asked = Metrics.all().get(metric);
    }

    @Benchmark
    public Object measure() {
        return asked.apply(events.withName("again"));
    }
}
