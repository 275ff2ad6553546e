package io.keiro.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Sends what libraries log to a file in place of the first cell: warnings and worse, secrets redacted, no console. The file is made
 * with the first record, because most kernels never log anything and start faster without.
 */
final class QuietLog extends Handler {

    private static final int BYTES = 1_000_000;
    private static final int FILES = 3;

    private final Path folder;
    private Handler file;

    private QuietLog(Path folder) {
        this.folder = folder;
        setLevel(Level.WARNING);
    }

    /** Takes the place of every handler of the root logger. */
    static void start(Path folder) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new QuietLog(folder));
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            if (file == null) {
                Files.createDirectories(folder);
                file = new FileHandler(folder.resolve("kernel-%g-%u.log").toString(), BYTES, FILES, true);
                file.setEncoding("UTF-8");
                file.setFormatter(new Redacted());
            }
            file.publish(record);
        } catch (IOException e) {
            // A folder that cannot be written must not cost the user a cell; there is no better place to say so.
            setLevel(Level.OFF);
        }
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private static final class Redacted extends Formatter {
        private final Formatter plain = new SimpleFormatter();

        @Override
        public String format(LogRecord record) {
            return Secrets.redacted(plain.format(record));
        }
    }
}
