package io.keiro.sandbox.portal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * One condition of a search on one property.
 *
 * @param property the property
 * @param test takes the value as text, "" if there is none
 */
record SearchFilter(String property, Predicate<String> test) {

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

    /** @throws ApiError 400 for what is no filter, 500 for a bound at the epoch, as observed */
    static SearchFilter of(JsonNode node, PropertyDefinition property) {
        String operator = Json.text(node, "operator");
        String value = Json.text(node, "value");
        List<String> values = Json.texts(node, "values");
        boolean dated = isTime(property);
        Predicate<String> test = switch (operator) {
            case "EQ" -> text -> !text.isEmpty() && equal(text, value, property);
            case "NEQ" -> text -> !text.isEmpty() && !equal(text, value, property);
            case "LT" -> {
                double bound = bound(value, dated);
                yield text -> number(text, dated) < bound;
            }
            case "LTE" -> {
                double bound = bound(value, dated);
                yield text -> number(text, dated) <= bound;
            }
            case "GT" -> {
                double bound = bound(value, dated);
                yield text -> number(text, dated) > bound;
            }
            case "GTE" -> {
                double bound = bound(value, dated);
                yield text -> number(text, dated) >= bound;
            }
            case "BETWEEN" -> {
                double low = bound(value, dated);
                double high = bound(Json.text(node, "highValue"), dated);
                yield text -> number(text, dated) >= low && number(text, dated) <= high;
            }
            case "IN" -> text -> !text.isEmpty() && values.stream().anyMatch(one -> equal(text, one, property));
            case "NOT_IN" -> text -> !text.isEmpty() && values.stream().noneMatch(one -> equal(text, one, property));
            case "HAS_PROPERTY" -> text -> !text.isEmpty();
            case "NOT_HAS_PROPERTY" -> String::isEmpty;
            case "CONTAINS_TOKEN" -> text -> containsToken(text, value);
            case "NOT_CONTAINS_TOKEN" -> text -> !text.isEmpty() && !containsToken(text, value);
            default ->
                throw ApiError.invalid("operator '" + operator + "' of the filter on '" + property.name()
                        + "' is not one of " + String.join(", ", OPERATORS));
        };
        return new SearchFilter(property.name(), test);
    }

    static boolean isTime(PropertyDefinition property) {
        return property.type().equals("datetime") || property.type().equals("date");
    }

    /** A value as a number to compare: epoch milliseconds for times; NaN, which no comparison accepts, if it is none. */
    static double number(String text, boolean dated) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return dated && text.contains("T") ? Instant.parse(text).toEpochMilli() : Double.parseDouble(text);
        } catch (NumberFormatException | DateTimeParseException notComparable) {
            return Double.NaN;
        }
    }

    private static double bound(String text, boolean dated) {
        double bound = number(text, dated);
        if (Double.isNaN(bound)) {
            throw ApiError.invalid(
                    "a filter's value must be a number, or epoch milliseconds for a date, but was '" + text + "'");
        }
        if (dated && bound == 0) {
            throw ApiError.internal(500, "internal error");
        }
        return bound;
    }

    /** Enumerations compare exactly, plain texts without regard to case, numbers and times by value. */
    private static boolean equal(String text, String wanted, PropertyDefinition property) {
        boolean dated = isTime(property);
        if (dated || property.type().equals("number")) {
            return number(text, dated) == number(wanted, dated);
        }
        return property.type().equals("enumeration") ? text.equals(wanted) : text.equalsIgnoreCase(wanted);
    }

    private static boolean containsToken(String text, String token) {
        String needle = token.replace("*", "").toLowerCase(Locale.ROOT);
        return !text.isEmpty() && text.toLowerCase(Locale.ROOT).contains(needle);
    }
}
