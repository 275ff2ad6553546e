package io.keiro.sandbox;

/**
 * How the quotes of a deal are made.
 *
 * @param slowness strength of P4 for the deal, 1 for none: quotes are revised and approved more often, and approval waits longer
 * @param approver the manager who approves where P4 strikes
 * @param habit strength of P9 for the deal, 1 for none: nearly every quote goes through approval
 * @param overCap true if the discount is above the cap, so that approval is needed
 */
record QuoteRules(double slowness, int approver, double habit, boolean overCap) {

    /** How many quotes go through approval for another reason than their discount: unusual terms, a new contract text. */
    private static final double APPROVED_ANYWAY = 0.32;

    static QuoteRules of(Plan plan, Segments segments, Traits traits, Pricing pricing) {
        return new QuoteRules(
                segments.strength(plan, Problem.SLOW_QUOTE_TO_CONTRACT, traits),
                segments.approver(),
                segments.strength(plan, Problem.REGIONAL_VARIATION, traits),
                pricing.isOverCap());
    }

    /** Share of quotes that go through approval whatever their discount. */
    double approvalShare() {
        return Math.min(0.95, APPROVED_ANYWAY * Math.max(slowness, habit));
    }
}
