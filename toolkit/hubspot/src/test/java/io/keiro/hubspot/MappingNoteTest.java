package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.Phrase;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingNoteTest {

    @ParameterizedTest
    @EnumSource
    void speaksBothLanguages(MappingNote note) {
        Phrase sentence = note.sentence(List.of("17", "18"), "EUR");

        assertThat(sentence.en()).startsWith("2 ").endsWith(": 17, 18.").doesNotContain("%");
        assertThat(sentence.ja()).endsWith("：2件（17, 18）").doesNotContain("%").matches(".*[\\p{IsHiragana}].*");
        assertThat(sentence.ja().contains("EUR")).isEqualTo(sentence.en().contains("EUR"));
    }

    @Test
    void namesTheFirstFewOfMany() {
        Phrase sentence = MappingNote.NO_TIME.sentence(Collections.nCopies(9, "1"), "");

        assertThat(sentence.en()).startsWith("9 records").endsWith("1, 1, 1, 1, 1, 1, 1, 1, ….");
        assertThat(sentence.ja()).endsWith("：9件（1, 1, 1, 1, 1, 1, 1, 1, …）");
    }
}
