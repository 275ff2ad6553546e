package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeSortTest {

    /** Bits that differ: none, few, those of years in milliseconds, and all. */
    @ParameterizedTest
    @CsvSource({"1, 600, 1", "2, 5000, 8", "3, 5000, 23", "4, 20000, 39", "5, 3000, 62", "6, 3000, 64", "7, 511, 20"})
    void likeTheSortOfJava(long seed, int size, int bits) {
        Random random = new Random(seed);
        long[] values = LongStream.generate(
                        () -> bits == 64 ? random.nextLong() : (random.nextLong() >>> 64 - bits) - (1L << bits - 1))
                .limit(size + 20)
                .toArray();
        long[] expected = values.clone();
        Arrays.sort(expected, 10, size);
        new RangeSort(values).sort(10, size);
        assertThat(values).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "2000"})
    void equalAndSortedValues(int size) {
        long[] equal = LongStream.range(0, size).map(i -> 5).toArray();
        new RangeSort(equal).sort(0, size);
        assertThat(equal).containsOnly(size == 0 ? new long[0] : new long[] {5});
        long[] falling = LongStream.range(0, size).map(i -> -i).toArray();
        new RangeSort(falling).sort(0, size);
        assertThat(falling).isSorted().hasSize(size);
    }
}
