package io.keiro.sandbox.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Search: live records only, no history, no associations, and a window of 10,000 results for any query. */
final class SearchEndpoint {

    private static final int PAGE = 200;
    private static final int WINDOW = 10_000;
    private static final int GROUPS = 5;
    private static final int FILTERS_PER_GROUP = 6;
    private static final int FILTERS = 18;
    private static final int QUERY_LENGTH = 3_000;

    private final PortalView view;
    private final Map<ObjectType, SearchIndex> indexes = new ConcurrentHashMap<>();

    SearchEndpoint(PortalView view) {
        this.view = view;
    }

    Answer search(Call call, ObjectType type) {
        ObjectNode body = call.json();
        int limit = number(body, "limit", 10);
        int offset = number(body, "after", 0);
        if (limit < 1 || limit > PAGE) {
            throw ApiError.invalid("limit must be from 1 to " + PAGE + " for a search, but was " + limit);
        }
        if (offset < 0 || offset + limit > WINDOW) {
            throw ApiError.invalid("A search gives at most " + WINDOW + " results, but after=" + offset + " with limit="
                    + limit + " reaches beyond them. Narrow the filters instead.");
        }
        List<List<SearchFilter>> groups = groups(body, type);
        SearchIndex index = indexes.computeIfAbsent(type, key -> new SearchIndex(key, view.records(key, false)));
        List<Integer> found = new ArrayList<>();
        IntPredicate wanted = wanted(groups, index);
        for (int i = 0; i < index.size(); i++) {
            if (wanted.test(i)) {
                found.add(i);
            }
        }
        sort(found, body, type, index);
        RecordJson json = RecordJson.of(
                type, view.propertyNames(type), Json.texts(body, "properties"), List.of(), view.historyCap(type));
        ArrayNode results = Json.array();
        int to = Math.min(found.size(), offset + limit);
        for (int i = Math.min(offset, to); i < to; i++) {
            results.add(json.of(index.at(found.get(i))));
        }
        ObjectNode page = Json.object();
        page.put("total", found.size());
        page.set("results", results);
        if (to < found.size()) {
            Json.addNext(page, call, Integer.toString(to));
        }
        return Answer.ok(page);
    }

    /** All filters of one group must hold; without a group, everything is wanted. */
    private static IntPredicate wanted(List<List<SearchFilter>> groups, SearchIndex index) {
        return groups.stream()
                .map(group ->
                        group.stream().map(filter -> filter.on(index)).reduce(position -> true, IntPredicate::and))
                .reduce(IntPredicate::or)
                .orElse(position -> true);
    }

    private static int number(ObjectNode body, String field, int standard) {
        String text = Json.text(body, field);
        try {
            return text.isEmpty() ? standard : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw ApiError.invalid(field + " must be a whole number in a search, but was '" + text + "'");
        }
    }

    private List<List<SearchFilter>> groups(ObjectNode body, ObjectType type) {
        if (body.has("query")) {
            throw ApiError.invalid("This sandbox answers filters only; leave out 'query'.");
        }
        JsonNode given = body.path("filterGroups");
        int length = given.isMissingNode() ? 0 : given.toString().length();
        if (length > QUERY_LENGTH) {
            throw ApiError.invalid("The query is longer than " + QUERY_LENGTH + " characters: " + length);
        }
        int filters = 0;
        List<List<SearchFilter>> groups = new ArrayList<>();
        for (JsonNode group : given) {
            List<SearchFilter> conditions = new ArrayList<>();
            for (JsonNode filter : group.path("filters")) {
                conditions.add(SearchFilter.of(filter, property(type, Json.text(filter, "propertyName"))));
            }
            if (conditions.size() > FILTERS_PER_GROUP) {
                throw ApiError.invalid(
                        "A filter group holds at most " + FILTERS_PER_GROUP + " filters, but has " + conditions.size());
            }
            filters += conditions.size();
            groups.add(conditions);
        }
        if (groups.size() > GROUPS || filters > FILTERS) {
            throw ApiError.invalid("A search takes at most " + GROUPS + " filter groups and " + FILTERS
                    + " filters, but has " + groups.size() + " and " + filters);
        }
        return groups;
    }

    private PropertyDefinition property(ObjectType type, String name) {
        return view.portal().properties(type).stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiError.invalid("There was a problem with the request: property '" + name
                        + "' does not exist on " + type.plural()));
    }

    /** One sort; its items may be strings or objects. Without one, the oldest record comes first. */
    private void sort(List<Integer> found, ObjectNode body, ObjectType type, SearchIndex index) {
        JsonNode sorts = body.path("sorts");
        if (sorts.size() > 1) {
            throw ApiError.invalid("A search takes one sort, but " + sorts.size() + " were given");
        }
        if (sorts.isEmpty()) {
            return;
        }
        JsonNode sort = sorts.get(0);
        String name = sort.isString() ? sort.asString() : Json.text(sort, "propertyName");
        boolean descending = sort.isString()
                ? name.startsWith("-")
                : Json.text(sort, "direction").equals("DESCENDING");
        PropertyDefinition property = property(type, name.startsWith("-") ? name.substring(1) : name);
        long[] numbers = index.numbers(property.name()).orElse(null);
        Comparator<Integer> order;
        if (numbers != null) {
            order = Comparator.comparingLong(position -> numbers[position]);
        } else if (property.isTime() || property.type().equals("number")) {
            order = Comparator.comparing(position ->
                    SearchNumber.of(index.text(property.name(), position)).orElse(SearchNumber.LEAST));
        } else {
            order = Comparator.comparing(position -> index.text(property.name(), position));
        }
        found.sort(descending ? order.reversed() : order);
    }
}
