package io.keiro.sandbox;

import io.keiro.sandbox.InvoiceStory.PaymentStory;
import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables beside that of the events: deals, leads, invoices, payments, and what belongs to what. */
final class CompanyTables {

    static final List<String> CASES = List.of(
            "SalesOpportunityId",
            "SalesRepresentative",
            "Team",
            "Pipeline",
            "SalesStage",
            "DealAmount",
            "CloseDate",
            "OpportunityOutcome",
            "Region",
            "LeadSource",
            "DealType",
            "ProductCategory",
            "LostReason",
            "CustomerName",
            "CustomerSegment",
            "Currency",
            "ListAmount",
            "NetAmount",
            "DiscountRate",
            "Cost",
            "FulfilmentTeam");
    static final List<String> LEADS = List.of(
            "LeadId",
            "Captured",
            "FirstContacted",
            "Qualified",
            "LeadSource",
            "Region",
            "SalesRepresentative",
            "LifecycleStage",
            "ExistingCustomer");
    static final List<String> INVOICES = List.of(
            "InvoiceId",
            "SalesOpportunityId",
            "InvoiceDate",
            "SentDate",
            "DueDate",
            "Status",
            "InvoiceAmount",
            "Balance",
            "Currency",
            "PaymentTerms",
            "BillingType",
            "CustomerName");
    static final List<String> PAYMENTS = List.of("PaymentId", "InvoiceId", "PaymentDate", "PaidAmount", "Currency");
    static final List<String> LINKS = List.of("FromKind", "FromId", "ToKind", "ToId");

    private final Edition edition;
    private final long now;

    CompanyTables(Edition edition) {
        this.edition = edition;
        this.now = edition.now();
    }

    List<String> deal(DealStory story) {
        Traits traits = story.traits();
        Customer customer = traits.customer();
        DealStage stage = story.stageAt(now);
        int owner = story.ownerAt(now);
        long amount = story.changes().amountAt(now);
        boolean priced = LineItems.written(story) <= now;
        double list = story.pricing().list(traits.amount());
        String closing = "";
        for (Step step : story.changes().closeDates()) {
            closing = step.time() <= now ? step.value().substring(0, 10) : closing;
        }
        return List.of(
                dealId(story),
                edition.staff().name(owner),
                edition.text(Staff.teamName(Staff.team(owner))),
                edition.pipelineAt(story, 1).label(),
                edition.text(stage.label()),
                amount == 0 ? "" : Long.toString(amount),
                closing,
                stage == DealStage.WON ? "won" : stage == DealStage.LOST ? "lost" : "open",
                edition.text(customer.region().label()),
                traits.source().name(),
                DealRecords.dealType(traits.isFirstOfCustomer()),
                edition.text(traits.category().label()),
                stage == DealStage.LOST ? edition.text(story.lostReason().label()) : "",
                edition.customerName(customer.number()),
                edition.text(customer.industry().label()),
                Edition.CURRENCY,
                priced ? cents(list) : "",
                priced ? Long.toString(traits.amount()) : "",
                priced ? cents(story.pricing().percent() / 100.0) : "",
                priced ? cents(list * traits.category().costShare()) : "",
                stage == DealStage.WON ? edition.text(Staff.fulfilmentName(traits.fulfilment())) : "");
    }

    private static String cents(double amount) {
        return java.math.BigDecimal.valueOf(amount)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String dealId(DealStory story) {
        return Long.toString(edition.ids().deal(story));
    }

    List<List<String>> leads(DealStory story) {
        List<List<String>> rows = new ArrayList<>();
        for (ContactStory lead : story.contacts()) {
            if (!lead.isLead() || lead.captured() > now) {
                continue;
            }
            String stage = "";
            for (Step step : lead.lifeCycle()) {
                stage = step.time() <= now ? step.value() : stage;
            }
            rows.add(List.of(
                    EventTable.leadId(edition, story, lead),
                    CsvFile.time(lead.captured()),
                    past(lead.contacted()),
                    past(lead.qualified()),
                    lead.source().name(),
                    edition.text(lead.region().label()),
                    edition.staff().name(lead.owner()),
                    stage,
                    "no"));
        }
        return rows;
    }

    private String past(long time) {
        return time <= now ? CsvFile.time(time) : "";
    }

    List<List<String>> invoices(DealStory story) {
        List<List<String>> rows = new ArrayList<>();
        for (InvoiceStory invoice : story.invoices()) {
            if (invoice.created() > now) {
                continue;
            }
            boolean issued = invoice.issued() <= now;
            rows.add(List.of(
                    BillingRecords.number(story, invoice),
                    dealId(story),
                    issued ? invoice.date().toString() : "",
                    past(invoice.sent()),
                    issued ? invoice.due().toString() : "",
                    status(invoice, now),
                    Long.toString(invoice.amount()),
                    Long.toString(balance(invoice, now)),
                    Edition.CURRENCY,
                    edition.text(story.traits().customer().terms().label()),
                    edition.text(BillingType.of(edition.company().plan(), story.traits())
                            .label()),
                    edition.customerName(story.traits().customer().number())));
        }
        return rows;
    }

    static String status(InvoiceStory invoice, long now) {
        if (invoice.voided() <= now) {
            return "voided";
        }
        return invoice.issued() > now ? "draft" : invoice.paid() <= now ? "paid" : "open";
    }

    static long balance(InvoiceStory invoice, long now) {
        return invoice.amount()
                - received(invoice, now).stream()
                        .mapToLong(PaymentStory::amount)
                        .sum();
    }

    /** The payments that have arrived. */
    static List<PaymentStory> received(InvoiceStory invoice, long now) {
        return invoice.payments().stream()
                .filter(payment -> !payment.failed() && payment.received() <= now)
                .toList();
    }

    List<List<String>> payments(DealStory story) {
        List<List<String>> rows = new ArrayList<>();
        for (InvoiceStory invoice : story.invoices()) {
            for (PaymentStory payment : received(invoice, now)) {
                rows.add(List.of(
                        BillingRecords.reference(story, invoice, payment),
                        BillingRecords.number(story, invoice),
                        CsvFile.time(payment.received()),
                        Long.toString(payment.amount()),
                        Edition.CURRENCY));
            }
        }
        return rows;
    }

    List<List<String>> links(DealStory story) {
        List<List<String>> rows = new ArrayList<>();
        String deal = dealId(story);
        Customer customer = story.traits().customer();
        String company = Long.toString(edition.ids().id(ObjectType.COMPANIES, customer.number()));
        rows.add(Arrays.asList("DEAL", deal, "COMPANY", company));
        if (story.traits().isFirstOfCustomer()
                && story.contact(ContactStory.MAIN).captured() <= now) {
            rows.add(
                    List.of("LEAD", EventTable.leadId(edition, story, story.contact(ContactStory.MAIN)), "DEAL", deal));
        }
        for (QuoteVersion quote : story.quotes()) {
            if (quote.created() <= now) {
                int slot = story.number() * Ids.QUOTES_PER_NUMBER + quote.slot();
                rows.add(List.of(
                        "DEAL", deal, "QUOTE", Long.toString(edition.ids().id(ObjectType.QUOTES, slot))));
            }
        }
        boolean ordered = story.order() != null && story.order().created() <= now;
        String order = OrderRecords.number(story.number());
        if (ordered) {
            rows.add(List.of("DEAL", deal, "ORDER", order));
        }
        for (InvoiceStory invoice : story.invoices()) {
            if (invoice.created() > now) {
                continue;
            }
            String number = BillingRecords.number(story, invoice);
            rows.add(List.of("DEAL", deal, "INVOICE", number));
            if (ordered) {
                rows.add(List.of("ORDER", order, "INVOICE", number));
            }
            for (PaymentStory payment : received(invoice, now)) {
                rows.add(List.of("INVOICE", number, "PAYMENT", BillingRecords.reference(story, invoice, payment)));
            }
        }
        return rows;
    }
}
