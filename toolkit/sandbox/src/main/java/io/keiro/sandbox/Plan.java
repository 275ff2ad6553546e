package io.keiro.sandbox;

/**
 * All that settles what happens in the simulated company. The language is no part of it: it changes labels only.
 *
 * @param end the moment at which the company stands, in epoch milliseconds; nothing happens after it
 */
record Plan(long seed, int deals, long end, Problems problems) {

    /** How much history the company has: two years. */
    static final long SPAN = 730 * WorkingTime.DAY;

    /** The youngest deals are this old, so that no working hour after the end is needed. */
    private static final long YOUNGEST = 4 * WorkingTime.DAY;

    /** True for the edition whose data has defects of every kind. */
    boolean dirty() {
        return problems.areOnDirtyData();
    }

    Draw draw(long subject, Topic topic) {
        return Draw.of(seed, subject, topic);
    }

    Draw draw(long subject, Topic topic, int turn) {
        return Draw.of(seed, subject, topic, turn);
    }

    /** The strength of a problem, 1 if it is not planted. */
    double strength(Problem problem) {
        return problems.strength(problem).orElse(1);
    }

    Plan withProblems(Problems changed) {
        return new Plan(seed, deals, end, changed);
    }

    /** When the business of a deal begins, before office hours are considered: in the order of the numbers, with growth. */
    long created(int deal) {
        double place = (deal + draw(deal, Topic.CREATED).uniform()) / deals;
        // The rate of new deals grows evenly from 0.8 to 1.2 of its mean; this is the inverse of its distribution.
        double share = (StrictMath.sqrt(0.64 + 0.8 * place) - 0.8) / 0.4;
        return end - SPAN + (long) (share * (SPAN - YOUNGEST));
    }
}
