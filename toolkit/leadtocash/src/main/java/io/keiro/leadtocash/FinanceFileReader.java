package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final Map<String, FinanceRecord.Kind> TYPES = Map.ofEntries(
            Map.entry("invoice", FinanceRecord.Kind.INVOICE),
            Map.entry("請求", FinanceRecord.Kind.INVOICE),
            Map.entry("請求書", FinanceRecord.Kind.INVOICE),
            Map.entry("payment", FinanceRecord.Kind.PAYMENT),
            Map.entry("receipt", FinanceRecord.Kind.PAYMENT),
            Map.entry("入金", FinanceRecord.Kind.PAYMENT),
            Map.entry("delivery", FinanceRecord.Kind.DELIVERY),
            Map.entry("納品", FinanceRecord.Kind.DELIVERY),
            Map.entry("出荷", FinanceRecord.Kind.DELIVERY));
    /** An invoice that gives back: its amount is below zero, however the file writes it. */
    private static final Set<String> CREDIT_NOTES = Set.of("creditnote", "creditmemo", "クレジットノート", "赤伝", "返金");

    private static final Pattern SHORT_DATE = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}.*");

    private final ZoneId zone;
    private final ReadingNotes notes = new ReadingNotes();
    private final List<FinanceRecord> records = new ArrayList<>();
    private final Map<String, FinanceRecord> byName = new HashMap<>();
    private DateOrder order = DateOrder.YEAR_FIRST;

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

    /** The sheet of the template: the same rules, whether or not it is filled in. */
    static FinanceFile read(TextTable sheet, ZoneId zone) {
        FinanceFileReader reader = new FinanceFileReader(zone);
        reader.take(sheet, new ArrayList<>());
        return new FinanceFile(sheet.name(), reader.records, reader.notes.all());
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
        order = DateOrder.of(Stream.concat(DATES.stream(), Stream.of(FinanceColumn.DUE_DATE))
                .map(columns::get)
                .filter(header -> header != null)
                .flatMap(header -> table.rows().stream().map(row -> row.text(header))));
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
            Moments.Moment moment = Moments.read(order.yearFirst(text), zone).orElse(null);
            if (text != null && moment == null) {
                String header = columns.get(column);
                notes.count(
                        order == DateOrder.UNCLEAR && SHORT_DATE.matcher(text).matches()
                                ? Phrase.of(
                                        "values of " + header
                                                + " may have the day or the month first and count as unknown; write them like 2026-03-31",
                                        "日と月の順序が判別できず不明として扱った「" + header + "」の値（2026-03-31の形式で記入してください）")
                                : Phrase.of(
                                        "values of " + header + " are no dates and count as unknown",
                                        "日付として読めず不明として扱った「" + header + "」の値"),
                        text);
            }
            return moment;
        }

        double amount(FinanceColumn column) {
            String text = text(column);
            var amount = Amounts.amount(text);
            if (text != null && amount.isEmpty()) {
                String header = columns.get(column);
                notes.count(
                        Phrase.of(
                                "values of " + header + " are no amounts and count as unknown",
                                "金額として読めず不明として扱った「" + header + "」の値"),
                        text);
            }
            return amount.orElse(Double.NaN);
        }
    }

    private void row(Cells cells) {
        String type = cells.text(FinanceColumn.RECORD_TYPE);
        boolean credit = type != null && CREDIT_NOTES.contains(Spelling.key(type));
        FinanceRecord.Kind named =
                credit ? FinanceRecord.Kind.INVOICE : type == null ? null : TYPES.get(Spelling.key(type));
        if (type != null && named == null) {
            notes.count(
                    Phrase.of(
                            "rows are neither invoice, payment nor delivery and were left out",
                            "請求、入金、納品のいずれでもないため除外した行"),
                    type);
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
                add(kind, cells, texts, dates, credit);
                told = true;
            }
        }
        if (!told) {
            notes.count(
                    Phrase.of(
                            "rows have no date of an invoice, payment or delivery and were left out",
                            "請求日、入金日、納品日のいずれもないため除外した行"),
                    cells.row.where());
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
            Map<FinanceColumn, Moments.Moment> dates,
            boolean credit) {
        if (kind != FinanceRecord.Kind.INVOICE && !tells(kind, dates)) {
            notes.count(
                    kind == FinanceRecord.Kind.PAYMENT
                            ? Phrase.of("payments without a date were left out", "入金日がないため除外した入金")
                            : Phrase.of("deliveries without a date were left out", "納品日がないため除外した納品"),
                    cells.row.where());
            return;
        }
        String number = texts.get(
                switch (kind) {
                    case INVOICE -> FinanceColumn.INVOICE_ID;
                    case PAYMENT -> FinanceColumn.PAYMENT_ID;
                    case DELIVERY -> FinanceColumn.DELIVERY_ID;
                });
        double billed = cells.amount(FinanceColumn.INVOICE_AMOUNT);
        double paid = cells.amount(FinanceColumn.PAID_AMOUNT);
        double amount = kind == FinanceRecord.Kind.PAYMENT && !Double.isNaN(paid) ? paid : billed;
        Moments.Moment due = kind == FinanceRecord.Kind.INVOICE ? cells.moment(FinanceColumn.DUE_DATE) : null;
        FinanceRecord record = new FinanceRecord(
                kind,
                number != null ? number : cells.row.where(),
                cells.row.where(),
                texts,
                dates,
                credit ? -Math.abs(amount) : amount,
                kind == FinanceRecord.Kind.INVOICE ? cells.amount(FinanceColumn.BALANCE) : Double.NaN,
                due == null ? null : due.day(zone));
        FinanceRecord before = byName.putIfAbsent(record.name(), record);
        if (before == null) {
            records.add(record);
        } else if (kind == FinanceRecord.Kind.PAYMENT && !record.isSameAs(before)) {
            part(record);
        } else {
            notes.count(
                    Phrase.of(
                            Columns.word(kind) + " rows repeat a number that was used before and were left out",
                            "番号が重複しているため除外した" + kind.label().ja() + "の行"),
                    record.where());
        }
    }

    /** One payment that settles several invoices stands in several rows with one number: each row is a part of it. */
    private void part(FinanceRecord record) {
        int number = 2;
        FinanceRecord part = record.withId(record.id() + "/" + number);
        while (byName.putIfAbsent(part.name(), part) != null) {
            part = record.withId(record.id() + "/" + ++number);
        }
        records.add(part);
    }
}
