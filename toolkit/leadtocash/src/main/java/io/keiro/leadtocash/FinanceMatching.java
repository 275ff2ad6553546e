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
 * Finds the deal of each invoice and delivery: by keys first, then by rules with a score. A rule decides only where one candidate is good
 * enough and clearly better than the next, and where what it stands for is not used up: the invoices of a deal may not add up to more
 * than the deal. The best pairs are settled first, which frees the rest of what they could have been. Payments follow in
 * {@link FinancePayments}.
 */
final class FinanceMatching {

    private static final Phrase BY_DEAL = Phrase.of("deal id", "商談ID");
    static final Phrase BY_HAND = Phrase.of("decided by hand", "手動で決定");
    static final Phrase BY_INVOICE = Phrase.of("invoice number", "請求書番号");
    private static final Phrase BY_ORDER = Phrase.of("order number", "受注番号");
    private static final Phrase BY_QUOTE = Phrase.of("quote number", "見積番号");

    /** An invoice and its issue in the CRM may lie this many days apart and still be the same one. */
    private static final int SAME_INVOICE_DAYS = 15;

    private static final double NOT_WON = 0.8;

    private final FinanceTargets targets;
    private final FinanceMatch.Options options;
    private final Map<String, String> decisions;
    private final ZoneId zone;
    private final FinanceMoney money;
    private final LeadToCash data;
    private final List<FinanceFound> all = new ArrayList<>();
    private final Map<String, FinanceFound> invoiceByNumber = new HashMap<>();
    private final FinanceFit fit;
    private final FinanceAssignment deals;

    /**
     * @param decisions by name of the record: the target that a person chose, or "" for none
     */
    FinanceMatching(LeadToCash data, FinanceFile finance, FinanceMatch.Options options, Map<String, String> decisions) {
        this.data = data;
        this.targets = new FinanceTargets(data);
        this.money = new FinanceMoney(data);
        this.options = options;
        this.fit = new FinanceFit(options);
        this.deals = new FinanceAssignment(options, money);
        this.decisions = decisions;
        this.zone = data.zone();
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
        new FinancePayments(data, targets, options, money, decisions).match(invoices, invoiceByNumber, payments);
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
            bill(deal, found);
        }
    }

    /** Uses up what a deal can be billed. */
    private void bill(FinanceTargets.Target deal, FinanceFound found) {
        String currency = found.record().currency();
        String purse = deals.purse(found, deal.dealId());
        deals.limit(purse, fit.mostOf(deal.in(money.isHome(currency) ? "" : currency)));
        deals.use(purse, found.record().weight());
    }

    private boolean byHand(FinanceFound found) {
        String decided = decisions.get(found.record().name());
        if (decided == null) {
            return false;
        }
        if (decided.isEmpty()) {
            found.settle(How.HAND, null, null, BY_HAND);
            return true;
        }
        Invoice same = targets.invoice(found.record().text(FinanceColumn.INVOICE_ID));
        found.settle(How.HAND, decided, same == null ? null : same.id(), BY_HAND);
        if (targets.deal(decided) != null) {
            bill(targets.deal(decided), found);
        }
        return true;
    }

    // ---- rules

    /** What a record could belong to, best first. */
    interface Candidates {
        List<FinanceCandidate> of(FinanceFound found);
    }

    /** Those that no key has settled, with what they could be. */
    static List<FinanceFound> open(List<FinanceFound> records, Candidates candidates) {
        List<FinanceFound> open =
                records.stream().filter(found -> !found.isSettled()).toList();
        open.forEach(found -> found.couldBe(candidates.of(found)));
        return open;
    }

    private void toDeal(FinanceFound found, FinanceCandidate chosen) {
        found.settleByRule(chosen, chosen.target(), null);
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
        String currency = money.isHome(record.currency()) ? "" : record.currency();
        likely.forEach((deal, likeness) -> {
            boolean comparable = currency.isEmpty() || currency.equalsIgnoreCase(deal.currency());
            deals.limit(deals.purse(found, deal.dealId()), fit.mostOf(deal.in(currency)));
            FinanceCandidate candidate = FinanceCandidate.of(
                    deal.dealId(),
                    likeness,
                    comparable ? fit.ofAmount(record.amount(), deal.in(currency)) : Double.NaN,
                    fit.ofDate(deal.since(), record.day(zone)));
            candidates.add(deal.outcome() == Outcome.WON ? candidate : candidate.times(NOT_WON));
        });
        candidates.sort(
                Comparator.comparingDouble(FinanceCandidate::score).reversed().thenComparing(FinanceCandidate::target));
        return candidates;
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
        double billed = money.isHome(record.currency())
                ? invoice.amount()
                : record.currency().equalsIgnoreCase(invoice.attributes().get(Attribute.CURRENCY.id()))
                        ? Amounts.amount(Mark.RECORDED_AMOUNT.of(invoice)).orElse(Double.NaN)
                        : Double.NaN;
        if (invoice.status() == Invoice.Status.VOIDED || fit.ofAmount(record.amount(), billed) != 1) {
            return false;
        }
        LocalDate issued = invoice.issued() == null ? null : Moments.day(invoice.issued(), zone);
        LocalDate day = record.day(zone);
        return issued == null || day == null || Math.abs(ChronoUnit.DAYS.between(issued, day)) <= SAME_INVOICE_DAYS;
    }
}
