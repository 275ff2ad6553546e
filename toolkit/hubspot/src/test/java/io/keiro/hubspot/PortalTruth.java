package io.keiro.hubspot;

import io.keiro.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a portal holds of Lead-to-Cash, asked for by a reader that shares nothing with the room's client, store or passes but the names of
 * the properties: one request after the other, by the list and the associations alone. Each fact is a line of text, so that what two
 * portals or a portal and a snapshot differ in can be read.
 */
final class PortalTruth {

    private static final List<PortalObject> KINDS = List.of(
            PortalObject.DEALS,
            PortalObject.LEADS,
            PortalObject.CONTACTS,
            PortalObject.COMPANIES,
            PortalObject.LINE_ITEMS,
            PortalObject.QUOTES,
            PortalObject.ORDERS,
            PortalObject.INVOICES,
            PortalObject.PAYMENTS,
            PortalObject.SUBSCRIPTIONS,
            PortalObject.TICKETS);
    private static final Set<PortalObject> WHOLE = Set.of(PortalObject.DEALS, PortalObject.LEADS);
    private static final Set<PortalObject> KEPT_WHEN_DELETED =
            Set.of(PortalObject.DEALS, PortalObject.QUOTES, PortalObject.ORDERS, PortalObject.INVOICES);

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Sandbox sandbox;
    private final Set<PortalObject> closed;
    private final Map<PortalObject, Map<String, JsonNode>> live = new EnumMap<>(PortalObject.class);
    private final Map<PortalObject, Map<String, String>> survivors = new EnumMap<>(PortalObject.class);
    private final Set<String> facts = new TreeSet<>();

    private PortalTruth(Sandbox sandbox, Set<PortalObject> closed) {
        this.sandbox = sandbox;
        this.closed = closed;
    }

    /** Every fact that a snapshot of all deals must hold, but for kinds that the portal keeps to itself. */
    static Set<String> of(Sandbox sandbox, PortalObject... closed) {
        try {
            return new PortalTruth(sandbox, Set.of(closed)).read();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Set<String> read() throws IOException, InterruptedException {
        Set<String> deleted = new TreeSet<>();
        for (PortalObject object : open()) {
            live.put(object, list(object, false));
            survivors.put(object, new TreeMap<>());
            live.get(object).forEach((id, record) -> {
                for (String old : record.path("properties")
                        .path("hs_merged_object_ids")
                        .asString("")
                        .split(";")) {
                    survivors.get(object).put(old, id);
                }
            });
            if (KEPT_WHEN_DELETED.contains(object)) {
                list(object, true).values().forEach(record -> addFacts(deleted, object, record));
            }
        }
        Map<PortalObject, Set<String>> reached = new EnumMap<>(PortalObject.class);
        WHOLE.stream()
                .filter(live::containsKey)
                .forEach(object -> reached.put(object, live.get(object).keySet()));
        for (PortalObject from : open()) {
            for (PortalObject to : open()) {
                if (leads(from, to)) {
                    follow(from, to, reached);
                }
            }
        }
        reached.forEach((object, ids) ->
                ids.forEach(id -> addFacts(facts, object, live.get(object).get(id))));
        facts.addAll(deleted);
        return facts;
    }

    private List<PortalObject> open() {
        return KINDS.stream().filter(object -> !closed.contains(object)).toList();
    }

    /** From which kind's side links are part of a snapshot. */
    private static boolean leads(PortalObject from, PortalObject to) {
        return switch (from) {
            case DEALS -> to != PortalObject.DEALS;
            case LEADS -> to == PortalObject.DEALS || to == PortalObject.CONTACTS || to == PortalObject.COMPANIES;
            case QUOTES -> to == PortalObject.ORDERS || to == PortalObject.INVOICES;
            case ORDERS -> to == PortalObject.INVOICES || to == PortalObject.PAYMENTS;
            case INVOICES -> to == PortalObject.PAYMENTS;
            default -> false;
        };
    }

    private void follow(PortalObject from, PortalObject to, Map<PortalObject, Set<String>> reached)
            throws IOException, InterruptedException {
        List<String> sources = List.copyOf(reached.getOrDefault(from, Set.of()));
        for (int start = 0; start < sources.size(); start += 1_000) {
            var body = json.createObjectNode();
            var inputs = body.putArray("inputs");
            sources.subList(start, Math.min(sources.size(), start + 1_000))
                    .forEach(id -> inputs.addObject().put("id", id));
            JsonNode answer =
                    ask("/crm/v4/associations/" + from.type() + "/" + to.type() + "/batch/read", body.toString());
            for (JsonNode result : answer.path("results")) {
                String id = result.path("from").path("id").asString();
                for (JsonNode target : result.path("to")) {
                    String other = target.path("toObjectId").asString();
                    String today = live.get(to).containsKey(other)
                            ? other
                            : survivors.get(to).get(other);
                    if (today != null) {
                        TreeSet<String> labels = new TreeSet<>();
                        target.path("associationTypes")
                                .forEach(kind -> labels.add(kind.path("label").asString("")));
                        labels.remove("");
                        facts.add("link " + from.type() + " " + id + " to " + to.type() + " " + today + " "
                                + String.join("|", labels));
                        if (!WHOLE.contains(to)) {
                            reached.computeIfAbsent(to, key -> new LinkedHashSet<>())
                                    .add(today);
                        }
                    }
                }
            }
        }
    }

    private Map<String, JsonNode> list(PortalObject object, boolean archived) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>(object.historyProperties());
        names.addAll(object.otherProperties());
        names.addAll(PropertyMap.defaults().propertiesOf(object));
        Map<String, JsonNode> records = new TreeMap<>();
        String after = "";
        do {
            JsonNode page = ask(
                    "/crm/v3/objects/" + object.type() + "?limit=50&archived=" + archived + "&properties="
                            + String.join(",", names).replace(" ", "%20")
                            + "&propertiesWithHistory=" + String.join(",", object.historyProperties())
                            + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)),
                    null);
            page.path("results").forEach(record -> records.put(record.path("id").asString(), record));
            after = page.path("paging").path("next").path("after").asString("");
        } while (!after.isEmpty());
        return records;
    }

    private JsonNode ask(String address, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + address))
                .header("Authorization", "Bearer " + sandbox.token());
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() > 207) {
            throw new AssertionError(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private static void addFacts(Set<String> facts, PortalObject object, JsonNode record) {
        String of = object.type() + " " + record.path("id").asString();
        Map<String, String> values = new TreeMap<>();
        record.path("properties").forEachEntry((name, value) -> {
            if (!value.isNull()) {
                values.put(name, value.asString());
            }
        });
        facts.add("record " + of + " "
                + (record.path("archived").asBoolean()
                        ? "deleted " + millis(record.path("archivedAt").asString())
                        : "live")
                + " " + values);
        record.path("propertiesWithHistory")
                .forEachEntry((property, rows) -> rows.forEach(row -> facts.add("history " + of + " " + property + " "
                        + millis(row.path("timestamp").asString()) + " "
                        + row.path("value").asString("") + " "
                        + row.path("sourceType").asString("") + " "
                        + row.path("sourceId").asString("") + " "
                        + row.path("updatedByUserId").asString(""))));
    }

    private static long millis(String time) {
        return time.endsWith("Z")
                ? Instant.parse(time).toEpochMilli()
                : OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    /** What a snapshot says of the same, in the same lines; of its own tables nothing but SQL is used. */
    static Set<String> in(Path file) {
        Snapshot snapshot = Snapshot.open(file);
        Set<String> facts = new TreeSet<>();
        JsonMapper json = new JsonMapper();
        snapshot.sql(
                        "SELECT object, id, archived, epoch_ms(archived_at), properties FROM record WHERE vanished IS NULL")
                .rows()
                .forEach(row -> {
                    Map<String, String> values = new TreeMap<>();
                    json.readTree((String) row.get(4))
                            .forEachEntry((name, value) -> values.put(name, value.asString()));
                    if (row.get(0).equals("deals")) {
                        // Read for some deals only; a test of its own looks at them.
                        values.keySet().removeIf(name -> name.startsWith(StageDates.PREFIX));
                    }
                    facts.add("record " + row.get(0) + " " + row.get(1) + " "
                            + (row.get(2).equals(true) ? "deleted " + row.get(3) : "live") + " " + values);
                });
        snapshot.sql(
                        "SELECT object, id, property, epoch_ms(moment), value, source_type, source_id, user_id FROM history"
                                + " SEMI JOIN (SELECT object, id FROM record WHERE vanished IS NULL) USING (object, id)")
                .rows()
                .forEach(row -> facts.add(words("history", row)));
        snapshot.sql("SELECT from_object, from_id, 'to', to_object, to_id, labels FROM association")
                .rows()
                .forEach(row -> facts.add(words("link", row)));
        return facts;
    }

    private static String words(String first, List<Object> row) {
        List<String> words = new ArrayList<>(List.of(first));
        row.forEach(value -> words.add(value == null ? "" : value.toString()));
        return String.join(" ", words);
    }

    /** The lines of one that the other lacks, each with its sign, for a message that can be read. */
    static String difference(Set<String> truth, Set<String> held) {
        StringBuilder difference = new StringBuilder();
        truth.stream()
                .filter(fact -> !held.contains(fact))
                .limit(8)
                .forEach(fact -> difference.append("missing: ").append(fact).append('\n'));
        held.stream()
                .filter(fact -> !truth.contains(fact))
                .limit(8)
                .forEach(fact -> difference.append("untrue: ").append(fact).append('\n'));
        return difference.toString();
    }
}
