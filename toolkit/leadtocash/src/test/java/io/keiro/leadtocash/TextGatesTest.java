package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.data;
import static io.keiro.leadtocash.Small.deal;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult.Severity;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that were read wrongly or written wide, and texts that only look unusual. */
class TextGatesTest {

    private static final Charset CP932 = Charset.forName("windows-31j");

    private static GateResult found(LeadToCash.Builder builder, String subject) {
        return TextGates.of(builder.build()).stream()
                .filter(result -> result.subject().en().startsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    private static String readAs(Charset charset, String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), charset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller & Söhne",
                "株式会社サンプル",
                "㈱サンプル",
                "ｻﾝﾌﾟﾙ工業",
                "Łódź",
                "Société Générale – Québec",
                "№ 5 €",
                "Ａ社（東京）",
                "naïve café",
                "Øresund",
                "株式会社　山田",
                "ÀÉÎ",
                "日本",
                "plain"
            })
    void whatOnlyLooksUnusualIsNotBrokenAndItsWrongReadingIs(String text) {
        assertThat(WrongEncoding.is(text)).isFalse();
        boolean ascii = text.equals("plain");
        assertThat(WrongEncoding.is(readAs(StandardCharsets.ISO_8859_1, text))).isEqualTo(!ascii);
    }

    @Test
    void utf8ReadAsJapaneseIsBrokenWhereNoLetterWasLost() {
        assertThat(WrongEncoding.is(readAs(CP932, "テスト"))).isTrue();
        assertThat(WrongEncoding.is(readAs(Charset.forName("windows-1252"), "Müller")))
                .isTrue();
    }

    @Test
    void lettersThatWereLostShow() {
        assertThat(WrongEncoding.is("M\uFFFDller")).isTrue();
    }

    @Test
    void eachTextIsListedOnceWithItsAttribute() {
        String broken = readAs(StandardCharsets.ISO_8859_1, "Müller");
        LeadToCash.Builder builder = data().deal(deal("1", Outcome.OPEN, 1, "CustomerName", broken))
                .deal(deal("2", Outcome.OPEN, 1, "CustomerName", broken, "Region", "West", "ListAmount", "1,200.50"))
                .deal(deal("3", Outcome.OPEN, 1, "CustomerName", "Müller", Mark.MERGED_FROM.column(), broken))
                .lead(new Lead("L", null, null, null, Map.of("LeadSource", "Ｗｅｂ")));
        GateResult encoding = found(builder, "texts read");
        assertThat(encoding.severity()).isEqualTo(Severity.INFO);
        assertThat(encoding.affected()).containsExactly("CustomerName " + broken);
        // Two names, a region, the pipeline of all, the source of the lead.
        assertThat(encoding.of()).isEqualTo(5);
        assertThat(found(builder, "texts with full-width").affected()).containsExactly("LeadSource Ｗｅｂ");
        assertThat(found(builder, "events that a sheet").severity()).isEqualTo(Severity.OK);
    }

    /** Signs of double width are how Japanese is written; letters and digits have a narrow form. */
    @Test
    void fullWidthSignsAreNoDefect() {
        assertThat(found(data().deal(deal("1", Outcome.OPEN, 1, "CustomerName", "山田（東京）・大阪　支社")), "texts with")
                        .count())
                .isZero();
    }

    @Test
    void emptyData() {
        assertThat(TextGates.of(data().build())).hasSize(3).allMatch(result -> result.severity() == Severity.OK);
    }
}
