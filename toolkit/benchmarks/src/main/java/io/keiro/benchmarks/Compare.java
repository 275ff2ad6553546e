package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The command that holds Keiro against other tools: the same work on the same logs in one run, each tool in a process of its own, call by
 * call in turn, so that a slow moment of the machine meets all of them.
 *
 * <p>Arguments: {@code --only TEXT} for the lines whose name contains it, {@code --without TOOL} to leave one out, {@code --folder DIR} to keep the Python
 * environment and the generated tables for the next run (else they are made and thrown away), {@code --json FILE} and
 * {@code --markdown FILE} to keep the results.
 */
public final class Compare {

    private static final int ROUNDS = 5;
    private static final int COLD_ROUNDS = 3;
    private static final double WARM_UP_SECONDS = 2;

    private final PrintStream out;
    private final Path folder;
    private final PythonTools others;
    private final Predicate<Tool> allowed;
    private final Map<Tool, Worker> workers = new EnumMap<>(Tool.class);
    private final Map<Tool, Comparison.Input> loaded = new EnumMap<>(Tool.class);

    private Compare(PrintStream out, Path folder, Predicate<Tool> allowed) {
        this.out = out;
        this.folder = folder;
        this.allowed = allowed;
        this.others = PythonTools.in(folder, out);
    }

    public static void main(String[] arguments) throws IOException {
        int status = run(System.out, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, also when there is nothing to measure; 2 for an argument that does not exist. */
    static int run(PrintStream out, String... arguments) throws IOException {
        CompareArguments asked;
        try {
            asked = CompareArguments.of(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            return 2;
        }
        if (!Files.exists(RealLog.RTFM.path()) || !Files.exists(RealLog.BPIC12.path())) {
            out.println("Nothing to compare: " + RealLog.RTFM.path().getFileName() + " and "
                    + RealLog.BPIC12.path().getFileName() + " are not both in " + RealLog.folder()
                    + ". Start in the project's folder, or name the folder with -Dkeiro.logs=…");
            return 0;
        }
        boolean keep = asked.folder() != null;
        Path folder = keep ? Files.createDirectories(asked.folder()) : Files.createTempDirectory("keiro-compare");
        try {
            Compare compare = new Compare(out, folder, asked::allows);
            List<Compared> results = compare.all(asked.lines());
            String markdown = ComparisonTable.markdown(results, machine());
            out.println();
            out.print(markdown);
            if (asked.markdown() != null) {
                Files.writeString(asked.markdown(), markdown);
            }
            if (asked.json() != null) {
                Files.writeString(asked.json(), ComparisonTable.json(results, machine()));
            }
        } finally {
            if (!keep) {
                delete(folder);
            }
        }
        return 0;
    }

    private static String machine() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Date", LocalDate.now().toString());
        facts.put("Java", Runtime.version().toString());
        facts.put("system", System.getProperty("os.name"));
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return ComparisonTable.machine(facts);
    }

    private List<Compared> all(List<Comparison> lines) {
        List<Compared> results = new ArrayList<>();
        try {
            for (Comparison line : lines) {
                out.println(line.name());
                Compared result = line.start() == Comparison.Start.COLD ? cold(line) : warm(line);
                results.add(result);
                out.println("  " + (result.reachedText().isEmpty() ? result.seconds() : result.reachedText()) + " "
                        + result.remark());
            }
        } finally {
            workers.values().forEach(Worker::close);
        }
        return results;
    }

    private List<Tool> tools(Comparison line) {
        List<Tool> tools = new ArrayList<>(List.of(Tool.KEIRO));
        line.rivals().stream().filter(allowed).filter(others::has).forEach(tools::add);
        return tools;
    }

    /** Each tool warms up alone, then all take turns; the best of their rounds counts. */
    private Compared warm(Comparison line) {
        Map<Tool, Double> best = new EnumMap<>(Tool.class);
        Map<Tool, String> checks = new EnumMap<>(Tool.class);
        List<String> remarks = new ArrayList<>();
        List<Tool> ready = new ArrayList<>();
        boolean once = line.task().equals("heap");
        for (Tool tool : tools(line)) {
            try {
                load(tool, line);
                for (double spent = 0; spent < WARM_UP_SECONDS && !once; ) {
                    spent += worker(tool).work(line.task(), argument(line)).seconds();
                }
                ready.add(tool);
            } catch (Worker.FailedException e) {
                remarks.add(e.getMessage());
            }
        }
        for (int round = 0; round < (once ? 1 : ROUNDS); round++) {
            for (Tool tool : ready) {
                Worker.Answer answer = worker(tool).work(line.task(), argument(line));
                best.merge(tool, answer.seconds(), Math::min);
                checks.put(tool, answer.check());
            }
        }
        if (once) {
            loaded.remove(Tool.KEIRO);
        }
        if (line.task().equals("verbs")) {
            remarks.add(checks.get(Tool.KEIRO));
        }
        return new Compared(line, best, checks, String.join("; ", remarks));
    }

    /** A fresh process for each call, in turn. */
    private Compared cold(Comparison line) {
        Map<Tool, Double> best = new EnumMap<>(Tool.class);
        Map<Tool, String> checks = new EnumMap<>(Tool.class);
        List<String> remarks = new ArrayList<>();
        boolean single = line.input() == Comparison.Input.NOTHING;
        for (int round = 0; round < (single ? 1 : COLD_ROUNDS); round++) {
            for (Tool tool : tools(line)) {
                try (Worker fresh = Worker.start(tool, command(tool), others.log())) {
                    if (line.needsLog()) {
                        fresh.work("load", input(line.input()).toString());
                    }
                    Worker.Answer answer = fresh.work(line.task(), argument(line));
                    best.merge(tool, answer.seconds(), Math::min);
                    checks.put(tool, answer.check());
                } catch (Worker.FailedException e) {
                    remarks.add(e.getMessage());
                }
            }
        }
        if (single) {
            remarks.add(checks.get(Tool.KEIRO));
        }
        return new Compared(line, best, checks, String.join("; ", remarks));
    }

    private Worker worker(Tool tool) {
        return workers.computeIfAbsent(tool, t -> Worker.start(t, command(t), others.log()));
    }

    private void load(Tool tool, Comparison line) {
        if (line.needsLog() && loaded.get(tool) != line.input()) {
            worker(tool).work("load", input(line.input()).toString());
            loaded.put(tool, line.input());
        }
    }

    private List<String> command(Tool tool) {
        if (tool != Tool.KEIRO) {
            return others.command(tool);
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(
                java.toString(),
                "-Xmx" + Runtime.getRuntime().maxMemory() / (1 << 20) + "m",
                "-cp",
                System.getProperty("java.class.path"),
                KeiroWorker.class.getName());
    }

    private String argument(Comparison line) {
        if (line.input() == Comparison.Input.NOTHING) {
            return folder.toString();
        }
        return line.needsLog() ? "" : input(line.input()).toString();
    }

    private Path input(Comparison.Input input) {
        return switch (input) {
            case RTFM -> RealLog.RTFM.path();
            case BPIC12 -> RealLog.BPIC12.path();
            case TENFOLD -> tenfold();
            case NOTHING -> folder;
        };
    }

    private Path tenfold() {
        Path table = folder.resolve(Comparison.Input.TENFOLD.file());
        if (!Files.exists(table)) {
            out.println("  writing " + table.getFileName());
            EventLog log = RealLog.RTFM.read();
            try (BufferedWriter to = Files.newBufferedWriter(table)) {
                TenfoldTable.write(log, to);
            } catch (IOException e) {
                throw new UncheckedIOException(table + " cannot be written", e);
            }
        }
        return table;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
