package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The real logs that are measured: small and regular, small and irregular, long, and large. They lie beside the checkout. */
enum RealLog {
    RECEIPT("receipt", "receipt.xes.gz"),
    SEPSIS("Sepsis", "SEPSIS.xes.gz"),
    BPIC12("BPIC12", "BPIC12.xes.gz"),
    RTFM("RTFM", "RTFMP.xes.gz");

    private final String label;
    private final String file;

    RealLog(String label, String file) {
        this.label = label;
        this.file = file;
    }

    /** The name on the command line and in the report. */
    String label() {
        return label;
    }

    static RealLog named(String label) {
        return Arrays.stream(values())
                .filter(log -> log.label.equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no log \"" + label + "\" to measure; there are "
                                + Arrays.stream(values()).map(RealLog::label).toList()));
    }

    /** The folder with the logs: the system property keiro.logs, or ../shared/data/logs beside the working directory. */
    static Path folder() {
        return Path.of(System.getProperty("keiro.logs", "../shared/data/logs"))
                .toAbsolutePath()
                .normalize();
    }

    Path path() {
        return folder().resolve(file);
    }

    EventLog read() {
        return EventLog.read(path());
    }

    /** The logs that are there. */
    static List<RealLog> present() {
        return Arrays.stream(values()).filter(log -> Files.exists(log.path())).toList();
    }
}
