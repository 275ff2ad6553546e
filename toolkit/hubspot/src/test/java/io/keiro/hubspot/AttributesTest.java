package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes are a linked map in all but its cost. */
class AttributesTest {

    private static List<String> told(Map<String, String> map) {
        List<String> told = new ArrayList<>();
        map.forEach((name, value) -> told.add(name + "=" + value));
        return told;
    }

    @Test
    void noAttributes() {
        Attributes attributes = new Attributes();

        assertThat(attributes).isEmpty();
        assertThat(attributes.get("Team")).isNull();
        assertThat(attributes.remove("Team")).isNull();
        assertThat(told(attributes)).isEmpty();
    }

    @Test
    void aNameKeepsItsPlaceAndTakesTheLaterValue() {
        Attributes attributes = new Attributes();
        assertThat(attributes.put("Team", "East")).isNull();
        attributes.put("Region", null);
        assertThat(attributes.put(new String("Team"), "West")).isEqualTo("East");
        attributes.putIfAbsent("Team", "North");
        attributes.putIfAbsent("Region", "Kanto");

        assertThat(told(attributes)).containsExactly("Team=West", "Region=Kanto");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everythingIsAsInALinkedMap(long seed) {
        Random random = new Random(seed);
        Attributes attributes = new Attributes();
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String name = "N" + random.nextInt(40);
            String value = random.nextInt(5) == 0 ? null : "v" + i;
            switch (random.nextInt(4)) {
                case 0 -> assertThat(attributes.remove(name)).isEqualTo(expected.remove(name));
                case 1 -> assertThat(attributes.putIfAbsent(name, value)).isEqualTo(expected.putIfAbsent(name, value));
                default -> assertThat(attributes.put(name, value)).isEqualTo(expected.put(name, value));
            }
            assertThat(attributes.containsKey(name)).isEqualTo(expected.containsKey(name));
            assertThat(attributes.get(name)).isEqualTo(expected.get(name));
            assertThat(told(attributes)).isEqualTo(told(expected));
        }
        assertThat(List.copyOf(attributes.keySet())).isEqualTo(List.copyOf(expected.keySet()));
        assertThat(attributes).isEqualTo(expected);
    }
}
