package io.keiro.sandbox;

import static io.keiro.sandbox.portal.ObjectType.COMMERCE_PAYMENTS;
import static io.keiro.sandbox.portal.ObjectType.COMPANIES;
import static io.keiro.sandbox.portal.ObjectType.CONTACTS;
import static io.keiro.sandbox.portal.ObjectType.DEALS;
import static io.keiro.sandbox.portal.ObjectType.INVOICES;
import static io.keiro.sandbox.portal.ObjectType.LINE_ITEMS;
import static io.keiro.sandbox.portal.ObjectType.QUOTES;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Portal.Link;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which records of the company belong together. */
final class CompanyLinks {

    private static final Map<ObjectType, Map<ObjectType, List<Link.Kind>>> KINDS = kinds();

    private final Edition edition;
    private final CompanyIndex index;

    CompanyLinks(Edition edition, CompanyIndex index) {
        this.edition = edition;
        this.index = index;
    }

    private static Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds() {
        Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds = new EnumMap<>(ObjectType.class);
        put(kinds, DEALS, CONTACTS, 3);
        put(kinds, DEALS, COMPANIES, 341, 5);
        put(kinds, DEALS, LINE_ITEMS, 19);
        put(kinds, DEALS, QUOTES, 63);
        put(kinds, DEALS, INVOICES, 176);
        put(kinds, DEALS, COMMERCE_PAYMENTS, 392);
        put(kinds, CONTACTS, DEALS, 4);
        put(kinds, CONTACTS, COMPANIES, 279, 1);
        put(kinds, CONTACTS, QUOTES, 70);
        put(kinds, CONTACTS, INVOICES, 178);
        put(kinds, CONTACTS, COMMERCE_PAYMENTS, 388);
        put(kinds, COMPANIES, DEALS, 342, 6);
        put(kinds, COMPANIES, CONTACTS, 280, 2);
        put(kinds, COMPANIES, INVOICES, 180);
        put(kinds, QUOTES, DEALS, 64);
        put(kinds, QUOTES, CONTACTS, 69);
        put(kinds, QUOTES, INVOICES, 408);
        put(kinds, INVOICES, DEALS, 175);
        put(kinds, INVOICES, QUOTES, 407);
        put(kinds, INVOICES, COMMERCE_PAYMENTS, 541);
        put(kinds, INVOICES, CONTACTS, 177);
        put(kinds, INVOICES, COMPANIES, 179);
        put(kinds, COMMERCE_PAYMENTS, DEALS, 391);
        put(kinds, COMMERCE_PAYMENTS, INVOICES, 542);
        put(kinds, LINE_ITEMS, DEALS, 20);
        return kinds;
    }

    /** The plain kind, and the "Primary" one where there is one; the labelled kind comes first, as in HubSpot's answers. */
    private static void put(
            Map<ObjectType, Map<ObjectType, List<Link.Kind>>> kinds, ObjectType from, ObjectType to, int... typeIds) {
        List<Link.Kind> list = new ArrayList<>();
        if (typeIds.length > 1) {
            list.add(new Link.Kind(typeIds[1], "Primary"));
        }
        list.add(new Link.Kind(typeIds[0], null));
        kinds.computeIfAbsent(from, type -> new EnumMap<>(ObjectType.class)).put(to, List.copyOf(list));
    }

    List<Link> of(ObjectType from, long id, ObjectType to) {
        List<Link.Kind> kinds = KINDS.getOrDefault(from, Map.of()).get(to);
        if (kinds == null) {
            return List.of();
        }
        int slot = edition.ids().slot(from, id);
        if (slot < 0 || !index.exists(from, slot)) {
            return List.of();
        }
        return slots(from, slot, to)
                .distinct()
                .sorted()
                .filter(other -> index.exists(to, other))
                .mapToObj(other -> new Link(edition.ids().id(to, other), kinds))
                .toList();
    }

    /** Slots of the other type that may hold a record; whether they do, the index knows. */
    private IntStream slots(ObjectType from, int slot, ObjectType to) {
        int number = slot / Ids.perNumber(from);
        int place = slot % Ids.perNumber(from);
        return switch (from) {
            case COMPANIES -> ofCustomer(number, to);
            case CONTACTS ->
                place >= ContactStory.UNCONVERTED
                        ? IntStream.empty()
                        : to == COMPANIES ? IntStream.of(number) : ofCustomer(number, to);
            case QUOTES -> to == INVOICES && !isAccepted(number, place) ? IntStream.empty() : ofDeal(number, to);
            case INVOICES ->
                switch (to) {
                    case COMMERCE_PAYMENTS -> IntStream.range(slot * Billing.PAYMENTS, (slot + 1) * Billing.PAYMENTS);
                    case QUOTES ->
                        ofDeal(number, to).filter(quote -> isAccepted(number, quote % Ids.QUOTES_PER_NUMBER));
                    default -> ofDeal(number, to);
                };
            case COMMERCE_PAYMENTS -> to == INVOICES ? IntStream.of(slot / Billing.PAYMENTS) : ofDeal(number, to);
            default -> ofDeal(number, to);
        };
    }

    private IntStream ofCustomer(int customer, ObjectType to) {
        return to == CONTACTS
                ? people(customer)
                : index.dealsOf(customer).stream().mapToInt(Integer::intValue).flatMap(deal -> ofDeal(deal, to));
    }

    private IntStream ofDeal(int deal, ObjectType to) {
        int customer = edition.company().story(deal).traits().customer().number();
        int perNumber = Ids.perNumber(to);
        return switch (to) {
            case COMPANIES -> IntStream.of(customer);
            case CONTACTS -> people(customer);
            case DEALS -> IntStream.of(deal * perNumber);
            default -> IntStream.range(deal * perNumber, (deal + 1) * perNumber);
        };
    }

    private static IntStream people(int customer) {
        int first = customer * ContactStory.SLOTS;
        return IntStream.of(first + ContactStory.MAIN, first + ContactStory.SECOND);
    }

    private boolean isAccepted(int deal, int place) {
        return edition.company().story(deal).quotes().stream()
                .anyMatch(quote -> quote.slot() == place && quote.accepted() != Step.NEVER);
    }
}
