package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.Finding;
import io.keiro.mining.PerformanceDfg;
import io.keiro.mining.Shape;
import io.keiro.mining.Variants;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * What a value looks like in a notebook: content by MIME type, always with one sentence as plain text. The most specific form wins: a
 * finding before a table, a table before a record or a collection.
 */
public final class Rendering {

    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";

    /** Beyond this an output makes notebooks slow; the sentence and the way to a smaller one remain. */
    private static final int LARGEST_OUTPUT = 500_000;

    private Rendering() {}

    /** The forms of a value; images are text (SVG) and Base64 (PNG), as notebooks take them. */
    public static Map<String, Object> of(Object value, ViewOptions options) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (value instanceof Finding finding) {
            text(content, finding.sentence(), options);
            html(content, FindingHtml.of(finding, options), options);
        } else if (value instanceof ProcessMap map) {
            map(content, map.orIn(options.language()), options);
        } else if (value instanceof DirectlyFollowsGraph graph) {
            map(content, ProcessMap.of(graph).in(options.language()), options);
        } else if (value instanceof PerformanceDfg graph) {
            map(content, ProcessMap.of(graph).in(options.language()), options);
        } else if (value instanceof EventLog log) {
            text(content, log.sentence(), options);
            String tables = HtmlTable.rows(log.summary(), options) + HtmlTable.of(LogRows.firstEvents(log), options);
            html(content, paragraph(log.sentence(), options) + tables, options);
        } else if (value instanceof Variants variants) {
            text(content, variants.sentence(), options);
            String table = HtmlTable.rows(LogRows.variants(variants), options);
            html(content, paragraph(variants.sentence(), options) + table, options);
        } else if (value instanceof Tabular table) {
            text(content, table.sentence(), options);
            html(content, paragraph(table.sentence(), options) + HtmlTable.rows(table.table(), options), options);
        } else if (value instanceof WrittenFile file) {
            text(content, file.sentence(), options);
            html(content, file.toHtml(options.language()), options);
        } else if (value instanceof Shape shape) {
            text(content, shape.title(), options);
            picture(content, Charts.of(shape, options.language()), options);
        } else if (value instanceof Picture picture) {
            content.put(TEXT, picture.toString());
            picture(content, picture, options);
        } else if (value instanceof Phrase phrase) {
            text(content, phrase, options);
        } else {
            others(content, value, options);
        }
        return content;
    }

    private static void others(Map<String, Object> content, Object value, ViewOptions options) {
        Optional<DataTable> table = DataTable.recognise(value);
        Optional<PlainValues.Excerpt> plain =
                table.isPresent() ? Optional.empty() : PlainValues.of(value, options.rows());
        if (table.isPresent()) {
            text(content, table.get().sentence(), options);
            html(content, HtmlTable.of(table.get(), options), options);
        } else if (plain.isPresent()) {
            text(content, plain.get().sentence(), options);
            html(content, HtmlTable.of(plain.get(), options), options);
        } else if (value instanceof Chart<?, ?> chart) {
            // Looked at last, because it loads the chart library.
            content.put(TEXT, "Chart: " + Markup.clean(chart.getTitle()));
            picture(content, Charts.of(chart), options);
        } else {
            content.put(TEXT, String.valueOf(value));
        }
    }

    private static void map(Map<String, Object> content, ProcessMap map, ViewOptions options) {
        text(content, map.sentence(), options);
        image(content, map.toSvg(), options);
    }

    private static void picture(Map<String, Object> content, Picture picture, ViewOptions options) {
        image(content, picture.svg(), options);
        String png = Base64.getEncoder().encodeToString(picture.png());
        if (png.length() <= LARGEST_OUTPUT) {
            content.put(PNG, png);
        }
    }

    private static void text(Map<String, Object> content, Phrase sentence, ViewOptions options) {
        content.put(TEXT, sentence.in(options.language()));
    }

    private static void image(Map<String, Object> content, String svg, ViewOptions options) {
        if (svg.length() <= LARGEST_OUTPUT) {
            content.put(SVG, svg);
        } else {
            content.put(HTML, tooLarge(content, options));
        }
    }

    private static void html(Map<String, Object> content, String html, ViewOptions options) {
        content.put(HTML, html.length() <= LARGEST_OUTPUT ? html : tooLarge(content, options));
    }

    private static String tooLarge(Map<String, Object> content, ViewOptions options) {
        Phrase way = Phrase.of(
                "Too large to show here; show fewer rows, or write it to a file",
                "ここに表示するには大きすぎます。行数を減らすか、ファイルに書き出してください");
        return "<p>" + Markup.escape(String.valueOf(content.get(TEXT))) + "</p><p>"
                + Markup.escape(way.in(options.language())) + "</p>";
    }

    private static String paragraph(Phrase sentence, ViewOptions options) {
        return "<p style=\"margin:4px 0\">" + Markup.escape(sentence.in(options.language())) + "</p>";
    }
}
