package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates that look at columns count what looking at every event counts. */
class EventScanTest {

    private static final Instant CUT_OFF = Instant.parse("2026-01-08T12:00:00.000000500Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final List<ObjectKind> KINDS = List.of(ObjectKind.DEAL, ObjectKind.QUOTE, ObjectKind.LEAD);
    private static final List<Activity> STEPS =
            List.of(Activity.LEAD_CAPTURED, Activity.QUOTE_ISSUED, Activity.CLOSED_WON, Activity.STAGE_CHANGED);

    /** Events of few objects at few times, so that many are alike in most respects. */
    private static LeadToCash data(long seed) {
        Random random = new Random(seed);
        LeadToCash.Builder data = LeadToCash.builder("random").cutOff(CUT_OFF).zone(ZONE);
        for (int deal = 0; deal < 4; deal++) {
            data.deal(deal("D" + deal));
        }
        for (int i = random.nextInt(400); i > 0; i--) {
            data.event(event(random));
        }
        return data.build();
    }

    private static Deal deal(String id) {
        return new Deal(id, null, Outcome.OPEN, "P", "S", Double.NaN, null, Map.of());
    }

    private static BusinessEvent event(Random random) {
        boolean day = random.nextInt(4) == 0;
        Instant time = day
                ? Instant.parse("2026-01-0" + (6 + random.nextInt(4)) + "T00:00:00Z")
                : CUT_OFF.plusSeconds(28_800L * (random.nextInt(5) - 3)).plusNanos(random.nextInt(3) - 1);
        BusinessEvent event = BusinessEvent.of(
                STEPS.get(random.nextInt(STEPS.size())),
                time,
                random.nextBoolean() ? EvidenceLevel.EXPLICIT : EvidenceLevel.INFERRED);
        event = day ? event.onDay() : event;
        List<ObjectKind> kinds = new ArrayList<>(KINDS);
        java.util.Collections.shuffle(kinds, random);
        for (ObjectKind kind : kinds.subList(0, random.nextInt(kinds.size() + 1))) {
            event = event.touching(kind, kind.name().charAt(0) + "" + random.nextInt(2));
        }
        event = random.nextInt(3) == 0 ? event.changing(random.nextBoolean() ? "A" : null, "B") : event;
        event = random.nextInt(5) == 0 ? event.with(Mark.BULK_CHANGE.column(), "60") : event;
        event = random.nextInt(6) == 0 ? event.with(Mark.DERIVED.column(), "true") : event;
        return random.nextInt(4) == 0
                ? event.with(
                        Mark.BUSINESS_TIME.column(),
                        random.nextInt(4) == 0 ? "soon" : "2026-01-0" + (8 + random.nextInt(2)))
                : event;
    }

    private static List<String> names(LeadToCash data, Predicate<BusinessEvent> affected) {
        return data.events().stream().filter(affected).map(EventScanTest::name).toList();
    }

    private static String name(BusinessEvent event) {
        String object = event.objects().values().stream().findFirst().orElse("?");
        return event.activity() + " " + object + " "
                + event.time().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static GateResult gate(LeadToCash data, String subject) {
        return QualityGates.of(data).results().stream()
                .filter(result -> result.subject().en().startsWith(subject))
                .reduce((one, other) -> {
                    throw new AssertionError("two gates on " + subject);
                })
                .orElseThrow();
    }

    private static void assertGate(LeadToCash data, String subject, List<String> expected) {
        GateResult gate = gate(data, subject);
        assertThat(gate.affected()).as(subject).isEqualTo(expected);
        assertThat(gate.count()).as(subject).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void asEveryEventLookedAtByItself(long seed) {
        LeadToCash data = data(seed);
        if (data.events().isEmpty()) {
            assertGate(data, "case, activity", List.of());
            return;
        }

        assertGate(data, "case, activity", names(data, event -> event.objects().isEmpty()));
        assertGate(data, "times not after", names(data, EventScanTest::isAhead));
        assertGate(
                data,
                "times known by the day only",
                names(data, event -> event.precision() == TimePrecision.DAY && Mark.DERIVED.of(event) == null));
        assertGate(data, "events of bulk", names(data, event -> Mark.BULK_CHANGE.of(event) != null));
        assertGate(data, "duplicate events", repeated(data));
        assertThat(gate(data, "events that are inferred").count()).isEqualTo((int) data.events().stream()
                .filter(event -> event.evidence() == EvidenceLevel.INFERRED)
                .count());
        assertGate(
                data,
                "deals with steps of one day",
                data.deals().stream()
                        .map(Deal::id)
                        .filter(deal -> isTied(data, deal))
                        .toList());
    }

    private static boolean isAhead(BusinessEvent event) {
        boolean closing = event.activity().equals(Activity.CLOSED_WON.id());
        String dated = Mark.BUSINESS_TIME.of(event);
        return event.time().isAfter(CUT_OFF)
                || !closing
                        && dated != null
                        && dated.startsWith("2026")
                        && LocalDate.parse(dated).isAfter(CUT_OFF.atZone(ZONE).toLocalDate());
    }

    private static List<String> repeated(LeadToCash data) {
        record Key(String activity, Instant time, Map<ObjectKind, String> objects, String from, String to) {}
        Set<Key> seen = new HashSet<>();
        return names(
                data,
                e -> !seen.add(new Key(e.activity(), e.time(), Map.copyOf(e.objects()), e.changeFrom(), e.changeTo())));
    }

    private static boolean isTied(LeadToCash data, String deal) {
        Map<LocalDate, List<BusinessEvent>> days = new LinkedHashMap<>();
        for (BusinessEvent event : data.events()) {
            if (deal.equals(event.object(ObjectKind.DEAL)) && Mark.DERIVED.of(event) == null) {
                boolean day = event.precision() == TimePrecision.DAY;
                days.computeIfAbsent(
                                event.time().atZone(day ? ZoneOffset.UTC : ZONE).toLocalDate(), d -> new ArrayList<>())
                        .add(event);
            }
        }
        return days.values().stream()
                .anyMatch(events ->
                        events.size() > 1 && events.stream().anyMatch(event -> event.precision() == TimePrecision.DAY));
    }

    /** Fifty deals at one instant are a burst, forty-nine are none; marked ones and days do not count. */
    @Test
    void burstsAreCountedByStepAndInstant() {
        LeadToCash.Builder data = LeadToCash.builder("bursts").cutOff(CUT_OFF).zone(ZONE);
        Instant one = Instant.parse("2026-01-05T09:00:00Z");
        for (int i = 0; i < 50; i++) {
            BusinessEvent event = BusinessEvent.of(Activity.QUOTE_ISSUED, one, EvidenceLevel.EXPLICIT)
                    .touching(ObjectKind.DEAL, "D" + i);
            data.event(event);
            if (i < 49) {
                data.event(BusinessEvent.of(Activity.QUOTE_ISSUED, one.plusNanos(1), EvidenceLevel.EXPLICIT)
                        .touching(ObjectKind.DEAL, "D" + i));
                data.event(BusinessEvent.of(Activity.CLOSED_WON, one, EvidenceLevel.EXPLICIT)
                        .touching(ObjectKind.DEAL, "D" + i));
            }
            data.event(event.with(Mark.BULK_CHANGE.column(), "70"));
            data.event(BusinessEvent.of(
                            Activity.CLOSED_LOST, Instant.parse("2026-01-05T00:00:00Z"), EvidenceLevel.EXPLICIT)
                    .touching(ObjectKind.DEAL, "D" + i)
                    .onDay());
        }

        GateResult burst = gate(data.build(), "the same step at the same instant");

        assertThat(burst.count()).isEqualTo(50);
        assertThat(burst.of()).isEqualTo(50 + 49 + 49 + 50 + 50);
        assertThat(burst.affected()).allMatch(name -> name.startsWith("quote_issued D"));
    }

    /** "Aa" and "BB" have one hash, so only a look at the values themselves tells these events apart. */
    @Test
    void whatOnlyHashesAlikeIsNoDuplicate() {
        BusinessEvent event = BusinessEvent.of(
                        Activity.STAGE_CHANGED, Instant.parse("2026-01-05T09:00:00Z"), EvidenceLevel.EXPLICIT)
                .touching(ObjectKind.DEAL, "Aa")
                .changing("Aa", "Aa");
        List<BusinessEvent> alike = List.of(
                event,
                event.changing("BB", "Aa"),
                event.changing("Aa", "BB"),
                event.touching(ObjectKind.DEAL, "BB"),
                event.named("Aa"),
                event.named("BB"));
        LeadToCash.Builder data = LeadToCash.builder("hashes").cutOff(CUT_OFF).zone(ZONE);
        alike.forEach(data::event);

        assertGate(data.build(), "duplicate events", List.of());
        alike.forEach(data::event);
        assertGate(
                data.build(),
                "duplicate events",
                alike.stream().map(EventScanTest::name).toList());
    }

    @Test
    void allAreCountedAndTheFirstThousandNamed() {
        LeadToCash.Builder data = LeadToCash.builder("many").cutOff(CUT_OFF).zone(ZONE);
        for (int i = 0; i < 10_000; i++) {
            data.event(BusinessEvent.of(
                            Activity.QUOTE_ISSUED, Instant.parse("2026-01-05T00:00:00Z"), EvidenceLevel.EXPLICIT)
                    .touching(ObjectKind.DEAL, "D" + i)
                    .onDay());
        }

        GateResult days = gate(data.build(), "times known by the day only");

        assertThat(days.count()).isEqualTo(10_000);
        assertThat(days.affected()).hasSize(1_000).startsWith("quote_issued D0 2026-01-05");
    }
}
