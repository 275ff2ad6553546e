package io.keiro.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The command of this room: measures reading and mining of the real logs and prints milliseconds, warm or cold.
 *
 * <p>Arguments: names of logs (all that are there by default), {@code --cold} for the first call in a fresh Java instead of the
 * thousandth, {@code --quick} for a rough answer in a fifth of the time, {@code --only TEXT} for the benchmarks whose name contains it, {@code --json FILE} to keep every sample as well.
 */
public final class Benchmarks {

    private final List<String> logs = new ArrayList<>();
    private boolean cold;
    private boolean quick;
    private String only = "";
    private String json;

    private Benchmarks(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--cold" -> cold = true;
                case "--quick" -> quick = true;
                case "--only" -> only = value(arguments, ++i, "a part of a benchmark's name, for example variants");
                case "--json" -> json = value(arguments, ++i, "the name of the file to write");
                default -> logs.add(log(arguments[i]));
            }
        }
    }

    private static String value(String[] arguments, int position, String expected) {
        if (position == arguments.length) {
            throw new IllegalArgumentException(arguments[position - 1] + " needs " + expected);
        }
        return arguments[position];
    }

    private static String log(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException(
                    "unknown option " + argument + "; there are --cold, --quick, --only TEXT and --json FILE");
        }
        return RealLog.named(argument).label();
    }

    public static void main(String[] arguments) throws RunnerException {
        int status = run(System.out, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, also when there is nothing to measure; 2 for an argument that does not exist. */
    static int run(PrintStream out, String... arguments) throws RunnerException {
        Benchmarks asked;
        try {
            asked = new Benchmarks(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            return 2;
        }
        List<String> present = RealLog.present().stream().map(RealLog::label).collect(Collectors.toList());
        if (!asked.logs.isEmpty()) {
            present.retainAll(asked.logs);
        }
        if (present.isEmpty()) {
            out.println("Nothing to measure: none of the logs is in " + RealLog.folder()
                    + ". Start in the project's folder, or name the folder with -Dkeiro.logs=…");
            return 0;
        }
        out.print(report(new Runner(asked.options(present)).run(), asked.cold));
        return 0;
    }

    private org.openjdk.jmh.runner.options.Options options(List<String> present) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("io\\.keiro\\.benchmarks\\..*" + java.util.regex.Pattern.quote(only) + ".*")
                .param("log", present.toArray(String[]::new))
                .param("verb", Verbs.all().keySet().toArray(String[]::new))
                .param("metric", Metrics.all().keySet().toArray(String[]::new))
                .jvmArgsAppend("-Xmx2g", "-Dkeiro.logs=" + RealLog.folder())
                .shouldFailOnError(true);
        if (!present.contains(RealLog.RTFM.label())) {
            options = options.exclude(".*VerbBenchmark.*");
        }
        if (json != null) {
            options = options.resultFormat(ResultFormatType.JSON).result(json);
        }
        if (cold) {
            return options.mode(Mode.SingleShotTime)
                    .forks(quick ? 1 : 5)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .build();
        }
        return options.mode(Mode.AverageTime)
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }

    /** One line per benchmark and log. */
    private static String report(Collection<RunResult> results, boolean cold) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%n%-28s %-10s %12s   (milliseconds, %s, Java %s)%n",
                "benchmark",
                "log",
                "time",
                cold ? "first call in a fresh Java" : "warm",
                Runtime.version().feature()));
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            String name = params.getBenchmark();
            String verb = params.getParam("verb");
            String metric = params.getParam("metric");
            String log = params.getParam("log");
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %-10s %12.3f%n",
                    verb != null ? verb : metric != null ? metric : name.substring(name.lastIndexOf('.') + 1),
                    log != null ? log : RealLog.RTFM.label(),
                    result.getPrimaryResult().getScore()));
        }
        return text.toString();
    }
}
