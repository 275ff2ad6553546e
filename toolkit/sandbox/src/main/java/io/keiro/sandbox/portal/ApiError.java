package io.keiro.sandbox.portal;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that the portal refuses, with the envelope that says so. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int retryAfter;
    private final transient ObjectNode envelope;

    private ApiError(int status, ObjectNode envelope) {
        this(status, envelope, 0);
    }

    private ApiError(int status, ObjectNode envelope, int retryAfter) {
        super(envelope.path("message").asString(), null, false, false);
        this.status = status;
        this.envelope = envelope;
        this.retryAfter = retryAfter;
    }

    /** The answer, with the correlation id of the request in its usual place. */
    Answer answer(String correlationId) {
        ObjectNode node = Json.object();
        envelope.properties().forEach(entry -> {
            node.set(entry.getKey(), entry.getValue());
            if (entry.getKey().equals("message")) {
                node.put("correlationId", correlationId);
            }
        });
        Answer answer = Answer.json(status, node);
        return retryAfter > 0 ? answer.withHeader("Retry-After", Integer.toString(retryAfter)) : answer;
    }

    private static ObjectNode envelope(String message) {
        ObjectNode node = Json.object();
        node.put("status", "error");
        node.put("message", message);
        return node;
    }

    private static ApiError categorised(int status, String category, String message) {
        ObjectNode node = envelope(message);
        node.put("category", category);
        return new ApiError(status, node);
    }

    static ApiError invalid(String message) {
        return categorised(400, "VALIDATION_ERROR", message);
    }

    /** Carries no category, as observed. */
    static ApiError unknownType(String name) {
        return new ApiError(400, envelope("Unable to infer object type from: " + name));
    }

    static ApiError unauthenticated() {
        return categorised(
                401,
                "INVALID_AUTHENTICATION",
                "Authentication credentials not found or not valid for this portal. Send them as 'Authorization: Bearer <token>'.");
    }

    /** A token that was good until then. */
    static ApiError expired(long secondsAgo, String time) {
        ObjectNode node = envelope("The OAuth token used to make this call expired " + secondsAgo + " second(s) ago.");
        node.put("category", "EXPIRED_AUTHENTICATION");
        node.putObject("context").putArray("expire time").add(time);
        return new ApiError(401, node);
    }

    /** The portal's plan does not contain the product. Its form is not known; what matters is that it names no scope. */
    static ApiError missingProduct(String objects) {
        return categorised(403, "FORBIDDEN", "This account has no access to " + objects + ".");
    }

    static ApiError missingScope(String scope) {
        ObjectNode node =
                envelope("This app hasn't been granted all required scopes to make this call. Missing: " + scope + ".");
        ArrayNode errors = node.putArray("errors");
        ObjectNode error = errors.addObject();
        error.put("message", "One or more of the following scopes are required.");
        error.putObject("context").putArray("requiredScopes").add(scope);
        node.putObject("links").put("scopes", "https://developers.portal.example/scopes");
        node.put("category", "MISSING_SCOPES");
        return new ApiError(403, node);
    }

    /** Carries no category, as observed. */
    static ApiError notFound() {
        return new ApiError(404, envelope("resource not found"));
    }

    static ApiError methodNotAllowed(String method, String path) {
        return categorised(
                405, "METHOD_NOT_ALLOWED", method + " is not allowed on " + path + ": this portal is read-only.");
    }

    /**
     * A limit was reached; these bodies carry {@code errorType} instead of {@code category}.
     *
     * @param policy name of the limit, or null
     * @param retryAfter seconds for the header of that name, 0 for no header
     */
    static ApiError rateLimit(String message, String policy, String group, int retryAfter) {
        ObjectNode node = envelope(message);
        node.put("errorType", "RATE_LIMIT");
        if (policy != null) {
            node.put("policyName", policy);
            node.put("groupName", group);
        }
        return new ApiError(429, node, retryAfter);
    }

    /** The portal moves to another data centre. */
    static ApiError migrating(int retryAfter) {
        ObjectNode node = envelope("This account is being moved to another data hosting location. Try again later.");
        node.put("category", "MIGRATION_IN_PROGRESS");
        return new ApiError(477, node, retryAfter);
    }

    static ApiError locked() {
        return categorised(423, "LOCKED", "The resource is locked. Wait at least two seconds before the next attempt.");
    }

    static ApiError internal(int status, String message) {
        return categorised(status, "INTERNAL_ERROR", message);
    }

    /** One entry of the {@code errors} of a batch answer. */
    static ObjectNode batchError(String subCategory, String message, String contextName, List<String> ids) {
        ObjectNode error = Json.object();
        error.put("status", "error");
        error.put("category", "OBJECT_NOT_FOUND");
        if (subCategory != null) {
            error.put("subCategory", subCategory);
        }
        error.put("message", message);
        ArrayNode context = error.putObject("context").putArray(contextName);
        ids.forEach(context::add);
        return error;
    }
}
