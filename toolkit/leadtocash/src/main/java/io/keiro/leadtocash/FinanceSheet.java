package io.keiro.leadtocash;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the FinanceImport sheet: invoices and payments of the accounting system, one row each, and the events that they are. A cell that
 * cannot be understood counts as unknown and is reported; a row without an id or a kind is left out and reported.
 */
final class FinanceSheet {

    private static final String KIND = "RecordType";
    private static final List<String> NEEDED = List.of(KIND, "InvoiceId");
    private static final List<String> ATTRIBUTES = List.of("PaymentTerms", "Currency", "BillingType", "CustomerName");

    private final LeadToCash.Builder data;
    private final ReadingNotes notes;
    private final ZoneId zone;
    private final Set<String> told;
    private final Map<String, TextTable.Row> invoices = new LinkedHashMap<>();
    private final Map<String, String> deals = new HashMap<>();
    private final Map<String, Double> paid = new HashMap<>();

    /**
     * @param events events that are known already and not made again
     */
    FinanceSheet(LeadToCash.Builder data, ReadingNotes notes, ZoneId zone, List<BusinessEvent> events) {
        this.data = data;
        this.notes = notes;
        this.zone = zone;
        this.told = new HashSet<>();
        events.forEach(event -> told.add(event.activity() + " " + event.object(ObjectKind.INVOICE)));
    }

    /** Adds the sheet's invoices and payments; gives the ids of the invoices. */
    Set<String> read(TextTable table) {
        table.require(NEEDED);
        List<TextTable.Row> payments = new ArrayList<>();
        for (TextTable.Row row : table.rows()) {
            String kind = Spelling.key(row.text(KIND));
            String id = row.text("InvoiceId");
            if (kind.equals("invoice") || kind.equals("請求書") || kind.equals("請求")) {
                if (id == null || invoices.putIfAbsent(id, row) != null) {
                    notes.count(
                            "invoice rows of " + table.name() + " without an id or with one used before were left out",
                            row.where());
                }
            } else if (kind.equals("payment") || kind.equals("入金")) {
                payments.add(row);
            } else {
                notes.count(
                        "rows of " + table.name() + " are neither invoice nor payment and were left out", row.where());
            }
        }
        invoices.forEach((id, row) -> deals.put(id, row.text("SalesOpportunityId")));
        payments.forEach(this::payment);
        invoices.forEach(this::invoice);
        return invoices.keySet();
    }

    private void payment(TextTable.Row row) {
        Moments.Moment date = moment(row, "PaymentDate");
        if (date == null) {
            notes.count("payments without a date were left out", row.where());
            return;
        }
        String invoice = row.text("InvoiceId");
        String named = row.text("PaymentId");
        String id = named == null ? "row " + (row.index() + 2) : named;
        double amount = amount(row, "PaidAmount");
        paid.merge(String.valueOf(invoice), Double.isNaN(amount) ? 0 : amount, Double::sum);
        data.payment(new Payment(id, invoice, date.time(), amount));
        BusinessEvent event = event(Activity.PAYMENT_RECEIVED, date, row)
                .touching(ObjectKind.PAYMENT, id)
                .with("PaidAmount", row.text("PaidAmount"));
        add(event, invoice);
    }

    private void invoice(String id, TextTable.Row row) {
        Moments.Moment issued = moment(row, "InvoiceDate");
        Moments.Moment sent = moment(row, "SentDate");
        double amount = amount(row, "InvoiceAmount");
        double balance = amount(row, "Balance");
        Invoice.Status status = status(id, row, amount, balance);
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTES.forEach(name -> attributes.put(name, row.text(name)));
        data.invoice(new Invoice(
                id,
                row.text("SalesOpportunityId"),
                time(issued),
                time(sent),
                day(row, "DueDate"),
                status,
                amount,
                balance,
                attributes));
        String order = row.text("OrderId");
        if (order != null) {
            data.link(new Link(ObjectKind.ORDER, order, ObjectKind.INVOICE, id));
        }
        if (issued != null && status != Invoice.Status.DRAFT) {
            add(event(Activity.INVOICE_ISSUED, issued, row), id);
        }
        if (sent != null) {
            add(event(Activity.INVOICE_SENT, sent, row), id);
        }
    }

    private Invoice.Status status(String id, TextTable.Row row, double amount, double balance) {
        String text = row.text("Status");
        for (Invoice.Status status : Invoice.Status.values()) {
            if (Columns.word(status).equals(Spelling.key(text))) {
                return status;
            }
        }
        if (text != null) {
            notes.count("values of Status are none of draft, open, paid, voided; the balance decides", text);
        }
        boolean settled = balance <= 0 || Double.isNaN(balance) && paid.getOrDefault(id, 0.0) >= amount;
        return settled ? Invoice.Status.PAID : Invoice.Status.OPEN;
    }

    private void add(BusinessEvent event, String invoice) {
        if (invoice == null || !told.contains(event.activity() + " " + invoice)) {
            data.event(event);
        }
    }

    private BusinessEvent event(Activity activity, Moments.Moment moment, TextTable.Row row) {
        String invoice = row.text("InvoiceId");
        String deal = row.text("SalesOpportunityId");
        String source = row.text("SourceSystem");
        BusinessEvent event = BusinessEvent.of(activity, moment.time(), EvidenceLevel.EXTERNAL)
                .from(source == null ? "FinanceImport" : source)
                .touching(ObjectKind.INVOICE, invoice)
                .touching(ObjectKind.DEAL, deal == null && invoice != null ? deals.get(invoice) : deal);
        return moment.precision() == TimePrecision.DAY ? event.onDay() : event;
    }

    private Moments.Moment moment(TextTable.Row row, String column) {
        String text = row.text(column);
        Moments.Moment moment = Moments.read(text, zone).orElse(null);
        if (text != null && moment == null) {
            notes.count("values of " + column + " are no dates and count as unknown", text);
        }
        return moment;
    }

    private LocalDate day(TextTable.Row row, String column) {
        Moments.Moment moment = moment(row, column);
        return moment == null ? null : moment.day(zone);
    }

    private static Instant time(Moments.Moment moment) {
        return moment == null ? null : moment.time();
    }

    private double amount(TextTable.Row row, String column) {
        String text = row.text(column);
        var amount = Amounts.amount(text);
        if (text != null && amount.isEmpty()) {
            notes.count("values of " + column + " are no amounts and count as unknown", text);
        }
        return amount.orElse(Double.NaN);
    }
}
