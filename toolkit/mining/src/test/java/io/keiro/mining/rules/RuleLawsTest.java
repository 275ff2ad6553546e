package io.keiro.mining.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.ActivityPair;
import io.keiro.log.Between;
import io.keiro.log.Cases;
import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Presence;
import io.keiro.log.Quantifier;
import io.keiro.log.Trace;
import io.keiro.mining.Logs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on every log: agreement with the definition, with the other verbs, and between the rules. */
class RuleLawsTest {

    private static final Duration LIMIT = Duration.ofMinutes(50);
    private static final Predicate<Event> EVEN_PLACE = event -> event.position() % 2 == 0;

    private static final Map<String, BiFunction<String, String, Rule>> UNARY = new LinkedHashMap<>();
    private static final Map<String, BiFunction<String, String, Rule>> RELATIONS = new LinkedHashMap<>();

    static {
        UNARY.put("existence", (a, b) -> Rules.existence(a, 2));
        UNARY.put("absence", (a, b) -> Rules.absence(a, 2));
        UNARY.put("exactly", (a, b) -> Rules.exactly(a, 2));
        UNARY.put("between", (a, b) -> Rules.between(a, 1, 3));
        UNARY.put("init", (a, b) -> Rules.init(a));
        UNARY.put("end", (a, b) -> Rules.end(a));
        UNARY.put("choice", Rules::choice);
        UNARY.put("exclusiveChoice", Rules::exclusiveChoice);
        RELATIONS.put("respondedExistence", Rules::respondedExistence);
        RELATIONS.put("coExistence", Rules::coExistence);
        RELATIONS.put("response", Rules::response);
        RELATIONS.put("precedence", Rules::precedence);
        RELATIONS.put("succession", Rules::succession);
        RELATIONS.put("alternateResponse", Rules::alternateResponse);
        RELATIONS.put("alternatePrecedence", Rules::alternatePrecedence);
        RELATIONS.put("alternateSuccession", Rules::alternateSuccession);
        RELATIONS.put("chainResponse", Rules::chainResponse);
        RELATIONS.put("chainPrecedence", Rules::chainPrecedence);
        RELATIONS.put("chainSuccession", Rules::chainSuccession);
        RELATIONS.put("notCoExistence", Rules::notCoExistence);
        RELATIONS.put("notSuccession", Rules::notSuccession);
        RELATIONS.put("notChainSuccession", Rules::notChainSuccession);
    }

    /** Random logs with at least two activities. */
    static List<EventLog> logs() {
        List<EventLog> logs = new ArrayList<>();
        for (long seed = 0; seed < 60; seed++) {
            EventLog log = Logs.random(seed);
            if (log.activities().size() > 1) {
                logs.add(log);
            }
        }
        return logs;
    }

    @ParameterizedTest
    @MethodSource("logs")
    void everyTemplateAgreesWithItsDefinition(EventLog log) {
        for (ActivityPair pair : pairs(log)) {
            UNARY.forEach((name, rule) -> {
                agrees(log, name, pair, rule.apply(pair.from(), pair.to()), false, -1);
                agrees(log, name, pair, rule.apply(pair.from(), pair.to()).when(EVEN_PLACE), true, -1);
            });
            RELATIONS.forEach((name, rule) -> {
                Rule plain = rule.apply(pair.from(), pair.to());
                agrees(log, name, pair, plain, false, -1);
                agrees(log, name, pair, plain.when(EVEN_PLACE), true, -1);
                agrees(log, name, pair, plain.within(LIMIT), false, LIMIT.toMillis());
                agrees(log, name, pair, plain.within(LIMIT).when(EVEN_PLACE), true, LIMIT.toMillis());
            });
        }
    }

    private static void agrees(
            EventLog log, String name, ActivityPair pair, Rule rule, boolean evenPlacesOnly, long limit) {
        Verdicts verdicts = Verdicts.of(log, rule);
        for (int c = 0; c < log.caseCount(); c++) {
            assertThat(verdicts.of(c))
                    .as(rule + " on " + Logs.trace(log, c))
                    .isEqualTo(NaiveRules.of(log, c, evenPlacesOnly, limit).judge(name, pair.from(), pair.to()));
        }
    }

    /** Without this the agreement above could be one of silence. */
    @Test
    void theRandomLogsBringEveryVerdictOfEveryRelation() {
        RELATIONS.keySet().forEach(name -> {
            Set<RuleVerdict> plain = EnumSet.noneOf(RuleVerdict.class);
            Set<RuleVerdict> circumstantial = EnumSet.noneOf(RuleVerdict.class);
            for (EventLog log : logs()) {
                for (ActivityPair pair : pairs(log)) {
                    for (int c = 0; c < log.caseCount(); c++) {
                        plain.add(NaiveRules.of(log, c, false, -1).judge(name, pair.from(), pair.to()));
                        circumstantial.add(
                                NaiveRules.of(log, c, true, LIMIT.toMillis()).judge(name, pair.from(), pair.to()));
                    }
                }
            }
            assertThat(plain).as(name).hasSize(3);
            assertThat(circumstantial).as(name).hasSize(3);
        });
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSuccessionIsResponseAndPrecedence(EventLog log) {
        for (ActivityPair pair : pairs(log)) {
            for (String mode : List.of("", "alternate", "chain")) {
                same(
                        log,
                        made(mode, "Succession", pair),
                        made(mode, "Response", pair).and(made(mode, "Precedence", pair)));
                same(
                        log,
                        made(mode, "Succession", pair).within(LIMIT).when(EVEN_PLACE),
                        made(mode, "Response", pair)
                                .within(LIMIT)
                                .when(EVEN_PLACE)
                                .and(made(mode, "Precedence", pair)
                                        .within(LIMIT)
                                        .when(EVEN_PLACE)));
            }
            same(
                    log,
                    Rules.coExistence(pair.from(), pair.to()),
                    Rules.respondedExistence(pair.from(), pair.to())
                            .and(Rules.respondedExistence(pair.to(), pair.from())));
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void chainImpliesAlternateImpliesPlainImpliesExistence(EventLog log) {
        // An event without time activates the plain rule and not the one with a limit.
        EventLog timed = log.keepEvents(event -> event.time() != null);
        for (ActivityPair pair : pairs(log)) {
            for (String kind : List.of("Response", "Precedence", "Succession")) {
                implies(log, made("chain", kind, pair), made("alternate", kind, pair));
                implies(log, made("alternate", kind, pair), made("", kind, pair));
                implies(
                        log,
                        made("chain", kind, pair).within(LIMIT),
                        made("alternate", kind, pair).within(LIMIT));
                implies(timed, made("", kind, pair).within(LIMIT), made("", kind, pair));
            }
            implies(log, made("", "Response", pair), Rules.respondedExistence(pair.from(), pair.to()));
            implies(log, made("", "Succession", pair), Rules.coExistence(pair.from(), pair.to()));
            implies(log, Rules.notCoExistence(pair.from(), pair.to()), Rules.notSuccession(pair.from(), pair.to()));
            implies(log, Rules.notSuccession(pair.from(), pair.to()), Rules.notChainSuccession(pair.from(), pair.to()));
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void rulesCombineAsLogicDoes(EventLog log) {
        for (ActivityPair pair : pairs(log)) {
            Rule a = Rules.response(pair.from(), pair.to());
            Rule b = Rules.precedence(pair.to(), pair.from()).within(LIMIT);
            assertThat(Rules.not(Rules.not(a))).isEqualTo(a);
            assertThat(ids(log, Rules.satisfying(Rules.not(a)))).isEqualTo(ids(log, Rules.violating(a)));
            assertThat(ids(log, Rules.satisfying(a.and(b))))
                    .isEqualTo(ids(log, Rules.satisfying(a).and(Rules.satisfying(b))));
            assertThat(ids(log, Rules.satisfying(a.or(b))))
                    .isEqualTo(ids(log, Rules.satisfying(a).or(Rules.satisfying(b))));
            same(log, a.and(b), b.and(a));
            same(log, a.or(b), b.or(a));
            assertThat(ids(log, Rules.satisfying(Rules.not(a.and(b)))))
                    .isEqualTo(ids(log, Rules.satisfying(Rules.not(a).or(Rules.not(b)))));
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void keepAndDropSatisfyingAndViolatingMakeTheWhole(EventLog log) {
        for (ActivityPair pair : pairs(log)) {
            for (Rule rule : List.of(
                    Rules.response(pair.from(), pair.to()),
                    Rules.alternateSuccession(pair.from(), pair.to()).within(LIMIT),
                    Rules.not(Rules.choice(pair.from(), pair.to()).when(EVEN_PLACE)))) {
                List<String> kept = ids(log, Rules.satisfying(rule));
                List<String> violating = ids(log, Rules.violating(rule));
                assertThat(ids(log.dropCases(Rules.satisfying(rule)))).isEqualTo(violating);
                assertThat(ids(log.dropCases(Rules.violating(rule)))).isEqualTo(kept);
                assertThat(Collections.disjoint(kept, violating)).isTrue();
                assertThat(kept.size() + violating.size()).isEqualTo(log.caseCount());
                RuleCheck.Row row = RuleCheck.of(log, rule).row(rule);
                assertThat(row.violated()).isEqualTo(violating.size());
                assertThat(row.firstViolating()).isEqualTo(violating.subList(0, Math.min(3, violating.size())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void theOtherVerbsAgreeWhereTheyMeanTheSame(EventLog log) {
        for (ActivityPair pair : pairs(log)) {
            String a = pair.from();
            String b = pair.to();
            equal(log, Rules.existence(a), log.keepMatches("any* " + a + " any*"));
            equal(log, Rules.existence(a), log.keepActivityPresence(Presence.ANY, a));
            equal(log, Rules.exactly(a, 2), log.keepCases(Cases.occurring(a, Between.of(2, 2))));
            equal(log, Rules.init(a), log.keepStartActivities(a));
            equal(log, Rules.end(a), log.keepEndActivities(a));
            equal(log, Rules.response(a, b), log.keepMatches("(not " + a + ")* or any* " + b + " (not " + a + ")*"));
            equal(log, Rules.precedence(a, b), log.keepMatches("(not " + b + ")* or (not " + b + ")* " + a + " any*"));
            String others = "(not (" + a + " or " + b + "))* ";
            equal(
                    log,
                    Rules.alternateSuccession(a, b),
                    log.keepMatches(others + "(" + a + " " + others + b + " " + others + ")*"));
            equal(log, Rules.not(Rules.notSuccession(a, b)), log.keepEventuallyFollows(Quantifier.ANY, pair));
            equal(log, Rules.notSuccession(a, b), log.dropEventuallyFollows(Quantifier.ANY, pair));
            equal(log, Rules.not(Rules.notChainSuccession(a, b)), log.keepDirectlyFollows(Quantifier.ANY, pair));
        }
    }

    private static Rule made(String mode, String kind, ActivityPair pair) {
        String name = mode.isEmpty() ? kind.toLowerCase(java.util.Locale.ROOT) : mode + kind;
        return RELATIONS.get(name).apply(pair.from(), pair.to());
    }

    private static void same(EventLog log, Rule rule, Rule other) {
        Verdicts ours = Verdicts.of(log, rule);
        Verdicts theirs = Verdicts.of(log, other);
        for (int c = 0; c < log.caseCount(); c++) {
            assertThat(ours.of(c)).as(rule + " on " + Logs.trace(log, c)).isEqualTo(theirs.of(c));
        }
    }

    private static void implies(EventLog log, Rule strong, Rule weak) {
        assertThat(ids(log, Rules.satisfying(weak)))
                .as(strong + " implies " + weak)
                .containsAll(ids(log, Rules.satisfying(strong)));
    }

    private static void equal(EventLog log, Rule rule, EventLog kept) {
        assertThat(ids(log, Rules.satisfying(rule))).as(rule.toString()).isEqualTo(ids(kept));
    }

    private static List<String> ids(EventLog log, Predicate<Trace> condition) {
        return ids(log.keepCases(condition));
    }

    private static List<String> ids(EventLog log) {
        List<String> ids = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            ids.add(log.caseId(c));
        }
        return ids;
    }

    /** Neighbours by label, in both directions. */
    private static List<ActivityPair> pairs(EventLog log) {
        List<ActivityPair> pairs = new ArrayList<>();
        List<String> labels = log.activities();
        for (int i = 1; i < labels.size(); i++) {
            pairs.add(ActivityPair.of(labels.get(i - 1), labels.get(i)));
            pairs.add(ActivityPair.of(labels.get(i), labels.get(i - 1)));
        }
        return pairs;
    }
}
