package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.data;
import static io.keiro.leadtocash.Small.date;
import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.deal;
import static io.keiro.leadtocash.Small.event;
import static io.keiro.leadtocash.Small.stageChange;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each gate is triggered once by a defect that a person can see, and stays quiet without it. */
class QualityGatesTest {

    private static LeadToCash.Builder clean() {
        return data().stage(new Stage("Sales", "1", "Qualified", 0, 0.4, Outcome.OPEN, "opportunity_qualified", true))
                .deal(deal("A", Outcome.WON, 100, "Region", "West"))
                .event(event("A", Activity.OPPORTUNITY_CREATED, 0))
                .event(stageChange("A", null, "Qualified", 1))
                .event(event("A", Activity.QUOTE_ISSUED, 2))
                .event(event("A", Activity.CONTRACT_SIGNED, 3))
                .event(event("A", Activity.CLOSED_WON, 3))
                .invoice(invoice("I", "A", date(30), 100, 0))
                .payment(new Payment("P", "I", day(20), 100));
    }

    private static Invoice invoice(String id, String deal, LocalDate due, double amount, double balance) {
        return new Invoice(
                id,
                deal,
                day(5),
                null,
                due,
                balance == 0 ? Invoice.Status.PAID : Invoice.Status.OPEN,
                amount,
                balance,
                Map.of());
    }

    private static GateResult found(LeadToCash.Builder builder, String gate, String subject) {
        return QualityGates.of(builder.build()).gate(gate).stream()
                .filter(result -> result.subject().en().startsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cleanDataHasNoWarnings() {
        QualityReport report = QualityGates.of(clean().build());
        assertThat(report.results())
                .filteredOn(r -> r.severity().compareTo(Severity.WARNING) >= 0)
                .isEmpty();
        assertThat(report.hasErrors()).isFalse();
        assertThat(report.toString()).contains(" 0 errors, 0 warnings");
        assertThat(report.table().rowCount() + report.questions().rowCount())
                .isEqualTo(report.results().size());
    }

    @Test
    void theTableBeginsWithTheMostSevere() {
        QualityReport report = QualityGates.of(
                clean().event(event("A", Activity.MEETING_HELD, 400)).build());
        assertThat(report.results()).extracting(GateResult::gate).isSorted();
        assertThat(report.table().row(0)).contains("Q02").contains(Severity.WARNING.label());
        assertThat(report.sentence().en()).contains(" 0 errors, 1 warning, ");
    }

    @Test
    void noEvents() {
        GateResult result = found(data(), "Q01", "case");
        assertThat(result.severity()).isEqualTo(Severity.ERROR);
        assertThat(result.message().en()).startsWith("There are no events.");
    }

    @Test
    void eventWithoutObject() {
        BusinessEvent lost = BusinessEvent.of(Activity.QUOTE_ISSUED, day(1), EvidenceLevel.EXPLICIT);
        assertThat(found(clean().event(lost), "Q01", "case").count()).isEqualTo(1);
    }

    @Test
    void eventAfterTheExtraction() {
        GateResult result = found(clean().event(event("A", Activity.MEETING_HELD, 400)), "Q02", "times");
        assertThat(result.severity()).isEqualTo(Severity.WARNING);
        assertThat(result.examples()).containsExactly("meeting_held A 2027-02-05");
    }

    @Test
    void dayPrecision() {
        assertThat(found(clean().event(event("A", Activity.MEETING_HELD, 2).onDay()), "Q03", "times")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void duplicateEventAndDealAndInvoice() {
        assertThat(found(clean().event(event("A", Activity.QUOTE_ISSUED, 2)), "Q04", "duplicate events")
                        .count())
                .isEqualTo(1);
        assertThat(found(clean().deal(deal("A", Outcome.OPEN, 1)), "Q04", "duplicate deals")
                        .examples())
                .containsExactly("A");
        assertThat(found(clean().invoice(invoice("I", "A", date(30), 100, 0)), "Q04", "duplicate invoices")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void unmappedStage() {
        assertThat(found(clean().event(stageChange("A", "Qualified", "Legal", 2)), "Q05", "stages")
                        .examples())
                .containsExactly("Legal");
    }

    @Test
    void aStageOfThePortalThatNoMapDescribes() {
        Stage legal = new Stage("Sales", "7", "Legal", 1, 0.5, Outcome.OPEN, "", false, false);
        assertThat(found(clean().stage(legal), "Q05", "stages that the stage map")
                        .count())
                .isZero();
        assertThat(found(
                                clean().stage(legal).event(stageChange("A", "Qualified", "Legal", 2)),
                                "Q05",
                                "stages that the stage map")
                        .examples())
                .containsExactly("Legal");
    }

    @Test
    void aStageThatWasRenamedIsKnownByItsIdAndADeletedOneIsToldApart() {
        LeadToCash.Builder builder = clean().event(
                        stageChange("A", null, "Fits", 1).with(Mark.EVIDENCE_VALUE.column(), "1"))
                .event(stageChange("A", "Fits", "4711", 2)
                        .with(Mark.EVIDENCE_VALUE.column(), "4711")
                        .with(Mark.STAGE_DELETED.column(), "true"));
        assertThat(found(builder, "Q05", "stages that the stage map").count()).isZero();
        assertThat(found(builder, "Q05", "stages that the portal").examples()).containsExactly("4711");
        assertThat(found(builder, "Q05", "stages that the portal").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void evidenceAndMissingSteps() {
        BusinessEvent guess = BusinessEvent.of(Activity.CONTRACT_SENT, day(2), EvidenceLevel.INFERRED)
                .touching(ObjectKind.DEAL, "A");
        GateResult result = found(clean().event(guess), "Q06", "events that are inferred");
        assertThat(result.count()).isEqualTo(1);
        assertThat(result.examples()).containsExactly("contract_sent");
        assertThat(found(clean(), "Q06", "steps").examples()).contains("lead_captured");
    }

    @Test
    void examplesNameStepsAsPeopleReadThem() {
        BusinessEvent own = BusinessEvent.of(Activity.MEETING_HELD, day(3), EvidenceLevel.INFERRED)
                .named("kick_off")
                .touching(ObjectKind.DEAL, "closed_won");
        BusinessEvent sent = BusinessEvent.of(Activity.INVOICE_SENT, day(2), EvidenceLevel.INFERRED)
                .touching(ObjectKind.DEAL, "closed_won");
        LeadToCash.Builder builder = clean().event(sent).event(sent).event(own).event(own);
        GateResult twice = found(builder, "Q04", "duplicate events");
        assertThat(twice.affected())
                .containsExactly("invoice_sent closed_won 2026-01-03", "kick_off closed_won 2026-01-04");
        assertThat(twice.shown())
                .containsExactly(
                        Phrase.of("Invoice Sent to Customer closed_won 2026-01-03", "顧客への請求書送付 closed_won 2026-01-03"),
                        Phrase.same("kick_off closed_won 2026-01-04"));
        QualityReport report = QualityGates.of(builder.build());
        Object inferred = report.table().rows().stream()
                .filter(row -> row.get(2).equals(Phrase.of("events that are inferred by a rule", "規則による推定イベント")))
                .map(row -> row.get(7))
                .findFirst()
                .orElseThrow();
        assertThat(inferred).isEqualTo(Phrase.of("Invoice Sent to Customer, kick_off", "顧客への請求書送付、kick_off"));
        assertThat(found(builder, "Q06", "steps").shown()).hasSize(5).contains(Activity.LEAD_CAPTURED.label());
    }

    @Test
    void readinessNamesWhatIsMissing() {
        assertThat(found(clean(), "Q07", "1. ").message().en()).startsWith("Ready: 1 of 1 deals (100 %)");
        assertThat(found(clean(), "Q07", "2. ").message().en()).isEqualTo("Not possible: no leads with Lead Captured");
        assertThat(found(clean(), "Q07", "6. ").message().en()).isEqualTo("Not possible: no deals with DiscountRate");
        assertThat(found(clean().deal(deal("B", Outcome.OPEN, 1)).deal(deal("C", Outcome.OPEN, 1)), "Q07", "4. ")
                        .message()
                        .en())
                .startsWith("Limited: 1 of 3 deals (33 %)");
    }

    @Test
    void startAndEnd() {
        LeadToCash.Builder builder =
                clean().deal(deal("B", Outcome.LOST, 5)).event(event("B", Activity.QUOTE_ISSUED, -3));
        assertThat(found(builder, "Q08", "deals without creation").examples()).containsExactly("B");
        assertThat(found(builder, "Q08", "closed deals").examples()).containsExactly("B");
        assertThat(found(builder, "Q08", "deals with events before").examples()).containsExactly("B");
    }

    @Test
    void signatureBeforeQuote() {
        LeadToCash.Builder builder = clean().deal(deal("B", Outcome.WON, 5))
                .event(event("B", Activity.CONTRACT_SIGNED, 1))
                .event(event("B", Activity.QUOTE_ISSUED, 2));
        assertThat(found(builder, "Q09", "deals signed").examples()).containsExactly("B");
    }

    @Test
    void closeDateTraps() {
        Deal onDefault = new Deal("D", day(340), Outcome.OPEN, null, null, 1, LocalDate.of(2026, 12, 31), Map.of());
        Deal forecast = new Deal("E", day(340), Outcome.OPEN, null, null, 1, LocalDate.of(2027, 3, 15), Map.of());
        Deal impossible = new Deal("F", day(340), Outcome.WON, null, null, 1, LocalDate.of(2026, 1, 15), Map.of());
        LeadToCash.Builder builder = clean().deal(onDefault).deal(forecast).deal(impossible);
        assertThat(found(builder, "Q10", "open deals").examples()).containsExactly("D");
        assertThat(found(builder, "Q10", "close date before").examples()).containsExactly("F");
    }

    @Test
    void wonWithoutAmount() {
        LeadToCash.Builder builder = clean().deal(deal("B", Outcome.WON, 0)).deal(deal("C", Outcome.WON, Double.NaN));
        assertThat(found(builder, "Q11", "won").examples()).containsExactly("B", "C");
    }

    @Test
    void financeLinksAndBalances() {
        LeadToCash.Builder builder = clean().invoice(invoice("J", null, null, 50, 20))
                .payment(new Payment("Q", null, day(9), 1))
                .payment(new Payment("R", "I", day(1), 0));
        assertThat(found(builder, "Q14", "invoices without deal").examples()).containsExactly("J");
        assertThat(found(builder, "Q14", "payments without").examples()).containsExactly("Q");
        assertThat(found(builder, "Q09", "payments before").examples()).containsExactly("R");
        assertThat(found(builder, "Q15", "invoices without due").examples()).containsExactly("J");
        assertThat(found(builder, "Q15", "billed minus").examples()).containsExactly("J");
    }

    @Test
    void aDateAheadIsFoundThoughTheStepStandsWhereItWasRecorded() {
        BusinessEvent call = event("A", Activity.MEETING_HELD, 2);
        assertThat(found(clean().event(call.with(Mark.BUSINESS_TIME.column(), "2028-01-01")), "Q02", "times")
                        .examples())
                .containsExactly("meeting_held A 2026-01-03");
        assertThat(found(clean().event(call.with(Mark.BUSINESS_TIME.column(), "2026-01-01")), "Q02", "times")
                        .count())
                .isZero();
        // The close date of a closing has its own gate.
        assertThat(found(
                                clean().event(event("A", Activity.CLOSED_WON, 3)
                                        .with(Mark.BUSINESS_TIME.column(), "2028-01-01")),
                                "Q02",
                                "times")
                        .count())
                .isZero();
    }

    @Test
    void daysThatOnlyFollowFromADateAreNoDefectAndTiesAreTold() {
        LeadToCash.Builder builder =
                clean().event(event("A", Activity.MEETING_HELD, 2).onDay().with(Mark.DERIVED.column(), "true"));
        assertThat(found(builder, "Q03", "times").count()).isZero();
        assertThat(found(builder, "Q03", "deals with steps").count()).isZero();
        builder.event(event("A", Activity.MEETING_HELD, 2).onDay());
        assertThat(found(builder, "Q03", "deals with steps").examples()).containsExactly("A");
        assertThat(found(clean().event(event("A", Activity.MEETING_HELD, 9).onDay()), "Q03", "deals with steps")
                        .count())
                .isZero();
    }

    @Test
    void aDealEnteredTwiceIsFoundAndNeighboursAreNot() {
        Instant made = day(0);
        LeadToCash.Builder builder = data().deal(made("A", made, 100, "X"))
                .deal(made("again", made.plusSeconds(300), Double.NaN, "X"))
                .deal(made("larger", made.plusSeconds(600), 250, "X"))
                .deal(made("later", made.plusSeconds(9_000), 250, "X"))
                .deal(made("other", made.plusSeconds(300), 100, "Y"))
                .deal(made("noCustomer", made, 100, null))
                .deal(made("noCustomerEither", made, 100, null));
        assertThat(found(builder, "Q04", "deals that look").examples()).containsExactly("again");
    }

    private static Deal made(String id, Instant time, double amount, String customer) {
        return new Deal(
                id,
                time,
                Outcome.OPEN,
                "Sales",
                "Qualified",
                amount,
                null,
                customer == null ? Map.of() : Map.of("CustomerName", customer));
    }

    @Test
    void anInvoiceEnteredTwiceAndOneThatItsOrderLedTo() {
        Invoice first = invoice("I7", "A", date(30), 100, 100);
        LeadToCash.Builder builder = clean().invoice(with(first, "I7", Map.of("InvoiceNumber", "INV-1")))
                .invoice(with(first, "I8", Map.of("InvoiceNumber", "inv-1")))
                .invoice(with(first, "I9", Map.of("AssignedBy", "orders 4")));
        assertThat(found(builder, "Q04", "invoices with the number").examples()).containsExactly("I8");
        assertThat(found(builder, "Q14", "invoices linked to no deal").examples())
                .containsExactly("I9");
        assertThat(found(builder.invoice(invoice("J", "gone", date(30), 1, 1)), "Q14", "invoices without deal")
                        .examples())
                .containsExactly("J");
    }

    private static Invoice with(Invoice invoice, String id, Map<String, String> attributes) {
        return new Invoice(
                id,
                invoice.dealId(),
                invoice.issued(),
                invoice.sent(),
                invoice.due(),
                invoice.status(),
                invoice.amount(),
                invoice.balance(),
                attributes);
    }

    @Test
    void whatWasGivenBackLeavesTheInvoiceSettled() {
        LeadToCash.Builder builder =
                clean().invoice(invoice("R", "A", date(30), 100, 0)).payment(new Payment("PR", "R", day(20), 60));
        assertThat(found(builder, "Q15", "billed minus").examples()).containsExactly("R");
        builder.event(BusinessEvent.of(Activity.AMOUNT_CHANGED, day(25), EvidenceLevel.EXPLICIT)
                .touching(ObjectKind.INVOICE, "R")
                .with("RefundedAmount", "40"));
        assertThat(found(builder, "Q15", "billed minus").count()).isZero();
    }

    @Test
    void currenciesWithoutARateStopResultsByValueOnly() {
        LeadToCash.Builder builder = clean().currency("EUR")
                .deal(deal("none", Outcome.WON, Double.NaN, "Currency", "USD", "RecordedAmount", "70"))
                .deal(deal("zero", Outcome.WON, Double.NaN, "Currency", "USD", "RecordedAmount", "0"))
                .deal(deal("converted", Outcome.WON, 60, "Currency", "USD", "RecordedAmount", "70"))
                .deal(deal("asItStands", Outcome.WON, 70, "Currency", "USD"))
                .deal(deal("own", Outcome.WON, 70, "Currency", "eur"))
                .invoice(with(invoice("U", "none", date(30), Double.NaN, 1), "U", Map.of("RecordedAmount", "70")));
        assertThat(found(builder, "Q16", "deals in another currency").examples())
                .containsExactly("none");
        assertThat(found(builder, "Q16", "invoices in another currency").examples())
                .containsExactly("U");
        assertThat(found(builder, "Q16", "deals whose amount stands").examples())
                .containsExactly("asItStands");
        assertThat(found(builder, "Q16", "deals converted").examples()).containsExactly("converted");
        assertThat(found(builder, "Q16", "deals in another currency").severity())
                .isEqualTo(Severity.ERROR);
        assertThat(found(builder, "Q16", "deals in another currency").message())
                .isEqualTo(io.keiro.log.Phrase.of(
                        "Their amounts are not known in EUR and missing from every result by value; enter the rate at the"
                                + " source, or leave them out",
                        "EURでの金額が不明なため、金額にもとづく結果に含まれません。元のシステムで為替レートを登録するか、対象から除いてください"));
        assertThat(QualityGates.of(builder.build()).hasErrors()).isFalse();
        // The deal whose amount is only unknown here is no deal without an amount.
        assertThat(found(builder, "Q11", "won").examples()).containsExactly("zero");
    }

    @Test
    void whereNoCurrencyIsNamedTheMostFrequentOneIsTheUsual() {
        LeadToCash.Builder builder = clean().currency("")
                .deal(deal("1", Outcome.OPEN, 1, "Currency", "JPY"))
                .deal(deal("2", Outcome.OPEN, 1, "Currency", "JPY"))
                .deal(deal("3", Outcome.OPEN, 1, "Currency", "EUR"));
        assertThat(found(builder, "Q16", "deals whose amount stands").examples())
                .containsExactly("3");
    }

    @Test
    void theQuestionsHaveATableOfTheirOwn() {
        QualityReport report = QualityGates.of(clean().deal(deal("B", Outcome.OPEN, 1))
                .deal(deal("C", Outcome.OPEN, 1))
                .build());
        DataTable questions = report.questions();
        assertThat(questions.rowCount()).isEqualTo(12);
        assertThat(questions.row(3))
                .containsExactly(
                        Phrase.of("4. Slow quote-to-contract", "4. 見積もりから契約までの遅れ"),
                        Phrase.of("Limited", "限定的"),
                        Phrase.of("deals", "商談"),
                        1,
                        3,
                        1.0 / 3,
                        Phrase.of(
                                "Quote/Proposal Issued and either Contract Signed or Opportunity Closed Lost",
                                "見積書/提案書発行と「契約締結または失注クローズ」"));
        assertThat(questions.row(1).get(1)).isEqualTo(Phrase.of("Not possible", "分析不可"));
        assertThat(questions.row(1).get(5)).as("there is no lead at all").isNull();
        assertThat(report.sentence().en()).contains(" 12 questions: ").endsWith(" not possible");
        assertThat(report.table().rows()).noneMatch(row -> row.get(2).equals(questions.value(3, "question")));
    }

    @Test
    void leadsFreshnessPrivacyAndGaps() {
        LeadToCash.Builder builder = clean().lead(new Lead("L", Instant.EPOCH, null, null, Map.of()))
                .deal(deal("B", Outcome.OPEN, 1, "SalesRepresentative", "someone@company.example"))
                .gap(Phrase.of(
                        "quotes: the token lacks the scope crm.objects.quotes.read",
                        "見積もり: トークンに crm.objects.quotes.read がありません"));
        assertThat(found(builder, "Q14", "leads").examples()).containsExactly("L");
        assertThat(found(builder, "Q19", "freshness").severity()).isEqualTo(Severity.INFO);
        assertThat(found(builder, "Q20", "deals that show").examples()).containsExactly("B");
        Phrase gap = found(builder, "Q07", "what the source").message();
        assertThat(gap.en()).startsWith("quotes:");
        assertThat(gap.ja()).startsWith("見積もり:");
    }

    @Test
    void examplesAreFewAndSharesCounted() {
        GateResult result = new GateResult(
                "Q01",
                Severity.WARNING,
                io.keiro.log.Phrase.same("x"),
                7,
                10,
                io.keiro.log.Phrase.same("y"),
                List.of("1", "2", "3", "4", "5", "6", "7"));
        assertThat(result.examples()).hasSize(5);
        assertThat(result.share()).isEqualTo(0.7);
    }
}
