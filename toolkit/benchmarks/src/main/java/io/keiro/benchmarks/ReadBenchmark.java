package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a file to a log in memory and back. The files beside the published one are written by Keiro before the clock starts. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadBenchmark {

    /** Set by {@link Benchmarks} to the logs that are there. */
    @Param("receipt")
    public String log;

    private EventLog events;
    private Path folder;

    @Setup
    public void write() throws IOException {
        events = RealLog.named(log).read();
        folder = Files.createTempDirectory("keiro-benchmark");
        writeCsv();
        writeParquet();
    }

    @TearDown
    public void delete() throws IOException {
        for (String file : List.of("log.csv", "log.parquet", "log.xes.gz")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
    }

    @Benchmark
    public EventLog readXes() {
        return RealLog.named(log).read();
    }

    @Benchmark
    public EventLog readCsv() {
        return EventLog.read(folder.resolve("log.csv"));
    }

    @Benchmark
    public EventLog readParquet() {
        return EventLog.read(folder.resolve("log.parquet"));
    }

    @Benchmark
    public Path writeCsv() {
        events.writeCsv(folder.resolve("log.csv"));
        return folder;
    }

    @Benchmark
    public Path writeParquet() {
        events.writeParquet(folder.resolve("log.parquet"));
        return folder;
    }

    @Benchmark
    public Path writeXes() {
        events.writeXes(folder.resolve("log.xes.gz"));
        return folder;
    }
}
