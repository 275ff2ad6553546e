package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.FinanceMatch.How;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinanceMatchTest {

    @TempDir
    Path folder;

    private final LeadToCash.Builder data = LeadToCash.builder("test")
            .cutOff(Instant.parse("2026-01-31T00:00:00Z"))
            .zone(ZoneId.of("Asia/Tokyo"))
            .currency("JPY");

    private void won(String id, String customer, double amount, String day) {
        data.deal(new Deal(
                id,
                Instant.parse("2025-01-10T00:00:00Z"),
                Outcome.WON,
                "Sales",
                "Won",
                amount,
                LocalDate.parse(day),
                Map.of("CustomerName", customer)));
        data.event(BusinessEvent.of(Activity.CLOSED_WON, Instant.parse(day + "T03:00:00Z"), EvidenceLevel.EXPLICIT)
                .touching(ObjectKind.DEAL, id));
    }

    private FinanceFile finance(String... lines) {
        try {
            return FinanceFile.read(Files.writeString(folder.resolve("books.csv"), String.join("\n", lines) + "\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final String HEADER =
            "RecordType,InvoiceId,PaymentId,SalesOpportunityId,OrderId,QuoteId,CustomerName,InvoiceDate,PaymentDate,"
                    + "DeliveryDate,InvoiceAmount,PaidAmount,Currency";

    private static String invoice(
            String id, String deal, String order, String quote, String customer, String day, String amount) {
        return String.join(",", "invoice", id, "", deal, order, quote, customer, day, "", "", amount, "", "JPY");
    }

    private static String payment(String invoice, String id, String customer, String day, String amount) {
        return String.join(",", "payment", invoice, id, "", "", "", customer, "", day, "", "", amount, "JPY");
    }

    private static List<String> told(FinanceMatch match) {
        return match.rows().stream()
                .map(row -> row.record() + " " + row.dealId() + " " + row.how())
                .toList();
    }

    @Test
    void keysGoFirst() {
        won("1", "Alpha", 100, "2025-03-01");
        won("2", "Beta", 200, "2025-03-02");
        won("3", "Gamma", 300, "2025-03-03");
        data.event(BusinessEvent.of(Activity.SALES_ORDER_CREATED, Instant.EPOCH, EvidenceLevel.EXTERNAL)
                .touching(ObjectKind.DEAL, "2")
                .touching(ObjectKind.ORDER, "900")
                .with("OrderNumber", "SO-22"));
        data.event(BusinessEvent.of(Activity.QUOTE_ISSUED, Instant.EPOCH, EvidenceLevel.EXPLICIT)
                .touching(ObjectKind.DEAL, "3")
                .touching(ObjectKind.QUOTE, "800")
                .with("QuoteNumber", "Q-33"));
        data.invoice(new Invoice(
                "51", "1", null, null, null, Invoice.Status.OPEN, 100, 100, Map.of("InvoiceNumber", "INV-51")));
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "1", "", "", "Nobody", "2020-01-01", "1"),
                        invoice("inv 51", "", "", "", "", "2025-03-05", "100"),
                        invoice("B", "", "SO-22", "", "", "2025-03-05", "200"),
                        invoice("C", "", "", "q33", "", "2025-03-05", "300"),
                        payment("B", "P1", "", "2025-04-01", "200")));
        assertThat(told(match))
                .containsExactly(
                        "invoice A 1 KEY",
                        "invoice inv 51 1 KEY",
                        "invoice B 2 KEY",
                        "invoice C 3 KEY",
                        "payment P1 2 KEY");
        assertThat(match.rows().get(1).invoiceId()).isEqualTo("51");
        assertThat(match.rows().get(4).invoiceId()).isEqualTo("B");
    }

    @Test
    void nameAmountWithTaxAndDateDecide() {
        won("1", "株式会社サンプル商事", 1_000_000, "2025-03-01");
        won("2", "別会社", 1_000_000, "2025-03-01");
        FinanceMatch match = FinanceMatch.of(
                data.build(), finance(HEADER, invoice("A", "", "", "", "サンプル商事(株)", "2025-03-31", "1100000")));
        assertThat(told(match)).containsExactly("invoice A 1 RULE");
        assertThat(match.rows().get(0).why().en()).isEqualTo("same customer, same amount, in time");
        assertThat(match.rows().get(0).score()).isGreaterThan(0.9);
    }

    @Test
    void ofTwoEqualDealsNoneIsGuessedAndAPersonDecides() throws IOException {
        won("1", "Alpha", 100, "2025-03-01");
        won("2", "Alpha", 100, "2025-03-02");
        LeadToCash known = data.build();
        FinanceFile finance = finance(HEADER, invoice("A", "", "", "", "Alpha Inc.", "2025-03-20", "100"));
        FinanceMatch match = FinanceMatch.of(known, finance);
        assertThat(told(match)).containsExactly("invoice A null UNDECIDED");
        assertThat(match.decisions().rowCount()).isEqualTo(2);
        Path file = folder.resolve("decide.csv");
        match.decisions().write(file);
        assertThat(told(match.decide(file))).containsExactly("invoice A null UNDECIDED");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int row = lines.get(1).contains(",1,") ? 1 : 2;
        lines.set(row, lines.get(row) + "yes");
        Files.write(file, lines);
        FinanceMatch decided = match.decide(file);
        assertThat(told(decided)).containsExactly("invoice A 1 HAND");
        assertThat(decided.merge().invoices().get(0).dealId()).isEqualTo("1");
    }

    @Test
    void decisionsThatCannotBeFollowedAreRefused() throws IOException {
        won("1", "Alpha", 100, "2025-03-01");
        won("2", "Alpha", 100, "2025-03-02");
        FinanceMatch match =
                FinanceMatch.of(data.build(), finance(HEADER, invoice("A", "", "", "", "Alpha", "2025-03-20", "100")));
        Path file = folder.resolve("decide.csv");
        Files.writeString(file, "Record,Candidate,Decision\ninvoice A,1,77\n");
        assertThatThrownBy(() -> match.decide(file))
                .hasMessage(
                        "decide.csv, row 2, column Decision: \"77\"; write yes for this candidate, the id of another deal,"
                                + " or none; no deal has this id");
        Files.writeString(file, "Record,Candidate,Decision\ninvoice A,1,yes\ninvoice A,2,yes\n");
        assertThatThrownBy(() -> match.decide(file))
                .hasMessageContaining("invoice A was decided as \"1\" in a row before; decide each record once");
        Files.writeString(file, "Record,Candidate,Decision\ninvoice Z,1,yes\n");
        assertThatThrownBy(() -> match.decide(file)).hasMessageContaining("no such record in books.csv");
        Files.writeString(file, "Record,Candidate,Decision\ninvoice A,1,none\n");
        assertThat(told(match.decide(file))).containsExactly("invoice A null HAND");
    }

    @Test
    void aDealIsNotBilledTwiceOver() {
        won("1", "Alpha", 100, "2025-03-01");
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "", "", "", "Alpha", "2025-03-05", "100"),
                        invoice("B", "", "", "", "Alpha", "2025-04-20", "100")));
        assertThat(told(match)).containsExactly("invoice A 1 RULE", "invoice B null UNDECIDED");
    }

    @Test
    void instalmentsOfOneDealAddUpToIt() {
        won("1", "Alpha", 900, "2025-03-01");
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "", "", "", "Alpha", "2025-03-05", "300"),
                        invoice("B", "", "", "", "Alpha", "2025-04-05", "300"),
                        invoice("C", "", "", "", "Alpha", "2025-05-05", "300")));
        assertThat(match.rows())
                .allMatch(row -> row.how() == How.RULE && row.dealId().equals("1"));
    }

    @Test
    void anotherCurrencyOrNoNameIsNeverDecidedByRule() {
        won("1", "Alpha", 100, "2025-03-01");
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "", "", "", "Alpha", "2025-03-05", "100").replace("JPY", "USD"),
                        invoice("B", "", "", "", "", "2025-03-05", "100")));
        assertThat(told(match)).containsExactly("invoice A null UNDECIDED", "invoice B null UNDECIDED");
        assertThat(match.decisions().value(0, "Why"))
                .isEqualTo(Phrase.of("same customer, amount in another currency, in time", "顧客が一致、金額の通貨が異なる、日付が範囲内"));
    }

    private void wonAbroad(String id, String customer, double atHome, String recorded, String currency) {
        data.deal(new Deal(
                id,
                Instant.parse("2025-01-10T00:00:00Z"),
                Outcome.WON,
                "Sales",
                "Won",
                atHome,
                LocalDate.parse("2025-03-01"),
                Map.of("CustomerName", customer, "Currency", currency, "RecordedAmount", recorded)));
    }

    @Test
    void aDealsOwnCurrencyIsComparedAndTakenAtItsRate() {
        wonAbroad("1", "Alpha", 15_000, "100", "USD");
        wonAbroad("2", "Beta", Double.NaN, "70", "EUR");
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "", "", "", "Alpha", "2025-03-05", "60").replace("JPY", "USD"),
                        payment("A", "P", "Alpha", "2025-03-09", "60").replace("JPY", "usd"),
                        invoice("B", "", "", "", "Beta", "2025-03-05", "70").replace("JPY", "EUR"),
                        payment("", "Q", "Beta", "2025-03-09", "70").replace("JPY", "EUR")));
        assertThat(told(match))
                .containsExactly("invoice A 1 RULE", "payment P 1 KEY", "invoice B 2 RULE", "payment Q 2 RULE");
        LeadToCash merged = match.merge();
        assertThat(merged.invoices()).extracting(Invoice::amount).containsExactly(9_000.0, Double.NaN);
        assertThat(merged.invoices()).extracting(Mark.RECORDED_AMOUNT::of).containsExactly("60", "70");
        assertThat(merged.invoices()).allMatch(invoice -> invoice.status() == Invoice.Status.PAID);
        assertThat(merged.payments()).extracting(Payment::amount).containsExactly(9_000.0, Double.NaN);
        assertThat(match.sentences())
                .contains(Phrase.of(
                        "1 invoices of books.csv are in another currency than JPY and no deal of theirs has a rate; their amounts"
                                + " are left out.",
                        "books.csvの請求書1件はJPY以外の通貨で、商談に為替レートがないため、金額を含めていません。"));
    }

    @Test
    void whatWasVoidedLeavesRoomForWhatTookItsPlaceAndCreditNotesGiveBack() {
        won("1", "Alpha", 100, "2025-03-01");
        FinanceFile books = finance(
                HEADER + ",Status",
                invoice("A", "1", "", "", "Alpha", "2025-03-05", "100") + ",voided",
                invoice("B", "1", "", "", "Alpha", "2025-03-06", "100") + ",",
                invoice("C", "", "", "", "Alpha", "2025-03-10", "-100") + ",",
                invoice("D", "", "", "", "Alpha", "2025-03-12", "100") + ",");
        FinanceMatch match = FinanceMatch.of(data.build(), books);
        assertThat(told(match))
                .containsExactly("invoice A 1 KEY", "invoice B 1 KEY", "invoice C 1 RULE", "invoice D 1 RULE");
        Invoice credit = match.merge().invoices().get(2);
        assertThat(credit.amount()).isEqualTo(-100);
        assertThat(credit.balance()).isZero();
        assertThat(credit.status()).isEqualTo(Invoice.Status.PAID);
        assertThat(credit.attributes()).containsEntry("BillingType", "credit note");
    }

    @Test
    void onePaymentOfSeveralInvoicesIsSplit() {
        won("1", "Alpha", 100, "2025-03-01");
        won("2", "Alpha", 70, "2025-03-01");
        won("3", "Alpha", 40, "2025-03-01");
        String[] books = {
            HEADER,
            invoice("A", "1", "", "", "Alpha", "2025-03-05", "100"),
            invoice("B", "2", "", "", "Alpha", "2025-03-05", "70"),
            invoice("C", "3", "", "", "Alpha", "2025-03-05", "40"),
            payment("", "P", "Alpha", "2025-03-20", "170")
        };
        FinanceMatch match = FinanceMatch.of(data.build(), finance(books));
        assertThat(match.rows().get(3).why()).isEqualTo(Phrase.of("sum of A, B", "A, Bの合計"));
        LeadToCash merged = match.merge();
        assertThat(merged.payments())
                .extracting(payment -> payment.id() + " " + payment.invoiceId() + " " + payment.amount())
                .containsExactly("P for A A 100.0", "P for B B 70.0");
        assertThat(merged.invoices())
                .extracting(Invoice::status)
                .containsExactly(Invoice.Status.PAID, Invoice.Status.PAID, Invoice.Status.OPEN);
        assertThat(merged.events())
                .filteredOn(event -> event.activity().equals("payment_received"))
                .extracting(event -> event.object(ObjectKind.DEAL))
                .containsExactly("1", "2");
        books[4] = payment("", "P", "Alpha", "2025-03-20", "210");
        assertThat(FinanceMatch.of(data.build(), finance(books)).merge().payments())
                .hasSize(3);
    }

    @Test
    void ofTwoSumsNoneIsGuessed() {
        won("1", "Alpha", 100, "2025-03-01");
        won("2", "Alpha", 100, "2025-03-01");
        won("3", "Alpha", 70, "2025-03-01");
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "1", "", "", "Alpha", "2025-03-05", "100"),
                        invoice("B", "2", "", "", "Alpha", "2025-03-05", "100"),
                        invoice("C", "3", "", "", "Alpha", "2025-03-05", "70"),
                        payment("", "P", "Alpha", "2025-03-20", "170")));
        assertThat(match.rows().get(3).how()).isEqualTo(How.UNDECIDED);
    }

    @Test
    void customersWhoseNumbersDifferAreOthers() {
        won("1", "Company 00123", 100, "2025-03-01");
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "", "", "", "Company 00124", "2025-03-05", "100"),
                        invoice("B", "", "", "", "ＣＯＭＰＡＮＹ　００１２３", "2025-03-05", "100")));
        assertThat(told(match)).containsExactly("invoice A null UNMATCHED", "invoice B 1 RULE");
    }

    @Test
    void aPaymentThatTheCrmLinkedToNothingIsLinkedAndOneItDatedOtherwiseIsNotPaidTwice() {
        won("1", "Alpha", 100, "2025-03-01");
        won("2", "Beta", 100, "2025-03-01");
        Instant paid = Instant.parse("2025-04-01T05:00:00Z");
        data.invoice(new Invoice(
                        "51", "1", null, null, null, Invoice.Status.PAID, 100, 0, Map.of("InvoiceNumber", "A")))
                .invoice(new Invoice(
                        "52", "2", null, null, null, Invoice.Status.PAID, 100, 0, Map.of("InvoiceNumber", "B")))
                .payment(new Payment("71", null, paid, 100))
                .payment(new Payment("72", "52", paid, 100))
                .event(BusinessEvent.of(Activity.PAYMENT_RECEIVED, paid, EvidenceLevel.EXTERNAL)
                        .touching(ObjectKind.PAYMENT, "71"))
                .event(BusinessEvent.of(Activity.PAYMENT_RECEIVED, paid, EvidenceLevel.EXTERNAL)
                        .touching(ObjectKind.PAYMENT, "72")
                        .touching(ObjectKind.INVOICE, "52"));
        LeadToCash merged = FinanceMatch.of(
                        data.build(),
                        finance(
                                HEADER,
                                payment("A", "P1", "", "2025-04-01", "100"),
                                payment("B", "P2", "", "2025-05-20", "100")))
                .merge();
        assertThat(merged.payments())
                .extracting(payment -> payment.id() + " " + payment.invoiceId())
                .containsExactly("71 51", "72 52");
        assertThat(merged.events()).hasSize(4);
    }

    @Test
    void paymentsWithoutAKeyFindTheirInvoiceAndPartsAddUp() {
        won("1", "Alpha", 100, "2025-03-01");
        won("2", "Beta", 500, "2025-03-01");
        FinanceMatch match = FinanceMatch.of(
                data.build(),
                finance(
                        HEADER,
                        invoice("A", "1", "", "", "Alpha", "2025-03-05", "100"),
                        invoice("B", "2", "", "", "Beta", "2025-03-05", "500"),
                        payment("", "P1", "Alpha", "2025-04-01", "100"),
                        payment("", "P2", "Beta K.K.", "2025-03-20", "200"),
                        payment("", "P3", "Beta", "2025-03-25", "300"),
                        payment("", "P4", "Gamma", "2025-04-01", "100")));
        assertThat(match.rows().subList(2, 6))
                .extracting(row -> row.record() + " " + row.invoiceId() + " " + row.how())
                .containsExactly(
                        "payment P1 A RULE", "payment P2 B RULE", "payment P3 B RULE", "payment P4 null UNMATCHED");
        LeadToCash merged = match.merge();
        assertThat(merged.invoices())
                .extracting(Invoice::status)
                .containsExactly(Invoice.Status.PAID, Invoice.Status.PAID);
        assertThat(merged.payments()).hasSize(4);
    }

    @Test
    void mergingAddsStepsFromOutsideAndSaysWhatFitsNothing() {
        won("1", "Alpha", 100, "2025-03-01");
        LeadToCash merged = FinanceMatch.of(
                        data.build(),
                        finance(
                                HEADER,
                                invoice("A", "1", "", "", "Alpha", "2025-03-05", "100"),
                                payment("A", "P1", "", "2025-04-01", "100"),
                                "delivery,,,1,,,,,,2025-03-04,,,JPY",
                                invoice("Z", "", "", "", "Somebody else", "2025-03-05", "70")))
                .merge();
        assertThat(merged.traces().of("1"))
                .extracting(step -> step.event().activity() + " " + step.event().evidence() + " "
                        + step.event().precision() + " " + step.day())
                .containsExactly(
                        "closed_won EXPLICIT SECOND 2025-03-01",
                        "order_fulfilled EXTERNAL DAY 2025-03-04",
                        "invoice_issued EXTERNAL DAY 2025-03-05",
                        "payment_received EXTERNAL DAY 2025-04-01");
        assertThat(merged.source()).isEqualTo("test + books.csv");
        assertThat(merged.gaps())
                .extracting(Phrase::en)
                .contains(
                        "1 invoices of books.csv (JPY 70) fit nothing; they count for collection and not for the way from lead"
                                + " to cash.");
        assertThat(merged.invoices()).extracting(Invoice::dealId).containsExactly("1", null);
    }

    @Test
    void whatTheCrmRecordedStaysAndWhatItConcludedGivesWay() {
        won("1", "Alpha", 100, "2025-03-01");
        Instant issued = Instant.parse("2025-03-05T01:00:00Z");
        data.invoice(new Invoice(
                        "51", "1", issued, null, null, Invoice.Status.PAID, 100, 0, Map.of("InvoiceNumber", "A")))
                .payment(new Payment("51-paid", "51", Instant.parse("2025-04-09T00:00:00Z"), 100))
                .link(new Link(ObjectKind.INVOICE, "51", ObjectKind.PAYMENT, "51-paid"))
                .event(event(Activity.INVOICE_ISSUED, issued, EvidenceLevel.EXPLICIT))
                .event(event(Activity.PAYMENT_RECEIVED, Instant.parse("2025-04-09T00:00:00Z"), EvidenceLevel.INFERRED)
                        .touching(ObjectKind.PAYMENT, "51-paid"));
        LeadToCash merged = FinanceMatch.of(
                        data.build(),
                        finance(
                                HEADER,
                                invoice("A", "", "", "", "", "2025-03-04", "100"),
                                payment("A", "P1", "", "2025-04-01", "100")))
                .merge();
        List<BusinessEvent> told = merged.events().stream()
                .filter(event -> event.object(ObjectKind.INVOICE) != null)
                .toList();
        assertThat(told)
                .extracting(event -> event.activity() + " " + event.time() + " " + event.evidence())
                .containsExactly(
                        "invoice_issued 2025-03-05T01:00:00Z EXPLICIT",
                        "payment_received 2025-04-01T00:00:00Z EXTERNAL");
        assertThat(Mark.OTHER_EVIDENCE.of(told.get(0))).isEqualTo("external 2025-03-04T00:00:00Z books.csv");
        assertThat(merged.payments()).extracting(Payment::id).containsExactly("P1");
        assertThat(merged.links()).noneMatch(link -> link.toId().equals("51-paid"));
    }

    private static BusinessEvent event(Activity activity, Instant time, EvidenceLevel evidence) {
        return BusinessEvent.of(activity, time, evidence)
                .touching(ObjectKind.DEAL, "1")
                .touching(ObjectKind.INVOICE, "51");
    }

    /** Whether a person or an integration recorded it; another order's delivery is another one. */
    @Test
    void aDeliveryThatTheCrmRecordedIsNotCountedTwice() {
        won("1", "Alpha", 100, "2025-03-01");
        data.event(delivered("O1", "2025-03-04T05:00:00Z", EvidenceLevel.EXTERNAL))
                .event(delivered("O2", "2025-03-06T05:00:00Z", EvidenceLevel.EXPLICIT));
        LeadToCash merged = FinanceMatch.of(
                        data.build(),
                        finance(
                                HEADER,
                                "delivery,,,,O1,,,,,2025-03-04,,,",
                                "delivery,,,,O2,,,,,2025-03-07,,,",
                                "delivery,,,1,,,,,,2025-03-04,,,"))
                .merge();
        assertThat(merged.events().stream().filter(event -> event.activity().equals("order_fulfilled")))
                .extracting(event ->
                        event.object(ObjectKind.ORDER) + " " + event.evidence() + " / " + Mark.OTHER_EVIDENCE.of(event))
                .containsExactly(
                        "O1 EXTERNAL / external 2025-03-04T00:00:00Z books.csv | external 2025-03-04T00:00:00Z books.csv",
                        "O2 EXPLICIT / external 2025-03-07T00:00:00Z books.csv | external 2025-03-04T00:00:00Z books.csv");
    }

    private static BusinessEvent delivered(String order, String time, EvidenceLevel evidence) {
        return BusinessEvent.of(Activity.ORDER_FULFILLED, Instant.parse(time), evidence)
                .touching(ObjectKind.DEAL, "1")
                .touching(ObjectKind.ORDER, order);
    }

    @Test
    void aPaymentThatTheCrmRecordedIsNotCountedTwice() {
        won("1", "Alpha", 100, "2025-03-01");
        data.invoice(new Invoice(
                        "51", "1", null, null, null, Invoice.Status.PAID, 100, 0, Map.of("InvoiceNumber", "A")))
                .payment(new Payment("71", "51", Instant.parse("2025-04-01T05:00:00Z"), 100))
                .event(event(Activity.PAYMENT_RECEIVED, Instant.parse("2025-04-01T05:00:00Z"), EvidenceLevel.EXTERNAL)
                        .touching(ObjectKind.PAYMENT, "71"));
        LeadToCash merged = FinanceMatch.of(data.build(), finance(HEADER, payment("A", "P1", "", "2025-04-01", "100")))
                .merge();
        assertThat(merged.payments()).extracting(Payment::id).containsExactly("71");
    }

    /** The log tells what came, 100; the CRM and the file tell what was kept after something was given back, 60. */
    @Test
    void aPaymentAtTheSameMomentIsTheSameWhateverItsAmount() {
        won("1", "Alpha", 100, "2025-03-01");
        Instant paid = Instant.parse("2025-04-01T05:00:00Z");
        data.invoice(new Invoice(
                        "51", "1", null, null, null, Invoice.Status.PAID, 100, 0, Map.of("InvoiceNumber", "A")))
                .payment(new Payment("71", "51", paid, 60))
                .event(event(Activity.PAYMENT_RECEIVED, paid, EvidenceLevel.EXPLICIT)
                        .touching(ObjectKind.INVOICE, "51")
                        .touching(ObjectKind.PAYMENT, "71")
                        .with("PaidAmount", "100"));
        LeadToCash known = data.build();
        for (String time : List.of("2025-04-01T05:00:00Z", "2025-04-01T05:00:01Z")) {
            LeadToCash merged = FinanceMatch.of(known, finance(HEADER, payment("A", "P1", "", time, "60")))
                    .merge();
            assertThat(merged.events())
                    .filteredOn(event -> event.activity().equals("payment_received"))
                    .as(time)
                    .hasSize(time.contains("00Z") ? 1 : 2);
        }
    }

    /** Customers with one to four deals; half the rows have keys, names are misspelled and amounts taxed, some belong to no deal. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void plantedLinksAreFoundAndWrongOnesAreNot(long seed) {
        Random random = new Random(seed);
        Map<String, String> planted = new HashMap<>();
        List<String> rows = new ArrayList<>(List.of(HEADER));
        int number = 0;
        for (int c = 0; c < 300; c++) {
            String name = name(random) + " " + name(random);
            for (int d = random.nextInt(4); d >= 0; d--) {
                String id = Integer.toString(10_000 + ++number);
                double amount = 1_000 * (1 + random.nextInt(900)) + random.nextInt(1_000);
                LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(300));
                won(id, name + " Co., Ltd.", amount, day.toString());
                boolean keyed = random.nextInt(10) < 3;
                String gross = Long.toString(Math.round(amount * (random.nextBoolean() ? 1.1 : 1)));
                planted.put("invoice I" + id, id);
                rows.add(invoice(
                        "I" + id,
                        keyed ? id : "",
                        "",
                        "",
                        misspelled(name, random),
                        day.plusDays(random.nextInt(60)).toString(),
                        gross));
            }
            if (random.nextInt(10) == 0) {
                rows.add(invoice("X" + c, "", "", "", name(random) + " " + name(random), "2025-06-01", "5000"));
            }
        }
        FinanceMatch match = FinanceMatch.of(data.build(), finance(rows.toArray(String[]::new)));
        int right = 0;
        int wrong = 0;
        for (FinanceMatch.Row row : match.rows()) {
            if (row.how() == How.RULE || row.how() == How.KEY) {
                if (row.dealId().equals(planted.get(row.record()))) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
        double precision = (double) right / (right + wrong);
        double recall = (double) right / planted.size();
        assertThat(precision).as("precision").isGreaterThan(0.99);
        assertThat(recall).as("recall").isGreaterThan(0.95);
    }

    private static String name(Random random) {
        String consonants = "bdfgklmnprstvz";
        String vowels = "aeiou";
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(consonants.charAt(random.nextInt(consonants.length())))
                    .append(vowels.charAt(random.nextInt(vowels.length())));
        }
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private static String misspelled(String name, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> name.toUpperCase(java.util.Locale.ROOT) + " LTD";
            case 1 -> name.substring(0, name.length() - 1);
            default -> name;
        };
    }

    @Test
    void emptyFileAndEmptyData() {
        FinanceMatch match = FinanceMatch.of(data.build(), finance(HEADER));
        assertThat(match.rows()).isEmpty();
        assertThat(match.merge().invoices()).isEmpty();
        assertThat(match.sentence().en()).isEqualTo("books.csv: 0 of 0 records matched, 0 to be decided by hand");
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> FinanceMatch.Options.defaults().withAmountTolerance(2))
                .hasMessage("amountTolerance is 2.0; valid: 0 to 0.5");
        assertThatThrownBy(() -> FinanceMatch.Options.defaults().withScores(0.5, 0.9, 0.1))
                .hasMessage("offeredFrom is 0.9; valid: 0 to acceptedFrom, 0.5");
    }
}
