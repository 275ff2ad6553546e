package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import io.keiro.mining.Shape;
import io.keiro.mining.SuggestedAction;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** What values look like in a notebook: every number is there without script, style or anything from outside. */
class RenderingTest {

    private static final ViewOptions EN = ViewOptions.in(Language.EN);
    private static final String HOSTILE = "<script>alert(\"x\")</script> & \u0007 Müller";

    private record Rework(Phrase title, DataTable table) implements Finding {
        @Override
        public Status status() {
            return Status.PROBLEM;
        }

        @Override
        public Phrase verdict() {
            return Phrase.of("12 of 40 deals were reworked", "40件中12件が手戻り");
        }

        @Override
        public List<Measure> measures() {
            return List.of(
                    Measure.of("rework_rate", Phrase.of("Rework rate", "手戻り率"), 0.3, "%", 40, Phrase.of("all", "全件"))
                            .between(0.18, 0.45));
        }

        @Override
        public Optional<Shape> shape() {
            return Optional.of(new Shape.Breakdown(
                    Phrase.of("By region", "地域別"),
                    "%",
                    List.of(new Shape.Bar(Phrase.same(HOSTILE), 0.4, 0.3, 0.5, 20, true))));
        }

        @Override
        public List<SuggestedAction> actions() {
            return List.of(new SuggestedAction(Phrase.of("Ask", "尋ねる"), Phrase.of("because", "理由"), "rework_rate"));
        }
    }

    private static DataTable table(int rows) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Deals", "商談"),
                Field.of("name", Phrase.of("Name", "名前"), Kind.TEXT),
                Field.of("share", Kind.SHARE),
                Field.of("time", Kind.DURATION),
                Field.of("amount", Kind.MONEY).in("EUR"));
        for (int i = 0; i < rows; i++) {
            table.row(HOSTILE, 0.25, Duration.ofHours(30), 1234567.0);
        }
        return table.build();
    }

    @Test
    void aTableIsCutAndSaysSo() {
        String html = (String) Rendering.of(table(8577), EN).get(Rendering.HTML);
        assertThat(html)
                .contains("20 of 8,577 rows × 4 columns")
                .contains("25.0 %")
                .contains("1,234,567")
                .contains(">EUR<")
                .contains("&lt;script&gt;")
                .doesNotContain("<script")
                .doesNotContain("<style")
                .doesNotContain("\u0007");
        assertThat(html.split("<tr>")).hasSize(22);
        assertThat(Rendering.of(table(3), EN).get(Rendering.TEXT)).isEqualTo("Deals: 3 rows");
    }

    @Test
    void moreRowsOnRequestAndJapanese() {
        String html =
                (String) Rendering.of(table(30), ViewOptions.in(Language.JA).withRows(30))
                        .get(Rendering.HTML);
        assertThat(html).contains("30行 × 4列").contains("名前").contains("30.0時間");
    }

    @Test
    void missingValuesAndLongNames() {
        DataTable table = DataTable.titled(Phrase.same("t"), Field.of("a", Kind.TEXT), Field.of("b", Kind.NUMBER))
                .row("x".repeat(80), null)
                .build();
        String html = (String) Rendering.of(table, EN).get(Rendering.HTML);
        assertThat(html)
                .contains("x".repeat(39) + "…")
                .contains("title=\"" + "x".repeat(80))
                .contains(">–<");
    }

    private record Unanswered(Phrase title, DataTable table) implements Finding {
        @Override
        public Status status() {
            return Status.NOT_POSSIBLE;
        }

        @Override
        public List<Measure> measures() {
            Phrase all = Phrase.of("all", "全件");
            return List.of(
                    Measure.of("a", Phrase.of("Win rate", "受注率"), Double.NaN, "%", 0, all),
                    Measure.of("b", Phrase.of("Reopened deals", "再開"), 0, "deals", 0, all));
        }
    }

    @Test
    void aFindingThatIsNotPossibleShowsNoDashesAndNoEmptyTable() {
        String html = (String) Rendering.of(new Unanswered(Phrase.of("Stalled", "停滞"), table(2)), EN)
                .get(Rendering.HTML);
        assertThat(html)
                .contains("2 measures have no value, because the data lacks what they need")
                .contains("How the numbers are computed")
                .doesNotContain("<b>–</b>")
                .doesNotContain("<table");
    }

    private record Detailed(Phrase title, DataTable table) implements Finding {
        @Override
        public List<Measure> measures() {
            return java.util.stream.IntStream.range(0, 10)
                    .mapToObj(i -> Measure.of("m" + i, Phrase.same("m" + i), i + 0.5, "days", 3, Phrase.same("d")))
                    .toList();
        }
    }

    @Test
    void theFirstMeasuresAreOpenAndNoneIsLost() {
        String html = (String) Rendering.of(new Detailed(Phrase.of("Long", "長い"), table(0)), EN)
                .get(Rendering.HTML);
        int fold = html.indexOf("More measures (2)");
        assertThat(html.substring(0, fold)).contains("m7: <b>7.50 days</b>").doesNotContain("m8: <b>");
        assertThat(html.substring(fold)).contains("m8: <b>8.50 days</b>").contains("m9: <b>9.50 days</b>");
    }

    @Test
    void aSingleRowOfManyColumnsStandsUpright() {
        List<Field> fields = java.util.stream.IntStream.range(0, 11)
                .mapToObj(i -> Field.of("f" + i, Kind.COUNT))
                .toList();
        DataTable wide = DataTable.titled(Phrase.same("Wide"), fields)
                .row(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .build();
        String html = (String) Rendering.of(wide, EN).get(Rendering.HTML);
        assertThat(html.split("<tr>")).hasSize(12);
        assertThat(html).contains(">f10</th>").contains("1 row × 11 columns");
    }

    @Test
    void japaneseHeadersDoNotBreakAfterEveryLetter() {
        DataTable table = DataTable.titled(
                        Phrase.same("t"),
                        Field.of("a", Phrase.of("Events", "イベント数"), Kind.COUNT),
                        Field.of("b", Phrase.of("90th percentile", "所要時間の90パーセンタイル"), Kind.COUNT))
                .row(1, 2)
                .build();
        String html = (String) Rendering.of(table, ViewOptions.in(Language.JA)).get(Rendering.HTML);
        assertThat(html)
                .containsPattern("white-space:nowrap[^>]*>イベント数")
                .containsPattern("min-width:5em[^>]*>所要時間の90パーセンタイル");
    }

    @Test
    void ourOwnWordsAreNeverCut() {
        String words = "分析可能: 商談2,000件のうち2,000件（100 %）で必要なデータが揃っています";
        DataTable table = DataTable.titled(Phrase.same("t"), Field.of("m", Kind.TEXT))
                .row(Phrase.of("Ready", words))
                .row(words)
                .build();
        String html = (String) Rendering.of(table, ViewOptions.in(Language.JA)).get(Rendering.HTML);
        assertThat(html).contains(">" + words + "</td>").contains("…</td>");
    }

    @Test
    void ratesAreJapaneseToo() {
        assertThat(new Unit("USD per day").value(1200, Language.JA)).isEqualTo("1,200 USD/日");
        assertThat(new Unit("USD per day").value(1200, Language.EN)).isEqualTo("1,200 USD per day");
    }

    @Test
    void smallProbabilitiesAreNotWrittenAsPowers() {
        Unit p = new Unit(Unit.PROBABILITY);
        assertThat(p.value(2.3e-96, Language.EN)).isEqualTo("< 0.001");
        assertThat(p.value(0.0423, Language.EN)).isEqualTo("0.042");
        assertThat(p.value(Double.NaN, Language.EN)).isEqualTo("–");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aFindingIsOneBlockWithItsPictureInside(Language language) {
        Rework finding = new Rework(Phrase.of("Rework <b>", "手戻り"), table(2));
        Map<String, Object> content = Rendering.of(finding, ViewOptions.in(language));
        String html = (String) content.get(Rendering.HTML);
        assertThat(html)
                .contains("30.0 %")
                .contains("18.0 %")
                .contains("45.0 %")
                .contains("data:image/svg+xml;base64,")
                .contains(finding.verdict().in(language))
                .doesNotContain("<script")
                .doesNotContain("<svg")
                .doesNotContain("http:")
                .doesNotContain("<b>&");
        assertThat(content.get(Rendering.TEXT)).isEqualTo(finding.sentence().in(language));
    }

    static List<Shape> shapes() {
        Phrase title = Phrase.of("Days & <deals>", "日数");
        return List.of(
                new Shape.Distribution(
                        title,
                        "days",
                        List.of(
                                new Shape.Group(Phrase.same("A"), new double[] {1, 2, 3, Double.NaN}, true),
                                new Shape.Group(Phrase.same("A"), new double[] {4}, false))),
                new Shape.Distribution(title, "days", List.of()),
                new Shape.Breakdown(
                        title,
                        "days",
                        List.of(
                                new Shape.Bar(Phrase.same(HOSTILE), 3, 2, 5, 9, true),
                                new Shape.Bar(Phrase.same("b"), -2, Double.NaN, Double.NaN, 3, false),
                                new Shape.Bar(Phrase.same("c"), Double.NaN, Double.NaN, Double.NaN, 0, false))),
                new Shape.Breakdown(title, "%", List.of()),
                new Shape.Funnel(
                        title,
                        "deals",
                        List.of(
                                new Shape.FunnelStep(Phrase.same("in"), 10),
                                new Shape.FunnelStep(Phrase.same("out"), 0))),
                new Shape.Timeline(
                        title,
                        "days",
                        List.of(new Shape.Series(
                                Phrase.same("s"),
                                List.of(
                                        new Shape.Point(LocalDate.of(2026, 1, 1), 1),
                                        new Shape.Point(LocalDate.of(2026, 2, 1), 3))))),
                new Shape.Timeline(title, "days", List.of()),
                new Shape.Matrix(
                        title,
                        "days",
                        List.of(Phrase.same("r"), Phrase.same("r")),
                        List.of(Phrase.same("c1"), Phrase.same("c2")),
                        new double[][] {{1, 2}, {3, Double.NaN}}),
                new Shape.Matrix(title, "days", List.of(), List.of(), new double[0][]),
                new Shape.Flow(
                        title,
                        "deals",
                        DirectlyFollowsGraph.of(EventLog.builder("l")
                                .event("1", "a", Instant.EPOCH)
                                .event("1", "b", Instant.EPOCH)
                                .build())));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyShapeIsWellFormedAndSelfContained(Shape shape) throws Exception {
        for (Language language : Language.values()) {
            Map<String, Object> content = Rendering.of(shape, ViewOptions.in(language));
            String svg = (String) content.get(Rendering.SVG);
            assertThat(svg).startsWith("<svg").doesNotContain("<script");
            assertThat(svg.replace("http://www.w3.org/", ""))
                    .doesNotContain("http://")
                    .doesNotContain("https://");
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            assertThat((String) content.get(Rendering.PNG)).startsWith("iVBOR");
        }
    }

    @Test
    void logsGraphsAndPlainValues() {
        EventLog log = EventLog.builder("deals")
                .event("1", "Created", Instant.EPOCH)
                .event("1", "Won", Instant.EPOCH.plusSeconds(60))
                .build();
        assertThat(Rendering.of(log, EN)).containsKeys(Rendering.TEXT, Rendering.HTML);
        assertThat((String) Rendering.of(DirectlyFollowsGraph.of(log), EN).get(Rendering.SVG))
                .startsWith("<svg");
        assertThat((String) Rendering.of(new int[] {7, 8}, EN).get(Rendering.HTML))
                .contains(">7<")
                .contains(">8<");
        assertThat((String) Rendering.of(Map.of("k", "v"), EN).get(Rendering.HTML))
                .contains(">k<")
                .contains(">v<");
        assertThat((String) Rendering.of(List.of("x"), EN).get(Rendering.HTML)).contains(">x<");
        assertThat((String) Rendering.of(new Shape.Point(LocalDate.of(2026, 1, 2), 3), EN)
                        .get(Rendering.HTML))
                .contains("2026-01-02");
        assertThat(Rendering.of("text", EN)).containsExactly(Map.entry(Rendering.TEXT, "text"));
    }

    @Test
    void tooLargeForANotebook() {
        DataTable.Builder table = DataTable.titled(Phrase.same("t"), Field.of("a", Kind.TEXT));
        for (int i = 0; i < 20_000; i++) {
            table.row("row " + i);
        }
        String html = (String) Rendering.of(table.build(), EN.withRows(20_000)).get(Rendering.HTML);
        assertThat(html).hasSizeLessThan(1_000).contains("t: 20000 rows").contains("Too large to show here");
    }
}
