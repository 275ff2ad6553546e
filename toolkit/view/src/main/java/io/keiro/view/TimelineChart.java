package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Series over days as lines; a day without a value interrupts its line, a lone value is a dot. */
final class TimelineChart {

    /** Further series would need colours that cannot be told apart. */
    static final int MOST_SERIES = 8;

    private static final double HEIGHT = 240;

    private TimelineChart() {}

    static Drawing of(Shape.Timeline shape, Language language) {
        ChartFrame frame = new ChartFrame(shape.title(), language);
        Unit unit = new Unit(shape.unit());
        List<Shape.Series> series =
                shape.series().subList(0, Math.min(MOST_SERIES, shape.series().size()));
        List<Shape.Point> known = series.stream()
                .flatMap(each -> each.points().stream())
                .filter(point -> Double.isFinite(point.value()))
                .toList();
        if (known.isEmpty()) {
            return frame.nothing();
        }
        LocalDate first = known.stream()
                .map(Shape.Point::day)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate last = known.stream()
                .map(Shape.Point::day)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double least =
                known.stream().mapToDouble(p -> unit.scaled(p.value())).min().orElse(0);
        double most =
                known.stream().mapToDouble(p -> unit.scaled(p.value())).max().orElse(1);
        if (series.size() > 1) {
            legend(series, frame);
        }
        double left = ChartFrame.MARGIN + 64;
        double right = ChartFrame.WIDTH - ChartFrame.MARGIN - 34;
        double captionAt = frame.top() + 6;
        frame.advance(22);
        double top = frame.top();
        Scale up = Scale.of(Math.min(0, least), most, new Scale.Range(top + HEIGHT, top));
        frame.marks()
                .add(new Label(
                        ChartFrame.MARGIN, captionAt, up.unit(unit.label(language), language), ChartFrame.NUMBER));
        frame.verticalAxis(up, left, right);
        DayAxis days = new DayAxis(first, last, new Scale.Range(left, right));
        for (LocalDate day : days.marks()) {
            frame.tick(days.at(day), top + HEIGHT + 12, days.text(day, language));
            frame.marks()
                    .add(ChartFrame.line(days.at(day), top + HEIGHT, days.at(day), top + HEIGHT + 4, Palette.AXIS));
        }
        for (int i = 0; i < series.size(); i++) {
            draw(
                    series.get(i),
                    Palette.series(i),
                    frame,
                    point -> new Outline.Point(days.at(point.day()), up.at(unit.scaled(point.value()))));
        }
        frame.advance(HEIGHT + 26);
        if (series.size() < shape.series().size()) {
            frame.remark(frame.say(
                    series.size() + " of " + shape.series().size() + " series are shown.",
                    shape.series().size() + "系列中" + series.size() + "系列を表示。"));
        }
        return frame.finish();
    }

    private static void legend(List<Shape.Series> series, ChartFrame frame) {
        double x = ChartFrame.MARGIN;
        for (int i = 0; i < series.size(); i++) {
            String name = Glyphs.shorten(frame.clean(series.get(i).label()), 40);
            double width = Glyphs.width(name, ChartFrame.NUMBER.size()) + 38;
            if (x + width > ChartFrame.WIDTH - ChartFrame.MARGIN && x > ChartFrame.MARGIN) {
                x = ChartFrame.MARGIN;
                frame.advance(18);
            }
            frame.marks()
                    .add(new Line(
                            Outline.polyline(
                                    new Outline.Point(x, frame.top() + 6), new Outline.Point(x + 18, frame.top() + 6)),
                            Line.Pen.of(Palette.series(i), 3),
                            false));
            frame.marks().add(new Label(x + 24, frame.top() + 6, name, ChartFrame.NUMBER));
            x += width;
        }
        frame.advance(20);
    }

    private static void draw(
            Shape.Series series,
            String colour,
            ChartFrame frame,
            java.util.function.Function<Shape.Point, Outline.Point> place) {
        List<Shape.Point> points = new ArrayList<>(series.points());
        points.sort(Comparator.comparing(Shape.Point::day));
        Outline line = null;
        for (int i = 0; i <= points.size(); i++) {
            boolean known = i < points.size() && Double.isFinite(points.get(i).value());
            if (known && line == null) {
                line = Outline.from(place.apply(points.get(i)));
            } else if (known) {
                line.lineTo(place.apply(points.get(i)));
            } else if (line != null) {
                frame.marks()
                        .add(
                                line.pieces().isEmpty()
                                        ? new Dot(line.start().x(), line.start().y(), 3, colour)
                                        : new Line(line, Line.Pen.of(colour, 2), false));
                line = null;
            }
        }
    }
}
