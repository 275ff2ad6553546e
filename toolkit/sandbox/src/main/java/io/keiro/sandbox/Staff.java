package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who works in the company: twelve sales representatives in four teams, one who has left, the managers who approve quotes, and three
 * fulfilment teams that deliver what was sold. A person is known by a position from 0, in this order.
 */
final class Staff {

    /** Representatives, the one who left being the last. */
    static final int REPS = 13;

    static final int LEAVER = REPS - 1;
    static final int MANAGERS_FROM = REPS;
    static final int MANAGERS = 3;
    static final int FULFILMENT_FROM = MANAGERS_FROM + MANAGERS;
    static final int FULFILMENT_TEAMS = 3;
    static final int PER_FULFILMENT_TEAM = 2;
    static final int PEOPLE = FULFILMENT_FROM + FULFILMENT_TEAMS * PER_FULFILMENT_TEAM;

    static final int SALES_TEAMS = 4;
    private static final int MANAGEMENT = SALES_TEAMS;
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

    /** Owner id of the queue in which new leads wait. */
    long queueId() {
        return ownerId(PEOPLE);
    }

    Change.Source source(int person) {
        return Change.Source.user(userId(person));
    }

    String teamId(int person) {
        return Integer.toString(5_100_000 + team(person));
    }

    /** Sales teams from 0, then the managers, then the fulfilment teams. */
    static int team(int person) {
        if (person >= FULFILMENT_FROM) {
            return fulfilmentTeam((person - FULFILMENT_FROM) / PER_FULFILMENT_TEAM);
        }
        return person >= MANAGERS_FROM ? MANAGEMENT : person % SALES_TEAMS;
    }

    private static int fulfilmentTeam(int number) {
        return MANAGEMENT + 1 + number;
    }

    /** The person of a fulfilment team who takes a deal over. */
    static int fulfilling(Traits traits) {
        return FULFILMENT_FROM + traits.fulfilment() * PER_FULFILMENT_TEAM + traits.number() % PER_FULFILMENT_TEAM;
    }

    /** "Team A" to "Team D", "Sales management", "Fulfilment 1" to "Fulfilment 3". */
    static Text teamName(int team) {
        if (team < SALES_TEAMS) {
            return new Text("Team " + (char) ('A' + team), "チーム" + (char) ('A' + team));
        }
        return team == MANAGEMENT ? new Text("Sales management", "営業管理") : fulfilmentName(team - MANAGEMENT - 1);
    }

    static Text fulfilmentName(int number) {
        return new Text("Fulfilment " + (number + 1), "履行チーム" + (number + 1));
    }

    private Owner.Team teamOf(int person) {
        return new Owner.Team(teamId(person), teamName(team(person)).in(language));
    }

    /** Role and number, clearly nobody's name: "Rep 07", "Manager 02". */
    String name(int person) {
        return role(person) + " " + number(person);
    }

    private String role(int person) {
        Text role = person < MANAGERS_FROM
                ? new Text("Rep", "営業")
                : person < FULFILMENT_FROM ? new Text("Manager", "営業課長") : new Text("Fulfilment", "履行担当");
        return role.in(language);
    }

    private static String number(int person) {
        int first = person < MANAGERS_FROM ? 0 : person < FULFILMENT_FROM ? MANAGERS_FROM : FULFILMENT_FROM;
        return String.format(java.util.Locale.ROOT, "%02d", person - first + 1);
    }

    private static String mailbox(int person) {
        String role = person < MANAGERS_FROM ? "rep" : person < FULFILMENT_FROM ? "manager" : "fulfilment";
        return role + number(person) + "@company.example";
    }

    /** All of them as the portal lists them, in ascending order of their ids. */
    List<Owner> owners() {
        List<Owner> owners = new ArrayList<>();
        long joined = plan.end() - Plan.SPAN - 100 * WorkingTime.DAY;
        for (int person = 0; person < PEOPLE; person++) {
            boolean left = person == LEAVER;
            owners.add(new Owner(
                    ownerId(person),
                    userId(person),
                    mailbox(person),
                    role(person),
                    number(person),
                    List.of(teamOf(person)),
                    left,
                    WorkingTime.of(joined),
                    WorkingTime.of(left ? leaving(plan) : joined)));
        }
        String queue = new Text("New leads", "新規リード").in(language);
        owners.add(new Owner(
                queueId(),
                userId(PEOPLE),
                "new-leads@company.example",
                queue,
                "",
                List.of(),
                false,
                true,
                WorkingTime.of(joined),
                WorkingTime.of(joined)));
        owners.sort(Comparator.comparingLong(Owner::id));
        return owners;
    }
}
