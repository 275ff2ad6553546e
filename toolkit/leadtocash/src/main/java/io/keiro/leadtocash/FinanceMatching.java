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

    /** An invoice and its issue in the CRM may lie this many days apart and still be the same one. */
    private static final int SAME_INVOICE_DAYS = 15;

    private static final double NOT_WON = 0.8;

    private final FinanceTargets targets;
    private final FinanceMatch.Options options;
    private final Map<String, String> decisions;
    private final ZoneId zone;
    private final String currency;
    private final LeadToCash data;
    private final List<FinanceFound> all = new ArrayList<>();
    private final Map<String, FinanceFound> invoiceByNumber = new HashMap<>();
    private final FinanceFit fit;
    private final FinanceAssignment deals;
    private final FinanceAssignment payable;

    /**
     * @param decisions by name of the record: the target that a person chose, or "" for none
     */
    FinanceMatching(LeadToCash data, FinanceFile finance, FinanceMatch.Options options, Map<String, String> decisions) {
        this.data = data;
        this.targets = new FinanceTargets(data);
        this.options = options;
        this.fit = new FinanceFit(options);
        this.deals = new FinanceAssignment(options);
        this.payable = new FinanceAssignment(options);
        this.decisions = decisions;
        this.zone = data.zone();
        this.currency = data.currency();
        finance.records().forEach(record -> all.add(new FinanceFound(record)));
    }

    List<FinanceFound> run() {
        List<FinanceFound> invoices = of(FinanceRecord.Kind.INVOICE);
        List<FinanceFound> deliveries = of(FinanceRecord.Kind.DELIVERY);
        List<FinanceFound> payments = of(FinanceRecord.Kind.PAYMENT);
        invoices.forEach(this::byKey);
        deals.assign(open(invoices, this::dealCandidates), true, this::toDeal);
        invoices.forEach(found ->
                invoiceByNumber.putIfAbsent(FinanceTargets.key(found.record().id()), found));
        sameInvoices(invoices);
        deliveries.forEach(this::byKey);
        deals.assign(open(deliveries, this::dealCandidates), false, this::toDeal);
        payments.forEach(this::paymentByKey);
        Payables payables = payables(invoices);
        payable.assign(open(payments, found -> invoiceCandidates(found, payables)), true, this::toInvoice);
        return all;
    }

    private List<FinanceFound> of(FinanceRecord.Kind kind) {
        return all.stream().filter(found -> found.record().kind() == kind).toList();
    }

    // ---- keys

    private void byKey(FinanceFound found) {
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
    private void deliveryOfInvoice(FinanceFound found) {
        FinanceFound named = found.record().kind() != FinanceRecord.Kind.DELIVERY
                ? null
                : invoiceByNumber.get(FinanceTargets.key(found.record().text(FinanceColumn.INVOICE_ID)));
        if (named != null && named.deal() != null) {
            found.settle(How.KEY, named.deal(), null, BY_INVOICE);
        }
    }

    private void settle(FinanceFound found, FinanceTargets.Target deal, String invoice, Phrase why) {
        found.settle(How.KEY, deal == null ? null : deal.dealId(), invoice, why);
        if (found.record().kind() == FinanceRecord.Kind.INVOICE && deal != null) {
            bill(deal.dealId(), deal, found);
        }
    }

    /** Uses up what a deal can be billed. */
    private void bill(String dealId, FinanceTargets.Target deal, FinanceFound found) {
        if (deal != null) {
            deals.limit(dealId, fit.mostOf(deal.amount()));
        }
        deals.use(dealId, found.record().amount());
    }

    private boolean byHand(FinanceFound found) {
        String decided = decisions.get(found.record().name());
        if (decided == null) {
            return false;
        }
        Phrase why = Phrase.of("decided by hand", "手動で決定");
        if (decided.isEmpty()) {
            found.settle(How.HAND, null, null, why);
        } else if (found.record().kind() == FinanceRecord.Kind.PAYMENT) {
            FinanceFound invoice = invoiceByNumber.get(FinanceTargets.key(decided));
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
            bill(decided, targets.deal(decided), found);
        }
        return true;
    }

    private void paymentByKey(FinanceFound found) {
        FinanceRecord record = found.record();
        if (byHand(found)) {
            return;
        }
        String number = record.text(FinanceColumn.INVOICE_ID);
        FinanceFound invoice = number == null ? null : invoiceByNumber.get(FinanceTargets.key(number));
        Invoice known = targets.invoice(number);
        if (invoice != null) {
            found.settle(How.KEY, invoice.deal(), invoice.invoiceId(), BY_INVOICE);
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

    // ---- rules

    private interface Candidates {
        List<FinanceCandidate> of(FinanceFound found);
    }

    /** Those that no key has settled, with what they could be. */
    private static List<FinanceFound> open(List<FinanceFound> records, Candidates candidates) {
        List<FinanceFound> open =
                records.stream().filter(found -> !found.isSettled()).toList();
        open.forEach(found -> found.couldBe(candidates.of(found)));
        return open;
    }

    private void toDeal(FinanceFound found, FinanceCandidate chosen) {
        found.settleByRule(chosen, chosen.target(), null);
    }

    private void toInvoice(FinanceFound found, FinanceCandidate chosen) {
        FinanceFound invoice = invoiceByNumber.get(FinanceTargets.key(chosen.target()));
        Invoice known = targets.invoice(chosen.target());
        String deal = invoice != null ? invoice.deal() : known == null ? null : known.dealId();
        found.settleByRule(chosen, deal, chosen.target());
    }

    private List<FinanceCandidate> dealCandidates(FinanceFound found) {
        FinanceRecord record = found.record();
        String customer = CustomerNames.key(record.text(FinanceColumn.CUSTOMER));
        Map<FinanceTargets.Target, Double> likely = new LinkedHashMap<>();
        if (!customer.isEmpty()) {
            likely.putAll(targets.dealsOf(customer, options.leastLikeness()));
        } else if (!Double.isNaN(record.amount())) {
            for (double tax : options.taxRates()) {
                double net = record.amount() / (1 + tax);
                double off = Math.abs(net) * options.amountTolerance();
                targets.dealsWithAmount(net - off, net + off).forEach(deal -> likely.put(deal, Double.NaN));
            }
        }
        List<FinanceCandidate> candidates = new ArrayList<>();
        likely.forEach((deal, likeness) -> {
            if (!isOtherCurrency(record)) {
                deals.limit(deal.dealId(), fit.mostOf(deal.amount()));
                FinanceCandidate candidate = FinanceCandidate.of(
                        deal.dealId(),
                        likeness,
                        fit.ofAmount(record.amount(), deal.amount()),
                        fit.ofDate(deal.since(), record.day(zone)));
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

    // ---- invoices that the data knows already

    /** An invoice that reached its deal by another way may still be one that the deal has: same amount, issued at about the same time. */
    private void sameInvoices(List<FinanceFound> invoices) {
        Set<String> taken = new HashSet<>();
        invoices.stream().map(FinanceFound::invoice).filter(id -> id != null).forEach(taken::add);
        for (FinanceFound found : invoices) {
            if (found.deal() == null || found.invoice() != null) {
                continue;
            }
            targets.invoicesOf(found.deal()).stream()
                    .filter(invoice -> !taken.contains(invoice.id()) && isSame(invoice, found.record()))
                    .findFirst()
                    .ifPresent(invoice -> {
                        taken.add(invoice.id());
                        found.isThe(invoice.id());
                    });
        }
    }

    private boolean isSame(Invoice invoice, FinanceRecord record) {
        if (invoice.status() == Invoice.Status.VOIDED || fit.ofAmount(record.amount(), invoice.amount()) != 1) {
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

    private Payables payables(List<FinanceFound> invoices) {
        List<Payable> payables = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (FinanceFound found : invoices) {
            String id = found.invoiceId();
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
            this.payable.limit(
                    payable.id(), Double.isNaN(payable.amount()) ? Double.POSITIVE_INFINITY : payable.amount());
            byCustomer
                    .computeIfAbsent(payable.customer(), c -> new ArrayList<>())
                    .add(payable);
        }
        for (FinanceFound payment : of(FinanceRecord.Kind.PAYMENT)) {
            if (payment.isSettled() && payment.invoice() != null) {
                payable.use(payment.invoice(), payment.record().amount());
            }
        }
        return new Payables(byCustomer, customers);
    }

    private List<FinanceCandidate> invoiceCandidates(FinanceFound found, Payables payables) {
        FinanceRecord record = found.record();
        String customer = CustomerNames.key(record.text(FinanceColumn.CUSTOMER));
        if (customer.isEmpty() || isOtherCurrency(record)) {
            return List.of();
        }
        List<FinanceCandidate> candidates = new ArrayList<>();
        payables.customers().like(customer, options.leastLikeness()).forEach((key, likeness) -> {
            for (Payable invoice : payables.byCustomer().get(key)) {
                candidates.add(FinanceCandidate.of(
                        invoice.id(),
                        likeness,
                        fit.ofPayment(record.amount(), payable.left(invoice.id())),
                        fit.ofDate(invoice.issued(), record.day(zone))));
            }
        });
        candidates.sort(
                Comparator.comparingDouble(FinanceCandidate::score).reversed().thenComparing(FinanceCandidate::target));
        return candidates;
    }
}
