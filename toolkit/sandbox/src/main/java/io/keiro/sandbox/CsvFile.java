package io.keiro.sandbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A comma-separated file under way: UTF-8 with a byte order mark, as spreadsheets want it, or another encoding without one. */
final class CsvFile implements AutoCloseable {

    /** Shift_JIS as Windows knows it. */
    static final Charset CP932 = Charset.forName("windows-31j");

    private final Path file;
    private final BufferedWriter writer;
    private int rows;

    private CsvFile(Path file, Charset charset) {
        this.file = file;
        try {
            this.writer = Files.newBufferedWriter(file, charset);
            if (charset.equals(StandardCharsets.UTF_8)) {
                writer.write('\uFEFF');
            }
        } catch (IOException failed) {
            throw broken(file, failed);
        }
    }

    static CsvFile in(Path folder, String name, Charset charset, List<String> header) {
        CsvFile file = new CsvFile(folder.resolve(name), charset);
        file.row(header);
        return file;
    }

    static CsvFile in(Path folder, String name, List<String> header) {
        return in(folder, name, StandardCharsets.UTF_8, header);
    }

    void row(List<String> values) {
        try {
            for (int i = 0; i < values.size(); i++) {
                writer.write(i == 0 ? "" : ",");
                writer.write(quoted(values.get(i)));
            }
            writer.write("\r\n");
            rows++;
        } catch (IOException failed) {
            throw broken(file, failed);
        }
    }

    /** How many rows were written, the header included. */
    int rows() {
        return rows;
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** ISO 8601 in UTC, to the second. */
    static String time(long epochMillis) {
        return java.time.Instant.ofEpochSecond(Math.floorDiv(epochMillis, 1000)).toString();
    }

    static UncheckedIOException broken(Path file, IOException failed) {
        return new UncheckedIOException(
                "The file " + file.toAbsolutePath() + " could not be written: " + failed
                        + ". Choose a folder that you may" + " write to.",
                failed);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw broken(file, failed);
        }
    }
}
