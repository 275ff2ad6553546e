package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.util.List;

/**
 * A table as HTML that reads everywhere: no script, no style element, nothing from outside. Colours are those of the notebook's theme where
 * it has one. Shares are a number plus a bar, never a bar alone.
 */
final class HtmlTable {

    static final String BORDER = "var(--jp-border-color2,#d5dce4)";
    static final String TEXT = "var(--jp-ui-font-color1,#131d27)";
    private static final String QUIET = "var(--jp-ui-font-color1,#4a5868)";
    private static final String BAR = "#5f97cc";
    private static final int BAR_WIDTH = 60;

    /** More columns run out of every page. */
    private static final int MOST_COLUMNS = 30;

    /** Sentences wrap instead of being cut at the width of a name, up to this many times that width. */
    private static final int SENTENCE = 12;

    private static final int LONG = 60;

    private static final int SHORT_HEADER = 14;

    private static final int WORD = 10;

    /** A single row with more columns stands upright: one line for each. */
    private static final int FLAT = 9;

    private final DataTable table;
    private final int rowCount;
    private final List<Field> fields;
    private final ViewOptions options;
    private final Language language;
    private final StringBuilder html = new StringBuilder(4096);

    private HtmlTable(DataTable table, int rowCount, ViewOptions options) {
        this.table = table;
        this.rowCount = rowCount;
        this.fields =
                table.fields().subList(0, Math.min(MOST_COLUMNS, table.fields().size()));
        this.options = options;
        this.language = options.language();
    }

    /** The first rows of a table, with its title, and a line that says how many there are. */
    static String of(DataTable table, ViewOptions options) {
        return title(table, options) + rows(table, options);
    }

    /** The first rows of something larger. */
    static String of(PlainValues.Excerpt excerpt, ViewOptions options) {
        return title(excerpt.table(), options) + new HtmlTable(excerpt.table(), excerpt.rows(), options).write();
    }

    private static String title(DataTable table, ViewOptions options) {
        return "<p style=\"margin:6px 0 2px;font-weight:600;color:" + TEXT + "\">"
                + Markup.escape(table.title().in(options.language())) + "</p>";
    }

    /** The table without its title. */
    static String rows(DataTable table, ViewOptions options) {
        return new HtmlTable(table, table.rowCount(), options).write();
    }

    private String write() {
        html.append("<table style=\"border-collapse:collapse;font-size:13px;color:")
                .append(TEXT)
                .append("\">");
        int shown = Math.min(options.rows(), table.rowCount());
        if (rowCount == 1 && shown == 1 && fields.size() > FLAT) {
            upright(table.row(0));
        } else {
            flat(shown);
        }
        html.append("</table><p style=\"margin:2px 0 8px;font-size:12px;color:")
                .append(QUIET)
                .append("\">")
                .append(Markup.escape(footer(shown).in(language)))
                .append("</p>");
        return html.toString();
    }

    private void flat(int shown) {
        html.append("<thead><tr>");
        fields.forEach(this::header);
        html.append("</tr></thead><tbody>");
        for (int r = 0; r < shown; r++) {
            List<Object> row = table.row(r);
            html.append("<tr>");
            for (int i = 0; i < fields.size(); i++) {
                cell(fields.get(i), row.get(i));
            }
            html.append("</tr>");
        }
        html.append("</tbody>");
    }

    private void upright(List<Object> row) {
        html.append("<tbody>");
        for (int i = 0; i < fields.size(); i++) {
            html.append("<tr><th style=\"padding:3px 8px;text-align:left;border-bottom:1px solid ")
                    .append(BORDER)
                    .append("\">")
                    .append(Markup.escape(fields.get(i).label().in(language)))
                    .append("</th>");
            cell(fields.get(i), row.get(i));
            html.append("</tr>");
        }
        html.append("</tbody>");
    }

    private void header(Field field) {
        html.append("<th style=\"")
                .append(headerStyle(field))
                .append(";border-bottom:2px solid ")
                .append(BORDER)
                .append("\">")
                .append(Markup.escape(field.label().in(language)))
                .append("<br><span style=\"font-weight:400;font-size:11px;color:")
                .append(QUIET)
                .append("\">")
                .append(Markup.escape(typeWord(field)))
                .append("</span></th>");
    }

    private Phrase footer(int shown) {
        String rows = Figures.count(rowCount);
        String all = Figures.count(table.fields().size());
        boolean wide = fields.size() < table.fields().size();
        Phrase columns = wide
                ? Phrase.of(fields.size() + " of " + all + " columns", all + "列のうち" + fields.size() + "列")
                : Phrase.of(all + (fields.size() == 1 ? " column" : " columns"), all + "列");
        return shown == rowCount
                ? Phrase.of(rows + (shown == 1 ? " row × " : " rows × ") + columns.en(), rows + "行 × " + columns.ja())
                : Phrase.of(
                        shown + " of " + rows + " rows × " + columns.en()
                                + "; show more with Notebook.options(o -> o.withRows(…))",
                        rows + "行のうち" + shown + "行 × " + columns.ja()
                                + "（Notebook.options(o -> o.withRows(…)) で行数を変更）");
    }

    private static boolean isNumber(Kind kind) {
        return switch (kind) {
            case COUNT, NUMBER, SHARE, MONEY, DURATION -> true;
            case TEXT, INSTANT, DATE, BOOLEAN -> false;
        };
    }

    /** Words of a header break into lines, so that a narrow column stays narrow; a number or a time never breaks. */
    private String headerStyle(Field field) {
        return "padding:3px 8px;vertical-align:bottom;text-align:" + (isNumber(field.kind()) ? "right" : "left")
                + (language == Language.JA ? japaneseHeader(field) : "");
    }

    /** Japanese breaks after any letter, so a narrow column would set its header one letter a line. */
    private String japaneseHeader(Field field) {
        return Glyphs.cells(field.label().in(language)) <= SHORT_HEADER ? ";white-space:nowrap" : ";min-width:5em";
    }

    private static String cellStyle(Field field) {
        boolean whole = isNumber(field.kind()) || field.kind() == Kind.INSTANT || field.kind() == Kind.DATE;
        return "padding:3px 8px;vertical-align:top;text-align:"
                + (isNumber(field.kind()) ? "right" : "left")
                + (whole ? ";white-space:nowrap" : "");
    }

    private String typeWord(Field field) {
        if (!field.unit().isEmpty()) {
            return new Unit(field.unit()).label(language);
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

    private void cell(Field field, Object value) {
        boolean steps = value instanceof Steps;
        String full = steps ? "" : Markup.clean(CellText.of(field.kind(), value, language));
        html.append("<td style=\"")
                .append(cellStyle(field))
                .append(isLong(full) ? ";min-width:160px" : "")
                .append(isOneWord(full) ? ";white-space:nowrap" : "")
                .append(";border-bottom:1px solid ")
                .append(BORDER)
                .append('"');
        if (steps) {
            html.append('>').append(((Steps) value).toHtml(options)).append("</td>");
            return;
        }
        int room = options.characters() * (value instanceof Phrase || isSentence(full) ? SENTENCE : 1);
        String shown = Glyphs.shorten(full, field.kind() == Kind.TEXT ? room : Integer.MAX_VALUE);
        if (!shown.equals(full)) {
            // What a notebook shows as a hint cannot be longer than a few lines.
            html.append(" title=\"")
                    .append(Markup.escape(Glyphs.shorten(full, 1_000)))
                    .append('"');
        }
        html.append('>').append(Markup.escape(shown));
        if (field.kind() == Kind.SHARE && value instanceof Number share && !Double.isNaN(share.doubleValue())) {
            bar(share.doubleValue());
        }
        html.append("</td>");
    }

    /** Japanese breaks after any letter: a word of a few would stand in two lines under a short header. */
    private boolean isOneWord(String text) {
        return language == Language.JA && !text.isEmpty() && Glyphs.cells(text) <= WORD;
    }

    /** A long sentence in a narrow column would run down the page. */
    private static boolean isLong(String text) {
        return isSentence(text) && Glyphs.cells(text) > LONG;
    }

    /** Sentences, and all words of our own, are for reading and wrap; only long names are cut. */
    private static boolean isSentence(String text) {
        long breaks = text.chars().filter(c -> c == ' ' || c == '、' || c == '→').count();
        return breaks >= 4 || text.contains("。") || text.contains("→");
    }

    private void bar(double share) {
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
}
