package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Draws the shapes of findings, one drawing per shape whatever the analysis, and takes in charts that an analyst made with XChart.
 *
 * <p>Shapes are drawn with the room's own marks: their text is laid out without asking an installed font, values and intervals stand
 * there as numbers, and what does not fit into the picture is counted in it.
 */
public final class Charts {

    private static final double PNG_SCALE = 2;

    private Charts() {}

    /** The picture of a shape, with its texts in this language. */
    public static Picture of(Shape shape, Language language) {
        Drawing drawing = ShapeDrawing.of(shape, language);
        return new Picture(drawing.toSvg(), drawing.toPng(PNG_SCALE));
    }

    /** The picture of an XChart chart. */
    public static Picture of(Chart<?, ?> chart) {
        return new Picture(XChartSvg.of(chart), png(chart));
    }

    private static byte[] png(Chart<?, ?> chart) {
        try {
            return ChartEncoder.getBytes(chart, "png");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw the chart: " + e.getMessage(), e);
        }
    }
}
