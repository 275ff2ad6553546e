package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a compressed XES file to a log in memory. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadBenchmark {

    /** Set by {@link Benchmarks} to the logs that are there. */
    @Param("receipt")
    public String log;

    @Benchmark
    public EventLog readXes() {
        return RealLog.named(log).read();
    }
}
