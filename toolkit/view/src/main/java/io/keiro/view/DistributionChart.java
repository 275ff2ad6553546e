package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import io.keiro.mining.statistics.Sample;
import java.util.Arrays;
import java.util.List;

/**
 * Spread of values: box plots side by side for several groups, a histogram for one. The box spans the middle half with the median in it;
 * whiskers reach to the last value within one and a half box lengths (J. Tukey, Exploratory Data Analysis, 1977), dots lie beyond.
 */
final class DistributionChart {

    /** More groups are not read; the table holds them all. */
    static final int MOST_GROUPS = 30;

    private static final double ROW = 38;
    private static final double BOX = 18;

    /** Dots per group: as many again would only cover each other. */
    private static final int MOST_DOTS = 60;

    private final ChartFrame frame;
    private final Unit unit;

    private DistributionChart(Shape.Distribution shape, Language language) {
        this.frame = new ChartFrame(shape.title(), language);
        this.unit = new Unit(shape.unit());
    }

    static Drawing of(Shape.Distribution shape, Language language) {
        List<Spread> spreads = shape.groups().stream()
                .limit(MOST_GROUPS)
                .map(group -> new Spread(group, new Unit(shape.unit())))
                .toList();
        if (spreads.size() == 1 && spreads.get(0).n() > 0) {
            return HistogramChart.of(shape, language);
        }
        return new DistributionChart(shape, language)
                .draw(spreads, shape.groups().size());
    }

    /** One group and what its box plot shows, in the unit of the axis. */
    private record Spread(Shape.Group group, Sample sample) {
        Spread(Shape.Group group, Unit unit) {
            this(
                    group,
                    Sample.of(Arrays.stream(group.values())
                            .filter(Double::isFinite)
                            .map(unit::scaled)
                            .toArray()));
        }

        int n() {
            return sample.n();
        }

        private double reach() {
            return 1.5 * (sample.p75() - sample.quantile(0.25));
        }

        double lowWhisker() {
            double limit = sample.quantile(0.25) - reach();
            return Arrays.stream(sample.sorted())
                    .filter(v -> v >= limit)
                    .findFirst()
                    .orElse(Double.NaN);
        }

        double highWhisker() {
            double limit = sample.p75() + reach();
            return Arrays.stream(sample.sorted()).filter(v -> v <= limit).max().orElse(Double.NaN);
        }
    }

    private Drawing draw(List<Spread> spreads, int all) {
        double least = spreads.stream()
                .filter(s -> s.n() > 0)
                .mapToDouble(s -> s.sample().min())
                .min()
                .orElse(Double.NaN);
        if (Double.isNaN(least)) {
            return frame.nothing();
        }
        double most = spreads.stream()
                .filter(s -> s.n() > 0)
                .mapToDouble(s -> s.sample().max())
                .max()
                .orElse(Double.NaN);
        // A few extreme values must not press all boxes flat: the axis ends where it still shows them, the rest is
        // counted.
        double boxes = spreads.stream()
                .filter(s -> s.n() > 0)
                .mapToDouble(Spread::highWhisker)
                .max()
                .orElse(most);
        double end = Math.min(most, boxes + 0.6 * (boxes - Math.min(0, least)));
        double begin = least >= 0 ? 0 : least;
        List<String> names = spreads.stream()
                .map(s -> frame.clean(s.group().label()) + " (n\u00a0=\u00a0" + Figures.count(s.n()) + ")")
                .toList();
        double left = ChartFrame.MARGIN + frame.nameWidth(names) + 10;
        double right = ChartFrame.WIDTH - ChartFrame.MARGIN - 64;
        Scale scale = Scale.of(begin, end, new Scale.Range(left, right));
        double top = frame.top();
        int beyond = 0;
        for (int i = 0; i < spreads.size(); i++) {
            double middle = frame.top() + ROW / 2 + 5;
            frame.name(names.get(i), new Outline.Point(left - 8, middle), left - 8 - ChartFrame.MARGIN);
            beyond += plot(spreads.get(i), scale, middle, right);
            frame.advance(ROW);
        }
        frame.advance(4);
        frame.axis(scale, top, unit.label(frame.language()));
        remarks(beyond, scale, spreads.size() < all ? all : 0);
        return frame.finish();
    }

    /** Draws one box plot and returns how many values lie beyond the axis. */
    private int plot(Spread spread, Scale scale, double middle, double right) {
        if (spread.n() == 0) {
            return 0;
        }
        String colour = spread.group().highlighted() ? Palette.ACCENT : Palette.MAIN;
        Sample sample = spread.sample();
        double low = spread.lowWhisker();
        double high = spread.highWhisker();
        double from = scale.at(sample.quantile(0.25));
        double to = scale.at(sample.p75());
        Drawing.Marks marks = frame.marks();
        marks.add(ChartFrame.line(scale.at(low), middle, from, middle, colour));
        marks.add(ChartFrame.line(to, middle, scale.at(high), middle, colour));
        marks.add(ChartFrame.line(scale.at(low), middle - 5, scale.at(low), middle + 5, colour));
        marks.add(ChartFrame.line(scale.at(high), middle - 5, scale.at(high), middle + 5, colour));
        String fill = spread.group().highlighted() ? Palette.PALE_ACCENT : Palette.PALE;
        marks.add(new Box(from, middle - BOX / 2, Math.max(1, to - from), BOX, 2, new Box.Paint(fill, colour, 1)));
        double median = scale.at(sample.median());
        marks.add(new Line(
                Outline.polyline(
                        new Outline.Point(median, middle - BOX / 2), new Outline.Point(median, middle + BOX / 2)),
                Line.Pen.of(colour, 2.5),
                false));
        marks.add(new Label(
                median,
                middle - BOX / 2 - 8,
                Figures.number(sample.median()),
                ChartFrame.NUMBER.anchored(Label.Anchor.MIDDLE).asBold()));
        double[] outside = Arrays.stream(sample.sorted())
                .filter(v -> (v < low || v > high) && v <= scale.high())
                .toArray();
        int every = Math.max(1, (int) Math.ceil((double) outside.length / MOST_DOTS));
        for (int i = 0; i < outside.length; i += every) {
            marks.add(new Dot(scale.at(outside[i]), middle, 1.8, colour));
        }
        int beyond = (int)
                Arrays.stream(sample.sorted()).filter(v -> v > scale.high()).count();
        if (beyond > 0) {
            marks.add(new Label(right + 8, middle, "+" + Figures.count(beyond) + " →", ChartFrame.NUMBER));
        }
        return beyond;
    }

    private void remarks(int beyond, Scale scale, int all) {
        frame.remark(frame.say(
                "Box: the middle half of the values, with the median. Whiskers: up to 1.5 box lengths. Dots: values beyond.",
                "箱: 中央50 %の範囲と中央値。ひげ: 箱の長さの1.5倍まで。点: それを超える値。"));
        if (beyond > 0) {
            String limit = Figures.number(scale.high());
            frame.remark(frame.say(
                    "→ " + Figures.count(beyond) + (beyond == 1 ? " value lies" : " values lie") + " above " + limit
                            + " and outside the picture.",
                    "→ " + limit + "を超える" + Figures.count(beyond) + "件は図の外にあります。"));
        }
        if (all > 0) {
            frame.remark(frame.say(
                    MOST_GROUPS + " of " + Figures.count(all) + " groups are shown.",
                    Figures.count(all) + "グループ中" + MOST_GROUPS + "グループを表示。"));
        }
    }
}
