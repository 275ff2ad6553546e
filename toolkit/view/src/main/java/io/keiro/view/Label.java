package io.keiro.view;

import java.awt.geom.Rectangle2D;

/**
 * One line of text. The position is the middle of its height, and its start, middle or end; the width that the layout reckons with is
 * {@link Glyphs}' one, whatever font the reader has.
 */
record Label(double x, double y, String text, Type type) implements Drawing.Mark {

    /** How much wider bold letters are. */
    static final double BOLD = 1.06;

    /** Where the position lies in the text. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String svg;

        Anchor(String svg) {
            this.svg = svg;
        }
    }

    /** Size in pixels, weight, colour and anchor of a text. */
    record Type(double size, boolean bold, String colour, Anchor anchor) {
        static Type of(double size, String colour) {
            return new Type(size, false, colour, Anchor.START);
        }

        Type asBold() {
            return new Type(size, true, colour, anchor);
        }

        Type anchored(Anchor newAnchor) {
            return new Type(size, bold, colour, newAnchor);
        }

        Type coloured(String newColour) {
            return new Type(size, bold, newColour, anchor);
        }
    }

    double width() {
        return Glyphs.width(text, type.size()) * (type.bold() ? BOLD : 1);
    }

    double left() {
        return switch (type.anchor()) {
            case START -> x;
            case MIDDLE -> x - width() / 2;
            case END -> x - width();
        };
    }

    /** The space that the text takes. */
    Rectangle2D bounds() {
        return new Rectangle2D.Double(left(), y - type.size() * 0.6, width(), type.size() * 1.2);
    }

    /** Where the letters stand: browsers disagree about vertical centring, so it is reckoned here. */
    double baseline() {
        return y + type.size() * 0.36;
    }

    @Override
    public void write(SvgText out) {
        out.raw("<text").attribute("x", x).attribute("y", baseline()).attribute("font-size", type.size());
        out.attribute("fill", type.colour());
        if (type.anchor() != Anchor.START) {
            out.attribute("text-anchor", type.anchor().svg);
        }
        if (type.bold()) {
            out.attribute("font-weight", "bold");
        }
        out.raw(">").text(text).raw("</text>");
    }

    @Override
    public void paint(Brush brush) {
        brush.write(this);
    }
}
