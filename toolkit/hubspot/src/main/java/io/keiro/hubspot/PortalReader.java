package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The questions that this room asks a portal, each as one request. */
final class PortalReader {

    static final int IDS_A_SEARCH = 200;

    /** Longer addresses are refused by some proxies; the portal itself takes a little more. */
    private static final int LONGEST_ADDRESS = 6_000;

    /** Room for everything in an address but the names of properties. */
    private static final int REST_OF_ADDRESS = 400;

    private static final int OWNERS_A_PAGE = 100;
    private static final int RECORDS_A_PAGE = 100;
    private static final int RECORDS_WITH_HISTORY_A_PAGE = 50;

    private static final int REFUSED = 400;

    private final PortalClient client;
    private final Dialect dialect;
    private final Set<PortalObject> historiesRefused = ConcurrentHashMap.newKeySet();

    PortalReader(PortalClient client, Dialect dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    PortalClient client() {
        return client;
    }

    String host() {
        return client.host();
    }

    Account account() {
        return Account.of(client.ask(ReadRequest.get(dialect.account(), "", Phrase.of("the account", "アカウント情報"))));
    }

    /** How many records the search index counts; it may lag behind by moments. */
    long count(PortalObject object) {
        return count(object, SearchTerms.none());
    }

    long count(PortalObject object, SearchTerms terms) {
        return ask(object, terms, null, 1).path("total").asLong(0);
    }

    /** A page of ids with the time of the last change, in the order of ids. */
    JsonNode search(PortalObject object, SearchTerms terms, boolean descending) {
        return ask(object, terms, descending ? "DESCENDING" : "ASCENDING", IDS_A_SEARCH);
    }

    /** The last record before all others in the order of ids, or the first. */
    JsonNode outermost(PortalObject object, SearchTerms terms, boolean last) {
        return ask(object, terms, last ? "DESCENDING" : "ASCENDING", 1);
    }

    private JsonNode ask(PortalObject object, SearchTerms terms, String direction, int limit) {
        ObjectNode body = Json.object();
        terms.addTo(body);
        if (direction != null) {
            body.putArray("sorts")
                    .addObject()
                    .put("propertyName", "hs_object_id")
                    .put("direction", direction);
        }
        body.putArray("properties").add("hs_object_id").add(object.modifiedProperty());
        body.put("limit", limit);
        return client.ask(ReadRequest.post(dialect.search(object.type()), body, object.type(), object.label())
                .counting(RateClass.SEARCH));
    }

    /** Reads one record, to see whether the token may. */
    void probe(PortalObject object) {
        client.ask(ReadRequest.get(dialect.list(object.type()), object.type(), object.label())
                .with("limit", "1"));
    }

    /** True if the names of all properties go into one address. */
    boolean fitsAnAddress(PortalObject object, PropertyPlan plan) {
        return encoded(plan.properties()) + encoded(plan.withHistory()) + REST_OF_ADDRESS <= LONGEST_ADDRESS;
    }

    /** Commas become three characters in an address; so may what else a name holds. */
    private static int encoded(List<String> names) {
        return names.stream()
                .mapToInt(name -> 3
                        + name.codePoints()
                                .map(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_') ? 1 : 12)
                                .sum())
                .sum();
    }

    /** One page of the list, in the order of ids: the live records, or the deleted ones. */
    JsonNode page(PortalObject object, PropertyPlan plan, String after, boolean archived) {
        return asFarAsGiven(object, plan, given -> askPage(object, given, after, archived));
    }

    /** A kind whose histories the portal refuses to tell is read without them; what is missing is counted at the end of the run. */
    private JsonNode asFarAsGiven(PortalObject object, PropertyPlan plan, Function<PropertyPlan, JsonNode> question) {
        if (plan.withHistory().isEmpty() || historiesRefused.contains(object)) {
            return question.apply(plan.withoutHistory());
        }
        try {
            return question.apply(plan);
        } catch (HubSpotException refused) {
            if (refused.status() != REFUSED || refused instanceof ObjectClosed) {
                throw refused;
            }
            JsonNode answer;
            try {
                answer = question.apply(plan.withoutHistory());
            } catch (HubSpotException anyway) {
                // Histories were not what it objected to.
                throw refused;
            }
            historiesRefused.add(object);
            return answer;
        }
    }

    private JsonNode askPage(PortalObject object, PropertyPlan plan, String after, boolean archived) {
        int limit = plan.withHistory().isEmpty() ? RECORDS_A_PAGE : RECORDS_WITH_HISTORY_A_PAGE;
        return client.ask(ReadRequest.get(dialect.list(object.type()), object.type(), object.label())
                .with("limit", Integer.toString(limit))
                .with("properties", String.join(",", plan.properties()))
                .with("propertiesWithHistory", String.join(",", plan.withHistory()))
                .with("archived", Boolean.toString(archived))
                .with("after", after));
    }

    /** Records by their ids; at most {@link PortalObject#batchSize()}. */
    JsonNode batch(PortalObject object, PropertyPlan plan, Collection<String> ids, boolean archived) {
        return asFarAsGiven(object, plan, given -> askBatch(object, given, ids, archived));
    }

    private JsonNode askBatch(PortalObject object, PropertyPlan plan, Collection<String> ids, boolean archived) {
        ObjectNode body = Json.object();
        inputs(body, ids);
        plan.properties().forEach(body.putArray("properties")::add);
        if (!plan.withHistory().isEmpty()) {
            plan.withHistory().forEach(body.putArray("propertiesWithHistory")::add);
        }
        JsonNode answer =
                client.ask(ReadRequest.post(dialect.batchRead(object.type()), body, object.type(), object.label())
                        .with("archived", Boolean.toString(archived)));
        Instant clock = PortalTime.parse(Json.text(answer, "startedAt"));
        if (clock != null) {
            client.clock(clock);
        }
        return answer;
    }

    /** Associations of one kind; {@code inputs} as the portal wants them, at most 1,000. */
    JsonNode associations(PortalObject from, PortalObject to, ArrayNode inputs) {
        ObjectNode body = Json.object();
        body.set("inputs", inputs);
        Phrase what = Phrase.of(
                "the links from " + from.label().en() + " to " + to.label().en(),
                from.label().ja() + "から" + to.label().ja() + "への関連付け");
        return client.ask(ReadRequest.post(dialect.associations(from.type(), to.type()), body, to.type(), what)
                .counting(RateClass.ASSOCIATIONS));
    }

    JsonNode pipelines(PortalObject object) {
        return client.ask(ReadRequest.get(
                dialect.pipelines(object.type()),
                object.type(),
                object == PortalObject.DEALS
                        ? Phrase.of("the pipelines of deals", "商談パイプライン")
                        : Phrase.of(
                                "the pipelines of " + object.label().en(),
                                object.label().ja() + "のパイプライン")));
    }

    JsonNode pipelineAudit(PortalObject object, String pipeline) {
        return client.ask(ReadRequest.get(
                dialect.pipelineAudit(object.type(), pipeline),
                object.type(),
                Phrase.of("the change log of pipeline " + pipeline, "パイプライン " + pipeline + " の変更履歴")));
    }

    JsonNode stageAudit(PortalObject object, String pipeline, String stage) {
        return client.ask(ReadRequest.get(
                dialect.stageAudit(object.type(), pipeline, stage),
                object.type(),
                Phrase.of("the change log of stage " + stage, "ステージ " + stage + " の変更履歴")));
    }

    JsonNode properties(PortalObject object) {
        return client.ask(ReadRequest.get(
                dialect.properties(object.type()),
                object.type(),
                Phrase.of(
                        "the properties of " + object.label().en(),
                        object.label().ja() + "のプロパティ")));
    }

    /** Hands over all owners, page by page: those at work, or those who left. */
    void owners(boolean archived, Consumer<JsonNode> page) {
        String after = "";
        do {
            JsonNode answer = client.ask(ReadRequest.get(dialect.owners(), "owners", Phrase.of("the owners", "担当者の一覧"))
                    .with("limit", Integer.toString(OWNERS_A_PAGE))
                    .with("archived", Boolean.toString(archived))
                    .with("after", after));
            page.accept(answer.path("results"));
            after = next(answer);
        } while (!after.isEmpty());
    }

    /**
     * What the portal's own clock says, from the time stamp of a batch answer. Local clocks are off now and then, and a simulated portal
     * lives in its own time.
     */
    Optional<Instant> clock() {
        try {
            JsonNode answer = batch(PortalObject.DEALS, PropertyPlan.NOTHING, List.of("1"), false);
            return Optional.ofNullable(Json.text(answer, "startedAt")).map(Instant::parse);
        } catch (ObjectClosed | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Where the next page begins, or "" after the last one. The link beside it is never followed. */
    static String next(JsonNode answer) {
        return Json.textOrEmpty(answer.path("paging").path("next"), "after");
    }

    private static void inputs(ObjectNode body, Collection<String> ids) {
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
    }
}
