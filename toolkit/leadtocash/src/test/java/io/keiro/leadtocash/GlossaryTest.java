package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names in the code are the canonical ones of the glossary, word for word. */
class GlossaryTest {

    private record Entry(String id, String en, String ja, List<String> synonyms) {}

    private static List<Entry> entries(String kind) {
        Path glossary = Shipped.shared("design/glossary.csv");
        assumeTrue(Files.exists(glossary), "skipped: " + glossary + " is not there");
        List<Entry> entries = new ArrayList<>();
        for (TextTable.Row row : TextTable.read(glossary).rows()) {
            if (row.text("kind").equals(kind)) {
                String synonyms = row.exact("synonyms");
                entries.add(new Entry(
                        row.exact("id"),
                        row.exact("en"),
                        row.exact("ja"),
                        synonyms == null ? List.of() : List.of(synonyms.split("\\|"))));
            }
        }
        return entries;
    }

    @Test
    void attributesAreThoseOfTheGlossary() {
        assertThat(Arrays.stream(Attribute.values())
                        .map(a -> new Entry(a.id(), a.label().en(), a.label().ja(), a.synonyms())))
                .containsExactlyElementsOf(entries("attribute"));
    }

    @Test
    void activitiesAreThoseOfTheGlossary() {
        assertThat(Arrays.stream(Activity.values())
                        .map(a -> new Entry(a.id(), a.label().en(), a.label().ja(), a.synonyms())))
                .containsExactlyElementsOf(entries("activity"));
    }

    @Test
    void everyWordOfTheGlossaryFindsItsEntry() {
        for (Entry entry : entries("activity")) {
            List<String> words = new ArrayList<>(entry.synonyms());
            words.addAll(List.of(entry.id(), entry.en().toUpperCase(), entry.ja()));
            assertThat(words)
                    .allSatisfy(word ->
                            assertThat(Activity.named(word).map(Activity::id)).hasValue(entry.id()));
        }
        for (Entry entry : entries("attribute")) {
            List<String> words = new ArrayList<>(entry.synonyms());
            words.addAll(List.of(entry.id(), " " + entry.en(), entry.ja()));
            assertThat(words)
                    .allSatisfy(word ->
                            assertThat(Attribute.named(word).map(Attribute::id)).hasValue(entry.id()));
        }
    }
}
