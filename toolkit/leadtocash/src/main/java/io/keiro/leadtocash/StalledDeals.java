package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.statistics.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Open deals that have been in their stage for longer than they should: longer than the policy's limit and longer than nine of ten
 * won deals stayed there, whichever is more. Won deals set the norm, so that old lost ones do not stretch it. A stage without a
 * limit and with fewer than five stays of won deals is not judged.
 */
public final class StalledDeals implements Tabular {

    private static final int FEWEST_WON = 5;

    /**
     * One stalled deal.
     *
     * @param deal the deal as it stands
     * @param stage label of its stage
     * @param entered when it entered the stage
     * @param days days in the stage so far
     * @param limitDays days after which it counts as stalled
     */
    public record Stalled(Deal deal, String stage, Instant entered, double days, double limitDays) {
        /** Days beyond the limit. */
        public double overdue() {
            return days - limitDays;
        }
    }

    private final List<Stalled> deals;
    private final int open;
    private final int notJudged;
    private final String currency;

    private StalledDeals(List<Stalled> deals, int open, int notJudged, String currency) {
        this.deals = deals;
        this.open = open;
        this.notJudged = notJudged;
        this.currency = currency;
    }

    /** Judged by the shipped policy, which sets no stage limits. */
    public static StalledDeals of(LeadToCash data) {
        return of(data, Policy.defaults());
    }

    public static StalledDeals of(LeadToCash data, Policy policy) {
        return of(data, StageHistory.of(data), policy);
    }

    static StalledDeals of(LeadToCash data, StageHistory history, Policy policy) {
        Policy inForce = policy.at(Moments.day(data.cutOff(), data.zone()));
        Map<StageVisit.Place, Double> norms = norms(data, history);
        List<Stalled> stalled = new ArrayList<>();
        int open = 0;
        int notJudged = 0;
        for (Deal deal : data.deals()) {
            StageVisit current = current(history.of(deal.id()));
            if (deal.outcome() != Outcome.OPEN || current == null) {
                continue;
            }
            open++;
            double norm = norms.getOrDefault(current.place(), Double.NaN);
            OptionalDouble limit = inForce.stageLimitDays(current.pipeline(), current.stage());
            if (Double.isNaN(norm) && limit.isEmpty()) {
                notJudged++;
                continue;
            }
            double allowed = Math.max(Double.isNaN(norm) ? 0 : norm, limit.orElse(0));
            if (current.days() > allowed) {
                stalled.add(new Stalled(deal, current.stage(), current.entered(), current.days(), allowed));
            }
        }
        stalled.sort(Comparator.comparingDouble(Stalled::overdue)
                .reversed()
                .thenComparing(s -> s.deal().id()));
        return new StalledDeals(List.copyOf(stalled), open, notJudged, data.currency());
    }

    private static Map<StageVisit.Place, Double> norms(LeadToCash data, StageHistory history) {
        Map<StageVisit.Place, List<Double>> won = new HashMap<>();
        for (Deal deal : data.deals()) {
            if (deal.outcome() == Outcome.WON) {
                for (StageVisit visit : history.of(deal.id())) {
                    won.computeIfAbsent(visit.place(), place -> new ArrayList<>())
                            .add(visit.days());
                }
            }
        }
        Map<StageVisit.Place, Double> norms = new HashMap<>();
        won.forEach((place, days) -> {
            if (days.size() >= FEWEST_WON) {
                norms.put(
                        place,
                        Sample.of(days.stream().mapToDouble(d -> d).toArray()).p90());
            }
        });
        return norms;
    }

    private static StageVisit current(List<StageVisit> visits) {
        StageVisit last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
        return last == null || last.finished() ? null : last;
    }

    /** The stalled deals, the longest beyond their limit first. */
    public List<Stalled> deals() {
        return deals;
    }

    /** Open deals whose current stage is known. */
    public int openCount() {
        return open;
    }

    /** Open deals in stages without a limit and with too few won deals to set a norm. */
    public int notJudgedCount() {
        return notJudged;
    }

    /** Sum of the known amounts of the stalled deals; 0 for none. */
    public double value() {
        return deals.stream()
                .mapToDouble(s -> s.deal().amount())
                .filter(amount -> !Double.isNaN(amount))
                .sum();
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Stalled deals", "停滞している商談"),
                Field.of("SalesOpportunityId", Attribute.SALES_OPPORTUNITY_ID.label(), Kind.TEXT),
                Field.of("Pipeline", Attribute.PIPELINE.label(), Kind.TEXT),
                Field.of("Stage", Phrase.of("Stage", "ステージ"), Kind.TEXT),
                Field.of("Entered", Phrase.of("Since", "開始"), Kind.INSTANT),
                Field.of("Days", Phrase.of("In the stage", "滞留"), Kind.NUMBER).in("days"),
                Field.of("LimitDays", Phrase.of("Limit", "上限"), Kind.NUMBER).in("days"),
                Field.of("DealAmount", Attribute.DEAL_AMOUNT.label(), Kind.MONEY)
                        .in(currency),
                Field.of("Region", Attribute.REGION.label(), Kind.TEXT),
                Field.of("SalesRepresentative", Attribute.SALES_REPRESENTATIVE.label(), Kind.TEXT));
        for (Stalled s : deals) {
            table.row(
                    s.deal().id(),
                    s.deal().pipeline(),
                    s.stage(),
                    s.entered(),
                    s.days(),
                    s.limitDays(),
                    Double.isNaN(s.deal().amount()) ? null : s.deal().amount(),
                    s.deal().attribute("Region"),
                    s.deal().attribute("SalesRepresentative"));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                Wording.number(deals.size()) + " of " + Wording.count(open, "open deal", "open deals")
                        + " are stalled, worth " + Wording.money(value(), currency)
                        + (notJudged == 0 ? "" : "; " + Wording.number(notJudged) + " cannot be judged"),
                "進行中の商談" + Wording.number(open) + "件のうち" + Wording.number(deals.size()) + "件が停滞、金額は"
                        + Wording.money(value(), currency)
                        + (notJudged == 0 ? "" : "。判定できないもの" + Wording.number(notJudged) + "件"));
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
