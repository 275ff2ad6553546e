package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import java.util.List;

/** One horizontal bar per category in the order given, its 95 % interval as a whisker, value and cases in plain numbers. */
final class BreakdownChart {

    /** A chart with more bars is not read; the table holds them all. */
    static final int MOST_BARS = 40;

    private static final double ROW = 30;
    private static final double BAR = 16;

    private BreakdownChart() {}

    static Drawing of(Shape.Breakdown shape, Language language) {
        ChartFrame frame = new ChartFrame(shape.title(), language);
        List<Shape.Bar> bars =
                shape.bars().subList(0, Math.min(MOST_BARS, shape.bars().size()));
        if (bars.isEmpty()) {
            return frame.nothing();
        }
        Unit unit = new Unit(shape.unit());
        List<String> names = bars.stream().map(bar -> frame.clean(bar.label())).toList();
        List<String> texts = bars.stream().map(bar -> text(bar, unit, frame)).toList();
        double left = ChartFrame.MARGIN + frame.nameWidth(names) + 10;
        double textWidth = texts.stream()
                .mapToDouble(text -> Glyphs.width(text, ChartFrame.NUMBER.size()))
                .max()
                .orElse(0);
        double right = Math.max(left + 120, ChartFrame.WIDTH - ChartFrame.MARGIN - textWidth - 12);
        Scale scale = scale(bars, unit, new Scale.Range(left, right));
        double top = frame.top();
        for (int i = 0; i < bars.size(); i++) {
            double middle = frame.top() + ROW / 2;
            frame.name(names.get(i), new Outline.Point(left - 8, middle), left - 8 - ChartFrame.MARGIN);
            bar(bars.get(i), unit, scale, middle, frame.marks());
            frame.marks().add(new Label(right + 12, middle, texts.get(i), ChartFrame.NUMBER));
            frame.advance(ROW);
        }
        frame.axis(scale, top, unit.label(language));
        boolean intervals = bars.stream().anyMatch(bar -> !Double.isNaN(bar.low()) && !Double.isNaN(bar.high()));
        if (intervals) {
            frame.remark(frame.say("Whiskers and brackets: 95 % interval. n: cases.", "線と括弧: 95 %信頼区間。n: 件数。"));
        }
        if (bars.size() < shape.bars().size()) {
            frame.remark(frame.say(
                    bars.size() + " of " + Figures.count(shape.bars().size()) + " bars are shown.",
                    Figures.count(shape.bars().size()) + "件中" + bars.size() + "件を表示。"));
        }
        return frame.finish();
    }

    private static Scale scale(List<Shape.Bar> bars, Unit unit, Scale.Range pixels) {
        double least = 0;
        double most = 0;
        for (Shape.Bar bar : bars) {
            for (double value : new double[] {bar.value(), bar.low(), bar.high()}) {
                if (Double.isFinite(value)) {
                    least = Math.min(least, unit.scaled(value));
                    most = Math.max(most, unit.scaled(value));
                }
            }
        }
        return Scale.of(least, most, pixels);
    }

    private static void bar(Shape.Bar bar, Unit unit, Scale scale, double middle, Drawing.Marks marks) {
        if (!Double.isFinite(bar.value())) {
            return;
        }
        double zero = scale.at(0);
        double end = scale.at(unit.scaled(bar.value()));
        String colour = bar.highlighted() ? Palette.ACCENT : Palette.PALE;
        marks.add(new Box(
                Math.min(zero, end),
                middle - BAR / 2,
                Math.max(1, Math.abs(end - zero)),
                BAR,
                2,
                Box.Paint.filled(colour)));
        if (Double.isFinite(bar.low()) && Double.isFinite(bar.high())) {
            double low = scale.at(unit.scaled(bar.low()));
            double high = scale.at(unit.scaled(bar.high()));
            marks.add(ChartFrame.line(low, middle, high, middle, Palette.INK));
            marks.add(ChartFrame.line(low, middle - 4, low, middle + 4, Palette.INK));
            marks.add(ChartFrame.line(high, middle - 4, high, middle + 4, Palette.INK));
        }
    }

    private static String text(Shape.Bar bar, Unit unit, ChartFrame frame) {
        boolean interval = !Double.isNaN(bar.low()) && !Double.isNaN(bar.high());
        return unit.number(bar.value())
                + (interval ? " [" + unit.number(bar.low()) + " – " + unit.number(bar.high()) + "]" : "")
                + " · n = " + Figures.count(bar.n());
    }
}
