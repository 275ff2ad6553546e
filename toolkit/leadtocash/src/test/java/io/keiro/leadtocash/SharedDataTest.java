package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real data that nobody here wrote; skipped where it is not there. */
class SharedDataTest {

    private static Path shared(String path) {
        Path file = Shipped.shared("data").resolve(path);
        assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
        return file;
    }

    @Test
    void theSalesOpportunitiesAreReadWithTheirLookups() {
        LeadToCash data = LeadToCash.read(shared("crm/sales-opportunities"));
        assertThat(data.deals()).hasSize(8_800);
        assertThat(data.deals())
                .filteredOn(deal -> deal.outcome() == Outcome.WON)
                .hasSize(4_238);
        assertThat(data.deals())
                .filteredOn(deal -> deal.outcome() == Outcome.LOST)
                .hasSize(2_473);
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .anySatisfy(gap -> assertThat(gap).contains("\"GTXPro\" for \"GTX Pro\" (1,480 rows)"))
                .contains("the cut-off is the latest date in the table, 2017-12-31");
        assertThat(data.deals().get(0).attribute("Region")).isEqualTo("Central");
        SalesCycle cycle = SalesCycle.of(data);
        assertThat(cycle.status()).isNotEqualTo(Status.NOT_POSSIBLE);
        assertThat(cycle.measure("win_rate").orElseThrow().value()).isEqualTo(4_238 / 6_711.0);
        assertThat(CashCollection.of(data).status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(QuoteToContract.of(data).status()).isEqualTo(Status.NOT_POSSIBLE);
    }

    @ParameterizedTest
    @CsvSource({"logs/receipt.xes.gz,1434,8577,27", "logs/BPIC12.xes.gz,13087,262200,24"})
    void anEventLogPassesThroughUnchanged(String file, int cases, int events, int activities) {
        LeadToCash data = LeadToCash.read(shared(file));
        EventLog log = data.toEventLog();
        assertThat(log.caseCount()).isEqualTo(cases);
        assertThat(log.eventCount()).isEqualTo(events);
        assertThat(log.activities()).hasSize(activities);
        assertThat(log.variantCount()).isEqualTo(EventLog.read(shared(file)).variantCount());
        assertThat(SalesCycle.of(data).status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(CashCollection.of(data).status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(QuoteToContract.of(data).status()).isEqualTo(Status.NOT_POSSIBLE);
    }
}
