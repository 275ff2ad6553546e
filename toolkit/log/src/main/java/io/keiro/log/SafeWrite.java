package io.keiro.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a file beside its place and moves it there when it is complete: whatever goes wrong, nothing half-written is left and an older
 * file stays as it was. A name ending in {@code .gz} packs it.
 */
final class SafeWrite {

    private SafeWrite() {}

    /** What is written. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** What is written by a library that opens files itself. */
    interface Draft {
        void to(Path draft) throws IOException;
    }

    static void file(Path path, Content content) {
        draft(path, draft -> {
            try (OutputStream out = open(draft, path)) {
                content.to(out);
            }
        });
    }

    static void draft(Path path, Draft content) {
        Path target = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(target.getParent());
            Path draft = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
            try {
                content.to(draft);
                move(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written: " + reason(e), e);
        }
    }

    private static OutputStream open(Path draft, Path target) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16);
        return target.getFileName().toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** File system exceptions often say nothing but the path. */
    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? name : name + " " + e.getMessage();
    }
}
