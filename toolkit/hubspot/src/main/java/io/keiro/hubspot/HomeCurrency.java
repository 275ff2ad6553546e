package io.keiro.hubspot;

/**
 * Amounts in the portal's own currency. Invoices and payments in another one are taken at the rate of their deal, which is the only rate
 * that a portal keeps; without one the amount is unknown, because adding up different currencies would be wrong in silence.
 */
final class HomeCurrency {

    private final String home;

    HomeCurrency(Account account) {
        this.home = account.currency();
    }

    /** A converted amount without the dust of the rate, to a hundredth; at a rate of 1 the amount as it is. */
    static double rounded(double amount, double rate) {
        return rate == 1 || Double.isNaN(amount) ? amount : Math.round(amount * 100) / 100.0;
    }

    /**
     * What one unit is worth at home: 1 for the home currency or where none is named, NaN where nobody knows.
     *
     * @param currency currency of the amount, or null
     * @param deal its deal, or null
     */
    double rate(String currency, StoredRecord deal) {
        if (currency == null || home.isEmpty() || currency.equalsIgnoreCase(home)) {
            return 1;
        }
        if (deal == null || !currency.equalsIgnoreCase(deal.value("deal_currency_code"))) {
            return Double.NaN;
        }
        double ratio = Amount.parse(deal.value("amount_in_home_currency")) / Amount.parse(deal.value("amount"));
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? ratio : Amount.parse(deal.value("hs_exchange_rate"));
    }
}
