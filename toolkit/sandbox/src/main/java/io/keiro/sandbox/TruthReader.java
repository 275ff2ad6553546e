package io.keiro.sandbox;

import io.keiro.sandbox.Truth.Figure;
import io.keiro.sandbox.Truth.IdList;
import io.keiro.sandbox.Truth.Planted;
import io.keiro.sandbox.Truth.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an answer key back from its file. */
final class TruthReader {

    private TruthReader() {}

    static Truth read(Path file) {
        try {
            return truth(JsonMapper.builder().build().readTree(Files.readString(file)));
        } catch (IOException | JacksonException | IllegalArgumentException failed) {
            throw new IllegalArgumentException(
                    "The answer key " + file.toAbsolutePath() + " cannot be read: " + failed.getMessage()
                            + ". It is written by Truth.write; write it again.",
                    failed);
        }
    }

    private static Truth truth(JsonNode root) {
        List<Planted> problems = list(child(root, "problems"), TruthReader::planted);
        Problems on = Problems.none();
        for (Planted planted : problems) {
            on = planted.on() ? on.with(planted.problem(), planted.strength()) : on;
        }
        JsonNode parameters = child(root, "parameters");
        Sandbox.Options options = Sandbox.Options.defaults()
                .withSeed(child(parameters, "seed").asLong())
                .withDeals(child(parameters, "deals").asInt())
                .withLanguage(Sandbox.Language.of(child(parameters, "language").asString()))
                .withEnd(Instant.parse(child(parameters, "end").asString()))
                .withProblems(on)
                .withDirtyData(child(parameters, "dirty").asBoolean());
        return new Truth(
                child(root, "generator").asString(),
                options,
                problems,
                list(child(root, "defects"), TruthReader::defect),
                // Keys that were written before the company had any have none.
                root.has("contracts") ? list(child(root, "contracts"), TruthReader::contract) : List.of());
    }

    private static Planted planted(JsonNode node) {
        String id = child(node, "id").asString();
        Problem problem = Arrays.stream(Problem.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it names the problem \"" + id + "\"; known are "
                        + Arrays.stream(Problem.values()).map(Problem::id).toList()));
        return new Planted(
                problem,
                child(node, "on").asBoolean(),
                child(node, "strength").asDouble(),
                list(child(node, "where"), TruthReader::pair),
                list(child(node, "details"), TruthReader::pair),
                child(node, "affectedType").asString(),
                list(child(node, "affectedIds"), JsonNode::asString),
                child(node, "ids").properties().stream()
                        .map(kind -> new IdList(kind.getKey(), list(kind.getValue(), JsonNode::asString)))
                        .toList(),
                list(child(node, "expected"), TruthReader::figure));
    }

    private static Where pair(JsonNode node) {
        return new Where(
                child(node, "attribute").asString(), child(node, "value").asString());
    }

    private static Truth.Defect defect(JsonNode node) {
        return new Truth.Defect(
                child(node, "gate").asString(),
                child(node, "kind").asString(),
                child(node, "type").asString(),
                child(node, "id").asString(),
                child(node, "what").asString());
    }

    private static Truth.Contract contract(JsonNode node) {
        JsonNode signed = child(node, "signed");
        return new Truth.Contract(
                child(node, "id").asString(),
                child(node, "dealId").asString(),
                child(node, "created").asString(),
                signed.isNull() ? null : signed.asString());
    }

    private static Figure figure(JsonNode node) {
        return new Figure(
                child(node, "measure").asString(),
                child(node, "unit").asString(),
                number(child(node, "value")),
                number(child(node, "elsewhere")),
                number(child(node, "without")),
                number(child(node, "tolerance")));
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.asDouble();
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        return new ArrayList<>(
                StreamSupport.stream(array.spliterator(), false).map(reader).toList());
    }

    private static JsonNode child(JsonNode node, String field) {
        JsonNode child = node.get(field);
        if (child == null) {
            throw new IllegalArgumentException("it lacks the field \"" + field + "\"");
        }
        return child;
    }
}
