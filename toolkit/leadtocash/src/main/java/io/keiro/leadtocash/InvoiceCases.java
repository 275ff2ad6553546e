package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The invoices that cash collection looks at: issued and not voided. An invoice is paid in full if its balance is 0, its status says
 * so, or its payments reach its amount; it was collected with its last payment.
 */
final class InvoiceCases {

    /** Half a cent per unit is rounding, not debt. */
    private static final double ROUNDING = 0.005;

    private final LeadToCash data;
    private final Analysis.Options options;
    private final LocalDate now;
    private final Map<String, Deal> deals;
    private final DealLinks links;
    private final Map<String, List<Payment>> payments = new HashMap<>();
    private final Map<String, Map<Activity, BusinessEvent>> events = new HashMap<>();
    private final Map<Phrase, Integer> leftOut = new LinkedHashMap<>();
    private final List<InvoiceCase> cases = new ArrayList<>();
    private Evidence evidence = Evidence.NONE;
    private int considered;

    private InvoiceCases(LeadToCash data, Analysis.Options options) {
        this.data = data;
        this.options = options;
        this.now = Moments.day(data.cutOff(), data.zone());
        this.deals = data.deals().stream().collect(Collectors.toMap(Deal::id, d -> d, (first, second) -> first));
        this.links = DealLinks.of(data);
        for (Payment payment : data.payments()) {
            if (payment.invoiceId() != null) {
                payments.computeIfAbsent(payment.invoiceId(), id -> new ArrayList<>())
                        .add(payment);
            }
        }
        for (BusinessEvent event : data.events()) {
            String invoice = event.object(ObjectKind.INVOICE);
            Activity activity =
                    invoice == null ? null : Activity.withId(event.activity()).orElse(null);
            if (activity == Activity.INVOICE_ISSUED
                    || activity == Activity.INVOICE_SENT
                    || activity == Activity.PAYMENT_RECEIVED) {
                events.computeIfAbsent(invoice, id -> new HashMap<>()).merge(activity, event, this::better);
            }
        }
    }

    /** Of two payment events the later one counts, of the others the earlier one. */
    private BusinessEvent better(BusinessEvent one, BusinessEvent other) {
        boolean later = one.activity().equals(Activity.PAYMENT_RECEIVED.id());
        return one.time().isBefore(other.time()) == later ? other : one;
    }

    static InvoiceCases of(LeadToCash data, Analysis.Options options) {
        InvoiceCases all = new InvoiceCases(data, options);
        data.invoices().forEach(all::add);
        return all;
    }

    private void add(Invoice invoice) {
        if (invoice.status() == Invoice.Status.VOIDED || invoice.status() == Invoice.Status.DRAFT) {
            count(invoice.status() == Invoice.Status.VOIDED ? Phrase.of("voided", "無効") : Phrase.of("drafts", "下書き"));
            return;
        }
        considered++;
        Map<Activity, BusinessEvent> known = events.getOrDefault(invoice.id(), Map.of());
        LocalDate issued = day(invoice.issued(), known.get(Activity.INVOICE_ISSUED));
        if (issued == null || issued.isAfter(now)) {
            count(
                    issued == null
                            ? Phrase.of("without an issue date", "発行日がない")
                            : Phrase.of("issued after the cut-off", "データ基準日時より後に発行"));
            return;
        }
        List<Payment> received = payments.getOrDefault(invoice.id(), List.of()).stream()
                .filter(payment -> !payment.received().isAfter(data.cutOff()))
                .sorted(Comparator.comparing(Payment::received))
                .toList();
        double paidSum = received.stream()
                .mapToDouble(Payment::amount)
                .filter(a -> !Double.isNaN(a))
                .sum();
        boolean paid = isPaid(invoice, received, paidSum);
        LocalDate collected = paid ? collected(received, known.get(Activity.PAYMENT_RECEIVED)) : null;
        if (paid && collected == null) {
            count(Phrase.of("paid at an unknown time", "入金日が不明"));
            return;
        }
        if (paid && collected.isBefore(issued)) {
            count(Phrase.of("settled before its issue (prepaid, or a wrong date)", "発行前に完済（前払いまたは日付の誤り）"));
            return;
        }
        known.values().forEach(event -> evidence = evidence.plus(Evidences.of(event)));
        double open = paid ? 0 : Double.isNaN(invoice.balance()) ? invoice.amount() - paidSum : invoice.balance();
        ZoneId zone = data.zone();
        String deal = deal(invoice);
        cases.add(new InvoiceCase(
                invoice,
                issued,
                ready(deal, issued),
                day(invoice.sent(), known.get(Activity.INVOICE_SENT)),
                collected,
                now,
                open,
                received.stream()
                        .map(p -> new InvoiceCase.PaidPart(Moments.day(p.received(), zone), p.amount()))
                        .toList(),
                segments(invoice, deals.get(deal))));
    }

    private static boolean isPaid(Invoice invoice, List<Payment> received, double paidSum) {
        double tolerance = Math.max(ROUNDING, Math.abs(invoice.amount()) * 1e-9);
        if (invoice.status() == Invoice.Status.PAID || invoice.balance() <= tolerance) {
            return true;
        }
        return Double.isNaN(invoice.balance()) && !received.isEmpty() && paidSum >= invoice.amount() - tolerance;
    }

    private LocalDate collected(List<Payment> received, BusinessEvent event) {
        if (!received.isEmpty()) {
            return Moments.day(received.get(received.size() - 1).received(), data.zone());
        }
        return event == null || event.time().isAfter(data.cutOff()) ? null : day(null, event);
    }

    private LocalDate day(Instant time, BusinessEvent event) {
        if (time != null) {
            return Moments.day(time, data.zone());
        }
        return event == null ? null : Moments.day(event.time(), data.zone());
    }

    private String deal(Invoice invoice) {
        return invoice.dealId() != null
                ? invoice.dealId()
                : links.dealsOf(ObjectKind.INVOICE, invoice.id()).stream()
                        .findFirst()
                        .orElse(null);
    }

    /** The last delivery before the issue, else the first signature or win: from then on the invoice could have been written. */
    private LocalDate ready(String deal, LocalDate issued) {
        List<TraceStep> steps = deal == null ? List.of() : data.traces().of(deal);
        LocalDate delivered = null;
        for (TraceStep step : steps) {
            if (step.is(Activity.ORDER_FULFILLED) && !step.day().isAfter(issued)) {
                delivered = step.day();
            }
        }
        if (delivered != null) {
            return delivered;
        }
        return PairDurations.first(steps, Activity.CONTRACT_SIGNED)
                .or(() -> PairDurations.first(steps, Activity.CLOSED_WON))
                .map(TraceStep::day)
                .orElse(null);
    }

    private Map<String, String> segments(Invoice invoice, Deal deal) {
        Map<String, String> segments = SegmentAttributes.of(deal, null, options.attributes());
        for (String attribute : options.attributes()) {
            String own = invoice.attributes().get(attribute);
            if (own != null) {
                segments.put(attribute, own);
            }
        }
        if (options.attributes().contains(SegmentAttributes.AMOUNT_BAND)) {
            SegmentAttributes.addAmount(segments, options.policy().amountBands(), invoice.amount());
        }
        return segments;
    }

    private void count(Phrase reason) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    List<InvoiceCase> all() {
        return cases;
    }

    List<InvoiceCase> withDue() {
        return cases.stream().filter(c -> c.due() != null).toList();
    }

    LocalDate now() {
        return now;
    }

    Evidence evidence() {
        return evidence;
    }

    Coverage coverage() {
        int measured = withDue().size();
        long unpaid = withDue().stream().filter(c -> !c.paid()).count();
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        en.add(Wording.number(measured - unpaid) + " paid, " + Wording.number(unpaid)
                + " unpaid and counted as not yet paid");
        ja.add("入金済み" + Wording.number(measured - unpaid) + "件、未入金(経過分のみ)" + Wording.number(unpaid) + "件");
        if (cases.size() > measured) {
            count(Phrase.of("without a due date", "支払期日がない"), cases.size() - measured, en, ja);
        }
        leftOut.forEach((reason, n) -> count(reason, n, en, ja));
        return new Coverage(considered, measured, Phrase.of(String.join("; ", en), String.join("。", ja)));
    }

    private static void count(Phrase reason, int n, List<String> en, List<String> ja) {
        en.add(Wording.number(n) + " " + reason.en());
        ja.add(reason.ja() + ": " + Wording.number(n) + "件");
    }
}
