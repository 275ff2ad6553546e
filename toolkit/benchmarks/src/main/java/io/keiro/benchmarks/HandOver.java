package io.keiro.benchmarks;

import io.keiro.hubspot.Snapshot;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.StageMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a data set takes from one notebook to the next: written as a folder of CSV files, then read in a Java of its own and made the
 * event log. Called by {@link MapSnapshot}.
 */
public final class HandOver {

    private HandOver() {}

    /** Reads the data set in a folder, makes the log and prints a line. */
    public static void main(String[] args) {
        MapSnapshot.timeToLog(() -> LeadToCash.read(Path.of(args[0])));
    }

    static void measure(Path snapshot, Path stages, int deals, int runs) throws IOException, InterruptedException {
        LeadToCash data = Snapshot.open(snapshot).toLeadToCash(StageMap.read(stages));
        long start = System.nanoTime();
        Path folder = data.write(snapshot.resolveSibling("data-set"));
        System.out.printf(Locale.ROOT, "data set written in %.2f s%n", (System.nanoTime() - start) / 1e9);
        List<Double> totals = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            String line = FreshJava.line(HandOver.class, List.of(folder.toString()));
            System.out.println(line);
            totals.add(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
        }
        MapSnapshot.tell(deals, "deals from the folder of a data set to the log", totals);
    }
}
