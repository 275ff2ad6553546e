package io.keiro.leadtocash;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What customers owe at the cut-off against what was billed in the period before it.
 *
 * @param total receivables
 * @param current receivables that are not overdue
 * @param sales credit sales: amounts billed in the period
 * @param days length of the period
 */
record Receivables(double total, double current, double sales, long days) {

    static final int YEAR = 365;

    /** Over the last year, or since the first invoice where there is less. */
    static Receivables of(List<InvoiceCase> cases, LocalDate now) {
        LocalDate first = cases.stream()
                .map(InvoiceCase::issued)
                .min(LocalDate::compareTo)
                .orElse(now);
        long days = Math.min(YEAR, ChronoUnit.DAYS.between(first, now) + 1);
        double total = 0;
        double current = 0;
        double sales = 0;
        for (InvoiceCase one : cases) {
            double open = Double.isNaN(one.open()) ? 0 : Math.max(0, one.open());
            total += open;
            current += one.overdue() ? 0 : open;
            boolean inPeriod = ChronoUnit.DAYS.between(one.issued(), now) < days;
            sales += inPeriod && one.invoice().amount() > 0 ? one.invoice().amount() : 0;
        }
        return new Receivables(total, current, sales, days);
    }

    double dso() {
        return sales > 0 ? total / sales * days : Double.NaN;
    }

    double bestPossible() {
        return sales > 0 ? current / sales * days : Double.NaN;
    }

    double delinquent() {
        return dso() - bestPossible();
    }

    /** Credit sales of a year at the pace of the period. */
    double annualSales() {
        return days == 0 ? Double.NaN : sales / days * YEAR;
    }
}
