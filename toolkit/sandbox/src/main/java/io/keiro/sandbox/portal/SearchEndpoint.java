package io.keiro.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Search: live records only, no history, no associations, and a window of 10,000 results for any query. */
final class SearchEndpoint {

    private static final int PAGE = 200;
    private static final int WINDOW = 10_000;
    private static final int GROUPS = 5;
    private static final int FILTERS_PER_GROUP = 6;
    private static final int FILTERS = 18;

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
        List<List<SearchFilter>> groups = groups(call, body, type);
        RecordWriter writer = new RecordWriter(view, type, Json.texts(body, "properties"), List.of());
        if (view.records(type, false).size() == 0) {
            return page(call, writer, null, new int[0], offset, limit);
        }
        SearchIndex index = indexes.computeIfAbsent(type, key -> new SearchIndex(view, key));
        return page(call, writer, index, sorted(found(groups, index), body, type, index), offset, limit);
    }

    private static Answer page(Call call, RecordWriter writer, SearchIndex index, int[] found, int offset, int limit) {
        int to = Math.min(found.length, offset + limit);
        return Answer.written(200, json -> {
            json.writeStartObject();
            json.writeNumberProperty("total", found.length);
            json.writeArrayPropertyStart("results");
            for (int i = Math.min(offset, to); i < to; i++) {
                writer.write(json, index.at(found[i]));
            }
            json.writeEndArray();
            if (to < found.length) {
                Json.writeNext(json, call, Integer.toString(to));
            }
            json.writeEndObject();
        });
    }

    /** Positions in ascending order of ids. */
    private int[] found(List<List<SearchFilter>> groups, SearchIndex index) {
        int from = 0;
        int to = index.size();
        List<List<SearchFilter>> left = groups;
        if (groups.size() == 1) {
            // The usual walk through id windows need not look at every record.
            List<SearchFilter> others = new ArrayList<>();
            for (SearchFilter filter : groups.get(0)) {
                long[] range = filter.idRange();
                if (range == null) {
                    others.add(filter);
                } else {
                    from = Math.max(from, index.from(range[0]));
                    to = Math.min(to, range[1] == Long.MAX_VALUE ? index.size() : index.from(range[1] + 1));
                }
            }
            left = List.of(others);
        }
        IntPredicate wanted = wanted(left, index);
        boolean behind = index.isBehind();
        return IntStream.range(from, Math.max(from, to))
                .filter(position -> !behind || index.knows(position))
                .filter(wanted)
                .toArray();
    }

    /** All filters of one group must hold; without a group, everything is wanted. */
    private IntPredicate wanted(List<List<SearchFilter>> groups, SearchIndex index) {
        boolean early = view.of(Switch.EARLY_RECORDS);
        return groups.stream()
                .map(group -> group.stream()
                        .map(filter -> filter.on(index, early))
                        .reduce(position -> true, IntPredicate::and))
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

    private List<List<SearchFilter>> groups(Call call, ObjectNode body, ObjectType type) {
        if (body.has("query")) {
            throw ApiError.invalid("This sandbox answers filters only; leave out 'query'.");
        }
        JsonNode given = body.path("filterGroups");
        int length = length(call, given);
        int most = view.of(Switch.BODY_LIMIT);
        if (length > most) {
            throw ApiError.invalid("The query is longer than " + most + " characters: " + length);
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

    /** How long the search is; what counts is an open point. */
    private int length(Call call, JsonNode filterGroups) {
        return switch (view.of(Switch.SEARCH_LENGTH)) {
            case FILTERS ->
                filterGroups.isMissingNode() ? 0 : filterGroups.toString().length();
            case BODY -> new String(call.body(), StandardCharsets.UTF_8).length();
            case WITHOUT_VALUES -> {
                JsonNode copy = filterGroups.deepCopy();
                for (JsonNode group : copy) {
                    for (JsonNode filter : group.path("filters")) {
                        if (filter instanceof ObjectNode object) {
                            object.remove("values");
                        }
                    }
                }
                yield filterGroups.isMissingNode() ? 0 : copy.toString().length();
            }
        };
    }

    private PropertyDefinition property(ObjectType type, String name) {
        return view.definition(type, name)
                .orElseThrow(() -> ApiError.invalid("There was a problem with the request: property '" + name
                        + "' does not exist on " + type.plural()));
    }

    /** One sort; its items may be strings or objects. Without one, the oldest record comes first. */
    private int[] sorted(int[] found, ObjectNode body, ObjectType type, SearchIndex index) {
        JsonNode sorts = body.path("sorts");
        if (sorts.size() > 1) {
            throw ApiError.invalid("A search takes one sort, but " + sorts.size() + " were given");
        }
        if (sorts.isEmpty()) {
            return found;
        }
        JsonNode sort = sorts.get(0);
        String name = sort.isString() ? sort.asString() : Json.text(sort, "propertyName");
        boolean descending = sort.isString()
                ? name.startsWith("-")
                : Json.text(sort, "direction").equals("DESCENDING");
        PropertyDefinition property = property(type, name.startsWith("-") ? name.substring(1) : name);
        IntToLongFunction numbers = index.numbers(property.name()).orElse(null);
        if (property.name().equals("hs_object_id")) {
            return descending ? reversed(found) : found;
        }
        if (numbers != null) {
            return sorted(found, Comparator.comparingLong(numbers::applyAsLong), descending);
        }
        Map<Integer, String> texts = new HashMap<>();
        for (int position : found) {
            texts.put(position, index.text(property.name(), position));
        }
        if (property.isTime() || property.type().equals("number")) {
            Map<Integer, SearchNumber> values = new HashMap<>();
            texts.forEach((position, text) ->
                    values.put(position, SearchNumber.of(text).orElse(SearchNumber.LEAST)));
            return sorted(found, Comparator.comparing(values::get), descending);
        }
        return sorted(found, Comparator.comparing(texts::get), descending);
    }

    private static int[] sorted(int[] found, Comparator<Integer> order, boolean descending) {
        return Arrays.stream(found)
                .boxed()
                .sorted(descending ? order.reversed() : order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] reversed(int[] found) {
        int[] reversed = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            reversed[i] = found[found.length - 1 - i];
        }
        return reversed;
    }
}
