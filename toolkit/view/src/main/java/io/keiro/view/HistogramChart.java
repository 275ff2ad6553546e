package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import io.keiro.mining.statistics.Sample;
import java.util.Arrays;

/** How many values of one group fall into each of a number of equally wide classes, with the median. */
final class HistogramChart {

    private static final double HEIGHT = 220;
    private static final int CLASSES = 24;

    private HistogramChart() {}

    static Drawing of(Shape.Distribution shape, Language language) {
        ChartFrame frame = new ChartFrame(shape.title(), language);
        Unit unit = new Unit(shape.unit());
        Shape.Group group = shape.groups().get(0);
        Sample sample = Sample.of(Arrays.stream(group.values())
                .filter(Double::isFinite)
                .map(unit::scaled)
                .toArray());
        double p99 = sample.quantile(0.99);
        double end = sample.max() > 2 * p99 ? p99 : sample.max();
        double left = ChartFrame.MARGIN + 56;
        double right = ChartFrame.WIDTH - ChartFrame.MARGIN - 20;
        Scale across = Scale.of(Math.min(0, sample.min()), end, new Scale.Range(left, right));
        int[] counts = new int[CLASSES];
        int beyond = 0;
        for (double value : sample.sorted()) {
            double part = (value - across.low()) / (across.high() - across.low());
            if (part > 1) {
                beyond++;
            } else {
                counts[Math.min(CLASSES - 1, (int) (part * CLASSES))]++;
            }
        }
        frame.advance(14);
        double top = frame.top();
        Scale up = Scale.of(0, Arrays.stream(counts).max().orElse(1), new Scale.Range(top + HEIGHT, top));
        frame.verticalAxis(up, left, right);
        double width = (right - left) / CLASSES;
        String colour = group.highlighted() ? Palette.ACCENT : Palette.MAIN;
        for (int i = 0; i < CLASSES; i++) {
            double height = top + HEIGHT - up.at(counts[i]);
            if (counts[i] > 0) {
                frame.marks()
                        .add(new Box(
                                left + i * width + 0.5,
                                top + HEIGHT - height,
                                width - 1,
                                height,
                                0,
                                Box.Paint.filled(colour)));
            }
        }
        double median = across.at(sample.median());
        frame.marks()
                .add(new Line(
                        Outline.polyline(new Outline.Point(median, top), new Outline.Point(median, top + HEIGHT)),
                        new Line.Pen(Palette.INK, 1.5, true),
                        false));
        String text = frame.say("median ", "中央値 ")
                + unit.value(unit.isShare() ? sample.median() / 100 : sample.median(), language);
        boolean roomRight = median + Glyphs.width(text, ChartFrame.NUMBER.size()) < right;
        frame.marks()
                .add(new Label(
                        median,
                        top - 10,
                        text,
                        ChartFrame.NUMBER.anchored(roomRight ? Label.Anchor.START : Label.Anchor.END)));
        frame.advance(HEIGHT);
        frame.axis(across, top, unit.label(language));
        frame.remark(frame.say("Bars: number of values in each class, n = ", "棒: 各階級の件数、n = ")
                + Figures.count(sample.n()) + " (" + frame.clean(group.label()) + ").");
        if (beyond > 0) {
            String limit = Figures.number(across.high());
            frame.remark(frame.say(
                    Figures.count(beyond) + (beyond == 1 ? " value lies" : " values lie") + " above " + limit
                            + " and outside the picture; the largest is " + Figures.number(sample.max()) + ".",
                    limit + "を超える" + Figures.count(beyond) + "件は図の外にあります(最大 " + Figures.number(sample.max()) + ")。"));
        }
        return frame.finish();
    }
}
