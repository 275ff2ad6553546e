package io.keiro.leadtocash;

import io.keiro.leadtocash.FinanceMatch.How;
import io.keiro.log.Phrase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the deal of each invoice and delivery and the invoice of each payment: by keys first, then by rules with a score. A rule decides
 * only where one candidate is good enough and clearly better than the next, and where what it stands for is not used up: the invoices of
 * a deal may not add up to more than the deal, the payments of an invoice not to more than is due. The best pairs are settled first,
 * which frees the rest of what they could have been.
 */
final class FinanceMatching {

    private static final Phrase BY_DEAL = Phrase.of("deal id", "商談ID");
    private static final Phrase BY_INVOICE = Phrase.of("invoice number", "請求書番号");
    private static final Phrase BY_ORDER = Phrase.of("order number", "受注番号");
    private static final Phrase BY_QUOTE = Phrase.of("quote number", "見積番号");
    private static final Phrase BY_PAYMENT = Phrase.of("payment number", "入金番号");
    private static final Phrase NOTHING = Phrase.of("nothing fits", "該当なし");
    private static final Phrase SEVERAL = Phrase.of("several fit, or none well enough", "複数の候補、または確度不足");

    /** An invoice and its issue in the CRM may lie this many days apart and still be the same one. */
    private static final int SAME_INVOICE_DAYS = 15;

    private static final double PART = 0.5;
    private static final double UNKNOWN = 0.4;
    private static final double NOT_WON = 0.8;

    /** A record with what was found out about it so far. */
    static final class Found {
        private final FinanceRecord record;
        private How how = How.UNMATCHED;
        private String deal;
        private String invoice;
        private double score = Double.NaN;
        private Phrase why = NOTHING;
        private List<FinanceCandidate> candidates = List.of();
        private double best;

        Found(FinanceRecord record) {
            this.record = record;
        }

        FinanceRecord record() {
            return record;
        }

        How how() {
            return how;
        }

        String deal() {
            return deal;
        }

        /** For an invoice the one of the data set that it is, for a payment the one it settles; or null. */
        String invoice() {
            return invoice;
        }

        double score() {
            return score;
        }

        Phrase why() {
            return why;
        }

        List<FinanceCandidate> candidates() {
            return candidates;
        }

        private boolean isSettled() {
            return how == How.KEY || how == How.RULE || how == How.HAND;
        }

        private void settle(How by, String dealId, String invoiceId, Phrase reason) {
            how = by;
            deal = dealId;
            invoice = invoiceId;
            why = reason;
        }
    }

    private final FinanceTargets targets;
    private final FinanceMatch.Options options;
    private final Map<String, String> decisions;
    private final ZoneId zone;
    private final String currency;
    private final LeadToCash data;
    private final List<Found> all = new ArrayList<>();
    private final Map<String, Found> invoiceByNumber = new HashMap<>();
    /** What is left of a deal or an invoice to be billed or paid. */
    private final Map<String, Double> left = new HashMap<>();

    /**
     * @param decisions by name of the record: the target that a person chose, or "" for none
     */
    FinanceMatching(LeadToCash data, FinanceFile finance, FinanceMatch.Options options, Map<String, String> decisions) {
        this.data = data;
        this.targets = new FinanceTargets(data);
        this.options = options;
        this.decisions = decisions;
        this.zone = data.zone();
        this.currency = data.currency();
        finance.records().forEach(record -> all.add(new Found(record)));
    }

    List<Found> run() {
        List<Found> invoices = of(FinanceRecord.Kind.INVOICE);
        List<Found> deliveries = of(FinanceRecord.Kind.DELIVERY);
        List<Found> payments = of(FinanceRecord.Kind.PAYMENT);
        invoices.forEach(this::byKey);
        assign(invoices, this::dealCandidates, true);
        invoices.forEach(found ->
                invoiceByNumber.putIfAbsent(FinanceTargets.key(found.record().id()), found));
        sameInvoices(invoices);
        deliveries.forEach(this::byKey);
        assign(deliveries, this::dealCandidates, false);
        payments.forEach(this::paymentByKey);
        Payables payable = payables(invoices);
        assign(payments, found -> invoiceCandidates(found, payable), true);
        return all;
    }

    private List<Found> of(FinanceRecord.Kind kind) {
        return all.stream().filter(found -> found.record().kind() == kind).toList();
    }

    // ---- keys

    private void byKey(Found found) {
        FinanceRecord record = found.record();
        if (byHand(found)) {
            return;
        }
        Invoice invoice = targets.invoice(record.text(FinanceColumn.INVOICE_ID));
        FinanceTargets.Target deal = targets.deal(record.text(FinanceColumn.DEAL_ID));
        String same = invoice == null ? null : invoice.id();
        if (deal != null) {
            settle(found, deal, same, BY_DEAL);
        } else if (invoice != null && invoice.dealId() != null) {
            settle(found, targets.deal(invoice.dealId()), same, BY_INVOICE);
        } else if (targets.dealOfOrder(record.text(FinanceColumn.ORDER_ID)) != null) {
            settle(found, targets.dealOfOrder(record.text(FinanceColumn.ORDER_ID)), same, BY_ORDER);
        } else if (targets.dealOfQuote(record.text(FinanceColumn.QUOTE_ID)) != null) {
            settle(found, targets.dealOfQuote(record.text(FinanceColumn.QUOTE_ID)), same, BY_QUOTE);
        } else {
            deliveryOfInvoice(found);
        }
    }

    /** A delivery that names an invoice of the file belongs to that invoice's deal. */
    private void deliveryOfInvoice(Found found) {
        Found named = found.record().kind() != FinanceRecord.Kind.DELIVERY
                ? null
                : invoiceByNumber.get(FinanceTargets.key(found.record().text(FinanceColumn.INVOICE_ID)));
        if (named != null && named.deal() != null) {
            found.settle(How.KEY, named.deal(), null, BY_INVOICE);
        }
    }

    private void settle(Found found, FinanceTargets.Target deal, String invoice, Phrase why) {
        found.settle(How.KEY, deal == null ? null : deal.dealId(), invoice, why);
        if (found.record().kind() == FinanceRecord.Kind.INVOICE && deal != null) {
            use(deal.dealId(), room(deal), found.record().amount());
        }
    }

    private boolean byHand(Found found) {
        String decided = decisions.get(found.record().name());
        if (decided == null) {
            return false;
        }
        Phrase why = Phrase.of("decided by hand", "手動で決定");
        if (decided.isEmpty()) {
            found.settle(How.HAND, null, null, why);
        } else if (found.record().kind() == FinanceRecord.Kind.PAYMENT) {
            Found invoice = invoiceByNumber.get(FinanceTargets.key(decided));
            Invoice known = targets.invoice(decided);
            found.settle(
                    How.HAND,
                    invoice != null ? invoice.deal() : known == null ? null : known.dealId(),
                    invoice != null && invoice.invoice() != null
                            ? invoice.invoice()
                            : known != null ? known.id() : decided,
                    why);
        } else {
            Invoice same = targets.invoice(found.record().text(FinanceColumn.INVOICE_ID));
            found.settle(How.HAND, decided, same == null ? null : same.id(), why);
            use(decided, room(targets.deal(decided)), found.record().amount());
        }
        return true;
    }

    private void paymentByKey(Found found) {
        FinanceRecord record = found.record();
        if (byHand(found)) {
            return;
        }
        String number = record.text(FinanceColumn.INVOICE_ID);
        Found invoice = number == null ? null : invoiceByNumber.get(FinanceTargets.key(number));
        Invoice known = targets.invoice(number);
        if (invoice != null) {
            found.settle(How.KEY, invoice.deal(), idOf(invoice), BY_INVOICE);
        } else if (known != null) {
            found.settle(How.KEY, known.dealId(), known.id(), BY_INVOICE);
        } else {
            String id = record.text(FinanceColumn.PAYMENT_ID);
            data.payments().stream()
                    .filter(payment -> id != null && payment.id().equals(id))
                    .findFirst()
                    .ifPresent(payment -> {
                        Invoice of = targets.invoice(payment.invoiceId());
                        found.settle(How.KEY, of == null ? null : of.dealId(), payment.invoiceId(), BY_PAYMENT);
                    });
        }
    }

    /** The id under which an invoice of the file stands in the merged data. */
    static String idOf(Found invoice) {
        return invoice.invoice() != null ? invoice.invoice() : invoice.record().id();
    }

    // ---- rules

    private interface Candidates {
        List<FinanceCandidate> of(Found found);
    }

    /** What may still be billed to a deal, with the highest tax. */
    private double room(FinanceTargets.Target deal) {
        double tax = options.taxRates().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return deal == null || Double.isNaN(deal.amount())
                ? Double.POSITIVE_INFINITY
                : deal.amount() * (1 + tax) * (1 + options.amountTolerance());
    }

    private void use(String target, double whole, double amount) {
        double rest = left.getOrDefault(target, whole);
        left.put(target, rest - (Double.isNaN(amount) ? 0 : amount));
    }

    private void assign(List<Found> records, Candidates candidates, boolean usesUp) {
        List<Found> open = new ArrayList<>();
        for (Found found : records) {
            if (!found.isSettled()) {
                found.candidates = candidates.of(found);
                open.add(found);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            open.forEach(found -> found.best = best(found, usesUp));
            open.sort(Comparator.comparingDouble((Found found) -> -found.best));
            for (Found found : new ArrayList<>(open)) {
                FinanceCandidate chosen = clear(found, usesUp);
                if (chosen != null) {
                    settleByRule(found, chosen, usesUp);
                    open.remove(found);
                    changed = true;
                }
            }
        }
        for (Found found : open) {
            found.candidates = found.candidates.stream()
                    .filter(candidate -> candidate.score() >= options.offeredFrom())
                    .limit(options.mostCandidates())
                    .toList();
            if (!found.candidates.isEmpty()) {
                found.how = How.UNDECIDED;
                found.score = found.candidates.get(0).score();
                found.why = SEVERAL;
            }
        }
    }

    private double best(Found found, boolean usesUp) {
        return found.candidates.stream()
                .filter(candidate -> fits(found, candidate, usesUp))
                .mapToDouble(FinanceCandidate::score)
                .max()
                .orElse(0);
    }

    /** The one candidate that is good enough and clearly better than the next, or null. */
    private FinanceCandidate clear(Found found, boolean usesUp) {
        FinanceCandidate first = null;
        double second = 0;
        for (FinanceCandidate candidate : found.candidates) {
            if (!fits(found, candidate, usesUp)) {
                continue;
            }
            if (first == null || candidate.score() > first.score()) {
                second = first == null ? 0 : first.score();
                first = candidate;
            } else {
                second = Math.max(second, candidate.score());
            }
        }
        boolean good = first != null
                && first.score() >= options.acceptedFrom()
                && first.name() >= options.acceptedLikeness()
                && first.score() - second >= options.margin();
        return good ? first : null;
    }

    private boolean fits(Found found, FinanceCandidate candidate, boolean usesUp) {
        double amount = found.record().amount();
        return !usesUp
                || Double.isNaN(amount)
                || amount <= left.getOrDefault(candidate.target(), Double.POSITIVE_INFINITY) + 0.005;
    }

    private void settleByRule(Found found, FinanceCandidate chosen, boolean usesUp) {
        found.score = chosen.score();
        if (found.record().kind() == FinanceRecord.Kind.PAYMENT) {
            Found invoice = invoiceByNumber.get(FinanceTargets.key(chosen.target()));
            Invoice known = targets.invoice(chosen.target());
            String deal = invoice != null ? invoice.deal() : known == null ? null : known.dealId();
            found.settle(How.RULE, deal, chosen.target(), chosen.why());
        } else {
            found.settle(How.RULE, chosen.target(), null, chosen.why());
        }
        if (usesUp) {
            use(chosen.target(), Double.POSITIVE_INFINITY, found.record().amount());
        }
    }

    private List<FinanceCandidate> dealCandidates(Found found) {
        FinanceRecord record = found.record();
        String customer = CustomerNames.key(record.text(FinanceColumn.CUSTOMER));
        Map<FinanceTargets.Target, Double> deals = new LinkedHashMap<>();
        if (!customer.isEmpty()) {
            deals.putAll(targets.dealsOf(customer, options.leastLikeness()));
        } else if (!Double.isNaN(record.amount())) {
            for (double tax : options.taxRates()) {
                double net = record.amount() / (1 + tax);
                double off = Math.abs(net) * options.amountTolerance();
                targets.dealsWithAmount(net - off, net + off).forEach(deal -> deals.put(deal, Double.NaN));
            }
        }
        List<FinanceCandidate> candidates = new ArrayList<>();
        deals.forEach((deal, likeness) -> {
            if (!isOtherCurrency(record)) {
                left.putIfAbsent(deal.dealId(), room(deal));
                FinanceCandidate candidate = FinanceCandidate.of(
                        deal.dealId(),
                        likeness,
                        amountFit(record.amount(), deal.amount()),
                        dateFit(deal.since(), record.day(zone)));
                candidates.add(deal.outcome() == Outcome.WON ? candidate : candidate.times(NOT_WON));
            }
        });
        candidates.sort(
                Comparator.comparingDouble(FinanceCandidate::score).reversed().thenComparing(FinanceCandidate::target));
        return candidates;
    }

    private boolean isOtherCurrency(FinanceRecord record) {
        String own = record.text(FinanceColumn.CURRENCY);
        return own != null && !currency.isEmpty() && !own.equalsIgnoreCase(currency);
    }

    /** 1 for the same amount with any of the tax rates, a half for a part of it, 0 for more. */
    private double amountFit(double amount, double whole) {
        if (Double.isNaN(amount) || Double.isNaN(whole)) {
            return UNKNOWN;
        }
        double largest = whole;
        for (double tax : options.taxRates()) {
            double gross = whole * (1 + tax);
            largest = Math.max(largest, gross);
            if (Math.abs(amount - gross) <= Math.abs(gross) * options.amountTolerance() + 0.005) {
                return 1;
            }
        }
        return amount > 0 && amount < largest ? PART : 0;
    }

    /** 1 on the day itself, falling towards the ends of the window, 0 beyond. */
    private double dateFit(LocalDate since, LocalDate day) {
        if (since == null || day == null) {
            return UNKNOWN;
        }
        long days = ChronoUnit.DAYS.between(since, day);
        if (days < -options.daysBefore() || days > options.daysAfter()) {
            return 0;
        }
        double share = days < 0 ? -days / (options.daysBefore() + 1.0) : days / (options.daysAfter() + 1.0);
        return 1 - 0.6 * share;
    }

    // ---- invoices that the data knows already

    /** An invoice that reached its deal by another way may still be one that the deal has: same amount, issued at about the same time. */
    private void sameInvoices(List<Found> invoices) {
        Set<String> taken = new HashSet<>();
        invoices.stream().map(Found::invoice).filter(id -> id != null).forEach(taken::add);
        for (Found found : invoices) {
            if (found.deal() == null || found.invoice() != null) {
                continue;
            }
            targets.invoicesOf(found.deal()).stream()
                    .filter(invoice -> !taken.contains(invoice.id()) && isSame(invoice, found.record()))
                    .findFirst()
                    .ifPresent(invoice -> {
                        taken.add(invoice.id());
                        found.invoice = invoice.id();
                    });
        }
    }

    private boolean isSame(Invoice invoice, FinanceRecord record) {
        if (invoice.status() == Invoice.Status.VOIDED || amountFit(record.amount(), invoice.amount()) != 1) {
            return false;
        }
        LocalDate issued = invoice.issued() == null ? null : Moments.day(invoice.issued(), zone);
        LocalDate day = record.day(zone);
        return issued == null || day == null || Math.abs(ChronoUnit.DAYS.between(issued, day)) <= SAME_INVOICE_DAYS;
    }

    // ---- payments

    /** An invoice that a payment may settle. */
    private record Payable(String id, String customer, double amount, LocalDate issued) {}

    /** All of them by customer. */
    private record Payables(Map<String, List<Payable>> byCustomer, CustomerNames.Index customers) {}

    private Payables payables(List<Found> invoices) {
        left.clear();
        List<Payable> payables = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Found found : invoices) {
            String id = idOf(found);
            told.add(id);
            payables.add(new Payable(
                    id,
                    CustomerNames.key(found.record().text(FinanceColumn.CUSTOMER)),
                    found.record().amount(),
                    found.record().day(zone)));
        }
        for (Invoice invoice : targets.allInvoices()) {
            if (!told.contains(invoice.id()) && invoice.status() != Invoice.Status.VOIDED) {
                payables.add(new Payable(
                        invoice.id(),
                        CustomerNames.key(invoice.attributes().get("CustomerName")),
                        Double.isNaN(invoice.balance()) ? invoice.amount() : invoice.balance(),
                        invoice.issued() == null ? null : Moments.day(invoice.issued(), zone)));
            }
        }
        Map<String, List<Payable>> byCustomer = new LinkedHashMap<>();
        CustomerNames.Index customers = new CustomerNames.Index();
        for (Payable payable : payables) {
            customers.add(payable.customer());
            left.put(payable.id(), Double.isNaN(payable.amount()) ? Double.POSITIVE_INFINITY : payable.amount());
            byCustomer
                    .computeIfAbsent(payable.customer(), c -> new ArrayList<>())
                    .add(payable);
        }
        for (Found payment : of(FinanceRecord.Kind.PAYMENT)) {
            if (payment.isSettled() && payment.invoice() != null) {
                use(
                        payment.invoice(),
                        Double.POSITIVE_INFINITY,
                        payment.record().amount());
            }
        }
        return new Payables(byCustomer, customers);
    }

    private List<FinanceCandidate> invoiceCandidates(Found found, Payables payables) {
        FinanceRecord record = found.record();
        String customer = CustomerNames.key(record.text(FinanceColumn.CUSTOMER));
        if (customer.isEmpty() || isOtherCurrency(record)) {
            return List.of();
        }
        List<FinanceCandidate> candidates = new ArrayList<>();
        payables.customers().like(customer, options.leastLikeness()).forEach((key, likeness) -> {
            for (Payable invoice : payables.byCustomer().get(key)) {
                double open = left.get(invoice.id());
                boolean exact = !Double.isNaN(record.amount())
                        && Math.abs(record.amount() - open) <= Math.abs(open) * options.amountTolerance() + 0.005;
                double amount = exact
                        ? 1
                        : Double.isNaN(record.amount()) || Double.isNaN(open)
                                ? UNKNOWN
                                : record.amount() < open ? PART : 0;
                candidates.add(FinanceCandidate.of(
                        invoice.id(), likeness, amount, dateFit(invoice.issued(), record.day(zone))));
            }
        });
        candidates.sort(
                Comparator.comparingDouble(FinanceCandidate::score).reversed().thenComparing(FinanceCandidate::target));
        return candidates;
    }
}
