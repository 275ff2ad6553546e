package io.keiro.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the comparison: a piece of work that Keiro and others do.
 *
 * @param title for people
 * @param task name of the work, as workers know it
 * @param input the log that it is done on
 * @param rivals who does it beside Keiro; none where Keiro is held against a figure alone
 * @param start whether the first call in a fresh process counts, or the best of five after warm-up
 * @param aim what Keiro shall reach, or null where the line only informs
 */
record Comparison(String title, String task, Input input, List<Tool> rivals, Start start, Aim aim) {

    enum Start {
        WARM,
        COLD
    }

    /** What the work is done on. */
    enum Input {
        RTFM("RTFMP.xes.gz"),
        BPIC12("BPIC12.xes.gz"),
        /** RTFMP ten times, each time with case ids of its own, five columns. */
        TENFOLD("tenfold.csv"),
        NOTHING("");

        private final String file;

        Input(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }
    }

    /**
     * What Keiro shall reach: a share of the time of the quickest of some tools, or at most a figure of its own.
     *
     * @param most the share, or the figure
     * @param than those tools; empty for a figure
     * @param unit of the figure
     */
    record Aim(double most, List<Tool> than, String unit) {

        static Aim ratio(double most, Tool... than) {
            return new Aim(most, List.of(than), "x");
        }

        static Aim figure(double most, String unit) {
            return new Aim(most, List.of(), unit);
        }
    }

    private static final List<Tool> NOBODY = List.of();

    /** All lines, in the order of the table. */
    static List<Comparison> all() {
        List<Tool> frames = List.of(Tool.PM4PY, Tool.POLARS, Tool.DUCKDB);
        List<Comparison> all = new ArrayList<>();
        Aim read = Aim.ratio(0.4, Tool.RUST4PM);
        all.add(warm("XES to frame", "read_xes", Input.RTFM, List.of(Tool.RUST4PM, Tool.PM4PY), read));
        Aim coldRead = Aim.ratio(0.8, Tool.RUST4PM);
        all.add(new Comparison("XES to frame", "read_xes", Input.RTFM, List.of(Tool.RUST4PM), Start.COLD, coldRead));
        Aim smaller = Aim.ratio(0.5, Tool.RUST4PM);
        all.add(warm("XES to frame", "read_xes", Input.BPIC12, List.of(Tool.RUST4PM, Tool.PM4PY), smaller));
        Aim csv = Aim.ratio(1.0, Tool.DUCKDB);
        all.add(warm("CSV to sorted frame", "read_csv", Input.TENFOLD, List.of(Tool.DUCKDB, Tool.POLARS), csv));
        all.add(warm("heap for an event", "heap", Input.TENFOLD, NOBODY, Aim.figure(60, "bytes")));
        Aim graph = Aim.ratio(0.1, Tool.PM4PY, Tool.POLARS, Tool.DUCKDB);
        all.add(warm("directly-follows graph", "directly_follows", Input.RTFM, frames, graph));
        Aim first = Aim.figure(0.5, "s");
        all.add(new Comparison("directly-follows graph", "directly_follows", Input.RTFM, NOBODY, Start.COLD, first));
        Aim variants = Aim.ratio(0.5, Tool.PM4PY, Tool.POLARS, Tool.DUCKDB);
        all.add(warm("variants", "variants", Input.RTFM, frames, variants));
        Aim gaps = Aim.ratio(0.25, Tool.DUCKDB);
        all.add(warm("performance graph with medians", "performance", Input.RTFM, frames, gaps));
        all.add(warm("slowest filter verb", "verbs", Input.RTFM, NOBODY, Aim.figure(0.02, "s")));
        all.add(warm("ten most frequent variants kept", "top_variants", Input.RTFM, List.of(Tool.PM4PY), null));
        Aim pairs = Aim.ratio(0.1, Tool.PM4PY);
        all.add(warm("eventually-follows graph", "eventually_follows", Input.BPIC12, List.of(Tool.PM4PY), pairs));
        all.add(new Comparison(
                "growth of the time for an event from 0.5 M to 50 M events",
                "growth",
                Input.NOTHING,
                NOBODY,
                Start.COLD,
                Aim.figure(1.5, "x")));
        return List.copyOf(all);
    }

    private static Comparison warm(String title, String task, Input input, List<Tool> rivals, Aim aim) {
        return new Comparison(title, task, input, rivals, Start.WARM, aim);
    }

    /** Whether the log must be loaded before the clock starts. */
    boolean needsLog() {
        return input != Input.NOTHING && !task.startsWith("read_");
    }

    /** The name on the command line: task, log and start. */
    String name() {
        String of = input == Input.NOTHING ? "" : "-" + input.name().toLowerCase(java.util.Locale.ROOT);
        return task.replace('_', '-') + of + (start == Start.COLD && input != Input.NOTHING ? "-cold" : "");
    }
}
