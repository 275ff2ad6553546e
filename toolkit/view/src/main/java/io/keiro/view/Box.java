package io.keiro.view;

import java.awt.geom.RoundRectangle2D;

/** A rectangle with round corners, filled and, if it has a stroke, outlined; "none" for neither. */
record Box(double x, double y, double width, double height, double radius, Paint paint) implements Drawing.Mark {

    /** Fill and outline of a mark. */
    record Paint(String fill, String stroke, double strokeWidth) {
        static Paint filled(String colour) {
            return new Paint(colour, "none", 0);
        }
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double middleX() {
        return x + width / 2;
    }

    double middleY() {
        return y + height / 2;
    }

    @Override
    public void write(SvgText out) {
        out.raw("<rect")
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", width)
                .attribute("height", height);
        if (radius > 0) {
            out.attribute("rx", radius);
        }
        out.attribute("fill", paint.fill());
        if (paint.strokeWidth() > 0) {
            out.attribute("stroke", paint.stroke()).attribute("stroke-width", paint.strokeWidth());
        }
        out.raw("/>");
    }

    @Override
    public void paint(Brush brush) {
        brush.fill(new RoundRectangle2D.Double(x, y, width, height, radius * 2, radius * 2), paint);
    }
}
