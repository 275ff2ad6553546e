package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * A file that was written: where it is and how large. It shows itself as a sentence with a link.
 *
 * @param path the file
 * @param bytes its size
 * @param what what it is: "Report with 3 findings"
 */
public record WrittenFile(Path path, long bytes, Phrase what) {

    public WrittenFile {
        Objects.requireNonNull(path, "a written file needs its path");
        Objects.requireNonNull(what, "a written file says what it is");
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes beside the file and moves the result into place, so that nobody ever finds half a file; missing folders are made. */
    static WrittenFile write(Path file, Phrase what, Content content) {
        Objects.requireNonNull(file, "a file to write needs a path, for example Path.of(\"out/report.xlsx\")");
        Path target = file.toAbsolutePath().normalize();
        if (Files.isDirectory(target)) {
            throw new IllegalArgumentException("cannot write " + file + ": it is a folder; add a file name");
        }
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return new WrittenFile(file, Files.size(target), what);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + ": " + reason(e)
                            + ". Close the file if another program has it open, or choose another place",
                    e);
        } finally {
            remove(unfinished);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ", " + e.getMessage());
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            unfinished.toFile().deleteOnExit();
        }
    }

    /** What was written, how large, and where. */
    public Phrase sentence() {
        return Phrase.of(
                what.en() + " written: " + path + " (" + size(bytes) + ")",
                what.ja() + "を書き出しました: " + path + " (" + size(bytes) + ")");
    }

    /** The same with a link relative to the folder that the notebook runs in. */
    String toHtml(Language language) {
        Path here = Path.of("").toAbsolutePath();
        Path target = path.toAbsolutePath().normalize();
        boolean sameRoot = Objects.equals(here.getRoot(), target.getRoot());
        String relative = sameRoot ? here.relativize(target).toString().replace('\\', '/') : path.toString();
        String link = "<a href=\"" + Markup.escape(encoded(relative)) + "\">" + Markup.escape(path.toString()) + "</a>";
        String size = " (" + size(bytes) + ")";
        return "<p>"
                + (language == Language.JA
                        ? Markup.escape(what.ja()) + "を書き出しました: " + link + size
                        : Markup.escape(what.en()) + " written: " + link + size)
                + "</p>";
    }

    private static String encoded(String relative) {
        return relative.replace("%", "%25")
                .replace(" ", "%20")
                .replace("#", "%23")
                .replace("?", "%3F");
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%,.0f kB", bytes / 1_000.0)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1_000_000.0);
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
