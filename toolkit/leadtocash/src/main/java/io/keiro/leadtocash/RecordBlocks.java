package io.keiro.leadtocash;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How each kind of record of a data set is written to a block, read back and told to another data set. */
final class RecordBlocks {

    /** One kind of record. */
    record Kind<R>(
            Function<LeadToCash, List<R>> records,
            BiConsumer<ValueWriter, R> writing,
            Function<ValueReader, R> reading,
            BiConsumer<LeadToCash.Builder, R> telling) {}

    /** In the order of the file. */
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(LeadToCash::stages, RecordBlocks::write, RecordBlocks::stage, LeadToCash.Builder::stage),
            new Kind<>(LeadToCash::deals, RecordBlocks::write, RecordBlocks::deal, LeadToCash.Builder::deal),
            new Kind<>(LeadToCash::leads, RecordBlocks::write, RecordBlocks::lead, LeadToCash.Builder::lead),
            new Kind<>(LeadToCash::invoices, RecordBlocks::write, RecordBlocks::invoice, LeadToCash.Builder::invoice),
            new Kind<>(LeadToCash::payments, RecordBlocks::write, RecordBlocks::payment, LeadToCash.Builder::payment),
            new Kind<>(LeadToCash::links, RecordBlocks::write, RecordBlocks::link, LeadToCash.Builder::link));

    private RecordBlocks() {}

    private static void write(ValueWriter to, Stage stage) {
        to.text(stage.pipeline());
        to.text(stage.stageId());
        to.text(stage.stage());
        to.whole(stage.displayOrder());
        to.number(stage.probability());
        to.constant(stage.outcome());
        to.text(stage.activity());
        to.flag(stage.mandatory());
        to.flag(stage.described());
    }

    private static Stage stage(ValueReader from) {
        return new Stage(
                from.text(),
                from.text(),
                from.text(),
                from.whole(),
                from.number(),
                from.constant(Outcome.class),
                from.text(),
                from.flag(),
                from.flag());
    }

    private static void write(ValueWriter to, Deal deal) {
        to.text(deal.id());
        to.moment(deal.created());
        to.constant(deal.outcome());
        to.text(deal.pipeline());
        to.text(deal.stage());
        to.number(deal.amount());
        to.day(deal.closeDate());
        to.attributes(deal.attributes());
    }

    private static Deal deal(ValueReader from) {
        return new Deal(
                from.text(),
                from.moment(),
                from.constant(Outcome.class),
                from.text(),
                from.text(),
                from.number(),
                from.day(),
                from.attributes());
    }

    private static void write(ValueWriter to, Lead lead) {
        to.text(lead.id());
        to.moment(lead.captured());
        to.moment(lead.firstContacted());
        to.moment(lead.qualified());
        to.attributes(lead.attributes());
    }

    private static Lead lead(ValueReader from) {
        return new Lead(from.text(), from.moment(), from.moment(), from.moment(), from.attributes());
    }

    private static void write(ValueWriter to, Invoice invoice) {
        to.text(invoice.id());
        to.text(invoice.dealId());
        to.moment(invoice.issued());
        to.moment(invoice.sent());
        to.day(invoice.due());
        to.constant(invoice.status());
        to.number(invoice.amount());
        to.number(invoice.balance());
        to.attributes(invoice.attributes());
    }

    private static Invoice invoice(ValueReader from) {
        return new Invoice(
                from.text(),
                from.text(),
                from.moment(),
                from.moment(),
                from.day(),
                from.constant(Invoice.Status.class),
                from.number(),
                from.number(),
                from.attributes());
    }

    private static void write(ValueWriter to, Payment payment) {
        to.text(payment.id());
        to.text(payment.invoiceId());
        to.moment(payment.received());
        to.number(payment.amount());
    }

    private static Payment payment(ValueReader from) {
        return new Payment(from.text(), from.text(), from.moment(), from.number());
    }

    private static void write(ValueWriter to, Link link) {
        to.constant(link.fromKind());
        to.text(link.fromId());
        to.constant(link.toKind());
        to.text(link.toId());
    }

    private static Link link(ValueReader from) {
        return new Link(from.constant(ObjectKind.class), from.text(), from.constant(ObjectKind.class), from.text());
    }
}
