package io.keiro.sandbox;

/**
 * What happens to the order of a won deal.
 *
 * @param created when the fulfilment team took it over
 * @param shipped when its delivery began
 * @param fulfilled when it was delivered in full
 * @param person position in {@link Staff} of whoever delivers it
 * @param imported true if an integration made it, false if the person did
 */
record OrderStory(long created, long shipped, long fulfilled, int person, boolean imported) {

    private static final double WITHOUT_ORDER = 0.01;
    private static final double IMPORTED = 0.4;

    /**
     * The order of a deal, or null if it never gets one.
     *
     * @param won when the deal was won, before office hours are considered, or {@link Step#NEVER}
     */
    static OrderStory of(Plan plan, Segments segments, Traits traits, long won) {
        Draw draw = plan.draw(traits.number(), Topic.ORDER);
        double waiting = draw.logNormal(1.4, 0.6);
        double delivery = draw.logNormal(13, 0.5);
        boolean imported = draw.chance(IMPORTED);
        double strength = segments.strength(plan, Problem.POOR_HANDOVER, traits);
        double chance = plan.draw(traits.number(), Topic.ORPHAN).uniform();
        boolean forgotten = chance < WITHOUT_ORDER + Math.min(0.4, 0.08 * (strength - 1));
        if (won == Step.NEVER || forgotten) {
            return null;
        }
        long created = won + WorkingTime.days(waiting * (strength > 1 ? 2 * strength : 1));
        long fulfilled = created + WorkingTime.days(delivery);
        return new OrderStory(
                WorkingTime.of(created),
                WorkingTime.of(created + (fulfilled - created) / 2),
                WorkingTime.of(fulfilled),
                Staff.fulfilling(traits),
                imported);
    }
}
