package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * A deal or invoice that a finance record may belong to.
 *
 * @param target id of the deal, or of the invoice for a payment
 * @param name how alike the customers' names are, 0 to 1; NaN where one is not known
 * @param amount how well the amounts fit, 0 to 1; NaN where they are in different currencies, which only a person can compare
 * @param date how well the dates fit, 0 to 1
 * @param score the weighted sum, 0 to 1
 */
record FinanceCandidate(String target, double name, double amount, double date, double score) {

    private static final double NAME = 0.5;
    private static final double AMOUNT = 0.3;
    private static final double DATE = 0.2;
    private static final double UNKNOWN_NAME = 0.4;

    static FinanceCandidate of(String target, double name, double amount, double date) {
        double score = NAME * (Double.isNaN(name) ? UNKNOWN_NAME : name)
                + AMOUNT * (Double.isNaN(amount) ? FinanceFit.UNKNOWN : amount)
                + DATE * date;
        return new FinanceCandidate(target, name, amount, date, score);
    }

    FinanceCandidate times(double factor) {
        return new FinanceCandidate(target, name, amount, date, score * factor);
    }

    /** What speaks for it. */
    Phrase why() {
        List<Phrase> parts = new ArrayList<>();
        if (Double.isNaN(name)) {
            parts.add(Phrase.of("no customer named", "顧客名なし"));
        } else {
            parts.add(
                    name == 1
                            ? Phrase.of("same customer", "顧客が一致")
                            : Phrase.of("customer " + percent(name) + " alike", "顧客名の類似度" + percent(name)));
        }
        parts.add(
                Double.isNaN(amount)
                        ? Phrase.of("amount in another currency", "金額の通貨が異なる")
                        : amount == 1
                                ? Phrase.of("same amount", "金額が一致")
                                : amount > 0
                                        ? Phrase.of("part of the amount", "金額の一部")
                                        : Phrase.of("other amount", "金額が不一致"));
        parts.add(date > 0 ? Phrase.of("in time", "日付が範囲内") : Phrase.of("out of time", "日付が範囲外"));
        return Phrase.of(
                String.join(", ", parts.stream().map(Phrase::en).toList()),
                String.join("、", parts.stream().map(Phrase::ja).toList()));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "%";
    }
}
