package io.keiro.leadtocash;

import io.keiro.leadtocash.FinanceMatch.How;
import io.keiro.log.Phrase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the invoice of each payment: by its number or the payment's own, else by customer, what is due, and date. The payments of an
 * invoice may not add up to more than is due. One that settles several invoices of a customer at once is found where exactly one set
 * of open invoices adds up to it.
 */
final class FinancePayments {

    private static final Phrase BY_PAYMENT = Phrase.of("payment number", "入金番号");

    /** An invoice that a payment may settle, in a currency, "" for that of the data set. */
    private record Payable(String id, String customer, double amount, String currency, LocalDate issued) {}

    private final LeadToCash data;
    private final FinanceTargets targets;
    private final FinanceMatch.Options options;
    private final FinanceMoney money;
    private final Map<String, String> decisions;
    private final ZoneId zone;
    private final FinanceFit fit;
    private final FinanceAssignment left;
    private final Map<String, List<Payable>> byCustomer = new LinkedHashMap<>();
    private final CustomerNames.Index customers = new CustomerNames.Index();
    private final Map<String, Payment> knownPayments = new HashMap<>();
    private Map<String, FinanceFound> invoiceByNumber = Map.of();

    FinancePayments(
            LeadToCash data,
            FinanceTargets targets,
            FinanceMatch.Options options,
            FinanceMoney money,
            Map<String, String> decisions) {
        this.data = data;
        this.targets = targets;
        this.options = options;
        this.money = money;
        this.decisions = decisions;
        this.zone = data.zone();
        this.fit = new FinanceFit(options);
        this.left = new FinanceAssignment(options, money);
    }

    /**
     * @param invoices of the file, which have found their deals as far as they can
     * @param numbers the same by their numbers
     */
    void match(List<FinanceFound> invoices, Map<String, FinanceFound> numbers, List<FinanceFound> payments) {
        invoiceByNumber = numbers;
        data.payments().forEach(payment -> knownPayments.putIfAbsent(payment.id(), payment));
        payments.forEach(this::byKey);
        payables(invoices);
        for (FinanceFound payment : payments) {
            if (payment.isSettled() && payment.invoice() != null) {
                left.use(
                        left.purse(payment, payment.invoice()), payment.record().weight());
            }
        }
        List<FinanceFound> open = FinanceMatching.open(payments, this::candidates);
        left.assign(open, true, this::toInvoice);
        open.stream().filter(payment -> !payment.isSettled()).forEach(this::toSeveral);
    }

    private void byKey(FinanceFound found) {
        String decided = decisions.get(found.record().name());
        if (decided != null) {
            if (decided.isEmpty()) {
                found.settle(How.HAND, null, null, FinanceMatching.BY_HAND);
            } else {
                found.settle(How.HAND, dealOf(decided), idOf(decided), FinanceMatching.BY_HAND);
            }
            return;
        }
        String number = found.record().text(FinanceColumn.INVOICE_ID);
        if (number != null && isKnown(number)) {
            found.settle(How.KEY, dealOf(number), idOf(number), FinanceMatching.BY_INVOICE);
            return;
        }
        Payment known = knownPayments.get(found.record().text(FinanceColumn.PAYMENT_ID));
        if (known != null) {
            Invoice of = targets.invoice(known.invoiceId());
            found.settle(How.KEY, of == null ? null : of.dealId(), known.invoiceId(), BY_PAYMENT);
        }
    }

    private boolean isKnown(String number) {
        return invoiceByNumber.containsKey(FinanceTargets.key(number)) || targets.invoice(number) != null;
    }

    /** The deal of the invoice with this number, or null. */
    private String dealOf(String number) {
        FinanceFound invoice = invoiceByNumber.get(FinanceTargets.key(number));
        Invoice known = targets.invoice(number);
        return invoice != null ? invoice.deal() : known == null ? null : known.dealId();
    }

    /** The id under which an invoice stands in the merged data; the number itself where there is no such invoice. */
    private String idOf(String number) {
        FinanceFound invoice = invoiceByNumber.get(FinanceTargets.key(number));
        Invoice known = targets.invoice(number);
        return invoice != null ? invoice.invoiceId() : known != null ? known.id() : number;
    }

    private void payables(List<FinanceFound> invoices) {
        Set<String> told = new HashSet<>();
        for (FinanceFound found : invoices) {
            FinanceRecord record = found.record();
            told.add(found.invoiceId());
            if (record.stated() != Invoice.Status.VOIDED) {
                add(new Payable(
                        found.invoiceId(),
                        CustomerNames.key(record.text(FinanceColumn.CUSTOMER)),
                        record.amount(),
                        money.isHome(record.currency()) ? "" : record.currency(),
                        record.day(zone)));
            }
        }
        for (Invoice invoice : targets.allInvoices()) {
            if (!told.contains(invoice.id()) && invoice.status() != Invoice.Status.VOIDED) {
                add(new Payable(
                        invoice.id(),
                        CustomerNames.key(invoice.attributes().get("CustomerName")),
                        Double.isNaN(invoice.balance()) ? invoice.amount() : invoice.balance(),
                        "",
                        invoice.issued() == null ? null : Moments.day(invoice.issued(), zone)));
            }
        }
    }

    private void add(Payable payable) {
        customers.add(payable.customer());
        String purse = payable.currency().isEmpty() ? payable.id() : payable.id() + " " + payable.currency();
        left.limit(purse, Double.isNaN(payable.amount()) ? Double.POSITIVE_INFINITY : payable.amount());
        byCustomer.computeIfAbsent(payable.customer(), c -> new ArrayList<>()).add(payable);
    }

    private List<FinanceCandidate> candidates(FinanceFound found) {
        FinanceRecord record = found.record();
        String customer = CustomerNames.key(record.text(FinanceColumn.CUSTOMER));
        List<FinanceCandidate> candidates = new ArrayList<>();
        if (customer.isEmpty()) {
            return candidates;
        }
        customers.like(customer, options.leastLikeness()).forEach((key, likeness) -> {
            for (Payable invoice : byCustomer.get(key)) {
                candidates.add(FinanceCandidate.of(
                        invoice.id(),
                        likeness,
                        isSameCurrency(record, invoice)
                                ? fit.ofPayment(record.amount(), left.left(left.purse(found, invoice.id())))
                                : Double.NaN,
                        fit.ofDate(invoice.issued(), record.day(zone))));
            }
        });
        candidates.sort(
                Comparator.comparingDouble(FinanceCandidate::score).reversed().thenComparing(FinanceCandidate::target));
        return candidates;
    }

    private boolean isSameCurrency(FinanceRecord record, Payable invoice) {
        return money.isHome(record.currency())
                ? invoice.currency().isEmpty()
                : record.currency().equalsIgnoreCase(invoice.currency());
    }

    private void toInvoice(FinanceFound found, FinanceCandidate chosen) {
        found.settleByRule(chosen, dealOf(chosen.target()), chosen.target());
    }

    /** The one set of a customer's open invoices that adds up to a payment. */
    private void toSeveral(FinanceFound found) {
        FinanceRecord record = found.record();
        String customer = CustomerNames.key(record.text(FinanceColumn.CUSTOMER));
        List<String> ids = new ArrayList<>();
        List<Double> due = new ArrayList<>();
        for (Payable invoice : byCustomer.getOrDefault(customer, List.of())) {
            double open = left.left(left.purse(found, invoice.id()));
            boolean inTime = fit.ofDate(invoice.issued(), record.day(zone)) > 0;
            if (inTime && isSameCurrency(record, invoice) && open > 0 && Double.isFinite(open)) {
                ids.add(invoice.id());
                due.add(open);
            }
        }
        int[] sum = customer.isEmpty() ? null : OneSum.of(due, record.amount());
        if (sum == null) {
            return;
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int index : sum) {
            parts.put(ids.get(index), due.get(index));
            left.use(left.purse(found, ids.get(index)), due.get(index));
        }
        String first = ids.get(sum[0]);
        found.settleInParts(parts, dealOf(first), first);
    }
}
