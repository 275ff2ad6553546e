package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives records the candidate that is good enough and clearly better than the next, as long as what it stands for is not used up. The best
 * pairs are settled first, which frees the rest of what they could have been.
 */
final class FinanceAssignment {

    /** Amounts are told in hundredths. */
    private static final double HALF_A_HUNDREDTH = 0.005;

    interface Settling {
        void settle(FinanceFound found, FinanceCandidate chosen);
    }

    private final FinanceMatch.Options options;
    private final FinanceMoney money;
    /** What is left of a target to be billed or paid; a target without an entry has no limit. */
    private final Map<String, Double> left = new HashMap<>();

    FinanceAssignment(FinanceMatch.Options options, FinanceMoney money) {
        this.options = options;
        this.money = money;
    }

    /** So much of a target can be used, unless that was said before. */
    void limit(String target, double whole) {
        left.putIfAbsent(target, whole);
    }

    void use(String target, double amount) {
        left.computeIfPresent(target, (t, rest) -> rest - (Double.isNaN(amount) ? 0 : amount));
    }

    double left(String target) {
        return left.getOrDefault(target, Double.POSITIVE_INFINITY);
    }

    /**
     * Settles what is clear, and leaves the rest open with its best candidates.
     *
     * @param records with their candidates, best first
     * @param usesUp false if any number of records may have the same target
     */
    void assign(List<FinanceFound> records, boolean usesUp, Settling settling) {
        List<FinanceFound> open = new ArrayList<>(records);
        boolean changed = true;
        while (changed) {
            changed = false;
            Map<FinanceFound, Double> best = new HashMap<>();
            open.forEach(found -> best.put(found, best(found, usesUp)));
            open.sort(Comparator.comparingDouble((FinanceFound found) -> -best.get(found)));
            for (FinanceFound found : new ArrayList<>(open)) {
                FinanceCandidate chosen = clear(found, usesUp);
                if (chosen != null) {
                    settling.settle(found, chosen);
                    if (usesUp) {
                        use(purse(found, chosen.target()), found.record().weight());
                    }
                    open.remove(found);
                    changed = true;
                }
            }
        }
        for (FinanceFound found : open) {
            found.leaveOpen(found.candidates().stream()
                    .filter(candidate -> candidate.score() >= options.offeredFrom())
                    .limit(options.mostCandidates())
                    .toList());
        }
    }

    /** What a record draws on: a target, apart for each currency. */
    String purse(FinanceFound found, String target) {
        String currency = found.record().currency();
        return money.isHome(currency) ? target : target + " " + currency;
    }

    private double best(FinanceFound found, boolean usesUp) {
        return found.candidates().stream()
                .filter(candidate -> fits(found, candidate, usesUp))
                .mapToDouble(FinanceCandidate::score)
                .max()
                .orElse(0);
    }

    /** The one candidate that is good enough and clearly better than the next, or null. */
    private FinanceCandidate clear(FinanceFound found, boolean usesUp) {
        FinanceCandidate first = null;
        double second = 0;
        for (FinanceCandidate candidate : found.candidates()) {
            if (!fits(found, candidate, usesUp)) {
                continue;
            }
            if (first == null || candidate.score() > first.score()) {
                second = first == null ? 0 : first.score();
                first = candidate;
            } else {
                second = Math.max(second, candidate.score());
            }
        }
        boolean good = first != null
                && !Double.isNaN(first.amount())
                && first.score() >= options.acceptedFrom()
                && first.name() >= options.acceptedLikeness()
                && first.score() - second >= options.margin();
        return good ? first : null;
    }

    private boolean fits(FinanceFound found, FinanceCandidate candidate, boolean usesUp) {
        double weight = found.record().weight();
        return !usesUp || weight <= 0 || weight <= left(purse(found, candidate.target())) + HALF_A_HUNDREDTH;
    }
}
