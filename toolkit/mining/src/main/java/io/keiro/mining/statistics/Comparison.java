package io.keiro.mining.statistics;

/**
 * Compares some of the cases with the others. Cases are known by their position in the list that was given to the scan.
 */
interface Comparison {

    /**
     * @param member true for the cases of the segment
     * @param excluded true for the cases that are left out of both sides
     */
    Outcome compare(boolean[] member, boolean[] excluded);

    /** Whether effects are Cliff's deltas (false) or risk differences (true). */
    boolean ofRates();

    /**
     * One comparison.
     *
     * @param n cases in the segment
     * @param nRest cases in the rest
     * @param value the measure in the segment, NaN if unknown
     * @param rest the measure in the rest, NaN if unknown
     * @param ratio value through rest, by means where a median is unknown
     * @param effect Cliff's delta or risk difference
     * @param z standardised difference, how strong the evidence is
     * @param p two-sided probability
     * @param impact difference over all cases of the segment
     */
    record Outcome(
            int n,
            int nRest,
            double value,
            double rest,
            double ratio,
            double effect,
            double z,
            double p,
            double impact) {}
}
