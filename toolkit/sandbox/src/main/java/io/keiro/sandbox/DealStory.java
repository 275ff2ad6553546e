package io.keiro.sandbox;

import java.util.List;

/**
 * Everything that happens to one deal and to what belongs to it. Times may lie after the company's present: what has not happened
 * yet is left out where the story is told.
 *
 * @param order null if the deal never gets one
 * @param merged when the deal and a duplicate were merged into a third one, or {@link Step#NEVER}
 * @param partner number of a company that takes part beside the customer, or -1
 * @param duplicateArchived when a duplicate of the deal, made by mistake, was archived; {@link Step#NEVER} if there was none
 */
record DealStory(
        Traits traits,
        List<StageVisit> visits,
        DealChanges changes,
        List<FieldStory> fields,
        Pricing pricing,
        List<QuoteVersion> quotes,
        OrderStory order,
        List<InvoiceStory> invoices,
        List<ContactStory> contacts,
        List<Touch> touches,
        AfterSale afterSale,
        LostReason lostReason,
        long won,
        long duplicateArchived,
        long merged,
        int partner) {

    private static final double DUPLICATED = 0.02;
    private static final double MERGED = 0.005;
    private static final double PARTNERED = 0.03;

    static DealStory of(Plan plan, Segments segments, int number) {
        Traits traits = Traits.of(plan, segments, number);
        StageWalk walk = StageWalk.of(plan, segments, traits);
        DealChanges changes = DealChanges.of(plan, segments, traits, walk.visits());
        long created = walk.visits().get(0).entered();
        OrderStory order = OrderStory.of(plan, segments, traits, walk.won());
        List<ContactStory> contacts = ContactStory.of(plan, segments, traits, created, walk.won(), traits.rep());
        long merged = merged(plan, number, created);
        Draw draw = plan.draw(number, Topic.DUPLICATE);
        boolean duplicated = draw.chance(DUPLICATED);
        long archived = WorkingTime.of(traits.created() + WorkingTime.days(0.2 + draw.logNormal(1.5, 0.5)));
        return new DealStory(
                traits,
                walk.visits(),
                changes,
                FieldStory.of(plan, segments, traits, walk.visits()),
                walk.pricing(),
                walk.quotes(),
                order,
                Billing.of(plan, segments, traits, walk.won(), order),
                contacts,
                Touches.of(plan, segments, traits, walk.visits(), changes, contacts),
                AfterSale.of(plan, traits, order),
                draw.pick(LostReason.values()),
                walk.won() == Step.NEVER ? Step.NEVER : WorkingTime.of(walk.won()),
                duplicated && merged == Step.NEVER && !Defect.DUPLICATE_DEAL.strikes(plan, number)
                        ? archived
                        : Step.NEVER,
                merged,
                partner(plan, traits));
    }

    private static long merged(Plan plan, int number, long created) {
        Draw draw = plan.draw(number, Topic.MERGE);
        boolean drawn = draw.chance(MERGED);
        long time = WorkingTime.of(created + WorkingTime.days(draw.logNormal(9, 0.5)));
        return drawn && time <= plan.end() && !Defect.DUPLICATE_DEAL.strikes(plan, number) ? time : Step.NEVER;
    }

    private static int partner(Plan plan, Traits traits) {
        Draw draw = plan.draw(traits.number(), Topic.PARTNER);
        if (!draw.chance(PARTNERED) || traits.number() == 0) {
            return -1;
        }
        int company = Customer.numberOf(plan, draw.below(traits.number()));
        return company == traits.customer().number() ? -1 : company;
    }

    int number() {
        return traits.number();
    }

    long created() {
        return visits.get(0).entered();
    }

    /** Position in {@link Staff} of the owner at a time. */
    int ownerAt(long time) {
        return changes.ownerAt(time);
    }

    /** The stage in which the deal stands at a time. */
    DealStage stageAt(long time) {
        DealStage stage = visits.get(0).stage();
        for (StageVisit visit : visits) {
            if (visit.entered() <= time) {
                stage = visit.stage();
            }
        }
        return stage;
    }

    Route route() {
        return traits.route();
    }

    ContactStory contact(int slot) {
        return contacts.stream()
                .filter(contact -> contact.slot() == slot)
                .findFirst()
                .orElseThrow();
    }

    Touch touch(int slot) {
        return touches.stream()
                .filter(touch -> touch.slot() == slot)
                .findFirst()
                .orElseThrow();
    }

    /** The invoice in a slot; null if there is none. */
    InvoiceStory invoice(int slot) {
        return invoices.stream()
                .filter(invoice -> invoice.slot() == slot)
                .findFirst()
                .orElse(null);
    }
}
