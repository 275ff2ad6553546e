package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * P9: the way from quote to contract that is usual in the region and elsewhere, and the cycle before and after allowing for the mix of
 * deals: direct standardisation on amount band and deal type, with the mix of the whole company as the standard.
 */
final class RegionProbe extends Probe {

    private final Gauge approved = Gauge.share("approval_before_issue_rate");
    private final Gauge amount = Gauge.mean("mean_won_amount", "currency");
    private final Gauge large = Gauge.share("large_deal_share");
    private final Gauge cycle = Gauge.mean("sales_cycle", "days");
    private final Gauge leadToCash = Gauge.median("l2c_cycle", "days");
    private final Gauge contract = Gauge.mean("quote_to_contract", "days");
    private final Strata amounts = new Strata("mean_won_amount_standardised", "currency");
    private final Strata cycles = new Strata("sales_cycle_standardised", "days");
    private final Strata contracts = new Strata("quote_to_contract_standardised", "days");
    private final Map<Boolean, Map<String, Integer>> variants = Map.of(true, new HashMap<>(), false, new HashMap<>());
    private final List<String> affected = new ArrayList<>();

    RegionProbe(Company company, Ids ids) {
        super(Problem.REGIONAL_VARIATION, company, ids);
    }

    @Override
    void add(DealStory story) {
        boolean within = contains(story);
        large.add(within, story.traits().isLarge());
        StageVisit closing = story.visits().stream()
                .filter(visit -> visit.stage().isClosed())
                .findFirst()
                .orElse(null);
        if (closing != null && closing.entered() <= now()) {
            double days = (closing.entered() - story.created()) / DAY;
            cycle.add(within, days);
            cycles.add(story.traits(), within, days);
        }
        List<QuoteVersion> issued = story.quotes().stream()
                .filter(quote -> quote.published() <= now())
                .toList();
        if (!issued.isEmpty()) {
            boolean passed = issued.get(0).approval().stream()
                    .anyMatch(step -> step.value().equals("APPROVED"));
            approved.add(within, passed);
            if (within && passed) {
                affected.add(dealId(story));
            }
        }
        if (story.won() <= now()) {
            amount.add(within, story.traits().amount());
            amounts.add(story.traits(), within, story.traits().amount());
            if (!issued.isEmpty()) {
                double days = (signed(story) - issued.get(0).published()) / DAY;
                contract.add(within, days);
                contracts.add(story.traits(), within, days);
                variants.get(within).merge(variant(issued), 1, Integer::sum);
            }
            addCash(within, story);
        }
    }

    private void addCash(boolean within, DealStory story) {
        List<InvoiceStory> invoices = story.invoices().stream()
                .filter(invoice -> invoice.voided() == Step.NEVER)
                .toList();
        long paid = invoices.stream().mapToLong(InvoiceStory::paid).max().orElse(Step.NEVER);
        if (paid <= now()) {
            long captured = story.contacts().stream()
                    .filter(ContactStory::isConverted)
                    .mapToLong(ContactStory::captured)
                    .findFirst()
                    .orElse(story.created());
            leadToCash.add(within, (paid - captured) / DAY);
        }
    }

    /** The activities around the quotes of a won deal in their order. */
    private static String variant(List<QuoteVersion> quotes) {
        record Happening(String activity, long time) {}
        List<Happening> happenings = new ArrayList<>();
        for (QuoteVersion quote : quotes) {
            for (Step step : quote.approval()) {
                switch (step.value()) {
                    case "PENDING_APPROVAL" ->
                        happenings.add(new Happening("discount_approval_requested", step.time()));
                    case "APPROVED" -> happenings.add(new Happening("discount_approved", step.time()));
                    case "REJECTED" -> happenings.add(new Happening("discount_rejected", step.time()));
                    default -> {
                        // Drafts, and quotes that need no approval, leave no activity.
                    }
                }
            }
            happenings.add(
                    new Happening(quote == quotes.get(0) ? "quote_issued" : "quote_reissued", quote.published()));
            if (quote.accepted() != Step.NEVER) {
                happenings.add(new Happening("quote_accepted", quote.accepted()));
            }
        }
        return happenings.stream()
                .sorted(Comparator.comparingLong(Happening::time))
                .map(Happening::activity)
                .collect(Collectors.joining(" > "));
    }

    private String mainVariant(boolean within) {
        return variants.get(within).entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("-");
    }

    @Override
    List<Reading> readings() {
        return List.of(
                approved.reading(),
                large.reading(),
                amount.reading(),
                amounts.reading(),
                cycle.reading(),
                cycles.reading(),
                contract.reading(),
                contracts.reading(),
                leadToCash.reading());
    }

    @Override
    List<String> affected() {
        return affected;
    }

    @Override
    List<Truth.Where> facts() {
        return List.of(
                new Truth.Where("MainVariant", mainVariant(true)),
                new Truth.Where("MainVariantElsewhere", mainVariant(false)));
    }
}
