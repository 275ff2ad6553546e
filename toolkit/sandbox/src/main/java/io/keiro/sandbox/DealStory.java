package io.keiro.sandbox;

import java.util.List;

/**
 * Everything that happens to one deal and to what belongs to it. Times may lie after the company's present: what has not happened
 * yet is left out where the story is told.
 *
 * @param duplicateArchived when a duplicate of the deal, made by mistake, was archived; {@link Step#NEVER} if there was none
 */
record DealStory(
        Traits traits,
        List<StageVisit> visits,
        DealChanges changes,
        List<QuoteVersion> quotes,
        List<InvoiceStory> invoices,
        List<ContactStory> contacts,
        LostReason lostReason,
        long won,
        long duplicateArchived) {

    private static final double DUPLICATED = 0.02;

    static DealStory of(Plan plan, Segments segments, int number) {
        Traits traits = Traits.of(plan, number);
        StageWalk walk = StageWalk.of(plan, segments, traits);
        DealChanges changes = DealChanges.of(plan, traits, walk.visits());
        long created = walk.visits().get(0).entered();
        Draw draw = plan.draw(number, Topic.DUPLICATE);
        boolean duplicated = draw.chance(DUPLICATED);
        long archived = WorkingTime.of(traits.created() + WorkingTime.days(0.2 + draw.logNormal(1.5, 0.5)));
        return new DealStory(
                traits,
                walk.visits(),
                changes,
                walk.quotes(),
                Billing.of(plan, segments, traits, walk.won()),
                ContactStory.of(
                        plan,
                        traits,
                        created,
                        walk.won(),
                        changes.owners().get(0).staff()),
                draw.pick(LostReason.values()),
                walk.won() == Step.NEVER ? Step.NEVER : WorkingTime.of(walk.won()),
                duplicated ? archived : Step.NEVER);
    }

    int number() {
        return traits.number();
    }

    long created() {
        return visits.get(0).entered();
    }

    /** Position in {@link Staff} of the owner at a time. */
    int ownerAt(long time) {
        int owner = changes.owners().get(0).staff();
        for (Step step : changes.owners()) {
            if (step.time() <= time) {
                owner = Integer.parseInt(step.value());
            }
        }
        return owner;
    }
}
