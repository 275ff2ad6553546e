package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The answer key against what a client can work out from the portal's answers alone. */
class TruthTest {

    private static Sandbox sandbox;
    private static Client client;
    private static Truth truth;
    private static final Map<String, JsonNode> DEALS = new HashMap<>();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Sandbox.Options.defaults()
                .withDeals(800)
                .withSeed(21)
                .withRate(RateProfile.UNLIMITED)
                .withFaults(Faults.none().withHistoryCap(HistoryCap.none())));
        client = new Client(sandbox);
        truth = sandbox.truth();
        client.all("deals", "properties=region,amount&propertiesWithHistory=dealstage")
                .forEach(deal -> DEALS.put(deal.path("id").asString(), deal));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String property(JsonNode one, String name) {
        return one.path("properties").path(name).asString("");
    }

    private static double days(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).toMillis() / 86_400_000.0;
    }

    /** The stages that bear a label, in whichever pipeline. */
    private static List<String> stageIds(String label) {
        List<String> ids = new ArrayList<>();
        for (JsonNode pipeline : client.json("/crm/pipelines/2026-09/deals").path("results")) {
            for (JsonNode stage : pipeline.path("stages")) {
                if (stage.path("label").asString().equals(label)) {
                    ids.add(stage.path("id").asString());
                }
            }
        }
        assertThat(ids).hasSize(2);
        return ids;
    }

    private static double median(List<Double> values) {
        Sample sample = new Sample();
        values.forEach(sample::add);
        return sample.median();
    }

    @Test
    void stageDwellIsWhatTheServedHistoryShows() {
        Truth.Planted planted = truth.problem(Problem.STALLED_DEALS);
        List<String> stage = stageIds(planted.where("Stage"));
        List<Double> inside = new ArrayList<>();
        List<Double> outside = new ArrayList<>();
        List<String> visited = new ArrayList<>();
        Survival withOpen = new Survival();
        DEALS.forEach((id, deal) -> {
            boolean within = property(deal, "region").equals(planted.where("Region"));
            JsonNode history = deal.path("propertiesWithHistory").path("dealstage");
            for (int i = history.size() - 1; i >= 0; i--) {
                if (!stage.contains(history.get(i).path("value").asString())) {
                    continue;
                }
                if (within && !visited.contains(id)) {
                    visited.add(id);
                }
                if (within) {
                    String end = i > 0
                            ? history.get(i - 1).path("timestamp").asString()
                            : sandbox.options().end().toString();
                    withOpen.add(days(history.get(i).path("timestamp").asString(), end), i > 0);
                }
                if (i > 0) {
                    (within ? inside : outside)
                            .add(days(
                                    history.get(i).path("timestamp").asString(),
                                    history.get(i - 1).path("timestamp").asString()));
                }
            }
        });
        Truth.Figure dwell = planted.expected("stage_dwell");
        assertThat(median(inside)).isCloseTo(dwell.value(), within(0.001));
        assertThat(median(outside)).isCloseTo(dwell.elsewhere(), within(0.001));
        assertThat(dwell.value()).isGreaterThan(2 * dwell.without());
        assertThat(withOpen.median())
                .isCloseTo(planted.expected("stage_dwell_with_open").value(), within(0.001));
        assertThat(withOpen.median()).isGreaterThan(dwell.value());
        assertThat(planted.affectedIds()).containsExactlyInAnyOrderElementsOf(visited);
        assertThat(planted.affectedType()).isEqualTo("deals");
    }

    @Test
    void stalledDealsStandInTheStageStill() {
        Truth.Planted planted = truth.problem(Problem.STALLED_DEALS);
        List<String> stage = stageIds(planted.where("Stage"));
        assertThat(planted.stalledIds()).hasSizeGreaterThan(5);
        assertThat(planted.expected("stalled_deals").value())
                .isEqualTo(planted.stalledIds().size());
        assertThat(planted.expected("stalled_deals").without())
                .isLessThan(planted.stalledIds().size() / 2.0);
        for (String id : planted.stalledIds()) {
            JsonNode latest = DEALS.get(id)
                    .path("propertiesWithHistory")
                    .path("dealstage")
                    .get(0);
            assertThat(stage).contains(latest.path("value").asString());
            assertThat(days(
                            latest.path("timestamp").asString(),
                            sandbox.options().end().toString()))
                    .isGreaterThan(20);
            assertThat(property(DEALS.get(id), "region")).isEqualTo(planted.where("Region"));
        }
    }

    @Test
    void daysLateAreWhatInvoicesAndPaymentsShow() {
        Truth.Planted planted = truth.problem(Problem.LATE_PAYMENT);
        Map<String, JsonNode> payments =
                client
                        .all("commerce_payments", "properties=hs_latest_status&propertiesWithHistory=hs_latest_status")
                        .stream()
                        .collect(Collectors.toMap(one -> one.path("id").asString(), one -> one));
        List<Double> inside = new ArrayList<>();
        List<Double> outside = new ArrayList<>();
        List<Double> drafts = new ArrayList<>();
        List<String> issued = new ArrayList<>();
        String query =
                "properties=hs_invoice_status,hs_due_date,payment_terms,hs_balance_due&associations=commerce_payments"
                        + "&propertiesWithHistory=hs_invoice_status";
        for (JsonNode invoice : client.all("invoices", query)) {
            boolean within = property(invoice, "payment_terms").equals(planted.where("PaymentTerms"));
            JsonNode history = invoice.path("propertiesWithHistory").path("hs_invoice_status");
            if (within && history.size() > 1) {
                issued.add(invoice.path("id").asString());
                drafts.add(days(
                        history.get(history.size() - 1).path("timestamp").asString(),
                        history.get(history.size() - 2).path("timestamp").asString()));
            }
            if (!property(invoice, "hs_invoice_status").equals("paid")) {
                continue;
            }
            assertThat(property(invoice, "hs_balance_due")).isEqualTo("0");
            String last = "";
            for (JsonNode link :
                    invoice.path("associations").path("commerce_payments").path("results")) {
                JsonNode payment = payments.get(link.path("id").asString());
                JsonNode states = payment.path("propertiesWithHistory").path("hs_latest_status");
                String received = firstTime(states, List.of("succeeded"));
                if (!received.equals("9")) {
                    last = received.compareTo(last) > 0 ? received : last;
                }
            }
            String day = last.substring(0, 10) + "T00:00:00Z";
            (within ? inside : outside).add(days(property(invoice, "hs_due_date"), day));
        }
        Truth.Figure late = planted.expected("days_late");
        assertThat(median(inside)).isEqualTo(late.value());
        assertThat(median(outside)).isEqualTo(late.elsewhere());
        assertThat(late.value() - late.without()).isGreaterThan(10);
        assertThat(median(drafts))
                .isCloseTo(planted.expected("invoice_draft_to_issue").value(), within(0.001));
        assertThat(planted.affectedIds()).containsExactlyElementsOf(issued);
        assertThat(planted.affectedType()).isEqualTo("invoices");
    }

    @Test
    void quoteToContractIsWhatQuotesAndStagesShow() {
        Truth.Planted planted = truth.problem(Problem.SLOW_QUOTE_TO_CONTRACT);
        Map<String, JsonNode> quotes =
                client.all("quotes", "properties=hs_esign_date&propertiesWithHistory=hs_quote_status").stream()
                        .collect(Collectors.toMap(one -> one.path("id").asString(), one -> one));
        List<String> won = stageIds("Closed won");
        List<Double> inside = new ArrayList<>();
        List<Double> outside = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (JsonNode deal : client.all("deals", "associations=quotes")) {
            String id = deal.path("id").asString();
            boolean large = Double.parseDouble("0" + property(DEALS.get(id), "amount")) >= 50_000;
            String published = "9";
            String signed = "9";
            double count = 0;
            for (JsonNode link : deal.path("associations").path("quotes").path("results")) {
                JsonNode quote = quotes.get(link.path("id").asString());
                String at =
                        firstTime(quote.path("propertiesWithHistory").path("hs_quote_status"), List.of("PUBLISHED"));
                count += at.equals("9") ? 0 : 1;
                published = at.compareTo(published) < 0 ? at : published;
                String esign = property(quote, "hs_esign_date");
                signed = !esign.isEmpty() && esign.compareTo(signed) < 0 ? esign : signed;
            }
            if (count == 0) {
                continue;
            }
            if (large) {
                counts.add(count);
            }
            if (signed.equals("9")) {
                signed = firstTime(DEALS.get(id).path("propertiesWithHistory").path("dealstage"), won);
            }
            if (!signed.equals("9")) {
                (large ? inside : outside).add(days(published, signed));
            }
        }
        Truth.Figure time = planted.expected("quote_to_contract");
        assertThat(median(inside)).isCloseTo(time.value(), within(0.001));
        assertThat(median(outside)).isCloseTo(time.elsewhere(), within(0.001));
        assertThat(time.value()).isGreaterThan(1.8 * time.without());
        assertThat(counts.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isCloseTo(planted.expected("quotes_per_deal").value(), within(0.001));
        assertThat(planted.affectedIds()).hasSize(counts.size());
        assertThat(planted.expected("first_time_right_quote").value())
                .isLessThan(planted.expected("first_time_right_quote").elsewhere());
    }

    /** The first time at which a history took one of some values; "9" if it never did. */
    private static String firstTime(JsonNode history, List<String> values) {
        String first = "9";
        for (JsonNode entry : history) {
            if (values.contains(entry.path("value").asString())) {
                first = entry.path("timestamp").asString();
            }
        }
        return first;
    }

    @Test
    void aControlHasNothingToFind() {
        Sandbox.Options control = sandbox.options().withProblems(Problems.none());
        try (Sandbox without = Sandbox.start(control)) {
            for (Truth.Planted planted : without.truth().problems()) {
                assertThat(planted.on()).isFalse();
                assertThat(planted.strength()).isEqualTo(1);
                assertThat(planted.affectedIds()).isEmpty();
                assertThat(planted.where())
                        .isEqualTo(truth.problem(planted.problem()).where());
                for (Truth.Figure figure : planted.expected()) {
                    assertThat(Double.valueOf(figure.value())).isEqualTo(Double.valueOf(figure.without()));
                }
            }
            // "Without" means this problem alone is missing, so it agrees with the control where the others do not
            // reach.
            assertThat(truth.problem(Problem.STALLED_DEALS)
                            .expected("stage_dwell")
                            .without())
                    .isEqualTo(without.truth()
                            .problem(Problem.STALLED_DEALS)
                            .expected("stage_dwell")
                            .value());
            assertThat(without.truth().toString()).isEqualTo("Answer key of keiro-sandbox 5: 0 of 12 problems planted");
        }
    }

    @Test
    void askingForWhatIsNotThereIsExplained() {
        Truth.Planted planted = truth.problem(Problem.LATE_PAYMENT);
        assertThatThrownBy(() -> planted.where("Region"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("P3 has no attribute \"Region\"; it is planted where [PaymentTerms = "
                        + planted.where("PaymentTerms") + "]");
        assertThatThrownBy(() -> planted.expected("dso"))
                .hasMessage(
                        "P3 has no measure \"dso\"; it has [days_late, collection_time, invoice_draft_to_issue, on_time_payment_rate]");
        assertThat(truth.toString())
                .contains("12 of 12 problems planted: P1 where [Stage = Decision maker bought-in, Region = ");
    }
}
