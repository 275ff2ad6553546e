package io.keiro.sandbox;

/**
 * What follows a win beside order and invoices. Each time may be {@link Step#NEVER}.
 *
 * @param ticketOpened when a ticket for the customer's start was opened
 * @param ticketAnswered when somebody took it up
 * @param ticketClosed when it was closed
 * @param subscribed when a subscription began
 * @param cancelled when the subscription was cancelled
 */
record AfterSale(long ticketOpened, long ticketAnswered, long ticketClosed, long subscribed, long cancelled) {

    private static final AfterSale NOTHING = new AfterSale(Step.NEVER, Step.NEVER, Step.NEVER, Step.NEVER, Step.NEVER);

    static AfterSale of(Plan plan, Traits traits, OrderStory order) {
        Draw draw = plan.draw(traits.number(), Topic.AFTER_SALE);
        boolean ticket = draw.chance(0.3);
        double answering = draw.logNormal(0.7, 0.6);
        double closing = draw.logNormal(2, 0.6);
        boolean subscribes = draw.chance(0.6) && traits.category() == ProductCategory.SOFTWARE;
        boolean cancels = draw.chance(0.12);
        double months = draw.uniform(3, 14);
        if (order == null) {
            return NOTHING;
        }
        long opened = order.fulfilled();
        return new AfterSale(
                ticket ? opened + 60_000L : Step.NEVER,
                ticket ? WorkingTime.of(opened + WorkingTime.days(answering)) : Step.NEVER,
                ticket ? WorkingTime.of(opened + WorkingTime.days(answering + closing)) : Step.NEVER,
                subscribes ? opened : Step.NEVER,
                subscribes && cancels ? WorkingTime.of(opened + WorkingTime.days(30 * months)) : Step.NEVER);
    }
}
