package io.keiro.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What goes back to the client.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body bytes of the body
 */
record Answer(int status, String contentType, byte[] body) {

    private static final String JSON = "application/json;charset=utf-8";

    Answer {
        Objects.requireNonNull(body, "an answer needs a body, even if empty");
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

    /** What stands before the API answers, such as a proxy, answers in HTML. */
    static Answer html(int status, String sentence) {
        String page = "<html><head><title>" + status + " " + sentence + "</title></head><body><center><h1>" + status
                + " " + sentence + "</h1></center></body></html>";
        return new Answer(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }
}
