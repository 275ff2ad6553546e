package io.keiro.hubspot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an answer says about an error, as it says it: whoever shows it hides secrets first. Every field is optional and the body may be a
 * web page.
 *
 * @param message the portal's sentence, or the body; "" for none
 * @param category for example MISSING_SCOPES, or ""
 * @param policyName the limit that was reached, for example DAILY, or ""
 * @param requiredScopes the scopes that would help
 */
record ErrorEnvelope(String message, String category, String policyName, List<String> requiredScopes) {

    ErrorEnvelope {
        requiredScopes = List.copyOf(requiredScopes);
    }

    static ErrorEnvelope of(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{")) {
            return new ErrorEnvelope(text.startsWith("<") ? "" : text, "", "", List.of());
        }
        try {
            JsonNode json = Json.parse(text);
            String description = Json.textOrEmpty(json, "error_description");
            String category = Json.textOrEmpty(json, "category");
            // The OAuth endpoint tells it in "status", which the API fills with the word error.
            boolean oauth = category.isEmpty() && json.has("error");
            return new ErrorEnvelope(
                    description.isEmpty() ? Json.textOrEmpty(json, "message") : description,
                    oauth ? Json.textOrEmpty(json, "status") : category,
                    Json.textOrEmpty(json, "policyName"),
                    scopes(json.path("errors")));
        } catch (JacksonException e) {
            return new ErrorEnvelope("", "", "", List.of());
        }
    }

    private static List<String> scopes(JsonNode errors) {
        List<String> scopes = new ArrayList<>();
        for (JsonNode error : errors) {
            JsonNode required = error.path("context").path("requiredScopes");
            if (required.isArray()) {
                required.forEach(scope -> scopes.add(scope.asString()));
            } else if (Json.text(required) != null) {
                scopes.add(Json.text(required));
            }
        }
        return scopes;
    }
}
