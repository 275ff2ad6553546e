package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Without problems no segment differs from the others beyond chance. Each value of each attribute is compared with the rest by a rank
 * sum (Mann and Whitney 1947) on every duration that an analysis could look at; under equality the scores are standard normal.
 */
class ControlTest {

    private static final long END = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    private static final int DEALS = 2_000;
    private static final double DAY = WorkingTime.DAY;

    /** One duration with the attributes of its deal. */
    private record Duration(Map<String, String> attributes, double days) {}

    private static Map<String, List<Duration>> durations(long seed, Problems problems) {
        Company company = Company.of(new Plan(seed, DEALS, END, problems));
        Map<String, List<Duration>> durations = new TreeMap<>();
        for (int deal = 0; deal < DEALS; deal++) {
            DealStory story = company.story(deal);
            Map<String, String> attributes = attributes(story);
            // A deal counts once per stage: the stays of one that bounces are not independent of each other.
            Map<String, Double> stays = new TreeMap<>();
            for (StageVisit visit : story.visits()) {
                if (visit.left() <= END && !visit.stage().isClosed()) {
                    stays.merge("stage " + visit.stage(), visit.days(), Double::sum);
                }
            }
            stays.forEach((stage, days) -> add(durations, stage, attributes, days));
            if (story.won() <= END && !story.quotes().isEmpty()) {
                long published = story.quotes().get(0).published();
                add(durations, "quote to contract", attributes, (story.won() - published) / DAY);
            }
            if (story.order() != null && story.order().fulfilled() <= END) {
                OrderStory order = story.order();
                add(durations, "handover", attributes, (order.created() - story.won()) / DAY);
                add(durations, "delivery", attributes, (order.fulfilled() - order.created()) / DAY);
            }
            long contacts = story.touches().stream()
                    .filter(touch -> touch.onDeal() && touch.isContact() && touch.start() <= END)
                    .count();
            // Counts tie; a fraction that follows from the deal alone breaks the ties without regard to any attribute.
            add(
                    durations,
                    "touches",
                    attributes,
                    contacts + Draw.of(seed, deal, Topic.FAULT).uniform());
            for (InvoiceStory invoice : story.invoices()) {
                if (invoice.issued() <= END && order(story) != null && invoice.slot() == 1) {
                    add(
                            durations,
                            "fulfilment to invoice",
                            attributes,
                            (invoice.issued() - order(story).fulfilled()) / DAY);
                }
                if (invoice.paid() <= END) {
                    add(durations, "issue", attributes, (invoice.issued() - invoice.created()) / DAY);
                    double late = invoice.paid() / DAY - invoice.due().toEpochDay();
                    add(durations, "days late", attributes, late);
                }
            }
        }
        return durations;
    }

    private static OrderStory order(DealStory story) {
        return story.order();
    }

    private static void add(
            Map<String, List<Duration>> durations, String name, Map<String, String> attributes, double days) {
        durations.computeIfAbsent(name, key -> new ArrayList<>()).add(new Duration(attributes, days));
    }

    private static Map<String, String> attributes(DealStory story) {
        Traits traits = story.traits();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("Region", traits.customer().region().name());
        attributes.put("PaymentTerms", traits.customer().terms().name());
        attributes.put("CustomerSegment", traits.customer().industry().name());
        attributes.put("ProductCategory", traits.category().name());
        attributes.put("LeadSource", traits.source().name());
        attributes.put("DealType", Boolean.toString(traits.isFirstOfCustomer()));
        attributes.put("AmountBand", Boolean.toString(traits.isLarge()));
        attributes.put("Team", Integer.toString(Staff.team(traits.rep())));
        attributes.put("FulfilmentTeam", Integer.toString(traits.fulfilment()));
        attributes.put("SalesRepresentative", Integer.toString(story.ownerAt(END)));
        return attributes;
    }

    /** Score per "duration, attribute = value". */
    private static Map<String, Double> scores(Map<String, List<Duration>> durations) {
        Map<String, Double> scores = new TreeMap<>();
        durations.forEach((name, list) -> {
            List<Duration> ascending = list.stream()
                    .sorted(Comparator.comparingDouble(Duration::days))
                    .toList();
            for (String attribute : list.get(0).attributes().keySet()) {
                ascending.stream()
                        .map(one -> one.attributes().get(attribute))
                        .distinct()
                        .forEach(value -> scores.put(
                                name + ", " + attribute + " = " + value, score(ascending, attribute, value)));
            }
        });
        return scores;
    }

    /** Standardised rank sum of one value; ties are rare enough among milliseconds to be left alone. */
    private static double score(List<Duration> ascending, String attribute, String value) {
        double sum = 0;
        int inside = 0;
        for (int rank = 0; rank < ascending.size(); rank++) {
            if (ascending.get(rank).attributes().get(attribute).equals(value)) {
                sum += rank + 1;
                inside++;
            }
        }
        int all = ascending.size();
        double expected = inside * (all + 1) / 2.0;
        double deviation = Math.sqrt(inside * (double) (all - inside) * (all + 1) / 12);
        return (sum - expected) / deviation;
    }

    @Test
    void noSegmentStandsOut() {
        List<Double> all = new ArrayList<>();
        Map<String, Double> sums = new TreeMap<>();
        int seeds = 8;
        for (long seed = 1; seed <= seeds; seed++) {
            Map<String, Double> scores = scores(durations(seed, Problems.none()));
            scores.forEach((name, score) -> {
                all.add(score);
                sums.merge(name, score, Double::sum);
            });
        }
        assertThat(all).hasSizeGreaterThan(2_000);
        assertThat(all.stream().filter(score -> Math.abs(score) > 1.96).count() / (double) all.size())
                .as("share beyond the 5 % limit")
                .isBetween(0.03, 0.07);
        // Added up over companies, a difference that is built in would grow, chance would not.
        sums.forEach((name, sum) ->
                assertThat(Math.abs(sum) / Math.sqrt(seeds)).as(name).isLessThan(4));
    }

    @Test
    void whatIsPlantedStandsOutAtOnce() {
        for (long seed = 1; seed <= 4; seed++) {
            Segments segments =
                    Company.of(new Plan(seed, DEALS, END, Problems.all())).segments();
            Map<String, Double> scores = scores(durations(seed, Problems.all()));
            assertThat(scores.get("stage BOUGHT_IN, Region = " + segments.stalled()))
                    .isGreaterThan(9);
            assertThat(scores.get("days late, PaymentTerms = " + segments.late()))
                    .isGreaterThan(9);
            assertThat(scores.get("issue, PaymentTerms = " + segments.late())).isGreaterThan(6);
            assertThat(scores.get("quote to contract, AmountBand = true")).isGreaterThan(9);
        }
    }

    @Test
    void oneProblemAloneDoesNotShowWhereAnotherWouldBe() {
        for (long seed = 1; seed <= 4; seed++) {
            Segments segments =
                    Company.of(new Plan(seed, DEALS, END, Problems.none())).segments();
            Map<String, Double> late = scores(durations(seed, Problems.of(Problem.LATE_PAYMENT)));
            assertThat(Math.abs(late.get("stage BOUGHT_IN, Region = " + segments.stalled())))
                    .isLessThan(4);
            assertThat(Math.abs(late.get("quote to contract, AmountBand = true")))
                    .isLessThan(4);
            Map<String, Double> stalled = scores(durations(seed, Problems.of(Problem.STALLED_DEALS)));
            assertThat(Math.abs(stalled.get("quote to contract, Region = " + segments.stalled())))
                    .isLessThan(4);
            assertThat(Math.abs(stalled.get("days late, PaymentTerms = " + segments.late())))
                    .isLessThan(4);
        }
    }
}
