package io.keiro.sandbox.portal;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import tools.jackson.databind.JsonNode;

/** One condition of a search on one property, as HubSpot's operators mean it. */
final class SearchFilter {

    private static final List<String> OPERATORS = List.of(
            "EQ",
            "NEQ",
            "LT",
            "LTE",
            "GT",
            "GTE",
            "BETWEEN",
            "IN",
            "NOT_IN",
            "HAS_PROPERTY",
            "NOT_HAS_PROPERTY",
            "CONTAINS_TOKEN",
            "NOT_CONTAINS_TOKEN");

    private final PropertyDefinition property;
    private final String operator;
    private final String value;
    private final List<String> values;
    private final SearchNumber low;
    private final SearchNumber high;

    private SearchFilter(JsonNode node, PropertyDefinition property) {
        this.property = property;
        operator = Json.text(node, "operator");
        value = Json.text(node, "value");
        values = Json.texts(node, "values");
        if (!OPERATORS.contains(operator)) {
            throw ApiError.invalid("operator '" + operator + "' of the filter on '" + property.name()
                    + "' is not one of " + String.join(", ", OPERATORS));
        }
        boolean bounded = List.of("LT", "LTE", "GT", "GTE", "BETWEEN").contains(operator);
        low = bounded ? bound(value) : null;
        high = operator.equals("BETWEEN") ? bound(Json.text(node, "highValue")) : null;
    }

    /** @throws ApiError 400 for what is no filter, 500 for a bound at the epoch, as observed */
    static SearchFilter of(JsonNode node, PropertyDefinition property) {
        return new SearchFilter(node, property);
    }

    private SearchNumber bound(String text) {
        SearchNumber bound = SearchNumber.of(text)
                .orElseThrow(() -> ApiError.invalid(
                        "a filter's value must be a number, or epoch milliseconds for a date, but was '" + text + "'"));
        if (property.isTime() && bound.equals(SearchNumber.ZERO)) {
            throw ApiError.internal(500, "internal error");
        }
        return bound;
    }

    /** The condition on the record at a position of an index. */
    IntPredicate on(SearchIndex index, boolean earlyToo) {
        IntToLongFunction numbers = index.numbers(property.name()).orElse(null);
        if (numbers != null && low != null) {
            return position -> {
                SearchNumber number = SearchNumber.of(numbers.applyAsLong(position));
                return within(number) || earlyToo && isEarly(number) && index.isEarly(position);
            };
        }
        return position -> accepts(
                numbers != null ? Long.toString(numbers.applyAsLong(position)) : index.text(property.name(), position));
    }

    /** A time just before its lower bound. */
    private boolean isEarly(SearchNumber number) {
        return property.isTime()
                && List.of("GTE", "BETWEEN").contains(operator)
                && SearchNumber.of(number.whole() + 1).equals(low);
    }

    /** The range of ids that this condition leaves: lowest and highest; null if it is on something else. */
    long[] idRange() {
        if (!property.name().equals("hs_object_id")
                || low == null
                || low.fraction() != null
                || high != null && high.fraction() != null) {
            return null;
        }
        return switch (operator) {
            case "LT" -> new long[] {Long.MIN_VALUE, low.whole() - 1};
            case "LTE" -> new long[] {Long.MIN_VALUE, low.whole()};
            case "GT" -> new long[] {low.whole() + 1, Long.MAX_VALUE};
            case "GTE" -> new long[] {low.whole(), Long.MAX_VALUE};
            default -> new long[] {low.whole(), high.whole()};
        };
    }

    private boolean accepts(String text) {
        if (operator.equals("NOT_HAS_PROPERTY")) {
            return text.isEmpty();
        }
        if (text.isEmpty()) {
            return false;
        }
        return switch (operator) {
            case "EQ" -> equal(text, value);
            case "NEQ" -> !equal(text, value);
            case "IN" -> values.stream().anyMatch(one -> equal(text, one));
            case "NOT_IN" -> values.stream().noneMatch(one -> equal(text, one));
            case "CONTAINS_TOKEN" -> containsToken(text);
            case "NOT_CONTAINS_TOKEN" -> !containsToken(text);
            case "HAS_PROPERTY" -> true;
            default -> SearchNumber.of(text).map(this::within).orElse(false);
        };
    }

    private boolean within(SearchNumber number) {
        int place = number.compareTo(low);
        return switch (operator) {
            case "LT" -> place < 0;
            case "LTE" -> place <= 0;
            case "GT" -> place > 0;
            case "GTE" -> place >= 0;
            default -> place >= 0 && number.compareTo(high) <= 0;
        };
    }

    /** Enumerations compare exactly, plain texts without regard to case, numbers and times by value. */
    private boolean equal(String text, String wanted) {
        if (property.isTime() || property.type().equals("number")) {
            return SearchNumber.of(text).isPresent() && SearchNumber.of(text).equals(SearchNumber.of(wanted));
        }
        return property.type().equals("enumeration") ? text.equals(wanted) : text.equalsIgnoreCase(wanted);
    }

    private boolean containsToken(String text) {
        String needle = value.replace("*", "").toLowerCase(Locale.ROOT);
        return text.toLowerCase(Locale.ROOT).contains(needle);
    }
}
