package io.keiro.notebook;

import io.keiro.log.Language;
import io.keiro.view.WrittenFile;
import java.nio.file.Path;

/** Writes the Excel template that people fill in. */
final class Template {

    private Template() {}

    static WrittenFile write(Path file, Language language) {
        throw new UnsupportedOperationException(file + " " + language);
    }
}
