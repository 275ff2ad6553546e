package io.keiro.leadtocash;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts bands such as "< 10,000", "10,000 – 50,000" and "≥ 50,000" in the order of their amounts; other names by letter. */
final class BandOrder {

    private static final Pattern LOWER = Pattern.compile("^(<|≥)?\\s*([\\d,.]+)(\\s*–.*|\\s*%.*)?$");

    static final Comparator<String> NATURAL =
            Comparator.comparingDouble(BandOrder::lower).thenComparing(name -> name);

    private BandOrder() {}

    private static double lower(String name) {
        Matcher band = LOWER.matcher(name);
        if (!band.matches()) {
            return Double.POSITIVE_INFINITY;
        }
        OptionalDouble limit = Amounts.amount(band.group(2));
        if (limit.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        return "<".equals(band.group(1)) ? Double.NEGATIVE_INFINITY : limit.getAsDouble();
    }
}
