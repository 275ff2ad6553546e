package io.keiro.hubspot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** List and net amount of a parent from its own line items, and the discount between them. Other parents hold copies of the same lines. */
final class LineItemTotals {

    private static final int PLACES = 4;

    private LineItemTotals() {}

    /** True if any of the lines has a discount. */
    static boolean isDiscounted(List<StoredRecord> lines) {
        for (StoredRecord line : lines) {
            if (Amount.parse(line.value("hs_discount_percentage")) > 0
                    || Amount.parse(line.value("hs_total_discount")) > 0
                    || Amount.parse(line.value("discount")) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Adds ListAmount, NetAmount and DiscountRate where the lines tell and nothing else has told before. */
    static void addTo(Map<String, String> attributes, List<StoredRecord> lines) {
        BigDecimal list = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        for (StoredRecord line : lines) {
            BigDecimal price = Amount.exact(line.value("price"));
            BigDecimal amount = Amount.exact(line.value("amount"));
            BigDecimal quantity = Amount.exact(line.value("quantity"));
            if (price == null || amount == null) {
                return;
            }
            list = list.add(quantity == null ? price : price.multiply(quantity));
            net = net.add(amount);
        }
        if (list.signum() <= 0) {
            return;
        }
        attributes.putIfAbsent("ListAmount", list.stripTrailingZeros().toPlainString());
        attributes.putIfAbsent("NetAmount", net.stripTrailingZeros().toPlainString());
        attributes.putIfAbsent(
                "DiscountRate",
                BigDecimal.ONE
                        .subtract(net.divide(list, PLACES, RoundingMode.HALF_UP))
                        .max(BigDecimal.ZERO)
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
