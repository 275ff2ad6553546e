package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Outcome;
import io.keiro.log.DataTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinanceReviewTest {

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void openWorkspace() throws Exception {
        workspace = Workspace.in(folder.resolve("data"), folder.resolve("out"));
        Files.createDirectories(workspace.folder());
    }

    private FinanceReview review(LeadToCash data) {
        return workspace.finance(data, List.of(), UnaryOperator.identity());
    }

    /** Two deals of one customer with one amount: nothing but a person can tell whose invoice it is. */
    private LeadToCash twins() {
        LeadToCash.Builder data = LeadToCash.builder("twins")
                .cutOff(Instant.parse("2026-06-30T00:00:00Z"))
                .currency("EUR");
        for (String id : List.of("1", "2")) {
            data.deal(new Deal(
                    id,
                    Instant.parse("2026-01-05T09:00:00Z"),
                    Outcome.WON,
                    "Sales",
                    "Won",
                    1_000,
                    LocalDate.of(2026, 2, 1),
                    Map.of("CustomerName", "Kita GmbH", "Currency", "EUR")));
        }
        return data.build();
    }

    private void export(String name) throws Exception {
        Files.writeString(workspace.folder().resolve(name), """
                RecordType,InvoiceId,CustomerName,InvoiceDate,InvoiceAmount,Currency
                invoice,A-1,Kita GmbH,2026-02-03,1000,EUR
                """);
    }

    private Path list() {
        return workspace.folder().resolve("finance-decisions.csv");
    }

    @Test
    void withoutAnExportTheDataSetStaysAndTheSentenceSaysWhereToPutOne() {
        LeadToCash data = twins();
        FinanceReview review = review(data);

        assertThat(review.merged()).isSameAs(data);
        assertThat(review.sentence().en())
                .startsWith("No finance file: the data set stays as it is.")
                .contains("finance.csv or finance.xlsx");
        assertThat(review.toDecide().sentence().en()).isEqualTo("Nothing is left for a person to decide");
        assertThat(list()).doesNotExist();
    }

    @Test
    void whatOnlyAPersonCanDecideIsListedAndTheDecisionIsTaken() throws Exception {
        export("finance.csv");
        FinanceReview before = review(twins());
        assertThat(before.sentence().en()).contains("0 of 1 records matched, 1 to be decided by hand");
        assertThat(before.toDecide().table().rowCount()).isEqualTo(2);
        assertThat(before.toDecide().sentence().en()).contains("1 records are yours to decide in");
        DataTable open = DataTable.read(list());
        assertThat(open.rowCount()).isEqualTo(2);

        decide(open, "2", "yes");
        FinanceReview after = review(twins());

        assertThat(after.sentence().en()).contains("1 of 1 records matched, 0 to be decided by hand");
        assertThat(after.merged().invoices())
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.dealId()).isEqualTo("2"));
        // The list keeps what was decided, so that a third run says the same.
        assertThat(DataTable.read(list()).rowCount()).isEqualTo(1);
        assertThat(review(twins()).sentence()).isEqualTo(after.sentence());
    }

    @Test
    void aDecisionThatCannotBeUnderstoodIsNamedWithItsRow() throws Exception {
        export("finance.csv");
        review(twins());
        decide(DataTable.read(list()), "2", "perhaps");

        assertThatThrownBy(() -> review(twins()))
                .hasMessageContaining("finance-decisions.csv")
                .hasMessageContaining("perhaps")
                .hasMessageContaining("write yes for this candidate");
    }

    /** As a person does it: the same file with a word in its last column. */
    private void decide(DataTable open, String deal, String word) {
        DataTable.Builder filled = DataTable.titled(open.title(), open.fields());
        for (List<Object> row : open.rows()) {
            Object[] cells = row.toArray();
            if (String.valueOf(row.get(open.indexOf("Candidate"))).equals(deal)) {
                cells[open.indexOf("Decision")] = word;
            }
            filled.row(cells);
        }
        filled.build().write(list());
    }

    @Test
    void onlyExportsOfTheWorkspaceAreTakenAndInOrder() throws Exception {
        for (String name :
                List.of("finance-b.csv", "finance-a.csv", "deliveries.xlsx", "finance-decisions.csv", "x.csv")) {
            Files.createFile(workspace.folder().resolve(name));
        }
        assertThat(FinanceReview.exportsIn(workspace.folder()))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("deliveries.xlsx", "finance-a.csv", "finance-b.csv");
        assertThat(FinanceReview.exportsIn(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void theSimulatedCompanysExportFindsItsDeals() throws Exception {
        SimulatedData company = SimulatedData.of(150, folder);
        FinanceReview review = workspace.finance(
                company.data(), List.of(company.finance(), company.deliveries()), UnaryOperator.identity());

        assertThat(review.table().rowCount()).isPositive();
        assertThat(review.merged().deals()).hasSize(150);
        assertThat(review.merged().invoices()).hasSize(company.data().invoices().size());
    }
}
