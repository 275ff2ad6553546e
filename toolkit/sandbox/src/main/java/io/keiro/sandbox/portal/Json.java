package io.keiro.sandbox.portal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper and what the endpoints share in making and reading nodes. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** {@code {"results": results}}. */
    static ObjectNode results(ArrayNode results) {
        ObjectNode node = object();
        node.set("results", results);
        return node;
    }

    /**
     * Adds {@code paging.next}. The link names a host that does not exist: a client that follows links instead of sending
     * {@code after} to its own base address fails here, as it should.
     */
    static void addNext(ObjectNode node, Call call, String after) {
        ObjectNode next = node.putObject("paging").putObject("next");
        next.put("after", after);
        next.put("link", link(call, after));
    }

    private static String link(Call call, String after) {
        return "https://api.portal.example" + call.target().split("\\?", 2)[0] + "?after=" + after;
    }

    /** Writes what {@link #addNext} adds. */
    static void writeNext(JsonGenerator json, Call call, String after) {
        json.writeObjectPropertyStart("paging");
        json.writeObjectPropertyStart("next");
        json.writeStringProperty("after", after);
        json.writeStringProperty("link", link(call, after));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The texts of an array field; empty if the field is missing. */
    static List<String> texts(JsonNode body, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : body.path(field)) {
            texts.add(node.asString());
        }
        return texts;
    }

    /** The value of a field as text, or "" if it is missing or null. */
    static String text(JsonNode body, String field) {
        JsonNode node = body.path(field);
        return node.isMissingNode() || node.isNull() ? "" : node.asString();
    }
}
