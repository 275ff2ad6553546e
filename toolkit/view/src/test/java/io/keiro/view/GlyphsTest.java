package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlyphsTest {

    @Test
    void wideGlyphsCountAsTwoCells() {
        assertThat(Glyphs.cells("abc")).isEqualTo(3);
        assertThat(Glyphs.cells("見積書")).isEqualTo(6);
        assertThat(Glyphs.cells("\uFF21\uFF22\uFF23")).as("full-width letters").isEqualTo(6);
        assertThat(Glyphs.cells("\uFF76\uFF85")).as("half-width kana").isEqualTo(2);
        assertThat(Glyphs.cells("🚀")).isEqualTo(2);
        assertThat(Glyphs.cells("e\u0301")).as("combining accent").isEqualTo(1);
        assertThat(Glyphs.width("見積", 10)).isEqualTo(4 * 5.4);
    }

    @Test
    void shortensByCellsWithoutCuttingAGlyph() {
        assertThat(Glyphs.shorten("contract", 8)).isEqualTo("contract");
        assertThat(Glyphs.shorten("contract", 5)).isEqualTo("cont…");
        assertThat(Glyphs.shorten("見積書発行", 6)).isEqualTo("見積…");
        assertThat(Glyphs.shorten("🚀🚀🚀", 4)).isEqualTo("🚀…");
    }

    @Test
    void wrapsBehindSpacesAndBetweenWideGlyphs() {
        assertThat(Glyphs.wrap("Quote Issued to Customer", 12, new Glyphs.Limits(90, 3)))
                .containsExactly("Quote Issued", "to Customer");
        assertThat(Glyphs.wrap("顧客による見積書承認", 12, new Glyphs.Limits(80, 3))).containsExactly("顧客による見", "積書承認");
        assertThat(Glyphs.wrap("ああああ。い", 10, new Glyphs.Limits(45, 3)))
                .as("no line starts with a full stop")
                .containsExactly("あああ", "あ。い");
        assertThat(Glyphs.wrap("A_PARTLYSUBMITTED", 12, new Glyphs.Limits(80, 3)))
                .as("not behind A_")
                .doesNotContain("A_");
        assertThat(Glyphs.wrap("", 12, new Glyphs.Limits(80, 3))).isEqualTo(List.of(""));
        assertThat(Glyphs.wrap("one two three four", 12, new Glyphs.Limits(40, 2)))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
    }

    @Test
    void noLineIsWiderThanAllowed() {
        for (String text : List.of(
                "Receive external advice from party 4", "受注処理完了/サービス提供済み(第2期)", "x".repeat(200), "W_".repeat(40))) {
            assertThat(Glyphs.wrap(text, 12, new Glyphs.Limits(100, 4)))
                    .allMatch(line -> Glyphs.width(line, 12) <= 100);
        }
    }
}
