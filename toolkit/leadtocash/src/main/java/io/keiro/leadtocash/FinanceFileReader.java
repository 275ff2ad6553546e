package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the rows of a finance file into invoices, payments and deliveries. One row may be all three, as in lists of paid invoices. */
final class FinanceFileReader {

    private static final List<FinanceColumn> TEXTS = List.of(
            FinanceColumn.INVOICE_ID,
            FinanceColumn.PAYMENT_ID,
            FinanceColumn.DELIVERY_ID,
            FinanceColumn.DEAL_ID,
            FinanceColumn.ORDER_ID,
            FinanceColumn.QUOTE_ID,
            FinanceColumn.CUSTOMER,
            FinanceColumn.CURRENCY,
            FinanceColumn.STATUS,
            FinanceColumn.PAYMENT_TERMS,
            FinanceColumn.BILLING_TYPE,
            FinanceColumn.SOURCE);
    private static final List<FinanceColumn> DATES = List.of(
            FinanceColumn.INVOICE_DATE,
            FinanceColumn.SENT_DATE,
            FinanceColumn.PAYMENT_DATE,
            FinanceColumn.DELIVERY_DATE);
    private static final Map<String, FinanceRecord.Kind> TYPES = Map.of(
            "invoice", FinanceRecord.Kind.INVOICE,
            "請求", FinanceRecord.Kind.INVOICE,
            "請求書", FinanceRecord.Kind.INVOICE,
            "payment", FinanceRecord.Kind.PAYMENT,
            "receipt", FinanceRecord.Kind.PAYMENT,
            "入金", FinanceRecord.Kind.PAYMENT,
            "delivery", FinanceRecord.Kind.DELIVERY,
            "納品", FinanceRecord.Kind.DELIVERY,
            "出荷", FinanceRecord.Kind.DELIVERY);

    private final ZoneId zone;
    private final ReadingNotes notes = new ReadingNotes();
    private final List<FinanceRecord> records = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private FinanceFileReader(ZoneId zone) {
        this.zone = zone;
    }

    static FinanceFile read(Path file, ZoneId zone) {
        FinanceFileReader reader = new FinanceFileReader(zone);
        String name = file.getFileName().toString();
        List<String> seen = new ArrayList<>();
        boolean known = false;
        if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            for (String sheet : DataTable.sheets(file)) {
                known |= reader.take(TextTable.of(name + ", sheet " + sheet, DataTable.readSheet(file, sheet)), seen);
            }
        } else {
            known = reader.take(TextTable.read(file), seen);
        }
        if (!known) {
            throw new IllegalArgumentException(name + " holds no invoices, payments or deliveries that could be"
                    + " understood: it has the columns " + String.join(", ", seen)
                    + "; needed is a date (InvoiceDate 請求日, PaymentDate 入金日 or DeliveryDate 納品日)"
                    + " with a number, an amount or a customer beside it");
        }
        return new FinanceFile(name, reader.records, reader.notes.all());
    }

    /** True if the table could be of finance. */
    private boolean take(TextTable table, List<String> seen) {
        seen.addAll(table.headers());
        Map<FinanceColumn, String> columns = FinanceColumn.of(table.headers());
        boolean dated = columns.containsKey(FinanceColumn.INVOICE_DATE)
                || columns.containsKey(FinanceColumn.PAYMENT_DATE)
                || columns.containsKey(FinanceColumn.DELIVERY_DATE);
        boolean described = columns.keySet().stream()
                .anyMatch(column -> column == FinanceColumn.INVOICE_ID
                        || column == FinanceColumn.INVOICE_AMOUNT
                        || column == FinanceColumn.PAID_AMOUNT
                        || column == FinanceColumn.CUSTOMER
                        || column == FinanceColumn.ORDER_ID
                        || column == FinanceColumn.DEAL_ID);
        if (!dated || !described) {
            return false;
        }
        for (TextTable.Row row : table.rows()) {
            row(new Cells(row, columns));
        }
        return true;
    }

    /** One row with its cells by column. */
    private final class Cells {
        private final TextTable.Row row;
        private final Map<FinanceColumn, String> columns;

        Cells(TextTable.Row row, Map<FinanceColumn, String> columns) {
            this.row = row;
            this.columns = columns;
        }

        String text(FinanceColumn column) {
            String header = columns.get(column);
            return header == null ? null : row.text(header);
        }

        Moments.Moment moment(FinanceColumn column) {
            String text = text(column);
            Moments.Moment moment = Moments.read(text, zone).orElse(null);
            if (text != null && moment == null) {
                notes.count("values of " + columns.get(column) + " are no dates and count as unknown", text);
            }
            return moment;
        }

        double amount(FinanceColumn column) {
            String text = text(column);
            var amount = Amounts.amount(text);
            if (text != null && amount.isEmpty()) {
                notes.count("values of " + columns.get(column) + " are no amounts and count as unknown", text);
            }
            return amount.orElse(Double.NaN);
        }
    }

    private void row(Cells cells) {
        String type = cells.text(FinanceColumn.RECORD_TYPE);
        FinanceRecord.Kind named = type == null ? null : TYPES.get(Spelling.key(type));
        if (type != null && named == null) {
            notes.count("rows are neither invoice, payment nor delivery and were left out", type);
            return;
        }
        Map<FinanceColumn, String> texts = new EnumMap<>(FinanceColumn.class);
        TEXTS.forEach(column -> {
            if (cells.text(column) != null) {
                texts.put(column, cells.text(column));
            }
        });
        Map<FinanceColumn, Moments.Moment> dates = new EnumMap<>(FinanceColumn.class);
        DATES.forEach(column -> {
            Moments.Moment moment = cells.moment(column);
            if (moment != null) {
                dates.put(column, moment);
            }
        });
        boolean told = false;
        for (FinanceRecord.Kind kind : FinanceRecord.Kind.values()) {
            if (named == null ? tells(kind, dates) : named == kind) {
                add(kind, cells, texts, dates);
                told = true;
            }
        }
        if (!told) {
            notes.count("rows have no date of an invoice, payment or delivery and were left out", cells.row.where());
        }
    }

    /** A row that does not say what it is tells by its dates. */
    private static boolean tells(FinanceRecord.Kind kind, Map<FinanceColumn, Moments.Moment> dates) {
        return dates.containsKey(
                switch (kind) {
                    case INVOICE -> FinanceColumn.INVOICE_DATE;
                    case PAYMENT -> FinanceColumn.PAYMENT_DATE;
                    case DELIVERY -> FinanceColumn.DELIVERY_DATE;
                });
    }

    private void add(
            FinanceRecord.Kind kind,
            Cells cells,
            Map<FinanceColumn, String> texts,
            Map<FinanceColumn, Moments.Moment> dates) {
        if (kind != FinanceRecord.Kind.INVOICE && !tells(kind, dates)) {
            notes.count(
                    (kind == FinanceRecord.Kind.PAYMENT ? "payments" : "deliveries") + " without a date were left out",
                    cells.row.where());
            return;
        }
        String number = texts.get(
                switch (kind) {
                    case INVOICE -> FinanceColumn.INVOICE_ID;
                    case PAYMENT -> FinanceColumn.PAYMENT_ID;
                    case DELIVERY -> FinanceColumn.DELIVERY_ID;
                });
        String id = number != null ? number : cells.row.where();
        if (!names.add(kind + " " + id)) {
            notes.count(
                    Columns.word(kind) + " rows repeat a number that was used before and were left out",
                    cells.row.where());
            return;
        }
        double billed = cells.amount(FinanceColumn.INVOICE_AMOUNT);
        double paid = cells.amount(FinanceColumn.PAID_AMOUNT);
        double balance = kind == FinanceRecord.Kind.INVOICE ? cells.amount(FinanceColumn.BALANCE) : Double.NaN;
        Moments.Moment due = kind == FinanceRecord.Kind.INVOICE ? cells.moment(FinanceColumn.DUE_DATE) : null;
        records.add(new FinanceRecord(
                kind,
                id,
                cells.row.where(),
                texts,
                dates,
                kind == FinanceRecord.Kind.PAYMENT ? (Double.isNaN(paid) ? billed : paid) : billed,
                balance,
                due == null ? null : due.day(zone)));
    }
}
