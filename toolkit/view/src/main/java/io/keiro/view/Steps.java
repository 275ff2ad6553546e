package io.keiro.view;

import java.util.List;

/** The activities of a variant as one cell: boxes with arrows between them, as many as can be read, then how many more there are. */
record Steps(List<String> activities) {

    private static final int MOST = 25;

    String toHtml(ViewOptions options) {
        if (activities.isEmpty()) {
            return Figures.MISSING;
        }
        StringBuilder html = new StringBuilder("<div style=\"min-width:270px;max-width:640px\">");
        int shown = Math.min(MOST, activities.size());
        for (int i = 0; i < shown; i++) {
            String name = Markup.clean(activities.get(i));
            String shortName = Glyphs.shorten(name, options.characters());
            html.append(i == 0 ? "" : " → ")
                    .append("<span style=\"display:inline-block;border:1px solid ")
                    .append(HtmlTable.BORDER)
                    .append(";border-radius:4px;padding:0 5px;margin:1px 0\"");
            if (!shortName.equals(name)) {
                html.append(" title=\"").append(Markup.escape(name)).append('"');
            }
            html.append("><bdi>").append(Markup.escape(shortName)).append("</bdi></span>");
        }
        if (shown < activities.size()) {
            html.append(" → … +").append(Figures.count(activities.size() - shown));
        }
        return html.append("</div>").toString();
    }

    @Override
    public String toString() {
        return String.join(" → ", activities);
    }
}
