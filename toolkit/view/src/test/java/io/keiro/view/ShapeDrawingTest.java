package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.Shape;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeDrawingTest {

    private static final Phrase TITLE = Phrase.of("Days & <nights>", "日数 & <夜>");

    private static Shape.Group group(String name, boolean highlighted, double... values) {
        return new Shape.Group(Phrase.of(name, name + "群"), values, highlighted);
    }

    private static Shape.Bar bar(String name, double value, double low, double high) {
        return new Shape.Bar(Phrase.same(name), value, low, high, 12, false);
    }

    private static Shape.Matrix matrix(int rows, int columns, double value) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            java.util.Arrays.fill(row, value);
        }
        return new Shape.Matrix(TITLE, "days", labels("row", rows), labels("column number", columns), values);
    }

    private static List<Phrase> labels(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Phrase.of(name + " " + i, "ラベル" + i))
                .toList();
    }

    private static Shape.Timeline timeline(Shape.Point... points) {
        return new Shape.Timeline(TITLE, "days", List.of(new Shape.Series(Phrase.same("one"), List.of(points))));
    }

    static Stream<Shape> shapes() {
        LocalDate day = LocalDate.of(2024, 2, 28);
        List<Shape.Bar> many = IntStream.range(0, 200)
                .mapToObj(i -> bar("bar " + i, i, i - 1, i + 1))
                .toList();
        List<Shape.Series> series = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            series.add(new Shape.Series(
                    Phrase.same("A series with a rather long name " + i),
                    List.of(new Shape.Point(day, i), new Shape.Point(day.plusYears(3), 2 * i))));
        }
        return Stream.of(
                new Shape.Distribution(TITLE, "days", List.of()),
                new Shape.Distribution(TITLE, "days", List.of(group("empty", false))),
                new Shape.Distribution(TITLE, "days", List.of(group("one value", true, 3))),
                new Shape.Distribution(
                        TITLE, "%", List.of(group("nothing known", true, Double.NaN), group("same", false, 1, 1, 1))),
                new Shape.Distribution(
                        TITLE,
                        "days",
                        List.of(group("a", true, 1, 2, 3, 4, 1000), group("長い名前".repeat(12), false, -5, 5))),
                new Shape.Breakdown(TITLE, "%", List.of()),
                new Shape.Breakdown(TITLE, "%", List.of(bar("one", 0.5, 0.4, 0.6))),
                new Shape.Breakdown(
                        TITLE,
                        "EUR",
                        List.of(bar("negative", -5e9, -6e9, -4e9), bar("unknown", Double.NaN, Double.NaN, Double.NaN))),
                new Shape.Breakdown(TITLE, "days", many),
                new Shape.Funnel(TITLE, "deals", List.of()),
                new Shape.Funnel(
                        TITLE,
                        "deals",
                        List.of(
                                new Shape.FunnelStep(Phrase.same("none"), 0),
                                new Shape.FunnelStep(Phrase.same("more than before"), 5))),
                timeline(),
                timeline(new Shape.Point(day, 5)),
                timeline(new Shape.Point(day, Double.NaN)),
                timeline(new Shape.Point(day.plusYears(200), 1e12), new Shape.Point(day, -1e12)),
                new Shape.Timeline(TITLE, "%", series),
                matrix(0, 0, 0),
                matrix(1, 1, Double.NaN),
                matrix(60, 60, 123456.78),
                matrix(3, 4, 0),
                new Shape.Flow(TITLE, "deals", DirectlyFollowsGraph.of(Logs.of("A B", "A C"))),
                new Shape.Flow(TITLE, "deals", DirectlyFollowsGraph.of(Logs.empty())));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyShapeIsDrawnWholeInBothLanguages(Shape shape) {
        for (Language language : Language.values()) {
            Drawing drawing = ShapeDrawing.of(shape, language);
            Svg.selfContained(drawing.toSvg());
            assertThat(drawing.toSvg())
                    .isEqualTo(ShapeDrawing.of(shape, language).toSvg())
                    .doesNotContain("NaN", "Infinity");
            assertThat(drawing.toPng(1)).startsWith(0x89, 'P', 'N', 'G');
            Rectangle2D page = new Rectangle2D.Double(0, 0, drawing.width(), drawing.height());
            for (Drawing.Mark mark : drawing.marks()) {
                if (mark instanceof Label label && !label.text().isEmpty()) {
                    assertThat(page.contains(label.bounds()))
                            .as(label.toString())
                            .isTrue();
                } else if (mark instanceof Box box) {
                    assertThat(page.contains(box.x(), box.y(), box.width(), box.height()))
                            .as(box.toString())
                            .isTrue();
                } else if (mark instanceof Line line) {
                    assertThat(line.outline().controlPoints()).allMatch(p -> page.contains(p.x(), p.y()));
                }
            }
        }
    }

    private static List<String> texts(Shape shape, Language language) {
        return Svg.parse(ShapeDrawing.of(shape, language).toSvg()).texts();
    }

    @Test
    void nothingToDrawIsSaid() {
        assertThat(texts(new Shape.Breakdown(TITLE, "%", List.of()), Language.EN))
                .containsExactly("Days & <nights>", "No values to draw.");
        assertThat(texts(matrix(0, 0, 0), Language.JA)).containsExactly("日数 & <夜>", "表示する値がありません。");
    }

    @Test
    void boxPlotsSayTheMedianAndWhatLiesOutside() {
        List<String> texts = texts(
                new Shape.Distribution(
                        TITLE, "days", List.of(group("West", true, 1, 2, 3, 4, 1000), group("East", false, 2, 4))),
                Language.EN);
        assertThat(texts).contains("West (n\u00a0=\u00a05)", "East (n\u00a0=\u00a02)", "days", "+1 →");
        assertThat(texts).filteredOn("3"::equals).as("the median of both").hasSizeGreaterThanOrEqualTo(2);
        assertThat(texts).anyMatch(text -> text.endsWith("1 value lies above 8 and outside the picture."));
    }

    @Test
    void oneGroupIsAHistogramWithItsMedian() {
        List<String> texts =
                texts(new Shape.Distribution(TITLE, "days", List.of(group("West", false, 1, 2, 9))), Language.JA);
        assertThat(texts).contains("中央値 2日", "日").anyMatch(text -> text.contains("n = 3 (West群)"));
    }

    @Test
    void barsSayValueIntervalAndCases() {
        List<String> texts = texts(
                new Shape.Breakdown(
                        TITLE, "%", List.of(bar("North", 0.125, 0.1, 0.15), bar("South", 0.5, Double.NaN, Double.NaN))),
                Language.EN);
        assertThat(texts).contains("North", "12.5 [10.0 – 15.0] · n = 12", "50.0 · n = 12", "%");
        assertThat(texts).contains("Whiskers and brackets: 95 % interval. n: cases.");
    }

    @Test
    void barsBeyondTheLimitAreCounted() {
        List<Shape.Bar> many = IntStream.range(0, 200)
                .mapToObj(i -> bar("bar " + i, i, i - 1, i + 1))
                .toList();
        assertThat(texts(new Shape.Breakdown(TITLE, "days", many), Language.EN))
                .contains("bar 39", "40 of 200 bars are shown.")
                .doesNotContain("bar 40");
    }

    @Test
    void funnelSaysSharesOfTheFirstAndOfTheStepBefore() {
        Shape funnel = new Shape.Funnel(
                TITLE,
                "deals",
                List.of(
                        new Shape.FunnelStep(Phrase.of("Quote", "見積"), 2000),
                        new Shape.FunnelStep(Phrase.of("Order", "受注"), 1000),
                        new Shape.FunnelStep(Phrase.of("Paid", "入金"), 250)));
        assertThat(texts(funnel, Language.EN))
                .contains(
                        "2,000",
                        "1,000 · 50.0 % of the first, 50.0 % of the one before",
                        "250 · 12.5 % of the first, 25.0 % of the one before");
        assertThat(texts(funnel, Language.JA)).contains("受注", "250 · 最初の12.5 %、直前の25.0 %", "単位: 商談");
    }

    @Test
    void timelineMarksMonthsAndBreaksAtUnknownDays() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        Shape shape = timeline(
                new Shape.Point(day, 1),
                new Shape.Point(day.plusMonths(1), 2),
                new Shape.Point(day.plusMonths(2), Double.NaN),
                new Shape.Point(day.plusMonths(3), 4));
        assertThat(texts(shape, Language.EN)).contains("Jan 2024", "Apr 2024", "days");
        assertThat(texts(shape, Language.JA)).contains("2024/01", "2024/04", "日");
        assertThat(ShapeDrawing.of(shape, Language.EN).marks())
                .filteredOn(Dot.class::isInstance)
                .hasSize(1);
    }

    @Test
    void matrixSaysEveryNumberAndADashForTheUnknown() {
        Shape shape = new Shape.Matrix(TITLE, "days", labels("row", 2), labels("column", 2), new double[][] {
            {1, 2.25}, {Double.NaN, 4000}
        });
        assertThat(texts(shape, Language.EN))
                .contains("row 0", "row 1", "column 0", "1", "2.25", "–", "4,000", "Unit: days");
    }

    @Test
    void unitsReadAsPeopleSayThem() {
        assertThat(new Unit("JPY").value(12_345_678, Language.JA)).isEqualTo("12.3百万円");
        assertThat(new Unit("JPY").value(123_456, Language.JA)).isEqualTo("12万円");
        assertThat(new Unit("JPY").value(9_800.4, Language.JA)).isEqualTo("9,800円");
        assertThat(new Unit("JPY").value(9_800.4, Language.EN)).isEqualTo("JPY 9,800");
        assertThat(new Unit("EUR").value(9_800.4, Language.EN)).isEqualTo("EUR 9,800");
        assertThat(new Unit("%").value(0.125, Language.EN)).isEqualTo("12.5 %");
        assertThat(new Unit("days").value(3.25, Language.JA)).isEqualTo("3.25日");
        assertThat(new Unit("days").value(Double.NaN, Language.EN)).isEqualTo("–");
        assertThat(new Unit("").value(7, Language.EN)).isEqualTo("7");
    }

    @Test
    void scaleMarksRoundNumbers() {
        Scale scale = Scale.of(0, 97, new Scale.Range(0, 500));
        assertThat(scale.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(scale.at(50)).isEqualTo(250);
        assertThat(scale.text(20)).isEqualTo("20");
        assertThat(Scale.of(0, 0.9, new Scale.Range(0, 500)).ticks()).contains(0.2, 0.8);
        assertThat(Scale.of(5, 5, new Scale.Range(0, 500)).ticks()).hasSizeGreaterThan(1);
        assertThat(Scale.of(Double.NaN, Double.NaN, new Scale.Range(0, 500)).ticks())
                .contains(0.0, 1.0);
    }
}
