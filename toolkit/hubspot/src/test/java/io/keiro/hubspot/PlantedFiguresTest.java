package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Payment;
import io.keiro.leadtocash.StageMap;
import io.keiro.sandbox.Problem;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the simulated company planted is still there, to the day, after extraction and mapping; the figures are counted here by hand. */
class PlantedFiguresTest {

    private static final double A_PER_CENT = 0.01;

    @TempDir
    static Path folder;

    private static Truth truth;
    private static LeadToCash data;
    private static final Map<String, List<BusinessEvent>> EVENTS = new HashMap<>();

    @BeforeAll
    static void extract() {
        try (Sandbox sandbox =
                Sandbox.start(Sandbox.Options.defaults().withDeals(400).withRate(RateProfile.UNLIMITED))) {
            HubSpot.Options options = HubSpot.Options.defaults()
                    .withBaseUrl(sandbox.baseUrl())
                    .withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("key")));
            data = HubSpot.connect(AccessToken.of(sandbox.token()), options, new VirtualTime())
                    .extract(DealQuery.all(), folder.resolve("sandbox.duckdb"))
                    .toLeadToCash(StageMap.read(
                            Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")));
            truth = sandbox.truth();
        }
        for (BusinessEvent event : data.events()) {
            if (event.object(ObjectKind.DEAL) != null) {
                EVENTS.computeIfAbsent(event.object(ObjectKind.DEAL), id -> new ArrayList<>())
                        .add(event);
            }
        }
        EVENTS.values().forEach(events -> events.sort(Comparator.comparing(BusinessEvent::time)));
    }

    private static void assertFigure(Problem problem, String measure, double found) {
        double expected = truth.problem(problem).expected(measure).value();
        assertThat(found).as(measure).isCloseTo(expected, within(expected * A_PER_CENT));
    }

    @Test
    void staysInTheStalledStageAreAsPlanted() {
        Truth.Planted planted = truth.problem(Problem.STALLED_DEALS);
        List<Double> days = new ArrayList<>();
        for (Deal deal : data.deals()) {
            if (!planted.where("Region").equals(deal.attribute("Region"))) {
                continue;
            }
            Instant entered = null;
            for (BusinessEvent event : of(deal, "stage_changed"::equals)) {
                if (entered != null) {
                    days.add(days(entered, event.time()));
                }
                entered = planted.where("Stage").equals(event.changeTo()) ? event.time() : null;
            }
        }
        assertFigure(Problem.STALLED_DEALS, "stage_dwell", median(days));
    }

    @Test
    void latePaymentIsAsPlanted() {
        String terms = truth.problem(Problem.LATE_PAYMENT).where("PaymentTerms");
        List<Double> collection = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        for (Invoice invoice : data.invoices()) {
            if (!terms.equals(invoice.attributes().get("PaymentTerms")) || invoice.status() != Invoice.Status.PAID) {
                continue;
            }
            Instant last = data.payments().stream()
                    .filter(payment -> invoice.id().equals(payment.invoiceId()))
                    .map(Payment::received)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            collection.add(days(invoice.issued(), last));
            late.add((double) (last.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay()
                    - invoice.due().toEpochDay()));
        }
        assertFigure(Problem.LATE_PAYMENT, "collection_time", median(collection));
        assertFigure(Problem.LATE_PAYMENT, "days_late", median(late));
    }

    @Test
    void quotesAndApprovalsAreAsPlanted() {
        double from = Double.parseDouble(truth.problem(Problem.SLOW_QUOTE_TO_CONTRACT).details().stream()
                .filter(detail -> detail.attribute().equals("AmountFrom"))
                .findFirst()
                .orElseThrow()
                .value());
        List<Double> toContract = new ArrayList<>();
        List<Double> approvals = new ArrayList<>();
        List<Double> quotes = new ArrayList<>();
        for (Deal deal : data.deals()) {
            List<BusinessEvent> issued = of(deal, activity -> activity.matches("quote_(re)?issued"));
            if (deal.amount() < from || issued.isEmpty()) {
                continue;
            }
            quotes.add((double) issued.size());
            Optional<BusinessEvent> signed =
                    of(deal, "contract_signed"::equals).stream().findFirst();
            signed.ifPresent(event -> toContract.add(days(issued.get(0).time(), event.time())));
            Map<String, Instant> asked = new HashMap<>();
            for (BusinessEvent event : of(deal, activity -> activity.startsWith("discount_appro"))) {
                String quote = event.object(ObjectKind.QUOTE);
                if (event.activity().equals("discount_approved")) {
                    approvals.add(days(asked.get(quote), event.time()));
                } else {
                    asked.putIfAbsent(quote, event.time());
                }
            }
        }
        assertFigure(Problem.SLOW_QUOTE_TO_CONTRACT, "quote_to_contract", median(toContract));
        assertFigure(Problem.SLOW_QUOTE_TO_CONTRACT, "approval_wait", median(approvals));
        assertFigure(
                Problem.SLOW_QUOTE_TO_CONTRACT,
                "quotes_per_deal",
                quotes.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
        assertFigure(
                Problem.SLOW_QUOTE_TO_CONTRACT,
                "first_time_right_quote",
                quotes.stream().filter(count -> count == 1).count() / (double) quotes.size());
    }

    private static List<BusinessEvent> of(Deal deal, Predicate<String> activity) {
        return EVENTS.get(deal.id()).stream()
                .filter(event -> activity.test(event.activity()))
                .toList();
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 86_400_000.0;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = 0.5 * (sorted.size() - 1);
        int low = (int) place;
        return sorted.get(low) + (place - low) * (sorted.get(Math.min(sorted.size() - 1, low + 1)) - sorted.get(low));
    }
}
