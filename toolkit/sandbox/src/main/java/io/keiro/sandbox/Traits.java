package io.keiro.sandbox;

/**
 * What a deal is, as opposed to what happens to it.
 *
 * @param number from 0, in the order of creation
 * @param created before office hours are considered, in epoch milliseconds
 * @param rep position in {@link Staff} of its first owner
 * @param fulfilment the fulfilment team that delivers it if it is won
 * @param route which pipeline it takes
 * @param amount what it is worth once that is known, in whole units of the currency
 */
record Traits(
        int number,
        long created,
        Customer customer,
        ProductCategory category,
        LeadSource source,
        int rep,
        int fulfilment,
        Route route,
        long amount) {

    private static final double MEDIAN_AMOUNT = 28_000;
    private static final double SMALLEST = 2_000;
    private static final double LARGEST = 400_000;
    private static final int STEP = 50;

    static Traits of(Plan plan, Segments segments, int number) {
        Draw draw = plan.draw(number, Topic.TRAITS);
        double amount = draw.logNormal(MEDIAN_AMOUNT, 1);
        Customer customer = Customer.of(plan, Customer.numberOf(plan, number));
        if (customer.region() == segments.different()) {
            // The trap of P9: its region sells larger deals, so that plain averages differ for that alone.
            amount *= 1 + 0.5 * (plan.strength(Problem.REGIONAL_VARIATION) - 1);
        }
        amount = Math.max(SMALLEST, Math.min(LARGEST, amount));
        long created = plan.created(number);
        boolean leaverIsThere = WorkingTime.of(created) < Staff.leaving(plan);
        return new Traits(
                number,
                created,
                customer,
                draw.pick(ProductCategory.values()),
                draw.pick(LeadSource.values()),
                plan.draw(number, Topic.OWNER).below(leaverIsThere ? Staff.REPS : Staff.LEAVER),
                plan.draw(number, Topic.FULFILMENT).below(Staff.FULFILMENT_TEAMS),
                Route.of(plan, number),
                StrictMath.round(amount / STEP) * STEP);
    }

    /** New business, as opposed to a further deal with the same customer. */
    boolean isFirstOfCustomer() {
        return customer.number() == number;
    }

    boolean isLarge() {
        return amount >= Segments.LARGE;
    }
}
