package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records stand in the order of their ids, and are found by them however the ids lie. */
class RecordRowsTest {

    private static RecordRows numbers(long... ids) {
        return RecordRows.ofNumbers(ids);
    }

    private static List<String> ids(RecordRows rows) {
        List<String> ids = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            ids.add(rows.id(row));
        }
        return ids;
    }

    @Test
    void numbersStandInTheirOrderAndOnce() {
        RecordRows rows = numbers(100, 7, 0, 100, 12);
        assertThat(ids(rows)).containsExactly("0", "7", "12", "100");
        assertThat(rows.find("12")).isEqualTo(2);
        assertThat(rows.find(100)).isEqualTo(3);
        assertThat(rows.find(13)).isEqualTo(RecordRows.NONE);
        assertThat(rows.find(101)).isEqualTo(RecordRows.NONE);
    }

    @Test
    void noRecords() {
        assertThat(numbers().find(1)).isEqualTo(RecordRows.NONE);
        assertThat(numbers().find("1")).isEqualTo(RecordRows.NONE);
        assertThat(RecordRows.ofTexts(List.of()).find("a")).isEqualTo(RecordRows.NONE);
        assertThat(numbers().size()).isZero();
    }

    @Test
    void theLargestNumber() {
        RecordRows rows = numbers(Long.MAX_VALUE, 0);
        assertThat(ids(rows)).containsExactly("0", "9223372036854775807");
        assertThat(rows.find(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(rows.find(Long.MAX_VALUE - 1)).isEqualTo(RecordRows.NONE);
    }

    /** What is no number as Java writes it names no record that has a number. */
    @Test
    void otherWritingsOfANumber() {
        RecordRows rows = numbers(900);
        for (String id : List.of("0900", "+900", " 900", "9e2", "900.0", "", "99999999999999999999", "-900")) {
            assertThat(rows.find(id)).as(id).isEqualTo(RecordRows.NONE);
            assertThat(RecordRows.number(id)).as(id).isNegative();
        }
    }

    @Test
    void mergedIdsLeadToTheirSurvivors() {
        RecordRows rows = numbers(5, 9);
        rows.lead(Map.of("7", "9", "8", "gone", "3", "4"));
        assertThat(rows.find("7")).isEqualTo(1);
        assertThat(rows.find(7)).isEqualTo(1);
        assertThat(rows.find(8)).isEqualTo(RecordRows.NONE);
        assertThat(rows.find(3)).isEqualTo(RecordRows.NONE);
        assertThat(rows.size()).isEqualTo(2);
        RecordRows texts = RecordRows.ofTexts(List.of("a", "b"));
        texts.lead(Map.of("c", "b", "d", "gone"));
        assertThat(texts.find("c")).isEqualTo(1);
        assertThat(texts.find("d")).isEqualTo(RecordRows.NONE);
    }

    /** Dense, sparse, and nearly all in one place with some far away: found as a search of all of them finds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithASearch(long seed) {
        Random random = new Random(seed);
        long[] ids = LongStream.concat(
                        random.longs(random.nextInt(500), 0, 1L << random.nextInt(4, 62)),
                        random.longs(random.nextInt(500), 0, 1L << random.nextInt(4, 14)))
                .toArray();
        RecordRows rows = numbers(ids);
        TreeSet<Long> expected = new TreeSet<>(LongStream.of(ids).boxed().toList());
        assertThat(ids(rows))
                .containsExactlyElementsOf(
                        expected.stream().map(String::valueOf).toList());
        List<Long> asked = new ArrayList<>(expected);
        expected.forEach(id -> asked.add(id + 1));
        for (long id : asked) {
            assertThat(rows.find(id))
                    .isEqualTo(expected.contains(id) ? expected.headSet(id).size() : RecordRows.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sortsAsJavaDoes(long seed) {
        Random random = new Random(seed);
        int count = random.nextInt(3_000);
        long[] values = random.longs(count, 0, seed == 1 ? Long.MAX_VALUE : 1L << 9 * seed)
                .toArray();
        long[] expected = LongStream.of(values).sorted().toArray();
        assertThat(LongStream.of(LongOrder.ascending(values.clone(), count)).limit(count))
                .containsExactlyElementsOf(LongStream.of(expected).boxed().toList());
        assertThat(LongStream.of(LongOrder.ascending(expected.clone(), count)).limit(count))
                .containsExactlyElementsOf(LongStream.of(expected).boxed().toList());
    }

    /** Then the hashes are asked for with another salt. */
    @Test
    void twoValuesOfOneHashAreSeen() {
        assertThat(HashNumbers.of("hash", new long[] {5, 9, 5})).isNull();
        HashNumbers numbers = HashNumbers.of("hash", new long[] {5, 9, 5 + (1L << 40)});
        assertThat(numbers.of(5)).isZero();
        assertThat(numbers.of(9)).isEqualTo(1);
        assertThat(numbers.of(5 + (1L << 40))).isEqualTo(2);
        assertThat(numbers.of(6)).isEqualTo(HashNumbers.NONE);
        assertThat(HashNumbers.of("hash", new long[0]).of(5)).isEqualTo(HashNumbers.NONE);
    }
}
