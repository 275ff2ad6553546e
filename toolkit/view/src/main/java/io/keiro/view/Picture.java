package io.keiro.view;

import java.util.Objects;

/**
 * A drawn chart.
 *
 * @param svg self-contained SVG that begins with its {@code <svg} element
 * @param png the same as a bitmap, for front ends and workbooks that take no SVG
 */
public record Picture(String svg, byte[] png) {
    public Picture {
        Objects.requireNonNull(svg, "a picture needs its SVG");
        png = png.clone();
    }

    @Override
    public byte[] png() {
        return png.clone();
    }

    @Override
    public String toString() {
        return "Chart (" + svg.length() + " characters of SVG, " + png.length + " bytes of PNG)";
    }
}
