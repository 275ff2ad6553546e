package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinanceFileTest {

    @TempDir
    Path folder;

    private Path file(String content, Charset charset) throws IOException {
        return Files.write(folder.resolve("finance.csv"), content.getBytes(charset));
    }

    private Path file(String content) throws IOException {
        return file(content, StandardCharsets.UTF_8);
    }

    @Test
    void aJapaneseFileInCp932WithFullWidthDigits() throws IOException {
        FinanceFile finance = FinanceFile.read(file(
                "請求書番号,得意先名,請求日,支払期日,請求金額,通貨\n" + "ＩＮＶ－１,株式会社サンプル,２０２５年４月１日,2025/04/30,\"￥１，１００，０００\",JPY\n",
                Charset.forName("windows-31j")));
        FinanceRecord record = finance.records().get(0);
        assertThat(finance.invoiceCount()).isEqualTo(1);
        assertThat(record.id()).isEqualTo("INV-1");
        assertThat(record.text(FinanceColumn.CUSTOMER)).isEqualTo("株式会社サンプル");
        assertThat(record.day(ZoneOffset.UTC)).isEqualTo(LocalDate.of(2025, 4, 1));
        assertThat(record.due()).isEqualTo(LocalDate.of(2025, 4, 30));
        assertThat(record.amount()).isEqualTo(1_100_000);
        assertThat(finance.notes()).isEmpty();
    }

    @Test
    void theTemplatesColumnsWithRecordTypes() throws IOException {
        FinanceFile finance =
                FinanceFile.read(file("RecordType,InvoiceId,PaymentId,InvoiceDate,PaymentDate,DeliveryDate,"
                        + "InvoiceAmount,PaidAmount,OrderId\n"
                        + "invoice,I1,,2025-04-01,,,100,,\n"
                        + "payment,I1,P1,,2025-04-20,,,60,\n"
                        + "delivery,,,,,2025-03-28,,,O1\n"));
        assertThat(finance.toString()).isEqualTo("finance.csv: 1 invoices, 1 payments, 1 deliveries");
        assertThat(finance.records().get(1).amount()).isEqualTo(60);
        assertThat(finance.records().get(2).text(FinanceColumn.ORDER_ID)).isEqualTo("O1");
    }

    /** What was shipped on one day and delivered on another was delivered on the latter, whichever column stands first. */
    @Test
    void ofSeveralColumnsThatWouldDoTheMoreTellingOneCounts() throws IOException {
        for (String header : List.of("受注番号,出荷日,納品日", "Order No,Ship Date,Delivery Date")) {
            FinanceFile finance = FinanceFile.read(file(header + "\nO1,2025-03-01,2025-03-28\n"));
            assertThat(finance.records()).hasSize(1);
            assertThat(finance.records().get(0).day(ZoneOffset.UTC)).isEqualTo(LocalDate.of(2025, 3, 28));
        }
        assertThat(FinanceFile.read(file("受注番号,出荷日\nO1,2025-03-01\n"))
                        .records()
                        .get(0)
                        .day(ZoneOffset.UTC))
                .isEqualTo(LocalDate.of(2025, 3, 1));
    }

    @Test
    void aListOfPaidInvoicesIsInvoicesAndPayments() throws IOException {
        FinanceFile finance = FinanceFile.read(file(
                "Invoice No.;Client;Issue Date;Total;Paid on\nA-1;Example;2025-04-01;1.200,50;2025-05-02\nA-2;Example;"
                        + "2025-04-03;80;\n"));
        assertThat(finance.invoiceCount()).isEqualTo(2);
        assertThat(finance.paymentCount()).isEqualTo(1);
        assertThat(finance.records().get(1).amount()).isEqualTo(1200.5);
    }

    @Test
    void aWorkbookIsReadSheetBySheet() {
        Path workbook = folder.resolve("books.xlsx");
        io.keiro.log.EventLog.builder("books")
                .event("x", "billed", java.time.Instant.parse("2025-04-01T00:00:00Z"))
                .with("請求番号", "A-7")
                .with("得意先名", "株式会社サンプル")
                .with("請求日", "2025/04/01")
                .with("請求金額", 1_100)
                .build()
                .writeWorkbook(workbook);
        FinanceRecord record = FinanceFile.read(workbook).records().get(0);
        assertThat(record.name()).isEqualTo("invoice A-7");
        assertThat(record.amount()).isEqualTo(1_100);
        assertThat(record.day(ZoneOffset.UTC)).isEqualTo(LocalDate.of(2025, 4, 1));
    }

    @Test
    void theTemplateIsReadAsItStands() {
        FinanceFile finance = FinanceFile.read(Shipped.template("finance-import.csv"));
        assertThat(finance.toString()).isEqualTo("finance-import.csv: 1 invoices, 1 payments, 1 deliveries");
        assertThat(finance.notes()).isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodIsSaid() throws IOException {
        FinanceFile finance =
                FinanceFile.read(file("RecordType,InvoiceId,InvoiceDate,InvoiceAmount\ninvoice,I1,soon,many\n"
                        + "invoice,I1,2025-04-01,5\ncredit,I3,2025-04-01,5\n"));
        assertThat(finance.invoiceCount()).isEqualTo(1);
        assertThat(finance.notes())
                .extracting(note -> note.ja())
                .containsExactlyInAnyOrder(
                        "日付として読めず不明として扱った「InvoiceDate」の値：1件（soon）",
                        "金額として読めず不明として扱った「InvoiceAmount」の値：1件（many）",
                        "番号が重複しているため除外した請求書の行：1件（finance.csv, row 3）",
                        "請求、入金、納品のいずれでもないため除外した行：1件（credit）");
        assertThat(finance.notes())
                .extracting(note -> note.en())
                .containsExactlyInAnyOrder(
                        "1 values of InvoiceDate are no dates and count as unknown (soon)",
                        "1 values of InvoiceAmount are no amounts and count as unknown (many)",
                        "1 invoice rows repeat a number that was used before and were left out (finance.csv, row 3)",
                        "1 rows are neither invoice, payment nor delivery and were left out (credit)");
    }

    @Test
    void whatLacksADateIsLeftOutAndSaid() throws IOException {
        FinanceFile finance =
                FinanceFile.read(file("RecordType,InvoiceId,PaymentId,DeliveryId,InvoiceDate,PaymentDate,DeliveryDate\n"
                        + "payment,I1,P1,,2025-04-01,,\ndelivery,,,D1,2025-04-01,,\n,I1,,,,,\n"));
        assertThat(finance.records()).isEmpty();
        assertThat(finance.notes())
                .containsExactlyInAnyOrder(
                        Phrase.of(
                                "1 payments without a date were left out (finance.csv, row 2)",
                                "入金日がないため除外した入金：1件（finance.csv, row 2）"),
                        Phrase.of(
                                "1 deliveries without a date were left out (finance.csv, row 3)",
                                "納品日がないため除外した納品：1件（finance.csv, row 3）"),
                        Phrase.of(
                                "1 rows have no date of an invoice, payment or delivery and were left out (finance.csv, row 4)",
                                "請求日、入金日、納品日のいずれもないため除外した行：1件（finance.csv, row 4）"));
    }

    @Test
    void datesWithTheDayFirst() throws IOException {
        FinanceFile finance = FinanceFile.read(file("InvoiceId,InvoiceDate,DueDate,InvoiceAmount\n"
                + "A,03/04/2025,30/04/2025,5\nB,2025-05-01,31/5/2025,5\n"));
        assertThat(finance.records().get(0).day(ZoneOffset.UTC)).isEqualTo(LocalDate.of(2025, 4, 3));
        assertThat(finance.records().get(0).due()).isEqualTo(LocalDate.of(2025, 4, 30));
        assertThat(finance.records().get(1).due()).isEqualTo(LocalDate.of(2025, 5, 31));
        assertThat(finance.notes()).isEmpty();
    }

    @Test
    void datesWithTheMonthFirstAndWithFullStops() throws IOException {
        assertThat(FinanceFile.read(file("InvoiceId,InvoiceDate,InvoiceAmount\nA,04/03/2025,5\nB,04/30/2025,5\n"))
                        .records()
                        .get(0)
                        .day(ZoneOffset.UTC))
                .isEqualTo(LocalDate.of(2025, 4, 3));
        assertThat(FinanceFile.read(file("InvoiceId;InvoiceDate;InvoiceAmount\nA;03.04.2025;5\n"))
                        .records()
                        .get(0)
                        .day(ZoneOffset.UTC))
                .isEqualTo(LocalDate.of(2025, 4, 3));
    }

    @Test
    void datesThatFitBothOrdersAreNotGuessed() throws IOException {
        FinanceFile finance = FinanceFile.read(file(
                "RecordType,InvoiceId,InvoiceDate,InvoiceAmount\ninvoice,A,03/04/2025,5\ninvoice,B,05/06/2025,5\n"));
        assertThat(finance.records().get(0).time()).isNull();
        assertThat(finance.notes())
                .containsExactly(Phrase.of(
                        "2 values of InvoiceDate may have the day or the month first and count as unknown; write them like"
                                + " 2026-03-31 (03/04/2025, 05/06/2025)",
                        "日と月の順序が判別できず不明として扱った「InvoiceDate」の値（2026-03-31の形式で記入してください）：2件（03/04/2025, 05/06/2025）"));
        FinanceFile contradictory = FinanceFile.read(file(
                "RecordType,InvoiceId,InvoiceDate,InvoiceAmount\ninvoice,A,13/04/2025,5\ninvoice,B,04/13/2025,5\n"));
        assertThat(contradictory.records()).allMatch(record -> record.time() == null);
    }

    @Test
    void creditNotesGiveBackHoweverTheyAreWritten() throws IOException {
        FinanceFile finance = FinanceFile.read(file("RecordType,InvoiceId,InvoiceDate,InvoiceAmount\n"
                + "credit note,C1,2025-04-01,30\n赤伝,C2,2025-04-01,-30\ninvoice,C3,2025-04-01,(30)\n"));
        assertThat(finance.records()).extracting(FinanceRecord::amount).containsExactly(-30.0, -30.0, -30.0);
    }

    @Test
    void onePaymentOfSeveralInvoicesIsInPartsAndARepeatedOneIsLeftOut() throws IOException {
        FinanceFile finance = FinanceFile.read(file("RecordType,InvoiceId,PaymentId,PaymentDate,PaidAmount\n"
                + "payment,I1,P1,2025-04-01,30\npayment,I2,P1,2025-04-01,20\npayment,I1,P1,2025-04-01,30\n"));
        assertThat(finance.records())
                .extracting(record -> record.id() + " " + record.amount())
                .containsExactly("P1 30.0", "P1/2 20.0");
        assertThat(finance.notes())
                .containsExactly(Phrase.of(
                        "1 payment rows repeat a number that was used before and were left out (finance.csv, row 4)",
                        "番号が重複しているため除外した入金の行：1件（finance.csv, row 4）"));
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Path other = file("Name,Age\nA,3\n");
        assertThatThrownBy(() -> FinanceFile.read(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "finance.csv holds no invoices, payments or deliveries that could be understood: it has"
                                + " the columns Name, Age; needed is a date");
    }

    @Test
    void twoFilesAreOne() throws IOException {
        FinanceFile invoices = FinanceFile.read(file("InvoiceId,InvoiceDate,InvoiceAmount\nI1,2025-04-01,5\n"));
        Path second =
                Files.writeString(folder.resolve("paid.csv"), "InvoiceId,PaymentDate,PaidAmount\nI1,2025-04-09,5\n");
        FinanceFile both = invoices.with(FinanceFile.read(second));
        assertThat(both.invoiceCount()).isEqualTo(1);
        assertThat(both.paymentCount()).isEqualTo(1);
    }

    @Test
    void aNumberThatTwoFilesHaveCountsOnce() throws IOException {
        FinanceFile march = FinanceFile.read(file("InvoiceId,InvoiceDate,InvoiceAmount\nI1,2025-03-31,5\n"));
        FinanceFile april = FinanceFile.read(Files.writeString(
                folder.resolve("april.csv"),
                "InvoiceId,InvoiceDate,InvoiceAmount\nI1,2025-03-31,5\nI2,2025-04-01,6\n"));
        FinanceFile both = march.with(april);
        assertThat(both.records()).extracting(FinanceRecord::id).containsExactly("I1", "I2");
        assertThat(both.notes())
                .containsExactly(Phrase.of(
                        "1 invoice rows of april.csv repeat a number of finance.csv and were left out (april.csv, row 2)",
                        "finance.csvと番号が重複しているため除外したapril.csvの請求書の行：1件（april.csv, row 2）"));
    }

    @Test
    void rowsWithoutNumbersOfTwoFilesOfOneNameAreAllKept() throws IOException {
        FinanceFile one = FinanceFile.read(file("CustomerName,InvoiceDate,InvoiceAmount\nA,2025-03-31,5\n"));
        assertThat(one.with(FinanceFile.read(file("CustomerName,InvoiceDate,InvoiceAmount\nA,2025-04-30,5\n")))
                        .records())
                .extracting(FinanceRecord::id)
                .containsExactly("finance.csv, row 2", "finance.csv, row 2 (1)");
    }

    @Test
    void emptyTable() throws IOException {
        assertThat(FinanceFile.read(file("InvoiceId,InvoiceDate,InvoiceAmount\n"))
                        .invoiceCount())
                .isZero();
    }
}
