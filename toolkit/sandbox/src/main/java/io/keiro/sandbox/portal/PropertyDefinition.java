package io.keiro.sandbox.portal;

import java.util.List;
import java.util.Objects;

/**
 * A property as the portal describes it.
 *
 * @param name technical name
 * @param label name for people
 * @param type bool, date, datetime, enumeration, number, phone_number, string, json or object_coordinates
 * @param fieldType the form field; never to be decided on
 * @param custom true if the portal's users made it
 * @param calculated true if HubSpot computes it
 * @param options the values of an enumeration
 */
public record PropertyDefinition(
        String name,
        String label,
        String type,
        String fieldType,
        boolean custom,
        boolean calculated,
        List<Option> options) {

    public PropertyDefinition {
        Objects.requireNonNull(name, "a property needs a name");
        options = List.copyOf(options);
    }

    /** A value of an enumeration. */
    public record Option(String value, String label) {}

    public static PropertyDefinition text(String name, String label) {
        return new PropertyDefinition(name, label, "string", "text", false, false, List.of());
    }

    public static PropertyDefinition number(String name, String label) {
        return new PropertyDefinition(name, label, "number", "number", false, false, List.of());
    }

    public static PropertyDefinition flag(String name, String label) {
        return choice(name, label, List.of(new Option("true", "True"), new Option("false", "False")))
                .withType("bool", "booleancheckbox");
    }

    public static PropertyDefinition date(String name, String label) {
        return new PropertyDefinition(name, label, "date", "date", false, false, List.of());
    }

    /** A date with a time; its form field is called {@code date} all the same. */
    public static PropertyDefinition time(String name, String label) {
        return new PropertyDefinition(name, label, "datetime", "date", false, false, List.of());
    }

    public static PropertyDefinition choice(String name, String label, List<Option> options) {
        return new PropertyDefinition(name, label, "enumeration", "select", false, false, options);
    }

    /** The same property, made by the portal's users. */
    public PropertyDefinition asCustom() {
        return new PropertyDefinition(name, label, type, fieldType, true, calculated, options);
    }

    /** The same property, computed by HubSpot. */
    public PropertyDefinition asCalculated() {
        return new PropertyDefinition(name, label, type, fieldType, custom, true, options);
    }

    /** True for dates and times, which compare as epoch milliseconds. */
    public boolean isTime() {
        return type.equals("datetime") || type.equals("date");
    }

    private PropertyDefinition withType(String newType, String newFieldType) {
        return new PropertyDefinition(name, label, newType, newFieldType, custom, calculated, options);
    }
}
