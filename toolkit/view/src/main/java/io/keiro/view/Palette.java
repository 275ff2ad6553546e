package io.keiro.view;

import java.util.List;

/**
 * The colours of every picture. Text reaches a contrast of at least 4.5 to 1 on its ground (WCAG 2, relative luminance); rising values
 * also darken, so that the scales survive a grey printer.
 */
final class Palette {

    static final String INK = "#131d27";
    static final String QUIET_INK = "#4a5868";
    static final String GROUND = "#ffffff";
    static final String RULE = "#d5dce4";
    static final String AXIS = "#7b8794";
    static final String ACCENT = "#b3431b";
    static final String MAIN = "#2f6da8";
    static final String PALE = "#a9c3dd";
    static final String PALE_ACCENT = "#f3cdb9";
    static final String START = "#2c7548";
    static final String END = "#3d4753";
    static final String BOX_EDGE = "#5d7791";
    static final String TERMINAL_ARC = "#74808c";

    /** Colours that stay apart for most kinds of colour blindness, dark enough for thin lines (after M. Okabe and K. Ito, 2008). */
    private static final List<String> SERIES =
            List.of("#2f6da8", "#b3431b", "#007a5e", "#9c4a7d", "#8a6d00", "#3d4753", "#5b4fa8", "#a01f3c");

    private static final String BLACK = "#000000";
    private static final double READABLE = 4.5;

    private static final List<String> FREQUENCY = List.of("#f1f6fb", "#d3e3f2", "#a5c6e5", "#5f97cc", "#1f5c99");
    private static final List<String> ARC = List.of("#8794a3", "#64788d", "#3f638a", "#1d4a78");
    private static final List<String> SLOWNESS = List.of("#7b8896", "#a8803a", "#c4601c", "#a3211f");

    private Palette() {}

    /** Shade of a box for a relative frequency from 0 to 1. */
    static String frequency(double relative) {
        return mixed(FREQUENCY, relative);
    }

    /** Colour of an arc for a relative frequency from 0 to 1; rare ones stay in the background. */
    static String arc(double relative) {
        return mixed(ARC, relative);
    }

    /** Colour of an arc for a relative slowness from 0 (fast, grey) to 1 (slow, red). */
    static String slowness(double relative) {
        return mixed(SLOWNESS, relative);
    }

    /** Colour of the series at this position. */
    static String series(int position) {
        return SERIES.get(position % SERIES.size());
    }

    /** Text colour for this ground: the usual ink, white, or on the few shades between them black; always at least 4.5 to 1. */
    static String inkOn(String ground) {
        if (contrast(INK, ground) >= READABLE) {
            return INK;
        }
        return contrast(GROUND, ground) >= READABLE ? GROUND : BLACK;
    }

    /** Contrast of two colours from 1 to 21, as WCAG 2 defines it. */
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 0))
                + 0.7152 * linear(channel(colour, 1))
                + 0.0722 * linear(channel(colour, 2));
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int channel(String colour, int index) {
        return Integer.parseInt(colour.substring(1 + index * 2, 3 + index * 2), 16);
    }

    private static String mixed(List<String> stops, double relative) {
        double position = (Double.isNaN(relative) ? 0 : Math.min(1, Math.max(0, relative))) * (stops.size() - 1);
        int below = Math.min((int) position, stops.size() - 2);
        double part = position - below;
        StringBuilder colour = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            int low = channel(stops.get(below), i);
            int high = channel(stops.get(below + 1), i);
            colour.append(String.format(java.util.Locale.ROOT, "%02x", Math.round(low + (high - low) * part)));
        }
        return colour.toString();
    }
}
