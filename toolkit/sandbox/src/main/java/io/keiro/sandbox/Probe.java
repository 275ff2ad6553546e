package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one problem shows in the stories of a company up to its present, whether planted or not: the figures inside and outside the
 * segment, with the definitions that the analyses use, and the records that it touches.
 */
abstract class Probe {

    static final double DAY = WorkingTime.DAY;

    private final Problem problem;
    private final Company company;
    private final Ids ids;
    private final Map<String, List<String>> kinds = new LinkedHashMap<>();

    Probe(Problem problem, Company company, Ids ids) {
        this.problem = problem;
        this.company = company;
        this.ids = ids;
    }

    static Probe of(Problem problem, Company company, Ids ids) {
        return switch (problem) {
            case STALLED_DEALS -> new StallProbe(company, ids);
            case LOW_LEAD_CONVERSION -> new LeadProbe(company, ids);
            case LATE_PAYMENT -> new PaymentProbe(company, ids);
            case SLOW_QUOTE_TO_CONTRACT -> new QuoteProbe(company, ids);
            case PROCESS_NON_COMPLIANCE -> new ComplianceProbe(company, ids);
            case EXCESSIVE_DISCOUNTS -> new DiscountProbe(company, ids);
            case UNTRACKED_STAGES -> new TrackingProbe(company, ids);
            case POOR_HANDOVER -> new HandoverProbe(company, ids);
            case REGIONAL_VARIATION -> new RegionProbe(company, ids);
            case HIGH_ACQUISITION_COST -> new EffortProbe(company, ids);
            case POOR_DATA_QUALITY -> new FieldProbe(company, ids);
            case REVENUE_TIMING_GAP -> new RevenueProbe(company, ids);
        };
    }

    abstract void add(DealStory story);

    abstract List<Reading> readings();

    /** Type of the affected records. */
    ObjectType affectedType() {
        return ObjectType.DEALS;
    }

    /** Ids of the records in the segment whose course the problem settles. */
    abstract List<String> affected();

    /** Further lists of ids by what they have in common. */
    Map<String, List<String>> kinds() {
        return kinds;
    }

    /** Further facts that the stories tell. */
    List<Truth.Where> facts() {
        return List.of();
    }

    Reading reading(String measure) {
        return readings().stream()
                .filter(reading -> reading.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    void list(String kind, DealStory story) {
        List<String> list = kinds.computeIfAbsent(kind, name -> new ArrayList<>());
        String id = dealId(story);
        if (list.isEmpty() || !list.get(list.size() - 1).equals(id)) {
            list.add(id);
        }
    }

    boolean contains(DealStory story) {
        return company.segments().contains(problem, story.traits());
    }

    Company company() {
        return company;
    }

    Ids ids() {
        return ids;
    }

    long now() {
        return company.plan().end();
    }

    String dealId(DealStory story) {
        return Long.toString(ids.deal(story));
    }

    /** When a deal was first won, or {@link Step#NEVER}. */
    static long won(DealStory story) {
        return story.visits().stream()
                .filter(visit -> visit.stage() == DealStage.WON)
                .mapToLong(StageVisit::entered)
                .findFirst()
                .orElse(Step.NEVER);
    }

    /** The first electronic signature; without one, the moment at which the deal was first won. */
    static long signed(DealStory story) {
        return story.quotes().stream()
                .filter(quote -> quote.electronic() && quote.accepted() != Step.NEVER)
                .mapToLong(QuoteVersion::accepted)
                .findFirst()
                .orElseGet(() -> won(story));
    }
}
