package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;

/**
 * Ids of records: 11 or 12 digits, ascending with the slot of the record in its type. A slot belongs to one deal number and one place
 * in it, so that one more quote here never changes the id of another there.
 */
final class Ids {

    /** The deal itself, a duplicate of it, and what both were merged into. */
    static final int DEALS_PER_NUMBER = 3;

    static final int DUPLICATE_DEAL = 1;
    static final int MERGED_DEAL = 2;
    static final int QUOTES_PER_NUMBER = StageWalk.PHASES * QuotePhase.VERSIONS;
    static final int PAYMENTS_PER_NUMBER = Billing.INVOICES * Billing.PAYMENTS;

    private static final long FIRST = 21_000_000_000L;
    private static final long FIRST_OF_COMMERCE = 312_000_000_000L;
    private static final long SPACING = 3_000_000_000L;
    private static final int STRIDE = 37;

    private final Plan plan;

    Ids(Plan plan) {
        this.plan = plan;
    }

    long id(ObjectType type, int slot) {
        return base(type)
                + (long) slot * STRIDE
                + plan.draw(slot, Topic.IDS, type.ordinal()).below(STRIDE);
    }

    /** The slot of an id, or -1 if no record of this type can have it. */
    int slot(ObjectType type, long id) {
        long slot = Math.floorDiv(id - base(type), STRIDE);
        return slot >= 0 && slot <= Integer.MAX_VALUE && id(type, (int) slot) == id ? (int) slot : -1;
    }

    /** The slot of the record that stands for a deal today. */
    static int dealSlot(DealStory story) {
        return story.number() * DEALS_PER_NUMBER + (story.merged() == Step.NEVER ? 0 : MERGED_DEAL);
    }

    /** The id of the record that stands for a deal today. */
    long deal(DealStory story) {
        return id(ObjectType.DEALS, dealSlot(story));
    }

    private long base(ObjectType type) {
        boolean commerce = type.ordinal() >= ObjectType.LINE_ITEMS.ordinal();
        long first = commerce ? FIRST_OF_COMMERCE : FIRST;
        return first
                + type.ordinal() * SPACING
                + plan.draw(type.ordinal(), Topic.IDS, -1).below(900_000_000);
    }

    /** How many slots of a type belong to one deal number. */
    static int perNumber(ObjectType type) {
        return switch (type) {
            case DEALS -> DEALS_PER_NUMBER;
            case CONTACTS, LEADS -> ContactStory.SLOTS;
            case COMPANIES, ORDERS, TICKETS, SUBSCRIPTIONS, CONTRACTS -> 1;
            case CALLS, EMAILS, MEETINGS, NOTES, TASKS -> Touches.SLOTS;
            case QUOTES -> QUOTES_PER_NUMBER;
            case INVOICES -> Billing.INVOICES;
            case COMMERCE_PAYMENTS -> PAYMENTS_PER_NUMBER;
            case LINE_ITEMS -> LineCopies.SLOTS;
            default -> throw new IllegalArgumentException("the simulated company keeps no " + type.plural());
        };
    }
}
