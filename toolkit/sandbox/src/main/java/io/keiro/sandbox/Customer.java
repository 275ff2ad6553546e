package io.keiro.sandbox;

/**
 * A customer: a company, named by the number of its first deal.
 *
 * @param number number of its first deal
 * @param terms payment terms of all its invoices
 */
record Customer(int number, Region region, PaymentTerms terms, Industry industry, Currency currency) {

    /** Share of deals with somebody who was a customer before. */
    static final double RETURNING = 0.25;

    static Customer of(Plan plan, int number) {
        Draw draw = plan.draw(number, Topic.CUSTOMER, 1);
        return new Customer(
                number,
                draw.pick(Region.values()),
                draw.pick(PaymentTerms.values()),
                draw.pick(Industry.values()),
                plan.dirty() ? draw.pick(Currency.values()) : Currency.USD);
    }

    /** The number of a deal's customer: a new one, or that of an earlier deal. */
    static int numberOf(Plan plan, int deal) {
        int number = deal;
        while (true) {
            Draw draw = plan.draw(number, Topic.CUSTOMER);
            if (number == 0 || !draw.chance(RETURNING)) {
                return number;
            }
            number = draw.below(number);
        }
    }
}
