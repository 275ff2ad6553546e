package io.keiro.leadtocash;

import java.util.HashMap;
import java.util.Map;

/**
 * Amounts of finance records in the currency of the data set. Another currency is taken at the rate of the invoice or deal that the record
 * belongs to, the only rate that a CRM keeps; without one the amount is unknown, because adding up currencies would be wrong in silence.
 */
final class FinanceMoney {

    private final String home;
    private final Map<String, Deal> deals = new HashMap<>();
    private final Map<String, Invoice> invoices = new HashMap<>();

    FinanceMoney(LeadToCash data) {
        this.home = data.currency();
        data.deals().forEach(deal -> deals.putIfAbsent(deal.id(), deal));
        data.invoices().forEach(invoice -> invoices.putIfAbsent(invoice.id(), invoice));
    }

    /** True for a currency that the data set's amounts are in; a record that names none is taken to be. */
    boolean isHome(String currency) {
        return currency.isEmpty() || home.isEmpty() || currency.equalsIgnoreCase(home);
    }

    /** What a unit of a record's money is worth at home: 1 at home, NaN where nobody knows. */
    double rate(FinanceFound found) {
        String currency = found.record().currency();
        if (isHome(currency)) {
            return 1;
        }
        Invoice invoice = found.invoice() == null ? null : invoices.get(found.invoice());
        if (invoice != null && currency.equalsIgnoreCase(invoice.attributes().get(Attribute.CURRENCY.id()))) {
            double rate = ratio(invoice.amount(), Mark.RECORDED_AMOUNT.of(invoice));
            if (!Double.isNaN(rate)) {
                return rate;
            }
        }
        Deal deal = found.deal() == null ? null : deals.get(found.deal());
        return deal != null && currency.equalsIgnoreCase(deal.attribute(Attribute.CURRENCY.id()))
                ? ratio(deal.amount(), Mark.RECORDED_AMOUNT.of(deal))
                : Double.NaN;
    }

    private static double ratio(double atHome, String recorded) {
        double ratio = atHome / Amounts.amount(recorded).orElse(Double.NaN);
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? ratio : Double.NaN;
    }

    /** An amount at a rate, to a hundredth; at a rate of 1 the amount as it is. */
    static double at(double amount, double rate) {
        return rate == 1 || Double.isNaN(amount * rate) ? amount * rate : Math.round(amount * rate * 100) / 100.0;
    }
}
