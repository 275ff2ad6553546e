package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gates Q04, Q09, Q14 and Q15 on invoices and payments. */
final class FinanceGates {

    /** Half a unit of money: what rounding may leave. */
    private static final double TOLERANCE = 0.5;

    private static final String REFUNDED_AMOUNT = "RefundedAmount";

    private final LeadToCash data;

    private FinanceGates(LeadToCash data) {
        this.data = data;
    }

    static List<GateResult> of(LeadToCash data) {
        return new FinanceGates(data).results();
    }

    private List<GateResult> results() {
        Map<String, Invoice> invoices = new HashMap<>();
        data.invoices().forEach(invoice -> invoices.putIfAbsent(invoice.id(), invoice));
        Map<String, Double> paid = data.payments().stream()
                .filter(p -> p.invoiceId() != null && !Double.isNaN(p.amount()))
                .collect(Collectors.groupingBy(Payment::invoiceId, Collectors.summingDouble(Payment::amount)));
        Set<String> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> deals = data.deals().stream().map(Deal::id).collect(Collectors.toSet());
        Map<String, Double> refunded = refunded();
        return List.of(
                invoices(
                        "Q04",
                        Phrase.of("duplicate invoices", "重複請求書"),
                        invoice -> !ids.add(invoice.id()),
                        Phrase.of("The same id stands in the table more than once", "同じIDが複数回あります")),
                invoices(
                        "Q04",
                        Phrase.of("invoices with the number of another one", "番号が重複する請求書"),
                        invoice -> {
                            String number = invoice.attributes().get(FinanceTargets.INVOICE_NUMBER);
                            return number != null && !numbers.add(Spelling.key(number));
                        },
                        Phrase.of(
                                "One invoice was entered more than once; billed and open amounts count it each time",
                                "1つの請求書が複数回登録され、請求額と未回収額に重複して含まれています")),
                payments(
                        "Q09",
                        Phrase.of("payments before their invoice", "請求書より前の入金"),
                        payment -> isEarly(payment, invoices.get(payment.invoiceId())),
                        Phrase.of(
                                "A prepayment, or an invoice date that was set afterwards",
                                "前払い、または請求日があとから設定された可能性があります")),
                invoices(
                        "Q14",
                        Phrase.of("invoices without deal", "商談のない請求書"),
                        invoice -> invoice.dealId() == null || !deals.contains(invoice.dealId()),
                        Phrase.of(
                                "They count for collection, but not for the way from lead to cash",
                                "回収の分析には含まれますが、リードから入金までの流れには含まれません")),
                invoices(
                        "Q14",
                        Phrase.of("invoices linked to no deal themselves", "商談に直接関連付けられていない請求書"),
                        invoice -> Mark.ASSIGNED_BY.of(invoice) != null,
                        Phrase.of(
                                "Their order or quote led to the deal; link them, so that others find them too",
                                "受注または見積書を経由して商談を特定しました。元のシステムで商談に関連付けてください")),
                payments(
                        "Q14",
                        Phrase.of("payments without invoice", "請求書のない入金"),
                        payment -> payment.invoiceId() == null || !invoices.containsKey(payment.invoiceId()),
                        Phrase.of("Nobody can say whether they came late", "遅れたかどうかを判断できません")),
                invoices(
                        "Q15",
                        Phrase.of("invoices without due date", "支払期日のない請求書"),
                        invoice -> invoice.status() != Invoice.Status.VOIDED
                                && invoice.status() != Invoice.Status.DRAFT
                                && invoice.due() == null,
                        Phrase.of("Lateness cannot be measured for them", "遅延を測れません")),
                invoices(
                        "Q15",
                        Phrase.of("billed minus paid is not the balance", "請求額－入金額が残高と一致しない"),
                        invoice -> isOff(
                                invoice,
                                paid.getOrDefault(invoice.id(), 0.0) + refunded.getOrDefault(invoice.id(), 0.0)),
                        Phrase.of("A payment is missing, or was booked elsewhere", "入金の記録が漏れているか、別の場所に記帳されています")));
    }

    /** What was given back later: it leaves the invoice settled, so it counts as paid when balances are checked. */
    private Map<String, Double> refunded() {
        Map<String, Double> refunded = new HashMap<>();
        new EventScan(data)
                .each(
                        shape -> shape.placeOf(ObjectKind.INVOICE) >= 0 && shape.placeOf(REFUNDED_AMOUNT) >= 0,
                        (chunk, row) -> {
                            String amount = chunk.value(row, chunk.shape(row).placeOf(REFUNDED_AMOUNT));
                            String invoice = chunk.object(row, ObjectKind.INVOICE);
                            // One payment may be refunded in steps, each of which tells the whole.
                            Amounts.amount(amount).ifPresent(value -> refunded.merge(invoice, value, Math::max));
                        });
        return refunded;
    }

    private GateResult invoices(String gate, Phrase subject, Predicate<Invoice> affected, Phrase message) {
        List<String> found =
                data.invoices().stream().filter(affected).map(Invoice::id).toList();
        return GateResult.of(
                gate,
                Severity.WARNING,
                subject,
                new Affected(found, data.invoices().size()),
                message);
    }

    private GateResult payments(String gate, Phrase subject, Predicate<Payment> affected, Phrase message) {
        List<String> found =
                data.payments().stream().filter(affected).map(Payment::id).toList();
        return GateResult.of(
                gate,
                Severity.WARNING,
                subject,
                new Affected(found, data.payments().size()),
                message);
    }

    /** Earlier by a whole day at least: invoice dates are often known by the day only. */
    private boolean isEarly(Payment payment, Invoice invoice) {
        return invoice != null
                && invoice.issued() != null
                && payment.received()
                        .atZone(data.zone())
                        .toLocalDate()
                        .isBefore(invoice.issued().atZone(data.zone()).toLocalDate());
    }

    private static boolean isOff(Invoice invoice, double paid) {
        return invoice.status() != Invoice.Status.VOIDED
                && invoice.status() != Invoice.Status.DRAFT
                && !Double.isNaN(invoice.amount())
                && !Double.isNaN(invoice.balance())
                && Math.abs(invoice.amount() - paid - invoice.balance()) > TOLERANCE;
    }
}
