package io.keiro.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * An XChart chart as an SVG element that can stand on a page with others: without the XML declaration, which makes HTML exports fail,
 * without the document type, with ids that depend on the content alone, and with no more digits than a screen shows.
 */
final class XChartSvg {

    private static final Pattern LONG_NUMBER = Pattern.compile("(\\d\\.\\d{2})\\d+");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern SIZE = Pattern.compile("\\b(width|height)=\"([0-9.]+)px\"");

    private XChartSvg() {}

    static String of(Chart<?, ?> chart) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ChartEncoder.saveChart(chart, out, "svg");
            return element(out.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw the chart: " + e.getMessage(), e);
        }
    }

    /** The element of a document, ready to stand beside others. */
    static String element(String document) {
        String svg = document.substring(document.indexOf("<svg")).strip();
        svg = LONG_NUMBER.matcher(svg).replaceAll("$1");
        svg = SIZE.matcher(svg).replaceAll("$1=\"$2\"");
        Map<String, String> ids = new LinkedHashMap<>();
        Matcher id = ID.matcher(svg);
        while (id.find()) {
            ids.putIfAbsent(id.group(1), "part" + (ids.size() + 1));
        }
        for (Map.Entry<String, String> renamed : ids.entrySet()) {
            svg = renamed(svg, renamed.getKey(), renamed.getValue());
        }
        String prefix = "k" + Integer.toHexString(svg.hashCode()) + "-";
        for (String name : ids.values()) {
            svg = renamed(svg, name, prefix + name);
        }
        return svg;
    }

    private static String renamed(String svg, String from, String to) {
        return svg.replace("id=\"" + from + "\"", "id=\"" + to + "\"")
                .replace("url(#" + from + ")", "url(#" + to + ")")
                .replace("href=\"#" + from + "\"", "href=\"#" + to + "\"");
    }
}
