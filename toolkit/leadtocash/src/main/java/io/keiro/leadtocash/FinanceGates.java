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
        return List.of(
                invoices(
                        "Q04",
                        Phrase.of("duplicate invoices", "重複請求書"),
                        invoice -> !ids.add(invoice.id()),
                        Phrase.of("The same id stands in the table more than once", "同じIDが複数回あります")),
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
                        invoice -> invoice.dealId() == null,
                        Phrase.of(
                                "They count for collection, but not for the way from lead to cash",
                                "回収の分析には含まれますが、リードから入金までの流れには含まれません")),
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
                        invoice -> isOff(invoice, paid.getOrDefault(invoice.id(), 0.0)),
                        Phrase.of("A payment is missing, or was booked elsewhere", "入金の記録が漏れているか、別の場所に記帳されています")));
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
