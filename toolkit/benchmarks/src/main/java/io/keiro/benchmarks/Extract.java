package io.keiro.benchmarks;

import io.keiro.hubspot.AccessToken;
import io.keiro.hubspot.DealQuery;
import io.keiro.hubspot.HubSpot;
import io.keiro.hubspot.PortalObject;
import io.keiro.hubspot.Privacy;
import io.keiro.hubspot.ReadingMode;
import io.keiro.hubspot.Snapshot;
import io.keiro.sandbox.Latency;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.SimulatedTime;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How fast a portal is extracted, held against the arithmetic bound of its limits. The portal is the sandbox, in the same Java, so its work
 * counts too. Arguments: what to measure, by default all of {@code limit}, {@code speed}, {@code growth}, {@code increment};
 * {@code --deals N} for another size than the usual one. Growth to 200,000 deals is meant to run with {@code -Xmx512m}.
 */
public final class Extract {

    private static final List<String> PARTS = List.of("limit", "speed", "growth", "increment");
    private static final int LIMIT_DEALS = 10_000;
    private static final int SPEED_DEALS = 50_000;
    private static final int GROWTH_DEALS = 200_000;
    private static final int PRO_REQUESTS_A_SECOND = 19;
    private static final int PAIRS = 8;

    private final PrintStream out;
    private final int deals;

    private Extract(PrintStream out, int deals) {
        this.out = out;
        this.deals = deals;
    }

    public static void main(String[] arguments) throws IOException {
        int status = run(System.out, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, or 2 for an argument that does not exist. */
    static int run(PrintStream out, String... arguments) throws IOException {
        List<String> parts = new ArrayList<>();
        int deals = 0;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--deals") && i + 1 < arguments.length && arguments[i + 1].matches("\\d{1,7}")) {
                deals = Integer.parseInt(arguments[++i]);
            } else if (PARTS.contains(arguments[i])) {
                parts.add(arguments[i]);
            } else {
                out.println("unknown argument " + arguments[i] + "; there are " + String.join(", ", PARTS)
                        + " and --deals N");
                return 2;
            }
        }
        Extract extract = new Extract(out, deals);
        out.println("| work | deals | seconds | requests | reached | aim |");
        out.println("|---|---:|---:|---:|---|---|");
        for (String part : parts.isEmpty() ? PARTS : parts) {
            switch (part) {
                case "limit" -> extract.limit();
                case "speed" -> extract.speed();
                case "growth" -> extract.growth();
                default -> extract.increment();
            }
        }
        return 0;
    }

    private int size(int usual) {
        return deals > 0 ? deals : usual;
    }

    private static DealQuery dealsWithPairs() {
        DealQuery query = DealQuery.deals();
        for (PortalObject object : Arrays.asList(
                PortalObject.CONTACTS,
                PortalObject.COMPANIES,
                PortalObject.LINE_ITEMS,
                PortalObject.QUOTES,
                PortalObject.INVOICES,
                PortalObject.PAYMENTS,
                PortalObject.ORDERS,
                PortalObject.TICKETS)) {
            query = query.linksOnly(object);
        }
        return query;
    }

    private static HubSpot.Options options(Sandbox sandbox) {
        return HubSpot.Options.defaults().withBaseUrl(sandbox.baseUrl()).withPrivacy(Privacy.namesKept());
    }

    private static HubSpot connect(Sandbox sandbox, HubSpot.Options options) {
        return HubSpot.connect(AccessToken.of(sandbox.token()), options);
    }

    /** A Professional portal that takes 0.3 seconds for an answer, at the usual pace and at all that the limit allows. */
    private void limit() throws IOException {
        int size = size(LIMIT_DEALS);
        double bound = (size / 50.0 + PAIRS * size / 1000.0) / PRO_REQUESTS_A_SECOND;
        for (double pace : new double[] {0.8, 1.0}) {
            try (Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults()
                            .withDeals(size)
                            .withRate(RateProfile.PRO)
                            .withLatency(Latency.fixed(Duration.ofMillis(300))));
                    Folder folder = new Folder()) {
                HubSpot portal = connect(sandbox, options(sandbox).withPaceShare(pace));
                // The counts make the portal build its index, which is no work of the extraction.
                long planned = portal.plan(dealsWithPairs()).requests()
                        + portal.plan(dealsWithPairs()).searches();
                // What the plan asked counts in the portal's interval of ten seconds, which is to be empty.
                pause(Duration.ofSeconds(11));
                long before = sandbox.requestCount();
                long start = System.nanoTime();
                portal.extract(dealsWithPairs(), folder.file("portal"));
                double seconds = seconds(start);
                long sent = sandbox.requestCount() - before;
                long refused = sandbox.requests().stream()
                        .filter(request -> request.status() == 429)
                        .count();
                row(
                        "deals with history and 8 pairs, Professional, pace " + pace,
                        size,
                        seconds,
                        sent,
                        String.format(
                                Locale.ROOT,
                                "%.2f x the bound of %.1f s; %.1f%% refused; %.3f x the plan",
                                seconds / bound,
                                bound,
                                100.0 * refused / sent,
                                (double) sent / planned),
                        (pace < 1 ? "1.40" : "1.15") + " x; below 1% refused; 1.05 x");
            }
        }
    }

    /** No limit and no latency: what this computer can store. */
    private void speed() throws IOException {
        int size = size(SPEED_DEALS);
        for (ReadingMode how : new ReadingMode[] {ReadingMode.LIST, ReadingMode.SEARCH, ReadingMode.SHARDED_LIST}) {
            Measured measured = unlimited(size, how);
            row(
                    "deals with history, no limit, " + how,
                    size,
                    measured.seconds(),
                    measured.requests(),
                    String.format(
                            Locale.ROOT,
                            "%,.0f deals a second; %.1f s of CPU",
                            size / measured.seconds(),
                            measured.cpu()),
                    how == ReadingMode.LIST ? "3,000 deals a second" : "");
        }
    }

    private void growth() throws IOException {
        int size = size(GROWTH_DEALS);
        double first = 0;
        for (int part : new int[] {size / 4, size / 2, size}) {
            Measured measured = unlimited(part, ReadingMode.LIST);
            double each = measured.seconds() / part;
            first = first == 0 ? each : first;
            row(
                    "growth, at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of heap",
                    part,
                    measured.seconds(),
                    measured.requests(),
                    String.format(Locale.ROOT, "%.2f x the time for a deal of the smallest", each / first),
                    part == size ? "about 1 x with -Xmx512m" : "");
        }
    }

    private record Measured(double seconds, double cpu, long requests) {}

    private Measured unlimited(int size, ReadingMode how) throws IOException {
        try (Sandbox sandbox =
                        Sandbox.start(Sandbox.Options.defaults().withDeals(size).withRate(RateProfile.UNLIMITED));
                Folder folder = new Folder()) {
            HubSpot portal =
                    connect(sandbox, options(sandbox).withReadingMode(how).withPaceShare(1));
            portal.plan(DealQuery.deals());
            long before = sandbox.requestCount();
            long cpu = cpu();
            long start = System.nanoTime();
            portal.extract(DealQuery.deals(), folder.file("portal"));
            return new Measured(seconds(start), (cpu() - cpu) / 1e9, sandbox.requestCount() - before);
        }
    }

    /** A portal of which one record in a hundred changes, is deleted, merged or linked otherwise. */
    private void increment() throws IOException {
        int size = size(LIMIT_DEALS);
        for (int every : new int[] {7, 1}) {
            try (Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults()
                            .withDeals(size)
                            .withRate(RateProfile.UNLIMITED)
                            .withTime(SimulatedTime.perRequest(Duration.ofMillis(1))));
                    Folder folder = new Folder()) {
                HubSpot portal = connect(
                        sandbox,
                        options(sandbox)
                                .withRefreshEvery(every)
                                .withSettling(Duration.ZERO)
                                .withPaceShare(1));
                long before = sandbox.requestCount();
                portal.extract(DealQuery.all(), folder.file("portal"));
                long full = sandbox.requestCount() - before;
                sandbox.advance(Duration.ofHours(2));
                // The portal lives on with the next request; what it is to live through begins after this one.
                connect(sandbox, options(sandbox));
                sandbox.switchOn("live.mutate=1");
                sandbox.advance(Duration.ofSeconds(Math.max(1, size / 100)));
                connect(sandbox, options(sandbox));
                sandbox.switchOff("live.mutate");
                long changed = sandbox.changes().size();
                sandbox.advance(Duration.ofHours(2));
                before = sandbox.requestCount();
                long start = System.nanoTime();
                Snapshot updated = portal.update(DealQuery.all(), folder.file("portal"));
                double seconds = seconds(start);
                long sent = sandbox.requestCount() - before;
                Snapshot fresh = portal.extract(DealQuery.all(), folder.file("fresh"));
                row(
                        every == 1 ? "increment, thorough" : "increment",
                        size,
                        seconds,
                        sent,
                        String.format(
                                Locale.ROOT,
                                "%.1f%% of the %,d requests of a full run; %d changes; content %s",
                                100.0 * sent / full,
                                full,
                                changed,
                                updated.digest().equals(fresh.digest())
                                        ? "as of a fresh one"
                                        : "differs from a fresh one"),
                        every == 1 ? "content as of a fresh one" : "8%, content as of a fresh one");
            }
        }
    }

    private void row(String work, int size, double seconds, long requests, String reached, String aim) {
        out.printf(Locale.ROOT, "| %s | %,d | %.1f | %,d | %s | %s |%n", work, size, seconds, requests, reached, aim);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** A folder for snapshots that goes when it is closed. */
    private static final class Folder implements AutoCloseable {
        private final Path path = Files.createTempDirectory("keiro-extract");

        private Folder() throws IOException {}

        Path file(String name) {
            return path.resolve(name + ".duckdb");
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
