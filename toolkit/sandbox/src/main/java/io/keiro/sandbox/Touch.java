package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;

/**
 * A call, e-mail, meeting, task or note.
 *
 * @param slot place among those that belong to one deal's number
 * @param contact slot of the contact that it is with
 * @param start when it happened, will happen or is due
 * @param end when it ended; equal to the start where that means nothing
 * @param logged when it came into HubSpot
 * @param person position in {@link Staff}
 * @param result direction of an e-mail, outcome of a meeting, status of a task, direction of a call, otherwise ""
 * @param onDeal true if it is linked with the deal, false if with people only
 */
record Touch(
        int slot,
        ObjectType type,
        int contact,
        long start,
        long end,
        long logged,
        int person,
        String result,
        boolean onDeal) {

    /** True for what reaches the customer: calls, e-mails, and meetings that took place. */
    boolean isContact() {
        return switch (type) {
            case CALLS, EMAILS -> true;
            case MEETINGS -> result.equals(Touches.HELD);
            default -> false;
        };
    }

    double minutes() {
        return (end - start) / 60_000.0;
    }
}
