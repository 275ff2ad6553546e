package io.keiro.notebook.build;

/** The Python that runs the setup. */
final class Python {

    static final String COMMAND = System.getProperty("os.name").startsWith("Windows") ? "python" : "python3";

    private Python() {}
}
