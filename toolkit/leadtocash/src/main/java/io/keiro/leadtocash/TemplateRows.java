package io.keiro.leadtocash;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A data set as rows of the template: an event of a deal each, and an invoice or a payment each. */
final class TemplateRows {

    /** A workbook is held in memory while it is written, and nobody scrolls through more. */
    private static final int MOST_EVENTS = 200_000;

    private final LeadToCash data;
    private final Language language;

    TemplateRows(LeadToCash data, Language language) {
        this.data = data;
        this.language = language;
    }

    /** The events of all deals in order, with what the deal is at the cut-off. */
    List<Map<Attribute, Object>> events() {
        Map<String, Deal> deals = new HashMap<>();
        data.deals().forEach(deal -> deals.putIfAbsent(deal.id(), deal));
        List<Map<Attribute, Object>> rows = new ArrayList<>();
        for (String id : data.traces().deals()) {
            Deal deal = deals.get(id);
            for (TraceStep step : data.traces().of(id)) {
                rows.add(event(id, deal, step.event()));
            }
            if (rows.size() > MOST_EVENTS) {
                throw new DataSetException(Phrase.of(
                        data.source() + " has more than " + Wording.number(MOST_EVENTS)
                                + " events of deals, too many for a workbook; write a folder of CSV files instead, with"
                                + " LeadToCash.write",
                        data.source() + " の商談イベントは " + Wording.number(MOST_EVENTS)
                                + " 件を超えており、ブックには多すぎます。LeadToCash.write でCSVのフォルダーに書き出してください"));
            }
        }
        return rows;
    }

    private Map<Attribute, Object> event(String id, Deal deal, BusinessEvent event) {
        Map<Attribute, Object> row = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            String value = deal != null && attribute.isOfDeal() ? deal.attribute(attribute.id()) : null;
            put(row, attribute, value != null ? value : event.attributes().get(attribute.id()));
        }
        event.objects()
                .forEach((kind, object) ->
                        Attribute.named(kind.column()).ifPresent(attribute -> row.put(attribute, object)));
        row.put(Attribute.SALES_OPPORTUNITY_ID, id);
        row.put(
                Attribute.ACTIVITY_NAME,
                Activity.withId(event.activity())
                        .map(activity -> activity.label().in(language))
                        .orElse(event.activity()));
        row.put(
                Attribute.EVENT_TIME,
                event.precision() == TimePrecision.DAY
                        ? day(event.time())
                        : event.time().toString());
        row.put(Attribute.EVENT_END_TIME, text(event.end()));
        row.put(Attribute.SOURCE_SYSTEM, event.source().isBlank() ? data.source() : event.source());
        row.put(Attribute.LAST_DATA_UPDATE, data.cutOff().toString());
        row.put(Attribute.ACTOR, event.actor());
        row.put(Attribute.ACTOR_TYPE, event.actorType() == ActorType.UNKNOWN ? null : Columns.word(event.actorType()));
        row.put(Attribute.EVIDENCE_LEVEL, Columns.word(event.evidence()));
        row.put(Attribute.TIME_PRECISION, Columns.word(event.precision()));
        row.put(Attribute.CHANGE_FROM, event.changeFrom());
        row.put(Attribute.CHANGE_TO, event.changeTo());
        if (deal != null) {
            row.put(Attribute.OPPORTUNITY_OUTCOME, Columns.word(deal.outcome()));
            row.put(Attribute.PIPELINE, deal.pipeline());
            row.put(Attribute.SALES_STAGE, deal.stage());
            row.put(Attribute.DEAL_AMOUNT, known(deal.amount()));
            row.put(Attribute.CLOSE_DATE, text(deal.closeDate()));
        }
        if (!data.currency().isEmpty()) {
            row.putIfAbsent(Attribute.CURRENCY, data.currency());
        }
        return row;
    }

    /** Amounts and rates as numbers where they are some; what is none stays as it is written. */
    private static void put(Map<Attribute, Object> row, Attribute attribute, String value) {
        if (value != null) {
            boolean number = attribute.type() == Attribute.Type.AMOUNT || attribute.type() == Attribute.Type.RATE;
            OptionalDouble amount = number ? Amounts.amount(value) : OptionalDouble.empty();
            row.put(attribute, amount.isPresent() ? (Object) amount.getAsDouble() : value);
        }
    }

    /** Invoices, then payments, by column of the sheet. */
    List<Map<String, Object>> finance() {
        Map<String, String> orders = new HashMap<>();
        for (Link link : data.links()) {
            if (link.fromKind() == ObjectKind.ORDER && link.toKind() == ObjectKind.INVOICE) {
                orders.putIfAbsent(link.toId(), link.fromId());
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Invoice invoice : data.invoices()) {
            Map<String, Object> row = new LinkedHashMap<>(invoice.attributes());
            row.put("RecordType", "invoice");
            row.put("InvoiceId", invoice.id());
            row.put("SalesOpportunityId", invoice.dealId());
            row.put("OrderId", orders.get(invoice.id()));
            row.put("InvoiceDate", text(invoice.issued()));
            row.put("SentDate", text(invoice.sent()));
            row.put("DueDate", text(invoice.due()));
            row.put("InvoiceAmount", known(invoice.amount()));
            row.put("Balance", known(invoice.balance()));
            row.put("Status", Columns.word(invoice.status()));
            rows.add(row);
        }
        for (Payment payment : data.payments()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("RecordType", "payment");
            row.put("PaymentId", payment.id());
            row.put("InvoiceId", payment.invoiceId());
            row.put("PaymentDate", text(payment.received()));
            row.put("PaidAmount", known(payment.amount()));
            rows.add(row);
        }
        return rows;
    }

    private static Object known(double number) {
        return Double.isNaN(number) ? null : (Object) number;
    }

    private static String text(Object value) {
        return value == null ? null : value instanceof Instant time ? moment(time) : value.toString();
    }

    /** Midnight UTC stands for a day without a time, here as everywhere in a data set. */
    private static String moment(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT) ? day(time) : time.toString();
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
