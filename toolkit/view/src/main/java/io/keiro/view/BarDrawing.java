package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import java.util.ArrayList;
import java.util.List;

/** Horizontal bars from the top down, each with its label, its value, the cases behind it and, where known, its interval. */
final class BarDrawing {

    private static final double WIDTH = 860;
    private static final double LABELS = 300;
    private static final double VALUES = 190;
    private static final double TOP = 46;
    private static final double ROW = 30;
    private static final double THICK = 16;
    private static final double WHISKER = 5;
    private static final int LABEL_CELLS = 44;
    private static final Label.Type TEXT = Label.Type.of(12.5, Palette.INK);
    private static final Label.Type SMALL = Label.Type.of(11.5, Palette.QUIET_INK);

    /** A row: label, value, its ends, what stands behind it, and whether the verdict speaks of it. */
    private record Row(String label, double value, double low, double high, String said, boolean highlighted) {
        double reach() {
            return Math.max(value, Double.isFinite(high) ? high : value);
        }
    }

    private BarDrawing() {}

    static Drawing of(Shape.Breakdown shape, Language language) {
        List<Row> rows = new ArrayList<>();
        for (Shape.Bar bar : shape.bars()) {
            if (Double.isFinite(bar.value())) {
                rows.add(new Row(
                        bar.label().in(language),
                        Charts.scaled(bar.value(), shape.unit()),
                        Charts.scaled(bar.low(), shape.unit()),
                        Charts.scaled(bar.high(), shape.unit()),
                        said(bar, shape.unit()),
                        bar.highlighted()));
            }
        }
        return draw(shape, rows, language);
    }

    static Drawing of(Shape.Funnel shape, Language language) {
        List<Row> rows = new ArrayList<>();
        long first = shape.steps().isEmpty() ? 0 : shape.steps().get(0).count();
        for (Shape.FunnelStep step : shape.steps()) {
            String share = first == 0 ? "" : " (" + Figures.share((double) step.count() / first) + ")";
            rows.add(new Row(
                    step.label().in(language),
                    step.count(),
                    Double.NaN,
                    Double.NaN,
                    Figures.count(step.count()) + share,
                    false));
        }
        return draw(shape, rows, language);
    }

    private static String said(Shape.Bar bar, String unit) {
        String value = Figures.number(Charts.scaled(bar.value(), unit));
        String interval = Double.isFinite(bar.low()) && Double.isFinite(bar.high())
                ? " [" + Figures.number(Charts.scaled(bar.low(), unit)) + " – "
                        + Figures.number(Charts.scaled(bar.high(), unit)) + "]"
                : "";
        return value + interval + ", n = " + Figures.count(bar.n());
    }

    private static Drawing draw(Shape shape, List<Row> rows, Language language) {
        double room = WIDTH - LABELS - VALUES;
        double most = rows.stream().mapToDouble(Row::reach).max().orElse(0);
        double least = Math.min(0, rows.stream().mapToDouble(Row::value).min().orElse(0));
        double span = most - least > 0 ? most - least : 1;
        double zero = LABELS + room * -least / span;
        Drawing.Marks marks = new Drawing.Marks();
        String title = Charts.title(shape, language);
        String unit = Charts.unit(shape.unit(), language);
        marks.add(new Label(
                16,
                22,
                title + (unit.isEmpty() ? "" : " (" + unit + ")"),
                Label.Type.of(14, Palette.INK).asBold()));
        if (rows.isEmpty()) {
            marks.add(new Label(16, TOP + ROW / 2, Charts.nothing(language), SMALL));
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = TOP + i * ROW + ROW / 2;
            double end = zero + room * row.value() / span;
            marks.add(new Label(
                    LABELS - 10,
                    middle,
                    Glyphs.shorten(Markup.clean(row.label()), LABEL_CELLS),
                    (row.highlighted() ? TEXT.asBold() : TEXT).anchored(Label.Anchor.END)));
            marks.add(new Box(
                    Math.min(zero, end),
                    middle - THICK / 2,
                    Math.max(1, Math.abs(end - zero)),
                    THICK,
                    2,
                    Box.Paint.filled(row.highlighted() ? Palette.ACCENT : Palette.PALE)));
            double right = Math.max(end, zero);
            if (Double.isFinite(row.low()) && Double.isFinite(row.high())) {
                double from = zero + room * Math.max(least, row.low()) / span;
                double to = zero + room * row.high() / span;
                marks.add(bar(from, middle - 0.75, to - from, 1.5));
                marks.add(bar(from - 0.75, middle - WHISKER, 1.5, 2 * WHISKER));
                marks.add(bar(to - 0.75, middle - WHISKER, 1.5, 2 * WHISKER));
                right = Math.max(right, to);
            }
            marks.add(new Label(right + 8, middle, row.said(), row.highlighted() ? SMALL.asBold() : SMALL));
        }
        double height = TOP + Math.max(1, rows.size()) * ROW + 14;
        marks.add(new Box(zero - 0.5, TOP, 1, height - TOP - 14, 0, Box.Paint.filled(Palette.RULE)));
        return Drawing.of(
                WIDTH, height, new Drawing.Caption(title, language == Language.JA ? "ja" : "en"), marks.all());
    }

    private static Box bar(double x, double y, double width, double height) {
        return new Box(x, y, Math.max(1, width), height, 0, Box.Paint.filled(Palette.INK));
    }
}
