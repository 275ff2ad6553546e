package io.keiro.notebook;

import io.keiro.log.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads which source was chosen. */
final class SourceChoice {

    private SourceChoice() {}

    static DataSource current() {
        String chosen = Settings.find("KEIRO_SOURCE").orElse("sandbox");
        return switch (chosen.toLowerCase(Locale.ROOT)) {
            case "sandbox" -> new PortalSource(SandboxPortal.chosen());
            case "hubspot" -> new PortalSource(new CustomerPortal());
            default -> new FileSource(file(chosen));
        };
    }

    private static Path file(String chosen) {
        Path home = Settings.home();
        Path file = home.resolve(chosen).toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            throw new NotebookException(Phrase.of(
                    "KEIRO_SOURCE is \"" + chosen + "\", but there is no such file or folder (looked for " + file
                            + "). Valid are: sandbox, hubspot, or the path of a file or folder, absolute or from "
                            + home
                            + ".",
                    "KEIRO_SOURCE は「" + chosen + "」ですが、そのファイルまたはフォルダーがありません（" + file
                            + " を探しました）。sandbox、hubspot、またはファイルやフォルダーのパス（絶対パス、または " + home
                            + " からの相対パス）を指定してください。"));
        }
        return file;
    }

    /** A whole number from the settings, or the default. */
    static long number(String name, long otherwise, long least, long most) {
        String text = Settings.find(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.replace("_", "").replace(",", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new NotebookException(Phrase.of(
                name + " is \"" + text + "\"; it must be a whole number from " + least + " to " + most
                        + ". Set it before starting the notebooks, or leave it out for " + otherwise + ".",
                name + " は「" + text + "」ですが、" + least + " から " + most + " までの整数でなければなりません。起動前に設定し直すか、"
                        + "設定を外してください（その場合は " + otherwise + "）。"));
    }
}
