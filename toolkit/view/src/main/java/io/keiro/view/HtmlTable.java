package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A table as HTML that reads everywhere: no script, no style element, nothing from outside. Colours are those of the notebook's theme where
 * it has one. Shares are a number plus a bar, never a bar alone.
 */
final class HtmlTable {

    private static final String BORDER = "var(--jp-border-color2,#d5dce4)";
    private static final String TEXT = "var(--jp-ui-font-color1,#131d27)";
    private static final String QUIET = "var(--jp-ui-font-color1,#4a5868)";
    private static final String BAR = "#5f97cc";
    private static final int BAR_WIDTH = 60;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private HtmlTable() {}

    /** The first rows of a table, with its title, and a line that says how many there are. */
    static String of(DataTable table, ViewOptions options) {
        StringBuilder html = new StringBuilder(4096);
        html.append("<p style=\"margin:6px 0 2px;font-weight:600;color:")
                .append(TEXT)
                .append("\">")
                .append(Markup.escape(table.title().in(options.language())))
                .append("</p>");
        return html.append(rows(table, options)).toString();
    }

    /** The table without its title. */
    static String rows(DataTable table, ViewOptions options) {
        StringBuilder html = new StringBuilder(4096);
        html.append("<table style=\"border-collapse:collapse;font-size:13px;color:")
                .append(TEXT)
                .append("\"><thead><tr>");
        for (Field field : table.fields()) {
            html.append("<th style=\"")
                    .append(cellStyle(field))
                    .append(";border-bottom:2px solid ")
                    .append(BORDER)
                    .append("\">")
                    .append(Markup.escape(field.label().in(options.language())))
                    .append("<br><span style=\"font-weight:400;font-size:11px;color:")
                    .append(QUIET)
                    .append("\">")
                    .append(Markup.escape(typeWord(field, options.language())))
                    .append("</span></th>");
        }
        html.append("</tr></thead><tbody>");
        int shown = Math.min(options.rows(), table.rowCount());
        for (int r = 0; r < shown; r++) {
            html.append("<tr>");
            for (int i = 0; i < table.fields().size(); i++) {
                cell(html, table.fields().get(i), table.row(r).get(i), options);
            }
            html.append("</tr>");
        }
        html.append("</tbody></table><p style=\"margin:2px 0 8px;font-size:12px;color:")
                .append(QUIET)
                .append("\">")
                .append(Markup.escape(footer(table, shown).in(options.language())))
                .append("</p>");
        return html.toString();
    }

    private static Phrase footer(DataTable table, int shown) {
        String rows = Figures.count(table.rowCount());
        int columns = table.fields().size();
        return shown == table.rowCount()
                ? Phrase.of(
                        rows + (table.rowCount() == 1 ? " row" : " rows") + " × " + columns + " columns",
                        rows + "行 × " + columns + "列")
                : Phrase.of(
                        shown + " of " + rows + " rows × " + columns + " columns; show more with "
                                + "Notebook.options(o -> o.withRows(…))",
                        rows + "行のうち" + shown + "行 × " + columns + "列（Notebook.options(o -> o.withRows(…)) で行数を変更）");
    }

    private static boolean isNumber(Kind kind) {
        return switch (kind) {
            case COUNT, NUMBER, SHARE, MONEY, DURATION -> true;
            case TEXT, INSTANT, DATE, BOOLEAN -> false;
        };
    }

    private static String cellStyle(Field field) {
        return "padding:3px 8px;vertical-align:top;text-align:"
                + (isNumber(field.kind()) ? "right;white-space:nowrap" : "left");
    }

    private static String typeWord(Field field, Language language) {
        if (!field.unit().isEmpty()) {
            return field.unit();
        }
        Phrase word = switch (field.kind()) {
            case TEXT -> Phrase.of("text", "文字列");
            case COUNT -> Phrase.of("count", "件数");
            case NUMBER -> Phrase.of("number", "数値");
            case SHARE -> Phrase.of("share", "割合");
            case DURATION -> Phrase.of("duration", "所要時間");
            case MONEY -> Phrase.of("amount", "金額");
            case INSTANT -> Phrase.of("time (UTC)", "日時（UTC）");
            case DATE -> Phrase.of("date", "日付");
            case BOOLEAN -> Phrase.of("yes/no", "はい/いいえ");
        };
        return word.in(language);
    }

    private static void cell(StringBuilder html, Field field, Object value, ViewOptions options) {
        html.append("<td style=\"")
                .append(cellStyle(field))
                .append(";border-bottom:1px solid ")
                .append(BORDER)
                .append('"');
        String full = text(field.kind(), value, options.language());
        String shown =
                field.kind() == Kind.TEXT && isSentence(full) ? full : Glyphs.shorten(full, options.characters());
        if (!shown.equals(full)) {
            html.append(" title=\"").append(Markup.escape(full)).append('"');
        }
        html.append('>').append(Markup.escape(shown));
        if (field.kind() == Kind.SHARE && value instanceof Number share && !Double.isNaN(share.doubleValue())) {
            bar(html, share.doubleValue());
        }
        html.append("</td>");
    }

    /** Sentences are for reading and wrap; only long names are cut. */
    private static boolean isSentence(String text) {
        return text.chars()
                                .filter(c -> c == ' ' || c == '。' || c == '、' || c == '→')
                                .count()
                        >= 4
                || text.contains("。")
                || text.contains("→");
    }

    private static void bar(StringBuilder html, double share) {
        double part = Math.max(0, Math.min(1, share));
        html.append("<div style=\"width:")
                .append(BAR_WIDTH)
                .append("px;height:4px;margin-left:auto;background:")
                .append(BORDER)
                .append("\"><div style=\"width:")
                .append(Math.round(part * BAR_WIDTH))
                .append("px;height:4px;background:")
                .append(BAR)
                .append("\"></div></div>");
    }

    /** A value as people read it. */
    static String text(Kind kind, Object value, Language language) {
        if (value == null) {
            return Figures.MISSING;
        }
        if (value instanceof Phrase phrase) {
            return phrase.in(language);
        }
        return switch (kind) {
            case COUNT -> Figures.count(((Number) value).longValue());
            case NUMBER -> Figures.number(((Number) value).doubleValue());
            case SHARE -> Figures.share(((Number) value).doubleValue());
            case MONEY ->
                Double.isNaN(((Number) value).doubleValue())
                        ? Figures.MISSING
                        : String.format(Locale.ROOT, "%,.0f", ((Number) value).doubleValue());
            case DURATION -> Figures.duration(((Duration) value).toMillis() / 1000.0, language);
            case INSTANT -> MOMENT.format((Instant) value);
            case BOOLEAN ->
                Boolean.TRUE.equals(value)
                        ? Phrase.of("yes", "はい").in(language)
                        : Phrase.of("no", "いいえ").in(language);
            case TEXT, DATE -> value.toString();
        };
    }
}
