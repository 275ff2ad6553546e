package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
        INVOICE(FinanceColumn.INVOICE_DATE, "invoices", "請求書"),
        PAYMENT(FinanceColumn.PAYMENT_DATE, "payments", "入金"),
        DELIVERY(FinanceColumn.DELIVERY_DATE, "deliveries", "納品");

        private final FinanceColumn date;
        private final Phrase label;

        Kind(FinanceColumn date, String en, String ja) {
            this.date = date;
            this.label = Phrase.of(en, ja);
        }

        /** Several of them. */
        Phrase label() {
            return label;
        }
    }

    /** What accounting systems say for the four states, beside their own words. */
    private static final Map<String, Invoice.Status> STATES = Map.ofEntries(
            Map.entry("入金済み", Invoice.Status.PAID),
            Map.entry("入金済", Invoice.Status.PAID),
            Map.entry("支払済", Invoice.Status.PAID),
            Map.entry("支払済み", Invoice.Status.PAID),
            Map.entry("settled", Invoice.Status.PAID),
            Map.entry("unpaid", Invoice.Status.OPEN),
            Map.entry("未入金", Invoice.Status.OPEN),
            Map.entry("未払い", Invoice.Status.OPEN),
            Map.entry("下書き", Invoice.Status.DRAFT),
            Map.entry("void", Invoice.Status.VOIDED),
            Map.entry("cancelled", Invoice.Status.VOIDED),
            Map.entry("canceled", Invoice.Status.VOIDED),
            Map.entry("無効", Invoice.Status.VOIDED),
            Map.entry("取消", Invoice.Status.VOIDED),
            Map.entry("キャンセル", Invoice.Status.VOIDED));

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

    /** The code of its currency, or "" where the file names none. */
    String currency() {
        String code = texts.get(FinanceColumn.CURRENCY);
        return code == null ? "" : code.toUpperCase(Locale.ROOT);
    }

    /** The state that the file names, or null. */
    Invoice.Status stated() {
        String text = Spelling.key(texts.get(FinanceColumn.STATUS));
        for (Invoice.Status status : Invoice.Status.values()) {
            if (Columns.word(status).equals(text)) {
                return status;
            }
        }
        return STATES.get(text);
    }

    /** What it takes of what it belongs to: nothing if it was voided; a credit note gives back. */
    double weight() {
        return Double.isNaN(amount) || stated() == Invoice.Status.VOIDED ? 0 : amount;
    }

    FinanceRecord withCustomer(String name) {
        Map<FinanceColumn, String> changed = new EnumMap<>(FinanceColumn.class);
        changed.putAll(texts);
        if (name != null) {
            changed.put(FinanceColumn.CUSTOMER, name);
        }
        return new FinanceRecord(kind, id, where, changed, dates, amount, balance, due);
    }

    FinanceRecord withId(String other) {
        return new FinanceRecord(kind, other, where, texts, dates, amount, balance, due);
    }

    /** True for the same payment written down again: same invoice, day and amount. */
    boolean isSameAs(FinanceRecord other) {
        return Objects.equals(text(FinanceColumn.INVOICE_ID), other.text(FinanceColumn.INVOICE_ID))
                && Objects.equals(time(), other.time())
                && Double.compare(amount, other.amount) == 0;
    }

    /** "invoice INV-17": how lists and decisions name it. */
    String name() {
        return Columns.word(kind) + " " + id;
    }
}
