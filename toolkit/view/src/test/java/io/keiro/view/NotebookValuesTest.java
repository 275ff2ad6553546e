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
import io.keiro.mining.Segment;
import io.keiro.mining.ValueAtStake;
import io.keiro.mining.Variants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The forms of single kinds of values; what they have in common is tested in {@link RenderingTest}. */
class NotebookValuesTest {

    private static final ViewOptions EN = ViewOptions.in(Language.EN);
    private static final ViewOptions JA = ViewOptions.in(Language.JA);

    private static String html(Object value, ViewOptions options) {
        return (String) Rendering.of(value, options).get(Rendering.HTML);
    }

    /** The words of an HTML text as they remain where every tag and attribute is taken away. */
    private static String words(String html) {
        return html.replaceAll("<[^>]*>", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\n+", "\n");
    }

    @Test
    void variantsAreStepsWithSharesAndCases() {
        String html = html(Variants.of(Logs.of("Lead Quote Won", "Lead Quote Won", "Lead <b>Lost</b>")), EN);
        assertThat(words(html))
                .contains("Lead\n → \nQuote\n → \nWon")
                .contains("Lead\n → \n<b>Lost</b>")
                .contains("66.7 %")
                .contains("100 %");
        assertThat(html).doesNotContain("<b>Lost");
    }

    @Test
    void longVariantsAreCutAndCounted() {
        String html = html(Variants.of(Logs.of("A ".repeat(40).strip())), EN);
        assertThat(words(html)).contains("→ … +15");
    }

    @Test
    void aLogShowsItsNumbersAndFirstEvents() {
        EventLog log = EventLog.builder("deals")
                .event("c1", "Lead", Instant.parse("2024-03-01T09:30:00Z"))
                .with("Region", "<West>")
                .event("c1", "Won", null)
                .build();
        assertThat(words(html(log, EN)))
                .contains("First events")
                .contains("2024-03-01 09:30:00")
                .contains("<West>")
                .contains("–");
        assertThat(words(html(log, JA))).contains("先頭のイベント").contains("2024/03/01 09:30:00");
        assertThat(html(Logs.empty(), EN)).contains("0 rows × 3 columns");
    }

    @Test
    void aGraphIsAMapInTheReadersLanguageAndAMapKeepsItsOwn() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("A B"));
        assertThat(Rendering.of(graph, JA).get(Rendering.TEXT)).asString().startsWith("プロセスマップ");
        assertThat(Rendering.of(ProcessMap.of(graph), JA).get(Rendering.SVG))
                .asString()
                .contains("開始");
        assertThat(Rendering.of(ProcessMap.of(graph).in(Language.EN), JA).get(Rendering.SVG))
                .asString()
                .contains("Start");
    }

    @Test
    void tablesawTablesAreTables() {
        List<String> names = new ArrayList<>(Collections.nCopies(8_577, "Acme & Co"));
        names.set(0, null);
        Map<String, Object> content = Rendering.of(Table.create("deals", StringColumn.create("name", names)), EN);
        assertThat(content.get(Rendering.TEXT)).isEqualTo("deals: 8577 rows");
        assertThat(words((String) content.get(Rendering.HTML)))
                .contains("20 of 8,577 rows × 1 column")
                .contains("Acme & Co")
                .contains("–");
    }

    @Test
    void chartsOfAnAnalystAreCleanAndDoNotDisturbEachOther() {
        XYChart one = new XYChartBuilder().title("One <b>").build();
        one.addSeries("s", new double[] {1, 2}, new double[] {1, 2});
        XYChart two = new XYChartBuilder().title("Two").width(500).build();
        two.addSeries("s", new double[] {1, 2}, new double[] {2, 1});
        String first = (String) Rendering.of(one, EN).get(Rendering.SVG);
        String second = (String) Rendering.of(two, EN).get(Rendering.SVG);
        Svg page = Svg.parse("<svg xmlns=\"http://www.w3.org/2000/svg\">" + first + second + "</svg>");
        assertThat(page.ids()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(first).doesNotContain("<?xml", "<!DOCTYPE").contains("width=\"800\"");
        for (String id : Svg.parse(first).ids()) {
            assertThat(first).contains("url(#" + id + ")");
        }
        assertThat(Rendering.of(one, EN).get(Rendering.SVG))
                .as("same chart, same text")
                .isEqualTo(first);
        assertThat(Rendering.of(one, EN).get(Rendering.TEXT)).isEqualTo("Chart: One <b>");
        assertThat(Base64.getDecoder().decode((String) Rendering.of(one, EN).get(Rendering.PNG)))
                .startsWith(0x89, 'P', 'N', 'G');
    }

    record Stay(String stage, Duration time, int deals) {}

    @Test
    void recordsOfOneTypeBecomeColumns() {
        String html = html(List.of(new Stay("Quote", Duration.ofHours(30), 1200), new Stay("Contract", null, 7)), EN);
        assertThat(words(html))
                .contains("stage")
                .contains("30.0 h")
                .contains("1,200")
                .contains("–")
                .contains("2 rows × 3 columns");
    }

    @Test
    void onlyTheRowsShownAreLookedAt() {
        List<Integer> huge = Collections.nCopies(50_000_000, 7);
        assertThat(words(html(huge, EN))).contains("20 of 50,000,000 rows × 2 columns");
        assertThat(words(html(new double[3_000_000], EN))).contains("20 of 3,000,000 rows");
        assertThat(Rendering.of(huge, EN).get(Rendering.TEXT)).isEqualTo("50,000,000 values");
    }

    @Test
    void mixedNestedAndFailingValuesStayReadable() {
        record Odd(int[] values) {
            @Override
            public int[] values() {
                throw new IllegalStateException("no");
            }
        }
        assertThat(words(html(java.util.Arrays.asList(1, "a", null, new int[] {1, 2}), EN)))
                .contains("a")
                .contains("[1, 2]")
                .contains("–");
        assertThat(words(html(Map.of("k", List.of("<x>")), JA))).contains("キー").contains("[<x>]");
        assertThat(words(html(new Odd(new int[0]), EN))).contains("(IllegalStateException)");
        assertThat(words(html(List.of(), EN))).contains("0 values").contains("0 rows");
    }

    @Test
    void wideTablesSayHowManyColumnsTheyHave() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            fields.add(Field.of("column" + i, Kind.COUNT));
        }
        DataTable table = DataTable.titled(Phrase.same("wide"), fields)
                .row(Collections.nCopies(100, (Object) 1).toArray())
                .build();
        assertThat(words(html(table, EN)))
                .contains("1 row × 30 of 100 columns")
                .contains("column29")
                .doesNotContain("column30");
    }

    @Test
    void valuesReadAsTheirLanguageWritesThem() {
        DataTable table = DataTable.titled(
                        Phrase.same("t"),
                        Field.of("day", Kind.DATE),
                        Field.of("open", Kind.BOOLEAN),
                        Field.of("amount", Kind.MONEY).in("JPY"),
                        Field.of("small", Kind.MONEY),
                        Field.of("wrong kind", Kind.DURATION))
                .row(LocalDate.of(2024, 1, 5), true, 1234567.0, 12.5, "not a duration")
                .build();
        assertThat(words(html(table, EN)))
                .contains("2024-01-05\n")
                .contains("yes")
                .contains("1,234,567")
                .contains("12.50")
                .contains("not a duration");
        assertThat(words(html(table, JA))).contains("2024/01/05(金)").contains("はい");
    }

    @Test
    void aPictureTooLargeForANotebookIsItsSentence() {
        String heavy = "<svg>" + "x".repeat(600_000) + "</svg>";
        Map<String, Object> content = Rendering.of(new Picture(heavy, new byte[500_000]), EN);
        assertThat(content).containsOnlyKeys(Rendering.TEXT, Rendering.HTML);
        assertThat((String) content.get(Rendering.HTML)).hasSizeLessThan(1_000).contains("Too large to show here");
    }

    @Test
    void writtenFilesAreLinks() {
        WrittenFile file =
                new WrittenFile(java.nio.file.Path.of("out/Q1 report.xlsx"), 48_000, Phrase.of("Report", "レポート"));
        assertThat(html(file, EN))
                .contains("href=\"out/Q1%20report.xlsx\"")
                .contains("Report written: ")
                .contains("(48 kB)");
        assertThat(words(html(file, JA))).contains("レポートを書き出しました");
    }

    private record Late(Phrase title, DataTable table) implements Finding {
        @Override
        public List<Measure> measures() {
            return List.of(Measure.of(
                    "sales_cycle",
                    Phrase.of("Sales cycle", "営業サイクル"),
                    12.5,
                    "days",
                    40,
                    Phrase.of("first to first", "最初から最初まで")));
        }

        @Override
        public List<Segment> segments() {
            return List.of(
                    new Segment(Phrase.of("West", "西"), Map.of("Region", "West"), 20, 0.4, 0.1, "%", 0.3, 0.01, true));
        }

        @Override
        public Optional<ValueAtStake> valueAtStake() {
            return Optional.of(new ValueAtStake(12_000_000, "JPY", Phrase.of("20 deals x 600,000", "20件 x 60万円")));
        }
    }

    @Test
    void everyNumberOfAFindingIsWordsInItsLanguage() {
        Late late = new Late(
                Phrase.of("Late", "遅延"),
                DataTable.titled(Phrase.same("t"), Field.of("a", Kind.COUNT)).build());
        assertThat(words(html(late, EN)))
                .contains("12.5 days")
                .contains("(n = 40)")
                .contains("40.0 %")
                .contains("10.0 %")
                .contains("Value at stake: JPY 12,000,000. 20 deals x 600,000")
                .contains("first to first")
                .contains("Description");
        assertThat(words(html(late, JA)))
                .contains("12.5日")
                .contains("12.0百万円")
                .contains("最初から最初まで")
                .contains("西");
        assertThat(words(html(List.of(late), EN))).contains("Late").contains("Description");
    }

    @Test
    void thePictureInAFindingIsWellFormedAndFromNowhere() {
        String html = html(new RenderedFinding(), EN);
        String data = html.substring(html.indexOf("base64,") + 7);
        String svg =
                new String(Base64.getDecoder().decode(data.substring(0, data.indexOf('"'))), StandardCharsets.UTF_8);
        assertThat(Svg.selfContained(svg).texts()).contains("Quote", "2");
    }

    private record RenderedFinding() implements Finding {
        @Override
        public Phrase title() {
            return Phrase.same("Funnel");
        }

        @Override
        public DataTable table() {
            return DataTable.titled(Phrase.same("t"), Field.of("a", Kind.COUNT)).build();
        }

        @Override
        public Optional<io.keiro.mining.Shape> shape() {
            return Optional.of(new io.keiro.mining.Shape.Funnel(
                    Phrase.same("f"), "deals", List.of(new io.keiro.mining.Shape.FunnelStep(Phrase.same("Quote"), 2))));
        }
    }
}
