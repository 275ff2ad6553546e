package io.keiro.log;

import static io.keiro.log.Cases.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityPatternTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    /** One case per word, one event per letter. */
    private static EventLog words(List<String> words) {
        EventLogBuilder log = EventLog.builder("words");
        for (int i = 0; i < words.size(); i++) {
            for (char c : words.get(i).toCharArray()) {
                log.event("case " + i, String.valueOf(c), DAY);
            }
        }
        return log.build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A (B or C)* any* D; ABCD AD",
                "A (B or C)+ any* D; ABCD",
                "A any* D; ABCD AD",
                "not A any*; BAD",
                "A (not (B or C))+; AD",
                "A B? C? D; ABCD AD",
                "any{2}; AD",
                "any{3,}; ABCD BAD",
                "any{2,3}; AD BAD",
                "A 'D' | \"B\" A D; AD BAD",
                "(A or B)* D; AD BAD"
            })
    void patternsByHand(String pattern, String expected) {
        List<String> words = List.of("ABCD", "AD", "BAD");
        EventLog log = words(words);
        EventLog kept = log.keepMatches(pattern);
        List<String> found = new ArrayList<>();
        for (int c = 0; c < kept.caseCount(); c++) {
            found.add(String.join("", EventLogTest.trace(kept, c)));
        }
        assertThat(String.join(" ", found)).isEqualTo(expected.strip());
    }

    @Test
    void randomPatternsAgreeWithTheRegularExpressionsOfJava() {
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            List<String> words = new ArrayList<>(List.of("ABC"));
            for (int w = 0; w < 12; w++) {
                StringBuilder word = new StringBuilder();
                for (int n = 1 + random.nextInt(6); n > 0; n--) {
                    word.append((char) ('A' + random.nextInt(3)));
                }
                words.add(word.toString());
            }
            String ours = pattern(random, 3);
            Pattern javas = Pattern.compile(ours.replace("not ", "^")
                    .replaceAll("\\^([ABC])", "[^$1]")
                    .replace("any", ".")
                    .replace("or", "|")
                    .replace(" ", ""));
            EventLog kept = words(words).keepMatches(ours);
            assertThat(kept.caseCount()).as(ours).isEqualTo((int)
                    words.stream().filter(w -> javas.matcher(w).matches()).count());
        }
    }

    private static String pattern(Random random, int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> "any";
                case 1 -> "not A";
                default -> String.valueOf((char) ('A' + random.nextInt(3)));
            };
        }
        String a = pattern(random, depth - 1);
        String b = pattern(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "(" + a + " or " + b + ")";
            case 1 -> "(" + a + ")*";
            case 2 -> "(" + a + ")? " + b;
            case 3 -> "(" + a + "){1,2} " + b;
            default -> a + " " + b;
        };
    }

    @Test
    void errorsPointAtThePlace() {
        assertThatThrownBy(() -> matching("A (B or C D"))
                .hasMessage("the pattern is wrong at position 3: this ( is never closed\n  A (B or C D\n    ^");
        assertThatThrownBy(() -> matching("A * ) B"))
                .hasMessage("the pattern is wrong at position 5: this ) closes nothing\n  A * ) B\n      ^");
        assertThatThrownBy(() -> matching("* A")).hasMessageContaining("position 1: there is nothing before *");
        assertThatThrownBy(() -> matching("A or"))
                .hasMessageContaining("position 5: an activity is missing before the end");
        assertThatThrownBy(() -> matching("A{3,2}"))
                .hasMessageContaining("position 2: {3,2} is no count; valid are {2}, {2,3} and {2,}");
        assertThatThrownBy(() -> matching("'A")).hasMessageContaining("position 1: the quote ' is never closed");
        assertThatThrownBy(() -> matching("(A{100}){100}")).hasMessageContaining("at most 5000 are possible");
    }

    @Test
    void unknownActivity() {
        EventLog log = EventLog.builder("deals").event("1", "Closed Won", DAY).build();
        assertThatThrownBy(() -> log.keepMatches("any* Closed"))
                .hasMessage(
                        "the pattern is wrong at position 6: no activity \"Closed\" in deals; did you mean \"Closed Won\"?"
                                + " There are: \"Closed Won\"; labels with blanks need quotes\n  any* Closed\n       ^");
    }

    @Test
    void longCasesTakeLinearTime() {
        EventLog log = words(List.of("A".repeat(20_000), "B"));
        assertThat(log.keepMatches("(A or any)* (A*)* (A? A?)* B?").caseCount()).isEqualTo(2);
    }
}
