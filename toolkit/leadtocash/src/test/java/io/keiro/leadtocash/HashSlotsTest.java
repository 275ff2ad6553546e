package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers stand where those who ask for them find them, however their hashes meet. */
class HashSlotsTest {

    /** So many hashes for twenty thousand questions after a few thousand things: one, some, nearly all different. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, Integer.MAX_VALUE})
    void eachThingIsFoundAgain(int hashes) {
        Random random = new Random(3);
        HashSlots slots = new HashSlots();
        List<String> things = new ArrayList<>();
        Map<String, Integer> truth = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String thing = "thing " + random.nextInt(3_000);
            int hash = Math.floorMod(thing.hashCode(), hashes) * (thing.hashCode() < 0 ? -1 : 1);
            int number = find(slots, things, thing, hash);
            if (number < 0) {
                number = slots.add(hash);
                things.add(thing);
            }
            assertThat(number).isEqualTo(truth.computeIfAbsent(thing, t -> truth.size()));
            assertThat(slots.hash(number)).isEqualTo(hash);
        }
        assertThat(slots.count()).isEqualTo(truth.size()).isGreaterThan(2_900);
    }

    private static int find(HashSlots slots, List<String> things, String thing, int hash) {
        for (int slot = slots.first(hash); slots.number(slot) >= 0; slot = slots.next(slot)) {
            if (things.get(slots.number(slot)).equals(thing)) {
                return slots.number(slot);
            }
        }
        return -1;
    }
}
