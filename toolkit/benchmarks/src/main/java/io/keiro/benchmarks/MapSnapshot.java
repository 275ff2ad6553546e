package io.keiro.benchmarks;

import io.keiro.hubspot.AccessToken;
import io.keiro.hubspot.DealQuery;
import io.keiro.hubspot.HubSpot;
import io.keiro.hubspot.PortalObject;
import io.keiro.hubspot.Privacy;
import io.keiro.hubspot.Snapshot;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.EventLog;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;

/**
 * How long a snapshot takes to become the Lead-to-Cash data set and the event log, cold: each time in a Java of its own, from opening the
 * file on. The snapshot of the simulated company is extracted once and kept. Where {@code start.py} has set the project up, the fresh
 * Java gets DuckDB as a kernel does, with its library unpacked beside it ({@code .keiro/duckdb-*}); elsewhere each unpacks its own first.
 *
 * <p>Arguments: {@code --deals N} (50000), {@code --folder DIR} (where the snapshot is kept; {@code target/map-snapshot}),
 * {@code --runs N} (5), {@code --stages FILE} (the stage map; {@code data-templates/stage-map.csv}).
 */
public final class MapSnapshot {

    private static final String ONCE = "--once";

    private MapSnapshot() {}

    /** Runs the measurement and prints a line for each run, the best and the median last. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> arguments = Arrays.asList(args);
        Path stages = Path.of(argument(arguments, "--stages", "data-templates/stage-map.csv"));
        if (arguments.contains(ONCE)) {
            once(Path.of(argument(arguments, ONCE, "")), stages);
            return;
        }
        int deals = Integer.parseInt(argument(arguments, "--deals", "50000"));
        Path folder = Path.of(argument(arguments, "--folder", "target/map-snapshot"));
        int runs = Integer.parseInt(argument(arguments, "--runs", "5"));
        Path file = snapshot(folder, deals);
        List<Double> totals = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            String line = fresh(file, stages);
            System.out.println(line);
            totals.add(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
        }
        totals.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%,d deals to data set and event log, cold, seconds: best %.2f, median %.2f of %d%n",
                deals,
                totals.get(0),
                totals.get(totals.size() / 2),
                runs);
    }

    private static String argument(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 == arguments.size() ? otherwise : arguments.get(at + 1);
    }

    /** The snapshot of the company, extracted unless it is there. */
    private static Path snapshot(Path folder, int deals) throws IOException {
        Path file = folder.toAbsolutePath().resolve("company-" + deals + ".duckdb");
        if (Files.exists(file) && Snapshot.open(file).isComplete()) {
            return file;
        }
        Files.createDirectories(file.getParent());
        long start = System.nanoTime();
        try (Sandbox sandbox =
                Sandbox.start(Sandbox.Options.defaults().withDeals(deals).withRate(RateProfile.UNLIMITED))) {
            Snapshot snapshot = HubSpot.connect(
                            AccessToken.of(sandbox.token()),
                            HubSpot.Options.defaults()
                                    .withBaseUrl(sandbox.baseUrl())
                                    .withPaceShare(1)
                                    .withPrivacy(Privacy.pseudonymsWithKey(
                                            file.getParent().resolve("key"))))
                    .extract(DealQuery.all().with(PortalObject.LINE_ITEMS), file);
            System.out.printf(
                    Locale.ROOT, "extracted in %.0f s: %s%n", (System.nanoTime() - start) / 1e9, snapshot.sentence());
        }
        return file;
    }

    private static String fresh(Path file, Path stages) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                classPath(Path.of(".keiro")),
                MapSnapshot.class.getName(),
                ONCE,
                file.toString(),
                "--stages",
                stages.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0 || line.isEmpty()) {
            throw new IllegalStateException("the fresh Java ended with " + process.exitValue() + ": " + line);
        }
        return line;
    }

    /** The class path of this Java, with DuckDB's jar replaced by the one that set-up made for the kernels, if it has. */
    private static String classPath(Path setUp) throws IOException {
        List<String> entries =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        for (ListIterator<String> each = entries.listIterator(); each.hasNext(); ) {
            Path jar = Path.of(each.next());
            if (jar.getFileName().toString().startsWith("duckdb_jdbc-") && Files.isDirectory(setUp)) {
                try (DirectoryStream<Path> made = Files.newDirectoryStream(setUp, "duckdb-*")) {
                    for (Path folder : made) {
                        Path unpacked = folder.resolve(jar.getFileName());
                        if (Files.exists(unpacked)) {
                            each.set(unpacked.toAbsolutePath().toString());
                        }
                    }
                }
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** One line: what there is, then the seconds for the data set, for the log, of processor time, and in all. */
    private static void once(Path file, Path stages) {
        StageMap map = StageMap.read(stages);
        long start = System.nanoTime();
        LeadToCash data = Snapshot.open(file).toLeadToCash(map);
        long mapped = System.nanoTime();
        EventLog log = data.toEventLog();
        long logged = System.nanoTime();
        double processor =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%,d events of %,d deals, %,d of them in the log; data set %.2f, log %.2f, processor %.2f, together %.2f%n",
                data.events().size(),
                data.deals().size(),
                log.eventCount(),
                (mapped - start) / 1e9,
                (logged - mapped) / 1e9,
                processor,
                (logged - start) / 1e9);
    }
}
