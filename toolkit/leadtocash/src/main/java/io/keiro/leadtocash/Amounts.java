package io.keiro.leadtocash;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads numbers as people write them: with thousands separators, currency marks and per cent signs, full-width or not. */
final class Amounts {

    private static final Pattern CURRENCY =
            Pattern.compile("[\\p{Sc}円]|^[A-Za-z]{3}(?=[\\s\\d.-])|(?<=[\\d\\s])[A-Za-z]{3}$");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_BY_DOT =
            Pattern.compile("-?\\d{1,3}(\\.\\d{3}){2,}(,\\d+)?|-?\\d{1,3}(\\.\\d{3})+,\\d+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d{1,2}");
    private static final Pattern PLAIN = Pattern.compile("-?\\d*\\.?\\d+([eE][+-]?\\d+)?|-?\\d+\\.");

    private Amounts() {}

    /** An amount of money or any other number; empty if the text is none. */
    static OptionalDouble amount(String text) {
        String bare = Spelling.clean(text);
        if (bare == null) {
            return OptionalDouble.empty();
        }
        bare = CURRENCY.matcher(bare).replaceAll("").replaceAll("[\\s'’]", "");
        if (bare.startsWith("(") && bare.endsWith(")")) {
            bare = "-" + bare.substring(1, bare.length() - 1);
        }
        if (GROUPED_BY_COMMA.matcher(bare).matches()) {
            bare = bare.replace(",", "");
        } else if (GROUPED_BY_DOT.matcher(bare).matches()) {
            bare = bare.replace(".", "").replace(',', '.');
        } else if (DECIMAL_COMMA.matcher(bare).matches()) {
            bare = bare.replace(',', '.');
        }
        return PLAIN.matcher(bare).matches() ? OptionalDouble.of(Double.parseDouble(bare)) : OptionalDouble.empty();
    }

    /** A share: "15%" is 0.15, "0.15" too; a bare number above 1 is given as it stands, for the caller to ask about. */
    static OptionalDouble share(String text) {
        String bare = Spelling.clean(text);
        if (bare != null && bare.endsWith("%")) {
            OptionalDouble percent = amount(bare.substring(0, bare.length() - 1));
            return percent.isPresent() ? OptionalDouble.of(percent.getAsDouble() / 100) : percent;
        }
        return amount(bare);
    }
}
