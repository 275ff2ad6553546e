package io.keiro.leadtocash;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Invoices and payments that are only told by the events of a file: an issued invoice with its id, amount and due date, payments with
 * their amounts. What a finance sheet already gave is not made again.
 */
final class EventInvoices {

    private EventInvoices() {}

    static void add(List<BusinessEvent> events, Set<String> known, LeadToCash.Builder data, ZoneId zone) {
        Map<String, List<BusinessEvent>> byInvoice = new LinkedHashMap<>();
        for (BusinessEvent event : events) {
            String id = event.object(ObjectKind.INVOICE);
            if (id != null && !known.contains(id)) {
                byInvoice.computeIfAbsent(id, i -> new ArrayList<>()).add(event);
            }
        }
        byInvoice.forEach((id, ofInvoice) -> add(id, ofInvoice, data, zone));
    }

    private static void add(String id, List<BusinessEvent> events, LeadToCash.Builder data, ZoneId zone) {
        BusinessEvent issued = first(events, Activity.INVOICE_ISSUED);
        if (issued == null) {
            return;
        }
        BusinessEvent sent = first(events, Activity.INVOICE_SENT);
        double amount = amount(events, Attribute.INVOICE_AMOUNT);
        List<BusinessEvent> payments = events.stream()
                .filter(event -> event.activity().equals(Activity.PAYMENT_RECEIVED.id()))
                .toList();
        Set<String> paymentIds = new HashSet<>();
        double paid = 0;
        for (BusinessEvent payment : payments) {
            double part = amount(List.of(payment), Attribute.PAID_AMOUNT);
            String named = payment.object(ObjectKind.PAYMENT);
            String paymentId = named != null && paymentIds.add(named) ? named : id + "/" + (paymentIds.size() + 1);
            paymentIds.add(paymentId);
            // A single payment without an amount is taken to settle the invoice.
            double value = Double.isNaN(part) && payments.size() == 1 ? amount : part;
            paid += Double.isNaN(value) ? 0 : value;
            data.payment(new Payment(paymentId, id, payment.time(), value));
        }
        boolean settled = !payments.isEmpty() && (Double.isNaN(amount) || paid >= amount - 0.005);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Attribute attribute : List.of(Attribute.PAYMENT_TERMS, Attribute.CURRENCY, Attribute.CUSTOMER_NAME)) {
            attributes.put(attribute.id(), issued.attributes().get(attribute.id()));
        }
        data.invoice(new Invoice(
                id,
                issued.object(ObjectKind.DEAL),
                issued.time(),
                sent == null ? null : sent.time(),
                due(events, zone),
                settled ? Invoice.Status.PAID : Invoice.Status.OPEN,
                amount,
                settled ? 0 : amount - paid,
                attributes));
    }

    private static BusinessEvent first(List<BusinessEvent> events, Activity activity) {
        return events.stream()
                .filter(event -> event.activity().equals(activity.id()))
                .findFirst()
                .orElse(null);
    }

    private static double amount(List<BusinessEvent> events, Attribute attribute) {
        return events.stream()
                .map(event -> Amounts.amount(event.attributes().get(attribute.id())))
                .filter(amount -> amount.isPresent())
                .mapToDouble(amount -> amount.getAsDouble())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static LocalDate due(List<BusinessEvent> events, ZoneId zone) {
        return events.stream()
                .map(event -> Moments.read(event.attributes().get(Attribute.DUE_DATE.id()), zone))
                .flatMap(moment -> moment.stream())
                .map(moment -> moment.day(zone))
                .findFirst()
                .orElse(null);
    }
}
