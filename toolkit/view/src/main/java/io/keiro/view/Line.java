package io.keiro.view;

import java.awt.geom.Path2D;

/** A line, optionally dashed, optionally with an arrow head at its end. */
record Line(Outline outline, Pen pen, boolean arrow) implements Drawing.Mark {

    /** Colour and width of a line; dashed lines stand for what is not a step of the process itself. */
    record Pen(String colour, double width, boolean dashed) {
        static Pen of(String colour, double width) {
            return new Pen(colour, width, false);
        }

        double dash() {
            return 3.5 + width;
        }

        double gap() {
            return 2 + width * 0.7;
        }
    }

    /** Length of an arrow head on a line of this width. */
    static double headLength(double lineWidth) {
        return 6 + lineWidth * 1.1;
    }

    @Override
    public void write(SvgText out) {
        Outline drawn = arrow ? outline.shortened(headLength(pen.width()) * 0.8) : outline;
        out.raw("<path d=\"");
        drawn.write(out);
        out.raw("\" fill=\"none\"").attribute("stroke", pen.colour()).attribute("stroke-width", pen.width());
        if (pen.dashed()) {
            out.raw(" stroke-dasharray=\"")
                    .number(pen.dash())
                    .raw(" ")
                    .number(pen.gap())
                    .raw("\"");
        }
        out.raw("/>");
        if (arrow) {
            out.raw("<path d=\"");
            head().write(out);
            out.raw("Z\"").attribute("fill", pen.colour()).raw("/>");
        }
    }

    @Override
    public void paint(Brush brush) {
        brush.stroke((arrow ? outline.shortened(headLength(pen.width()) * 0.8) : outline).toPath(), pen);
        if (arrow) {
            Path2D head = head().toPath();
            head.closePath();
            brush.fill(head, Box.Paint.filled(pen.colour()));
        }
    }

    private Outline head() {
        double length = headLength(pen.width());
        double half = length * 0.42;
        Outline.Point tip = outline.end();
        Outline.Point d = outline.arrival();
        double backX = tip.x() - d.x() * length;
        double backY = tip.y() - d.y() * length;
        return Outline.polyline(
                tip,
                new Outline.Point(backX - d.y() * half, backY + d.x() * half),
                new Outline.Point(backX + d.y() * half, backY - d.x() * half));
    }
}
