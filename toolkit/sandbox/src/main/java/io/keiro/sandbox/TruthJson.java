package io.keiro.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer key as {@code truth.json}. */
final class TruthJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TruthJson() {}

    static String text(Truth truth) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("generator", truth.generator());
        Sandbox.Options options = truth.options();
        ObjectNode parameters = root.putObject("parameters");
        parameters.put("seed", options.seed());
        parameters.put("deals", options.deals());
        parameters.put("language", options.language().tag());
        parameters.put("end", options.end().toString());
        parameters.put("dirty", options.problems().areOnDirtyData());
        ArrayNode problems = root.putArray("problems");
        truth.problems().forEach(planted -> add(problems.addObject(), planted));
        ArrayNode defects = root.putArray("defects");
        for (Truth.Defect defect : truth.defects()) {
            defects.addObject()
                    .put("gate", defect.gate())
                    .put("kind", defect.kind())
                    .put("type", defect.type())
                    .put("id", defect.id())
                    .put("what", defect.what());
        }
        ArrayNode contracts = root.putArray("contracts");
        for (Truth.Contract contract : truth.contracts()) {
            contracts
                    .addObject()
                    .put("id", contract.id())
                    .put("dealId", contract.dealId())
                    .put("created", contract.created())
                    .put("signed", contract.signed());
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void add(ObjectNode node, Truth.Planted planted) {
        node.put("id", planted.id());
        ObjectNode name = node.putObject("name");
        for (Sandbox.Language language : Sandbox.Language.values()) {
            name.put(language.tag(), planted.problem().label(language));
        }
        node.put("on", planted.on());
        node.put("strength", planted.strength());
        addPairs(node.putArray("where"), planted.where());
        addPairs(node.putArray("details"), planted.details());
        ArrayNode expected = node.putArray("expected");
        for (Truth.Figure figure : planted.expected()) {
            ObjectNode entry = expected.addObject();
            entry.put("measure", figure.measure());
            entry.put("unit", figure.unit());
            addNumber(entry, "value", figure.value());
            addNumber(entry, "elsewhere", figure.elsewhere());
            addNumber(entry, "without", figure.without());
            addNumber(entry, "tolerance", figure.tolerance());
        }
        node.put("affectedType", planted.affectedType());
        ArrayNode affected = node.putArray("affectedIds");
        planted.affectedIds().forEach(affected::add);
        ObjectNode kinds = node.putObject("ids");
        for (Truth.IdList list : planted.kinds()) {
            ArrayNode ids = kinds.putArray(list.kind());
            list.ids().forEach(ids::add);
        }
    }

    private static void addPairs(ArrayNode array, List<Truth.Where> pairs) {
        for (Truth.Where pair : pairs) {
            array.addObject().put("attribute", pair.attribute()).put("value", pair.value());
        }
    }

    /** Rounded to four places; null where there was nothing to measure. */
    private static void addNumber(ObjectNode node, String field, double number) {
        if (Double.isNaN(number)) {
            node.putNull(field);
        } else {
            node.put(
                    field,
                    BigDecimal.valueOf(number)
                            .setScale(4, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .doubleValue());
        }
    }
}
