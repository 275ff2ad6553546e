package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The template filled with a data set, as Excel and back. */
class FilledTemplateTest {

    @TempDir
    Path folder;

    private Path written(LeadToCash data, Language language) {
        return Workspace.in(folder.resolve("data"), folder.resolve("out"))
                .writeTemplate(language, data)
                .path();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatTheTemplateHasColumnsForComesBack(Language language) {
        LeadToCash data = SimulatedData.of(120, folder).data();
        LeadToCash back = LeadToCash.read(written(data, language));

        assertThat(back.cutOff()).isEqualTo(data.cutOff());
        assertThat(back.currency()).isEqualTo(data.currency());
        assertThat(back.deals()).hasSize(120);
        assertThat(back.deals())
                .extracting(FilledTemplateTest::told)
                .containsExactlyInAnyOrderElementsOf(
                        data.deals().stream().map(FilledTemplateTest::told).toList());
        assertThat(back.events().stream().map(FilledTemplateTest::told).filter(told -> !told.startsWith("null")))
                .containsExactlyInAnyOrderElementsOf(flat(data));
        assertThat(back.invoices())
                .extracting(FilledTemplateTest::told)
                .containsExactlyInAnyOrderElementsOf(
                        data.invoices().stream().map(FilledTemplateTest::told).toList());
        assertThat(back.payments()).containsExactlyInAnyOrderElementsOf(data.payments());
        assertThat(back.toEventLog().activities()).containsAll(data.toEventLog().activities());
    }

    /** The events of each deal as the flat log has them, with what the log cannot hold taken from the data set. */
    private static List<String> flat(LeadToCash data) {
        EventLog log = data.toEventLog(io.keiro.leadtocash.LogOptions.defaults().withOwnActivities());
        assertThat(log.eventCount()).isPositive();
        return data.events().stream()
                .filter(event -> event.object(ObjectKind.DEAL) != null)
                .map(FilledTemplateTest::stated)
                .map(FilledTemplateTest::told)
                .toList();
    }

    /** That an invoice was sent, where it was only concluded, is stated by the sheet of finance: from outside. */
    private static BusinessEvent stated(BusinessEvent event) {
        if (!event.activity().equals(Activity.INVOICE_SENT.id()) || event.evidence() != EvidenceLevel.INFERRED) {
            return event;
        }
        return new BusinessEvent(
                event.activity(),
                event.time(),
                event.end(),
                event.objects(),
                event.actor(),
                event.actorType(),
                event.changeFrom(),
                event.changeTo(),
                EvidenceLevel.EXTERNAL,
                event.precision(),
                event.source(),
                event.attributes());
    }

    private static String told(Deal deal) {
        return String.join(
                " ",
                deal.id(),
                deal.outcome().name(),
                deal.pipeline(),
                deal.stage(),
                String.valueOf(deal.amount()),
                String.valueOf(deal.closeDate()),
                deal.attribute("Region"),
                deal.attribute("CustomerName"),
                deal.attribute("SalesRepresentative"));
    }

    private static String told(BusinessEvent event) {
        return String.join(
                " ",
                event.object(ObjectKind.DEAL),
                event.activity(),
                event.time().toString(),
                event.precision().name(),
                event.evidence().name(),
                String.valueOf(event.object(ObjectKind.INVOICE)),
                String.valueOf(event.changeFrom()),
                String.valueOf(event.changeTo()),
                String.valueOf(event.actor()));
    }

    private static String told(Invoice invoice) {
        return invoice.id() + " " + invoice.dealId() + " " + invoice.issued() + " " + invoice.sent() + " "
                + invoice.due() + " " + invoice.status() + " " + invoice.amount() + " " + invoice.balance();
    }

    @Test
    void emptyDataSet() {
        Path file = written(
                LeadToCash.builder("nothing")
                        .cutOff(Instant.parse("2026-01-01T00:00:00Z"))
                        .build(),
                Language.EN);
        assertThat(DataTable.readSheet(file, "EventLog").rowCount()).isZero();
        assertThat(DataTable.readSheet(file, "FinanceImport").rowCount()).isZero();
        assertThat(LeadToCash.read(file).deals()).isEmpty();
    }
}
