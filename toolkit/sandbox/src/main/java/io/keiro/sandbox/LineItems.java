package io.keiro.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a deal sells, line by line; the lines add up to its amount, and their list prices to its list price. Every parent, the deal, each
 * quote, the order and each invoice, has its own copies.
 */
final class LineItems {

    /** The most lines that a parent has. */
    static final int LINES = 3;

    private static final int CENTS = 100;

    /** On a deal with several lines the discount may lie on all but the first. */
    private static final double UNEVEN = 0.4;

    /** No single line gives away more than this, in percent. */
    private static final double MOST = 60;

    private LineItems() {}

    /**
     * A line.
     *
     * @param amount net amount in whole units of the currency
     * @param list list price of the whole line
     */
    record Line(int slot, int quantity, long amount, double list) {

        /**
         * List price of one piece. Rounded down, so that a discount at the cap never seems to be above it by a fraction of a cent; a
         * price without discount is exact.
         */
        BigDecimal price() {
            return BigDecimal.valueOf(list).divide(BigDecimal.valueOf(quantity), 2, RoundingMode.FLOOR);
        }

        /** The same line in another currency than the home one. */
        Line in(Currency currency) {
            return currency == Currency.USD
                    ? this
                    : new Line(slot, quantity, currency.of(amount), list * currency.of(amount) / amount);
        }

        /** What the discount takes off the whole line. */
        BigDecimal off() {
            return price().multiply(BigDecimal.valueOf(quantity)).subtract(BigDecimal.valueOf(amount));
        }

        /** Discount in percent of the list price, two places. */
        BigDecimal percent() {
            BigDecimal whole = price().multiply(BigDecimal.valueOf(quantity));
            return off().multiply(BigDecimal.valueOf(100)).divide(whole, 2, RoundingMode.HALF_UP);
        }
    }

    /**
     * The lines of a parent.
     *
     * @param amount net amount of the parent
     * @param percent discount on the whole parent
     */
    static List<Line> of(Plan plan, Traits traits, long amount, int percent) {
        Draw draw = plan.draw(traits.number(), Topic.LINES);
        int count = 1 + draw.below(LINES);
        double[] shares = {draw.uniform(0.3, 0.7), draw.uniform(0.3, 0.7)};
        int[] quantities = {1 + draw.below(12), 1 + draw.below(12), 1 + draw.below(12)};
        boolean uneven = draw.chance(UNEVEN);
        long first = count == 1 ? amount : (long) (amount * shares[0]);
        double list = amount * 100.0 / (100 - percent);
        double onOthers = 100 - 100 * (amount - first) / (list - first);
        boolean spared = uneven && count > 1 && percent > 0 && onOthers <= MOST;
        List<Line> lines = new ArrayList<>();
        long left = amount;
        for (int slot = 0; slot < count; slot++) {
            long net = slot == count - 1 ? left : (long) (left * shares[slot]);
            left -= net;
            double off = !spared ? percent : slot == 0 ? 0 : onOthers;
            boolean exact = off > 0 || net * CENTS % quantities[slot] == 0;
            lines.add(new Line(slot, exact ? quantities[slot] : 1, net, net * 100 / (100 - off)));
        }
        return lines;
    }

    /** When the lines of a deal are written: as soon as the amount is settled; {@link Step#NEVER} if it never is. */
    static long written(DealStory story) {
        return story.visits().stream()
                .filter(visit -> visit.stage().isPriced())
                .mapToLong(StageVisit::entered)
                .findFirst()
                .orElse(Step.NEVER);
    }
}
