package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same options give the same bytes; another language changes labels only. */
class DeterminismTest {

    private static final Sandbox.Options OPTIONS =
            Sandbox.Options.defaults().withDeals(120).withSeed(42).withRate(RateProfile.UNLIMITED);

    private static final List<String> TYPES = List.of(
            "deals",
            "contacts",
            "companies",
            "leads",
            "quotes",
            "orders",
            "invoices",
            "commerce_payments",
            "line_items",
            "contracts",
            "tickets",
            "subscriptions",
            "calls",
            "emails",
            "meetings",
            "tasks",
            "notes");

    /** All that the portal says, as text. */
    private static List<String> everything(Sandbox sandbox) {
        Client client = new Client(sandbox);
        List<String> answers = new ArrayList<>();
        answers.add(client.get("/account-info/2026-09/details").body());
        answers.add(client.get("/crm/owners/2026-09").body());
        answers.add(client.get("/crm/pipelines/2026-09/deals").body());
        answers.add(client.get("/crm/objects/2026-09/nothing").body());
        answers.add(client.post("/crm/objects/2026-09/deals/batch/read", "{\"inputs\":[{\"id\":\"1\"}]}")
                .body());
        for (String type : TYPES) {
            answers.add(client.get("/crm/properties/2026-09/" + type).body());
            String names = names(client, type);
            answers.addAll(client.all(type, "properties=" + names + "&propertiesWithHistory=" + names).stream()
                    .map(JsonNode::toString)
                    .toList());
        }
        answers.add(sandbox.truth().json());
        return answers;
    }

    private static String names(Client client, String type) {
        List<String> names = new ArrayList<>();
        client.json("/crm/properties/2026-09/" + type)
                .path("results")
                .forEach(property -> names.add(property.path("name").asString()));
        return String.join(",", names);
    }

    @Test
    void theSameOptionsGiveTheSameBytes() {
        try (Sandbox one = Sandbox.start(OPTIONS);
                Sandbox other = Sandbox.start(OPTIONS)) {
            assertThat(one.token()).isEqualTo(other.token());
            assertThat(everything(one)).isEqualTo(everything(other));
        }
    }

    /**
     * Pinned, because the seed that a trainer wrote down must give the same company on every machine and JDK. A deliberate change of
     * the company changes it; then the generator's version in the answer key must rise too.
     */
    @Test
    void theCompanyIsTheSameOnEveryMachine() throws Exception {
        try (Sandbox sandbox = Sandbox.start(OPTIONS)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String answer : everything(sandbox)) {
                digest.update(answer.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(HexFormat.of().formatHex(digest.digest()).substring(0, 16))
                    .isEqualTo("6fb07809eef6771d");
            assertThat(sandbox.truth().generator()).isEqualTo("keiro-sandbox 5");
        }
    }

    @Test
    void anotherSeedIsAnotherCompany() {
        try (Sandbox one = Sandbox.start(OPTIONS);
                Sandbox other = Sandbox.start(OPTIONS.withSeed(43))) {
            Set<String> ids = ids(one);
            assertThat(ids(other)).doesNotContainAnyElementsOf(ids);
        }
    }

    private static Set<String> ids(Sandbox sandbox) {
        Set<String> ids = new TreeSet<>();
        new Client(sandbox)
                .all("deals", "")
                .forEach(deal -> ids.add(deal.path("id").asString()));
        return ids;
    }

    private static final Set<String> LABELS = Set.of(
            "dealname",
            "region",
            "product_category",
            "payment_terms",
            "closed_lost_reason",
            "name",
            "company",
            "country",
            "state",
            "firstname",
            "hs_title",
            "hs_lead_name",
            "hs_lead_disqualification_reason",
            "hs_order_name",
            "contract_name",
            "hs_name",
            "subject",
            "billing_type",
            "fulfilment_team",
            "hs_call_title",
            "hs_email_subject",
            "hs_meeting_title",
            "hs_task_subject");

    @Test
    void anotherLanguageChangesLabelsOnly() {
        try (Sandbox english = Sandbox.start(OPTIONS);
                Sandbox japanese = Sandbox.start(OPTIONS.withLanguage(Sandbox.Language.JA))) {
            Client en = new Client(english);
            Client ja = new Client(japanese);
            int labels = 0;
            for (String type : TYPES) {
                String names = names(en, type);
                assertThat(names(ja, type)).isEqualTo(names);
                String query = "properties=" + names + "&propertiesWithHistory=" + names;
                List<JsonNode> enRecords = en.all(type, query);
                List<JsonNode> jaRecords = ja.all(type, query);
                for (JsonNode one : jaRecords) {
                    for (String label : LABELS) {
                        if (one.path("properties").path(label).asString("").matches(".*[ぁ-んァ-ヶ一-龠].*")) {
                            labels++;
                        }
                    }
                }
                assertThat(jaRecords.stream()
                                .map(DeterminismTest::withoutLabels)
                                .toList())
                        .isEqualTo(enRecords.stream()
                                .map(DeterminismTest::withoutLabels)
                                .toList());
            }
            assertThat(labels).isGreaterThan(1_000);
            assertThat(ja.get("/crm/pipelines/2026-09/deals").body())
                    .contains("営業パイプライン", "アポ取得", "商談適格化", "初回提案", "意思決定者合意", "契約書送付", "受注", "失注");
            assertThat(ja.get("/crm/owners/2026-09").body()).contains("営業", "営業課長", "チームA");
            Truth.Planted stalled = japanese.truth().problem(Problem.STALLED_DEALS);
            assertThat(stalled.where("Stage")).isEqualTo("意思決定者合意");
            assertThat(stalled.expected())
                    .isEqualTo(english.truth().problem(Problem.STALLED_DEALS).expected());
            assertThat(stalled.affectedIds())
                    .isEqualTo(english.truth().problem(Problem.STALLED_DEALS).affectedIds());
        }
    }

    private static JsonNode withoutLabels(JsonNode one) {
        ObjectNode copy = (ObjectNode) one.deepCopy();
        for (String part : List.of("properties", "propertiesWithHistory")) {
            LABELS.forEach(label -> ((ObjectNode) copy.path(part)).remove(label));
        }
        return copy;
    }

    @Test
    void whatTheCompanyIsDoesNotDependOnHowItsPortalBehaves() {
        Sandbox.Options odd = OPTIONS.withRate(RateProfile.ENTERPRISE)
                .withFaults(Faults.none().withMissingScopes("tickets"));
        try (Sandbox one = Sandbox.start(OPTIONS);
                Sandbox other = Sandbox.start(odd)) {
            assertThat(ids(other)).isEqualTo(ids(one));
        }
    }

    /** Also with everything going wrong at once: what fails, lags and changes follows from the seed and the portal's clock. */
    @Test
    void theSameSeedAndClockGiveTheSameBytesWhateverGoesWrong() {
        List<String> first = troubled(42);
        assertThat(troubled(42)).isEqualTo(first);
        assertThat(troubled(43)).isNotEqualTo(first);
        assertThat(first).anyMatch(answer -> answer.startsWith("503")).anyMatch(answer -> answer.startsWith("429"));
    }

    private static List<String> troubled(long seed) {
        Sandbox.Options options = OPTIONS.withSeed(seed)
                .withRate(RateProfile.FREE)
                .withTime(SimulatedTime.perRequest(java.time.Duration.ofMillis(90)))
                .withLatency(Latency.typical().withMedian("owners", java.time.Duration.ZERO))
                .withFaults(Faults.of(
                        "fault.status=503:0.1,429:0.02",
                        "search.lag=2s",
                        "search.lagSpread=5s",
                        "history.bare=0.2",
                        "history.unknownSources=0.1",
                        "time.offsets=0.3",
                        "list.repeat=0.2",
                        "list.shuffle=on",
                        "live.mutate=4"));
        try (Sandbox sandbox = Sandbox.start(options)) {
            Client client = new Client(sandbox);
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                for (var answer : List.of(
                        client.get("/crm/objects/2026-09/deals?limit=20&propertiesWithHistory=dealstage,amount&after="
                                + i),
                        client.post(
                                "/crm/objects/2026-09/deals/search",
                                "{\"limit\":20,\"sorts\":[\"-hs_lastmodifieddate\"]}"),
                        client.get("/crm/owners/2026-09"))) {
                    answers.add(answer.statusCode() + answer.body());
                }
            }
            return answers;
        }
    }
}
