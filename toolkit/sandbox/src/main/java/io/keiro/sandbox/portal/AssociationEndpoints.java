package io.keiro.sandbox.portal;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which records belong together: for many records at once, and for one. */
final class AssociationEndpoints {

    private static final int INPUTS = 1000;
    private static final int PAGE = 500;

    private final PortalView view;

    AssociationEndpoints(PortalView view) {
        this.view = view;
    }

    Answer batch(Call call, ObjectType from, ObjectType to) {
        JsonNode inputs = call.json().path("inputs");
        if (inputs.size() > INPUTS) {
            throw ApiError.invalid("The maximum number of inputs supported in a batch request for associations is "
                    + INPUTS + ", but " + inputs.size() + " were given");
        }
        ArrayNode results = Json.array();
        ArrayNode errors = Json.array();
        for (JsonNode input : inputs) {
            String id = Json.text(input, "id");
            List<Portal.Link> links = links(from, id, to);
            if (links.isEmpty()) {
                errors.add(ApiError.batchError(
                        "crm.associations.NO_ASSOCIATIONS_FOUND",
                        "No " + to.plural() + " are associated with " + from.singular() + " " + id + ".",
                        "fromObjectId",
                        List.of(id)));
                continue;
            }
            ObjectNode result = results.addObject();
            result.putObject("from").put("id", id);
            addPage(result, "to", links, Json.text(input, "after"), PAGE, call);
        }
        return Batch.answer(results, errors, view.now());
    }

    Answer one(Call call, ObjectType from, String id, ObjectType to) {
        ObjectNode node = Json.object();
        int limit = call.limit(PAGE, PAGE);
        addPage(node, "results", links(from, id, to), call.parameter("after").orElse(""), limit, call);
        return Answer.ok(node);
    }

    private List<Portal.Link> links(ObjectType from, String id, ObjectType to) {
        OptionalLong number = PortalView.number(id);
        return number.isEmpty() ? List.of() : view.links(from, number.getAsLong(), to);
    }

    /** {@code after} is the id of the next record, as in lists. */
    private void addPage(ObjectNode node, String field, List<Portal.Link> links, String after, int limit, Call call) {
        long start = PortalView.number(after).orElse(Long.MIN_VALUE);
        ArrayNode page = node.putArray(field);
        for (Portal.Link link : links) {
            if (link.to() < start) {
                continue;
            }
            if (page.size() == limit) {
                Json.addNext(node, call, Long.toString(link.to()));
                return;
            }
            ObjectNode entry = page.addObject();
            if (view.of(Switch.ID_AS_TEXT)) {
                entry.put("toObjectId", Long.toString(link.to()));
            } else {
                entry.put("toObjectId", link.to());
            }
            ArrayNode types = entry.putArray("associationTypes");
            for (Portal.Link.Kind kind : link.kinds()) {
                types.addObject()
                        .put("category", kind.custom() ? "USER_DEFINED" : "HUBSPOT_DEFINED")
                        .put("typeId", kind.typeId())
                        .put("label", kind.label());
            }
        }
    }
}
