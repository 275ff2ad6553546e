package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * A person at a customer, or a lead that never became one.
 *
 * @param slot place among the contacts that belong to one deal's number
 * @param captured when the contact was made
 * @param region where it is
 * @param source where it came from
 * @param owner position in {@link Staff}
 * @param lifeCycle life-cycle stages, oldest first
 * @param status lead status, oldest first
 */
record ContactStory(
        int slot, long captured, Region region, LeadSource source, int owner, List<Step> lifeCycle, List<Step> status) {

    /** The main contact of a customer. */
    static final int MAIN = 0;

    /** A further contact at a customer. */
    static final int SECOND = 1;

    /** Leads that came at the same time and never became a deal. */
    static final int UNCONVERTED = 2;

    /** How many contacts belong to one deal's number. */
    static final int SLOTS = 6;

    private static final double[] UNCONVERTED_CHANCE = {0.6, 0.4, 0.2, 0.1};

    ContactStory {
        lifeCycle = List.copyOf(lifeCycle);
        status = List.copyOf(status);
    }

    /** The contacts that came with a deal: people at a new customer, and leads that led nowhere. */
    static List<ContactStory> of(Plan plan, Traits traits, long created, long won, int owner) {
        List<ContactStory> contacts = new ArrayList<>();
        if (traits.isFirstOfCustomer()) {
            contacts.add(main(plan, traits, created, won, owner));
            Draw draw = plan.draw(traits.number(), Topic.CONTACT, SECOND);
            if (draw.chance(0.45)) {
                long captured = WorkingTime.of(traits.created() + WorkingTime.days(draw.logNormal(5, 0.6)));
                contacts.add(new ContactStory(
                        SECOND,
                        captured,
                        traits.customer().region(),
                        traits.source(),
                        owner,
                        List.of(new Step("opportunity", captured, Step.OWNER)),
                        List.of()));
            }
        }
        for (int i = 0; i < UNCONVERTED_CHANCE.length; i++) {
            Draw draw = plan.draw(traits.number(), Topic.LEAD, i);
            if (draw.chance(UNCONVERTED_CHANCE[i])) {
                contacts.add(unconverted(draw, traits, UNCONVERTED + i));
            }
        }
        return contacts;
    }

    private static ContactStory main(Plan plan, Traits traits, long created, long won, int owner) {
        Draw draw = plan.draw(traits.number(), Topic.CONTACT, MAIN);
        long gap = WorkingTime.days(draw.logNormal(9, 0.8));
        long captured = WorkingTime.of(traits.created() - gap);
        List<Step> lifeCycle = new ArrayList<>();
        lifeCycle.add(new Step("lead", captured, Step.MACHINE));
        if (draw.chance(0.7)) {
            lifeCycle.add(between(traits.created(), gap, 0.7, "marketingqualifiedlead", Step.MACHINE));
        }
        if (draw.chance(0.6)) {
            lifeCycle.add(between(traits.created(), gap, 0.4, "salesqualifiedlead", Step.OWNER));
        }
        lifeCycle.add(new Step("opportunity", created + 30_000, Step.MACHINE));
        if (won != Step.NEVER) {
            lifeCycle.add(new Step("customer", WorkingTime.of(won) + 30_000, Step.MACHINE));
        }
        return new ContactStory(
                MAIN,
                captured,
                traits.customer().region(),
                traits.source(),
                owner,
                lifeCycle,
                List.of(
                        new Step("NEW", captured, Step.MACHINE),
                        between(traits.created(), gap, 0.8, "CONNECTED", Step.OWNER),
                        new Step("OPEN_DEAL", created + 30_000, Step.OWNER)));
    }

    private static Step between(long until, long gap, double share, String value, int staff) {
        return new Step(value, WorkingTime.of(until - (long) (gap * share)), staff);
    }

    private static ContactStory unconverted(Draw draw, Traits traits, int slot) {
        long raw = traits.created() + WorkingTime.days(draw.uniform(-20, 10));
        long captured = WorkingTime.of(raw);
        List<Step> lifeCycle = new ArrayList<>();
        lifeCycle.add(new Step("lead", captured, Step.MACHINE));
        long contacted = raw + WorkingTime.days(draw.logNormal(2, 0.7));
        if (draw.chance(0.4)) {
            lifeCycle.add(new Step("marketingqualifiedlead", WorkingTime.of(contacted) + 60_000, Step.MACHINE));
        }
        List<Step> status = new ArrayList<>();
        status.add(new Step("NEW", captured, Step.MACHINE));
        status.add(new Step("ATTEMPTED_TO_CONTACT", WorkingTime.of(contacted), Step.OWNER));
        if (draw.chance(0.5)) {
            long given = contacted + WorkingTime.days(draw.logNormal(14, 0.5));
            status.add(new Step("UNQUALIFIED", WorkingTime.of(given), Step.OWNER));
        }
        return new ContactStory(
                slot,
                captured,
                draw.pick(Region.values()),
                draw.pick(LeadSource.values()),
                draw.below(Staff.LEAVER),
                lifeCycle,
                status);
    }
}
