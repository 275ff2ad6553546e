package io.keiro.leadtocash;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * In which order a file writes the parts of a date. One system writes all dates alike, so one that only fits one order decides for all;
 * with full stops the day always goes first. Where every date fits both, nothing is guessed.
 */
enum DateOrder {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST,
    UNCLEAR;

    private static final Pattern FORM = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(.*)");
    private static final int MONTHS = 12;

    /** The order of these texts; null and what is no date counts for nothing. */
    static DateOrder of(Stream<String> texts) {
        boolean[] seen = new boolean[3];
        texts.forEach(text -> {
            Matcher form = form(text);
            if (form != null) {
                seen[0] = true;
                seen[1] |= Integer.parseInt(form.group(1)) > MONTHS
                        || form.group(2).equals(".");
                seen[2] |= Integer.parseInt(form.group(3)) > MONTHS;
            }
        });
        if (!seen[0]) {
            return YEAR_FIRST;
        }
        return seen[1] == seen[2] ? UNCLEAR : seen[1] ? DAY_FIRST : MONTH_FIRST;
    }

    /** A date of this order with the year first; any other text as it is. */
    String yearFirst(String text) {
        Matcher form = this == DAY_FIRST || this == MONTH_FIRST ? form(text) : null;
        if (form == null) {
            return text;
        }
        int one = Integer.parseInt(form.group(1));
        int other = Integer.parseInt(form.group(3));
        return String.format(
                Locale.ROOT,
                "%s-%02d-%02d%s",
                form.group(4),
                this == DAY_FIRST ? other : one,
                this == DAY_FIRST ? one : other,
                form.group(5));
    }

    private static Matcher form(String text) {
        String clean = Spelling.clean(text);
        Matcher form = clean == null ? null : FORM.matcher(clean);
        return form != null && form.matches() ? form : null;
    }
}
