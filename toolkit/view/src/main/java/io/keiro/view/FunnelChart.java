package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import java.util.List;

/** Steps from top to bottom with how many reach each: as a number, as a share of the first step and of the step before. */
final class FunnelChart {

    private static final double ROW = 38;
    private static final double BAR = 24;

    private FunnelChart() {}

    static Drawing of(Shape.Funnel shape, Language language) {
        ChartFrame frame = new ChartFrame(shape.title(), language);
        List<Shape.FunnelStep> steps = shape.steps();
        if (steps.isEmpty()) {
            return frame.nothing();
        }
        List<String> names =
                steps.stream().map(step -> frame.clean(step.label())).toList();
        double left = ChartFrame.MARGIN + frame.nameWidth(names) + 10;
        double right = ChartFrame.WIDTH - ChartFrame.MARGIN - 250;
        long most = Math.max(
                1, steps.stream().mapToLong(Shape.FunnelStep::count).max().orElse(1));
        for (int i = 0; i < steps.size(); i++) {
            double middle = frame.top() + ROW / 2;
            double width = Math.max(1, (right - left) * steps.get(i).count() / most);
            frame.name(names.get(i), new Outline.Point(left - 8, middle), left - 8 - ChartFrame.MARGIN);
            frame.marks()
                    .add(new Box(
                            left,
                            middle - BAR / 2,
                            width,
                            BAR,
                            2,
                            Box.Paint.filled(i == 0 ? Palette.MAIN : Palette.PALE)));
            frame.marks().add(new Label(left + width + 10, middle, text(steps, i, frame), ChartFrame.NUMBER));
            frame.advance(ROW);
        }
        frame.remark(frame.say("Unit: ", "単位: ") + new Unit(shape.unit()).label(language));
        return frame.finish();
    }

    private static String text(List<Shape.FunnelStep> steps, int i, ChartFrame frame) {
        String count = Figures.count(steps.get(i).count());
        if (i == 0) {
            return count;
        }
        double ofFirst = share(steps.get(i).count(), steps.get(0).count());
        double ofBefore = share(steps.get(i).count(), steps.get(i - 1).count());
        return frame.say(
                count + " · " + Figures.share(ofFirst) + " of the first, " + Figures.share(ofBefore)
                        + " of the one before",
                count + " · 最初の" + Figures.share(ofFirst) + "、直前の" + Figures.share(ofBefore));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
