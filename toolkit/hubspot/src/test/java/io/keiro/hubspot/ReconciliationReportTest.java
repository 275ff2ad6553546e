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
import java.time.Instant;
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
                                        + " look again. Affected: 2 Low lead conversion, 10 High acquisition cost."));
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
                .isEqualTo(
                        "all that links lead to; 4 more in the portal belong to no deal or lead, so leads that never became a deal"
                                + " are not seen");
        assertThat(report.sentences()).isEmpty();
    }

    @Test
    void dealsWhoseStagesBeginLateAreAPoint() {
        portal.add(PortalObject.DEALS, "1", "2025-01-01T00:00:00Z").at("2025-03-01T00:00:00Z", "dealstage", "91");
        ReconciliationReport report = portal.snapshot().reconciliation();
        assertThat(report.table().rows()).last().satisfies(row -> {
            assertThat(row.get(0)).hasToString("deals, dealstage");
            assertThat(row.get(6)).as("what it matters to").asString().startsWith("1 Stalled deals");
        });
        assertThat(report.sentences())
                .containsExactly(Phrase.of(
                        "deals: 1 of 1 have their first stage entry later than the deal itself, so earlier ones are lost (cut"
                                + " history or merge). Affected: 1 Stalled deals, 4 Slow quote-to-contract, 5 Process"
                                + " non-compliance, 7 Untracked stage progress, 9 Regional process variation.",
                        "商談（HubSpot: 取引）：1件中1件は最初のステージ履歴が商談の作成より遅く、それ以前の履歴が失われています（履歴の上限または統合）。影響："
                                + "1 商談の停滞、4 見積もりから契約までの遅れ、5 営業プロセスの不遵守、7 商談ステージの追跡不足、9 地域ごとの営業プロセスのばらつき。"));
    }

    /** Invoices that nothing leads to are missing from collection, so they are a point. */
    @Test
    void invoicesThatNothingLeadsToAreAPoint() {
        portal.deal("1");
        portal.add(PortalObject.INVOICES, "51", "2025-01-01T00:00:00Z");
        portal.total(PortalObject.INVOICES, 4, 1);
        ReconciliationReport report = portal.snapshot().reconciliation();
        assertThat(row(report, "invoices").state()).isEqualTo(State.INCOMPLETE);
        assertThat(report.sentences())
                .containsExactly(Phrase.of(
                        "invoices: 3 more in the portal are linked to no deal, order or quote and were not read: collection and"
                                + " receivables do not see them. Link them in the portal, or bring them by a finance file."
                                + " Affected: 3 Late payment collection, 12 Revenue-recognition gap.",
                        "請求書：ポータルの残り3件は商談・注文・見積書のいずれにも関連付けがなく、取得していません。回収と売掛金の分析に含まれません。"
                                + "ポータルで関連付けるか、会計ファイルで補ってください。 影響：3 入金回収の遅延、12 収益認識のずれ。"));
    }

    /** Leads that are incomplete for another reason, of which the extraction has not come to say that they have no history. */
    @Test
    void aKindThatIsIncompleteOtherwiseIsStillToldToHaveNoHistory() {
        portal.deal("1");
        portal.add(PortalObject.LEADS, "81", "2025-01-01T00:00:00Z").set("hs_pipeline_stage", "new");
        portal.total(PortalObject.LEADS, 5, 1);
        assertThat(portal.snapshot().reconciliation().sentences())
                .extracting(Phrase::en)
                .anyMatch(sentence -> sentence.startsWith("leads: 4 fewer than the portal counts"))
                .anyMatch(
                        sentence -> sentence.startsWith("leads: 1 of 1 have a value of hs_pipeline_stage and no history"
                                + " of it, so only today's value is known"));
    }

    @Test
    void theHistoryOfEachPropertyIsCountedAndAValueWithoutOneIsAPoint() {
        portal.deal("1").at("2025-03-02T00:00:00Z", "amount", "10");
        portal.deal("2").set("amount", "20");
        ReconciliationReport report = portal.snapshot().reconciliation();
        ReconciliationReport.Coverage amount = report.coverage().stream()
                .filter(one -> one.property().equals("amount"))
                .findFirst()
                .orElseThrow();
        assertThat(amount.records()).isEqualTo(1);
        assertThat(amount.of()).isEqualTo(2);
        assertThat(amount.lost()).isEqualTo(1);
        assertThat(amount.oldest()).isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
        assertThat(report.histories().rowCount())
                .isEqualTo(PortalObject.DEALS.historyProperties().size());
        assertThat(report.table().rows())
                .as("each point of the sentences has a line")
                .filteredOn(row -> String.valueOf(row.get(1)).startsWith("incomplete"))
                .hasSameSizeAs(report.sentences());
        assertThat(report.sentences())
                .contains(Phrase.of(
                        "deals: 1 of 2 have a value of amount and no history of it, so only today's value is known. Affected:"
                                + " 6 Excessive, inconsistent discounts, 11 Poor CRM data quality.",
                        "商談（HubSpot: 取引）：2件中1件はamountの値があるのに履歴がなく、現在の値しか分かりません。" + "影響：6 過剰・不統一な割引、11 CRMデータ品質の問題。"));
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
                .startsWith("deals: 1 (50.0 %) have 20 entries of dealstage, as many as the portal keeps")
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
                .anyMatch(sentence -> sentence.startsWith("1 invoices of books.csv (EUR 10) fit nothing")
                        && sentence.endsWith(" Affected: 3 Late payment collection, 12 Revenue-recognition gap."));
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
