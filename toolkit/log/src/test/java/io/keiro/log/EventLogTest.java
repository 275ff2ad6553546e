package io.keiro.log;

import static io.keiro.log.Cases.endingWith;
import static io.keiro.log.Cases.having;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    private static Instant hour(int hours) {
        return DAY.plus(Duration.ofHours(hours));
    }

    /** Case 1: A B C, case 2: A C, case 3: A B C, case 4: B; region West for 1 and 3. */
    static EventLog small() {
        return EventLog.builder("small")
                .event("1", "A", hour(0))
                .with("cost", 10)
                .event("2", "A", hour(1))
                .with("cost", 2.5)
                .event("1", "C", hour(5))
                .event("1", "B", hour(3))
                .with("who", "Rep 07")
                .event("2", "C", hour(4))
                .event("3", "A", hour(10))
                .event("3", "B", hour(11))
                .event("3", "C", hour(12))
                .event("4", "B", hour(20))
                .caseAttribute("1", "region", "West")
                .caseAttribute("3", "region", "West")
                .caseAttribute("4", "region", "East")
                .build();
    }

    static List<String> trace(EventLog log, int caseIndex) {
        return IntStream.range(log.caseStart(caseIndex), log.caseEnd(caseIndex))
                .mapToObj(log::activity)
                .toList();
    }

    private static List<String> ids(EventLog log) {
        return IntStream.range(0, log.caseCount()).mapToObj(log::caseId).toList();
    }

    @Test
    void eventsAreSortedIntoCasesAndByTime() {
        EventLog log = small();
        assertThat(log.caseCount()).isEqualTo(4);
        assertThat(log.eventCount()).isEqualTo(9);
        assertThat(ids(log)).containsExactly("1", "2", "3", "4");
        assertThat(trace(log, 0)).containsExactly("A", "B", "C");
        assertThat(log.time(1)).isEqualTo(hour(3).toEpochMilli());
        assertThat(log.eventAttribute("who").text(1)).isEqualTo("Rep 07");
        assertThat(log.activities()).containsExactly("A", "B", "C");
        assertThat(log.activityCode("B")).isEqualTo(log.activityCode(1));
        assertThat(log.activityCode("Z")).isEqualTo(-1);
        assertThat(log.firstTime()).isEqualTo(hour(0));
        assertThat(log.lastTime()).isEqualTo(hour(20));
    }

    @Test
    void columnsTakeTheTypeOfTheirValues() {
        Column cost = small().eventAttribute("cost");
        assertThat(cost.type()).isEqualTo(Column.Type.DOUBLE);
        assertThat(cost.value(0)).isEqualTo(10.0);
        assertThat(cost.isMissing(1)).isTrue();
        assertThat(cost.number(1)).isNaN();
        assertThat(cost.value(1)).isNull();
    }

    @Test
    void mixedValuesBecomeText() {
        EventLog log = EventLog.builder("mixed")
                .event("1", "A", DAY)
                .with("x", 5)
                .event("1", "A", DAY)
                .with("x", true)
                .event("1", "A", DAY)
                .with("x", DAY)
                .event("1", "A", DAY)
                .with("x", "")
                .build();
        Column x = log.eventAttribute("x");
        assertThat(x.type()).isEqualTo(Column.Type.TEXT);
        assertThat(IntStream.range(0, 4).mapToObj(x::text).toList())
                .containsExactly("5", "true", "2024-03-01T00:00:00Z", null);
    }

    @Test
    void equalTimestampsKeepTheOrderOfTheSource() {
        EventLogBuilder builder = EventLog.builder("ties");
        for (int i = 0; i < 200; i++) {
            builder.event("1", "A" + i, hour(i % 3));
        }
        EventLog log = builder.build();
        List<String> expected = IntStream.range(0, 3)
                .boxed()
                .flatMap(h -> IntStream.range(0, 200).filter(i -> i % 3 == h).mapToObj(i -> "A" + i))
                .toList();
        assertThat(trace(log, 0)).isEqualTo(expected);
    }

    @Test
    void nanosecondsDecideBeforeTheyAreDropped() {
        EventLog log = EventLog.builder("fine")
                .event("1", "late", DAY.plusNanos(900))
                .event("1", "early", DAY.plusNanos(100))
                .build();
        assertThat(trace(log, 0)).containsExactly("early", "late");
        assertThat(log.time(0)).isEqualTo(log.time(1));
    }

    @Test
    void eventWithoutTimeStaysBehindItsPredecessor() {
        EventLog log = EventLog.builder("untimed")
                .event("1", "first", null)
                .event("1", "C", hour(3))
                .event("1", "after C", null)
                .event("1", "B", hour(2))
                .build();
        assertThat(trace(log, 0)).containsExactly("first", "B", "C", "after C");
        assertThat(log.time(3)).isEqualTo(EventLog.NO_TIME);
    }

    @Test
    void intervalsAreSortedByStartThenCompletion() {
        EventLog log = EventLog.builder("intervals")
                .interval("1", "long", new EventLogBuilder.Span(hour(0), hour(9)))
                .interval("1", "short", new EventLogBuilder.Span(hour(0), hour(1)))
                .event("1", "point", hour(0))
                .build();
        assertThat(trace(log, 0)).containsExactly("point", "short", "long");
        assertThat(log.hasStartTimes()).isTrue();
        assertThat(log.startTime(0)).isEqualTo(log.time(0));
        assertThat(log.startTime(2)).isEqualTo(hour(0).toEpochMilli());
    }

    @Test
    void emptyLog() {
        EventLog log = EventLog.builder("empty").build();
        assertThat(log.caseCount()).isZero();
        assertThat(log.activities()).isEmpty();
        assertThat(log.variantCount()).isZero();
        assertThat(log.firstTime()).isNull();
        assertThat(log.keepTopVariants(3).keepVariantCoverage(1).firstCases(2).eventCount())
                .isZero();
        assertThat(log.summary().value(0, "cases")).isEqualTo(0);
        assertThat(log).hasToString("Event log empty: 0 cases, 0 events, 0 activities");
    }

    @Test
    void caseWithoutEventsStays() {
        EventLog log =
                EventLog.builder("x").caseAttribute("1", "region", "West").build();
        assertThat(log.caseCount()).isEqualTo(1);
        assertThat(log.variantCount()).isEqualTo(1);
        assertThat(log.keepCases(having("region", "West")).caseCount()).isEqualTo(1);
    }

    @Test
    void singleEvent() {
        EventLog log = EventLog.builder("one").event("1", "A", DAY).build();
        assertThat(log).hasToString("Event log one: 1 case, 1 event, 1 activity, 2024-03-01 to 2024-03-01");
        assertThat(log.sentence().ja()).isEqualTo("イベントログ one: ケース数 1、イベント数 1、アクティビティ数 1、2024-03-01 ~ 2024-03-01");
    }

    @Test
    void variantsAreRankedByCasesThenLabels() {
        EventLog log = small();
        assertThat(log.variantCount()).isEqualTo(3);
        assertThat(IntStream.range(0, 4).map(log::variantOf)).containsExactly(0, 1, 0, 2);
        assertThat(log.variantFrequency(0)).isEqualTo(2);
        assertThat(log.variantExample(0)).isZero();
        assertThat(ids(log.keepTopVariants(1))).containsExactly("1", "3");
        assertThat(ids(log.dropTopVariants(1))).containsExactly("2", "4");
        assertThat(ids(log.keepVariantCoverage(0.5))).containsExactly("1", "3");
        assertThat(ids(log.keepVariantCoverage(0.51))).containsExactly("1", "2", "3");
        assertThat(log.keepVariantCoverage(0).caseCount()).isZero();
        assertThat(log.keepVariantCoverage(1).caseCount()).isEqualTo(4);
    }

    @Test
    void cutThroughATieIsSaid() {
        DataTable history = small().keepTopVariants(2).history();
        assertThat(history.value(0, "step")).isEqualTo("keepTopVariants(2)");
        assertThat(history.value(0, "casesBefore")).isEqualTo(4);
        assertThat(history.value(0, "cases")).isEqualTo(3);
        assertThat(history.value(0, "note").toString())
                .isEqualTo("1 variant as frequent as the last one fell on the other side");
    }

    @Test
    void activitiesAreKeptAndDropped() {
        EventLog log = small();
        EventLog kept = log.keepActivities("A", "B", "A");
        assertThat(kept.eventCount()).isEqualTo(6);
        assertThat(trace(kept, 1)).containsExactly("A");
        assertThat(kept.caseAttribute("region").text(0)).isEqualTo("West");
        assertThat(ids(log.dropActivities("A", "C"))).containsExactly("1", "3", "4");
    }

    @Test
    void unknownActivity() {
        EventLog log = EventLog.builder("deals")
                .event("1", "Closed Won", DAY)
                .event("1", "Closed Lost", DAY)
                .build();
        assertThatThrownBy(() -> log.keepActivities("Close Won"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no activity \"Close Won\" in deals; did you mean \"Closed Won\"?"
                        + " There are: \"Closed Lost\", \"Closed Won\"");
    }

    @Test
    void unknownAttribute() {
        EventLog log = small();
        assertThatThrownBy(() -> log.caseAttribute("Regio"))
                .hasMessage("no case attribute \"Regio\"; did you mean \"region\"? There are: \"region\"");
        assertThatThrownBy(() -> log.caseAttribute("who"))
                .hasMessage("no case attribute \"who\"; it is an event attribute: log.eventAttribute(\"who\")");
        assertThatThrownBy(() -> log.eventAttribute("region"))
                .hasMessage("no event attribute \"region\"; it is a case attribute: log.caseAttribute(\"region\")");
    }

    @Test
    void conditionsSeeCaseAttributesAndTheLastValueOfEventAttributes() {
        EventLog log = small();
        assertThat(ids(log.keepCases(having("region", "West")))).containsExactly("1", "3");
        assertThat(ids(log.keepCases(having("who", "Rep 07")))).containsExactly("1");
        assertThat(ids(log.keepCases(endingWith("C")))).containsExactly("1", "2", "3");
        assertThat(ids(log.keepEvents(event -> "West".equals(event.attribute("region")) && event.position() == 1)))
                .containsExactly("1", "3");
        assertThat(log.dropCases(having("region", "West")).report().caseCount())
                .as("the report is that of the import")
                .isEqualTo(4);
    }

    @Test
    void periodsFromInclusiveToExclusive() {
        EventLog log = small();
        Instant from = hour(1);
        Instant to = hour(10);
        assertThat(ids(log.keepPeriod(from, to, PeriodMode.CONTAINED))).containsExactly("2");
        assertThat(ids(log.keepPeriod(from, to, PeriodMode.INTERSECTING))).containsExactly("1", "2");
        assertThat(ids(log.keepPeriod(from, to, PeriodMode.STARTING))).containsExactly("2");
        assertThat(ids(log.keepPeriod(from, to, PeriodMode.COMPLETING))).containsExactly("1", "2");
        assertThat(log.keepPeriod(from, to, PeriodMode.TRIM).eventCount()).isEqualTo(4);
        for (PeriodMode mode : PeriodMode.values()) {
            assertThat(log.keepPeriod(from, to, mode).eventCount()
                            + log.dropPeriod(from, to, mode).eventCount())
                    .as(mode + " and its complement")
                    .isEqualTo(log.eventCount());
        }
        assertThatThrownBy(() -> log.keepPeriod(to, from, PeriodMode.TRIM))
                .hasMessageContaining("the period ends before it begins");
    }

    @Test
    void samplesAreRepeatable() {
        EventLog log = small();
        assertThat(ids(log.firstCases(2))).containsExactly("1", "2");
        assertThat(log.sampleCases(2, 7).caseCount()).isEqualTo(2);
        assertThat(ids(log.sampleCases(2, 7))).isEqualTo(ids(log.sampleCases(2, 7)));
        assertThat(log.sampleCases(99, 7).caseCount()).isEqualTo(4);
        assertThatThrownBy(() -> log.sampleCases(-1, 7)).hasMessageContaining("must be 0 or more");
    }

    @Test
    void builderIsUsedUpByBuilding() {
        EventLogBuilder builder = EventLog.builder("x").event("1", "A", DAY);
        builder.build();
        assertThatThrownBy(() -> builder.event("1", "B", DAY))
                .hasMessage("the log \"x\" is built; start a new builder");
        assertThatThrownBy(() -> EventLog.builder("x").with("a", 1)).hasMessageContaining("needs an event before it");
    }
}
