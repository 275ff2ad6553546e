package io.keiro.sandbox;

/**
 * Where problems are planted, or would be. The seed chooses, so that knowing one company does not give away the next.
 *
 * @param stalled region of P1
 * @param late payment terms of P3
 */
record Segments(Region stalled, PaymentTerms late) {

    /** The stage of P1. */
    static final DealStage STALLED_STAGE = DealStage.BOUGHT_IN;

    /** From this amount on, P4 strikes. */
    static final long LARGE = 50_000;

    static Segments of(Plan plan) {
        Draw draw = plan.draw(0, Topic.SEGMENTS);
        return new Segments(
                Region.values()[draw.below(Region.values().length)],
                PaymentTerms.values()[draw.below(PaymentTerms.values().length)]);
    }
}
