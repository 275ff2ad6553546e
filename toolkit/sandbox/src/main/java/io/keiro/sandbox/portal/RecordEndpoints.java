package io.keiro.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Listing, reading one and reading many records of a type. */
final class RecordEndpoints {

    private static final int PAGE = 100;
    private static final int PAGE_WITH_HISTORY = 50;
    private static final String CURSOR = "next:";

    private final PortalView view;
    private final Set<Long> repeated = ConcurrentHashMap.newKeySet();

    RecordEndpoints(PortalView view) {
        this.view = view;
    }

    /** A page in the order of ids; {@code after} is the id of the next record, or an opaque cursor. */
    Answer list(Call call, ObjectType type) {
        RecordWriter writer = wanted(call, type);
        int limit = call.limit(10, writer.hasHistories() ? PAGE_WITH_HISTORY : PAGE);
        List<ObjectType> associated = associated(call);
        Records records = view.records(type, call.flag("archived"));
        int from = call.parameter("after").map(after -> start(records, after)).orElse(0);
        boolean again = comesAgain(call, from);
        int first = again ? Math.max(0, from - limit) : from;
        int to = again ? from : Math.min(records.size(), from + limit);
        List<Integer> positions = new ArrayList<>();
        for (int i = first; i < to; i++) {
            positions.add(i);
        }
        if (view.of(Switch.SHUFFLED_PAGES)) {
            positions.sort(SHUFFLED);
        }
        return Answer.written(200, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("results");
            for (int position : positions) {
                PortalRecord one = records.at(position);
                writer.open(json, one);
                writeAssociations(json, type, one.id(), associated);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (to < records.size()) {
                Json.writeNext(json, call, cursor(records.id(to)));
            }
            json.writeEndObject();
        });
    }

    private static final Comparator<Integer> SHUFFLED = Comparator.comparingInt(Integer::reverse);

    /** True if the page before this one is to come again instead; asked once more, this one comes. */
    private boolean comesAgain(Call call, int from) {
        double rate = view.of(Switch.REPEATED_PAGES);
        long request = call.fingerprint();
        return rate > 0
                && from > 0
                && Chance.of(view.settings().seed(), request, "repeat") < rate
                && repeated.add(request);
    }

    private String cursor(long next) {
        return view.of(Switch.AFTER_AS_KEY)
                ? Long.toString(next)
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((CURSOR + next).getBytes(StandardCharsets.US_ASCII));
    }

    private int start(Records records, String after) {
        if (!view.of(Switch.AFTER_AS_KEY)) {
            return startAtCursor(records, after);
        }
        OptionalLong id = PortalView.number(after);
        if (id.isEmpty()) {
            throw ApiError.invalid("after must be the id that paging.next.after gave, but was '" + after + "'");
        }
        return place(records, id.getAsLong());
    }

    /** What no page gave out is no place: the list begins anew, which whoever makes up places must notice. */
    private static int startAtCursor(Records records, String after) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.US_ASCII);
            OptionalLong id =
                    text.startsWith(CURSOR) ? PortalView.number(text.substring(CURSOR.length())) : OptionalLong.empty();
            return id.isEmpty() ? 0 : place(records, id.getAsLong());
        } catch (IllegalArgumentException noCursor) {
            return 0;
        }
    }

    private static int place(Records records, long id) {
        int position = records.position(id);
        return position >= 0 ? position : -position - 1;
    }

    Answer one(Call call, ObjectType type, String id) {
        RecordWriter writer = wanted(call, type);
        List<ObjectType> associated = associated(call);
        boolean archived = call.flag("archived");
        int position =
                view.position(type, archived, id, call.parameter("idProperty").orElse(""));
        if (position < 0) {
            throw ApiError.notFound();
        }
        PortalRecord found = view.records(type, archived).at(position);
        return Answer.written(200, json -> {
            writer.open(json, found);
            writeAssociations(json, type, found.id(), associated);
            json.writeEndObject();
        });
    }

    Answer batch(Call call, ObjectType type) {
        ObjectNode body = call.json();
        RecordWriter writer =
                new RecordWriter(view, type, Json.texts(body, "properties"), Json.texts(body, "propertiesWithHistory"));
        checkSize(body.path("inputs").size(), writer);
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode input : body.path("inputs")) {
            ids.add(Json.text(input, "id"));
        }
        boolean archived = call.flag("archived");
        Records records = view.records(type, archived);
        String idProperty = Json.text(body, "idProperty");
        Set<Integer> found = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            int position = view.position(type, archived, id, idProperty);
            if (position < 0) {
                missing.add(id);
            } else {
                found.add(position);
            }
        }
        // The order of a batch answer is not the order of its inputs, and two of them may be one record by now.
        List<Integer> positions = found.stream().sorted(SHUFFLED).toList();
        return Answer.written(missing.isEmpty() ? 200 : 207, json -> write(json, writer, records, positions, missing));
    }

    private static void checkSize(int given, RecordWriter writer) {
        if (given > PAGE) {
            throw ApiError.invalid("The maximum number of inputs supported in a batch request is " + PAGE + ", but "
                    + given + " were given");
        }
        if (given > PAGE_WITH_HISTORY && writer.hasHistories()) {
            throw ApiError.invalid(
                    "The maximum number of inputs supported in a batch request for property histories is "
                            + PAGE_WITH_HISTORY + ", but " + given + " were given");
        }
    }

    private void write(
            JsonGenerator json, RecordWriter writer, Records records, List<Integer> positions, List<String> missing) {
        json.writeStartObject();
        json.writeStringProperty("status", "COMPLETE");
        json.writeArrayPropertyStart("results");
        positions.forEach(position -> writer.write(json, records.at(position)));
        json.writeEndArray();
        if (!missing.isEmpty()) {
            json.writeNumberProperty("numErrors", 1);
            json.writeArrayPropertyStart("errors");
            json.writeTree(ApiError.batchError(
                    null, "Could not get some objects, they may be deleted or not exist.", "ids", missing));
            json.writeEndArray();
        }
        json.writeStringProperty("startedAt", PortalRecord.text(view.now()));
        json.writeStringProperty("completedAt", PortalRecord.text(view.now()));
        json.writeEndObject();
    }

    private RecordWriter wanted(Call call, ObjectType type) {
        return new RecordWriter(view, type, call.names("properties"), call.names("propertiesWithHistory"));
    }

    private List<ObjectType> associated(Call call) {
        return call.names("associations").stream().map(view::type).toList();
    }

    private void writeAssociations(JsonGenerator json, ObjectType type, long id, List<ObjectType> associated) {
        Map<ObjectType, List<Portal.Link>> all = new java.util.LinkedHashMap<>();
        for (ObjectType other : associated) {
            List<Portal.Link> links = view.links(type, id, other);
            if (!links.isEmpty()) {
                all.put(other, links);
            }
        }
        if (all.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("associations");
        all.forEach((other, links) -> writeLinks(json, type, other, links));
        json.writeEndObject();
    }

    private void writeLinks(JsonGenerator json, ObjectType type, ObjectType other, List<Portal.Link> links) {
        int most = view.of(Switch.INLINE_ASSOCIATIONS);
        int told = most == 0 ? links.size() : Math.min(most, links.size());
        json.writeObjectPropertyStart(other.plural());
        json.writeArrayPropertyStart("results");
        for (Portal.Link link : links.subList(0, told)) {
            json.writeStartObject();
            json.writeStringProperty("id", Long.toString(link.to()));
            json.writeStringProperty("type", type.singular() + "_to_" + other.singular());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (told < links.size()) {
            json.writeObjectPropertyStart("paging");
            json.writeObjectPropertyStart("next");
            json.writeStringProperty("after", Long.toString(links.get(told).to()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
