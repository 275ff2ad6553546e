package io.keiro.view;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A line through the plane made of straight and of cubic Bézier pieces. */
final class Outline {

    /** A position in pixels, y pointing down. */
    record Point(double x, double y) {}

    /** One piece: its two control points (those of a straight piece lie on its ends) and where it ends. */
    record Piece(boolean straight, Point first, Point second, Point end) {}

    private final Point start;
    private final List<Piece> pieces = new ArrayList<>();

    private Outline(Point start) {
        this.start = start;
    }

    static Outline from(Point start) {
        return new Outline(start);
    }

    static Outline polyline(Point start, Point... others) {
        Outline outline = new Outline(start);
        for (Point other : others) {
            outline.lineTo(other);
        }
        return outline;
    }

    Outline lineTo(Point end) {
        pieces.add(new Piece(true, end(), end, end));
        return this;
    }

    Outline curveTo(Point first, Point second, Point end) {
        pieces.add(new Piece(false, first, second, end));
        return this;
    }

    Point start() {
        return start;
    }

    Point end() {
        return pieces.isEmpty() ? start : pieces.get(pieces.size() - 1).end();
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Every point that shapes the line; all of it lies within their hull. */
    List<Point> controlPoints() {
        List<Point> points = new ArrayList<>(List.of(start));
        for (Piece piece : pieces) {
            points.add(piece.first());
            points.add(piece.second());
            points.add(piece.end());
        }
        return points;
    }

    /** The direction in which the line arrives at its end, as a unit vector; downwards if it has no length. */
    Point arrival() {
        List<Point> points = controlPoints();
        Point end = end();
        for (int i = points.size() - 1; i >= 0; i--) {
            double dx = end.x() - points.get(i).x();
            double dy = end.y() - points.get(i).y();
            double length = Math.hypot(dx, dy);
            if (length > 0.5) {
                return new Point(dx / length, dy / length);
            }
        }
        return new Point(0, 1);
    }

    /** The same line, its end pulled back by some pixels along its arrival, so that a broad line does not show beside its arrow head. */
    Outline shortened(double pixels) {
        if (pieces.isEmpty()) {
            return this;
        }
        Point direction = arrival();
        Outline shorter = new Outline(start);
        shorter.pieces.addAll(pieces.subList(0, pieces.size() - 1));
        Piece last = pieces.get(pieces.size() - 1);
        Point end =
                new Point(last.end().x() - direction.x() * pixels, last.end().y() - direction.y() * pixels);
        Point second = last.straight()
                ? end
                : new Point(
                        last.second().x() - direction.x() * pixels,
                        last.second().y() - direction.y() * pixels);
        shorter.pieces.add(new Piece(last.straight(), last.first(), second, end));
        return shorter;
    }

    /** The same line from its end to its start. */
    Outline reversed() {
        Outline turned = new Outline(end());
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            Point end = i == 0 ? start : pieces.get(i - 1).end();
            turned.pieces.add(
                    piece.straight()
                            ? new Piece(true, turned.end(), end, end)
                            : new Piece(false, piece.second(), piece.first(), end));
        }
        return turned;
    }

    /** The same line, continued by another one that begins where it ends. */
    Outline joined(Outline next) {
        Outline whole = new Outline(start);
        whole.pieces.addAll(pieces);
        whole.pieces.addAll(next.pieces);
        return whole;
    }

    /** The parts above and below this height, or the line alone if it does not run down through it once. */
    List<Outline> splitAt(double y) {
        Outline above = new Outline(start);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (above.end().y() < y && piece.end().y() >= y) {
                Piece[] halves = halves(above.end(), piece, y);
                above.pieces.add(halves[0]);
                Outline below = new Outline(halves[0].end());
                below.pieces.add(halves[1]);
                below.pieces.addAll(pieces.subList(i + 1, pieces.size()));
                return List.of(above, below);
            }
            above.pieces.add(piece);
        }
        return List.of(this);
    }

    /** De Casteljau's division of a piece where it reaches this height. */
    private static Piece[] halves(Point from, Piece piece, double y) {
        double low = 0;
        double high = 1;
        Piece[] halves = divided(from, piece, 0.5);
        for (int i = 0; i < 40; i++) {
            double t = (low + high) / 2;
            halves = divided(from, piece, t);
            if (halves[0].end().y() < y) {
                low = t;
            } else {
                high = t;
            }
        }
        return halves;
    }

    private static Piece[] divided(Point from, Piece piece, double t) {
        Point a = between(from, piece.first(), t);
        Point b = between(piece.first(), piece.second(), t);
        Point c = between(piece.second(), piece.end(), t);
        Point ab = between(a, b, t);
        Point bc = between(b, c, t);
        Point middle = between(ab, bc, t);
        return new Piece[] {
            new Piece(piece.straight(), piece.straight() ? from : a, piece.straight() ? middle : ab, middle),
            new Piece(piece.straight(), piece.straight() ? middle : bc, piece.straight() ? piece.end() : c, piece.end())
        };
    }

    private static Point between(Point p, Point q, double t) {
        return new Point(p.x() + (q.x() - p.x()) * t, p.y() + (q.y() - p.y()) * t);
    }

    void write(SvgText out) {
        out.raw("M").number(start.x()).raw(" ").number(start.y());
        for (Piece piece : pieces) {
            if (piece.straight()) {
                out.raw("L");
            } else {
                out.raw("C")
                        .number(piece.first().x())
                        .raw(" ")
                        .number(piece.first().y())
                        .raw(" ");
                out.number(piece.second().x())
                        .raw(" ")
                        .number(piece.second().y())
                        .raw(" ");
            }
            out.number(piece.end().x()).raw(" ").number(piece.end().y());
        }
    }

    Path2D toPath() {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(start.x(), start.y());
        for (Piece piece : pieces) {
            if (piece.straight()) {
                path.lineTo(piece.end().x(), piece.end().y());
            } else {
                path.curveTo(
                        piece.first().x(), piece.first().y(),
                        piece.second().x(), piece.second().y(),
                        piece.end().x(), piece.end().y());
            }
        }
        return path;
    }
}
