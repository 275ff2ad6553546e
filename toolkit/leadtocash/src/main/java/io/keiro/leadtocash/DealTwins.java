package io.keiro.leadtocash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deals that look like another one entered again: same customer, made within an hour, and no amount that tells them apart. The later one
 * counts as the twin. A deal without a customer or a time of creation is never one.
 */
final class DealTwins {

    private static final Duration TOGETHER = Duration.ofHours(1);

    private DealTwins() {}

    static Set<Deal> of(LeadToCash data) {
        Map<String, String> companies = new HashMap<>();
        for (Link link : data.links()) {
            if (link.fromKind() == ObjectKind.DEAL && link.toKind() == ObjectKind.COMPANY) {
                companies.putIfAbsent(link.fromId(), link.toId());
            }
        }
        Map<String, List<Deal>> byCustomer = new LinkedHashMap<>();
        for (Deal deal : data.deals()) {
            String company = companies.get(deal.id());
            String name = deal.attribute(Attribute.CUSTOMER_NAME.id());
            if (deal.created() != null && (company != null || name != null)) {
                byCustomer
                        .computeIfAbsent(company != null ? "id " + company : "name " + name, c -> new ArrayList<>())
                        .add(deal);
            }
        }
        Set<Deal> twins = new HashSet<>();
        byCustomer.values().forEach(deals -> add(deals, twins));
        return twins;
    }

    private static void add(List<Deal> deals, Set<Deal> twins) {
        deals.sort(Comparator.comparing(Deal::created));
        Deal first = null;
        for (Deal deal : deals) {
            boolean twin = first != null
                    && Duration.between(first.created(), deal.created()).compareTo(TOGETHER) <= 0
                    && (Double.isNaN(first.amount()) || Double.isNaN(deal.amount()) || first.amount() == deal.amount());
            if (twin) {
                twins.add(deal);
            } else {
                first = deal;
            }
        }
    }
}
