package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts matched finance records into a data set. One step is told by its best evidence: what the CRM recorded stays, what it only concluded
 * gives way to the file, and whichever gives way is noted on what stays.
 */
final class FinanceMerge {

    private static final String CREDIT_NOTE = "credit note";

    /** How an invoice of the file found its deal. */
    static final String MATCHED_BY = "MatchedBy";

    private final LeadToCash data;
    private final FinanceFile finance;
    private final FinanceMoney money;
    private final List<FinanceFound> found;
    private final List<Phrase> open;
    private final List<BusinessEvent> events;
    private final Map<String, List<Integer>> eventsOfInvoice = new HashMap<>();
    private final FinanceReceipts receipts;
    private final Map<String, String> orders = new HashMap<>();
    private final Map<String, List<Integer>> fulfilments = new HashMap<>();
    private final Set<Integer> dropped = new HashSet<>();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final List<Link> links;
    private final Set<String> paidByFile = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();

    /**
     * @param open what is open or unmatched, in words
     */
    FinanceMerge(LeadToCash data, FinanceFile finance, List<FinanceFound> found, List<Phrase> open) {
        this.open = open;
        this.data = data;
        this.finance = finance;
        this.money = new FinanceMoney(data);
        this.found = found;
        this.events = new ArrayList<>(data.events());
        this.links = new ArrayList<>(data.links());
        for (int i = 0; i < events.size(); i++) {
            BusinessEvent event = events.get(i);
            String invoice = event.object(ObjectKind.INVOICE);
            if (invoice != null) {
                eventsOfInvoice
                        .computeIfAbsent(invoice, id -> new ArrayList<>())
                        .add(i);
            }
            String order = event.object(ObjectKind.ORDER);
            if (order != null) {
                orders.put(FinanceTargets.key(order), order);
                orders.putIfAbsent(FinanceTargets.key(event.attributes().get(FinanceTargets.ORDER_NUMBER)), order);
            }
            String deal = event.object(ObjectKind.DEAL);
            if (deal != null && event.activity().equals(Activity.ORDER_FULFILLED.id())) {
                fulfilments.computeIfAbsent(deal, id -> new ArrayList<>()).add(i);
            }
        }
        data.invoices().forEach(invoice -> invoices.putIfAbsent(invoice.id(), invoice));
        data.payments().forEach(payment -> payments.putIfAbsent(payment.id(), payment));
        this.receipts = new FinanceReceipts(data, dropped);
    }

    LeadToCash merged(String source) {
        Map<String, Double> paid = new HashMap<>();
        for (FinanceFound f : of(FinanceRecord.Kind.PAYMENT)) {
            if (f.parts().isEmpty()) {
                paid.merge(String.valueOf(f.invoice()), f.record().weight(), Double::sum);
            }
            f.parts().forEach((invoice, amount) -> paid.merge(invoice, amount, Double::sum));
        }
        of(FinanceRecord.Kind.INVOICE).forEach(f -> invoice(f, paid));
        of(FinanceRecord.Kind.PAYMENT).forEach(this::payment);
        of(FinanceRecord.Kind.DELIVERY).forEach(this::delivery);
        LeadToCash.Builder merged = LeadToCash.builder(source)
                // A file that was exported later makes more known, but not of the deals; so the moment stays.
                .cutOff(data.cutOff())
                .zone(data.zone())
                .currency(data.currency());
        if (data.showsOwnActivities()) {
            merged.showOwnActivities();
        }
        data.stages().forEach(merged::stage);
        for (int i = 0; i < events.size(); i++) {
            if (!dropped.contains(i)) {
                merged.event(events.get(i));
            }
        }
        data.deals().forEach(merged::deal);
        data.leads().forEach(merged::lead);
        invoices.values().forEach(merged::invoice);
        payments.values().forEach(merged::payment);
        links.stream()
                .filter(link -> link.toKind() != ObjectKind.PAYMENT || !replaced.contains(link.toId()))
                .forEach(merged::link);
        data.gaps().forEach(merged::gap);
        finance.notes()
                .forEach(note ->
                        merged.gap(Phrase.of(finance.name() + ": " + note.en(), finance.name() + "：" + note.ja())));
        open.forEach(merged::gap);
        return merged.build();
    }

    private List<FinanceFound> of(FinanceRecord.Kind kind) {
        return found.stream().filter(f -> f.record().kind() == kind).toList();
    }

    private void invoice(FinanceFound f, Map<String, Double> paid) {
        FinanceRecord record = f.record();
        String id = f.invoiceId();
        Invoice known = invoices.get(id);
        Invoice.Status status = status(record, paid.getOrDefault(id, 0.0));
        double rate = money.rate(f);
        Moments.Moment issued = record.moment(FinanceColumn.INVOICE_DATE);
        Moments.Moment sent = record.moment(FinanceColumn.SENT_DATE);
        if (issued != null && status != Invoice.Status.DRAFT) {
            tell(step(f, Activity.INVOICE_ISSUED, issued, id), id);
        }
        if (sent != null) {
            tell(step(f, Activity.INVOICE_SENT, sent, id), id);
        }
        Map<String, String> attributes = new LinkedHashMap<>(known == null ? Map.of() : known.attributes());
        for (FinanceColumn column : List.of(
                FinanceColumn.PAYMENT_TERMS,
                FinanceColumn.CURRENCY,
                FinanceColumn.BILLING_TYPE,
                FinanceColumn.CUSTOMER)) {
            if (record.text(column) != null) {
                attributes.putIfAbsent(column.header(), record.text(column));
            }
        }
        attributes.putIfAbsent(FinanceTargets.INVOICE_NUMBER, record.text(FinanceColumn.INVOICE_ID));
        attributes.put(MATCHED_BY, Columns.word(f.how()));
        if (record.amount() < 0) {
            attributes.putIfAbsent(FinanceColumn.BILLING_TYPE.header(), CREDIT_NOTE);
        }
        if (rate != 1 && !Double.isNaN(record.amount())) {
            attributes.putIfAbsent(Mark.RECORDED_AMOUNT.column(), Cells.number(record.amount()));
        }
        boolean isNew = known == null;
        invoices.put(
                id,
                new Invoice(
                        id,
                        isNew || known.dealId() == null ? f.deal() : known.dealId(),
                        isNew || known.issued() == null ? time(issued) : known.issued(),
                        isNew || known.sent() == null ? time(sent) : known.sent(),
                        isNew || known.due() == null ? record.due() : known.due(),
                        isNew ? status : settled(known.status(), status),
                        isNew || Double.isNaN(known.amount()) ? FinanceMoney.at(record.amount(), rate) : known.amount(),
                        balance(f, status, paid.getOrDefault(id, 0.0), known),
                        attributes));
        String order = orderId(record);
        if (order != null && isNew) {
            links.add(new Link(ObjectKind.ORDER, order, ObjectKind.INVOICE, id));
        }
        if (f.deal() != null && isNew) {
            links.add(new Link(ObjectKind.DEAL, f.deal(), ObjectKind.INVOICE, id));
        }
    }

    /** The order that a record names, by the id under which the data set knows it; null where it knows other orders only. */
    private String orderId(FinanceRecord record) {
        String number = record.text(FinanceColumn.ORDER_ID);
        return number == null || orders.isEmpty() ? number : orders.get(FinanceTargets.key(number));
    }

    private static Instant time(Moments.Moment moment) {
        return moment == null ? null : moment.time();
    }

    /** The books know better whether an invoice is paid; whether it was voided, whoever says so. */
    private static Invoice.Status settled(Invoice.Status known, Invoice.Status told) {
        return known == Invoice.Status.VOIDED ? known : told;
    }

    private static Invoice.Status status(FinanceRecord record, double paid) {
        if (record.stated() != null) {
            return record.stated();
        }
        // A credit note waits for no money.
        boolean settled = record.balance() <= 0
                || record.amount() < 0
                || Double.isNaN(record.balance()) && record.amount() > 0 && paid >= record.amount() - 0.005;
        return settled ? Invoice.Status.PAID : Invoice.Status.OPEN;
    }

    private double balance(FinanceFound f, Invoice.Status status, double paid, Invoice known) {
        FinanceRecord record = f.record();
        if (!Double.isNaN(record.balance())) {
            return FinanceMoney.at(record.balance(), money.rate(f));
        }
        if (status == Invoice.Status.PAID) {
            return 0;
        }
        return known != null && !Double.isNaN(known.balance()) && paid == 0
                ? known.balance()
                : FinanceMoney.at(record.amount() - paid, money.rate(f));
    }

    private void payment(FinanceFound f) {
        FinanceRecord record = f.record();
        if (f.parts().isEmpty()) {
            payment(f, record.id(), f.invoice(), record.amount());
        }
        f.parts().forEach((invoice, amount) -> payment(f, record.id() + " for " + invoice, invoice, amount));
    }

    private void payment(FinanceFound f, String id, String invoice, double inItsCurrency) {
        if (invoice != null && paidByFile.add(invoice)) {
            dropConcluded(invoice);
        }
        double amount = FinanceMoney.at(inItsCurrency, money.rate(f));
        Instant received = f.record().time();
        int told = receipts.of(f, invoice == null ? null : invoices.get(invoice), amount);
        Payment known =
                told < 0 ? null : payments.get(String.valueOf(events.get(told).object(ObjectKind.PAYMENT)));
        if (told >= 0) {
            note(told, received);
        }
        if (known != null && known.invoiceId() == null && invoice != null) {
            payments.put(known.id(), new Payment(known.id(), invoice, known.received(), known.amount()));
            events.set(told, events.get(told).touching(ObjectKind.INVOICE, invoice));
            links.add(new Link(ObjectKind.INVOICE, invoice, ObjectKind.PAYMENT, known.id()));
        }
        if (payments.containsKey(id) || known != null) {
            return;
        }
        payments.put(id, new Payment(id, invoice, received, amount));
        if (told < 0) {
            events.add(step(f, Activity.PAYMENT_RECEIVED, f.record().moment(FinanceColumn.PAYMENT_DATE), invoice)
                    .touching(ObjectKind.DEAL, dealOf(f, invoice))
                    .touching(ObjectKind.PAYMENT, id)
                    .with("PaidAmount", Double.isNaN(amount) ? null : Cells.number(amount)));
        }
        if (invoice != null) {
            links.add(new Link(ObjectKind.INVOICE, invoice, ObjectKind.PAYMENT, id));
        } else if (f.deal() != null) {
            links.add(new Link(ObjectKind.DEAL, f.deal(), ObjectKind.PAYMENT, id));
        }
    }

    /** Each part of a payment of several invoices belongs to the deal of its own. */
    private String dealOf(FinanceFound f, String invoice) {
        Invoice of = f.parts().isEmpty() || invoice == null ? null : invoices.get(invoice);
        return of == null ? f.deal() : of.dealId();
    }

    /** Payments that were only concluded from an invoice's status or balance give way to those of the books. */
    private void dropConcluded(String invoice) {
        for (int i : eventsOfInvoice.getOrDefault(invoice, List.of())) {
            BusinessEvent event = events.get(i);
            if (event.activity().equals(Activity.PAYMENT_RECEIVED.id()) && event.evidence() == EvidenceLevel.INFERRED) {
                dropped.add(i);
                payments.remove(event.object(ObjectKind.PAYMENT));
                replaced.add(event.object(ObjectKind.PAYMENT));
            }
        }
    }

    private void delivery(FinanceFound f) {
        FinanceRecord record = f.record();
        BusinessEvent event = step(f, Activity.ORDER_FULFILLED, record.moment(FinanceColumn.DELIVERY_DATE), null)
                .touching(ObjectKind.ORDER, orderId(record));
        List<Integer> known = fulfilments.getOrDefault(String.valueOf(f.deal()), List.of());
        boolean told = false;
        for (int i : known) {
            if (events.get(i).evidence() != EvidenceLevel.INFERRED) {
                // Recorded in the CRM, by a person or by an integration: another order's delivery is another one.
                if (isOf(event.object(ObjectKind.ORDER), events.get(i))) {
                    note(i, record.time());
                    told = true;
                }
            } else if (dropped.add(i)) {
                event = event.with(Mark.OTHER_EVIDENCE.column(), told(events.get(i)));
            }
        }
        if (!told) {
            events.add(event);
        }
    }

    private static boolean isOf(String order, BusinessEvent event) {
        String known = event.object(ObjectKind.ORDER);
        return order == null || known == null || order.equals(known);
    }

    /** Adds an invoice's step unless the CRM recorded it; takes the place of one that was concluded. */
    private void tell(BusinessEvent step, String invoice) {
        for (int i : eventsOfInvoice.getOrDefault(invoice, List.of())) {
            BusinessEvent known = events.get(i);
            if (!known.activity().equals(step.activity()) || dropped.contains(i)) {
                continue;
            }
            if (known.evidence() != EvidenceLevel.INFERRED) {
                note(i, step.time());
            } else {
                events.set(i, step.with(Mark.OTHER_EVIDENCE.column(), told(known)));
            }
            return;
        }
        events.add(step);
    }

    private void note(int index, Instant time) {
        BusinessEvent known = events.get(index);
        String before = Mark.OTHER_EVIDENCE.of(known);
        String told = "external " + time + " " + finance.name();
        events.set(index, known.with(Mark.OTHER_EVIDENCE.column(), before == null ? told : before + " | " + told));
    }

    private static String told(BusinessEvent event) {
        String property = Mark.EVIDENCE_PROPERTY.of(event);
        return Columns.word(event.evidence()) + " " + event.time() + (property == null ? "" : " " + property);
    }

    private BusinessEvent step(FinanceFound f, Activity activity, Moments.Moment moment, String invoice) {
        FinanceRecord record = f.record();
        String source = record.text(FinanceColumn.SOURCE);
        BusinessEvent event = BusinessEvent.of(activity, moment.time(), EvidenceLevel.EXTERNAL)
                .from(source == null ? finance.name() : source)
                .touching(ObjectKind.DEAL, f.deal())
                .touching(ObjectKind.INVOICE, invoice)
                .with(Mark.EVIDENCE_PROPERTY.column(), record.where());
        if (record.kind() == FinanceRecord.Kind.INVOICE) {
            double amount = FinanceMoney.at(record.amount(), money.rate(f));
            event = event.with("InvoiceAmount", Double.isNaN(amount) ? null : Cells.number(amount))
                    .with("DueDate", record.due() == null ? null : record.due().toString());
        }
        return moment.precision() == TimePrecision.DAY ? event.onDay() : event;
    }
}
