package io.keiro.sandbox;

import java.time.LocalDate;
import java.time.YearMonth;

/** When an invoice is due. */
enum PaymentTerms implements Choice {
    NET_30(0.32, "Net 30", "30日以内払い", 30),
    NET_45(0.21, "Net 45", "45日以内払い", 45),
    NET_60(0.25, "Net 60", "60日以内払い", 60),
    /** Closing date at the end of the month, payment at the end of the next. */
    END_OF_NEXT_MONTH(0.22, "End of next month", "月末締め翌月末払い", 0);

    private final double weight;
    private final Text label;
    private final int days;

    PaymentTerms(double weight, String english, String japanese, int days) {
        this.weight = weight;
        this.label = new Text(english, japanese);
        this.days = days;
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public Text label() {
        return label;
    }

    LocalDate due(LocalDate invoiceDate) {
        return this == END_OF_NEXT_MONTH
                ? YearMonth.from(invoiceDate).plusMonths(1).atEndOfMonth()
                : invoiceDate.plusDays(days);
    }
}
