package io.keiro.sandbox;

/** P11: amounts with a digit too many or too few in the deal, while its quotes carry the right one. */
final class Mistyping {

    private Mistyping() {}

    /** The amount that the deal shows once it is priced. */
    static long recorded(Plan plan, Segments segments, Traits traits) {
        double strength = segments.strength(plan, Problem.POOR_DATA_QUALITY, traits);
        Draw draw = plan.draw(traits.number(), Topic.MISTYPED);
        boolean drawn = draw.chance(Math.min(0.5, 0.04 * strength));
        boolean tooMany = draw.chance(0.5);
        if (strength == 1 || !drawn) {
            return traits.amount();
        }
        return tooMany ? traits.amount() * 10 : traits.amount() / 10;
    }
}
