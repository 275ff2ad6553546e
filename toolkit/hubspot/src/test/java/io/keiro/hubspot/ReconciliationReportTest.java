package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.hubspot.ReconciliationReport.Row;
import io.keiro.hubspot.ReconciliationReport.State;
import io.keiro.leadtocash.FinanceFile;
import io.keiro.leadtocash.FinanceMatch;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationReportTest {

    @TempDir
    Path folder;

    private SmallSnapshot portal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
    }

    private static Row row(ReconciliationReport report, String subject) {
        return report.rows().stream()
                .filter(row -> row.subject().en().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWholeSnapshotNeedsNoAttention() {
        portal.deal("1");
        portal.deal("2");
        portal.total(PortalObject.DEALS, 2, 2);
        ReconciliationReport report = portal.snapshot().reconciliation();
        Row deals = row(report, "deals");
        assertThat(deals.held()).isEqualTo(2);
        assertThat(deals.total()).isEqualTo(2);
        assertThat(deals.state()).isEqualTo(State.COMPLETE);
        assertThat(deals.withHistory()).isEqualTo(1);
        assertThat(deals.affects().en()).isEqualTo("all twelve analyses");
        assertThat(report.sentences()).isEmpty();
        assertThat(report.toString()).isEqualTo("Reconciliation with portal 4711: everything is there");
    }

    @Test
    void aDifferenceIsExplainedByMergesAndElseReported() {
        portal.deal("1");
        portal.alias(PortalObject.DEALS, "8", "1").total(PortalObject.DEALS, 2, 1);
        portal.add(PortalObject.LEADS, "81", "2025-01-01T00:00:00Z");
        portal.total(PortalObject.LEADS, 5, 1);
        ReconciliationReport report = portal.snapshot().reconciliation();
        assertThat(row(report, "deals").state()).isEqualTo(State.EXPLAINED);
        assertThat(row(report, "deals").merged()).isEqualTo(1);
        assertThat(row(report, "leads").state()).isEqualTo(State.INCOMPLETE);
        assertThat(report.sentences())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.en())
                        .isEqualTo(
                                "leads: 4 fewer than the portal counts, and nothing explains it; update the snapshot and"
                                        + " look again Affected: 2 Low lead conversion, 10 High acquisition cost."));
    }

    /** Contacts are read as far as links lead to them, so more of them in the portal are no loss. */
    @Test
    void whatNothingLeadsToIsToldAndNoFault() {
        portal.deal("1");
        portal.add(PortalObject.CONTACTS, "81", "2025-01-01T00:00:00Z");
        portal.total(PortalObject.CONTACTS, 5, 1);
        ReconciliationReport report = portal.snapshot().reconciliation();
        assertThat(row(report, "contacts").state()).isEqualTo(State.COMPLETE);
        assertThat(row(report, "contacts").total()).isEqualTo(5);
        assertThat(row(report, "contacts").note().en())
                .isEqualTo("all that links lead to; 4 more in the portal belong to no deal or lead");
        assertThat(report.sentences()).isEmpty();
    }

    @Test
    void cutHistoriesAreCountedWithTheirPipelines() {
        SmallSnapshot.Thing deal = portal.deal("1");
        for (int day = 2; day <= 20; day++) {
            deal.at(String.format("2025-03-%02dT00:00:00Z", day), "dealstage", day % 2 == 0 ? "92" : "91");
        }
        portal.deal("2");
        ReconciliationReport report = portal.snapshot().reconciliation();
        assertThat(report.cuts()).hasSize(1);
        assertThat(report.cuts().get(0).property()).isEqualTo("dealstage");
        assertThat(report.cuts().get(0).records()).isEqualTo(1);
        assertThat(report.cuts().get(0).share()).isEqualTo(0.5);
        assertThat(report.cuts().get(0).pipelines()).containsExactly("Sales");
        assertThat(report.truncated().rowCount()).isEqualTo(1);
        assertThat(report.table().row(report.rows().size()))
                .as("the point that the sentence counts is shown")
                .extracting(String::valueOf)
                .startsWith("deals, dealstage", "incomplete");
        assertThat(report.sentences().get(0).en())
                .startsWith("1 deals (50.0 %) have as many entries of dealstage as the portal keeps")
                .contains("pipelines Sales");
    }

    @Test
    void whatTheTokenMayNotReadAndWhatFinanceLeavesOpenAreTold() throws IOException {
        portal.deal("1");
        Snapshot snapshot = portal.snapshot();
        try (Store store = Store.open(snapshot.file())) {
            store.write(
                    () -> store.gap("invoices", "closed", Phrase.of("The token may not read invoices.", "請求書を読めません。")));
        }
        Path books = Files.writeString(
                folder.resolve("books.csv"),
                "InvoiceId,CustomerName,InvoiceDate,InvoiceAmount\nA,Nobody,2025-04-01,10\n");
        FinanceMatch match = FinanceMatch.of(snapshot.toLeadToCash(SmallSnapshot.STAGES), FinanceFile.read(books));
        ReconciliationReport report =
                Snapshot.open(snapshot.file()).reconciliation().with(match);
        assertThat(row(report, "invoices").state()).isEqualTo(State.INCOMPLETE);
        assertThat(report.sentences())
                .extracting(sentence -> sentence.en())
                .contains("invoices: The token may not read invoices. Affected: 3 Late payment collection, 12"
                        + " Revenue-recognition gap.")
                .anyMatch(sentence -> sentence.startsWith("1 invoices of books.csv (EUR 10) fit nothing"));
        assertThat(report.details().rowCount()).isEqualTo(2);
        assertThat(report.table().rows())
                .extracting(row -> String.valueOf(row.get(5)))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("1 invoices of books.csv");
    }

    @Test
    void emptySnapshot() {
        assertThat(portal.snapshot().reconciliation().rows()).isEqualTo(List.of());
    }
}
