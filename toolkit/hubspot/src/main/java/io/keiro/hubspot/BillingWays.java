package io.keiro.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How invoices and payments find their deal, and which message brought an invoice to the customer. */
final class BillingWays {

    /** A message about an invoice goes out with it; one of another day may be about anything. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private static final Duration AFTER = Duration.ofDays(3);

    private BillingWays() {}

    /** The deal that an invoice names, else that of its order, else that of its quote; or null. */
    static StoredRecord dealOfInvoice(LinkedRecords records, StoredRecord invoice) {
        return throughFirst(records, invoice, StoredObject.ORDERS, StoredObject.QUOTES);
    }

    /** What led to the deal of an invoice that no deal is linked to, for example "orders 17"; null where nothing did. */
    static String wayOfInvoice(LinkedRecords records, StoredRecord invoice) {
        for (StoredObject way : List.of(StoredObject.ORDERS, StoredObject.QUOTES)) {
            StoredRecord next = records.first(invoice, way);
            if (next != null && records.has(next, StoredObject.DEALS)) {
                return way.type() + " " + next.id();
            }
        }
        return null;
    }

    /** The deal of a payment's invoice, else its own, else that of its order or quote; or null. */
    static StoredRecord dealOfPayment(LinkedRecords records, StoredRecord payment, StoredRecord invoice) {
        StoredRecord deal = invoice == null ? null : dealOfInvoice(records, invoice);
        return deal != null ? deal : throughFirst(records, payment, StoredObject.ORDERS, StoredObject.QUOTES);
    }

    private static StoredRecord throughFirst(LinkedRecords records, StoredRecord record, StoredObject... ways) {
        StoredRecord deal = records.first(record, StoredObject.DEALS);
        for (StoredObject way : ways) {
            StoredRecord next = deal != null ? null : records.first(record, way);
            deal = next == null ? deal : records.first(next, StoredObject.DEALS);
        }
        return deal;
    }

    /** The first message that went out about the invoice, or about its deal, when the invoice was issued; or null. */
    static StoredRecord messageNear(LinkedRecords records, StoredRecord invoice, StoredRecord deal, Instant issued) {
        StoredRecord own = firstSent(records.linked(invoice, StoredObject.EMAILS), issued);
        return own != null || deal == null ? own : firstSent(records.linked(deal, StoredObject.EMAILS), issued);
    }

    private static StoredRecord firstSent(List<StoredRecord> messages, Instant issued) {
        StoredRecord first = null;
        for (StoredRecord message : messages) {
            Instant time = message.time("hs_timestamp");
            boolean near = time != null
                    && Engagement.isOutgoing(message)
                    && !time.isBefore(issued.minus(BEFORE))
                    && !time.isAfter(issued.plus(AFTER));
            if (near && (first == null || time.isBefore(first.time("hs_timestamp")))) {
                first = message;
            }
        }
        return first;
    }
}
