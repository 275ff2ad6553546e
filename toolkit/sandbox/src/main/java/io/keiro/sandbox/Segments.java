package io.keiro.sandbox;

import java.util.List;

/**
 * Where problems are planted, or would be. The seed chooses, so that knowing one company does not give away the next; problems that
 * strike the same kind of segment get different ones, so that none hides another.
 *
 * @param stalled region of P1
 * @param weak lead source of P2
 * @param late payment terms of P3
 * @param approver of P4, position in {@link Staff}
 * @param bypasser representative of P5
 * @param bypassesNew P5: true if it strikes new business, false for existing business
 * @param discounters representatives of P6
 * @param careless representative of P7
 * @param handing sales team of P8 and receiving fulfilment team of P8
 * @param different region of P9
 * @param laborious product category of P10
 * @param field of P11
 * @param sloppy sales team of P11
 * @param unbilled product category of P12
 */
record Segments(
        Region stalled,
        LeadSource weak,
        PaymentTerms late,
        int approver,
        int bypasser,
        boolean bypassesNew,
        List<Integer> discounters,
        int careless,
        TeamPair handing,
        Region different,
        ProductCategory laborious,
        DataField field,
        int sloppy,
        ProductCategory unbilled) {

    /** The stage of P1. */
    static final DealStage STALLED_STAGE = DealStage.BOUGHT_IN;

    /** From this amount on, P4 strikes. */
    static final long LARGE = 50_000;

    /** A sales team and the fulfilment team that takes over from it. */
    record TeamPair(int sales, int fulfilment) {}

    static Segments of(Plan plan) {
        Draw draw = plan.draw(0, Topic.SEGMENTS);
        Region stalled = Region.values()[draw.below(Region.values().length)];
        PaymentTerms late = PaymentTerms.values()[draw.below(PaymentTerms.values().length)];
        Draw more = plan.draw(0, Topic.SEGMENTS, 1);
        int[] reps = shuffled(more, Staff.LEAVER);
        int[] categories = shuffled(more, ProductCategory.values().length);
        int[] teams = shuffled(more, Staff.SALES_TEAMS);
        int others = Region.values().length - 1;
        return new Segments(
                stalled,
                LeadSource.values()[more.below(LeadSource.values().length)],
                late,
                Staff.MANAGERS_FROM + more.below(Staff.MANAGERS),
                reps[0],
                more.chance(0.5),
                List.of(reps[1], reps[2]),
                reps[3],
                new TeamPair(teams[0], more.below(Staff.FULFILMENT_TEAMS)),
                Region.values()[(stalled.ordinal() + 1 + more.below(others)) % (others + 1)],
                ProductCategory.values()[categories[0]],
                DataField.values()[more.below(DataField.values().length)],
                teams[1],
                ProductCategory.values()[categories[1]]);
    }

    private static int[] shuffled(Draw draw, int size) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            int other = draw.below(i + 1);
            values[i] = values[other];
            values[other] = i;
        }
        return values;
    }

    /** True if a deal belongs to the segment of a problem, whether that is planted or not. */
    boolean contains(Problem problem, Traits traits) {
        return switch (problem) {
            case STALLED_DEALS -> traits.customer().region() == stalled;
            case LOW_LEAD_CONVERSION -> traits.source() == weak;
            case LATE_PAYMENT -> traits.customer().terms() == late;
            case SLOW_QUOTE_TO_CONTRACT -> traits.isLarge();
            case PROCESS_NON_COMPLIANCE -> traits.rep() == bypasser && traits.isFirstOfCustomer() == bypassesNew;
            case EXCESSIVE_DISCOUNTS -> discounters.contains(traits.rep());
            case UNTRACKED_STAGES -> traits.rep() == careless;
            case POOR_HANDOVER ->
                Staff.team(traits.rep()) == handing.sales() && traits.fulfilment() == handing.fulfilment();
            case REGIONAL_VARIATION -> traits.customer().region() == different;
            case HIGH_ACQUISITION_COST -> traits.category() == laborious;
            case POOR_DATA_QUALITY -> Staff.team(traits.rep()) == sloppy;
            case REVENUE_TIMING_GAP -> traits.category() == unbilled;
        };
    }

    /** The strength with which a problem strikes a deal: 1 if it is not planted or the deal is elsewhere. */
    double strength(Plan plan, Problem problem, Traits traits) {
        return contains(problem, traits) ? plan.strength(problem) : 1;
    }
}
