package io.keiro.log;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * How the numbers of a text column are written, decided over all its values: plain, with thousands separators, with a decimal comma;
 * currency marks at either end do not count. A column in which one value is no number, or in which 1,234 could be read in two ways, has
 * none.
 */
enum NumberText {
    WHOLE,
    DECIMAL,
    THOUSANDS,
    DECIMAL_COMMA;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,18})");
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d{19,}");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern PLAIN =
            Pattern.compile("-?((0|[1-9]\\d*)(\\.\\d+)?|\\.\\d+)([eE][+-]?\\d+)?|-?Infinity");
    private static final Pattern GROUPED = Pattern.compile("-?(0|[1-9]\\d{0,2}(,\\d{3})+|[1-9]\\d*)(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("-?(0|[1-9]\\d{0,2}(\\.\\d{3})+|[1-9]\\d*)(,\\d+)?");
    private static final String MARKS = "¥￥$€£円";

    /** The form that fits all values, or null. Missing values are not among them. */
    static NumberText of(Collection<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        if (values.stream().allMatch(NumberText::isWhole)) {
            return WHOLE;
        }
        if (values.stream().anyMatch(NumberText::isTooLong)) {
            return null;
        }
        if (values.stream().allMatch(value -> isPlain(bare(value)))) {
            return DECIMAL;
        }
        boolean grouped = values.stream().allMatch(value -> fits(GROUPED, value));
        boolean comma = values.stream().allMatch(value -> fits(COMMA, value));
        if (grouped && comma) {
            return null;
        }
        if (grouped) {
            return THOUSANDS;
        }
        return comma ? DECIMAL_COMMA : null;
    }

    private static boolean isWhole(String value) {
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            return false;
        }
        try {
            Long.parseLong(value);
            return true;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    /** Whole numbers beyond 64 bits are mostly ids; as decimals, different ones would become equal. */
    private static boolean isTooLong(String value) {
        return value.length() > 18 && LONG_NUMBER.matcher(value).matches() && !isWhole(value);
    }

    /** True for a number as programs write it. */
    static boolean isNumber(String value) {
        return isPlain(value);
    }

    /** True for a number from 1 to 999,999,999 without signs. */
    static boolean isCount(String value) {
        return COUNT.matcher(value).matches();
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty() && !value.equals("-") && PLAIN.matcher(value).matches();
    }

    private static boolean fits(Pattern pattern, String value) {
        return pattern.matcher(bare(value)).matches();
    }

    private static String bare(String value) {
        String text = value.strip();
        boolean negative = text.startsWith("-");
        text = negative ? text.substring(1) : text;
        if (!text.isEmpty() && MARKS.indexOf(text.charAt(0)) >= 0) {
            text = text.substring(1).strip();
        } else if (!text.isEmpty() && MARKS.indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return negative ? "-" + text : text;
    }

    /** The number that a value of such a column means. */
    double number(String value) {
        String bare = bare(value);
        return Double.parseDouble(
                switch (this) {
                    case WHOLE, DECIMAL -> bare;
                    case THOUSANDS -> bare.replace(",", "");
                    case DECIMAL_COMMA -> bare.replace(".", "").replace(',', '.');
                });
    }

    /** What the report says about such a column. */
    Phrase note() {
        return switch (this) {
            case WHOLE, DECIMAL -> Phrase.same("");
            case THOUSANDS -> Phrase.of("thousands separators removed", "桁区切りを除去");
            case DECIMAL_COMMA -> Phrase.of("decimal comma", "小数点はカンマ");
        };
    }
}
