package io.keiro.hubspot;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes the wanted properties out of the JSON texts of the records of one kind. The store writes objects of texts without any space, and
 * the records of a kind have mostly the same names in the same order, so the names of one lead through the next; a million records go
 * through here, and neither the database nor a parser is as quick. What is written otherwise goes to the parser.
 */
final class PropertyScan {

    /** A name as it stands in the text, with the sign that its value begins. */
    private static final class Place {
        private final String opening;
        /** Null for a property that nobody wants. */
        private final ValueColumn column;
        /** What followed it last time. */
        private Place next;

        Place(String opening, ValueColumn column) {
            this.opening = opening;
            this.column = column;
        }
    }

    private final Map<String, ValueColumn> wanted;
    private final Map<String, Place> places = new HashMap<>();
    private final Place start = new Place("{", null);

    /**
     * @param wanted where the values go, by property
     */
    PropertyScan(Map<String, ValueColumn> wanted) {
        this.wanted = wanted;
    }

    /** Takes the properties of a record; false if the text is no JSON object. */
    boolean take(int row, String json) {
        return isUsual(row, json) || isParsed(row, json);
    }

    private boolean isParsed(int row, String json) {
        JsonNode properties;
        try {
            properties = Json.parse(json);
        } catch (JacksonException e) {
            return false;
        }
        wanted.forEach((name, column) -> column.put(row, Json.text(properties, name)));
        return properties.isObject();
    }

    /** False if it is not written as usual. */
    private boolean isUsual(int row, String json) {
        if (!json.startsWith(start.opening)) {
            return false;
        }
        boolean escaped = json.indexOf('\\') >= 0;
        Place before = start;
        int at = 1;
        while (true) {
            Place place = before.next;
            if (place == null || !json.startsWith(place.opening, at)) {
                place = place(json, at);
                if (place == null) {
                    return false;
                }
                before.next = place;
            }
            before = place;
            at += place.opening.length();
            int end = end(json, at, escaped);
            if (end < 0 || end + 1 == json.length()) {
                return false;
            }
            if (place.column != null && end > at) {
                place.column.put(row, json, at, end, escaped);
            }
            char after = json.charAt(end + 1);
            at = end + 2;
            if (after == '}') {
                return at == json.length();
            }
            if (after != ',') {
                return false;
            }
        }
    }

    /** The name that begins here and has a text as its value, or null. */
    private Place place(String json, int at) {
        if (!json.startsWith("\"", at)) {
            return null;
        }
        int end = json.indexOf("\":\"", at + 1);
        if (end < 0) {
            return null;
        }
        String opening = json.substring(at, end + 3);
        Place place = places.get(opening);
        if (place == null) {
            String name = json.substring(at + 1, end);
            if (name.indexOf('"') >= 0 || name.indexOf('\\') >= 0) {
                return null;
            }
            place = new Place(opening, wanted.get(name));
            places.put(opening, place);
        }
        return place;
    }

    /** Where the text ends that begins here, or -1. */
    private static int end(String json, int from, boolean escaped) {
        int end = json.indexOf('"', from);
        while (escaped && end >= 0 && isEscaped(json, from, end)) {
            end = json.indexOf('"', end + 1);
        }
        return end;
    }

    /** True after an odd number of backslashes. */
    private static boolean isEscaped(String json, int from, int at) {
        int before = at;
        while (before > from && json.charAt(before - 1) == '\\') {
            before--;
        }
        return (at - before) % 2 != 0;
    }
}
