package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event is what was told of it, in whatever order: kinds of object first, each name once, nothing unknown. */
class EventBatchTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

    private final EventBatch batch = new EventBatch();

    private EventBatch event() {
        return batch.event("call_made", NOW, EvidenceLevel.EXPLICIT);
    }

    private static LeadToCash data(EventBatch told) {
        return LeadToCash.builder("test").cutOff(NOW).events(told).build();
    }

    private BusinessEvent only() {
        List<BusinessEvent> events = data(batch).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static List<String> entries(Map<?, String> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    @Test
    void aNameToldTwiceKeepsItsPlaceAndTakesTheLaterValue() {
        event().with("A", "1").with("B", "2").with("C", "3").with("A", "4").with("C", "5");

        assertThat(entries(only().attributes())).containsExactly("A=4", "B=2", "C=5");
    }

    @Test
    void aNameToldTwiceAtOtherPlacesInAnotherEvent() {
        event().with("A", "1").with("B", "2").with("A", "3");
        event().with("B", "4").with("A", "5").with("B", "6");
        event().with("A", "7").with("B", "8").with("A", "9");

        assertThat(data(batch).events())
                .extracting(event -> entries(event.attributes()))
                .containsExactly(List.of("A=3", "B=2"), List.of("B=6", "A=5"), List.of("A=9", "B=8"));
    }

    @Test
    void namesThatAreSpelledAlikeAreOneName() {
        event().with("Team", "East").with(new String("Team"), "West");
        event().with(new String("Team"), "North");

        LeadToCash data = data(batch);
        assertThat(data.events())
                .extracting(event -> entries(event.attributes()))
                .containsExactly(List.of("Team=West"), List.of("Team=North"));
        assertThat(data.columns().shapes()).hasSize(1);
    }

    @Test
    void kindsAfterAttributesStandFirst() {
        event().with("A", "1").about(ObjectKind.DEAL, "17").with("B", "2").about(ObjectKind.LEAD, "3");
        event().about(ObjectKind.DEAL, "18")
                .about(ObjectKind.LEAD, "4")
                .with("A", "5")
                .with("B", "6");

        LeadToCash data = data(batch);
        assertThat(data.events())
                .extracting(event -> entries(event.objects()), event -> entries(event.attributes()))
                .containsExactly(
                        tuple(List.of("DEAL=17", "LEAD=3"), List.of("A=1", "B=2")),
                        tuple(List.of("DEAL=18", "LEAD=4"), List.of("A=5", "B=6")));
        assertThat(data.columns().shapes()).as("told otherwise, and the same").hasSize(1);
    }

    @Test
    void whatIsUnknownAtFirstKeepsItsPlaceUntilItIsKnown() {
        event().with("A", null).with("B", "1").with("A", "2");

        assertThat(entries(only().attributes())).containsExactly("A=2", "B=1");
    }

    @Test
    void whatIsUnknownAtLastIsLeftOut() {
        event().about(ObjectKind.DEAL, "17")
                .with("A", "1")
                .with("B", "2")
                .with("C", "3")
                .about(ObjectKind.DEAL, " ")
                .with("A", null)
                .with("C", "");

        assertThat(only().objects()).isEmpty();
        assertThat(entries(only().attributes())).containsExactly("B=2");
    }

    @Test
    void onlyShapesThatAnEventHasAreCounted() {
        for (int i = 0; i < 3; i++) {
            event().about(ObjectKind.DEAL, "17").with("A", "1").with("B", null).with("C", "3");
            event().about(ObjectKind.DEAL, "17").with("A", "1").with("C", "3");
            event();
        }

        assertThat(data(batch).columns().shapes())
                .extracting(shape -> List.of(shape.names()))
                .containsExactly(List.of(ObjectKind.DEAL, "A", "C"), List.of());
    }

    @Test
    void moreNamesThanThereIsRoomFor() {
        EventBatch event = event();
        IntStream.range(0, 300).forEach(i -> event.with("N" + i, "v" + i));
        event.about(ObjectKind.DEAL, "17").with("N0", "other");

        assertThat(only().objects()).containsExactly(Map.entry(ObjectKind.DEAL, "17"));
        assertThat(entries(only().attributes()))
                .hasSize(300)
                .startsWith("N0=other", "N1=v1")
                .endsWith("N299=v299");
    }

    @Test
    void thousandsOfShapes() {
        int events = 30_000;
        for (int i = 0; i < events; i++) {
            event().with("N" + i, "v").about(ObjectKind.DEAL, "D" + i);
            event().with("A", "1").with("B", "2");
        }

        LeadToCash data = data(batch);
        assertThat(data.events()).hasSize(2 * events);
        assertThat(data.columns().shapes()).hasSize(events + 1);
        for (int i : new int[] {0, 9_999, 10_000, 20_001, events - 1}) {
            BusinessEvent own = data.events().get(2 * i);
            assertThat(own.objects()).containsExactly(Map.entry(ObjectKind.DEAL, "D" + i));
            assertThat(own.attributes()).containsExactly(Map.entry("N" + i, "v"));
            assertThat(entries(data.events().get(2 * i + 1).attributes())).containsExactly("A=1", "B=2");
        }
    }

    @Test
    void anEventThatCannotBeToldLeavesTheOneBeforeComplete() {
        event().with("A", "1");
        assertThatThrownBy(() -> batch.event("call_made", null, EvidenceLevel.EXPLICIT))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("an event needs a time: call_made");
        assertThatThrownBy(() -> batch.with("A", "2")).isInstanceOf(IllegalStateException.class);

        assertThat(entries(only().attributes())).containsExactly("A=1");
    }

    /** The rule itself: a linked map keeps the place of a name and takes the later value, and the unknown is left out at the end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyWayOfTellingGivesWhatAMapWouldKeep(long seed) {
        Random random = new Random(seed);
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String activity = "own " + random.nextInt(2);
            batch.event(activity, NOW, EvidenceLevel.EXPLICIT);
            Map<Object, String> objects = new LinkedHashMap<>();
            Map<Object, String> attributes = new LinkedHashMap<>();
            for (int told = random.nextInt(9); told > 0; told--) {
                String value = random.nextInt(4) == 0 ? null : "v" + random.nextInt(100);
                if (random.nextBoolean()) {
                    ObjectKind kind = ObjectKind.values()[random.nextInt(4)];
                    batch.about(kind, value);
                    objects.put(kind, value);
                } else {
                    String name = NAMES.get(random.nextInt(NAMES.size()));
                    batch.with(name, value);
                    attributes.put(name, value);
                }
            }
            objects.values().removeIf(value -> value == null);
            attributes.values().removeIf(value -> value == null);
            List<String> all = new ArrayList<>(List.of(activity));
            objects.forEach((name, value) -> all.add(name + "=" + value));
            attributes.forEach((name, value) -> all.add(name + "=" + value));
            expected.add(all);
        }

        List<List<String>> read = new ArrayList<>();
        for (BusinessEvent event : data(batch).events()) {
            List<String> all = new ArrayList<>(List.of(event.activity()));
            all.addAll(entries(event.objects()));
            all.addAll(entries(event.attributes()));
            read.add(all);
        }
        assertThat(read).isEqualTo(expected);
    }
}
