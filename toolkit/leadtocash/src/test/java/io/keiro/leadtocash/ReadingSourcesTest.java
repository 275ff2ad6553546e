package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.Phrase;
import io.keiro.mining.Finding.Status;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingSourcesTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static BusinessEvent event(LeadToCash data, int index) {
        return data.events().get(index);
    }

    @Test
    void aTemplateTableIsReadByItsColumns() throws IOException {
        LeadToCash data =
                LeadToCash.read(file("log.csv", """
                        SalesOpportunityId,ActivityName,EventTime,SourceSystem,LastDataUpdate,Region,DealAmount,OpportunityOutcome,\
                        CloseDate,EventEndTime,QuoteId,Actor,ActorType,EvidenceLevel,Currency,Colour
                        90000000001,Opportunity Created,2026-01-05 09:00,CRM,2026-03-01T00:00:00Z,West,"1,200",won,2026-01-20,,,Rep 1,human,explicit,EUR,red
                        90000000001,見積もり送付,2026-01-07 10:00,CRM,2026-03-01T00:00:00Z,West,"1,200",won,2026-01-20,,Q1,,,,EUR,
                        90000000001,meeting held,2026-01-06 10:00,CRM,2026-03-01T00:00:00Z,West,"1,200",won,2026-01-20,2026-01-06 11:30,,,,,EUR,
                        90000000001,CLOSED WON,2026/01/20,CRM,2026-03-01T00:00:00Z,East,"1,500",won,2026-01-20,,,,,,EUR,
                        90000000002,Coffee,2026-01-08 08:00,CRM,2026-03-01T00:00:00Z,East,,open,,,,,,,EUR,
                        """), ReadOptions.defaults().withZone(ZoneId.of("Asia/Tokyo")));
        assertThat(data.cutOff()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(data.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(data.currency()).isEqualTo("EUR");
        assertThat(data.deals()).hasSize(2);
        Deal deal = data.deals().get(0);
        assertThat(deal.id()).isEqualTo("90000000001");
        assertThat(deal.outcome()).isEqualTo(Outcome.WON);
        assertThat(deal.amount()).as("the last known value").isEqualTo(1500);
        assertThat(deal.attribute("Region")).isEqualTo("East");
        assertThat(deal.closeDate()).isEqualTo(LocalDate.of(2026, 1, 20));
        assertThat(deal.created()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
        assertThat(data.events())
                .extracting(BusinessEvent::activity)
                .containsExactly("opportunity_created", "meeting_held", "quote_issued", "closed_won", "Coffee");
        assertThat(event(data, 0).evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
        assertThat(event(data, 0).actor()).isEqualTo("Rep 1");
        assertThat(event(data, 0).actorType()).isEqualTo(ActorType.HUMAN);
        assertThat(event(data, 0).attributes()).containsEntry("Region", "West").containsEntry("Colour", "red");
        assertThat(event(data, 0).source()).isEqualTo("CRM");
        assertThat(event(data, 1).end()).isEqualTo(Instant.parse("2026-01-06T02:30:00Z"));
        assertThat(event(data, 2).object(ObjectKind.QUOTE)).isEqualTo("Q1");
        assertThat(event(data, 2).evidence()).as("a file is outside the CRM").isEqualTo(EvidenceLevel.EXTERNAL);
        assertThat(event(data, 3).precision()).isEqualTo(TimePrecision.DAY);
        assertThat(event(data, 3).time()).isEqualTo(Instant.parse("2026-01-20T00:00:00Z"));
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains("1 activity is not in the catalogue and keep their own names: Coffee");
        assertThat(data.toEventLog().activities()).contains("Coffee", "Opportunity Closed Won");
    }

    /** The wide rows stand in a case of their own; by time they are the first and the last of the deal, whose last value counts. */
    @Test
    void idsThatDifferInTheWidthOfTheirDigitsAreOneDeal() throws IOException {
        LeadToCash data = LeadToCash.read(file("wide.csv", """
                        SalesOpportunityId,ActivityName,EventTime,DealAmount,InvoiceId
                        90000000001,Opportunity Qualified,2026-01-07 10:00,20,INV-1
                        90000000001,Quote/Proposal Issued,2026-01-08 10:00,30,
                        ９０００００００００１,Opportunity Created,2026-01-05 09:00,10,ＩＮＶ－１
                        ９０００００００００１,Opportunity Closed Won,2026-01-20 11:00,40,
                        90000000002,Opportunity Created,2026-01-05 09:00,5,
                        """));
        assertThat(data.deals()).extracting(Deal::id).containsExactly("90000000001", "90000000002");
        assertThat(data.deals().get(0).amount()).isEqualTo(40);
        assertThat(data.deals().get(0).outcome()).isEqualTo(Outcome.WON);
        assertThat(data.events())
                .extracting(event -> event.activity() + " " + event.object(ObjectKind.DEAL))
                .containsExactly(
                        "opportunity_created 90000000001",
                        "opportunity_qualified 90000000001",
                        "quote_issued 90000000001",
                        "closed_won 90000000001",
                        "opportunity_created 90000000002");
        assertThat(data.events())
                .extracting(event -> event.object(ObjectKind.INVOICE))
                .containsExactly("INV-1", "INV-1", null, null, null);
        assertThat(english(data))
                .contains(
                        "1 ids of deals with full-width letters or blanks were read in their narrow form (９０００００００００１)");
    }

    @Test
    void japaneseHeadersAndShiftJisAreUnderstood() throws IOException {
        Path file = Files.write(folder.resolve("log.csv"), """
                商談,アクティビティ,イベント日時,地域
                １,商談作成,2026/01/05 09:00,西部
                １,失注,2026/01/09 09:00,西部
                """.getBytes(Charset.forName("windows-31j")));
        LeadToCash data = LeadToCash.read(file);
        assertThat(data.deals()).singleElement().satisfies(deal -> {
            assertThat(deal.outcome()).isEqualTo(Outcome.LOST);
            assertThat(deal.attribute("Region")).isEqualTo("西部");
        });
        assertThat(data.events())
                .extracting(BusinessEvent::activity)
                .containsExactly("opportunity_created", "closed_lost");
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains(
                        "the cut-off is the latest event, 2026-01-09T09:00:00Z, because the file does not say when it was "
                                + "made (LastDataUpdate)");
    }

    @Test
    void invoicesAndPaymentsOfAnEventTableAreFound() throws IOException {
        LeadToCash data = LeadToCash.read(file("log.csv", """
                SalesOpportunityId,ActivityName,EventTime,InvoiceId,PaymentId,InvoiceAmount,PaidAmount,DueDate,PaymentTerms
                1,Invoice Issued,2026-01-05,I1,,1000,,2026-02-04,Net 30
                1,Invoice Sent to Customer,2026-01-06,I1,,,,,
                1,Payment Received,2026-02-10,I1,P1,,600,,
                1,Payment Received,2026-02-14,I1,P2,,400,,
                1,Invoice Issued,2026-02-05,I2,,500,,2026-03-07,Net 30
                """));
        assertThat(data.invoices()).hasSize(2);
        assertThat(data.invoices().get(0))
                .isEqualTo(new Invoice(
                        "I1",
                        "1",
                        Instant.parse("2026-01-05T00:00:00Z"),
                        Instant.parse("2026-01-06T00:00:00Z"),
                        LocalDate.of(2026, 2, 4),
                        Invoice.Status.PAID,
                        1000,
                        0,
                        Small.map("PaymentTerms", "Net 30")));
        assertThat(data.invoices().get(1).status()).isEqualTo(Invoice.Status.OPEN);
        assertThat(data.invoices().get(1).balance()).isEqualTo(500);
        assertThat(data.payments()).hasSize(2);
        assertThat(CashCollection.of(data).measure("days_late").orElseThrow().value())
                .isEqualTo(10);
    }

    @Test
    void oneRowPerDealIsReadWithItsLookups() throws IOException {
        file("deals.csv", """
                opportunity_id,agent,product,account,deal_stage,engage_date,close_date,close_value
                A,Ann,GTXPro,Acme,Won,2026-01-01,2026-01-31,100
                B,Bob,GTX Basic,Nobody,Lost,2026-01-05,2026-01-15,0
                C,Ann,GTX Pro,,Engaging,2026-02-01,,
                D,Bob,GTX Pro,Acme,Prospecting,,,
                A,Ann,GTX Pro,Acme,Won,2026-01-01,2026-01-31,100
                """);
        file("accounts.csv", "account,sector\nAcme,Retail\nBeta,Public\n");
        file("products.csv", "product,series,sales_price\nGTX Basic,GTX,50\nGTX Pro,GTX,90\n");
        file("teams.csv", "agent,regional_office,manager\nAnn,West,Kim\nBob,East,Lee\n");
        file("notes.csv", "Table,Field\ndeals,agent\n");
        LeadToCash data = LeadToCash.read(folder);
        assertThat(data.deals()).extracting(Deal::id).containsExactly("A", "B", "C", "D");
        assertThat(data.deals().get(0))
                .isEqualTo(new Deal(
                        "A",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Outcome.WON,
                        null,
                        "Won",
                        100,
                        LocalDate.of(2026, 1, 31),
                        Small.map(
                                "SalesRepresentative", "Ann",
                                "product", "GTXPro",
                                "CustomerName", "Acme",
                                "CustomerSegment", "Retail",
                                "ProductCategory", "GTX",
                                "sales_price", "90",
                                "Region", "West",
                                "Team", "Kim")));
        assertThat(data.deals().get(1).amount()).isNaN();
        assertThat(data.deals().get(1).attribute("CustomerSegment")).isNull();
        assertThat(data.events())
                .extracting(BusinessEvent::activity)
                .containsExactly(
                        "opportunity_created",
                        "closed_won",
                        "opportunity_created",
                        "closed_lost",
                        "opportunity_created");
        assertThat(data.events())
                .allSatisfy(event -> assertThat(event.evidence()).isEqualTo(EvidenceLevel.INFERRED))
                .allSatisfy(event -> assertThat(event.precision()).isEqualTo(TimePrecision.DAY));
        assertThat(data.cutOff()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(data.stages())
                .extracting(Stage::stage, Stage::outcome)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Won", Outcome.WON),
                        org.assertj.core.groups.Tuple.tuple("Engaging", Outcome.OPEN));
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains(
                        "accounts.csv was joined to deals.csv by account",
                        "1 row has no account and got nothing from accounts.csv",
                        "keys that accounts.csv does not have; their rows are kept without its columns: Nobody (1 row)",
                        "keys of products.csv that are spelled differently were taken for each other: \"GTXPro\" for \"GTX "
                                + "Pro\" (1 row)",
                        "notes.csv shares no column of unique values with deals.csv and was not used; it has Table, Field",
                        "the cut-off is the latest date in the table, 2026-02-01",
                        "1 rows without an id, or with one used before, were left out (deals.csv, row 6)",
                        "1 deals have no engage_date, and so no Opportunity Created (D)",
                        "1 lost deals carry the amount 0; their amounts count as unknown (B)");
        assertThat(SalesCycle.of(data).measure("sales_cycle").orElseThrow().value())
                .isEqualTo(20);
    }

    @Test
    void aStageMapDecidesWhatTheStagesOfADealTableMean() throws IOException {
        Path deals = file("deals.csv", "Deal ID,Stage,Created,Close Date,Amount\n1,Signed,2026-01-01,2026-01-09,5\n");
        StageMap map =
                StageMap.of(List.of(new Stage("*", "", "Signed", 0, Double.NaN, Outcome.WON, "closed_won", false)));
        assertThat(LeadToCash.read(deals).deals().get(0).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(LeadToCash.read(deals, ReadOptions.defaults().withStages(map))
                        .deals()
                        .get(0)
                        .outcome())
                .isEqualTo(Outcome.WON);
    }

    @Test
    void aFinanceSheetBringsInvoicesPaymentsAndTheirEvents() {
        FinanceFile sheet = FinanceFileReader.read(TextTable.of("FinanceImport", finance()), ZoneId.of("UTC"));
        LeadToCash all = FinanceMatch.of(
                        Small.data().deal(Small.deal("D1", Outcome.WON, 1000)).build(), sheet)
                .merge();
        assertThat(all.invoices()).hasSize(2);
        assertThat(all.invoices().get(0).status()).isEqualTo(Invoice.Status.PAID);
        assertThat(all.invoices().get(0).due()).isEqualTo(Small.date(30));
        assertThat(all.invoices().get(1).amount()).isNaN();
        assertThat(all.payments()).containsExactly(new Payment("P1", "I1", day(40), 1000));
        assertThat(all.events())
                .extracting(BusinessEvent::activity)
                .containsExactlyInAnyOrder("payment_received", "invoice_issued", "invoice_issued");
        assertThat(all.events())
                .allSatisfy(event -> assertThat(event.object(ObjectKind.DEAL)).isEqualTo("D1"));
        assertThat(all.links())
                .containsExactlyInAnyOrder(
                        new Link(ObjectKind.ORDER, "O1", ObjectKind.INVOICE, "I1"),
                        new Link(ObjectKind.DEAL, "D1", ObjectKind.INVOICE, "I1"),
                        new Link(ObjectKind.DEAL, "D1", ObjectKind.INVOICE, "I2"),
                        new Link(ObjectKind.INVOICE, "I1", ObjectKind.PAYMENT, "P1"));
        assertThat(sheet.notes())
                .containsExactly(
                        Phrase.of(
                                "1 values of InvoiceAmount are no amounts and count as unknown (a lot)",
                                "金額として読めず不明として扱った「InvoiceAmount」の値：1件（a lot）"),
                        Phrase.of(
                                "1 rows are neither invoice, payment nor delivery and were left out (refund)",
                                "請求、入金、納品のいずれでもないため除外した行：1件（refund）"));
    }

    private static io.keiro.log.DataTable finance() {
        List<io.keiro.log.DataTable.Field> fields = java.util.stream.Stream.of(
                        "RecordType",
                        "InvoiceId",
                        "PaymentId",
                        "SalesOpportunityId",
                        "OrderId",
                        "InvoiceDate",
                        "DueDate",
                        "PaymentDate",
                        "InvoiceAmount",
                        "PaidAmount")
                .map(name -> io.keiro.log.DataTable.Field.of(name, io.keiro.log.DataTable.Kind.TEXT))
                .toList();
        return io.keiro.log.DataTable.titled(io.keiro.log.Phrase.same("FinanceImport"), fields)
                .row("invoice", "I1", null, "D1", "O1", "2026-01-01", "2026-01-31", null, "1,000", null)
                .row("payment", "I1", "P1", null, null, null, null, "2026/02/10", null, "¥1,000")
                .row("Invoice", "I2", null, "D1", null, "2026-01-01", null, null, "a lot", null)
                .row("refund", "I2", null, "D1", null, null, null, null, null, null)
                .build();
    }

    @Test
    void aFolderWithoutADealTableIsRefused() throws IOException {
        file("a.csv", "x,y\n1,2\n");
        assertThatThrownBy(() -> LeadToCash.read(folder))
                .hasMessage(folder
                        + " is no data set of ours (it has no about.csv), and of its tables a.csv none of them has "
                        + "one row per deal: an id, a stage or outcome, and a start or close date");
    }

    @Test
    void anEmptyFolderIsRefusedInBothLanguages() {
        assertThatThrownBy(() -> LeadToCash.read(folder))
                .isInstanceOfSatisfying(
                        DataSetException.class,
                        e -> assertThat(e.phrase().ja())
                                .isEqualTo(folder + " は Keiro のデータセットではなく（about.csv がありません）、表（.csv、.xlsx）もありません。"
                                        + "商談ごとに1行で、ID、ステージまたは結果、開始日またはクローズ日のある表のあるフォルダーを指定してください"))
                .hasMessageContaining("it holds no table (.csv, .xlsx); name a folder with a table that has one row");
    }

    @Test
    void aTableOfNothingKnownIsRefusedByTheLog() throws IOException {
        Path file = file("a.csv", "x,y\n1,2\n3,4\n");
        assertThatThrownBy(() -> LeadToCash.read(file)).hasMessageContaining("a.csv");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> LeadToCash.read(folder.resolve("nowhere.csv")))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining("nowhere.csv does not exist");
    }

    @Test
    void theTemplatesOwnExampleIsReadable() throws IOException {
        var example = DataTemplate.sheets(
                        io.keiro.log.Language.JA, StageMap.read(Shipped.template("stage-map.csv")), Policy.defaults())
                .stream()
                .filter(sheet -> sheet.name().equals("Example"))
                .findFirst()
                .orElseThrow();
        example.table().write(folder.resolve("example.csv"));
        LeadToCash data = LeadToCash.read(folder.resolve("example.csv"));
        assertThat(data.deals()).hasSize(2);
        assertThat(SalesCycle.of(data).status()).isEqualTo(Status.NO_PROBLEM);
    }

    /** The gaps in English, after a look that each is said in Japanese too. */
    private static List<String> english(LeadToCash data) {
        assertThat(data.gaps()).allSatisfy(gap -> assertThat(gap.ja()).matches("(?s).*[\\p{IsHiragana}\\p{IsHan}].*"));
        return data.gaps().stream().map(Phrase::en).toList();
    }
}
