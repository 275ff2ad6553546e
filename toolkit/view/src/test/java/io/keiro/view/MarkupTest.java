package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void markupBecomesText() {
        assertThat(Markup.escape("<script>\"a\" & 'b'</script>"))
                .isEqualTo("&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
    }

    @Test
    void whatXmlForbidsIsDropped() {
        assertThat(Markup.clean("a\u0000b\u0007c\u000Bd\u007Fe\uFFFEf\uFFFFg")).isEqualTo("abcdefg");
        assertThat(Markup.clean("half \uD83D of a rocket \uD83D\uDE80")).isEqualTo("half  of a rocket \uD83D\uDE80");
        assertThat(Markup.clean("one\ttwo\r\nthree")).isEqualTo("one two  three");
    }

    @Test
    void noTextTurnsTheDirectionOfWhatFollows() {
        assertThat(Markup.clean("invoice \u202Egpj.exe\u202C \u2066x\u2069")).isEqualTo("invoice gpj.exe x");
        assertThat(Markup.clean("מכירה 商談 é e\u0301")).isEqualTo("מכירה 商談 é e\u0301");
    }
}
