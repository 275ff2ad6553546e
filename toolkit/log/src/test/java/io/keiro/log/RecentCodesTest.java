package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentCodesTest {

    @Test
    void aTextHasOneCodeWhicheverObjectItIs() {
        Dictionary dictionary = new Dictionary();
        RecentCodes recent = new RecentCodes(dictionary);
        String text = "Rep 07";
        assertThat(recent.code(text)).isZero();
        assertThat(recent.code("長い")).isOne();
        assertThat(recent.code(text)).isZero();
        assertThat(recent.code(new String(text))).isZero();
        assertThat(dictionary.size()).isEqualTo(2);
    }

    /** Texts with one hash share one place. */
    @Test
    void equalHashes() {
        RecentCodes recent = new RecentCodes(new Dictionary());
        for (int i = 0; i < 3; i++) {
            assertThat(recent.code("Aa")).isZero();
            assertThat(recent.code("BB")).isOne();
            assertThat(recent.code("")).isEqualTo(2);
        }
    }

    /** More texts than there is room for have the codes that the dictionary alone would give. */
    @Test
    void manyTexts() {
        Random random = new Random(5);
        String[] texts = new String[2_000];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Integer.toString(random.nextInt(1_000));
        }
        RecentCodes recent = new RecentCodes(new Dictionary());
        Dictionary alone = new Dictionary();
        for (int i = 0; i < 20_000; i++) {
            String text = texts[random.nextInt(texts.length)];
            assertThat(recent.code(text)).isEqualTo(alone.code(text));
        }
    }
}
