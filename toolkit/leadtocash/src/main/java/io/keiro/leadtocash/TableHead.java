package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.LogFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The headers of a table, found out from its beginning: what a large file is should be known before it is read. */
final class TableHead {

    private static final int BYTES = 1 << 16;
    private static final int GZIP = 0x1f8b;

    private TableHead() {}

    /** The headers; none for a file that is no table. */
    static List<String> of(Path file) {
        try {
            if (Files.size(file) <= BYTES || file.getFileName().toString().endsWith(".xlsx")) {
                return headers(file);
            }
            Path head = Files.createTempFile("keiro-head-", ".csv");
            try {
                Files.write(head, beginning(file));
                return headers(head);
            } finally {
                Files.delete(head);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> headers(Path file) {
        try {
            return DataTable.read(file).fields().stream()
                    .map(DataTable.Field::name)
                    .toList();
        } catch (LogFormatException e) {
            return List.of();
        }
    }

    /** Whole lines from the start of the text, unpacked. */
    private static byte[] beginning(Path file) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean packed = (in.read() << 8 | in.read()) == GZIP;
            in.reset();
            try (InputStream text = packed ? new GZIPInputStream(in) : in) {
                byte[] bytes = text.readNBytes(BYTES);
                int end = bytes.length;
                while (end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
                return Arrays.copyOf(bytes, end == 0 ? bytes.length : end);
            }
        }
    }
}
