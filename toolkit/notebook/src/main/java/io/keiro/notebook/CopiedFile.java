package io.keiro.notebook;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies a file or folder so that a broken copy is never taken for a whole one. */
final class CopiedFile {

    private CopiedFile() {}

    /** The copy, under its own name, in place of an earlier one. */
    static Path into(Path folder, Path original) {
        Path target = folder.resolve(original.getFileName().toString());
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, ".copying-");
            try {
                Path copy = unfinished.resolve(original.getFileName().toString());
                for (Path each : tree(original)) {
                    Path place = copy.resolve(original.relativize(each).toString());
                    Files.copy(each, original.equals(each) ? copy : place, StandardCopyOption.REPLACE_EXISTING);
                }
                delete(target);
                Files.move(copy, target);
                return target;
            } finally {
                delete(unfinished);
            }
        } catch (IOException e) {
            throw new NotebookException(
                    Phrase.of(
                            original + " could not be copied to " + folder + ": " + e
                                    + ". Check that the disk has room and that you may write there.",
                            original + " を " + folder + " にコピーできませんでした：" + e + "。空き容量と書き込み権限を確認してください。"),
                    e);
        }
    }

    private static List<Path> tree(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.sorted().toList();
        }
    }

    private static void delete(Path top) throws IOException {
        if (Files.exists(top)) {
            for (Path each :
                    tree(top).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
