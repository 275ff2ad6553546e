package io.keiro.sandbox;

import io.keiro.sandbox.InvoiceStory.PaymentStory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What the accounting system exports: invoices and payments in one file, deliveries in another. It knows customers by name, orders and
 * invoices by number, dates without times, and the deal's id only where somebody wrote it on the order. In the Japanese edition the
 * headings are Japanese, the dates have slashes and the encoding is CP932; in the dirty edition some digits are of double width.
 */
final class FinanceFile {

    private static final List<String> HEADER = List.of(
            "RecordType",
            "InvoiceId",
            "PaymentId",
            "SalesOpportunityId",
            "OrderId",
            "CustomerName",
            "InvoiceDate",
            "SentDate",
            "DueDate",
            "PaymentDate",
            "InvoiceAmount",
            "PaidAmount",
            "Balance",
            "Currency",
            "Status",
            "PaymentTerms",
            "BillingType",
            "SourceSystem");
    private static final List<String> JAPANESE_HEADER = List.of(
            "伝票区分", "請求書番号", "入金番号", "案件番号", "受注番号", "取引先名", "請求日", "送付日", "支払期日", "入金日", "請求金額", "入金額", "残高", "通貨",
            "状態", "支払条件", "請求区分", "元システム");
    private static final List<String> DELIVERIES =
            List.of("OrderId", "SalesOpportunityId", "CustomerName", "ShippedDate", "DeliveryDate", "SourceSystem");
    private static final List<String> JAPANESE_DELIVERIES = List.of("受注番号", "案件番号", "取引先名", "出荷日", "納品日", "元システム");
    private static final double KNOWS_THE_DEAL = 0.6;
    private static final double WIDE = 0.05;

    private final Edition edition;
    private final boolean japanese;
    private final DateTimeFormatter days;

    FinanceFile(Edition edition) {
        this.edition = edition;
        this.japanese = edition.language() == Sandbox.Language.JA;
        this.days = DateTimeFormatter.ofPattern(japanese ? "uuuu/MM/dd" : "uuuu-MM-dd", Locale.ROOT);
    }

    void write(Path folder) {
        Charset charset = japanese ? CsvFile.CP932 : StandardCharsets.UTF_8;
        String tag = edition.language().tag();
        try (CsvFile finance =
                        CsvFile.in(folder, "finance-" + tag + ".csv", charset, japanese ? JAPANESE_HEADER : HEADER);
                CsvFile deliveries = CsvFile.in(
                        folder, "deliveries-" + tag + ".csv", charset, japanese ? JAPANESE_DELIVERIES : DELIVERIES)) {
            for (int deal = 0; deal < edition.company().plan().deals(); deal++) {
                DealStory story = edition.company().story(deal);
                story.invoices().stream()
                        .filter(invoice -> invoice.issued() <= edition.now())
                        .forEach(invoice -> {
                            finance.row(invoice(story, invoice));
                            CompanyTables.received(invoice, edition.now())
                                    .forEach(payment -> finance.row(payment(story, invoice, payment)));
                        });
                if (story.order() != null && story.order().fulfilled() <= edition.now()) {
                    deliveries.row(delivery(story));
                }
            }
        }
    }

    private List<String> invoice(DealStory story, InvoiceStory invoice) {
        Customer customer = story.traits().customer();
        return List.of(
                japanese ? "請求書" : "invoice",
                BillingRecords.number(story, invoice),
                "",
                dealId(story),
                orderId(story),
                edition.customerName(customer.number()),
                days.format(invoice.date()),
                invoice.sent() <= edition.now() ? day(invoice.sent()) : "",
                days.format(invoice.due()),
                "",
                amount(story, invoice.amount()),
                "",
                amount(story, CompanyTables.balance(invoice, edition.now())),
                customer.currency().name(),
                CompanyTables.status(invoice, edition.now()),
                edition.text(customer.terms().label()),
                edition.text(
                        BillingType.of(edition.company().plan(), story.traits()).label()),
                system());
    }

    private List<String> payment(DealStory story, InvoiceStory invoice, PaymentStory payment) {
        Customer customer = story.traits().customer();
        return List.of(
                japanese ? "入金" : "payment",
                BillingRecords.number(story, invoice),
                BillingRecords.reference(story, invoice, payment),
                "",
                "",
                edition.customerName(customer.number()),
                "",
                "",
                "",
                day(payment.received()),
                "",
                amount(story, payment.amount()),
                "",
                customer.currency().name(),
                "",
                "",
                "",
                system());
    }

    private List<String> delivery(DealStory story) {
        return List.of(
                OrderRecords.number(story.number()),
                dealId(story),
                edition.customerName(story.traits().customer().number()),
                day(story.order().shipped()),
                day(story.order().fulfilled()),
                system());
    }

    private String system() {
        return japanese ? "会計システム" : "Accounting";
    }

    private String dealId(DealStory story) {
        boolean known =
                edition.company().plan().draw(story.number(), Topic.LEGACY).chance(KNOWS_THE_DEAL);
        return known ? Long.toString(edition.ids().deal(story)) : "";
    }

    private String orderId(DealStory story) {
        return story.order() == null ? "" : OrderRecords.number(story.number());
    }

    private String day(long time) {
        return days.format(LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC));
    }

    /** In the customer's currency; Japanese books divide thousands, and here and there somebody typed wide digits. */
    private String amount(DealStory story, long dollars) {
        long amount = story.traits().customer().currency().of(dollars);
        String text = japanese ? String.format(Locale.ROOT, "%,d", amount) : Long.toString(amount);
        Plan plan = edition.company().plan();
        boolean wide =
                plan.dirty() && plan.draw(story.number(), Topic.LEGACY, 1).chance(WIDE);
        return wide ? DirtyText.fullWidth(text) : text;
    }
}
