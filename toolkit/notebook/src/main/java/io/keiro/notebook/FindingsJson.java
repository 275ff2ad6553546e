package io.keiro.notebook;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** The findings in one line each, as JSON for programs outside Java: {@code start.py run} prints them at its end. */
final class FindingsJson {

    private FindingsJson() {}

    static void write(Path file, List<SavedFinding> findings) {
        String entries = findings.stream().map(FindingsJson::entry).collect(Collectors.joining(",\n"));
        try {
            Path unfinished =
                    Files.writeString(file.resolveSibling("." + file.getFileName()), "[\n" + entries + "\n]\n");
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the summary " + file + " cannot be written: " + e, e);
        }
    }

    private static String entry(SavedFinding finding) {
        return "  {\"id\": " + text(finding.id()) + ", \"status\": "
                + text(finding.status().name()) + ", \"title\": " + both(finding.title()) + ", \"verdict\": "
                + both(finding.verdict()) + "}";
    }

    private static String both(Phrase phrase) {
        return "{\"en\": " + text(phrase.en()) + ", \"ja\": " + text(phrase.ja()) + "}";
    }

    static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
