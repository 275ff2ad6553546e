package io.keiro.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A finished picture: marks in painting order on an opaque ground, in pixels. It can be written as SVG, which needs no font, style or
 * file from outside and no id, so that any number of pictures can stand on one page; and painted as PNG.
 */
final class Drawing {

    /** Fonts by the order of preference, Latin before Japanese, so that a reader of either sees a familiar one. */
    static final String FONTS = "Helvetica Neue, Arial, Liberation Sans, Hiragino Sans, Yu Gothic UI, Meiryo, "
            + "Noto Sans CJK JP, Noto Sans JP, sans-serif";

    /** One thing that is drawn; it knows both forms of itself. */
    interface Mark {
        void write(SvgText out);

        void paint(Brush brush);
    }

    private final double width;
    private final double height;
    private final String language;
    private final String description;
    private final List<Mark> marks;

    private Drawing(double width, double height, Caption caption, List<Mark> marks) {
        this.width = width;
        this.height = height;
        this.language = caption.language();
        this.description = caption.text();
        this.marks = marks;
    }

    /** What the picture says in words, and in which language ("en", "ja"): also decides between Chinese and Japanese letter forms. */
    record Caption(String text, String language) {}

    static Drawing of(double width, double height, Caption caption, List<Mark> marks) {
        return new Drawing(Math.ceil(width), Math.ceil(height), caption, List.copyOf(marks));
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<Mark> marks() {
        return marks;
    }

    String toSvg() {
        SvgText out = new SvgText();
        out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .number(width)
                .raw("\" height=\"")
                .number(height)
                .raw("\" viewBox=\"0 0 ")
                .number(width)
                .raw(" ")
                .number(height)
                .raw("\" role=\"img\" xml:lang=\"")
                .text(language)
                .raw("\" font-family=\"")
                .text(FONTS)
                .raw("\"><title>")
                .text(description)
                .raw("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (Mark mark : marks) {
            mark.write(out);
            out.raw("\n");
        }
        return out.raw("</svg>").toString();
    }

    /** The picture as PNG with this many pixels per unit; 2 reads sharply on today's screens. */
    byte[] toPng(double scale) {
        return Brush.png(this, scale);
    }

    /** Marks collected in painting order. */
    static final class Marks {
        private final List<Mark> marks = new ArrayList<>();

        Marks add(Mark mark) {
            marks.add(mark);
            return this;
        }

        List<Mark> all() {
            return marks;
        }
    }
}
