package io.keiro.leadtocash;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * One invoice, payment or delivery of a finance file.
 *
 * @param kind what it is
 * @param id its own number; made of the row's place where the file gives none
 * @param where file and row, for people
 * @param texts the cells that hold ids, names and words
 * @param dates the cells that hold times
 * @param amount what was billed, paid or delivered; NaN if unknown
 * @param balance what is still due; NaN if unknown
 * @param due when it should be paid, or null
 */
record FinanceRecord(
        Kind kind,
        String id,
        String where,
        Map<FinanceColumn, String> texts,
        Map<FinanceColumn, Moments.Moment> dates,
        double amount,
        double balance,
        LocalDate due) {

    /** What a row of a finance file is. */
    enum Kind {
        INVOICE(FinanceColumn.INVOICE_DATE),
        PAYMENT(FinanceColumn.PAYMENT_DATE),
        DELIVERY(FinanceColumn.DELIVERY_DATE);

        private final FinanceColumn date;

        Kind(FinanceColumn date) {
            this.date = date;
        }
    }

    FinanceRecord {
        texts = texts.isEmpty() ? Map.of() : new EnumMap<>(texts);
        dates = dates.isEmpty() ? Map.of() : new EnumMap<>(dates);
    }

    String text(FinanceColumn column) {
        return texts.get(column);
    }

    Moments.Moment moment(FinanceColumn column) {
        return dates.get(column);
    }

    /** When it was issued, received or delivered, or null. */
    Instant time() {
        Moments.Moment moment = dates.get(kind.date);
        return moment == null ? null : moment.time();
    }

    LocalDate day(ZoneId zone) {
        Moments.Moment moment = dates.get(kind.date);
        return moment == null ? null : moment.day(zone);
    }

    FinanceRecord withCustomer(String name) {
        Map<FinanceColumn, String> changed = new EnumMap<>(FinanceColumn.class);
        changed.putAll(texts);
        if (name != null) {
            changed.put(FinanceColumn.CUSTOMER, name);
        }
        return new FinanceRecord(kind, id, where, changed, dates, amount, balance, due);
    }

    /** "invoice INV-17": how lists and decisions name it. */
    String name() {
        return Columns.word(kind) + " " + id;
    }
}
