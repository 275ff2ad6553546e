package io.keiro.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What a deal sells, line by line; the lines add up to its amount. */
final class LineItems {

    static final int SLOTS = 4;

    private static final int[] DISCOUNTS = {0, 0, 0, 5, 5, 10, 15};

    private LineItems() {}

    /**
     * A line.
     *
     * @param amount net amount in whole units of the currency
     * @param discount percent off the list price
     */
    record Line(int slot, int quantity, long amount, int discount) {

        /** List price of one piece. */
        BigDecimal price() {
            return BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(100))
                    .divide(BigDecimal.valueOf((long) quantity * (100 - discount)), 2, RoundingMode.HALF_UP);
        }

        /** What the discount takes off the whole line. */
        BigDecimal off() {
            return price().multiply(BigDecimal.valueOf(quantity)).subtract(BigDecimal.valueOf(amount));
        }
    }

    static List<Line> of(Plan plan, Traits traits) {
        Draw draw = plan.draw(traits.number(), Topic.LINE_ITEM);
        int count = 1 + draw.below(SLOTS - 1);
        long left = traits.amount();
        List<Line> lines = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            long amount = slot == count - 1 ? left : (long) (left * draw.uniform(0.3, 0.7));
            left -= amount;
            lines.add(new Line(slot, 1 + draw.below(12), amount, DISCOUNTS[draw.below(DISCOUNTS.length)]));
        }
        return lines;
    }

    /** When the lines are written: as soon as the amount is settled; {@link Step#NEVER} if it never is. */
    static long written(DealStory story) {
        return story.visits().stream()
                .filter(visit ->
                        visit.stage().ordinal() >= DealStage.BOUGHT_IN.ordinal() && visit.stage() != DealStage.LOST)
                .mapToLong(StageVisit::entered)
                .findFirst()
                .orElse(Step.NEVER);
    }
}
