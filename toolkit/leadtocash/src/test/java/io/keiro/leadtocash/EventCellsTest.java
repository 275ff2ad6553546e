package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.deal;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cells of a log are those that its events would tell one by one. */
class EventCellsTest {

    /** Names that columns of every event have as well are among them: what the event says of itself by that name goes first. */
    private static final List<String> NAMES = List.of("Region", "Actor", "EventEndTime", "Note", "ChangeTo");

    private static final List<ObjectKind> KINDS = List.of(ObjectKind.QUOTE, ObjectKind.CONTACT, ObjectKind.INVOICE);

    private static BusinessEvent event(Random random, int deals, int number) {
        Map<ObjectKind, String> objects = new LinkedHashMap<>();
        objects.put(ObjectKind.DEAL, "D" + random.nextInt(deals));
        KINDS.stream().filter(kind -> random.nextInt(4) == 0).forEach(kind -> objects.put(kind, "o" + number / 3));
        Map<String, String> attributes = new LinkedHashMap<>();
        NAMES.stream().filter(name -> random.nextInt(6) == 0).forEach(name -> attributes.put(name, "v" + number % 50));
        return new BusinessEvent(
                Activity.values()[random.nextInt(Activity.values().length)].id(),
                day(random.nextInt(300)),
                number % 7 == 3 ? day(301) : null,
                objects,
                random.nextBoolean() ? "Rep " + random.nextInt(5) : null,
                ActorType.values()[random.nextInt(ActorType.values().length)],
                number % 5 == 4 ? "before" : null,
                number % 5 == 3 ? "after" : null,
                EvidenceLevel.values()[random.nextInt(EvidenceLevel.values().length)],
                TimePrecision.SECOND,
                number < 9 ? " " : "CRM",
                attributes);
    }

    private static LeadToCash random(int seed, int events, int deals) {
        Random random = new Random(seed);
        LeadToCash.Builder data = Small.data();
        for (int deal = 0; deal < deals; deal += 2) {
            data.deal(deal("D" + deal, Outcome.OPEN, deal, "Region", "R" + deal % 3));
        }
        for (int i = 0; i < events; i++) {
            data.event(event(random, deals, i));
        }
        return data.build();
    }

    /** Event by event and cell by cell. */
    private static EventLog oneByOne(LeadToCash data) {
        EventLogBuilder log = EventLog.builder(data.source());
        for (String deal : data.traces().deals()) {
            for (TraceStep step : data.traces().of(deal)) {
                BusinessEvent event = step.event();
                if (LogOptions.defaults().includes(event.activity())) {
                    log.event(deal, LogOptions.defaults().name(event.activity()), step.time());
                    tell(log, Columns.EVIDENCE, Columns.word(event.evidence()));
                    tell(log, Columns.PRECISION, Columns.word(event.precision()));
                    tell(log, Columns.SOURCE, event.source().isBlank() ? null : event.source());
                    tell(
                            log,
                            Columns.ACTOR_TYPE,
                            event.actorType() == ActorType.UNKNOWN ? null : Columns.word(event.actorType()));
                    tell(log, Columns.ACTOR, event.actor());
                    // One cell, one value: a column is as wide as the values that stay in it.
                    tell(log, Columns.END, event.attributes().containsKey(Columns.END) ? null : event.end());
                    tell(log, Columns.FROM, event.changeFrom());
                    tell(log, Columns.TO, event.changeTo());
                    event.objects()
                            .forEach((kind, id) -> tell(log, kind.column(), kind == ObjectKind.DEAL ? null : id));
                    event.attributes().forEach((name, value) -> tell(log, name, value));
                }
            }
        }
        return log.build();
    }

    private static void tell(EventLogBuilder log, String column, Object value) {
        if (value != null) {
            log.with(column, value);
        }
    }

    private static List<Object> values(Column column) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(column.value(row));
        }
        return values;
    }

    private static void assertSame(LeadToCash data) {
        EventLog log = data.toEventLog();
        EventLog wanted = oneByOne(data);
        assertThat(log.eventCount()).isEqualTo(wanted.eventCount());
        assertThat(log.caseCount()).isEqualTo(wanted.caseCount());
        assertThat(log.eventAttributes()).containsExactlyInAnyOrderElementsOf(wanted.eventAttributes());
        for (String name : log.eventAttributes()) {
            assertThat(log.eventAttribute(name).type())
                    .as(name)
                    .isEqualTo(wanted.eventAttribute(name).type());
            assertThat(values(log.eventAttribute(name))).as(name).isEqualTo(values(wanted.eventAttribute(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 400})
    void cellsAreThoseOfTheEvents(int events) {
        for (int seed = 0; seed < 5; seed++) {
            assertSame(random(seed, events, 1 + events / 10));
        }
    }

    /** More events than are given on at once. */
    @Test
    void manyEvents() {
        LeadToCash data = random(7, 110_000, 9_000);
        assertThat(data.toEventLog().eventCount()).isGreaterThan(66_000);
        assertSame(data);
    }

    /** Columns stand as events first have them: what every event may have before its objects, and those before its attributes. */
    @Test
    void columnsStandInTheOrderOfTheEvents() {
        LeadToCash data = Small.data()
                .event(Small.event("D1", Activity.OPPORTUNITY_CREATED, 1)
                        .touching(ObjectKind.CONTACT, "C1")
                        .with("Note", "x"))
                .event(Small.event("D1", Activity.QUOTE_ISSUED, 2)
                        .touching(ObjectKind.QUOTE, "Q1")
                        .by("Rep 07", ActorType.HUMAN))
                .event(Small.event("D1", Activity.CLOSED_WON, 3).with("Actor", "the board"))
                .build();
        EventLog log = data.toEventLog();
        assertThat(log.eventAttributes())
                .containsExactly(
                        "EvidenceLevel", "TimePrecision", "ContactId", "Note", "ActorType", "Actor", "QuoteId");
        assertThat(values(log.eventAttribute("Actor"))).containsExactly(null, "Rep 07", "the board");
    }

    @Test
    void emptyLog() {
        EventLog log = Small.data().deal(deal("D1", Outcome.OPEN, 1)).build().toEventLog();
        assertThat(log.eventCount()).isZero();
        assertThat(log.caseCount()).isZero();
        assertThat(log.eventAttributes()).isEmpty();
        assertThat(log.caseAttributes()).isEmpty();
    }

    /** The first of several rows of one deal counts, and a deal that only events know has no attributes. */
    @Test
    void dealsOfTheTableAndOthers() {
        LeadToCash data = Small.data()
                .deal(deal("D2", Outcome.OPEN, 20))
                .deal(deal("D1", Outcome.WON, 10))
                .deal(deal("D2", Outcome.LOST, 99))
                .deal(deal("D3", Outcome.LOST, 30))
                .event(Small.event("D4", Activity.OPPORTUNITY_CREATED, 1))
                .event(Small.event("D3", Activity.OPPORTUNITY_CREATED, 1))
                .event(Small.event("D2", Activity.OPPORTUNITY_CREATED, 1))
                .build();
        EventLog log = data.toEventLog();
        assertThat(List.of(log.caseId(0), log.caseId(1), log.caseId(2))).containsExactly("D2", "D3", "D4");
        assertThat(values(log.caseAttribute(Columns.AMOUNT))).containsExactly(20.0, 30.0, null);
        assertThat(values(log.caseAttribute(Columns.OUTCOME))).containsExactly("open", "lost", null);
    }
}
