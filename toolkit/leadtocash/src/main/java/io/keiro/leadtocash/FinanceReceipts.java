package io.keiro.leadtocash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The payments that a CRM or a log recorded itself, so that a finance file does not count them again: same invoice and the same amount as
 * received, before anything was given back, at most two days apart, or further where the invoice would be paid twice over otherwise; at
 * the same moment any amount, as one side may tell what came and the other what was kept. A recorded payment without an invoice is taken too, so the file links it. Each stands for one payment of the file.
 */
final class FinanceReceipts {

    /** Seconds that two systems may date one payment apart. */
    private static final long NEAR = 2 * 86_400L;

    private final List<BusinessEvent> events;
    private final Set<Integer> dropped;
    private final Set<Integer> taken = new HashSet<>();
    private final Map<String, List<Integer>> ofInvoice = new HashMap<>();
    private final List<Integer> unlinked = new ArrayList<>();
    private final Map<String, Double> amounts = new HashMap<>();
    private final Map<String, Double> paid = new HashMap<>();

    /**
     * @param dropped events that gave way to the file, by their position; it grows
     */
    FinanceReceipts(LeadToCash data, Set<Integer> dropped) {
        this.events = data.events();
        this.dropped = dropped;
        for (Payment payment : data.payments()) {
            if (amounts.putIfAbsent(payment.id(), payment.amount()) == null && !Double.isNaN(payment.amount())) {
                paid.merge(String.valueOf(payment.invoiceId()), payment.amount(), Double::sum);
            }
        }
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).activity().equals(Activity.PAYMENT_RECEIVED.id())) {
                String invoice = events.get(i).object(ObjectKind.INVOICE);
                if (invoice == null) {
                    unlinked.add(i);
                } else {
                    ofInvoice.computeIfAbsent(invoice, id -> new ArrayList<>()).add(i);
                }
            }
        }
    }

    /**
     * The position of the event that a payment of the file is, or -1; it is taken then.
     *
     * @param invoice what it pays, or null
     * @param amount in the data set's currency; NaN if unknown
     */
    int of(FinanceFound f, Invoice invoice, double amount) {
        Instant received = f.record().time();
        List<Integer> own = invoice == null ? List.of() : ofInvoice.getOrDefault(invoice.id(), List.of());
        int event = nearest(own, received, amount, NEAR);
        event = event < 0 ? atTheSameMoment(own, received) : event;
        if (event < 0 && invoice != null) {
            event = nearest(
                    unlinked.stream().filter(i -> isOf(f.deal(), events.get(i))).toList(), received, amount, NEAR);
        }
        if (event < 0 && isPaidOver(invoice, amount)) {
            event = nearest(own, received, amount, Long.MAX_VALUE);
        }
        if (event >= 0) {
            taken.add(event);
        }
        return event;
    }

    private static boolean isOf(String deal, BusinessEvent event) {
        String known = event.object(ObjectKind.DEAL);
        return known == null || known.equals(deal);
    }

    private boolean isPaidOver(Invoice invoice, double amount) {
        double whole = invoice == null ? Double.NaN : paid.getOrDefault(invoice.id(), 0.0) + amount;
        return invoice != null && whole > invoice.amount() && !isSame(whole, invoice.amount());
    }

    /** A day alone is no moment: several payments may come in one. */
    private int atTheSameMoment(List<Integer> some, Instant received) {
        for (int i : some) {
            BusinessEvent event = events.get(i);
            if (event.precision() == TimePrecision.SECOND
                    && event.time().equals(received)
                    && !dropped.contains(i)
                    && !taken.contains(i)) {
                return i;
            }
        }
        return -1;
    }

    private int nearest(List<Integer> some, Instant received, double amount, long within) {
        int best = -1;
        long least = within;
        for (int i : some) {
            long apart = Math.abs(events.get(i).time().getEpochSecond() - received.getEpochSecond());
            if (apart <= least && !dropped.contains(i) && !taken.contains(i) && isSameAmount(i, amount)) {
                best = i;
                least = apart;
            }
        }
        return best;
    }

    /** An event without an amount is taken for any. */
    private boolean isSameAmount(int index, double amount) {
        BusinessEvent event = events.get(index);
        double told = Amounts.amount(event.attributes().get("PaidAmount")).orElse(Double.NaN);
        double known = Double.isNaN(told)
                ? amounts.getOrDefault(String.valueOf(event.object(ObjectKind.PAYMENT)), Double.NaN)
                : told;
        return Double.isNaN(known) || Double.isNaN(amount) || isSame(known, amount);
    }

    /** Within what rounding at two rates may leave. */
    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= Math.max(0.005, Math.abs(one) * 1e-4);
    }
}
