package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {

    private static int code(Dictionary dictionary, String text) {
        return dictionary.code(("<" + text + ">").toCharArray(), 1, text.length());
    }

    @Test
    void everyTextComesBackAsItWas() {
        // The hash of the last two is the same; half a surrogate pair is text as well.
        List<String> texts = List.of(
                "", "A", "A\0", "Ünï", "経路", "🚀", "\ud83d", "\ude80x", "ÿ", "Ā", "x".repeat(200_000), "Aa", "BB");
        Dictionary dictionary = new Dictionary();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(i % 2 == 0 ? dictionary.code(texts.get(i)) : code(dictionary, texts.get(i)))
                    .isEqualTo(i);
        }
        for (int i = 0; i < texts.size(); i++) {
            assertThat(dictionary.entry(i)).isEqualTo(texts.get(i)).isSameAs(dictionary.entry(i));
            assertThat(dictionary.find(texts.get(i))).isEqualTo(i);
            assertThat(code(dictionary, texts.get(i))).isEqualTo(i);
            assertThat(dictionary.code(texts.get(i))).isEqualTo(i);
        }
        assertThat(dictionary.size()).isEqualTo(texts.size());
        assertThat(dictionary.find("a")).isEqualTo(-1);
    }

    @Test
    void aCodeThatNoTextHasIsRefused() {
        Dictionary dictionary = new Dictionary();
        dictionary.code("A");
        assertThatThrownBy(() -> dictionary.entry(1)).hasMessageContaining("1 of 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAMapAndTakesInAnother(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> map = new LinkedHashMap<>();
        Dictionary dictionary = new Dictionary();
        Dictionary other = new Dictionary();
        List<String> otherTexts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            if (random.nextBoolean()) {
                int expected = map.computeIfAbsent(text, t -> map.size());
                assertThat(code(dictionary, text)).isEqualTo(expected);
            } else if (other.find(text) < 0) {
                other.code(text);
                otherTexts.add(text);
            }
        }
        int[] codes = dictionary.add(other);
        for (int code = 0; code < codes.length; code++) {
            int expected = map.computeIfAbsent(otherTexts.get(code), t -> map.size());
            assertThat(codes[code]).isEqualTo(expected);
        }
        map.forEach((text, code) -> assertThat(dictionary.entry(code)).isEqualTo(text));
        assertThat(dictionary.size()).isEqualTo(map.size());
    }

    @Test
    void manyTextsAreNotKeptAsStrings() {
        Dictionary dictionary = new Dictionary();
        for (int i = 0; i < 70_000; i++) {
            code(dictionary, "case " + i);
        }
        assertThat(dictionary.entry(69_999)).isEqualTo("case 69999").isNotSameAs(dictionary.entry(69_999));
        assertThatThrownBy(() -> dictionary.entry(70_000)).hasMessageContaining("70000 of 70000");
    }

    @Test
    void controlCharacters() {
        Dictionary dictionary = new Dictionary();
        dictionary.code("tab\tand\r\nline");
        dictionary.code("経路");
        assertThat(dictionary.firstWithControl()).isEqualTo(-1);
        dictionary.code("経\u0007路");
        dictionary.code("\u007f");
        assertThat(dictionary.firstWithControl()).isEqualTo(2);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int most = random.nextBoolean() ? 128 : 0x3000;
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append((char) random.nextInt(most));
        }
        return text.toString();
    }
}
