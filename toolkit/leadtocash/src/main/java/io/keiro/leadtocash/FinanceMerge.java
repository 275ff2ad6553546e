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

    /** How an invoice of the file found its deal. */
    static final String MATCHED_BY = "MatchedBy";

    private final LeadToCash data;
    private final FinanceFile finance;
    private final List<FinanceFound> found;
    private final List<Phrase> open;
    private final List<BusinessEvent> events;
    private final Map<String, List<Integer>> eventsOfInvoice = new HashMap<>();
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
            String deal = event.object(ObjectKind.DEAL);
            if (deal != null && event.activity().equals(Activity.ORDER_FULFILLED.id())) {
                fulfilments.computeIfAbsent(deal, id -> new ArrayList<>()).add(i);
            }
        }
        data.invoices().forEach(invoice -> invoices.putIfAbsent(invoice.id(), invoice));
        data.payments().forEach(payment -> payments.putIfAbsent(payment.id(), payment));
    }

    LeadToCash merged() {
        Map<String, Double> paid = new HashMap<>();
        of(FinanceRecord.Kind.PAYMENT)
                .forEach(f -> paid.merge(
                        String.valueOf(f.invoice()),
                        Double.isNaN(f.record().amount()) ? 0 : f.record().amount(),
                        Double::sum));
        of(FinanceRecord.Kind.INVOICE).forEach(f -> invoice(f, paid));
        of(FinanceRecord.Kind.PAYMENT).forEach(this::payment);
        of(FinanceRecord.Kind.DELIVERY).forEach(this::delivery);
        LeadToCash.Builder merged = LeadToCash.builder(data.source() + " + " + finance.name())
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
        finance.notes().forEach(note -> merged.gap(finance.name() + ": " + note));
        open.forEach(sentence -> merged.gap(sentence.en()));
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
                        isNew || Double.isNaN(known.amount()) ? record.amount() : known.amount(),
                        balance(record, status, paid.getOrDefault(id, 0.0), known),
                        attributes));
        if (f.deal() != null && isNew) {
            links.add(new Link(ObjectKind.DEAL, f.deal(), ObjectKind.INVOICE, id));
        }
    }

    private static Instant time(Moments.Moment moment) {
        return moment == null ? null : moment.time();
    }

    /** The books know better whether an invoice is paid; whether it was voided, whoever says so. */
    private static Invoice.Status settled(Invoice.Status known, Invoice.Status told) {
        return known == Invoice.Status.VOIDED ? known : told;
    }

    private static Invoice.Status status(FinanceRecord record, double paid) {
        String text = Spelling.key(record.text(FinanceColumn.STATUS));
        for (Invoice.Status status : Invoice.Status.values()) {
            if (Columns.word(status).equals(text)) {
                return status;
            }
        }
        boolean settled = record.balance() <= 0
                || Double.isNaN(record.balance()) && record.amount() > 0 && paid >= record.amount() - 0.005
                || text.equals("入金済み")
                || text.equals("入金済")
                || text.equals("支払済");
        return settled ? Invoice.Status.PAID : Invoice.Status.OPEN;
    }

    private static double balance(FinanceRecord record, Invoice.Status status, double paid, Invoice known) {
        if (!Double.isNaN(record.balance())) {
            return record.balance();
        }
        if (status == Invoice.Status.PAID) {
            return 0;
        }
        return known != null && !Double.isNaN(known.balance()) && paid == 0 ? known.balance() : record.amount() - paid;
    }

    private void payment(FinanceFound f) {
        FinanceRecord record = f.record();
        Moments.Moment received = record.moment(FinanceColumn.PAYMENT_DATE);
        String invoice = f.invoice();
        if (invoice != null && paidByFile.add(invoice)) {
            dropConcluded(invoice);
        }
        String id = record.id();
        if (isKnown(invoice, record)) {
            return;
        }
        payments.put(id, new Payment(id, invoice, received.time(), record.amount()));
        BusinessEvent event = step(f, Activity.PAYMENT_RECEIVED, received, invoice)
                .touching(ObjectKind.PAYMENT, id)
                .with("PaidAmount", Double.isNaN(record.amount()) ? null : Cells.number(record.amount()));
        events.add(event);
        if (invoice != null) {
            links.add(new Link(ObjectKind.INVOICE, invoice, ObjectKind.PAYMENT, id));
        } else if (f.deal() != null) {
            links.add(new Link(ObjectKind.DEAL, f.deal(), ObjectKind.PAYMENT, id));
        }
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

    /** A payment that the CRM recorded itself: same invoice, same amount, at most two days apart. It stays, and the file is noted on it. */
    private boolean isKnown(String invoice, FinanceRecord record) {
        if (payments.containsKey(record.id())) {
            return true;
        }
        for (int i : eventsOfInvoice.getOrDefault(String.valueOf(invoice), List.of())) {
            BusinessEvent event = events.get(i);
            String id = event.object(ObjectKind.PAYMENT);
            Payment payment = id == null || dropped.contains(i) ? null : payments.get(id);
            if (payment != null
                    && event.activity().equals(Activity.PAYMENT_RECEIVED.id())
                    && Math.abs(payment.amount() - record.amount()) < 0.005
                    && Math.abs(payment.received().getEpochSecond()
                                    - record.time().getEpochSecond())
                            <= 2 * 86_400L) {
                note(i, record.time());
                return true;
            }
        }
        return false;
    }

    private void delivery(FinanceFound f) {
        FinanceRecord record = f.record();
        BusinessEvent event = step(f, Activity.ORDER_FULFILLED, record.moment(FinanceColumn.DELIVERY_DATE), null)
                .touching(ObjectKind.ORDER, record.text(FinanceColumn.ORDER_ID));
        List<Integer> known = fulfilments.getOrDefault(String.valueOf(f.deal()), List.of());
        boolean told = false;
        for (int i : known) {
            if (events.get(i).evidence() == EvidenceLevel.EXPLICIT) {
                note(i, record.time());
                told = true;
            } else if (events.get(i).evidence() == EvidenceLevel.INFERRED && dropped.add(i)) {
                event = event.with(Mark.OTHER_EVIDENCE.column(), told(events.get(i)));
            }
        }
        if (!told) {
            events.add(event);
        }
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
            event = event.with("InvoiceAmount", Double.isNaN(record.amount()) ? null : Cells.number(record.amount()))
                    .with("DueDate", record.due() == null ? null : record.due().toString());
        }
        return moment.precision() == TimePrecision.DAY ? event.onDay() : event;
    }
}
