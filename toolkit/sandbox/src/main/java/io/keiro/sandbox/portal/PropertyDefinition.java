package io.keiro.sandbox.portal;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A property as the portal describes it.
 *
 * @param name technical name
 * @param label name for people
 * @param type bool, date, datetime, enumeration, number, phone_number, string, json or object_coordinates
 * @param fieldType the form field; never to be decided on
 * @param options the values of an enumeration
 * @param traits what else is true of it
 * @param spelling how times are written in its values; what a record holds is always {@link Spelling#ISO}
 * @param currencyProperty the property that holds the currency of an amount, or null
 */
public record PropertyDefinition(
        String name,
        String label,
        String type,
        String fieldType,
        List<Option> options,
        Set<Trait> traits,
        Spelling spelling,
        String currencyProperty) {

    public PropertyDefinition {
        Objects.requireNonNull(name, "a property needs a name");
        Objects.requireNonNull(spelling, "a property needs a spelling");
        options = List.copyOf(options);
        traits = Set.copyOf(traits);
    }

    /** A value of an enumeration. */
    public record Option(String value, String label) {}

    /** What may be true of a property. */
    public enum Trait {
        /** The portal's users made it. */
        CUSTOM,
        /** HubSpot computes it. */
        CALCULATED,
        /** No two records have the same value. */
        UNIQUE,
        HIDDEN,
        /** It is listed only among the archived ones and no longer has values. */
        ARCHIVED
    }

    /** How the values of a time are written. */
    public enum Spelling {
        /** ISO 8601 in UTC with Z. */
        ISO,
        /** ISO 8601 in UTC with an offset, {@code +00:00}. */
        ISO_WITH_OFFSET,
        /** Milliseconds since 1970 as text, as some old and custom properties have it. */
        EPOCH_MILLIS
    }

    private static PropertyDefinition of(
            String name, String label, String type, String fieldType, List<Option> options) {
        return new PropertyDefinition(name, label, type, fieldType, options, Set.of(), Spelling.ISO, null);
    }

    public static PropertyDefinition text(String name, String label) {
        return of(name, label, "string", "text", List.of());
    }

    public static PropertyDefinition number(String name, String label) {
        return of(name, label, "number", "number", List.of());
    }

    public static PropertyDefinition flag(String name, String label) {
        return of(
                name,
                label,
                "bool",
                "booleancheckbox",
                List.of(new Option("true", "True"), new Option("false", "False")));
    }

    public static PropertyDefinition date(String name, String label) {
        return of(name, label, "date", "date", List.of());
    }

    /** A date with a time; its form field is called {@code date} all the same. */
    public static PropertyDefinition time(String name, String label) {
        return of(name, label, "datetime", "date", List.of());
    }

    public static PropertyDefinition choice(String name, String label, List<Option> options) {
        return of(name, label, "enumeration", "select", options);
    }

    /** Any number of an enumeration's values at once, divided by semicolons. */
    public static PropertyDefinition choices(String name, String label, List<Option> options) {
        return of(name, label, "enumeration", "checkbox", options);
    }

    /** The same property, made by the portal's users. */
    public PropertyDefinition asCustom() {
        return with(Trait.CUSTOM);
    }

    /** The same property, computed by HubSpot. */
    public PropertyDefinition asCalculated() {
        return with(Trait.CALCULATED);
    }

    /** The same property with one more trait. */
    public PropertyDefinition with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new PropertyDefinition(name, label, type, fieldType, options, more, spelling, currencyProperty);
    }

    /** The same property, its times written otherwise. */
    public PropertyDefinition spelled(Spelling newSpelling) {
        return new PropertyDefinition(name, label, type, fieldType, options, traits, newSpelling, currencyProperty);
    }

    /** The same property as an amount in the currency that another property names. */
    public PropertyDefinition inCurrencyOf(String property) {
        return new PropertyDefinition(name, label, type, fieldType, options, traits, spelling, property);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public boolean custom() {
        return is(Trait.CUSTOM);
    }

    public boolean calculated() {
        return is(Trait.CALCULATED);
    }

    /** True for dates and times, which compare as epoch milliseconds. */
    public boolean isTime() {
        return type.equals("datetime") || type.equals("date");
    }
}
