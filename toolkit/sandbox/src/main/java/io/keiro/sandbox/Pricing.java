package io.keiro.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The list price of a deal and what the customer gets off it. The net amount is a trait of the deal, so a higher discount means a higher
 * list price: whoever gives it away, the amounts of all other analyses stay as they are.
 *
 * @param percent discount on the whole deal at the last quote, in percent of the list price
 */
record Pricing(int percent) {

    /** Discounts up to here need nobody's approval. */
    static final int CAP = 10;

    private static final int MOST = 30;
    private static final int PER_REVISION = 3;
    private static final int QUARTER_END_DAYS = 14;

    /**
     * @param quoted when the first quote was published, before office hours are considered, or {@link Step#NEVER}
     */
    static Pricing of(Plan plan, Segments segments, Traits traits, long quoted) {
        Draw draw = plan.draw(traits.number(), Topic.DISCOUNT);
        double kind = draw.uniform();
        int small = 1 + draw.below(CAP);
        int large = CAP + 1 + draw.below(5);
        int usual = kind < 0.48 ? 0 : kind < 0.93 ? small : large;
        double strength = segments.strength(plan, Problem.EXCESSIVE_DISCOUNTS, traits);
        // Drawn in any case, used only where planted.
        Draw planted = plan.draw(traits.number(), Topic.OVER_CAP);
        boolean generous = planted.chance(Math.min(0.9, 0.2 * strength));
        boolean atCap = planted.chance(0.45);
        int over = CAP + 3 + planted.below(9);
        if (strength == 1 || !generous) {
            return new Pricing(usual);
        }
        boolean hurried = isQuarterEnd(quoted);
        return new Pricing(Math.min(MOST, hurried ? over + 5 : atCap ? CAP : over));
    }

    /** True in the last two weeks of a calendar quarter. */
    static boolean isQuarterEnd(long time) {
        if (time == Step.NEVER) {
            return false;
        }
        LocalDate day = Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).toLocalDate();
        return day.getMonthValue() % 3 == 0 && day.getDayOfMonth() > day.lengthOfMonth() - QUARTER_END_DAYS;
    }

    boolean isOverCap() {
        return percent > CAP;
    }

    /** The discount of an earlier quote: each revision costs a little more. */
    int percent(int revisionsToCome) {
        return Math.max(0, percent - PER_REVISION * revisionsToCome);
    }

    /** The whole list price for a net amount. */
    double list(long net) {
        return net * 100.0 / (100 - percent);
    }

    /** The net amount of an earlier quote, in whole units of the currency. */
    long net(long amount, int revisionsToCome) {
        return revisionsToCome == 0 ? amount : StrictMath.round(list(amount) * (100 - percent(revisionsToCome)) / 100);
    }
}
