package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseLookupTest {

    private final LogAssembly assembly = new LogAssembly();
    private final CaseLookup cases = new CaseLookup(assembly);
    private final KeptCell cell = new KeptCell();

    private KeptCell ascii(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
        cell.set(bytes, 0, bytes.length);
        return cell;
    }

    private KeptCell characters(String id) {
        cell.set(id.toCharArray(), 0, id.length());
        return cell;
    }

    private void event(int caseIndex) {
        assembly.event(caseIndex, assembly.activities().code("A"));
    }

    private List<String> ofRows() {
        cases.settle();
        List<String> ids = new ArrayList<>();
        EventLog log = log();
        int[] position = new int[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                position[log.sourcePosition(e)] = c;
            }
        }
        for (int c : position) {
            ids.add(log.caseId(c));
        }
        return ids;
    }

    private EventLog log() {
        return new EventLog(
                assembly.build(EventOrder.TIME),
                new LogInfo(
                        "test",
                        Mapping.PLAIN,
                        ZoneOffset.UTC,
                        EventOrder.TIME,
                        ImportNotes.inMemory("test", assembly.eventCount())));
    }

    @Test
    void casesAreNumberedAsTheyCome() {
        event(cases.ofRow(ascii("b")));
        event(cases.ofRow(ascii("b")));
        event(cases.ofRow(ascii("a")));
        event(cases.ofRow(characters("ä")));
        event(cases.ofRow(ascii("c")));
        event(cases.ofRow(characters("a")));
        event(cases.of("(missing)"));
        event(cases.of(ascii("d")));
        event(cases.ofRow(ascii("c")));

        assertThat(ofRows()).containsExactly("b", "b", "a", "ä", "c", "a", "(missing)", "d", "c");
        assertThat(log().caseIds()).containsExactly("b", "a", "ä", "c", "(missing)", "d");
    }

    @Test
    void nothingToLookUp() {
        cases.settle();
        cases.settle();
        assertThat(assembly.caseCount()).isZero();
    }

    /** Ids that repeat, that are longer than the rest, and of other characters, many more than wait together. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithAMap(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> expected = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            String id = "case " + random.nextInt(2_500) + (random.nextInt(50) == 0 ? "x".repeat(300) : "");
            boolean wide = random.nextInt(40) == 0;
            id = wide ? id + "件" : id;
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                event(
                        random.nextInt(100) == 0
                                ? cases.of(wide ? characters(id) : ascii(id))
                                : cases.ofRow(wide ? characters(id) : ascii(id)));
                rows.add(id);
                expected.putIfAbsent(id, expected.size());
            }
        }

        assertThat(ofRows()).isEqualTo(rows);
        assertThat(log().caseIds()).containsExactlyElementsOf(expected.keySet());
    }
}
