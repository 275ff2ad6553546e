package io.keiro.view;

import io.keiro.view.Outline.Point;
import java.util.List;

/** Takes small kinks out of routed arcs, and draws the loops of an activity upon itself. */
final class Straightening {

    /** Deviations up to this many pixels are kinks, not ways around something. */
    private static final double KINK = 16;

    /** Longer parts pass other boxes and arcs, whose room they must not take. */
    private static final double LONGEST = 70;

    /** An arc does not meet a box nearer to its corner than this. */
    private static final double CORNER = 9;

    private static final double LOOP_HEIGHT = 11;

    private Straightening() {}

    /** The arc from the upper to the lower box, straight above and below its label where it only wavered. */
    static Outline of(Outline arc, Box upper, Box lower, double labelHeight) {
        List<Outline> parts = arc.splitAt(labelHeight);
        if (parts.size() < 2) {
            return arc;
        }
        Outline above = parts.get(0);
        Outline below = parts.get(1);
        double x = above.end().x();
        if (onlyWavers(above, x) && meets(upper, x)) {
            above = Outline.polyline(new Point(x, above.start().y()), above.end());
        }
        if (onlyWavers(below, x) && meets(lower, x)) {
            below = Outline.polyline(below.start(), new Point(x, below.end().y()));
        }
        return above.joined(below);
    }

    private static boolean onlyWavers(Outline part, double x) {
        return Math.abs(part.end().y() - part.start().y()) <= LONGEST
                && part.controlPoints().stream().allMatch(p -> Math.abs(p.x() - x) <= KINK);
    }

    private static boolean meets(Box box, double x) {
        return x >= box.x() + CORNER && x <= box.right() - CORNER;
    }

    /** A loop beside its box that reaches up to its label; the route as it was if the label stands above or below. */
    static Outline loop(Outline routed, Box box, Box label) {
        double edge;
        double reach;
        if (label.right() <= box.x()) {
            edge = box.x();
            reach = label.right() + 2;
        } else if (label.x() >= box.right()) {
            edge = box.right();
            reach = label.x() - 2;
        } else {
            return routed;
        }
        double middle = Math.min(Math.max(label.middleY(), box.y() + LOOP_HEIGHT + 3), box.bottom() - LOOP_HEIGHT - 3);
        double control = edge + (reach - edge) * 4 / 3;
        return Outline.from(new Point(edge, middle - LOOP_HEIGHT))
                .curveTo(
                        new Point(control, middle - LOOP_HEIGHT - 3),
                        new Point(control, middle + LOOP_HEIGHT + 3),
                        new Point(edge, middle + LOOP_HEIGHT));
    }
}
