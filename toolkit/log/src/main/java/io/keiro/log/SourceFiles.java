package io.keiro.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a path stands for: a file, the files that a pattern such as {@code exports/*.csv} names, or the files in a zip archive.
 *
 * @param name what they are called together
 * @param files in the order of their names
 * @param labels what each is called where several are meant
 * @param several whether the path is one that may stand for several, even if it happens to be one now
 */
record SourceFiles(String name, List<SourceFile> files, List<String> labels, boolean several) {

    /** Any number of characters, one, one of some, one of several parts. */
    private static final String WILD = ".*[*?\\[{].*";

    static SourceFiles of(Path path) {
        if (!Files.exists(path) && path.toString().matches("(?s)" + WILD)) {
            return matching(path);
        }
        ZipArchive archive = SourceFile.archive(path);
        if (archive == null || archive.isWorkbook() || archive.files().size() < 2) {
            SourceFile file = SourceFile.of(path);
            return new SourceFiles(file.name(), List.of(file), List.of(file.name()), false);
        }
        List<String> sorted =
                archive.files().stream().sorted(Labels.BY_CODE_POINT).toList();
        List<SourceFile> files =
                sorted.stream().map(entry -> SourceFile.inArchive(path, entry)).toList();
        return new SourceFiles(path.getFileName().toString(), files, sorted, true);
    }

    /** The file if there is just one and it could not be more, else null. */
    SourceFile only() {
        return several ? null : files.get(0);
    }

    /** Whether all of them are XML. */
    boolean areXml() {
        return files.stream().allMatch(file -> file.content() == SourceFile.Content.XML);
    }

    private static SourceFiles matching(Path pattern) {
        Path folder = pattern.toAbsolutePath().getRoot();
        List<String> wild = new ArrayList<>();
        for (Path part : pattern.toAbsolutePath()) {
            if (wild.isEmpty() && !part.toString().matches(WILD)) {
                folder = folder.resolve(part);
            } else {
                wild.add(part.toString());
            }
        }
        return in(folder, String.join("/", wild), pattern.toString());
    }

    /** The files below a folder whose path from there matches a pattern, as in {@code *.csv} or {@code **.csv}. */
    static SourceFiles in(Path folder, String glob) {
        return in(folder, glob, folder + "/" + glob);
    }

    private static SourceFiles in(Path base, String glob, String pattern) {
        int depth = glob.split("/").length;
        boolean deep = glob.contains("**");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        List<Path> found;
        try (Stream<Path> walk = Files.walk(base, deep ? Integer.MAX_VALUE : depth)) {
            found = walk.filter(file -> matcher.matches(base.relativize(file)))
                    .filter(file -> !file.getFileName().toString().startsWith(".") && !Files.isDirectory(file))
                    .sorted((a, b) -> Labels.BY_CODE_POINT.compare(label(base, a), label(base, b)))
                    .toList();
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(pattern + " matches no file: the folder " + base + " does not exist", e);
        } catch (IOException e) {
            throw SourceFile.unreadable(pattern, e);
        }
        if (found.isEmpty()) {
            throw new UncheckedIOException(
                    pattern + " matches no file" + SourceFile.listing(base), new NoSuchFileException(pattern));
        }
        return new SourceFiles(
                pattern,
                found.stream().map(SourceFile::of).toList(),
                found.stream().map(file -> label(base, file)).toList(),
                true);
    }

    private static String label(Path base, Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }
}
