package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.HandMadePortal;
import io.keiro.sandbox.portal.Mutation;
import io.keiro.sandbox.portal.Mutation.Kind;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A portal that changes while it is being read: what happened, and what a fresh reading then gives. */
class LivePortalWireTest {

    private static final Sandbox.Options OPTIONS = Sandbox.Options.defaults()
            .withDeals(150)
            .withRate(RateProfile.UNLIMITED)
            .withTime(SimulatedTime.perRequest(Duration.ofSeconds(1)));

    private static final String D = "/crm/objects/2026-09/";

    /** Reads the portal while 300 things happen in it, and leaves it standing still. */
    private static Sandbox lived() {
        Sandbox sandbox = Sandbox.start(OPTIONS.withFaults(Faults.none().withChanges(3)));
        Client client = new Client(sandbox);
        for (int i = 0; i < 100; i++) {
            client.get("/account-info/2026-09/details");
        }
        sandbox.switchOff("live.mutate");
        return sandbox;
    }

    private static List<Mutation> of(Sandbox sandbox, Kind kind) {
        return sandbox.changes().stream().filter(one -> one.kind() == kind).toList();
    }

    private static Map<String, JsonNode> all(Client client, String type, String query) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        client.all(type, query).forEach(one -> all.put(one.path("id").asString(), one));
        return all;
    }

    @Test
    void everyKindOfThingHappensAtItsPace() {
        try (Sandbox sandbox = lived()) {
            List<Mutation> happened = sandbox.changes();
            assertThat(happened).hasSizeBetween(270, 300);
            assertThat(happened).extracting(Mutation::kind).contains(Kind.values());
            assertThat(happened).extracting(Mutation::time).isSorted().doesNotHaveDuplicates();
            new Client(sandbox).get("/account-info/2026-09/details");
            assertThat(sandbox.changes()).hasSameSizeAs(happened);
        }
    }

    @Test
    void theSameRequestsMeetTheSameChanges() {
        try (Sandbox one = lived();
                Sandbox other = lived()) {
            assertThat(one.changes()).isEqualTo(other.changes());
            assertThat(new Client(one).get(D + "deals?limit=100").body())
                    .isEqualTo(new Client(other).get(D + "deals?limit=100").body());
        }
    }

    @Test
    void changesShowInTheValueTheHistoryAndTheTimeOfTheLastChange() {
        try (Sandbox sandbox = lived()) {
            Client client = new Client(sandbox);
            int seen = 0;
            for (Mutation change : of(sandbox, Kind.CHANGED)) {
                if (isLast(sandbox, change)) {
                    String modified = change.type().modifiedProperty();
                    JsonNode one = client.json(D + change.type().plural() + "/" + change.id() + "?properties="
                            + change.property() + "&propertiesWithHistory=" + change.property());
                    JsonNode latest = one.path("propertiesWithHistory")
                            .path(change.property())
                            .get(0);
                    assertThat(Instant.parse(latest.path("timestamp").asString())
                                    .toEpochMilli())
                            .isEqualTo(change.time());
                    assertThat(one.path("properties").path(change.property()).asString())
                            .isEqualTo(latest.path("value").asString());
                    assertThat(one.path("properties").path(modified).asString())
                            .isEqualTo(PortalRecord.text(change.time()));
                    seen++;
                }
            }
            assertThat(seen).isGreaterThan(20);
        }
    }

    /** True if nothing else happened to the record, by itself or in a merge. */
    private static boolean isLast(Sandbox sandbox, Mutation change) {
        return sandbox.changes().stream()
                .noneMatch(other -> other.time() > change.time()
                        && (other.id() == change.id()
                                || other.other() == change.id()
                                || other.second() == change.id()));
    }

    @Test
    void mergedArchivedErasedAndMadeRecordsStandWhereTheyBelong() {
        try (Sandbox sandbox = lived()) {
            Client client = new Client(sandbox);
            Map<String, JsonNode> deals = all(client, "deals", "properties=hs_merged_object_ids");
            Map<String, JsonNode> archived = all(client, "deals", "archived=true");
            Set<String> absorbed = new HashSet<>();
            for (Mutation merge : of(sandbox, Kind.MERGED)) {
                absorbed.add(Long.toString(merge.other()));
                absorbed.add(Long.toString(merge.second()));
            }
            assertThat(absorbed).isNotEmpty();
            assertThat(deals.keySet()).doesNotContainAnyElementsOf(absorbed);
            assertThat(archived.keySet()).doesNotContainAnyElementsOf(absorbed);
            for (Mutation merge : of(sandbox, Kind.MERGED)) {
                String survivor = Long.toString(merge.id());
                if (deals.containsKey(survivor)) {
                    assertThat(deals.get(survivor)
                                    .path("properties")
                                    .path("hs_merged_object_ids")
                                    .asString())
                            .isEqualTo(merge.other() + ";" + merge.second());
                    assertThat(client.json(D + "deals/" + merge.other())
                                    .path("id")
                                    .asString())
                            .isEqualTo(survivor);
                }
            }
            for (Mutation archiving : of(sandbox, Kind.ARCHIVED)) {
                String path = D + archiving.type().plural() + "/" + archiving.id();
                assertThat(client.get(path).statusCode()).isEqualTo(404);
                JsonNode one = client.json(path + "?archived=true");
                assertThat(one.path("archivedAt").asString()).isEqualTo(PortalRecord.text(archiving.time()));
                assertThat(Instant.parse(one.path("updatedAt").asString()).toEpochMilli())
                        .isLessThan(archiving.time());
            }
            for (Mutation erasure : of(sandbox, Kind.ERASED)) {
                String path = D + "contacts/" + erasure.id();
                assertThat(client.get(path).statusCode()).isEqualTo(404);
                assertThat(client.get(path + "?archived=true").statusCode()).isEqualTo(404);
            }
            for (Mutation creation : of(sandbox, Kind.CREATED)) {
                if (isLast(sandbox, creation)) {
                    JsonNode one = client.json(D + creation.type().plural() + "/" + creation.id());
                    assertThat(one.path("createdAt").asString()).isEqualTo(PortalRecord.text(creation.time()));
                }
            }
        }
    }

    @Test
    void listSearchAndBatchAgreeWithEachOther() {
        try (Sandbox sandbox = lived()) {
            Client client = new Client(sandbox);
            for (String type : List.of("deals", "contacts", "quotes", "invoices", "companies")) {
                Map<String, JsonNode> listed = all(client, type, "");
                assertThat(new ArrayList<>(listed.keySet()))
                        .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)));
                JsonNode found = client.json(D + type + "/search", "{\"limit\":200}");
                assertThat(found.path("total").asInt()).as(type).isEqualTo(listed.size());
                for (JsonNode one : found.path("results")) {
                    assertThat(one.path("updatedAt"))
                            .isEqualTo(listed.get(one.path("id").asString()).path("updatedAt"));
                }
                String inputs = listed.keySet().stream()
                        .limit(50)
                        .map(id -> "{\"id\":\"" + id + "\"}")
                        .collect(Collectors.joining(","));
                JsonNode batch = client.json(D + type + "/batch/read", "{\"inputs\":[" + inputs + "]}");
                assertThat(batch.path("results").size()).isEqualTo(Math.min(50, listed.size()));
            }
        }
    }

    /** The index was made before the changes, and follows them. */
    @Test
    void searchesByTimeFindWhatChangedSinceTheStart() {
        Sandbox.Options options = OPTIONS.withFaults(Faults.none());
        try (Sandbox sandbox = Sandbox.start(options)) {
            Client client = new Client(sandbox);
            String since =
                    "{\"limit\":200,\"sorts\":[\"hs_lastmodifieddate\"],\"filterGroups\":[{\"filters\":[{\"propertyName\":\"hs_lastmodifieddate\",\"operator\":\"GT\",\"value\":\""
                            + options.end().toEpochMilli() + "\"}]}]}";
            assertThat(client.json(D + "deals/search", since).path("total").asInt())
                    .isZero();
            sandbox.switchOn("live.mutate=3");
            for (int i = 0; i < 100; i++) {
                client.get("/account-info/2026-09/details");
            }
            sandbox.switchOff("live.mutate");
            Set<String> expected = new TreeSet<>();
            all(client, "deals", "").forEach((id, one) -> {
                if (Instant.parse(one.path("updatedAt").asString()).isAfter(options.end())) {
                    expected.add(id);
                }
            });
            Set<String> found = new TreeSet<>();
            List<String> times = new ArrayList<>();
            client.json(D + "deals/search", since).path("results").forEach(one -> {
                found.add(one.path("id").asString());
                times.add(one.path("updatedAt").asString());
            });
            assertThat(found).isEqualTo(expected).hasSizeGreaterThan(30);
            assertThat(times).isSortedAccordingTo(java.util.Comparator.comparing(Instant::parse));
        }
    }

    @Test
    void associationsFollowMergesAndForgetWhatIsGone() {
        try (Sandbox sandbox = lived()) {
            Client client = new Client(sandbox);
            Set<String> deals = all(client, "deals", "").keySet();
            Set<String> contacts = all(client, "contacts", "").keySet();
            Map<String, Set<String>> forth = associations(client, "deals", "contacts", deals);
            Map<String, Set<String>> back = associations(client, "contacts", "deals", contacts);
            forth.forEach((deal, people) -> {
                assertThat(contacts).containsAll(people);
                people.forEach(contact -> assertThat(back.get(contact)).as(deal).contains(deal));
            });
            back.forEach((contact, theirs) -> {
                assertThat(deals).containsAll(theirs);
                theirs.forEach(deal -> assertThat(forth.get(deal)).as(contact).contains(contact));
            });
            for (Mutation added : of(sandbox, Kind.ASSOCIATED)) {
                boolean bothThere =
                        deals.contains(Long.toString(added.id())) && contacts.contains(Long.toString(added.other()));
                boolean parted = of(sandbox, Kind.DISSOCIATED).stream()
                        .anyMatch(one -> one.id() == added.id() && one.other() == added.other());
                if (bothThere && !parted) {
                    assertThat(forth.get(Long.toString(added.id()))).contains(Long.toString(added.other()));
                }
            }
        }
    }

    private static Map<String, Set<String>> associations(Client client, String from, String to, Set<String> ids) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        String inputs = ids.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
        JsonNode answer = client.json(
                "/crm/associations/2026-09/" + from + "/" + to + "/batch/read", "{\"inputs\":[" + inputs + "]}");
        for (JsonNode result : answer.path("results")) {
            Set<String> others = new TreeSet<>();
            result.path("to").forEach(one -> others.add(one.path("toObjectId").asString()));
            all.put(result.path("from").path("id").asString(), others);
        }
        return all;
    }

    /** Whoever reads while things happen gets whole answers, and what was read last is what a fresh reading gives. */
    @Test
    void manyReadersMeetWholeAnswers() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        try (Sandbox sandbox = Sandbox.start(OPTIONS.withFaults(Faults.none().withChanges(2)))) {
            Client client = new Client(sandbox);
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int turn = i;
                answers.add(pool.submit(() -> turn % 3 == 0
                        ? client.post(D + "deals/search", "{\"limit\":50,\"sorts\":[\"-hs_lastmodifieddate\"]}")
                        : client.get(D + (turn % 3 == 1 ? "deals" : "contacts")
                                + "?limit=50&propertiesWithHistory=dealstage,lifecyclestage&archived="
                                + (turn % 4 == 0))));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
                assertThat(Client.MAPPER.readTree(answer.get().body()).has("results"))
                        .isTrue();
            }
            assertThat(sandbox.changes()).hasSizeGreaterThan(400);
        } finally {
            pool.shutdownNow();
        }
    }

    /** All could be archived or erased; then nothing more can happen, and nothing breaks. */
    @Test
    void anEmptyPortalStaysEmpty() {
        try (Served served = Served.stepping(HandMadePortal.empty(), Duration.ofSeconds(1), "live.mutate=50")) {
            for (int i = 0; i < 10; i++) {
                assertThat(served.client().json(D + "deals").path("results")).isEmpty();
            }
            assertThat(served.changes()).isEmpty();
        }
        HandMadePortal two = HandMadePortal.empty();
        two.put(PortalRecord.builder(ObjectType.DEALS, 1, HandMadePortal.NOW - 1, HandMadePortal.NOW))
                .put(PortalRecord.builder(ObjectType.DEALS, 2, HandMadePortal.NOW - 1, HandMadePortal.NOW));
        try (Served served = Served.stepping(two, Duration.ofSeconds(1), "live.mutate=50")) {
            for (int i = 0; i < 20; i++) {
                assertThat(served.client().get(D + "deals").statusCode()).isEqualTo(200);
            }
            assertThat(served.changes()).extracting(Mutation::kind).contains(Kind.CREATED, Kind.ARCHIVED);
        }
    }
}
