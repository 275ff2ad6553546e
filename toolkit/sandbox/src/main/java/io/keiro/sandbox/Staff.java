package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who works in the company: twelve sales representatives in four teams, one who has left, and the managers who approve quotes. A
 * person is known by a position from 0: first the representatives, then the managers.
 */
final class Staff {

    /** Representatives, the one who left being the last. */
    static final int REPS = 13;

    static final int LEAVER = REPS - 1;
    static final int MANAGERS_FROM = REPS;
    static final int MANAGERS = 3;

    private static final int TEAMS = 4;
    private static final long LEFT_BEFORE_END = 200 * WorkingTime.DAY;

    private final Plan plan;
    private final Sandbox.Language language;

    Staff(Plan plan, Sandbox.Language language) {
        this.plan = plan;
        this.language = language;
    }

    /** When the one who left did so, in epoch milliseconds. */
    static long leaving(Plan plan) {
        return plan.end() - LEFT_BEFORE_END;
    }

    /** Owner id of a person: eight digits. */
    long ownerId(int person) {
        return 40_000_000L
                + person * 1_000_003L
                + plan.draw(person, Topic.STAFF).below(900_000);
    }

    /** User id of a person, as histories name it. */
    long userId(int person) {
        return 60_000_000L
                + person * 1_000_003L
                + plan.draw(person, Topic.STAFF, 1).below(900_000);
    }

    Change.Source source(int person) {
        return Change.Source.user(userId(person));
    }

    String teamId(int person) {
        return Integer.toString(5_100_000 + team(person));
    }

    private static int team(int person) {
        return person >= MANAGERS_FROM ? TEAMS : person % TEAMS;
    }

    private Owner.Team teamOf(int person) {
        int team = team(person);
        Text name = team == TEAMS
                ? new Text("Sales management", "営業管理")
                : new Text("Team " + (char) ('A' + team), "チーム" + (char) ('A' + team));
        return new Owner.Team(teamId(person), name.in(language));
    }

    /** Role and number, clearly nobody's name: "Rep 07", "Manager 02". */
    String name(int person) {
        return role(person) + " " + number(person);
    }

    private String role(int person) {
        return (person < MANAGERS_FROM ? new Text("Rep", "営業") : new Text("Manager", "営業課長")).in(language);
    }

    private static String number(int person) {
        int number = person < MANAGERS_FROM ? person + 1 : person - MANAGERS_FROM + 1;
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** All of them as the portal lists them, in ascending order of their ids. */
    List<Owner> owners() {
        List<Owner> owners = new ArrayList<>();
        long joined = plan.end() - Plan.SPAN - 100 * WorkingTime.DAY;
        for (int person = 0; person < REPS + MANAGERS; person++) {
            String mailbox = (person < MANAGERS_FROM ? "rep" : "manager") + number(person);
            boolean left = person == LEAVER;
            owners.add(new Owner(
                    ownerId(person),
                    userId(person),
                    mailbox + "@company.example",
                    role(person),
                    number(person),
                    List.of(teamOf(person)),
                    left,
                    WorkingTime.of(joined),
                    WorkingTime.of(left ? leaving(plan) : joined)));
        }
        owners.sort(Comparator.comparingLong(Owner::id));
        return owners;
    }
}
