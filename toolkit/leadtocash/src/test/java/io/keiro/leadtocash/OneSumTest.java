package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneSumTest {

    @Test
    void oneSetIsFoundAndTwoAreNone() {
        assertThat(OneSum.of(List.of(100.0, 70.0, 40.0), 140)).containsExactly(0, 2);
        assertThat(OneSum.of(List.of(100.0, 70.0, 40.0), 210)).containsExactly(0, 1, 2);
        assertThat(OneSum.of(List.of(100.0, 100.0, 70.0), 170)).isNull();
        assertThat(OneSum.of(List.of(0.1, 0.2), 0.3)).containsExactly(0, 1);
    }

    @Test
    void aSingleNumberIsNoSumAndNothingHasNone() {
        assertThat(OneSum.of(List.of(100.0, 70.0), 100)).isNull();
        assertThat(OneSum.of(List.of(), 100)).isNull();
        assertThat(OneSum.of(List.of(1.0, 2.0), 0)).isNull();
        assertThat(OneSum.of(List.of(1.0, 2.0), Double.NaN)).isNull();
        assertThat(OneSum.of(Collections.nCopies(13, 1.0), 13)).isNull();
    }

    /** Powers of two have one sum each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everySumOfPowersOfTwoIsFound(long seed) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            numbers.add((double) (1 << i));
        }
        int total = 1 + new Random(seed).nextInt(1022);
        int[] found = OneSum.of(numbers, total);
        if (Integer.bitCount(total) < 2) {
            assertThat(found).isNull();
        } else {
            assertThat(java.util.Arrays.stream(found).map(i -> 1 << i).sum()).isEqualTo(total);
        }
    }
}
