package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.date;
import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.deal;
import static io.keiro.leadtocash.Small.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keiro.mining.Finding.Status;
import io.keiro.mining.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CashCollectionTest {

    private static Invoice invoice(
            String id, int issued, Integer due, Invoice.Status status, double amount, double open) {
        return new Invoice(
                id,
                "D1",
                day(issued),
                day(issued + 1.5),
                due == null ? null : date(due),
                status,
                amount,
                open,
                Map.of("PaymentTerms", "Net 30"));
    }

    /**
     * A paid on day 40, 10 late; B in two parts on days 20 and 30, 5 early; C open and 20 overdue at day 100, a third of it paid; D open
     * and not yet due; E voided; F a draft; G without due date.
     */
    private static LeadToCash.Builder seven() {
        return Small.data()
                .cutOff(day(100.5))
                .deal(deal("D1", Outcome.WON, 1, "Region", "West"))
                .event(event("D1", Activity.CONTRACT_SIGNED, -3))
                .invoice(invoice("A", 0, 30, Invoice.Status.PAID, 1000, 0))
                .payment(new Payment("P1", "A", day(40.2), 1000))
                .invoice(invoice("B", 5, 35, Invoice.Status.OPEN, 2000, Double.NaN))
                .payment(new Payment("P3", "B", day(30), 500))
                .payment(new Payment("P2", "B", day(20), 1500))
                .invoice(invoice("C", 50, 80, Invoice.Status.OPEN, 3000, 2000))
                .payment(new Payment("P4", "C", day(85), 1000))
                .invoice(invoice("D", 90, 120, Invoice.Status.OPEN, 4000, 4000))
                .invoice(invoice("E", 10, 40, Invoice.Status.VOIDED, 9000, 9000))
                .invoice(invoice("F", 10, 40, Invoice.Status.DRAFT, 9000, 9000))
                .invoice(invoice("G", 60, null, Invoice.Status.OPEN, 500, 500));
    }

    private static Measure measure(CashCollection cash, String id) {
        return cash.measure(id).orElseThrow(() -> new AssertionError("no measure " + id));
    }

    private static double value(CashCollection cash, String id) {
        return measure(cash, id).value();
    }

    @Test
    void measuresCanBeCheckedByHand() {
        CashCollection cash = CashCollection.of(seven().build());
        assertThat(value(cash, "collection_time")).isEqualTo(32.5); // 40 and 25
        assertThat(value(cash, "collection_time.weighted_mean")).isEqualTo(30); // (40 x 1000 + 25 x 2000) / 3000
        // 40 x 1000 + 15 x 1500 + 25 x 500 + 35 x 1000, by 4000
        assertThat(value(cash, "collection_time.value_weighted")).isEqualTo(27.5);
        assertThat(value(cash, "days_late")).isEqualTo(2.5); // 10 and -5
        assertThat(value(cash, "days_late.weighted_mean")).isEqualTo(0); // (10 x 1000 - 5 x 2000) / 3000
        assertThat(value(cash, "on_time_payment_rate")).isCloseTo(1.0 / 3, within(1e-12)); // B of A, B, C
        assertThat(value(cash, "on_time_payment_rate.value")).isCloseTo(2000.0 / 6000, within(1e-12));
        assertThat(value(cash, "overdue_invoices")).isEqualTo(1);
        assertThat(value(cash, "overdue_value")).isEqualTo(2000);
        assertThat(value(cash, "overdue_days")).isEqualTo(20);
        // Receivables 2000 + 4000 + 500 against 10,500 billed in the 101 days since the first invoice.
        assertThat(value(cash, "dso")).isCloseTo(6500.0 / 10_500 * 101, within(1e-9));
        assertThat(value(cash, "bpdso")).isCloseTo(4500.0 / 10_500 * 101, within(1e-9));
        assertThat(value(cash, "add")).isCloseTo(2000.0 / 10_500 * 101, within(1e-9));
        assertThat(value(cash, "issue_delay")).isEqualTo(53); // 3, 8, 53, 93, 63
        assertThat(value(cash, "send_delay")).isEqualTo(1);
    }

    @Test
    void coverageNamesWhatIsLeftOut() {
        CashCollection cash = CashCollection.of(seven().build());
        assertThat(cash.coverage().considered()).isEqualTo(5);
        assertThat(cash.coverage().measured()).isEqualTo(4);
        assertThat(cash.coverage().explanation().en())
                .isEqualTo("2 paid, 2 unpaid and counted as not yet paid; 1 without a due date; 1 voided; 1 drafts");
        assertThat(cash.coverage().explanation().ja()).isEqualTo("入金済み2件、未入金(経過分のみ)2件。支払期日がない: 1件。無効: 1件。下書き: 1件");
    }

    /** A prepayment has no time of collection: it is told and left out, and the other invoices are measured as before. */
    @Test
    void settledBeforeItsIssue() {
        CashCollection cash = CashCollection.of(seven().invoice(invoice("H", 20, 50, Invoice.Status.PAID, 700, 0))
                .payment(new Payment("P5", "H", day(12), 700))
                .build());
        assertThat(cash.coverage().explanation().en())
                .contains("; 1 settled before its issue (prepaid, or a wrong date)");
        assertThat(cash.coverage().explanation().ja()).contains("発行前に完済（前払いまたは日付の誤り）: 1件");
        assertThat(value(cash, "collection_time")).isEqualTo(32.5);
        assertThat(value(cash, "days_late")).isEqualTo(2.5);
    }

    @Test
    void tablesCanBeCheckedByHand() {
        CashCollection cash = CashCollection.of(seven().build());
        assertThat(cash.table().rowCount()).isEqualTo(1);
        assertThat(cash.table().value(0, "Group")).isEqualTo("Net 30");
        assertThat(cash.table().value(0, "TermDays")).isEqualTo(30.0);
        assertThat(cash.table().value(0, "AfterDueDays")).isEqualTo(10.0); // 10, 0 and 20 so far
        assertThat(cash.ageing().rows()).extracting(row -> row.get(1)).containsExactly(1, 1, 1, 0, 0, 0);
        assertThat(cash.ageing().value(2, "Amount")).isEqualTo(2000.0);
        assertThat(cash.overdueInvoices().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).isEqualTo("C"));
        assertThat(cash.waterfall("Region").value(0, "Invoices")).isEqualTo(5);
        assertThatThrownBy(() -> cash.waterfall("Moon"))
                .hasMessage("no invoice has the attribute \"Moon\"; there are AmountBand, PaymentTerms, Region");
    }

    @Test
    void latenessIsJudgedByTheDueDateNotByTheTerms() {
        LeadToCash.Builder data = Small.data();
        for (int i = 0; i < 120; i++) {
            boolean sixty = i % 2 == 0;
            String id = "I" + i;
            int due = i + (sixty ? 60 : 30);
            data.invoice(new Invoice(
                            id,
                            null,
                            day(i),
                            null,
                            date(due),
                            Invoice.Status.PAID,
                            100,
                            0,
                            Map.of("PaymentTerms", sixty ? "Net 60" : "Net 30")))
                    .payment(new Payment("P" + i, id, day(due + i / 2 % 4), 100));
        }
        CashCollection cash = CashCollection.of(data.build());
        assertThat(cash.status()).isEqualTo(Status.NO_PROBLEM);
    }

    @Test
    void closingDateTermsCountFromTheirDueDate() {
        Invoice endOfNextMonth = new Invoice(
                "A",
                null,
                Instant.parse("2026-01-10T01:00:00Z"),
                null,
                LocalDate.of(2026, 2, 28),
                Invoice.Status.PAID,
                1,
                0,
                Map.of("PaymentTerms", "月末締め翌月末払い"));
        CashCollection cash = CashCollection.of(Small.data()
                .zone(ZoneId.of("Asia/Tokyo"))
                .invoice(endOfNextMonth)
                // 23:30 in Greenwich is the next morning in Tokyo
                .payment(new Payment("P", "A", Instant.parse("2026-03-01T23:30:00Z"), 1))
                .build());
        assertThat(value(cash, "days_late")).isEqualTo(2);
        assertThat(value(cash, "collection_time")).isEqualTo(51);
    }

    @Test
    void noInvoices() {
        CashCollection cash = CashCollection.of(Small.data().build());
        assertThat(cash.status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(cash.verdict().en())
                .isEqualTo(
                        "Not possible: the data set has no invoices. Needed are invoices with issue date, due date and "
                                + "amount, and payments with their dates: from HubSpot invoices and payments, or from the "
                                + "accounting system through the sheet FinanceImport.");
        assertThat(cash.verdict().ja()).startsWith("分析できません：データセットに請求書がありません。");
        assertThat(value(cash, "collection_time")).isNaN();
        assertThat(value(cash, "dso")).isNaN();
        assertThat(cash.table().rowCount()).isZero();
    }

    @Test
    void invoicesWithoutDueDates() {
        CashCollection cash = CashCollection.of(Small.data()
                .invoice(invoice("G", 60, null, Invoice.Status.OPEN, Double.NaN, Double.NaN))
                .build());
        assertThat(cash.status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(cash.verdict().en())
                .startsWith("Not possible: none of the 1 invoice is issued, has a due date and ");
        assertThat(cash.coverage().measured()).isZero();
    }

    @Test
    void anInvoicePaidAtAnUnknownTimeIsLeftOut() {
        CashCollection cash = CashCollection.of(Small.data()
                .invoice(invoice("A", 0, 30, Invoice.Status.PAID, 1000, 0))
                .build());
        assertThat(cash.coverage().measured()).isZero();
        assertThat(cash.coverage().explanation().en()).contains("1 paid at an unknown time");
    }

    @Test
    void thePaymentEventStandsInForAMissingPaymentRecord() {
        CashCollection cash = CashCollection.of(Small.data()
                .invoice(invoice("A", 0, 30, Invoice.Status.PAID, 1000, 0))
                .event(event("D1", Activity.PAYMENT_RECEIVED, 33).touching(ObjectKind.INVOICE, "A"))
                .build());
        assertThat(value(cash, "days_late")).isEqualTo(3);
        assertThat(cash.evidence().total()).isEqualTo(1);
    }
}
