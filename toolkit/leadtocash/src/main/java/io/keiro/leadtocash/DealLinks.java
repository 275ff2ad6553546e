package io.keiro.leadtocash;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the deals of an object through the links. Ways lead from the payment to its invoice, from the invoice to its order, and from
 * each of them, from quotes and from leads to the deal; never through contacts and companies, which have many deals.
 */
final class DealLinks {

    /** The kinds through which an event that names no deal may have one, in the order in which they are asked. */
    static final List<ObjectKind> NEAREST_FIRST =
            List.of(ObjectKind.QUOTE, ObjectKind.ORDER, ObjectKind.INVOICE, ObjectKind.PAYMENT, ObjectKind.LEAD);

    private static final Map<ObjectKind, ObjectKind> ON_THE_WAY =
            Map.of(ObjectKind.PAYMENT, ObjectKind.INVOICE, ObjectKind.INVOICE, ObjectKind.ORDER);

    /** For each kind and id, the linked ids of the kinds on the way to a deal. */
    private final Map<ObjectKind, Map<String, Set<String>>> toDeal = new EnumMap<>(ObjectKind.class);

    private final Map<ObjectKind, Map<String, Set<String>>> onward = new EnumMap<>(ObjectKind.class);

    private final Set<ObjectKind> wanted;

    private DealLinks(Set<ObjectKind> wanted) {
        this.wanted = wanted;
    }

    static DealLinks of(LeadToCash data) {
        return of(data, EnumSet.allOf(ObjectKind.class));
    }

    /** Only the ways that start from objects of these kinds. */
    static DealLinks of(LeadToCash data, Set<ObjectKind> kinds) {
        Set<ObjectKind> wanted = EnumSet.noneOf(ObjectKind.class);
        for (ObjectKind kind : kinds) {
            for (ObjectKind way = kind; way != null; way = ON_THE_WAY.get(way)) {
                wanted.add(way);
            }
        }
        DealLinks links = new DealLinks(wanted);
        for (Link link : data.links()) {
            links.add(link.fromKind(), link.fromId(), link.toKind(), link.toId());
            links.add(link.toKind(), link.toId(), link.fromKind(), link.fromId());
        }
        for (Invoice invoice : data.invoices()) {
            if (invoice.dealId() != null) {
                links.add(ObjectKind.INVOICE, invoice.id(), ObjectKind.DEAL, invoice.dealId());
            }
        }
        for (Payment payment : data.payments()) {
            if (payment.invoiceId() != null) {
                links.add(ObjectKind.PAYMENT, payment.id(), ObjectKind.INVOICE, payment.invoiceId());
            }
        }
        return links;
    }

    private void add(ObjectKind from, String fromId, ObjectKind to, String toId) {
        if (!wanted.contains(from)) {
            return;
        }
        if (to == ObjectKind.DEAL && NEAREST_FIRST.contains(from)) {
            put(toDeal, from, fromId, toId);
        } else if (to == ON_THE_WAY.get(from)) {
            put(onward, from, fromId, toId);
        }
    }

    private static void put(Map<ObjectKind, Map<String, Set<String>>> map, ObjectKind kind, String from, String to) {
        // Nearly all objects have one.
        map.computeIfAbsent(kind, k -> new HashMap<>()).merge(from, Set.of(to), DealLinks::both);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        if (some.containsAll(others)) {
            return some;
        }
        Set<String> all = some instanceof LinkedHashSet ? some : new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The deals that an event is about; none if nothing links it to one. */
    Set<String> dealsOf(BusinessEvent event) {
        String named = event.object(ObjectKind.DEAL);
        if (named != null) {
            return Set.of(named);
        }
        for (ObjectKind kind : NEAREST_FIRST) {
            Set<String> deals = dealsOf(kind, event.object(kind));
            if (!deals.isEmpty()) {
                return deals;
            }
        }
        return Set.of();
    }

    /** The deals of an object; none if it is not linked to any. */
    Set<String> dealsOf(ObjectKind kind, String id) {
        if (id == null) {
            return Set.of();
        }
        Set<String> direct = toDeal.getOrDefault(kind, Map.of()).getOrDefault(id, Set.of());
        ObjectKind next = ON_THE_WAY.get(kind);
        if (!direct.isEmpty() || next == null) {
            return direct;
        }
        Set<String> deals = new LinkedHashSet<>();
        for (String onTheWay : onward.getOrDefault(kind, Map.of()).getOrDefault(id, Set.of())) {
            deals.addAll(dealsOf(next, onTheWay));
        }
        return deals;
    }
}
