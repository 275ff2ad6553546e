package io.keiro.sandbox;

/**
 * What a deal is, as opposed to what happens to it.
 *
 * @param number from 0, in the order of creation
 * @param created before office hours are considered, in epoch milliseconds
 * @param amount what it is worth once that is known, in whole units of the currency
 */
record Traits(int number, long created, Customer customer, ProductCategory category, LeadSource source, long amount) {

    private static final double MEDIAN_AMOUNT = 28_000;
    private static final double SMALLEST = 2_000;
    private static final double LARGEST = 400_000;
    private static final int STEP = 50;

    static Traits of(Plan plan, int number) {
        Draw draw = plan.draw(number, Topic.TRAITS);
        double amount = Math.max(SMALLEST, Math.min(LARGEST, draw.logNormal(MEDIAN_AMOUNT, 1)));
        return new Traits(
                number,
                plan.created(number),
                Customer.of(plan, Customer.numberOf(plan, number)),
                draw.pick(ProductCategory.values()),
                draw.pick(LeadSource.values()),
                StrictMath.round(amount / STEP) * STEP);
    }

    boolean isFirstOfCustomer() {
        return customer.number() == number;
    }

    boolean isLarge() {
        return amount >= Segments.LARGE;
    }
}
