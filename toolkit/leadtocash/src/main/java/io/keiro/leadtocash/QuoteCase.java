package io.keiro.leadtocash;

import java.util.List;
import java.util.Map;

/**
 * A deal with a quote as the case of quote-to-contract. Days are NaN where a step is not known.
 *
 * @param deal the deal
 * @param days process clock: first quote to signature, or so far
 * @param signed true if the contract is signed
 * @param finalDays final clock: accepted quote to signature
 * @param customerDays last quote before the acceptance to the acceptance
 * @param reworkDays first to last quote; 0 for a single one
 * @param quotes quotes issued, the first and all later ones
 * @param accepted true if a quote was accepted
 * @param approvals waits for approval
 * @param segments what the deal is compared by
 */
record QuoteCase(
        Deal deal,
        double days,
        boolean signed,
        double finalDays,
        double customerDays,
        double reworkDays,
        int quotes,
        boolean accepted,
        List<Approval> approvals,
        Map<String, String> segments) {

    /**
     * A wait for approval.
     *
     * @param days request to decision, or so far
     * @param decided false if the decision is still out
     * @param approver who decided, or null
     */
    record Approval(double days, boolean decided, String approver) {}

    boolean firstTimeRight() {
        return quotes == 1;
    }

    /** All waits for approval together; NaN without any. */
    double approvalDays() {
        return approvals.isEmpty()
                ? Double.NaN
                : approvals.stream().mapToDouble(Approval::days).sum();
    }
}
