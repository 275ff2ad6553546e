package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a log to a smaller one. The verbs name activities of the road-traffic fines, so that they are measured on these alone. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class VerbBenchmark {

    /** Set by {@link Benchmarks} to all of them. */
    @Param("keepTopVariants")
    public String verb;

    private EventLog events;
    private Verbs.Verb asked;

    @Setup
    public void read() {
        events = RealLog.RTFM.read();
        events.variantCount();
        asked = Verbs.all().get(verb);
    }

    @Benchmark
    public EventLog filter() {
        return asked.apply(events);
    }
}
