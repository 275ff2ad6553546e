package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events kept in columns are the events that were given, one by one, and tell the same traces and the same log. */
class EventColumnsTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final List<String> NAMES = List.of("Team", "Region", "DealAmount", "Note", "Stage", "ActorType");
    private static final List<String> VALUES =
            List.of("East", "West", "12", "　", " ", "", "x", "é", "長い", "\u0085", "\t");

    /** A random event; many share their moment, some have no deal, some values are unknown. */
    private static BusinessEvent event(Random random, int deals) {
        Map<ObjectKind, String> objects = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            objects.put(ObjectKind.DEAL, "D" + random.nextInt(deals));
        }
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind != ObjectKind.DEAL && random.nextInt(4) == 0) {
                objects.put(kind, random.nextInt(9) == 0 ? " " : kind.name().charAt(0) + "" + random.nextInt(6));
            }
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            attributes.put(pick(random, NAMES), pick(random, VALUES));
        }
        boolean day = random.nextInt(5) == 0;
        Instant time = day
                ? START.plusSeconds(86_400L * random.nextInt(3))
                : START.plusSeconds(3_600L * random.nextInt(60)).plusNanos(random.nextInt(8) == 0 ? 5 : 0);
        Activity[] activities = Activity.values();
        return new BusinessEvent(
                random.nextInt(6) == 0
                        ? "own " + random.nextInt(3)
                        : activities[random.nextInt(activities.length)].id(),
                time,
                random.nextInt(5) == 0 ? time.plusSeconds(60) : null,
                objects,
                random.nextInt(3) == 0 ? null : "Rep " + random.nextInt(3),
                ActorType.values()[random.nextInt(ActorType.values().length)],
                random.nextInt(3) == 0 ? "A" : null,
                random.nextInt(3) == 0 ? pick(random, VALUES) : null,
                EvidenceLevel.values()[random.nextInt(EvidenceLevel.values().length)],
                day ? TimePrecision.DAY : TimePrecision.SECOND,
                pick(random, List.of("HubSpot", "", "ERP")),
                attributes);
    }

    private static String pick(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static List<BusinessEvent> events(Random random, int count, int deals) {
        return IntStream.range(0, count).mapToObj(i -> event(random, deals)).toList();
    }

    private static LeadToCash.Builder data(Random random, int deals) {
        LeadToCash.Builder data = LeadToCash.builder("random").cutOff(START.plusSeconds(86_400L * 9));
        for (int i = 0; i < deals; i += 2) {
            data.deal(Small.deal("D" + i, Outcome.OPEN, i));
        }
        for (ObjectKind kind : List.of(ObjectKind.LEAD, ObjectKind.QUOTE, ObjectKind.ORDER, ObjectKind.INVOICE)) {
            for (int i = 0; i < 5; i++) {
                data.link(new Link(
                        kind,
                        kind.name().charAt(0) + "" + random.nextInt(6),
                        ObjectKind.DEAL,
                        "D" + random.nextInt(deals)));
            }
        }
        data.link(new Link(ObjectKind.PAYMENT, "P1", ObjectKind.INVOICE, "I1"));
        data.link(new Link(ObjectKind.INVOICE, "I5", ObjectKind.ORDER, "O2"));
        return data;
    }

    /** What is left out must stay out, and the order of names is part of what a reader sees. */
    private static List<Object> told(BusinessEvent event) {
        return List.of(
                event,
                new ArrayList<>(event.objects().entrySet()),
                new ArrayList<>(event.attributes().entrySet()),
                event.time(),
                String.valueOf(event.end()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void columnsGiveBackEveryEventAsItWasGiven(long seed) {
        Random random = new Random(seed);
        List<BusinessEvent> given = events(random, 9_000, 40);
        LeadToCash.Builder data = data(random, 40);
        int next = 0;
        while (next < given.size()) {
            int end = Math.min(given.size(), next + random.nextInt(6_000));
            if (random.nextBoolean()) {
                EventBatch batch = new EventBatch();
                given.subList(next, end).forEach(batch::add);
                assertThat(batch.size()).isEqualTo(end - next);
                data.events(batch);
            } else {
                given.subList(next, end).forEach(data::event);
            }
            next = end;
        }
        List<BusinessEvent> kept = data.build().events();
        assertThat(kept).hasSameSizeAs(given).isEqualTo(given);
        for (int i = 0; i < given.size(); i++) {
            assertThat(told(kept.get(i))).isEqualTo(told(given.get(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void tracesAndLogAgreeWithEventsOrderedOneByOne(long seed) {
        Random random = new Random(seed);
        List<BusinessEvent> given = events(random, 2_000, seed % 2 == 0 ? 12 : 90);
        LeadToCash.Builder builder = data(random, seed % 2 == 0 ? 12 : 90);
        given.forEach(builder::event);
        LeadToCash data = builder.build();
        Map<String, List<BusinessEvent>> naive = ofDeals(data, given);
        assertThat(data.traces().deals()).containsExactlyElementsOf(naive.keySet());
        EventLog log = data.toEventLog(
                LogOptions.defaults().withOwnActivities().withChangeEvents().withIds());
        int row = 0;
        for (Map.Entry<String, List<BusinessEvent>> deal : naive.entrySet()) {
            List<BusinessEvent> ordered = ordered(deal.getValue());
            List<TraceStep> steps = data.traces().of(deal.getKey());
            assertThat(steps).extracting(TraceStep::event).isEqualTo(ordered);
            for (int i = 0; i < steps.size(); i++, row++) {
                BusinessEvent event = ordered.get(i);
                assertThat(log.activity(row)).isEqualTo(event.activity());
                assertThat(log.time(row)).isEqualTo(steps.get(i).time().toEpochMilli());
                assertThat(steps.get(i).time()).isEqualTo(time(ordered, steps, i));
                assertThat(text(log, "ActorType", row))
                        .isEqualTo(event.attributes().getOrDefault("ActorType", word(event.actorType())));
                assertThat(text(log, "EvidenceLevel", row)).isEqualTo(Columns.word(event.evidence()));
                assertThat(text(log, "Team", row)).isEqualTo(event.attributes().get("Team"));
                assertThat(text(log, "QuoteId", row)).isEqualTo(event.object(ObjectKind.QUOTE));
                assertThat(text(log, "ChangeTo", row)).isEqualTo(event.changeTo());
                assertThat(text(log, "SourceSystem", row))
                        .isEqualTo(event.source().isEmpty() ? null : event.source());
            }
        }
        assertThat(log.eventCount()).isEqualTo(row);
        assertThat(log.eventAttributes()).doesNotContain("SalesOpportunityId");
    }

    private static String word(ActorType type) {
        return type == ActorType.UNKNOWN ? null : Columns.word(type);
    }

    private static String text(EventLog log, String column, int row) {
        return log.eventAttribute(column).text(row);
    }

    private static Map<String, List<BusinessEvent>> ofDeals(LeadToCash data, List<BusinessEvent> events) {
        DealLinks links = DealLinks.of(data);
        Map<String, List<BusinessEvent>> ofDeals = new LinkedHashMap<>();
        data.deals().forEach(deal -> ofDeals.put(deal.id(), new ArrayList<>()));
        for (BusinessEvent event : events) {
            links.dealsOf(event)
                    .forEach(id ->
                            ofDeals.computeIfAbsent(id, d -> new ArrayList<>()).add(event));
        }
        return ofDeals;
    }

    /** By time, rank and source order; then each event known by its day goes before the first of a later day or a higher rank. */
    private static List<BusinessEvent> ordered(List<BusinessEvent> source) {
        Comparator<BusinessEvent> byRank = Comparator.comparingInt(event -> rank(event, source));
        List<BusinessEvent> ordered = new ArrayList<>(source.stream()
                .filter(event -> event.precision() == TimePrecision.SECOND)
                .sorted(Comparator.comparing(BusinessEvent::time).thenComparing(byRank))
                .toList());
        List<BusinessEvent> days = source.stream()
                .filter(event -> event.precision() == TimePrecision.DAY)
                .sorted(Comparator.comparing(EventColumnsTest::day).thenComparing(byRank))
                .toList();
        int from = 0;
        for (BusinessEvent floating : days) {
            while (from < ordered.size()
                    && (day(ordered.get(from)).isBefore(day(floating))
                            || day(ordered.get(from)).equals(day(floating))
                                    && rank(ordered.get(from), source) <= rank(floating, source))) {
                from++;
            }
            ordered.add(from++, floating);
        }
        return ordered;
    }

    private static LocalDate day(BusinessEvent event) {
        return event.time().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static int rank(BusinessEvent event, List<BusinessEvent> all) {
        Activity activity = Activity.withId(event.activity()).orElse(null);
        if (activity == null) {
            return 1_000;
        }
        boolean decision = activity == Activity.DISCOUNT_APPROVAL_REQUESTED
                || activity == Activity.DISCOUNT_APPROVED
                || activity == Activity.DISCOUNT_REJECTED;
        boolean atIssue = decision
                && all.stream()
                        .anyMatch(other -> other.activity().equals(Activity.QUOTE_ISSUED.id())
                                && other.time().equals(event.time())
                                && java.util.Objects.equals(
                                        other.object(ObjectKind.QUOTE), event.object(ObjectKind.QUOTE)));
        return atIssue ? 70 + activity.rank() - 8 : activity.rank() * 10;
    }

    /** Its own, for a day between the step before and the next exact one. */
    private static Instant time(List<BusinessEvent> ordered, List<TraceStep> steps, int i) {
        Instant time = ordered.get(i).time();
        if (ordered.get(i).precision() == TimePrecision.SECOND) {
            return time;
        }
        if (i > 0 && steps.get(i - 1).time().isAfter(time)) {
            time = steps.get(i - 1).time();
        }
        for (BusinessEvent next : ordered.subList(i + 1, ordered.size())) {
            if (next.precision() == TimePrecision.SECOND) {
                return time.isAfter(next.time()) ? next.time() : time;
            }
        }
        return time;
    }

    @Test
    void emptyDataSet() {
        LeadToCash data = LeadToCash.builder("nothing").cutOff(START).build();
        assertThat(data.events()).isEmpty();
        assertThat(data.toEventLog().eventCount()).isZero();
        assertThat(LeadToCash.builder("nothing")
                        .cutOff(START)
                        .events(new EventBatch())
                        .build()
                        .events())
                .isEmpty();
        assertThatThrownBy(() -> data.events().get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void singleEvent() {
        EventBatch batch = new EventBatch()
                .event("closed_won", START, EvidenceLevel.EXPLICIT)
                .about(ObjectKind.DEAL, "1")
                .with("Team", "East")
                .with("Region", "North")
                .with("Team", "West")
                .with("Note", " ");
        LeadToCash data = LeadToCash.builder("one").cutOff(START).events(batch).build();
        assertThat(data.events())
                .containsExactly(BusinessEvent.of(Activity.CLOSED_WON, START, EvidenceLevel.EXPLICIT)
                        .touching(ObjectKind.DEAL, "1")
                        .with("Team", "West")
                        .with("Region", "North"));
        assertThat(data.events().get(0).attributes().keySet()).containsExactly("Team", "Region");
    }

    @Test
    void aFullChunkAndOneEventMore() {
        List<BusinessEvent> given = events(new Random(7), EventChunk.EVENTS + 1, 3);
        LeadToCash.Builder data = LeadToCash.builder("full").cutOff(START);
        given.subList(0, EventChunk.EVENTS).forEach(data::event);
        List<BusinessEvent> before = data.events();
        data.event(given.get(EventChunk.EVENTS));
        assertThat(before).isEqualTo(given.subList(0, EventChunk.EVENTS));
        assertThat(data.build().events()).isEqualTo(given);
    }

    @Test
    void whatIsReadWhileBuildingStaysAsItWas() {
        LeadToCash.Builder data = LeadToCash.builder("growing").cutOff(START);
        List<BusinessEvent> given = events(new Random(8), 10, 3);
        given.subList(0, 4).forEach(data::event);
        List<BusinessEvent> early = data.events();
        given.subList(4, 10).forEach(data::event);
        assertThat(early).isEqualTo(given.subList(0, 4));
        assertThat(data.build().events()).isEqualTo(given);
    }

    /** Each event has names of its own, so that nothing is shared and the table of shapes grows. */
    @Test
    void manyShapes() {
        LeadToCash.Builder data = LeadToCash.builder("shapes").cutOff(START);
        List<BusinessEvent> given = IntStream.range(0, 3_000)
                .mapToObj(i -> BusinessEvent.of(Activity.MEETING_HELD, START, EvidenceLevel.EXPLICIT)
                        .with("a" + i % 701, "1")
                        .with("b" + i, "2"))
                .toList();
        given.forEach(data::event);
        assertThat(data.build().events()).isEqualTo(given);
    }

    @Test
    void anAttributeNeedsAnEventBeforeIt() {
        EventBatch batch = new EventBatch();
        assertThatThrownBy(() -> batch.with("Team", "East"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch has no event to say this of; start with event(activity, time, evidence)");
        assertThatThrownBy(() -> batch.event("closed_won", null, EvidenceLevel.EXPLICIT))
                .hasMessage("an event needs a time: closed_won");
        assertThatThrownBy(() -> batch.event("closed_won", START, null))
                .hasMessage("an event needs an evidence level: closed_won");
        assertThat(batch.size()).isZero();
    }

    @Test
    void eventsCannotBeChangedThroughTheList() {
        LeadToCash data = Small.data().build();
        assertThatThrownBy(() -> data.events().add(null)).isInstanceOf(UnsupportedOperationException.class);
    }
}
