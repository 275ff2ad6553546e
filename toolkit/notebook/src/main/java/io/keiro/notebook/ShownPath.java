package io.keiro.notebook;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A path as a person reads it: from the folder that the notebook runs in where that is shorter. It leads to the same file, and a notebook
 * that is passed on does not name the folders of the one who ran it.
 */
final class ShownPath {

    private ShownPath() {}

    static Path of(Path path) {
        return from(Path.of(""), path);
    }

    static Path from(Path here, Path path) {
        Path base = here.toAbsolutePath().normalize();
        Path whole = path.toAbsolutePath().normalize();
        if (!Objects.equals(base.getRoot(), whole.getRoot())) { // another drive
            return whole;
        }
        Path relative = base.relativize(whole);
        boolean shorter = relative.toString().length() < whole.toString().length();
        return shorter && !relative.toString().isEmpty() ? relative : whole;
    }
}
