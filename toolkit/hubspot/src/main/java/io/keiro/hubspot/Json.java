package io.keiro.hubspot;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a portal's JSON leniently: ids may be numbers or text, anything may be missing or null. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** The parsed text of a portal. @throws tools.jackson.core.JacksonException if it is not JSON */
    static JsonNode parse(byte[] body) {
        JsonNode tree = MAPPER.readTree(body);
        return HalfSigns.mayBeIn(body) ? HalfSigns.replaced(tree) : tree;
    }

    /** The parsed text. @throws tools.jackson.core.JacksonException if it is not JSON */
    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A field as text, whatever its JSON type; null where it is missing, null or not a plain value. */
    static String text(JsonNode node, String field) {
        return text(node.path(field));
    }

    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString() : null;
    }

    /** A field as text, or "" where there is none. */
    static String textOrEmpty(JsonNode node, String field) {
        String value = text(node, field);
        return value == null ? "" : value;
    }

    /** A field as true only if it says so, as a boolean or as text. */
    static boolean isTrue(JsonNode node, String field) {
        return "true".equalsIgnoreCase(textOrEmpty(node, field));
    }
}
