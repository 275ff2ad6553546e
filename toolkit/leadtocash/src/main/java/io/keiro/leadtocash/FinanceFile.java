package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Invoices, payments and deliveries as an accounting or delivery system exports them: the way to cash where a CRM ends at the win.
 * CSV (delimiter and encoding found out, Shift_JIS as CP932 included) or Excel; headers in English or Japanese, by technical name or
 * synonym; full-width digits and thousands separators are understood. What could not be understood stands in {@link #notes()}.
 *
 * <pre>{@code
 * FinanceFile finance = FinanceFile.read(Path.of("invoices.xlsx"));
 * FinanceMatch match = FinanceMatch.of(data, finance);
 * match.decisions().write(Path.of("decide.csv"));        // fill in the column Decision
 * LeadToCash whole = match.decide(Path.of("decide.csv")).merge();
 * }</pre>
 */
public final class FinanceFile implements Tabular {

    private final String name;
    private final List<FinanceRecord> records;
    private final List<Phrase> notes;

    FinanceFile(String name, List<FinanceRecord> records, List<Phrase> notes) {
        this.name = name;
        this.records = List.copyOf(records);
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads a finance file; times without a zone are taken as UTC.
     *
     * @throws IllegalArgumentException if no column is known that could hold an invoice, a payment or a delivery; the message lists
     *     what there is and what would be understood
     */
    public static FinanceFile read(Path file) {
        return read(file, ZoneId.of("UTC"));
    }

    /** Reads a finance file whose times without a zone are in this one. A workbook's sheets are all looked at. */
    public static FinanceFile read(Path file, ZoneId zone) {
        return FinanceFileReader.read(file, Objects.requireNonNull(zone, "a zone is needed, such as UTC"));
    }

    /**
     * The same file with other names of customers, for data whose names are pseudonyms: give what turns a name into the pseudonym that the
     * data shows. The same name gives the same pseudonym, so only names that are spelled alike in both systems still match.
     */
    public FinanceFile withCustomerNames(UnaryOperator<String> pseudonym) {
        return new FinanceFile(
                name,
                records.stream()
                        .map(record -> {
                            String customer = record.text(FinanceColumn.CUSTOMER);
                            return customer == null ? record : record.withCustomer(pseudonym.apply(customer));
                        })
                        .toList(),
                notes);
    }

    /**
     * This file and another one as one, for systems that export invoices and payments apart, or month by month. A number that both have
     * counts once, and is said.
     */
    public FinanceFile with(FinanceFile other) {
        List<FinanceRecord> both = new ArrayList<>(records);
        Set<String> names = records.stream().map(FinanceRecord::name).collect(Collectors.toSet());
        ReadingNotes repeated = new ReadingNotes();
        for (FinanceRecord record : other.records) {
            boolean unnumbered = record.id().equals(record.where());
            if (names.add(record.name())) {
                both.add(record);
            } else if (unnumbered) {
                // Two files of one name: the place in the file names no record.
                both.add(record.withId(record.id() + " (" + both.size() + ")"));
            } else {
                repeated.count(
                        Phrase.of(
                                Columns.word(record.kind()) + " rows of " + other.name + " repeat a number of " + name
                                        + " and were left out",
                                name + "と番号が重複しているため除外した" + other.name + "の"
                                        + record.kind().label().ja() + "の行"),
                        record.where());
            }
        }
        List<Phrase> said = new ArrayList<>(notes);
        said.addAll(other.notes);
        said.addAll(repeated.all());
        return new FinanceFile(name + " + " + other.name, both, said);
    }

    String name() {
        return name;
    }

    List<FinanceRecord> records() {
        return records;
    }

    /** The numbers of its invoices. */
    Set<String> invoiceIds() {
        return records.stream()
                .filter(record -> record.kind() == FinanceRecord.Kind.INVOICE)
                .map(FinanceRecord::id)
                .collect(Collectors.toSet());
    }

    /** The latest time that it tells, or null. */
    Instant latest() {
        return records.stream()
                .map(FinanceRecord::time)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** What was left out or not understood, a sentence each. */
    public List<Phrase> notes() {
        return notes;
    }

    public int invoiceCount() {
        return count(FinanceRecord.Kind.INVOICE);
    }

    public int paymentCount() {
        return count(FinanceRecord.Kind.PAYMENT);
    }

    public int deliveryCount() {
        return count(FinanceRecord.Kind.DELIVERY);
    }

    private int count(FinanceRecord.Kind kind) {
        return (int) records.stream().filter(record -> record.kind() == kind).count();
    }

    /** One row per record, as it was understood. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Finance file", "会計ファイル"),
                Field.of("Record", Phrase.of("Record", "レコード"), Kind.TEXT),
                Field.of("Customer", Phrase.of("Customer", "顧客"), Kind.TEXT),
                Field.of("Date", Phrase.of("Date", "日付"), Kind.DATE),
                Field.of("Amount", Phrase.of("Amount", "金額"), Kind.MONEY),
                Field.of("Currency", Phrase.of("Currency", "通貨"), Kind.TEXT),
                Field.of("Where", Phrase.of("Row", "行"), Kind.TEXT));
        for (FinanceRecord record : records) {
            table.row(
                    record.name(),
                    record.text(FinanceColumn.CUSTOMER),
                    record.day(ZoneId.of("UTC")),
                    Double.isNaN(record.amount()) ? null : (Object) record.amount(),
                    record.text(FinanceColumn.CURRENCY),
                    record.where());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                name + ": " + Wording.number(invoiceCount()) + " invoices, " + Wording.number(paymentCount())
                        + " payments, " + Wording.number(deliveryCount()) + " deliveries",
                name + "：請求書" + Wording.number(invoiceCount()) + "件、入金" + Wording.number(paymentCount()) + "件、納品"
                        + Wording.number(deliveryCount()) + "件");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
