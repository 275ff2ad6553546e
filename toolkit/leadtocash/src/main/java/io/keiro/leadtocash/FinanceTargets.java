package io.keiro.leadtocash;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What finance records can be matched to: the deals and invoices of a data set, by key, by customer and by amount. */
final class FinanceTargets {

    static final String INVOICE_NUMBER = "InvoiceNumber";
    static final String ORDER_NUMBER = "OrderNumber";
    static final String QUOTE_NUMBER = "QuoteNumber";

    /**
     * A deal as finance sees it.
     *
     * @param customer key of the customer's name, "" if unknown
     * @param amount in the currency of the data set; NaN if unknown
     * @param currency its own currency, "" where that is the one of the data set
     * @param own the amount in its own currency; NaN if unknown
     * @param since the day it was won, else its close date, else its creation; or null
     */
    record Target(
            String dealId,
            String customer,
            String name,
            double amount,
            String currency,
            double own,
            LocalDate since,
            Outcome outcome) {

        /** The amount in a currency, "" for that of the data set; NaN if unknown. */
        double in(String code) {
            return code.isEmpty() ? amount : code.equalsIgnoreCase(currency) ? own : Double.NaN;
        }
    }

    private final Map<String, Target> deals = new LinkedHashMap<>();
    private final Map<String, List<Target>> dealsOfCustomer = new HashMap<>();
    private final CustomerNames.Index customers = new CustomerNames.Index();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final Map<String, List<Invoice>> invoicesOfDeal = new HashMap<>();
    private final Map<String, String> dealOfOrder = new HashMap<>();
    private final Map<String, String> dealOfQuote = new HashMap<>();
    private final List<Target> byAmount = new ArrayList<>();

    FinanceTargets(LeadToCash data) {
        for (Deal deal : data.deals()) {
            Target target = target(data, deal);
            deals.put(deal.id(), target);
            if (!target.customer().isEmpty()) {
                customers.add(target.customer());
                dealsOfCustomer
                        .computeIfAbsent(target.customer(), c -> new ArrayList<>())
                        .add(target);
            }
            if (!Double.isNaN(target.amount())) {
                byAmount.add(target);
            }
        }
        byAmount.sort(java.util.Comparator.comparingDouble(Target::amount));
        for (Invoice invoice : data.invoices()) {
            invoices.put(key(invoice.id()), invoice);
            invoices.putIfAbsent(key(invoice.attributes().get(INVOICE_NUMBER)), invoice);
            if (invoice.dealId() != null) {
                invoicesOfDeal
                        .computeIfAbsent(invoice.dealId(), d -> new ArrayList<>())
                        .add(invoice);
            }
        }
        DealLinks links = DealLinks.of(data);
        for (BusinessEvent event : data.events()) {
            known(dealOfOrder, event, ObjectKind.ORDER, ORDER_NUMBER, links);
            known(dealOfQuote, event, ObjectKind.QUOTE, QUOTE_NUMBER, links);
        }
    }

    private static void known(
            Map<String, String> dealOf, BusinessEvent event, ObjectKind kind, String number, DealLinks links) {
        String id = event.object(kind);
        if (id == null || dealOf.containsKey(key(id)) && event.attributes().get(number) == null) {
            return;
        }
        links.dealsOf(event).stream().findFirst().ifPresent(deal -> {
            dealOf.putIfAbsent(key(id), deal);
            String named = event.attributes().get(number);
            if (named != null) {
                dealOf.putIfAbsent(key(named), deal);
            }
        });
    }

    private static Target target(LeadToCash data, Deal deal) {
        LocalDate since = data.traces().of(deal.id()).stream()
                .filter(step -> step.is(Activity.CLOSED_WON))
                .map(TraceStep::day)
                .reduce((first, second) -> second)
                .orElse(deal.closeDate());
        if (since == null && deal.created() != null) {
            since = Moments.day(deal.created(), data.zone());
        }
        String name = deal.attribute("CustomerName");
        // Amounts of a data set are in its own currency; what the deal was made in is noted beside it.
        String recorded = Mark.RECORDED_AMOUNT.of(deal);
        String currency = recorded == null ? null : deal.attribute(Attribute.CURRENCY.id());
        return new Target(
                deal.id(),
                CustomerNames.key(name),
                name == null ? "" : name,
                deal.amount(),
                currency == null ? "" : currency,
                Amounts.amount(recorded).orElse(Double.NaN),
                since,
                deal.outcome());
    }

    /** Numbers are compared without case, spaces and hyphens; "" for none. */
    static String key(String number) {
        return Spelling.key(number);
    }

    Target deal(String id) {
        return id == null ? null : deals.get(id);
    }

    Target dealOfOrder(String number) {
        return number == null ? null : deal(dealOfOrder.get(key(number)));
    }

    Target dealOfQuote(String number) {
        return number == null ? null : deal(dealOfQuote.get(key(number)));
    }

    /** The invoice with this id or number, or null. */
    Invoice invoice(String number) {
        return number == null ? null : invoices.get(key(number));
    }

    List<Invoice> invoicesOf(String dealId) {
        return invoicesOfDeal.getOrDefault(dealId, List.of());
    }

    /** All invoices, each once. */
    List<Invoice> allInvoices() {
        return invoices.values().stream().distinct().toList();
    }

    /** Deals of customers with a name like this one, with how much they are alike. */
    Map<Target, Double> dealsOf(String customer, double least) {
        Map<Target, Double> found = new LinkedHashMap<>();
        customers
                .like(customer, least)
                .forEach((key, likeness) -> dealsOfCustomer.get(key).forEach(deal -> found.put(deal, likeness)));
        return found;
    }

    /** Deals with an amount in this range, for records that name no customer. */
    List<Target> dealsWithAmount(double from, double to) {
        int low = 0;
        int high = byAmount.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byAmount.get(middle).amount() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < byAmount.size() && byAmount.get(end).amount() <= to) {
            end++;
        }
        return byAmount.subList(low, end);
    }
}
