package io.keiro.sandbox.portal;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request, read completely. */
final class Call {

    private final String method;
    private final String target;
    private final List<String> segments;
    private final Map<String, List<String>> query;
    private final String authorization;
    private final String accepted;
    private final byte[] body;

    private Call(String method, URI uri, String authorization, String accepted, byte[] body) {
        this.accepted = accepted == null ? "" : accepted;
        this.method = method;
        this.target = uri.toString();
        this.segments = Arrays.stream(uri.getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(Call::decode)
                .toList();
        this.query = query(uri.getRawQuery());
        this.authorization = authorization;
        this.body = body;
    }

    /**
     * @param authorization the header of that name, or null
     * @param accepted the header Accept-Encoding, or null
     */
    static Call of(String method, URI uri, String authorization, String accepted, byte[] body) {
        return new Call(method, uri, authorization, accepted, body);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String part : raw.split("&")) {
                int equals = part.indexOf('=');
                String name = decode(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decode(part.substring(equals + 1));
                query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    String method() {
        return method;
    }

    /** Path and query as they came. */
    String target() {
        return target;
    }

    byte[] body() {
        return body;
    }

    List<String> segments() {
        return segments;
    }

    Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    /** What stands behind {@code Bearer}. */
    Optional<String> token() {
        return authorization()
                .filter(text -> text.startsWith("Bearer "))
                .map(text -> text.substring("Bearer ".length()));
    }

    /** A number that the same request always has, and hardly any other. */
    long fingerprint() {
        long hash = 31L * target.hashCode() + method.hashCode();
        for (byte one : body) {
            hash = hash * 0x100000001B3L ^ one;
        }
        return hash;
    }

    /** A number that the same request always gets, so that the same portal gives the same bytes. */
    String correlationId() {
        byte[] head = (method + " " + target + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return UUID.nameUUIDFromBytes(all).toString();
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
    }

    boolean flag(String name) {
        return parameter(name).map(value -> value.equalsIgnoreCase("true")).orElse(false);
    }

    /** A parameter that may hold a comma list, be repeated, or both. */
    List<String> names(String parameter) {
        return query.getOrDefault(parameter, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The {@code limit} parameter, checked against the maximum of this kind of page. */
    int limit(int standard, int maximum) {
        String text = parameter("limit").orElse(Integer.toString(standard));
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw ApiError.invalid("limit must be a whole number from 1 to " + maximum + ", but was '" + text + "'");
        }
        if (limit < 1 || limit > maximum) {
            throw ApiError.invalid("limit must be from 1 to " + maximum + " for this request, but was " + limit);
        }
        return limit;
    }

    /** The fields of a form in the body; of those given twice, the first. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        query(new String(body, StandardCharsets.UTF_8)).forEach((name, values) -> form.put(name, values.get(0)));
        return form;
    }

    /** True if the client takes bodies in that coding. */
    boolean accepts(String coding) {
        return Arrays.stream(accepted.split(","))
                .map(part -> part.trim().split(";", 2)[0])
                .anyMatch(coding::equalsIgnoreCase);
    }

    /** The body as a JSON object. */
    ObjectNode json() {
        JsonNode node;
        try {
            node = Json.MAPPER.readTree(body);
        } catch (JacksonException broken) {
            throw ApiError.invalid("Invalid input JSON: " + broken.getOriginalMessage());
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.invalid("Invalid input JSON: the body must be an object");
    }
}
