package io.keiro.hubspot;

import io.keiro.hubspot.ScriptedPortal.Asked;
import io.keiro.hubspot.ScriptedPortal.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A portal of a few records that a person can check by hand, served in the shapes of the dated API. */
final class MiniPortal implements AutoCloseable {

    private static final String V = "/2026-09";

    /** A record that a test fills in. */
    static final class Thing {
        private final String id;
        private final String created;
        private String updated;
        private String archivedAt;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, List<ObjectNode>> history = new LinkedHashMap<>();

        private Thing(String id, String created) {
            this.id = id;
            this.created = created;
            this.updated = created;
        }

        /** The record changes at this moment, as far as its last-modified time tells. */
        Thing changed(String time) {
            updated = time;
            return this;
        }

        Thing set(String property, String value) {
            values.put(property, value);
            return this;
        }

        /** The property takes a value at a time; later calls are later entries. */
        Thing at(String time, String property, String value, String sourceType, String userId) {
            values.put(property, value);
            ObjectNode entry =
                    Json.object().put("value", value).put("timestamp", time).put("sourceType", sourceType);
            if (userId != null) {
                entry.put("sourceId", "userId:" + userId).put("updatedByUserId", Long.parseLong(userId));
            }
            history.computeIfAbsent(property, p -> new ArrayList<>()).add(0, entry);
            return this;
        }

        Thing at(String time, String property, String value) {
            return at(time, property, value, "CRM_UI", "501");
        }
    }

    final ScriptedPortal server = new ScriptedPortal();
    private final Map<String, TreeMap<Long, Thing>> things = new LinkedHashMap<>();
    private final Map<String, long[]> hidden = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, Thing>> archived = new LinkedHashMap<>();
    private final Map<String, Set<String>> links = new LinkedHashMap<>();
    private final Map<String, String> merged = new LinkedHashMap<>();
    private final Set<String> customProperties = new LinkedHashSet<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> audits = new LinkedHashMap<>();
    private String pipelines = "{\"results\":[]}";
    private String owners = "{\"results\":[]}";
    private String archivedOwners = "{\"results\":[]}";
    private String clock = "2026-01-31T12:00:00Z";

    MiniPortal() {
        server.rule(this::answer);
    }

    Thing add(PortalObject object, long id, String created) {
        Thing thing = new Thing(Long.toString(id), created);
        things.computeIfAbsent(object.type(), o -> new TreeMap<>()).put(id, thing);
        return thing;
    }

    Thing get(PortalObject object, long id) {
        return things.get(object.type()).get(id);
    }

    /** Deletes a record; it stays among the archived ones. */
    MiniPortal archive(PortalObject object, long id, String time) {
        Thing thing = things.get(object.type()).remove(id);
        thing.archivedAt = time;
        archived.computeIfAbsent(object.type(), o -> new TreeMap<>()).put(id, thing);
        return this;
    }

    /** Takes back a deletion. */
    MiniPortal restore(PortalObject object, long id) {
        Thing thing = archived.get(object.type()).remove(id);
        thing.archivedAt = null;
        things.get(object.type()).put(id, thing);
        return this;
    }

    /** From now on the search does not show the records from one id to another, both included. */
    MiniPortal searchHides(PortalObject object, long from, long to) {
        hidden.put(object.type(), new long[] {from, to});
        return this;
    }

    /** The first page of a list, whatever cursor was asked for. */
    Reply listFromTheStart(Asked asked) {
        String query = asked.query().replaceFirst("&after=\\d+", "");
        return list(asked.path().split("/")[4], new Asked(asked.method(), asked.path(), query, "", null));
    }

    /** Deletes a record without a trace. */
    MiniPortal erase(PortalObject object, long id) {
        things.get(object.type()).remove(id);
        archived.getOrDefault(object.type(), new TreeMap<>()).remove(id);
        return this;
    }

    MiniPortal unlink(PortalObject from, long fromId, PortalObject to, long toId) {
        links.getOrDefault(from.type() + " " + fromId + " " + to.type(), new LinkedHashSet<>())
                .removeIf(link -> link.startsWith(toId + " "));
        return this;
    }

    /** Both directions, as a portal holds them. */
    MiniPortal linkBoth(PortalObject from, long fromId, PortalObject to, long toId) {
        return link(from, fromId, to, toId).link(to, toId, from, fromId);
    }

    MiniPortal link(PortalObject from, long fromId, PortalObject to, long toId, String... labels) {
        links.computeIfAbsent(from.type() + " " + fromId + " " + to.type(), l -> new LinkedHashSet<>())
                .add(toId + " " + String.join("|", labels));
        return this;
    }

    /** The id answers with another record. */
    MiniPortal merged(long oldId, long survivor) {
        merged.put(Long.toString(oldId), Long.toString(survivor));
        return this;
    }

    MiniPortal customProperties(String... names) {
        customProperties.addAll(Arrays.asList(names));
        return this;
    }

    /** A property is of this type; the others are strings. */
    MiniPortal types(String property, String type) {
        types.put(property, type);
        return this;
    }

    MiniPortal pipelines(String json) {
        pipelines = json;
        return this;
    }

    MiniPortal owners(String atWork, String left) {
        owners = atWork;
        archivedOwners = left;
        return this;
    }

    MiniPortal audit(String stageId, String json) {
        audits.put(stageId, json);
        return this;
    }

    MiniPortal clock(String time) {
        clock = time;
        return this;
    }

    private Reply answer(Asked asked) {
        String path = asked.path();
        if (path.endsWith("/search")) {
            return search(path.split("/")[4], asked);
        }
        if (path.startsWith("/crm/objects" + V)) {
            String object = path.split("/")[4];
            return path.endsWith("/batch/read") ? batch(object, asked) : list(object, asked);
        }
        if (path.startsWith("/crm/associations" + V)) {
            return associations(path.split("/")[4], path.split("/")[5], asked);
        }
        if (path.startsWith("/crm/pipelines" + V) && path.endsWith("/audit")) {
            String[] parts = path.split("/");
            return Reply.ok(audits.getOrDefault(parts[parts.length - 2], "{\"results\":[]}"));
        }
        if (path.startsWith("/crm/pipelines" + V)) {
            return Reply.ok(path.endsWith("/deals") ? pipelines : "{\"results\":[]}");
        }
        if (path.equals("/crm/owners" + V)) {
            return Reply.ok(asked.query().contains("archived=true") ? archivedOwners : owners);
        }
        return path.startsWith("/crm/properties" + V) ? properties(path.split("/")[4]) : null;
    }

    private TreeMap<Long, Thing> of(String object) {
        return things.getOrDefault(object, new TreeMap<>());
    }

    private static String modified(String object) {
        return object.equals("contacts") ? "lastmodifieddate" : "hs_lastmodifieddate";
    }

    private Reply search(String object, Asked asked) {
        JsonNode wanted = Json.parse(asked.body());
        List<Thing> found = new ArrayList<>();
        for (Thing thing : of(object).values()) {
            long[] range = hidden.getOrDefault(object, new long[] {0, -1});
            long number = Long.parseLong(thing.id);
            boolean fits = number < range[0] || number > range[1];
            for (JsonNode filter : wanted.path("filterGroups").path(0).path("filters")) {
                fits &= fits(object, thing, filter);
            }
            if (fits) {
                found.add(thing);
            }
        }
        if (Json.textOrEmpty(wanted.path("sorts").path(0), "direction").equals("DESCENDING")) {
            java.util.Collections.reverse(found);
        }
        int limit = wanted.path("limit").asInt(10);
        ObjectNode body = Json.object().put("total", found.size());
        ArrayNode results = body.putArray("results");
        found.stream().limit(limit).forEach(thing -> results.add(json(object, thing, List.of(), List.of())));
        if (found.size() > limit) {
            body.putObject("paging").putObject("next").put("after", Integer.toString(limit));
        }
        return Reply.ok(body.toString());
    }

    private static boolean fits(String object, Thing thing, JsonNode filter) {
        String property = Json.textOrEmpty(filter, "propertyName");
        String value = Json.textOrEmpty(filter, "value");
        String own = property.equals("hs_object_id")
                ? thing.id
                : property.equals(modified(object))
                        ? Long.toString(java.time.Instant.parse(thing.updated).toEpochMilli())
                        : property.equals("hs_createdate")
                                ? Long.toString(
                                        java.time.Instant.parse(thing.created).toEpochMilli())
                                : thing.values.getOrDefault(property, "");
        if (property.equals("createdate") && !own.isEmpty()) {
            own = Long.toString(java.time.Instant.parse(own).toEpochMilli());
        }
        return switch (Json.textOrEmpty(filter, "operator")) {
            case "EQ" -> own.equals(value);
            case "GT" -> new java.math.BigInteger(own).compareTo(new java.math.BigInteger(value)) > 0;
            case "GTE" ->
                !own.isEmpty() && new java.math.BigInteger(own).compareTo(new java.math.BigInteger(value)) >= 0;
            case "LT" -> !own.isEmpty() && new java.math.BigInteger(own).compareTo(new java.math.BigInteger(value)) < 0;
            default -> throw new IllegalArgumentException(filter.toString());
        };
    }

    private Reply properties(String type) {
        ArrayNode results = Json.array();
        for (PortalObject object : PortalObject.values()) {
            if (object.type().equals(type)) {
                Set<String> names = new LinkedHashSet<>(object.historyProperties());
                names.addAll(object.otherProperties());
                names.addAll(customProperties);
                names.forEach(name -> results.addObject()
                        .put("name", name)
                        .put("type", types.getOrDefault(name, "string"))
                        .put("label", name));
            }
        }
        ObjectNode body = Json.object();
        body.set("results", results);
        return Reply.ok(body.toString());
    }

    private Reply list(String object, Asked asked) {
        Map<String, String> query = query(asked.query());
        int limit = Integer.parseInt(query.get("limit"));
        long from = Long.parseLong(query.getOrDefault("after", "0"));
        TreeMap<Long, Thing> all =
                "true".equals(query.get("archived")) ? archived.getOrDefault(object, new TreeMap<>()) : of(object);
        List<Thing> rest = new ArrayList<>(all.tailMap(from).values());
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        rest.stream()
                .limit(limit)
                .forEach(thing -> results.add(json(
                        object, thing, names(query.get("properties")), names(query.get("propertiesWithHistory")))));
        if (rest.size() > limit) {
            body.putObject("paging")
                    .putObject("next")
                    .put("after", rest.get(limit).id)
                    .put("link", "https://evil.example/next");
        }
        return Reply.ok(body.toString());
    }

    private Reply batch(String object, Asked asked) {
        JsonNode wanted = Json.parse(asked.body());
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        ArrayNode errors = Json.array();
        for (JsonNode input : wanted.path("inputs")) {
            String id = Json.textOrEmpty(input, "id");
            Thing thing = (asked.query().contains("archived=true")
                            ? archived.getOrDefault(object, new TreeMap<>())
                            : of(object))
                    .get(Long.parseLong(merged.getOrDefault(id, id)));
            if (thing == null) {
                errors.addObject()
                        .put("category", "OBJECT_NOT_FOUND")
                        .putObject("context")
                        .putArray("ids")
                        .add(id);
            } else {
                results.insert(
                        0, json(object, thing, texts(wanted, "properties"), texts(wanted, "propertiesWithHistory")));
            }
        }
        body.put("startedAt", clock);
        if (errors.isEmpty()) {
            return Reply.ok(body.toString());
        }
        body.put("numErrors", errors.size()).set("errors", errors);
        return Reply.of(207, body.toString());
    }

    private Reply associations(String from, String to, Asked asked) {
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        ArrayNode errors = Json.array();
        for (JsonNode input : Json.parse(asked.body()).path("inputs")) {
            String id = Json.textOrEmpty(input, "id");
            List<String> all = new ArrayList<>(links.getOrDefault(from + " " + id + " " + to, Set.of()));
            if (all.isEmpty()) {
                errors.addObject().put("subCategory", "crm.associations.NO_ASSOCIATIONS_FOUND");
                continue;
            }
            // Two a page, so that paging inside one record is always at work.
            int start = Integer.parseInt(
                    Json.textOrEmpty(input, "after").isEmpty() ? "0" : Json.textOrEmpty(input, "after"));
            ObjectNode result = results.addObject();
            result.putObject("from").put("id", id);
            ArrayNode targets = result.putArray("to");
            for (String link : all.subList(start, Math.min(all.size(), start + 2))) {
                ObjectNode target = targets.addObject().put("toObjectId", Long.parseLong(link.split(" ")[0]));
                ArrayNode types = target.putArray("associationTypes");
                types.addObject().put("typeId", 341).putNull("label");
                Arrays.stream(link.substring(link.indexOf(' ') + 1).split("\\|"))
                        .filter(label -> !label.isEmpty())
                        .forEach(label -> types.addObject().put("typeId", 5).put("label", label));
            }
            if (start + 2 < all.size()) {
                result.putObject("paging").putObject("next").put("after", Integer.toString(start + 2));
            }
        }
        body.put("startedAt", clock);
        if (!errors.isEmpty()) {
            body.set("errors", errors);
        }
        return Reply.of(errors.isEmpty() ? 200 : 207, body.toString());
    }

    private static ObjectNode json(String object, Thing thing, List<String> properties, List<String> withHistory) {
        ObjectNode json = Json.object()
                .put("id", thing.id)
                .put("createdAt", thing.created)
                .put("updatedAt", thing.updated);
        json.put("archived", thing.archivedAt != null);
        if (thing.archivedAt != null) {
            json.put("archivedAt", thing.archivedAt);
        }
        ObjectNode values =
                json.putObject("properties").put("hs_object_id", thing.id).put(modified(object), thing.updated);
        properties.forEach(name -> values.put(name, thing.values.get(name)));
        ObjectNode histories = json.putObject("propertiesWithHistory");
        withHistory.forEach(name -> {
            ArrayNode rows = histories.putArray(name);
            thing.history.getOrDefault(name, List.of()).forEach(rows::add);
        });
        return json;
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(value -> texts.add(value.asString()));
        return texts;
    }

    private static List<String> names(String list) {
        return list == null ? List.of() : List.of(list.split(","));
    }

    private static Map<String, String> query(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            parameters.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.close();
    }
}
