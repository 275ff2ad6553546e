package io.keiro.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was chosen when the notebooks were started, by name: a system property goes before the environment variable, so that a program
 * that embeds a kernel can choose too. Nothing is cached: a later value counts from the next question on.
 */
final class Settings {

    private Settings() {}

    static Optional<String> find(String name) {
        String property = System.getProperty(name);
        String value = property != null ? property : System.getenv(name);
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The project folder: KEIRO_HOME, else the nearest folder upwards that holds the data templates, else the kernel's own folder. */
    static Path home() {
        Optional<String> named = find("KEIRO_HOME");
        if (named.isPresent()) {
            return Path.of(named.get()).toAbsolutePath().normalize();
        }
        Path here = notebookFolder();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("data-templates"))) {
                return folder;
            }
        }
        return here;
    }

    /** The folder of the notebook: kernels start there. */
    static Path notebookFolder() {
        return find("KEIRO_NOTEBOOK_FOLDER")
                .map(Path::of)
                .orElse(Path.of(""))
                .toAbsolutePath()
                .normalize();
    }
}
