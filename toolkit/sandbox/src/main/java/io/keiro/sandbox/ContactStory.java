package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * A person at a customer, or a lead that never became one.
 *
 * @param slot place among the contacts that belong to one deal's number
 * @param captured when the contact was made
 * @param contacted when somebody first wrote or called, or {@link Step#NEVER}
 * @param region where it is
 * @param source where it came from
 * @param owner position in {@link Staff}
 * @param lifeCycle life-cycle stages, oldest first
 * @param status stages as a lead, oldest first, values are names of {@link LeadStage}; none for a contact that never was one
 * @param recorded true if the lead is a record of its own, false if only the contact tells of it
 */
record ContactStory(
        int slot,
        long captured,
        long contacted,
        Region region,
        LeadSource source,
        int owner,
        List<Step> lifeCycle,
        List<Step> status,
        boolean recorded) {

    /** The main contact of a customer. */
    static final int MAIN = 0;

    /** A further contact at a customer. */
    static final int SECOND = 1;

    /** Leads that came at the same time and never became a deal. */
    static final int UNCONVERTED = 2;

    /** A contact that was merged into the main one. */
    static final int ABSORBED = 10;

    /** A person who asked to be forgotten. */
    static final int ERASED = 11;

    /** In the dirty edition, the main contact once more. */
    static final int DUPLICATE = 12;

    /** How many contacts belong to one deal's number. */
    static final int SLOTS = 13;

    private static final double[] UNCONVERTED_CHANCE = {0.6, 0.4, 0.2, 0.1};

    /** Leads of the weak source that P2 adds. */
    private static final int ADDED = UNCONVERTED + UNCONVERTED_CHANCE.length;

    private static final double RECORDED = 0.92;
    private static final double NEVER_CONTACTED = 0.1;
    private static final double QUALIFIED = 0.4;
    private static final long MOMENT = 30_000L;

    ContactStory {
        lifeCycle = List.copyOf(lifeCycle);
        status = List.copyOf(status);
    }

    /** True for somebody who came as a lead, as opposed to a further person at a customer. */
    boolean isLead() {
        return slot != SECOND;
    }

    boolean isConverted() {
        return slot == MAIN;
    }

    /** When it was qualified, or {@link Step#NEVER}. */
    long qualified() {
        return lifeCycle.stream()
                .filter(step -> step.value().endsWith("qualifiedlead"))
                .mapToLong(Step::time)
                .findFirst()
                .orElse(Step.NEVER);
    }

    /** The contacts that came with a deal: people at a new customer, and leads that led nowhere. */
    static List<ContactStory> of(Plan plan, Segments segments, Traits traits, long created, long won, int owner) {
        List<ContactStory> contacts = new ArrayList<>();
        if (traits.isFirstOfCustomer()) {
            contacts.add(main(plan, segments, traits, created, won, owner));
            Draw draw = plan.draw(traits.number(), Topic.CONTACT, SECOND);
            if (draw.chance(0.45)) {
                contacts.add(second(draw, traits, owner));
            }
        }
        for (int i = 0; i < UNCONVERTED_CHANCE.length; i++) {
            Draw draw = plan.draw(traits.number(), Topic.LEAD, i);
            if (draw.chance(UNCONVERTED_CHANCE[i])) {
                LeadSource source = draw.pick(LeadSource.values());
                contacts.add(unconverted(plan, segments, draw, traits, new Origin(UNCONVERTED + i, source)));
            }
        }
        double strength = plan.strength(Problem.LOW_LEAD_CONVERSION);
        double chance = addedPerDeal(segments.weak(), strength) / (ABSORBED - ADDED);
        for (int i = 0; chance > 0 && i < ABSORBED - ADDED; i++) {
            Draw draw = plan.draw(traits.number(), Topic.WEAK_LEAD, i);
            if (draw.chance(chance)) {
                contacts.add(unconverted(plan, segments, draw, traits, new Origin(ADDED + i, segments.weak())));
            }
        }
        return contacts;
    }

    /** So many further leads that the source's rate of conversion falls to one part in {@code strength}; as many leads convert as before. */
    private static double addedPerDeal(LeadSource source, double strength) {
        double leadsPerDeal = 1 - Customer.RETURNING;
        for (double one : UNCONVERTED_CHANCE) {
            leadsPerDeal += one;
        }
        return leadsPerDeal * source.weight() * (strength - 1);
    }

    private static double lateness(Plan plan, Segments segments, LeadSource source) {
        return source == segments.weak() ? plan.strength(Problem.LOW_LEAD_CONVERSION) : 1;
    }

    private static boolean isRecorded(Plan plan, Traits traits, int slot) {
        return plan.draw(traits.number(), Topic.LEAD_RECORD, slot).chance(RECORDED);
    }

    private static ContactStory main(Plan plan, Segments segments, Traits traits, long created, long won, int owner) {
        Draw draw = plan.draw(traits.number(), Topic.CONTACT, MAIN);
        long gap = WorkingTime.days(draw.logNormal(9, 0.8));
        long captured = WorkingTime.of(traits.created() - gap);
        double untilContact = Math.min(0.5, 0.15 * lateness(plan, segments, traits.source()));
        long contacted = WorkingTime.of(traits.created() - (long) (gap * (1 - untilContact)));
        List<Step> lifeCycle = new ArrayList<>();
        lifeCycle.add(new Step("lead", captured, Step.MACHINE));
        if (draw.chance(0.7)) {
            lifeCycle.add(between(traits.created(), gap, 0.4, "marketingqualifiedlead", Step.MACHINE));
        }
        if (draw.chance(0.6)) {
            lifeCycle.add(between(traits.created(), gap, 0.2, "salesqualifiedlead", Step.OWNER));
        }
        lifeCycle.add(new Step("opportunity", created + MOMENT, Step.MACHINE));
        if (won != Step.NEVER) {
            lifeCycle.add(new Step("customer", WorkingTime.of(won) + MOMENT, Step.MACHINE));
        }
        List<Step> status = List.of(
                new Step(LeadStage.NEW.name(), captured, Step.MACHINE),
                new Step(LeadStage.ATTEMPTING.name(), contacted, Step.OWNER),
                between(traits.created(), gap, 0.3, LeadStage.CONNECTED.name(), Step.OWNER),
                new Step(LeadStage.QUALIFIED.name(), created + MOMENT, Step.OWNER));
        return new ContactStory(
                MAIN,
                captured,
                contacted,
                traits.customer().region(),
                traits.source(),
                owner,
                lifeCycle,
                status,
                isRecorded(plan, traits, MAIN));
    }

    private static ContactStory second(Draw draw, Traits traits, int owner) {
        long captured = WorkingTime.of(traits.created() + WorkingTime.days(draw.logNormal(5, 0.6)));
        return new ContactStory(
                SECOND,
                captured,
                Step.NEVER,
                traits.customer().region(),
                traits.source(),
                owner,
                List.of(new Step("opportunity", captured, Step.OWNER)),
                List.of(),
                false);
    }

    private static Step between(long until, long gap, double share, String value, int staff) {
        return new Step(value, WorkingTime.of(until - (long) (gap * share)), staff);
    }

    /** Which lead it is, and where it came from. */
    private record Origin(int slot, LeadSource source) {}

    private static ContactStory unconverted(Plan plan, Segments segments, Draw draw, Traits traits, Origin origin) {
        double lateness = lateness(plan, segments, origin.source());
        long raw = traits.created() + WorkingTime.days(draw.uniform(-20, 10));
        long captured = WorkingTime.of(raw);
        long contacted = raw + WorkingTime.days(draw.logNormal(1.5, 0.7) * lateness);
        boolean ignored = draw.uniform() < Math.min(0.6, NEVER_CONTACTED * lateness);
        boolean qualified = draw.uniform() < QUALIFIED / lateness && !ignored;
        boolean answered = draw.chance(0.5) && !ignored;
        boolean givenUp = draw.chance(0.7) && !ignored;
        long connected = contacted + WorkingTime.days(draw.logNormal(2, 0.5));
        long given = connected + WorkingTime.days(draw.logNormal(14, 0.5));
        List<Step> lifeCycle = new ArrayList<>();
        lifeCycle.add(new Step("lead", captured, Step.MACHINE));
        if (qualified) {
            lifeCycle.add(new Step("marketingqualifiedlead", WorkingTime.of(connected) + MOMENT, Step.MACHINE));
        }
        List<Step> status = new ArrayList<>();
        status.add(new Step(LeadStage.NEW.name(), captured, Step.MACHINE));
        if (!ignored) {
            status.add(new Step(LeadStage.ATTEMPTING.name(), WorkingTime.of(contacted), Step.OWNER));
        }
        if (answered) {
            status.add(new Step(LeadStage.CONNECTED.name(), WorkingTime.of(connected), Step.OWNER));
        }
        if (givenUp) {
            status.add(new Step(LeadStage.DISQUALIFIED.name(), WorkingTime.of(given), Step.OWNER));
        }
        return new ContactStory(
                origin.slot(),
                captured,
                ignored ? Step.NEVER : WorkingTime.of(contacted),
                draw.pick(Region.values()),
                origin.source(),
                draw.below(Staff.LEAVER),
                lifeCycle,
                status,
                isRecorded(plan, traits, origin.slot()));
    }
}
