package io.keiro.sandbox.portal;

import java.util.List;

/**
 * An owner: a user to whom records are assigned.
 *
 * @param id the owner id that {@code hubspot_owner_id} holds
 * @param userId the user id that histories name
 * @param archived true for a user who left
 * @param queue true for a queue, which no person stands behind
 * @param created when the user joined, in epoch milliseconds
 * @param updated last change, in epoch milliseconds
 */
public record Owner(
        long id,
        long userId,
        String email,
        String firstName,
        String lastName,
        List<Team> teams,
        boolean archived,
        boolean queue,
        long created,
        long updated) {

    public Owner {
        teams = List.copyOf(teams);
    }

    /** A person. */
    public Owner(
            long id,
            long userId,
            String email,
            String firstName,
            String lastName,
            List<Team> teams,
            boolean archived,
            long created,
            long updated) {
        this(id, userId, email, firstName, lastName, teams, archived, false, created, updated);
    }

    /** A team of owners. */
    public record Team(String id, String name) {}
}
