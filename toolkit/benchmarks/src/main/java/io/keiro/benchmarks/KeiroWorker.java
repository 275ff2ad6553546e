package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.EventuallyFollowsGraph;
import io.keiro.mining.PerformanceDfg;
import io.keiro.mining.Variants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/** Keiro in a process of its own, asked for tasks in the same way as the other tools. */
public final class KeiroWorker {

    private EventLog log;

    private KeiroWorker() {}

    /** What a task gives to check; it may bring its own time. */
    private record Done(String check, double seconds) {

        static Done checked(long check) {
            return new Done(Long.toString(check), Double.NaN);
        }
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader tasks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        KeiroWorker worker = new KeiroWorker();
        answers.println("ready");
        for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
            answers.println(worker.answer(line));
        }
    }

    private String answer(String line) {
        String[] task = line.split("\t", 2);
        try {
            long begun = System.nanoTime();
            Done done = work(task[0], task[1]);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return String.format(
                    Locale.ROOT, "ok\t%.9f\t%s", Double.isNaN(done.seconds()) ? seconds : done.seconds(), done.check());
        } catch (RuntimeException e) {
            return "failed\t" + e.getClass().getSimpleName() + ": "
                    + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }

    private Done work(String task, String argument) {
        return switch (task) {
            case "load" -> {
                log = EventLog.read(Path.of(argument));
                yield Done.checked(0);
            }
            case "read_xes", "read_csv" ->
                Done.checked(EventLog.read(Path.of(argument)).eventCount());
            case "directly_follows" ->
                Done.checked(DirectlyFollowsGraph.of(forgetful()).edges().stream()
                        .mapToLong(DirectlyFollowsGraph.Edge::count)
                        .sum());
            case "performance" ->
                Done.checked(PerformanceDfg.of(forgetful()).graph().edges().size());
            case "variants" -> Done.checked(Variants.of(forgetful()).count());
            case "top_variants" -> Done.checked(forgetful().keepTopVariants(10).eventCount());
            case "eventually_follows" ->
                Done.checked(EventuallyFollowsGraph.of(forgetful()).pairs().stream()
                        .mapToLong(EventuallyFollowsGraph.Pair::count)
                        .sum());
            case "verbs" -> slowestVerb();
            case "heap" -> new Done(log.eventCount() + " events", heap());
            case "growth" -> {
                Growth growth = Growth.measure(Path.of(argument));
                yield new Done(growth.details(), growth.worst());
            }
            default -> throw new IllegalArgumentException("no task " + task);
        };
    }

    /** A log remembers its variants; one under a new name shares the events, but has to find them again. */
    private EventLog forgetful() {
        return log.withName("again");
    }

    private Done slowestVerb() {
        String slowest = "";
        double most = 0;
        for (Map.Entry<String, Verbs.Verb> verb : Verbs.all().entrySet()) {
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                verb.getValue().apply(log);
                best = Math.min(best, (System.nanoTime() - begun) / 1e9);
            }
            if (best > most) {
                most = best;
                slowest = verb.getKey();
            }
        }
        return new Done(slowest, most);
    }

    /** Bytes that live because of the log, dictionaries included, divided by its events. */
    private double heap() {
        long with = used();
        int events = log.eventCount();
        log = null;
        return (with - used()) / (double) events;
    }

    /** Bytes of all live objects as Java counts them: what the heap has set aside says less. */
    private static long used() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            String total = histogram
                    .lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(total.trim().split("\\s+")[2]);
        } catch (JMException e) {
            throw new IllegalStateException("this Java does not count its objects", e);
        }
    }
}
