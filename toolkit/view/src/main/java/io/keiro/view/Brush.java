package io.keiro.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints marks into a pixel image. */
final class Brush {

    private final Graphics2D graphics;

    private Brush(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static byte[] png(Drawing drawing, double scale) {
        int width = Math.max(1, (int) Math.ceil(drawing.width() * scale));
        int height = Math.max(1, (int) Math.ceil(drawing.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.scale(scale, scale);
            Brush brush = new Brush(graphics);
            drawing.marks().forEach(mark -> mark.paint(brush));
        } finally {
            graphics.dispose();
        }
        return encoded(image);
    }

    static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("the picture could not be written as PNG: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    void fill(Shape shape, Box.Paint paint) {
        if (!paint.fill().equals("none")) {
            graphics.setColor(Color.decode(paint.fill()));
            graphics.fill(shape);
        }
        if (paint.strokeWidth() > 0) {
            graphics.setColor(Color.decode(paint.stroke()));
            graphics.setStroke(new BasicStroke((float) paint.strokeWidth()));
            graphics.draw(shape);
        }
    }

    void stroke(Shape shape, Line.Pen pen) {
        graphics.setColor(Color.decode(pen.colour()));
        graphics.setStroke(
                pen.dashed()
                        ? new BasicStroke(
                                (float) pen.width(),
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                10,
                                new float[] {(float) pen.dash(), (float) pen.gap()},
                                0)
                        : new BasicStroke((float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** Text in Java's logical font, which falls back to whatever has the glyph; squeezed where it would leave its reckoned width. */
    void write(Label label) {
        String text = Markup.clean(label.text());
        if (text.isEmpty()) {
            return;
        }
        Label.Type type = label.type();
        Font font = new Font(Font.SANS_SERIF, type.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) type.size());
        TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
        double reckoned = label.width();
        double actual = layout.getAdvance();
        double squeeze = actual > reckoned ? reckoned / actual : 1;
        double slack = reckoned - actual * squeeze;
        double start = switch (type.anchor()) {
            case START -> label.left();
            case MIDDLE -> label.left() + slack / 2;
            case END -> label.left() + slack;
        };
        AffineTransform before = graphics.getTransform();
        graphics.translate(start, label.baseline());
        graphics.scale(squeeze, 1);
        graphics.setColor(Color.decode(type.colour()));
        layout.draw(graphics, 0, 0);
        graphics.setTransform(before);
    }
}
