package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.Phrase;
import io.keiro.sandbox.Faults;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole way against a portal that somebody else wrote from the same description. */
class SandboxPortalTest {

    private static final Sandbox.Options COMPANY =
            Sandbox.Options.defaults().withDeals(150).withRate(RateProfile.UNLIMITED);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("sandbox.duckdb");
    }

    private static HubSpot connect(Sandbox sandbox) {
        return HubSpot.connect(AccessToken.of(sandbox.token()), options(sandbox), new VirtualTime());
    }

    private static HubSpot.Options options(Sandbox sandbox) {
        return HubSpot.Options.defaults().withBaseUrl(sandbox.baseUrl()).withPrivacy(Privacy.namesKept());
    }

    private static StageMap stageMap() {
        return StageMap.read(Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv"));
    }

    @Test
    void theSnapshotHoldsWhatThePortalServes() throws Exception {
        try (Sandbox sandbox = Sandbox.start(COMPANY)) {
            Snapshot snapshot = connect(sandbox).extract(DealQuery.all().with(PortalObject.LINE_ITEMS), file());
            assertThat(snapshot.isComplete()).isTrue();
            assertThat(snapshot.gaps()).isEmpty();
            assertThat(snapshot.cutOff()).isEqualTo(sandbox.options().end());
            assertThat(sandbox.writesSeen()).isEmpty();
            List<JsonNode> served = dealsAsServed(sandbox);
            try (StoreReader store = StoreReader.open(file())) {
                Map<String, RawRecord> stored = store.records(PortalObject.DEALS);
                assertThat(stored).hasSize(served.size()).hasSize(150);
                for (JsonNode deal : served) {
                    assertSame(deal, stored.get(deal.path("id").asString()));
                }
            }
        }
    }

    /** The deals in the portal's own words, read without any of the room's classes. */
    private static List<JsonNode> dealsAsServed(Sandbox sandbox) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<JsonNode> deals = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl()
                            + "/crm/v3/objects/deals?limit=50&properties=amount,dealtype,region,product_category"
                            + "&propertiesWithHistory=dealstage,pipeline,amount,closedate,hubspot_owner_id&after="
                            + after))
                    .header("Authorization", "Bearer " + sandbox.token())
                    .build();
            JsonNode page = new tools.jackson.databind.json.JsonMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
            page.path("results").forEach(deals::add);
            after = page.path("paging").path("next").path("after").asString("");
        }
        return deals;
    }

    private static void assertSame(JsonNode served, RawRecord stored) {
        assertThat(stored).isNotNull();
        for (String property : List.of("amount", "dealtype", "region", "product_category")) {
            JsonNode value = served.path("properties").path(property);
            assertThat(stored.properties().get(property)).isEqualTo(value.isNull() ? null : value.asString());
        }
        served.path("propertiesWithHistory").forEachEntry((property, rows) -> {
            List<String> expected = new ArrayList<>();
            rows.forEach(row -> expected.add(
                    0,
                    PortalTime.parse(row.path("timestamp").asString()).toEpochMilli() + " "
                            + row.path("value").asString() + " "
                            + row.path("sourceType").asString()));
            assertThat(stored.history(property))
                    .extracting(row -> row.moment().toEpochMilli() + " " + row.value() + " " + row.sourceType())
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Test
    void theDataSetFitsTogether() {
        try (Sandbox sandbox = Sandbox.start(COMPANY)) {
            Snapshot snapshot = connect(sandbox).extract(DealQuery.all(), file());
            LeadToCash data = snapshot.toLeadToCash(stageMap());
            assertThat(data.deals()).hasSize(150);
            Map<String, Set<String>> steps = new HashMap<>();
            for (BusinessEvent event : data.events()) {
                assertThat(event.time()).isBeforeOrEqualTo(data.cutOff());
                String deal = event.object(ObjectKind.DEAL);
                if (deal != null) {
                    steps.computeIfAbsent(deal, id -> new HashSet<>()).add(event.activity());
                }
            }
            for (Deal deal : data.deals()) {
                assertThat(steps.get(deal.id())).contains("opportunity_created", "stage_changed");
                assertThat(steps.get(deal.id()).contains("closed_won") && deal.outcome() != Outcome.OPEN)
                        .isEqualTo(deal.outcome() == Outcome.WON);
                assertThat(deal.attribute("Region")).isNotBlank();
                assertThat(deal.attribute("ProductCategory")).isNotBlank();
                assertThat(deal.attribute("SalesRepresentative")).startsWith("Rep ");
            }
            // What was given back later leaves the invoice settled.
            Set<String> refunded = data.events().stream()
                    .filter(event -> event.activity().equals(PaymentMapping.PAYMENT_REFUNDED))
                    .map(event -> event.object(ObjectKind.INVOICE))
                    .collect(java.util.stream.Collectors.toSet());
            for (Invoice invoice : data.invoices()) {
                assertThat(invoice.dealId()).isNotNull();
                assertThat(invoice.attributes()).containsKey("PaymentTerms");
                double paid = data.payments().stream()
                        .filter(payment -> invoice.id().equals(payment.invoiceId()))
                        .mapToDouble(io.keiro.leadtocash.Payment::amount)
                        .sum();
                if (!refunded.contains(invoice.id())) {
                    assertThat(invoice.amount() - paid).isEqualTo(invoice.balance());
                }
            }
            assertThat(data.invoices()).isNotEmpty();
            assertThat(data.payments()).isNotEmpty();
            assertThat(data.leads()).isNotEmpty();
            assertThat(data.events())
                    .extracting(BusinessEvent::activity)
                    .contains(
                            Activity.LEAD_CAPTURED.id(),
                            Activity.OPPORTUNITY_QUALIFIED.id(),
                            Activity.QUOTE_ISSUED.id(),
                            Activity.QUOTE_REISSUED.id(),
                            Activity.QUOTE_ACCEPTED.id(),
                            Activity.DISCOUNT_APPROVED.id(),
                            Activity.CONTRACT_SIGNED.id(),
                            Activity.INVOICE_ISSUED.id(),
                            Activity.PAYMENT_RECEIVED.id());
            assertThat(data.toEventLog().caseCount()).isEqualTo(150);
        }
    }

    @Test
    void theLegacyDialectBringsTheSame() {
        try (Sandbox sandbox = Sandbox.start(COMPANY)) {
            Snapshot dated = connect(sandbox).extract(DealQuery.all(), file());
            HubSpot legacy = HubSpot.connect(
                    AccessToken.of(sandbox.token()), options(sandbox).withApiVersion("v3"), new VirtualTime());
            Snapshot old = legacy.extract(DealQuery.all(), folder.resolve("legacy.duckdb"));
            assertThat(old.summary().rows()).isEqualTo(dated.summary().rows());
            assertThat(old.gaps()).isEmpty();
        }
    }

    @Test
    void aScopeThatIsMissingIsToldBeforeAndAfter() {
        try (Sandbox sandbox = Sandbox.start(COMPANY.withFaults(Faults.none().withMissingScopes("quotes", "owners")))) {
            HubSpot hubSpot = connect(sandbox);
            assertThat(hubSpot.readiness().rows())
                    .filteredOn(row -> !row.readable())
                    .extracting(Readiness.Row::object, Readiness.Row::missingScope)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("quotes", "crm.objects.quotes.read"),
                            org.assertj.core.groups.Tuple.tuple("owners", "crm.objects.owners.read"));
            Snapshot snapshot = hubSpot.extract(DealQuery.all(), file());
            assertThat(snapshot.isComplete()).isTrue();
            LeadToCash data = snapshot.toLeadToCash(stageMap());
            assertThat(data.gaps())
                    .extracting(Phrase::en)
                    .anyMatch(gap -> gap.contains("crm.objects.quotes.read"))
                    .anyMatch(gap -> gap.contains("crm.objects.owners.read"));
            assertThat(data.events())
                    .extracting(BusinessEvent::activity)
                    .contains(Activity.CONTRACT_SENT.id())
                    .doesNotContain(Activity.QUOTE_ACCEPTED.id());
        }
    }

    @Test
    void aWrongTokenAndAPortalThatIsDownAreSentences() {
        Sandbox sandbox = Sandbox.start(COMPANY.withDeals(1));
        assertThatThrownBy(() -> HubSpot.connect(AccessToken.of("pat-na1-wrong"), options(sandbox)))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("does not accept the token (401, it is wrong or was revoked)")
                .hasMessageNotContaining("pat-na1-wrong");
        sandbox.close();
        assertThatThrownBy(() -> connect(sandbox))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("nothing accepts the connection. The portal is down");
    }

    /** At a Professional portal's real limits and real time: the pace must make refusals rare. */
    @Test
    void thePortalsLimitIsKept() {
        try (Sandbox sandbox =
                Sandbox.start(Sandbox.Options.defaults().withDeals(900).withRate(RateProfile.PRO))) {
            HubSpot hubSpot = HubSpot.connect(AccessToken.of(sandbox.token()), options(sandbox));
            Snapshot snapshot = hubSpot.extract(DealQuery.all(), file());
            assertThat(snapshot.isComplete()).isTrue();
            long refused = sandbox.requests().stream()
                    .filter(request -> request.status() == 429)
                    .count();
            assertThat(refused).isLessThan(Math.max(1, sandbox.requestCount() / 100));
            assertThat(sandbox.writesSeen()).isEmpty();
        }
    }
}
