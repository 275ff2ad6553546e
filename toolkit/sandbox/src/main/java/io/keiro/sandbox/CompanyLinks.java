package io.keiro.sandbox;

import static io.keiro.sandbox.portal.ObjectType.COMMERCE_PAYMENTS;
import static io.keiro.sandbox.portal.ObjectType.COMPANIES;
import static io.keiro.sandbox.portal.ObjectType.CONTACTS;
import static io.keiro.sandbox.portal.ObjectType.DEALS;
import static io.keiro.sandbox.portal.ObjectType.INVOICES;
import static io.keiro.sandbox.portal.ObjectType.LEADS;
import static io.keiro.sandbox.portal.ObjectType.QUOTES;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Portal.Link;
import java.util.List;
import java.util.stream.IntStream;

/** Which records of the company belong together. */
final class CompanyLinks {

    private final Edition edition;
    private final CompanyIndex index;

    CompanyLinks(Edition edition, CompanyIndex index) {
        this.edition = edition;
        this.index = index;
    }

    List<Link> of(ObjectType from, long id, ObjectType to) {
        List<Link.Kind> kinds = LinkKinds.of(from, to);
        int slot = kinds.isEmpty() ? -1 : edition.ids().slot(from, id);
        if (slot < 0 || !index.exists(from, slot) || index.isUnlinked(from, slot, to)) {
            return List.of();
        }
        return slots(from, slot, to)
                .distinct()
                .sorted()
                .filter(other -> index.exists(to, other) && !index.isUnlinked(to, other, from))
                .mapToObj(other -> new Link(
                        edition.ids().id(to, other),
                        isPartner(from, slot, to, other) ? LinkKinds.partner(from) : kinds))
                .toList();
    }

    private boolean isPartner(ObjectType from, int slot, ObjectType to, int other) {
        return from == DEALS && to == COMPANIES && index.partnerOf(slot / Ids.DEALS_PER_NUMBER) == other
                || from == COMPANIES && to == DEALS && index.partnerOf(other / Ids.DEALS_PER_NUMBER) == slot;
    }

    /** Slots of the other type that may hold a record; whether they do, the index knows. */
    private IntStream slots(ObjectType from, int slot, ObjectType to) {
        int number = slot / Ids.perNumber(from);
        int place = slot % Ids.perNumber(from);
        return switch (from) {
            case DEALS -> to == COMPANIES ? IntStream.concat(ofDeal(number, to), partner(number)) : ofDeal(number, to);
            case COMPANIES ->
                to == DEALS ? IntStream.concat(ofCustomer(number, to), partnered(number)) : ofCustomer(number, to);
            case CONTACTS -> ofContact(slot, to);
            case LEADS -> ofLead(slot, to);
            case LINE_ITEMS -> ofLine(number, LineCopies.parent(place), to);
            case QUOTES -> ofQuote(number, place, to);
            case ORDERS ->
                switch (to) {
                    case LINE_ITEMS -> lines(number, LineCopies.ofOrder());
                    case QUOTES -> accepted(number);
                    default -> ofDeal(number, to);
                };
            case INVOICES ->
                switch (to) {
                    case COMMERCE_PAYMENTS -> IntStream.range(slot * Billing.PAYMENTS, (slot + 1) * Billing.PAYMENTS);
                    case LINE_ITEMS -> lines(number, LineCopies.ofInvoice(place));
                    case QUOTES -> accepted(number);
                    default -> ofDeal(number, to);
                };
            case COMMERCE_PAYMENTS ->
                switch (to) {
                    case INVOICES -> IntStream.of(slot / Billing.PAYMENTS);
                    case QUOTES -> accepted(number);
                    default -> ofDeal(number, to);
                };
            case CALLS, EMAILS, MEETINGS, NOTES, TASKS -> ofTouch(number, place, to);
            default -> ofDeal(number, to);
        };
    }

    private IntStream ofQuote(int number, int place, ObjectType to) {
        if (to == ObjectType.LINE_ITEMS) {
            return lines(number, LineCopies.ofQuote(place));
        }
        boolean followed = to == INVOICES || to == COMMERCE_PAYMENTS || to == ObjectType.ORDERS;
        return followed && !isAccepted(number, place) ? IntStream.empty() : ofDeal(number, to);
    }

    private static IntStream ofLine(int number, int parent, ObjectType to) {
        return switch (to) {
            case DEALS -> parent == LineCopies.ofDeal() ? deals(number) : IntStream.empty();
            case ORDERS -> parent == LineCopies.ofOrder() ? IntStream.of(number) : IntStream.empty();
            case INVOICES ->
                IntStream.range(0, Billing.INVOICES)
                        .filter(slot -> LineCopies.ofInvoice(slot) == parent)
                        .map(slot -> number * Billing.INVOICES + slot);
            default ->
                IntStream.range(0, Ids.QUOTES_PER_NUMBER)
                        .filter(slot -> LineCopies.ofQuote(slot) == parent)
                        .map(slot -> number * Ids.QUOTES_PER_NUMBER + slot);
        };
    }

    private IntStream ofContact(int slot, ObjectType to) {
        int number = slot / ContactStory.SLOTS;
        int place = slot % ContactStory.SLOTS;
        if (to == LEADS) {
            return IntStream.of(slot);
        }
        boolean engagement = Touches.isTouch(to);
        IntStream first = engagement ? IntStream.of(Touches.first(number, place)) : IntStream.empty();
        if (place >= ContactStory.UNCONVERTED && place != ContactStory.DUPLICATE) {
            return first;
        }
        if (to == COMPANIES) {
            return IntStream.of(number);
        }
        return engagement && place != ContactStory.MAIN ? first : IntStream.concat(first, ofCustomer(number, to));
    }

    private static IntStream ofLead(int slot, ObjectType to) {
        int number = slot / ContactStory.SLOTS;
        int place = slot % ContactStory.SLOTS;
        return switch (to) {
            case CONTACTS -> IntStream.of(slot);
            case DEALS -> place == ContactStory.MAIN ? deals(number) : IntStream.empty();
            case COMPANIES -> place == ContactStory.MAIN ? IntStream.of(number) : IntStream.empty();
            default -> IntStream.of(Touches.first(number, place));
        };
    }

    private IntStream ofTouch(int number, int place, ObjectType to) {
        Touch touch = edition.company().story(number).touch(place);
        boolean withLead = place >= Touches.WITH_LEADS;
        if (to == DEALS) {
            return touch.onDeal() ? deals(number) : IntStream.empty();
        }
        int customer = edition.company().story(number).traits().customer().number();
        return IntStream.of((withLead ? number : customer) * ContactStory.SLOTS + touch.contact());
    }

    private IntStream ofCustomer(int customer, ObjectType to) {
        if (to == CONTACTS) {
            return people(customer);
        }
        return index.dealsOf(customer).stream()
                .mapToInt(Integer::intValue)
                .flatMap(deal -> Touches.isTouch(to) ? allTouches(deal, to) : ofDeal(deal, to));
    }

    private IntStream partner(int deal) {
        int company = index.partnerOf(deal);
        return company < 0 ? IntStream.empty() : IntStream.of(company);
    }

    private IntStream partnered(int company) {
        return index.partneredBy(company).stream().mapToInt(Integer::intValue).flatMap(CompanyLinks::deals);
    }

    private IntStream ofDeal(int deal, ObjectType to) {
        int customer = edition.company().story(deal).traits().customer().number();
        int perNumber = Ids.perNumber(to);
        return switch (to) {
            case COMPANIES -> IntStream.of(customer);
            case CONTACTS -> people(customer);
            case LEADS -> customer == deal ? IntStream.of(deal * perNumber + ContactStory.MAIN) : IntStream.empty();
            case DEALS -> deals(deal);
            case LINE_ITEMS -> lines(deal, LineCopies.ofDeal());
            case CALLS, EMAILS, MEETINGS, NOTES, TASKS ->
                edition.company().story(deal).touches().stream()
                        .filter(touch -> touch.type() == to && touch.onDeal())
                        .mapToInt(touch -> deal * perNumber + touch.slot());
            default -> IntStream.range(deal * perNumber, (deal + 1) * perNumber);
        };
    }

    private IntStream allTouches(int deal, ObjectType to) {
        return edition.company().story(deal).touches().stream()
                .filter(touch -> touch.type() == to && touch.slot() < Touches.WITH_LEADS)
                .mapToInt(touch -> deal * Touches.SLOTS + touch.slot());
    }

    /** The deal itself, or what it was merged into; never the duplicate. */
    private static IntStream deals(int number) {
        int first = number * Ids.DEALS_PER_NUMBER;
        return IntStream.of(first, first + Ids.MERGED_DEAL);
    }

    private static IntStream lines(int number, int parent) {
        int first = number * LineCopies.SLOTS + LineCopies.first(parent);
        return IntStream.range(first, first + LineItems.LINES);
    }

    /** Whoever was entered twice stands twice at everything of the customer. */
    private static IntStream people(int customer) {
        int first = customer * ContactStory.SLOTS;
        return IntStream.of(first + ContactStory.MAIN, first + ContactStory.SECOND, first + ContactStory.DUPLICATE);
    }

    private IntStream accepted(int deal) {
        return IntStream.range(0, Ids.QUOTES_PER_NUMBER)
                .filter(place -> isAccepted(deal, place))
                .map(place -> deal * Ids.QUOTES_PER_NUMBER + place);
    }

    private boolean isAccepted(int deal, int place) {
        return edition.company().story(deal).quotes().stream()
                .anyMatch(quote -> quote.slot() == place && quote.accepted() != Step.NEVER);
    }
}
