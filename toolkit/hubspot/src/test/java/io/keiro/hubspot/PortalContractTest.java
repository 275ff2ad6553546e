package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.portal.PortalServer.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every request of an extraction, and every answer that it gets, is one that the contract knows. */
class PortalContractTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectNode CONTRACT = contract();
    private static final String VERSION = "(20\\d\\d-(03|09)(-beta)?|v3)";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();

    @TempDir
    Path folder;

    private static ObjectNode contract() {
        try (InputStream in = Sandbox.class.getResourceAsStream("portal-contract.json")) {
            return (ObjectNode) MAPPER.readTree(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void anExtractionKeepsToTheContract() {
        List<Recorded> seen = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox =
                Sandbox.start(Sandbox.Options.defaults().withDeals(120).withRate(RateProfile.UNLIMITED))) {
            sandbox.record(seen::add);
            HubSpot.Options options = HubSpot.Options.defaults().withBaseUrl(sandbox.baseUrl());
            HubSpot.connect(AccessToken.of(sandbox.token()), options)
                    .extract(DealQuery.all(), folder.resolve("snapshot.duckdb"));
        }
        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(seen)
                .allSatisfy(one -> assertThat(violations(one))
                        .as(one.method() + " " + one.target())
                        .isEmpty());
    }

    private List<String> violations(Recorded one) {
        JsonNode exchange = exchange(one.method(), one.target().split("\\?", 2)[0]);
        if (exchange == null) {
            return List.of("no exchange of the contract");
        }
        List<String> wrong = new ArrayList<>();
        String request = new String(one.request(), StandardCharsets.UTF_8);
        String query = one.target().contains("?") ? one.target().split("\\?", 2)[1] : "";
        wrong.addAll(check(exchange.path("query").asString(""), fields(query)));
        wrong.addAll(check(exchange.path("form").asString(""), fields(request)));
        wrong.addAll(check(exchange.path("request").asString(""), request));
        String shape =
                exchange.path("answers").path(Integer.toString(one.status())).asString("");
        if (shape.isEmpty()) {
            JsonNode errors = CONTRACT.path("errors");
            shape = errors.path(Integer.toString(one.status()))
                    .asString(errors.path("default").asString());
        }
        wrong.addAll(check(shape, new String(one.answer(), StandardCharsets.UTF_8)));
        return wrong;
    }

    private static JsonNode exchange(String method, String path) {
        for (JsonNode exchange : CONTRACT.path("exchanges")) {
            for (JsonNode pattern : exchange.path("paths")) {
                String regex = pattern.asString().replace("{v}", VERSION).replaceAll("\\{\\w+}", "[^/]+");
                if (exchange.path("method").asString().equals(method) && path.matches(regex)) {
                    return exchange;
                }
            }
        }
        return null;
    }

    private List<String> check(String pointer, String json) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        Schema schema = schemas.computeIfAbsent(pointer, key -> {
            ObjectNode root = MAPPER.createObjectNode();
            root.set("$defs", CONTRACT.path("$defs"));
            root.put("$ref", key);
            return registry.getSchema(root);
        });
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static String fields(String text) {
        ObjectNode fields = MAPPER.createObjectNode();
        for (String part : text.isEmpty() ? new String[0] : text.split("&")) {
            String[] pair = part.split("=", 2);
            fields.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.length == 2 ? pair[1] : "", StandardCharsets.UTF_8));
        }
        return fields.toString();
    }
}
