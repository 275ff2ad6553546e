package io.keiro.benchmarks;

/** Who is compared. */
enum Tool {
    KEIRO("Keiro"),
    PM4PY("pm4py"),
    RUST4PM("r4pm"),
    POLARS("Polars"),
    DUCKDB("DuckDB");

    private final String label;

    Tool(String label) {
        this.label = label;
    }

    /** The name in tables, and of the worker's class. */
    String label() {
        return label;
    }
}
