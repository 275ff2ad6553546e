package io.keiro.view;

import java.awt.geom.Path2D;

/** A closed shape, filled. */
record Area(Outline outline, String fill) implements Drawing.Mark {

    @Override
    public void write(SvgText out) {
        out.raw("<path d=\"");
        outline.write(out);
        out.raw("Z\"").attribute("fill", fill).raw("/>");
    }

    @Override
    public void paint(Brush brush) {
        Path2D path = outline.toPath();
        path.closePath();
        brush.fill(path, Box.Paint.filled(fill));
    }
}
