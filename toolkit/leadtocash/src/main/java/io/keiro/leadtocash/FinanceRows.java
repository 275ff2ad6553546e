package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.util.List;
import java.util.Map;

/** Invoices and payments as rows of {@code invoices.csv} and {@code payments.csv}. */
final class FinanceRows {

    private static final String INVOICE = ObjectKind.INVOICE.column();
    private static final String PAYMENT = ObjectKind.PAYMENT.column();
    private static final String DEAL = ObjectKind.DEAL.column();
    private static final String ISSUED = "InvoiceDate";
    private static final String SENT = "SentDate";
    private static final String DUE = "DueDate";
    private static final String STATUS = "Status";
    private static final String BILLED = "InvoiceAmount";
    private static final String BALANCE = "Balance";
    private static final String RECEIVED = "PaymentDate";
    private static final String PAID = "PaidAmount";
    private static final List<String> INVOICE_COLUMNS =
            List.of(INVOICE, DEAL, ISSUED, SENT, DUE, STATUS, BILLED, BALANCE);
    private static final List<String> PAYMENT_COLUMNS = List.of(PAYMENT, INVOICE, RECEIVED, PAID);

    private FinanceRows() {}

    static DataTable invoices(LeadToCash data) {
        RecordFile file = RecordFile.of(
                "invoices",
                INVOICE_COLUMNS,
                data.invoices().stream().map(Invoice::attributes).toList());
        for (Invoice invoice : data.invoices()) {
            file.row(
                    invoice.attributes(),
                    invoice.id(),
                    Cells.text(invoice.dealId()),
                    Cells.text(invoice.issued()),
                    Cells.text(invoice.sent()),
                    Cells.text(invoice.due()),
                    Columns.word(invoice.status()),
                    Cells.number(invoice.amount()),
                    Cells.number(invoice.balance()));
        }
        return file.table();
    }

    static void readInvoices(TextTable table, LeadToCash.Builder data) {
        table.require(INVOICE_COLUMNS);
        for (TextTable.Row row : table.rows()) {
            data.invoice(new Invoice(
                    Cells.needed(row, INVOICE),
                    row.exact(DEAL),
                    Cells.instant(row, ISSUED),
                    Cells.instant(row, SENT),
                    Cells.date(row, DUE),
                    Cells.constant(row, STATUS, Invoice.Status.class),
                    Cells.number(row, BILLED),
                    Cells.number(row, BALANCE),
                    RecordFile.attributes(table, row, INVOICE_COLUMNS)));
        }
    }

    static DataTable payments(LeadToCash data) {
        RecordFile file = RecordFile.of("payments", PAYMENT_COLUMNS);
        for (Payment payment : data.payments()) {
            file.row(
                    Map.of(),
                    payment.id(),
                    Cells.text(payment.invoiceId()),
                    Cells.text(payment.received()),
                    Cells.number(payment.amount()));
        }
        return file.table();
    }

    static void readPayments(TextTable table, LeadToCash.Builder data) {
        table.require(PAYMENT_COLUMNS);
        for (TextTable.Row row : table.rows()) {
            var received = Cells.instant(row, RECEIVED);
            if (received == null) {
                throw row.wrong(RECEIVED, null, "this cell must not be empty");
            }
            data.payment(
                    new Payment(Cells.needed(row, PAYMENT), row.exact(INVOICE), received, Cells.number(row, PAID)));
        }
    }
}
