package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.mining.statistics.Proportion;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of {@link CashCollection}: waterfall, ageing and the overdue invoices. */
record InvoiceTables(List<InvoiceCase> cases, String currency) {

    private static final int[] AGES = {30, 60, 90};

    /** The attributes that some invoice has. */
    List<String> attributes() {
        TreeSet<String> attributes = new TreeSet<>();
        cases.forEach(c -> c.segments().keySet().stream()
                .filter(SegmentAttributes::isPlain)
                .forEach(attributes::add));
        return List.copyOf(attributes);
    }

    DataTable waterfall(String attribute) {
        if (!attributes().contains(attribute)) {
            throw new IllegalArgumentException(
                    "no invoice has the attribute \"" + attribute + "\"; there are " + String.join(", ", attributes()));
        }
        Map<String, List<InvoiceCase>> groups = new TreeMap<>(BandOrder.NATURAL);
        for (InvoiceCase one : cases) {
            String value = one.segments().get(attribute);
            if (value != null) {
                groups.computeIfAbsent(value, v -> new ArrayList<>()).add(one);
            }
        }
        return waterfall(SegmentAttributes.label(attribute), groups);
    }

    DataTable waterfallOfAll() {
        return waterfall(
                Phrase.of("Invoices", "請求書"), cases.isEmpty() ? Map.of() : new LinkedHashMap<>(Map.of("all", cases)));
    }

    private DataTable waterfall(Phrase label, Map<String, List<InvoiceCase>> groups) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("From issue to payment, by " + label.en(), "発行から入金まで(" + label.ja() + "別)"),
                Field.of("Group", label, Kind.TEXT),
                Field.of("Invoices", Phrase.of("Invoices", "請求書"), Kind.COUNT),
                Field.of("Unpaid", Phrase.of("Unpaid", "未入金"), Kind.COUNT),
                days("IssueDays", "Ready to issued (ours), median", "請求可能から発行(当社側、中央値)"),
                days("SendDays", "Issued to sent (ours), median", "発行から送付(当社側、中央値)"),
                days("TermDays", "Issued to due, median", "発行から期日(中央値)"),
                days("LateDays", "Days late, median", "支払遅延日数(中央値)"),
                days("LateP90", "Days late, 90th percentile", "支払遅延日数(90パーセンタイル)"),
                days("AfterDueDays", "After the due date (theirs), mean", "期日後(相手側、平均)"),
                Field.of("OnTime", Phrase.of("On time", "期日内"), Kind.SHARE),
                Field.of("Overdue", Phrase.of("Overdue", "延滞額"), Kind.MONEY).in(currency));
        groups.forEach((name, group) -> table.row(row(name, group)));
        return table.build();
    }

    private static Field days(String name, String en, String ja) {
        return Field.of(name, Phrase.of(en, ja), Kind.NUMBER).in("days");
    }

    private static Object[] row(String name, List<InvoiceCase> group) {
        List<InvoiceCase> paid =
                group.stream().filter(c -> c.paid() && c.due() != null).toList();
        List<InvoiceCase> due = group.stream().filter(InvoiceCase::isDue).toList();
        Sample late = Sample.of(paid.stream().mapToDouble(InvoiceCase::daysLate).toArray());
        long inTime = due.stream().filter(c -> c.paid() && c.daysLate() <= 0).count();
        return new Object[] {
            name,
            group.size(),
            (int) group.stream().filter(c -> !c.paid()).count(),
            known(CashMeasures.sample(group, InvoiceCase::issueDays).median()),
            known(CashMeasures.sample(group, InvoiceCase::sendDays).median()),
            known(CashMeasures.sample(group, InvoiceTables::termDays).median()),
            known(late.median()),
            known(late.p90()),
            known(CashMeasures.sample(due, InvoiceCase::afterDue).mean()),
            known(Proportion.of((int) inTime, due.size()).share()),
            group.stream()
                    .filter(InvoiceCase::overdue)
                    .mapToDouble(InvoiceCase::open)
                    .filter(open -> open > 0)
                    .sum()
        };
    }

    private static double termDays(InvoiceCase one) {
        return one.due() == null ? Double.NaN : java.time.temporal.ChronoUnit.DAYS.between(one.issued(), one.due());
    }

    DataTable ageing() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Ageing of receivables", "売掛金の年齢表"),
                Field.of("Age", Phrase.of("Days overdue", "延滞日数"), Kind.TEXT),
                Field.of("Invoices", Phrase.of("Invoices", "請求書"), Kind.COUNT),
                Field.of("Amount", Phrase.of("Open amount", "未入金額"), Kind.MONEY).in(currency));
        List<InvoiceCase> unpaid = cases.stream().filter(c -> !c.paid()).toList();
        age(table, Phrase.of("no due date", "期日なし"), unpaid, c -> c.due() == null);
        age(table, Phrase.of("not overdue", "期日前"), unpaid, c -> c.due() != null && !c.overdue());
        int from = 1;
        for (int to : AGES) {
            int low = from;
            age(
                    table,
                    Phrase.of(low + " to " + to, low + "〜" + to + "日"),
                    unpaid,
                    c -> c.overdue() && c.daysLate() >= low && c.daysLate() <= to);
            from = to + 1;
        }
        int oldest = from;
        age(table, Phrase.of(oldest + " and more", oldest + "日以上"), unpaid, c -> c.overdue() && c.daysLate() >= oldest);
        return table.build();
    }

    private static void age(
            DataTable.Builder table,
            Phrase label,
            List<InvoiceCase> unpaid,
            java.util.function.Predicate<InvoiceCase> inside) {
        List<InvoiceCase> group = unpaid.stream().filter(inside).toList();
        table.row(
                label,
                group.size(),
                group.stream()
                        .mapToDouble(InvoiceCase::open)
                        .filter(open -> open > 0)
                        .sum());
    }

    DataTable overdue() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Overdue invoices", "延滞中の請求書"),
                Field.of("InvoiceId", Attribute.INVOICE_ID.label(), Kind.TEXT),
                Field.of("SalesOpportunityId", Attribute.SALES_OPPORTUNITY_ID.label(), Kind.TEXT),
                Field.of("PaymentTerms", Attribute.PAYMENT_TERMS.label(), Kind.TEXT),
                Field.of("DueDate", Attribute.DUE_DATE.label(), Kind.DATE),
                Field.of("DaysOverdue", Phrase.of("Days overdue", "延滞日数"), Kind.NUMBER)
                        .in("days"),
                Field.of("Open", Phrase.of("Open amount", "未入金額"), Kind.MONEY).in(currency));
        cases.stream()
                .filter(InvoiceCase::overdue)
                .sorted(Comparator.comparingDouble(InvoiceCase::daysLate)
                        .reversed()
                        .thenComparing(c -> c.invoice().id()))
                .forEach(c -> table.row(
                        c.invoice().id(),
                        c.invoice().dealId(),
                        c.segments().get("PaymentTerms"),
                        c.due(),
                        c.daysLate(),
                        known(c.open())));
        return table.build();
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
