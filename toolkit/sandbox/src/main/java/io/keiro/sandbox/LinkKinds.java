package io.keiro.sandbox;

import static io.keiro.sandbox.portal.ObjectType.CALLS;
import static io.keiro.sandbox.portal.ObjectType.COMMERCE_PAYMENTS;
import static io.keiro.sandbox.portal.ObjectType.COMPANIES;
import static io.keiro.sandbox.portal.ObjectType.CONTACTS;
import static io.keiro.sandbox.portal.ObjectType.CONTRACTS;
import static io.keiro.sandbox.portal.ObjectType.DEALS;
import static io.keiro.sandbox.portal.ObjectType.EMAILS;
import static io.keiro.sandbox.portal.ObjectType.INVOICES;
import static io.keiro.sandbox.portal.ObjectType.LEADS;
import static io.keiro.sandbox.portal.ObjectType.LINE_ITEMS;
import static io.keiro.sandbox.portal.ObjectType.MEETINGS;
import static io.keiro.sandbox.portal.ObjectType.NOTES;
import static io.keiro.sandbox.portal.ObjectType.ORDERS;
import static io.keiro.sandbox.portal.ObjectType.QUOTES;
import static io.keiro.sandbox.portal.ObjectType.SUBSCRIPTIONS;
import static io.keiro.sandbox.portal.ObjectType.TASKS;
import static io.keiro.sandbox.portal.ObjectType.TICKETS;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Portal.Link;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The kinds of association that the company's records have, by their type ids. The reverse of deal to subscription is not documented. */
final class LinkKinds {

    private static final Map<ObjectType, Map<ObjectType, List<Link.Kind>>> KINDS = kinds();

    private LinkKinds() {}

    /** The labelled kind first, as in HubSpot's answers; empty if the two types are never associated. */
    static List<Link.Kind> of(ObjectType from, ObjectType to) {
        return KINDS.getOrDefault(from, Map.of()).getOrDefault(to, List.of());
    }

    /** How a second company stands to a deal: a label that the portal's users made beside the plain kind, never "Primary". */
    static List<Link.Kind> partner(ObjectType from) {
        return from == DEALS
                ? List.of(new Link.Kind(41, "Partner", true), new Link.Kind(341, null))
                : List.of(new Link.Kind(42, "Partner", true), new Link.Kind(342, null));
    }

    private static Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds() {
        Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds = new EnumMap<>(ObjectType.class);
        deals(kinds);
        people(kinds);
        commerce(kinds);
        engagements(kinds);
        return kinds;
    }

    private static void deals(Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds) {
        put(kinds, DEALS, CONTACTS, 3);
        put(kinds, DEALS, COMPANIES, 341, 5);
        put(kinds, DEALS, LINE_ITEMS, 19);
        put(kinds, DEALS, QUOTES, 63);
        put(kinds, DEALS, ORDERS, 511);
        put(kinds, DEALS, INVOICES, 176);
        put(kinds, DEALS, COMMERCE_PAYMENTS, 392);
        put(kinds, DEALS, SUBSCRIPTIONS, 300);
        put(kinds, DEALS, LEADS, 1038, 583);
        put(kinds, DEALS, TICKETS, 27);
        put(kinds, LEADS, CONTACTS, 608, 578);
        put(kinds, LEADS, COMPANIES, 610, 580);
        put(kinds, LEADS, DEALS, 1037, 582);
        put(kinds, LEADS, CALLS, 596);
        put(kinds, LEADS, EMAILS, 598);
        put(kinds, TICKETS, DEALS, 28);
        put(kinds, TICKETS, CONTACTS, 16);
        put(kinds, SUBSCRIPTIONS, DEALS, 301);
    }

    private static void people(Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds) {
        put(kinds, CONTACTS, DEALS, 4);
        put(kinds, CONTACTS, COMPANIES, 279, 1);
        put(kinds, CONTACTS, LEADS, 609);
        put(kinds, CONTACTS, QUOTES, 70);
        put(kinds, CONTACTS, ORDERS, 508);
        put(kinds, CONTACTS, INVOICES, 178);
        put(kinds, CONTACTS, COMMERCE_PAYMENTS, 388);
        put(kinds, COMPANIES, DEALS, 342, 6);
        put(kinds, COMPANIES, CONTACTS, 280, 2);
        put(kinds, COMPANIES, INVOICES, 180);
    }

    private static void commerce(Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds) {
        put(kinds, QUOTES, DEALS, 64);
        put(kinds, QUOTES, CONTACTS, 69);
        put(kinds, QUOTES, LINE_ITEMS, 67);
        put(kinds, QUOTES, INVOICES, 408);
        put(kinds, QUOTES, ORDERS, 731);
        put(kinds, QUOTES, COMMERCE_PAYMENTS, 398);
        put(kinds, ORDERS, DEALS, 512);
        put(kinds, ORDERS, CONTACTS, 507);
        put(kinds, ORDERS, LINE_ITEMS, 513);
        put(kinds, ORDERS, INVOICES, 518);
        put(kinds, ORDERS, COMMERCE_PAYMENTS, 523);
        put(kinds, ORDERS, QUOTES, 730);
        put(kinds, INVOICES, DEALS, 175);
        put(kinds, INVOICES, QUOTES, 407);
        put(kinds, INVOICES, ORDERS, 517);
        put(kinds, INVOICES, COMMERCE_PAYMENTS, 541);
        put(kinds, INVOICES, LINE_ITEMS, 409);
        put(kinds, INVOICES, CONTACTS, 177);
        put(kinds, INVOICES, COMPANIES, 179);
        put(kinds, COMMERCE_PAYMENTS, DEALS, 391);
        put(kinds, COMMERCE_PAYMENTS, INVOICES, 542);
        put(kinds, COMMERCE_PAYMENTS, ORDERS, 524);
        put(kinds, COMMERCE_PAYMENTS, QUOTES, 397);
        // The ids of a contract's associations are not known: these are ours.
        put(kinds, DEALS, CONTRACTS, 1901);
        put(kinds, CONTRACTS, DEALS, 1902);
        put(kinds, LINE_ITEMS, DEALS, 20);
        put(kinds, LINE_ITEMS, QUOTES, 68);
        put(kinds, LINE_ITEMS, ORDERS, 514);
        put(kinds, LINE_ITEMS, INVOICES, 410);
    }

    private static void engagements(Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds) {
        Map<ObjectType, int[]> ids = Map.of(
                CALLS, new int[] {205, 193},
                EMAILS, new int[] {209, 197},
                MEETINGS, new int[] {211, 199},
                NOTES, new int[] {213, 201},
                TASKS, new int[] {215, 203});
        ids.forEach((type, pair) -> {
            put(kinds, DEALS, type, pair[0]);
            put(kinds, type, DEALS, pair[0] + 1);
            put(kinds, CONTACTS, type, pair[1]);
            put(kinds, type, CONTACTS, pair[1] + 1);
        });
    }

    /** The plain kind, and the "Primary" one where there is one. */
    private static void put(
            Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds, ObjectType from, ObjectType to, int... typeIds) {
        List<Link.Kind> list = new ArrayList<>();
        if (typeIds.length > 1) {
            list.add(new Link.Kind(typeIds[1], "Primary"));
        }
        list.add(new Link.Kind(typeIds[0], null));
        kinds.computeIfAbsent(from, type -> new EnumMap<>(ObjectType.class)).put(to, List.copyOf(list));
    }
}
