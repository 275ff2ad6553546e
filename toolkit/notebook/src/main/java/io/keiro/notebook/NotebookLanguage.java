package io.keiro.notebook;

import io.keiro.log.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Which language the notebook speaks: KEIRO_LANG, else the marker in the notebook's folder, else the computer's, else English. */
final class NotebookLanguage {

    static final String MARKER = ".keiro-language";

    private NotebookLanguage() {}

    static Language of(Optional<String> chosen, Path folder, Locale locale) {
        return chosen.flatMap(NotebookLanguage::named)
                .or(() -> marker(folder))
                .orElse(locale.getLanguage().equals("ja") ? Language.JA : Language.EN);
    }

    static Language current() {
        return of(Settings.find("KEIRO_LANG"), Settings.notebookFolder(), Locale.getDefault());
    }

    /** The language of a word such as "ja" or "EN"; empty for any other word. */
    static Optional<Language> named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "en" -> Optional.of(Language.EN);
            case "ja" -> Optional.of(Language.JA);
            default -> Optional.empty();
        };
    }

    private static Optional<Language> marker(Path folder) {
        Path file = folder.resolve(MARKER);
        try {
            return Files.isRegularFile(file) ? named(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
