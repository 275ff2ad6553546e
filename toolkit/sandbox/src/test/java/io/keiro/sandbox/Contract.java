package io.keiro.sandbox;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds requests and answers against the contract file. */
final class Contract {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectNode FILE = read();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final String VERSION = "(20\\d\\d-(03|09)(-beta)?|v3)";

    private Contract() {}

    private static ObjectNode read() {
        try (InputStream in = Sandbox.class.getResourceAsStream("portal-contract.json")) {
            return (ObjectNode) MAPPER.readTree(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ArrayNode exchanges() {
        return (ArrayNode) FILE.path("exchanges");
    }

    /** The name of the exchange that a request belongs to; "" if there is none. */
    static String name(String method, String target) {
        JsonNode exchange = exchange(method, target.split("\\?", 2)[0]);
        return exchange == null ? "" : exchange.path("name").asString();
    }

    /** What is wrong with an exchange; empty if nothing is. A request that was refused may be wrong: tests send such. */
    static List<String> violations(
            String method, String target, String request, int status, String type, String answer) {
        JsonNode exchange = exchange(method, target.split("\\?", 2)[0]);
        List<String> wrong = new ArrayList<>();
        if (status < 300) {
            if (exchange == null) {
                return List.of(method + " " + target + " is answered but not in the contract");
            }
            wrong.addAll(requestViolations(exchange, target, request));
        }
        if (type.contains("json")) {
            wrong.addAll(violations(shape(exchange, status), answer));
        } else if (status < 400) {
            wrong.add("a success that is not JSON but " + type);
        }
        return wrong;
    }

    private static List<String> requestViolations(JsonNode exchange, String target, String request) {
        List<String> wrong = new ArrayList<>();
        if (exchange.has("query")) {
            wrong.addAll(violations(
                    exchange.path("query").asString(), fields(target.contains("?") ? target.split("\\?", 2)[1] : "")));
        }
        if (exchange.has("form")) {
            wrong.addAll(violations(exchange.path("form").asString(), fields(request)));
        }
        if (exchange.has("request")) {
            wrong.addAll(violations(exchange.path("request").asString(), request));
        } else if (!exchange.has("form") && !request.isEmpty()) {
            wrong.add("a body where none belongs");
        }
        return wrong;
    }

    /** A query or form as a JSON object of texts; what is repeated becomes a list with commas. */
    private static String fields(String text) {
        ObjectNode fields = MAPPER.createObjectNode();
        for (String part : text.isEmpty() ? new String[0] : text.split("&")) {
            String[] pair = part.split("=", 2);
            String name = URLDecoder.decode(pair[0], StandardCharsets.UTF_8);
            String value = URLDecoder.decode(pair.length == 2 ? pair[1] : "", StandardCharsets.UTF_8);
            fields.put(name, fields.has(name) ? fields.path(name).asString() + "," + value : value);
        }
        return fields.toString();
    }

    private static String shape(JsonNode exchange, int status) {
        String known = exchange == null
                ? ""
                : exchange.path("answers").path(Integer.toString(status)).asString("");
        if (!known.isEmpty() || status < 400) {
            return known;
        }
        JsonNode errors = FILE.path("errors");
        return errors.path(Integer.toString(status))
                .asString(errors.path("default").asString());
    }

    static List<String> violations(String pointer, String json) {
        if (pointer.isEmpty()) {
            return List.of("a status that the contract does not know");
        }
        Schema schema = SCHEMAS.computeIfAbsent(pointer, Contract::schema);
        try {
            return schema.validate(json, InputFormat.JSON).stream()
                    .map(Error::toString)
                    .toList();
        } catch (RuntimeException noJson) {
            return List.of("no JSON: " + noJson.getMessage());
        }
    }

    private static Schema schema(String pointer) {
        ObjectNode schema = MAPPER.createObjectNode();
        schema.set("$defs", FILE.path("$defs"));
        schema.put("$ref", pointer);
        return REGISTRY.getSchema(schema);
    }

    /** The first exchange whose paths fit; null if none does. */
    private static JsonNode exchange(String method, String path) {
        for (JsonNode exchange : exchanges()) {
            for (JsonNode one : exchange.path("paths")) {
                if (exchange.path("method").asString().equals(method)
                        && pattern(one.asString()).matcher(path).matches()) {
                    return exchange;
                }
            }
        }
        return null;
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replace("{v}", VERSION).replaceAll("\\{\\w+}", "[^/]+"));
    }
}
