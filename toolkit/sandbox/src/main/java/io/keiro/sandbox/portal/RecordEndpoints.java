package io.keiro.sandbox.portal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Listing, reading one and reading many records of a type. */
final class RecordEndpoints {

    private static final int PAGE = 100;
    private static final int PAGE_WITH_HISTORY = 50;

    private final PortalView view;

    RecordEndpoints(PortalView view) {
        this.view = view;
    }

    /** A page in the order of ids; {@code after} is the id of the next record. */
    Answer list(Call call, ObjectType type) {
        RecordJson json = wanted(call, type);
        int maximum = json.withHistory().isEmpty() ? PAGE : PAGE_WITH_HISTORY;
        int limit = call.limit(10, maximum);
        List<ObjectType> associated = associated(call);
        Records records = view.records(type, call.flag("archived"));
        int from = call.parameter("after").map(after -> start(records, after)).orElse(0);
        int to = Math.min(records.size(), from + limit);
        ArrayNode results = Json.array();
        for (int i = from; i < to; i++) {
            results.add(withAssociations(json.of(records.at(i)), type, records.id(i), associated));
        }
        ObjectNode page = Json.results(results);
        if (to < records.size()) {
            Json.addNext(page, call, Long.toString(records.id(to)));
        }
        return Answer.ok(page);
    }

    private static int start(Records records, String after) {
        OptionalLong id = PortalView.number(after);
        if (id.isEmpty()) {
            throw ApiError.invalid("after must be the id that paging.next.after gave, but was '" + after + "'");
        }
        int position = records.position(id.getAsLong());
        return position >= 0 ? position : -position - 1;
    }

    Answer one(Call call, ObjectType type, String id) {
        RecordJson json = wanted(call, type);
        List<ObjectType> associated = associated(call);
        boolean archived = call.flag("archived");
        int position =
                view.position(type, archived, id, call.parameter("idProperty").orElse(""));
        if (position < 0) {
            throw ApiError.notFound();
        }
        Records records = view.records(type, archived);
        return Answer.ok(withAssociations(json.of(records.at(position)), type, records.id(position), associated));
    }

    Answer batch(Call call, ObjectType type) {
        ObjectNode body = call.json();
        RecordJson json = RecordJson.of(
                type,
                view.propertyNames(type),
                Json.texts(body, "properties"),
                Json.texts(body, "propertiesWithHistory"),
                view.historyCap(type));
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode input : body.path("inputs")) {
            ids.add(Json.text(input, "id"));
        }
        int given = body.path("inputs").size();
        if (given > PAGE) {
            throw ApiError.invalid("The maximum number of inputs supported in a batch request is " + PAGE + ", but "
                    + given + " were given");
        }
        if (given > PAGE_WITH_HISTORY && !json.withHistory().isEmpty()) {
            throw ApiError.invalid(
                    "The maximum number of inputs supported in a batch request for property histories is "
                            + PAGE_WITH_HISTORY + ", but " + given + " were given");
        }
        boolean archived = call.flag("archived");
        Records records = view.records(type, archived);
        String idProperty = Json.text(body, "idProperty");
        List<Integer> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            int position = view.position(type, archived, id, idProperty);
            if (position < 0) {
                missing.add(id);
            } else {
                found.add(position);
            }
        }
        // The order of a batch answer is not the order of its inputs; nobody may rely on it.
        found.sort((a, b) -> Integer.compare(Integer.reverse(a), Integer.reverse(b)));
        ArrayNode results = Json.array();
        found.stream().distinct().forEach(position -> results.add(json.of(records.at(position))));
        return Batch.answer(results, errors(missing), view.portal().now());
    }

    private static ArrayNode errors(List<String> missing) {
        ArrayNode errors = Json.array();
        if (!missing.isEmpty()) {
            errors.add(ApiError.batchError(
                    null, "Could not get some objects, they may be deleted or not exist.", "ids", missing));
        }
        return errors;
    }

    private RecordJson wanted(Call call, ObjectType type) {
        return RecordJson.of(
                type,
                view.propertyNames(type),
                call.names("properties"),
                call.names("propertiesWithHistory"),
                view.historyCap(type));
    }

    private List<ObjectType> associated(Call call) {
        return call.names("associations").stream().map(view::type).toList();
    }

    private ObjectNode withAssociations(ObjectNode node, ObjectType type, long id, List<ObjectType> associated) {
        ObjectNode associations = Json.object();
        for (ObjectType other : associated) {
            List<Portal.Link> links = view.portal().links(type, id, other);
            if (!links.isEmpty()) {
                ArrayNode results = associations.putObject(other.plural()).putArray("results");
                for (Portal.Link link : links) {
                    results.addObject()
                            .put("id", Long.toString(link.to()))
                            .put("type", type.singular() + "_to_" + other.singular());
                }
            }
        }
        if (!associations.isEmpty()) {
            node.set("associations", associations);
        }
        return node;
    }
}
