package io.keiro.leadtocash;

import io.keiro.leadtocash.FinanceMatch.How;
import io.keiro.log.Phrase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record of a finance file with what was found out about it so far. */
final class FinanceFound {

    private static final Phrase NOTHING = Phrase.of("nothing fits", "該当なし");
    private static final Phrase SEVERAL = Phrase.of("several fit, or none well enough", "複数の候補、または確度不足");

    private final FinanceRecord record;
    private How how = How.UNMATCHED;
    private String deal;
    private String invoice;
    private double score = Double.NaN;
    private Phrase why = NOTHING;
    private List<FinanceCandidate> candidates = List.of();
    private Map<String, Double> parts = Map.of();

    FinanceFound(FinanceRecord record) {
        this.record = record;
    }

    FinanceRecord record() {
        return record;
    }

    How how() {
        return how;
    }

    String deal() {
        return deal;
    }

    /** For an invoice the one of the data set that it is, for a payment the one it settles; or null. */
    String invoice() {
        return invoice;
    }

    double score() {
        return score;
    }

    Phrase why() {
        return why;
    }

    List<FinanceCandidate> candidates() {
        return candidates;
    }

    boolean isSettled() {
        return how == How.KEY || how == How.RULE || how == How.HAND;
    }

    void settle(How by, String dealId, String invoiceId, Phrase reason) {
        how = by;
        deal = dealId;
        invoice = invoiceId;
        why = reason;
    }

    void settleByRule(FinanceCandidate chosen, String dealId, String invoiceId) {
        settle(How.RULE, dealId, invoiceId, chosen.why());
        score = chosen.score();
    }

    /** One payment of several invoices, with what it pays of each; it stands with the first of them. */
    void settleInParts(Map<String, Double> amounts, String dealId, String first) {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
        candidates = List.of();
        score = 1;
        String ids = String.join(", ", amounts.keySet());
        settle(How.RULE, dealId, first, Phrase.of("sum of " + ids, ids + "の合計"));
    }

    /** What a payment pays of each invoice, where it pays several; else empty. */
    Map<String, Double> parts() {
        return parts;
    }

    /** It is an invoice that the data set has already. */
    void isThe(String invoiceId) {
        invoice = invoiceId;
    }

    void couldBe(List<FinanceCandidate> all) {
        candidates = all;
    }

    /** Leaves it to a person, if any of these is worth a look. */
    void leaveOpen(List<FinanceCandidate> offered) {
        candidates = offered;
        if (!offered.isEmpty()) {
            how = How.UNDECIDED;
            score = offered.get(0).score();
            why = SEVERAL;
        }
    }

    /** The id under which an invoice of the file stands in the merged data. */
    String invoiceId() {
        return invoice != null ? invoice : record.id();
    }
}
