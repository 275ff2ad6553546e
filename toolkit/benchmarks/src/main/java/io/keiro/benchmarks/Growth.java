package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.PerformanceDfg;
import io.keiro.mining.Variants;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * How the time for an event grows with the log, from half a million events to fifty: reading a generated table, and what is computed of
 * it.
 *
 * @param worst the largest of the growths, last size against first
 * @param details of each piece of work
 */
record Growth(double worst, String details) {

    static final List<Integer> SIZES = List.of(500_000, 5_000_000, 50_000_000);
    private static final int LARGE = 10_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final String[] STEPS = {
        "Created", "Qualified", "Quote sent", "Negotiation", "Contract sent", "Won", "Lost", "Invoice issued", "Paid"
    };

    /** Nanoseconds for an event, by work and size: the best of five after warm-up, of three where one takes many seconds. */
    static Growth measure(Path folder) {
        return measure(folder, SIZES, WARM_UP);
    }

    static Growth measure(Path folder, List<Integer> sizes, Duration warmUp) {
        Map<String, Function<EventLog, Object>> works = new LinkedHashMap<>();
        works.put("directly-follows", DirectlyFollowsGraph::of);
        works.put("variants", Variants::of);
        works.put("performance", PerformanceDfg::of);
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        for (int size : sizes) {
            Path table = folder.resolve("growth-" + size + ".csv");
            try {
                write(table, size);
                nanos.computeIfAbsent("read CSV", w -> new ArrayList<>())
                        .add(best(size, warmUp, () -> EventLog.read(table)));
                EventLog log = EventLog.read(table);
                works.forEach((work, function) -> nanos.computeIfAbsent(work, w -> new ArrayList<>())
                        .add(best(size, warmUp, () -> function.apply(log.withName("again")))));
                Files.delete(table);
            } catch (IOException e) {
                throw new UncheckedIOException(table + " cannot be written", e);
            }
        }
        double worst = 0;
        List<String> details = new ArrayList<>();
        for (Map.Entry<String, List<Double>> work : nanos.entrySet()) {
            List<Double> times = work.getValue();
            double growth = times.get(times.size() - 1) / times.get(0);
            worst = Math.max(worst, growth);
            details.add(String.format(
                    Locale.ROOT,
                    "%s %.2f (%s ns)",
                    work.getKey(),
                    growth,
                    String.join(
                            ", ",
                            times.stream()
                                    .map(t -> String.format(Locale.ROOT, "%.1f", t))
                                    .toList())));
        }
        return new Growth(worst, String.join("; ", details));
    }

    private interface Work {
        Object run();
    }

    private static double best(int events, Duration warmUp, Work work) {
        // A small log must not look slow because Java has not compiled for it yet.
        for (long begun = System.nanoTime(); events < LARGE && System.nanoTime() - begun < warmUp.toNanos(); ) {
            work.run();
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < (events < LARGE ? 5 : 3); i++) {
            long begun = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - begun) / (double) events);
        }
        return best;
    }

    /** Cases of one to nine events at random times of ten years, one after the other; the number of sequences grows with the log. */
    private static void write(Path table, int events) throws IOException {
        Random random = new Random(7);
        try (BufferedWriter out = Files.newBufferedWriter(table)) {
            out.write("case,activity,time\n");
            StringBuilder row = new StringBuilder();
            int left = 0;
            int caseNumber = 0;
            int step = 0;
            long minute = 0;
            for (int i = 0; i < events; i++) {
                if (left == 0) {
                    left = 1 + random.nextInt(9);
                    caseNumber++;
                    step = 0;
                    minute = random.nextInt(3650) * 1440L + random.nextInt(1440);
                }
                left--;
                step = random.nextInt(40) == 0 ? random.nextInt(STEPS.length) : Math.min(step + 1, STEPS.length - 1);
                minute += random.nextInt(20_000);
                row.setLength(0);
                row.append("D")
                        .append(caseNumber)
                        .append(',')
                        .append(STEPS[step])
                        .append(',');
                time(row, minute);
                out.append(row.append('\n'));
            }
        }
    }

    private static void time(StringBuilder row, long minute) {
        long day = minute / 1440;
        row.append(2010 + day / 336);
        two(row.append('-'), day / 28 % 12 + 1);
        two(row.append('-'), day % 28 + 1);
        two(row.append(' '), minute % 1440 / 60);
        two(row.append(':'), minute % 60);
        row.append(":00");
    }

    private static void two(StringBuilder row, long number) {
        row.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
