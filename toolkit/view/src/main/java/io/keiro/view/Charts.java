package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.Shape;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.knowm.xchart.BoxChart;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** Draws the shapes of findings: one drawing per shape, whatever the analysis. */
public final class Charts {

    private static final int WIDTH = 860;
    private static final int LOW = 140;
    private static final int PER_BAR = 34;
    private static final int HIGHEST = 900;
    private static final int LABEL_CELLS = 44;
    private static final double PNG_SCALE = 2;

    private Charts() {}

    /** The picture of a shape, with its texts in this language. */
    public static Picture of(Shape shape, Language language) {
        if (shape instanceof Shape.Distribution distribution) {
            return of(boxes(distribution, language));
        }
        if (shape instanceof Shape.Breakdown breakdown) {
            return picture(BarDrawing.of(breakdown, language));
        }
        if (shape instanceof Shape.Funnel funnel) {
            return picture(BarDrawing.of(funnel, language));
        }
        if (shape instanceof Shape.Timeline timeline) {
            return of(lines(timeline, language));
        }
        if (shape instanceof Shape.Matrix matrix) {
            return of(heatMap(matrix, language));
        }
        Shape.Flow flow = (Shape.Flow) shape;
        ProcessMap map = ProcessMap.of(flow.graph()).in(language);
        return new Picture(map.toSvg(), map.toPng());
    }

    /** Any XChart chart, an analyst's own too. */
    public static Picture of(Chart<?, ?> chart) {
        return new Picture(svg(chart), png(chart));
    }

    private static Picture picture(Drawing drawing) {
        return new Picture(drawing.toSvg(), drawing.toPng(PNG_SCALE));
    }

    private static String svg(Chart<?, ?> chart) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ChartEncoder.saveChart(chart, out, "svg");
            String xml = out.toString(StandardCharsets.UTF_8);
            // An XML declaration in front of the element makes HTML exports fail.
            return xml.substring(xml.indexOf("<svg"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw the chart: " + e.getMessage(), e);
        }
    }

    private static byte[] png(Chart<?, ?> chart) {
        try {
            return ChartEncoder.getBytes(chart, "png");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw the chart: " + e.getMessage(), e);
        }
    }

    private static BoxChart boxes(Shape.Distribution shape, Language language) {
        BoxChart chart = new BoxChartBuilder()
                .width(WIDTH)
                .height(420)
                .title(title(shape, language))
                .yAxisTitle(unit(shape.unit(), language))
                .build();
        style(chart.getStyler());
        Names names = new Names();
        List<Color> colours = new ArrayList<>();
        for (Shape.Group group : shape.groups()) {
            double[] values = java.util.Arrays.stream(group.values())
                    .filter(Double::isFinite)
                    .map(v -> scaled(v, shape.unit()))
                    .toArray();
            if (values.length > 0) {
                String label = group.label().in(language) + " (n = " + Figures.count(values.length) + ")";
                chart.addSeries(names.free(label), values);
                colours.add(Color.decode(group.highlighted() ? Palette.ACCENT : Palette.PALE));
            }
        }
        if (colours.isEmpty()) {
            chart.addSeries(nothing(language), new double[] {0});
        } else {
            chart.getStyler().setSeriesColors(colours.toArray(Color[]::new));
        }
        chart.getStyler().setXAxisLabelRotation(colours.size() > 3 ? 20 : 0);
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    private static XYChart lines(Shape.Timeline shape, Language language) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(380)
                .title(title(shape, language))
                .yAxisTitle(unit(shape.unit(), language))
                .build();
        style(chart.getStyler());
        chart.getStyler().setDatePattern("yyyy-MM-dd");
        chart.getStyler().setTimezone(java.util.TimeZone.getTimeZone(ZoneOffset.UTC));
        chart.getStyler().setLegendVisible(shape.series().size() > 1);
        Names names = new Names();
        boolean drawn = false;
        for (Shape.Series series : shape.series()) {
            List<Date> days = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (Shape.Point point : series.points()) {
                if (Double.isFinite(point.value())) {
                    days.add(Date.from(point.day().atStartOfDay(ZoneOffset.UTC).toInstant()));
                    values.add(scaled(point.value(), shape.unit()));
                }
            }
            if (!days.isEmpty()) {
                drawn = true;
                chart.addSeries(names.free(series.label().in(language)), days, values);
            }
        }
        if (!drawn) {
            chart.addSeries(nothing(language), List.of(0), List.of(0));
        }
        return chart;
    }

    private static HeatMapChart heatMap(Shape.Matrix shape, Language language) {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(Math.min(
                        HIGHEST,
                        LOW + 60 + PER_BAR * Math.max(1, shape.rowLabels().size())))
                .title(title(shape, language))
                .build();
        style(chart.getStyler());
        chart.getStyler().setShowValue(true);
        chart.getStyler().setXAxisLabelRotation(20);
        chart.getStyler()
                .setRangeColors(
                        new Color[] {Color.decode("#f1f6fb"), Color.decode("#a5c6e5"), Color.decode("#1f5c99")});
        Names columns = new Names();
        Names rows = new Names();
        List<String> columnLabels = shape.columnLabels().stream()
                .map(label -> columns.free(Glyphs.shorten(label.in(language), LABEL_CELLS)))
                .toList();
        List<String> rowLabels = shape.rowLabels().stream()
                .map(label -> rows.free(Glyphs.shorten(label.in(language), LABEL_CELLS)))
                .toList();
        List<Number[]> cells = new ArrayList<>();
        double[][] values = shape.values();
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < values[r].length; c++) {
                if (Double.isFinite(values[r][c])) {
                    cells.add(new Number[] {c, r, scaled(values[r][c], shape.unit())});
                }
            }
        }
        if (cells.isEmpty()) {
            chart.addSeries(nothing(language), List.of(" "), List.of(" "), List.<Number[]>of(new Number[] {0, 0, 0}));
        } else {
            chart.addSeries(unit(shape.unit(), language), columnLabels, rowLabels, cells);
        }
        return chart;
    }

    private static void style(Styler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartFontColor(Color.decode(Palette.INK));
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        styler.setChartTitleBoxVisible(false);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setLegendBorderColor(Color.WHITE);
    }

    static String title(Shape shape, Language language) {
        return Glyphs.shorten(Markup.clean(shape.title().in(language)), 100);
    }

    static String unit(String unit, Language language) {
        return switch (unit) {
            case "days" -> Phrase.of("days", "日").in(language);
            case "deals" -> Phrase.of("deals", "商談").in(language);
            default -> unit;
        };
    }

    static String nothing(Language language) {
        return Phrase.of("no data", "データなし").in(language);
    }

    /** Shares are kept from 0 to 1 and drawn in per cent. */
    static double scaled(double value, String unit) {
        return unit.equals("%") ? value * 100 : value;
    }

    /** XChart needs every name once. */
    private static final class Names {
        private final Set<String> taken = new HashSet<>();

        String free(String wished) {
            String name = Markup.clean(wished).strip();
            String base = name.isEmpty() ? "?" : name;
            String free = base;
            for (int i = 2; !taken.add(free); i++) {
                free = String.format(Locale.ROOT, "%s (%d)", base, i);
            }
            return free;
        }
    }
}
