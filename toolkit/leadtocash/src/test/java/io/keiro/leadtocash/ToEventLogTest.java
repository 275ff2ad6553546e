package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.deal;
import static io.keiro.leadtocash.Small.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToEventLogTest {

    private static List<String> trace(EventLog log, int caseIndex) {
        List<String> names = new ArrayList<>();
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            names.add(log.activity(e));
        }
        return names;
    }

    private static List<String> ids(LeadToCash data) {
        return trace(data.toEventLog(LogOptions.defaults().withIds()), 0);
    }

    @Test
    void theDealIsTheCaseAndOnlyCatalogueActivitiesAreShown() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.WON, 1200, "Region", "West"))
                .event(event("D1", Activity.CLOSED_WON, 5))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 1).by("Rep 07", ActorType.HUMAN))
                .event(event("D1", Activity.STAGE_CHANGED, 2).changing("A", "B"))
                .event(event("D1", Activity.MEETING_HELD, 3).named("Coffee"))
                .build();
        EventLog log = data.toEventLog();
        assertThat(trace(log, 0)).containsExactly("Opportunity Created", "Opportunity Closed Won");
        assertThat(log.caseId(0)).isEqualTo("D1");
        assertThat(log.caseAttribute("Region").text(0)).isEqualTo("West");
        assertThat(log.caseAttribute("DealAmount").number(0)).isEqualTo(1200);
        assertThat(log.caseAttribute("OpportunityOutcome").text(0)).isEqualTo("won");
        assertThat(log.eventAttribute("EvidenceLevel").text(0)).isEqualTo("explicit");
        assertThat(log.eventAttribute("Actor").text(0)).isEqualTo("Rep 07");
        assertThat(log.eventAttribute("Actor").isMissing(1)).isTrue();
        assertThat(log.eventAttribute("ActorType").text(0)).isEqualTo("human");
    }

    @Test
    void optionsAddChangesAndOwnActivitiesAndChooseNames() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.OPEN, 1))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 1))
                .event(event("D1", Activity.STAGE_CHANGED, 2).changing("A", "B"))
                .event(event("D1", Activity.MEETING_HELD, 3).named("Coffee"))
                .build();
        LogOptions options = LogOptions.defaults().withChangeEvents().withOwnActivities();
        assertThat(trace(data.toEventLog(options.withLabels(Language.JA)), 0))
                .containsExactly("商談作成", "ステージ変更", "Coffee");
        assertThat(trace(data.toEventLog(options.withIds()), 0))
                .containsExactly("opportunity_created", "stage_changed", "Coffee");
        EventLog log = data.toEventLog(options);
        assertThat(log.eventAttribute("ChangeFrom").text(1)).isEqualTo("A");
        assertThat(log.eventAttribute("ChangeTo").text(1)).isEqualTo("B");
    }

    @Test
    void anEventLogShowsItsOwnActivities() {
        LeadToCash data = Small.data()
                .showOwnActivities()
                .deal(deal("D1", Outcome.OPEN, 1))
                .event(event("D1", Activity.MEETING_HELD, 3).named("Coffee"))
                .build();
        assertThat(trace(data.toEventLog(), 0)).containsExactly("Coffee");
    }

    @Test
    void equalTimestampsFollowTheCatalogueThenTheSource() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.WON, 1))
                .event(event("D1", Activity.STAGE_CHANGED, 1).changing("A", "B"))
                .event(event("D1", Activity.CLOSED_WON, 1))
                .event(event("D1", Activity.CONTRACT_SIGNED, 1))
                .event(event("D1", Activity.MEETING_HELD, 1).named("Zeta"))
                .event(event("D1", Activity.MEETING_HELD, 1).named("Alpha"))
                .build();
        assertThat(trace(
                        data.toEventLog(LogOptions.defaults()
                                .withIds()
                                .withChangeEvents()
                                .withOwnActivities()),
                        0))
                .containsExactly("contract_signed", "closed_won", "stage_changed", "Zeta", "Alpha");
    }

    @Test
    void anApprovalOfTheSameMomentAndQuoteStandsBeforeTheIssue() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.OPEN, 1))
                .event(event("D1", Activity.QUOTE_ISSUED, 2).touching(ObjectKind.QUOTE, "Q1"))
                .event(event("D1", Activity.DISCOUNT_APPROVED, 2).touching(ObjectKind.QUOTE, "Q1"))
                .event(event("D1", Activity.DISCOUNT_APPROVAL_REQUESTED, 2).touching(ObjectKind.QUOTE, "Q1"))
                .event(event("D1", Activity.DISCOUNT_APPROVED, 2).touching(ObjectKind.QUOTE, "Q2"))
                .build();
        assertThat(ids(data))
                .containsExactly(
                        "discount_approval_requested", "discount_approved", "quote_issued", "discount_approved");
    }

    @Test
    void dayOnlyEventsStandByRankInsideTheirDay() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.WON, 1))
                .event(event("D1", Activity.INVOICE_ISSUED, 5).onDay())
                .event(event("D1", Activity.CLOSED_WON, 5.4))
                .event(event("D1", Activity.PAYMENT_RECEIVED, 5.8))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 5).onDay())
                .build();
        EventLog log = data.toEventLog(LogOptions.defaults().withIds());
        assertThat(trace(log, 0))
                .containsExactly("opportunity_created", "closed_won", "invoice_issued", "payment_received");
        assertThat(log.time(0)).isEqualTo(day(5).toEpochMilli());
        assertThat(log.time(2)).isEqualTo(day(5.4).toEpochMilli());
        assertThat(log.eventAttribute("TimePrecision").text(2)).isEqualTo("day");
    }

    @Test
    void dayOnlyEventsMeetInstantsInThePortalsZone() {
        Instant lateInNewYork = Instant.parse("2026-03-05T03:00:00Z"); // 22:00 on 4 March
        LeadToCash data = Small.data()
                .zone(ZoneId.of("America/New_York"))
                .deal(deal("D1", Outcome.WON, 1))
                .event(BusinessEvent.of(Activity.CLOSED_WON, lateInNewYork, EvidenceLevel.EXPLICIT)
                        .touching(ObjectKind.DEAL, "D1"))
                .event(BusinessEvent.of(
                                Activity.CONTRACT_SIGNED, Instant.parse("2026-03-04T00:00:00Z"), EvidenceLevel.EXTERNAL)
                        .onDay()
                        .touching(ObjectKind.DEAL, "D1"))
                .event(BusinessEvent.of(
                                Activity.INVOICE_ISSUED, Instant.parse("2026-03-05T00:00:00Z"), EvidenceLevel.EXTERNAL)
                        .onDay()
                        .touching(ObjectKind.DEAL, "D1"))
                .build();
        EventLog log = data.toEventLog(LogOptions.defaults().withIds());
        assertThat(trace(log, 0)).containsExactly("contract_signed", "closed_won", "invoice_issued");
        assertThat(log.time(2)).isEqualTo(lateInNewYork.toEpochMilli());
    }

    @Test
    void eventsOfLinkedObjectsBelongToTheirDeals() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.WON, 1))
                .deal(deal("D2", Outcome.OPEN, 1))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 2))
                .event(BusinessEvent.of(Activity.LEAD_CAPTURED, day(1), EvidenceLevel.EXPLICIT)
                        .touching(ObjectKind.LEAD, "L1"))
                .event(BusinessEvent.of(Activity.LEAD_CAPTURED, day(1), EvidenceLevel.EXPLICIT)
                        .touching(ObjectKind.LEAD, "unconverted"))
                .event(BusinessEvent.of(Activity.PAYMENT_RECEIVED, day(9), EvidenceLevel.EXTERNAL)
                        .touching(ObjectKind.PAYMENT, "P1"))
                .link(new Link(ObjectKind.LEAD, "L1", ObjectKind.DEAL, "D1"))
                .link(new Link(ObjectKind.LEAD, "L1", ObjectKind.DEAL, "D2"))
                .link(new Link(ObjectKind.ORDER, "O1", ObjectKind.DEAL, "D1"))
                .link(new Link(ObjectKind.ORDER, "O1", ObjectKind.INVOICE, "I1"))
                .payment(new Payment("P1", "I1", day(9), 1))
                .build();
        EventLog log = data.toEventLog(LogOptions.defaults().withIds());
        assertThat(log.caseCount()).isEqualTo(2);
        assertThat(trace(log, 0)).containsExactly("lead_captured", "opportunity_created", "payment_received");
        assertThat(trace(log, 1)).containsExactly("lead_captured");
    }

    @Test
    void emptyDataGivesAnEmptyLog() {
        assertThat(Small.data().build().toEventLog().eventCount()).isZero();
    }

    @Test
    void dealsWithoutEventsAreNotInTheLog() {
        LeadToCash data = Small.data().deal(deal("D1", Outcome.OPEN, 1)).build();
        assertThat(data.toEventLog().caseCount()).isZero();
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }

    /** An attribute that is called like a column of every event takes its place, where the event has it. */
    @Test
    void mixedValuesInOneColumn() {
        Instant end = Instant.parse("2026-01-04T00:00:00Z");
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.WON, Double.NaN, "DealAmount", "about 5"))
                .deal(deal("D2", Outcome.WON, 7.5))
                .deal(deal("D3", Outcome.OPEN, Double.NaN))
                .event(event("D1", Activity.MEETING_HELD, 1).endingAt(end).with("Actor", "someone"))
                .event(event("D1", Activity.CONTRACT_SENT, 2).with("EventEndTime", "soon"))
                .event(event("D2", Activity.CONTRACT_SENT, 3).by("Rep 07", ActorType.HUMAN))
                .event(event("D2", Activity.CLOSED_WON, 4)
                        .by("Rep 07", ActorType.HUMAN)
                        .with("Actor", "Rep 08")
                        .touching(ObjectKind.QUOTE, "Q1")
                        .with("QuoteId", "Q2"))
                .event(event("D3", Activity.OPPORTUNITY_CREATED, 1))
                .build();
        EventLog log = data.toEventLog();
        assertThat(texts(log.eventAttribute("EventEndTime")))
                .containsExactly("2026-01-04T00:00:00Z", "soon", null, null, null);
        assertThat(texts(log.eventAttribute("Actor"))).containsExactly("someone", null, "Rep 07", "Rep 08", null);
        assertThat(texts(log.eventAttribute("QuoteId"))).containsExactly(null, null, null, "Q2", null);
        assertThat(texts(log.caseAttribute("DealAmount"))).containsExactly("about 5", "7.5", null);
        assertThat(log.eventAttributes())
                .containsExactly("EvidenceLevel", "TimePrecision", "EventEndTime", "Actor", "ActorType", "QuoteId");
    }

    @Test
    void unknownAmountsAreMissing() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.OPEN, Double.NaN))
                .deal(deal("D2", Outcome.OPEN, 3))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 1))
                .event(event("D2", Activity.OPPORTUNITY_CREATED, 1))
                .build();
        Column amounts = data.toEventLog().caseAttribute("DealAmount");
        assertThat(amounts.type()).isEqualTo(Column.Type.DOUBLE);
        assertThat(amounts.value(0)).isNull();
        assertThat(amounts.value(1)).isEqualTo(3.0);
    }

    /** The second deal has no event of the wanted kinds: what is known of the third stands with the third. */
    @Test
    void aDealWithoutEventsBetweenOthers() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.OPEN, 1, "Region", "West"))
                .deal(deal("D2", Outcome.OPEN, 2, "Region", "North"))
                .deal(deal("D3", Outcome.OPEN, 3, "Region", "East"))
                .event(event("D3", Activity.OPPORTUNITY_CREATED, 1))
                .event(event("D2", Activity.STAGE_CHANGED, 1).changing("A", "B"))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 1))
                .event(event("D9", Activity.OPPORTUNITY_CREATED, 1))
                .build();
        EventLog log = data.toEventLog();
        assertThat(List.of(log.caseId(0), log.caseId(1), log.caseId(2))).containsExactly("D1", "D3", "D9");
        assertThat(texts(log.caseAttribute("Region"))).containsExactly("West", "East", null);
    }

    /** Columns are given on in blocks; the last one may be full, nearly empty or the only one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4_095, 4_096, 4_097, 8_192, 8_193})
    void asManyRowsAsEventsAndDeals(int count) {
        LeadToCash.Builder data = Small.data();
        for (int i = 0; i < count; i++) {
            data.deal(deal("D" + i, Outcome.OPEN, i)).event(event("D" + i, Activity.OPPORTUNITY_CREATED, i));
            if (i % 3 == 0) {
                data.event(event("D" + i, Activity.MEETING_HELD, i + 1).with("Note", "note " + i));
            }
        }
        EventLog log = data.build().toEventLog();
        assertThat(log.caseCount()).isEqualTo(count);
        int row = 0;
        for (int i = 0; i < count; i++) {
            assertThat(log.caseAttribute("DealAmount").number(i)).isEqualTo(i);
            assertThat(log.eventAttribute("Note").text(row++)).isNull();
            if (i % 3 == 0) {
                assertThat(log.eventAttribute("Note").text(row++)).isEqualTo("note " + i);
            }
        }
        assertThat(log.eventCount()).isEqualTo(row);
    }

    /** More events than are put in their places one by one, told backwards. */
    @ParameterizedTest
    @ValueSource(ints = {128, 129, 1_000})
    void aLongDealToldBackwards(int count) {
        LeadToCash.Builder data = Small.data().deal(deal("D1", Outcome.OPEN, 1));
        for (int i = count; i > 0; i--) {
            data.event(event("D1", Activity.MEETING_HELD, i).named("Day " + i));
            data.event(event("D1", Activity.MEETING_HELD, i).named("Again " + i));
        }
        EventLog log = data.build().toEventLog(LogOptions.defaults().withOwnActivities());
        for (int i = 0; i < count; i++) {
            assertThat(log.activity(2 * i)).isEqualTo("Day " + (i + 1));
            assertThat(log.activity(2 * i + 1)).isEqualTo("Again " + (i + 1));
        }
    }

    /** The day's midnight is before the call of that morning, whose time it takes; the second one finds the evening before it. */
    @Test
    void aDayTakesTheTimeOfAnotherEvent() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.WON, 1))
                .event(event("D1", Activity.CLOSED_WON, 5.25))
                .event(event("D1", Activity.INVOICE_ISSUED, 5).onDay())
                .event(event("D1", Activity.INVOICE_SENT, 5).onDay())
                .event(event("D1", Activity.PAYMENT_RECEIVED, 6).onDay())
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 5).onDay())
                .build();
        assertThat(data.traces().of("D1"))
                .extracting(TraceStep::time)
                .containsExactly(day(5), day(5.25), day(5.25), day(5.25), day(6));
    }

    @Test
    void aLogNeedsAKindOfEvent() {
        assertThatThrownBy(() -> new LogOptions(Set.of(), LogOptions.Names.EN))
                .hasMessage("a log needs at least one kind of event; there are [CATALOGUE, OWN, CHANGE]");
    }

    @Test
    void unknownValuesAreNotKeptAsAttributes() {
        BusinessEvent event = event("D1", Activity.MEETING_HELD, 1)
                .with("Region", null)
                .with("Team", " ")
                .with("Currency", "EUR");
        assertThat(event.attributes()).isEqualTo(Map.of("Currency", "EUR"));
    }
}
