package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import io.keiro.mining.SuggestedAction;
import java.util.Base64;
import java.util.List;

/**
 * A finding as one block: title, verdict, numbers with their uncertainty, what they rest on, the picture, segments, rows and actions. The
 * picture is an image with its data inside, so that a notebook that is not trusted still shows it.
 */
final class FindingHtml {

    private static final int SEGMENTS = 8;

    /** The first measures are the main ones; more would stand between the verdict and its picture. */
    private static final int MEASURES = 8;

    private final Finding finding;
    private final ViewOptions options;
    private final Language language;
    private final StringBuilder html = new StringBuilder(8192);

    private FindingHtml(Finding finding, ViewOptions options) {
        this.finding = finding;
        this.options = options;
        this.language = options.language();
    }

    static String of(Finding finding, ViewOptions options) {
        return new FindingHtml(finding, options).write();
    }

    private String write() {
        html.append("<div style=\"max-width:1000px;border-left:4px solid ")
                .append(colour())
                .append(";padding:2px 0 2px 14px;color:var(--jp-ui-font-color1,#131d27)\">");
        html.append("<p style=\"font-size:17px;font-weight:600;margin:4px 0\">")
                .append(Markup.escape(finding.title().in(language)))
                .append(" <span style=\"font-size:12px;font-weight:600;color:#ffffff;background:")
                .append(colour())
                .append(";padding:2px 8px;border-radius:3px\">")
                .append(symbol())
                .append(' ')
                .append(Markup.escape(Report.status(finding.status()).in(language)))
                .append("</span></p>");
        paragraph(finding.verdict(), "font-size:15px;line-height:1.5");
        measures();
        paragraph(FindingSheet.coverage(finding.coverage()), "font-size:12px");
        if (finding.evidence().total() > 0) {
            paragraph(FindingSheet.evidence(finding.evidence()), "font-size:12px");
        }
        finding.shape().ifPresent(shape -> {
            Picture picture = Charts.of(shape, language);
            html.append("<p style=\"margin:8px 0\"><img style=\"max-width:100%\" alt=\"")
                    .append(Markup.escape(shape.title().in(language)))
                    .append("\" src=\"data:image/svg+xml;base64,")
                    .append(Base64.getEncoder()
                            .encodeToString(picture.svg().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .append("\"></p>");
        });
        if (!finding.segments().isEmpty()) {
            html.append(HtmlTable.of(LogRows.without(Report.segments(finding), "unit"), options.withRows(SEGMENTS)));
        }
        if (finding.table().rowCount() > 0 && finding.status() != Finding.Status.NOT_POSSIBLE) {
            html.append(HtmlTable.of(finding.table(), options));
        }
        finding.valueAtStake()
                .ifPresent(value -> paragraph(FindingSheet.value(value), "font-weight:600;margin-top:6px"));
        actions();
        definitions();
        return html.append("</div>").toString();
    }

    /** Measures without a value are counted: a list of dashes tells nothing. */
    private void measures() {
        List<Measure> known =
                finding.measures().stream().filter(FindingHtml::hasValue).toList();
        int unknown = finding.measures().size() - known.size();
        if (!known.isEmpty()) {
            list(known.subList(0, Math.min(MEASURES, known.size())));
        }
        if (known.size() > MEASURES) {
            List<Measure> more = known.subList(MEASURES, known.size());
            fold(Phrase.of("More measures (" + more.size() + ")", "その他の指標（" + more.size() + "件）"));
            list(more);
            html.append("</details>");
        }
        if (unknown > 0) {
            paragraph(
                    Phrase.of(
                            unknown + (unknown == 1 ? " measure has" : " measures have")
                                    + " no value, because the data lacks what they need",
                            "データが不足しているため、" + unknown + "件の指標は計算できません"),
                    "font-size:12px");
        }
    }

    /** A count of zero out of nothing is no value either. */
    private static boolean hasValue(Measure measure) {
        return !Double.isNaN(measure.value()) && (measure.value() != 0 || measure.n() > 0);
    }

    private void list(List<Measure> measures) {
        html.append("<ul style=\"margin:4px 0;padding-left:18px\">");
        for (Measure measure : measures) {
            html.append("<li>")
                    .append(Markup.escape(measure.label().in(language)))
                    .append(": <b>")
                    .append(Markup.escape(new Unit(measure.unit()).value(measure.value(), language)))
                    .append("</b>")
                    .append(Markup.escape(basis(measure)))
                    .append("</li>");
        }
        html.append("</ul>");
    }

    private String basis(Measure m) {
        Unit unit = new Unit(m.unit());
        String n = "n = " + Figures.count(m.n());
        String interval = unit.value(m.low(), language) + " – " + unit.value(m.high(), language);
        if (!m.hasInterval()) {
            return language == Language.JA ? "（" + n + "）" : " (" + n + ")";
        }
        return language == Language.JA
                ? "（95 %区間 " + interval + "、" + n + "）"
                : " (95 % interval " + interval + ", " + n + ")";
    }

    /** How each measure is computed, folded away: it must be there, but not in the way. */
    private void definitions() {
        if (finding.measures().isEmpty()) {
            return;
        }
        fold(Phrase.of("How the numbers are computed", "数値の計算方法"));
        html.append("<ul style=\"margin:2px 0;padding-left:18px\">");
        for (Measure measure : finding.measures()) {
            html.append("<li>")
                    .append(Markup.escape(measure.label().in(language)))
                    .append(": ")
                    .append(Markup.escape(measure.definition().in(language)))
                    .append("</li>");
        }
        html.append("</ul></details>");
    }

    private void fold(Phrase summary) {
        html.append("<details style=\"font-size:12px;margin:4px 0\"><summary>")
                .append(Markup.escape(summary.in(language)))
                .append("</summary>");
    }

    private void actions() {
        if (finding.actions().isEmpty()) {
            return;
        }
        paragraph(Phrase.of("What to do", "対策"), "font-weight:600;margin:8px 0 2px");
        html.append("<ul style=\"margin:0;padding-left:18px\">");
        for (SuggestedAction action : finding.actions()) {
            html.append("<li>")
                    .append(Markup.escape(action.what().in(language)))
                    .append("<br><span style=\"font-size:12px\">")
                    .append(Markup.escape(action.why().in(language)))
                    .append("</span></li>");
        }
        html.append("</ul>");
    }

    private void paragraph(Phrase text, String style) {
        html.append("<p style=\"margin:3px 0;")
                .append(style)
                .append("\">")
                .append(Markup.escape(text.in(language)))
                .append("</p>");
    }

    private String symbol() {
        return switch (finding.status()) {
            case PROBLEM -> "▲";
            case NO_PROBLEM -> "✓";
            case NOT_POSSIBLE -> "∅";
            case DESCRIPTION -> "●";
        };
    }

    /** Dark enough for white letters on it; the status also stands there as words. */
    private String colour() {
        return switch (finding.status()) {
            case PROBLEM -> Palette.ACCENT;
            case NO_PROBLEM -> Palette.START;
            case NOT_POSSIBLE -> Palette.END;
            case DESCRIPTION -> Palette.MAIN;
        };
    }
}
