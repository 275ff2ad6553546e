package io.keiro.mining.rules;

import static io.keiro.mining.rules.RuleVerdict.NOT_ACTIVATED;
import static io.keiro.mining.rules.RuleVerdict.SATISFIED;
import static io.keiro.mining.rules.RuleVerdict.VIOLATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.mining.Logs;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template on traces that a person can judge; letters are activities, a dash is a case without events. */
class TemplatesTest {

    static Stream<Arguments> templates() {
        return Stream.of(
                each(Rules.existence("a"), "a xa aa", "- x xb", ""),
                each(Rules.existence("a", 2), "aa axa aaa", "- a xa", ""),
                each(Rules.absence("a"), "- x xb", "a xa aa", ""),
                each(Rules.absence("a", 2), "- x a xa", "aa axa", ""),
                each(Rules.exactly("a", 2), "aa axa", "- a aaa", ""),
                each(Rules.between("a", 1, 2), "a axa", "- x aaa", ""),
                each(Rules.between("a", 0, 1), "- x a", "aa", ""),
                each(Rules.init("a"), "a ax aa", "- x xa", ""),
                each(Rules.end("a"), "a xa aa", "- x ax", ""),
                each(Rules.choice("a", "b"), "a b ab xb", "- x", ""),
                each(Rules.exclusiveChoice("a", "b"), "a aa xb", "- x ab ba", ""),
                each(Rules.respondedExistence("a", "b"), "ab ba aba", "a ax", "- x b"),
                each(Rules.coExistence("a", "b"), "ab ba bxa", "a b xb", "- x"),
                each(Rules.response("a", "b"), "ab aab axb bab", "a ba aba", "- x b"),
                each(Rules.precedence("a", "b"), "ab abb axb aba", "b ba bab", "- x a"),
                each(Rules.succession("a", "b"), "ab aabb abab", "a b ba aba bab", "- x"),
                each(Rules.alternateResponse("a", "b"), "ab axb abab abb bab", "a aab aba axab", "- x b"),
                each(Rules.alternatePrecedence("a", "b"), "ab axb abab aab aba", "b abb bab abxb", "- x a"),
                each(Rules.alternateSuccession("a", "b"), "ab axbxab", "a b aab abb ba", "- x"),
                each(Rules.chainResponse("a", "b"), "ab abab abb bab", "a axb aab aba", "- x b"),
                each(Rules.chainPrecedence("a", "b"), "ab abab aab aba", "b axb abb bab", "- x a"),
                each(Rules.chainSuccession("a", "b"), "ab abab xabx", "a b axb aab abb ba", "- x"),
                each(Rules.notCoExistence("a", "b"), "a b aa xb", "ab ba axb", "- x"),
                each(Rules.notSuccession("a", "b"), "a b ba bba", "ab axb bab aba", "- x"),
                each(Rules.notChainSuccession("a", "b"), "a b ba axb", "ab xab aab", "- x"),
                each(Rules.not(Rules.response("a", "b")), "a ba", "- x b ab", ""),
                each(Rules.response("a", "b").and(Rules.absence("c")), "ab - x", "abc a c", ""),
                each(Rules.response("a", "b").and(Rules.response("a", "c")), "abc acb", "ab ac a", "- b c"),
                each(Rules.response("a", "b").or(Rules.response("c", "d")), "ab cd a c abc acd", "ac ca", "- b d"));
    }

    private static Arguments each(Rule rule, String satisfying, String violating, String silent) {
        return Arguments.of(rule, satisfying, violating, silent);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTraceIsJudgedAsByHand(Rule rule, String satisfying, String violating, String silent) {
        assertVerdicts(rule, satisfying, SATISFIED);
        assertVerdicts(rule, violating, VIOLATED);
        assertVerdicts(rule, silent, NOT_ACTIVATED);
    }

    private static void assertVerdicts(Rule rule, String traces, RuleVerdict expected) {
        for (String trace : traces.split(" ")) {
            if (!trace.isEmpty()) {
                // The last case makes all labels known.
                EventLog log = Logs.of(String.join(" ", trace.replace("-", "").split("")), "a b c d x");
                assertThat(RuleCheck.of(log, rule).verdict(rule, 0))
                        .as(rule + " on " + Arrays.toString(trace.split("")))
                        .isEqualTo(expected);
            }
        }
    }
}
