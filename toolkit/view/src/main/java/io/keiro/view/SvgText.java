package io.keiro.view;

/** SVG text under construction: numbers with at most one decimal and never in a local notation, foreign text always escaped. */
final class SvgText {

    private final StringBuilder out = new StringBuilder(8192);

    SvgText raw(String markup) {
        out.append(markup);
        return this;
    }

    SvgText text(String foreign) {
        out.append(Markup.escape(foreign));
        return this;
    }

    SvgText number(double value) {
        long tenths = Math.round(value * 10);
        if (tenths < 0) {
            out.append('-');
            tenths = -tenths;
        }
        out.append(tenths / 10);
        if (tenths % 10 != 0) {
            out.append('.').append(tenths % 10);
        }
        return this;
    }

    SvgText attribute(String name, double value) {
        return raw(" ").raw(name).raw("=\"").number(value).raw("\"");
    }

    SvgText attribute(String name, String value) {
        return raw(" ").raw(name).raw("=\"").text(value).raw("\"");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
