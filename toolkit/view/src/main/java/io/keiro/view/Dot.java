package io.keiro.view;

import java.awt.geom.Ellipse2D;

/** A filled circle. */
record Dot(double x, double y, double radius, String fill) implements Drawing.Mark {

    @Override
    public void write(SvgText out) {
        out.raw("<circle")
                .attribute("cx", x)
                .attribute("cy", y)
                .attribute("r", radius)
                .attribute("fill", fill)
                .raw("/>");
    }

    @Override
    public void paint(Brush brush) {
        brush.fill(new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2), Box.Paint.filled(fill));
    }
}
