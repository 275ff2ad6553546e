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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How long a snapshot takes to become the Lead-to-Cash data set and the event log, cold: each time in a Java of its own, from opening the
 * file on. The snapshot of the simulated company is extracted once and kept. It is mapped for the first time, with nothing kept beside it,
 * and then as notebook 3 finds it, mapped before. Then the data set is written once and read cold as often, as the notebooks after the
 * third do.
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
        measure(file, stages, deals, runs, false);
        measure(file, stages, deals, runs, true);
        HandOver.measure(file, stages, deals, runs);
    }

    private static void measure(Path file, Path stages, int deals, int runs, boolean kept)
            throws IOException, InterruptedException {
        List<Double> totals = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            if (!kept) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".mapped"));
            }
            String line =
                    FreshJava.line(MapSnapshot.class, List.of(ONCE, file.toString(), "--stages", stages.toString()));
            System.out.println(line);
            totals.add(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
        }
        tell(deals, "deals to data set and event log, " + (kept ? "mapped before" : "for the first time"), totals);
    }

    /** One line for all runs. */
    static void tell(int deals, String what, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%,d %s, cold, seconds: best %.2f, median %.2f of %d%n",
                deals,
                what,
                sorted.get(0),
                sorted.get(sorted.size() / 2),
                sorted.size());
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

    private static void once(Path file, Path stages) {
        StageMap map = StageMap.read(stages);
        timeToLog(() -> Snapshot.open(file).toLeadToCash(map));
    }

    /** Prints one line: what there is, then the seconds for the data set, for the log, of processor time, and in all. */
    static void timeToLog(Supplier<LeadToCash> source) {
        long start = System.nanoTime();
        LeadToCash data = source.get();
        long made = System.nanoTime();
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
                (made - start) / 1e9,
                (logged - made) / 1e9,
                processor,
                (logged - start) / 1e9);
    }
}
