package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.Finding;
import io.keiro.mining.PerformanceDfg;
import io.keiro.mining.Shape;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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
            map(content, map.in(options.language()), options);
        } else if (value instanceof DirectlyFollowsGraph graph) {
            map(content, ProcessMap.of(graph).in(options.language()), options);
        } else if (value instanceof PerformanceDfg graph) {
            map(content, ProcessMap.of(graph).in(options.language()), options);
        } else if (value instanceof EventLog log) {
            text(content, log.sentence(), options);
            html(content, paragraph(log.sentence(), options) + HtmlTable.of(log.summary(), options), options);
        } else if (value instanceof Tabular table) {
            text(content, table.sentence(), options);
            html(content, paragraph(table.sentence(), options) + HtmlTable.rows(table.table(), options), options);
        } else if (value instanceof WrittenFile file) {
            text(content, file.sentence(), options);
            html(content, file.toHtml(options.language()), options);
        } else if (value instanceof Shape shape) {
            text(content, shape.title(), options);
            picture(content, Charts.of(shape, options.language()));
        } else if (value instanceof Picture picture) {
            content.put(TEXT, picture.toString());
            picture(content, picture);
        } else if (value instanceof Phrase phrase) {
            text(content, phrase, options);
        } else {
            others(content, value, options);
        }
        return content;
    }

    private static void others(Map<String, Object> content, Object value, ViewOptions options) {
        DataTable table = listed(value);
        if (table != null) {
            text(content, table.sentence(), options);
            html(content, HtmlTable.of(table, options), options);
            return;
        }
        // Looked at last, because it loads the chart library.
        if (value instanceof Chart<?, ?> chart) {
            content.put(TEXT, "Chart: " + Markup.clean(chart.getTitle()));
            picture(content, Charts.of(chart));
            return;
        }
        content.put(TEXT, String.valueOf(value));
    }

    private static void map(Map<String, Object> content, ProcessMap map, ViewOptions options) {
        text(content, map.sentence(), options);
        content.put(SVG, map.toSvg());
    }

    private static void picture(Map<String, Object> content, Picture picture) {
        content.put(SVG, picture.svg());
        content.put(PNG, Base64.getEncoder().encodeToString(picture.png()));
    }

    private static void text(Map<String, Object> content, Phrase sentence, ViewOptions options) {
        content.put(TEXT, sentence.in(options.language()));
    }

    private static void html(Map<String, Object> content, String html, ViewOptions options) {
        if (html.length() <= LARGEST_OUTPUT) {
            content.put(HTML, html);
        } else {
            content.put(
                    HTML,
                    "<p>" + Markup.escape(String.valueOf(content.get(TEXT))) + "</p><p>"
                            + Markup.escape(Phrase.of(
                                            "Too large to show here; show fewer rows, or write it to a file",
                                            "ここに表示するには大きすぎます。行数を減らすか、ファイルに書き出してください")
                                    .in(options.language()))
                            + "</p>");
        }
    }

    private static String paragraph(Phrase sentence, ViewOptions options) {
        return "<p style=\"margin:4px 0\">" + Markup.escape(sentence.in(options.language())) + "</p>";
    }

    /** Collections, maps, arrays and records as a short table, or null for anything else. */
    private static DataTable listed(Object value) {
        if (value instanceof Collection<?> collection) {
            return list(Phrase.of(collection.size() + " values", collection.size() + "個の値"), collection);
        }
        if (value instanceof Map<?, ?> map) {
            DataTable.Builder table = DataTable.titled(
                    Phrase.of(map.size() + " entries", map.size() + "件"),
                    Field.of("key", Kind.TEXT),
                    Field.of("value", Kind.TEXT));
            map.forEach((key, each) -> table.row(shown(key), shown(each)));
            return table.build();
        }
        if (value != null && value.getClass().isArray()) {
            java.util.List<Object> values = new java.util.ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                values.add(Array.get(value, i));
            }
            return list(Phrase.of(values.size() + " values", values.size() + "個の値"), values);
        }
        return value instanceof Record record ? components(record) : null;
    }

    private static DataTable list(Phrase title, Collection<?> values) {
        DataTable.Builder table = DataTable.titled(title, Field.of("index", Kind.COUNT), Field.of("value", Kind.TEXT));
        int index = 0;
        for (Object value : values) {
            table.row(index++, shown(value));
        }
        return table.build();
    }

    private static DataTable components(Record record) {
        DataTable.Builder table = DataTable.titled(
                Phrase.same(record.getClass().getSimpleName()),
                Field.of("name", Kind.TEXT),
                Field.of("value", Kind.TEXT));
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                table.row(component.getName(), shown(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                table.row(component.getName(), "(" + e.getClass().getSimpleName() + ")");
            }
        }
        return table.build();
    }

    private static Object shown(Object value) {
        return value == null || value instanceof Phrase ? value : String.valueOf(value);
    }
}
