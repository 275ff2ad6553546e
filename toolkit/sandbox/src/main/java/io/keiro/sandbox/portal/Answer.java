package io.keiro.sandbox.portal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What goes back to the client.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body bytes of the body
 * @param headers further headers
 */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final String JSON = "application/json;charset=utf-8";
    private static final int PAGE = 64 * 1024;

    Answer {
        Objects.requireNonNull(body, "an answer needs a body, even if empty");
        headers = Map.copyOf(headers);
    }

    Answer(int status, String contentType, byte[] body) {
        this(status, contentType, body, Map.of());
    }

    static Answer ok(JsonNode node) {
        return json(200, node);
    }

    /** A batch that found some and missed some. */
    static Answer multiStatus(JsonNode node) {
        return json(207, node);
    }

    static Answer json(int status, JsonNode node) {
        return new Answer(status, JSON, Json.MAPPER.writeValueAsBytes(node));
    }

    /** A page of records, written without a tree in between. */
    static Answer written(int status, Consumer<JsonGenerator> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(PAGE);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            writer.accept(json);
        }
        return new Answer(status, JSON, bytes.toByteArray());
    }

    /** What stands before the API answers, such as a proxy, answers in HTML. */
    static Answer html(int status, String sentence) {
        String page = "<html><head><title>" + status + " " + sentence + "</title></head><body><center><h1>" + status
                + " " + sentence + "</h1></center></body></html>";
        return new Answer(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more);
    }
}
