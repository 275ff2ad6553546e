package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of the rows of a history, the ones that changed something, and what stood when. */
class TimelineTest {

    private static final Duration TOGETHER = Duration.ofSeconds(1);

    /** Seconds and values in turns; "~value" was recalculated. */
    private static Timeline of(Object... secondsAndValues) {
        int count = secondsAndValues.length / 2;
        long[] moments = new long[count];
        List<String> texts = new ArrayList<>();
        int[] valueOf = new int[count];
        int[] sourceOf = new int[count];
        for (int i = 0; i < count; i++) {
            String value = (String) secondsAndValues[2 * i + 1];
            moments[i] = (Integer) secondsAndValues[2 * i] * 1000L;
            String text = value.replace("~", "");
            if (!texts.contains(text)) {
                texts.add(text);
            }
            valueOf[i] = texts.indexOf(text);
            sourceOf[i] = value.startsWith("~") ? 1 : 0;
        }
        HistoryTable.Sources sources = new HistoryTable.Sources(
                new String[] {"CRM_UI", "CALCULATED"}, new String[2], new String[] {"7", null}, sourceOf);
        return new HistoryTable(
                        List.of("step"),
                        new int[] {0, count},
                        moments,
                        new HistoryTable.Values(texts.toArray(String[]::new), valueOf),
                        sources)
                .timeline(0, "step");
    }

    private static List<String> told(Timeline timeline) {
        List<String> told = new ArrayList<>();
        timeline.forEach(change -> told.add(change.millis() / 1000 + " " + change.value()));
        return told;
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void noRows() {
        Timeline none = of();

        assertThat(none.isEmpty()).isTrue();
        assertThat(none).isEmpty();
        assertThat(none.first()).isNull();
        assertThat(none.first("A")).isNull();
        assertThat(none.at(second(1))).isNull();
    }

    @Test
    void recalculationsAndRepeatsAreNoChanges() {
        assertThat(told(of(1, "", 2, "A", 3, "A", 4, "~B", 5, "A", 6, "", 7, "A")))
                .containsExactly("2 A", "6 ", "7 A");
        assertThat(of(1, "~A", 2, "~B")).isEmpty();
    }

    @Test
    void aChangeSaysWhenWhatAndWho() {
        Change change = of(5, "A").first();

        assertThat(change.moment()).isEqualTo(second(5));
        assertThat(Arrays.asList(change.value(), change.sourceType(), change.userId()))
                .containsExactly("A", "CRM_UI", "7");
    }

    @Test
    void theValueAtATime() {
        Timeline timeline = of(10, "A", 20, "B", 20, "C", 30, "");

        assertThat(timeline.at(second(1))).as("before the first").isEqualTo("A");
        assertThat(timeline.at(second(19))).isEqualTo("A");
        assertThat(timeline.at(second(20).minusNanos(1))).isEqualTo("A");
        assertThat(timeline.at(second(20))).as("the last of a moment").isEqualTo("C");
        assertThat(timeline.at(second(20).plusNanos(1))).isEqualTo("C");
        assertThat(timeline.at(second(30))).as("cleared").isNull();
        assertThat(timeline.at(Instant.MAX)).isNull();
        assertThat(timeline.at(Instant.MIN)).isEqualTo("A");
    }

    @Test
    void theFirstWithOneOfSomeValues() {
        Timeline timeline = of(10, "Open", 20, "PAID", 30, "open");

        assertThat(timeline.first("PAID", "OPEN").moment()).isEqualTo(second(10));
        assertThat(timeline.first("paid").moment()).isEqualTo(second(20));
        assertThat(timeline.first("VOIDED")).isNull();
    }

    @Test
    void whatAChangeOfPipelineOverwroteIsLeftOut() {
        Timeline pipeline = of(0, "P", 20, "Q");

        assertThat(told(of(0, "A", 20, "B", 21, "C", 40, "D").collapsedAround(pipeline, TOGETHER)))
                .containsExactly("0 A", "21 C", "40 D");
        assertThat(told(of(0, "A", 20, "B", 22, "C").collapsedAround(pipeline, TOGETHER)))
                .as("too far apart")
                .containsExactly("0 A", "20 B", "22 C");
        assertThat(told(of(0, "A", 20, "B", 21, "A", 22, "C").collapsedAround(pipeline, TOGETHER)))
                .as("what is the same as before is no change")
                .containsExactly("0 A", "22 C");
        assertThat(told(of(0, "A", 1, "B").collapsedAround(of(0, "P"), TOGETHER)))
                .as("the first value of a pipeline is no change")
                .containsExactly("0 A", "1 B");
    }
}
