package io.keiro.log;

import static io.keiro.log.HandLogs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelVerbsTest {

    private static final EventLog LOG = HandLogs.of("1: A0 B1 B2 C5 | 2: A10 C20 A34 | 3:");

    @Test
    void recode() {
        EventLog log = LOG.recode(Map.of("B", "A"));
        assertThat(text(log)).isEqualTo("1: A0 A1 A2 C5 | 2: A10 C20 A34 | 3:");
        assertThat(log.activities()).containsExactly("A", "C");
        assertThat(text(LOG.recode(String::toLowerCase))).isEqualTo("1: a0 b1 b2 c5 | 2: a10 c20 a34 | 3:");
        assertThat(HandLogs.step(log)).isEqualTo("recode(\"B\" to \"A\")");
        assertThat(HandLogs.step(LOG.recode(String::toLowerCase))).isEqualTo("recode(…)");
        assertThat(log.frame().times()).isSameAs(LOG.frame().times());
        assertThatThrownBy(() -> LOG.recode(Map.of("b", "A"))).hasMessageContaining("did you mean \"B\"");
        assertThatThrownBy(() -> LOG.recode(label -> label.equals("B") ? " " : label))
                .hasMessage("the new name of the activity \"B\" is blank; return a text, or the old name to keep it");
    }

    @Test
    void ranksOfVariantsFollowTheNewLabels() {
        EventLog log = HandLogs.of("1: A0 | 2: B0");
        assertThat(log.variantOf(0)).isZero();
        assertThat(log.recode(Map.of("A", "Z")).variantOf(0)).isEqualTo(1);
    }

    @Test
    void collapse() {
        EventLog log = LOG.collapse("Work", "A", "B");
        assertThat(text(log)).isEqualTo("1: Work0-2 C5 | 2: Work10 C20 Work34 | 3:");
        assertThat(log.hasStartTimes()).isTrue();
        assertThat(log.mapping().start()).isEqualTo("start");
        assertThat(HandLogs.note(log)).isEqualTo("2 events joined to the one before");
        assertThat(text(log.collapse("Work", "A", "B"))).isEqualTo(text(log));
        assertThat(text(LOG.collapse("C", "B")))
                .as("joins only the ones named")
                .isEqualTo("1: A0 C1-2 C5 | 2: A10 C20 A34 | 3:");
        assertThat(LOG.collapse("Z", "C").hasStartTimes()).as("nothing joined").isFalse();
    }

    @Test
    void mergeRepeats() {
        EventLog log = HandLogs.of("1: A0-1 A1-5 A2-3 B6 | 2: A? A3 A? A?");
        assertThat(text(log.mergeRepeats())).isEqualTo("1: A0-5 B6 | 2: A3");
        assertThat(text(LOG.mergeRepeats())).isEqualTo("1: A0 B1-2 C5 | 2: A10 C20 A34 | 3:");
        EventLog same = HandLogs.of("1: A0 B1");
        assertThat(same.mergeRepeats().frame()).isSameAs(same.frame());
        EventLog numbered = LOG.withEventAttribute("row", Event::index).mergeRepeats();
        assertThat(numbered.eventAttribute("row").value(1)).as("the last one's").isEqualTo(2L);
        assertThat(text(numbered.toEventLog())).isEqualTo("1: A0 B1 B2 C5 | 2: A10 C20 A34 | 3:");
    }

    @Test
    void artificialEndpoints() {
        EventLog log = LOG.withArtificialEndpoints("<", ">");
        assertThat(text(log)).isEqualTo("1: <0 A0 B1 B2 C5 >5 | 2: <10 A10 C20 A34 >34 | 3: <? >?");
        assertThat(text(log.withoutArtificialEndpoints("<", ">"))).isEqualTo(text(LOG));
        assertThat(text(log.keepActivities("<", "B").withoutArtificialEndpoints("<", ">")))
                .isEqualTo("1: B1 B2 | 2: | 3:");
        EventLog intervals = HandLogs.of("1: A1-4 B2-3");
        assertThat(text(intervals.withArtificialEndpoints()))
                .isEqualTo("1: Artificial start1 A1-4 B2-3 Artificial end4");
        assertThatThrownBy(() -> LOG.withArtificialEndpoints("A", "Z"))
                .hasMessage("\"A\" is already an activity of hand; choose other names:"
                        + " log.withArtificialEndpoints(\"Artificial start\", \"Artificial end\")");
        assertThatThrownBy(() -> LOG.withArtificialEndpoints("Z", "Z")).hasMessageContaining("give them two names");
        assertThatThrownBy(LOG::withoutArtificialEndpoints).hasMessageContaining("no activity \"Artificial start\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void laws(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 80; i++) {
            EventLog log = random.next();
            List<String> whole = RandomLogs.content(log, true);
            EventLog there = log.withArtificialEndpoints();
            assertThat(HandLogs.isByTime(there)).as("in the order of time").isTrue();
            assertThat(RandomLogs.content(there.withoutArtificialEndpoints(), true))
                    .isEqualTo(whole);
            assertThat(RandomLogs.content(log.recode(a -> "x" + a).recode(a -> a.substring(1)), true))
                    .isEqualTo(whole);
            EventLog merged = log.mergeRepeats();
            assertThat(RandomLogs.content(merged.mergeRepeats(), true)).isEqualTo(RandomLogs.content(merged, true));
            assertThat(HandLogs.isByTime(merged)).isTrue();
            for (int c = 0; c < log.caseCount(); c++) {
                assertThat(EventLogTest.trace(merged, c))
                        .isEqualTo(EventLogTest.trace(
                                log.collapseSelfLoops(1).caseIds().contains(log.caseId(c))
                                        ? log.collapseSelfLoops(1).keepCases(log.caseId(c))
                                        : log.keepCases(log.caseId(c)),
                                0));
                assertThat(merged.lastTimeOf(c)).isEqualTo(log.lastTimeOf(c));
                assertThat(merged.firstTimeOf(c)).isEqualTo(log.firstTimeOf(c));
            }
            if (log.eventCount() > 0) {
                String first = log.activities().get(0);
                assertThat(RandomLogs.content(log.collapse(first, first), true))
                        .as("one activity into itself: only its repeats are merged")
                        .hasSameSizeAs(RandomLogs.content(log.collapse("x", first), true));
            }
        }
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        assertThat(empty.recode(Map.of("A", "B")).eventCount()).isZero();
        assertThat(empty.collapse("X", "A").mergeRepeats().eventCount()).isZero();
        assertThat(empty.withArtificialEndpoints().withoutArtificialEndpoints().caseCount())
                .isZero();
    }
}
