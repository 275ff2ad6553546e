package io.keiro.mining.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.DataTable;
import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.log.Events;
import io.keiro.log.Language;
import io.keiro.mining.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    private static final Rule RESPONSE = Rules.response("a", "b");

    @Test
    void countsSupportAndConfidence() {
        EventLog log = Logs.of("a b", "a", "b", "a b a", "", "a x b", "a", "a x");
        RuleCheck check = RuleCheck.of(log, RESPONSE, Rules.existence("a"));

        RuleCheck.Row row = check.row(RESPONSE);
        assertThat(row.cases()).isEqualTo(8);
        assertThat(row.activated()).isEqualTo(6);
        assertThat(row.satisfied()).isEqualTo(2);
        assertThat(row.violated()).isEqualTo(4);
        assertThat(row.support()).isEqualTo(0.75);
        assertThat(row.confidence()).isEqualTo(2 / 6.0);
        assertThat(row.firstViolating()).containsExactly("case 2", "case 4", "case 7");
        assertThat(check.verdict(RESPONSE, 2)).isEqualTo(RuleVerdict.NOT_ACTIVATED);
        assertThat(check.verdict(RESPONSE, 0)).isEqualTo(RuleVerdict.SATISFIED);
        assertThat(check.verdict(RESPONSE, 3)).isEqualTo(RuleVerdict.VIOLATED);

        DataTable table = check.table();
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.value(0, "violating")).isEqualTo("case 2, case 4, case 7, …");
        assertThat(table.value(1, "violating")).isEqualTo("case 3, case 5");
        assertThat(check.sentence().en())
                .isEqualTo("2 of 2 rules violated in 8 cases; most often: each \"a\" is followed by \"b\" (4 cases)");
        assertThat(check.sentence().in(Language.JA)).isEqualTo("8ケースで、ルール2件中2件に違反あり。最多は「「a」の後には必ず「b」が発生する」(4ケース)");
        assertThat(RuleCheck.of(log, Rules.absence("b", 2))).hasToString("0 of 1 rule violated in 8 cases");
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        RuleCheck check = RuleCheck.of(
                empty, RESPONSE, RESPONSE.within(Duration.ofDays(1)).when(e -> true));

        assertThat(check.rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.cases()).isZero();
            assertThat(row.support()).isNaN();
            assertThat(row.confidence()).isNaN();
        });
        assertThat(empty.keepCases(Rules.violating(RESPONSE)).caseCount()).isZero();
        assertThat(RuleCheck.of(empty).table().rowCount()).isZero();
    }

    @Test
    void caseWithoutEvents() {
        EventLog log = Logs.of("", "a b");
        assertThat(RuleCheck.of(log, Rules.init("a")).row(Rules.init("a")).firstViolating())
                .containsExactly("case 1");
        assertThat(RuleCheck.of(log, RESPONSE).verdict(RESPONSE, 0)).isEqualTo(RuleVerdict.NOT_ACTIVATED);
    }

    @Test
    void singleEvent() {
        EventLog log = Logs.of("a", "b");
        assertThat(RuleCheck.of(log, RESPONSE).row(RESPONSE).violated()).isEqualTo(1);
        Rule both = Rules.init("a").and(Rules.end("a")).and(Rules.exactly("a", 1));
        assertThat(RuleCheck.of(log, both).row(both).satisfied()).isEqualTo(1);
    }

    /** At the same time the order of the source decides, and no time lies between. */
    @Test
    void equalTimes() {
        EventLogBuilder builder = EventLog.builder("ties");
        builder.event("1", "a", Logs.START).event("1", "b", Logs.START);
        builder.event("2", "b", Logs.START).event("2", "a", Logs.START);
        Rule atOnce = RESPONSE.within(Duration.ZERO);
        RuleCheck check = RuleCheck.of(builder.build(), atOnce);

        assertThat(check.verdict(atOnce, 0)).isEqualTo(RuleVerdict.SATISFIED);
        assertThat(check.verdict(atOnce, 1)).isEqualTo(RuleVerdict.VIOLATED);
    }

    @Test
    void theLimitItselfIsWithin() {
        EventLog log = Logs.of("a b", "a x b", "a x x b");
        Rule rule = RESPONSE.within(Duration.ofHours(2));

        assertThat(RuleCheck.of(log, rule).row(rule).firstViolating()).containsExactly("case 3");
        Rule apart = Rules.notCoExistence("a", "b").within(Duration.ofHours(2));
        assertThat(RuleCheck.of(log, apart).row(apart).firstViolating()).containsExactly("case 1", "case 2");
        Rule shorter = RESPONSE.within(Duration.ofHours(2).minusMillis(1));
        assertThat(RuleCheck.of(log, shorter).row(shorter).violated()).isEqualTo(2);
        Rule endless = RESPONSE.within(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(RuleCheck.of(log, endless).row(endless).violated()).isZero();
    }

    /** An event without time neither activates nor answers a rule with a limit, and is counted. */
    @Test
    void missingTimes() {
        Instant later = Logs.START.plusSeconds(60);
        EventLogBuilder builder = EventLog.builder("gaps");
        builder.event("1", "a", Logs.START).event("1", "b", null);
        builder.event("2", "x", Logs.START).event("2", "a", null).event("2", "x", later);
        builder.event("3", "a", Logs.START).event("3", "b", null).event("3", "b", later);
        EventLog log = builder.build();
        Rule limited = RESPONSE.within(Duration.ofHours(1));
        RuleCheck check = RuleCheck.of(log, limited, RESPONSE);

        assertThat(check.verdict(limited, 0)).isEqualTo(RuleVerdict.VIOLATED);
        assertThat(check.verdict(limited, 1)).isEqualTo(RuleVerdict.NOT_ACTIVATED);
        assertThat(check.verdict(limited, 2)).isEqualTo(RuleVerdict.SATISFIED);
        assertThat(check.row(limited).withoutTime()).isEqualTo(3);
        assertThat(check.row(RESPONSE).withoutTime()).isZero();
        Rule mixed = Rules.existence("b").and(Rules.notCoExistence("a", "x").within(Duration.ofHours(1)));
        assertThat(RuleCheck.of(log, mixed).row(mixed).withoutTime()).isEqualTo(1);
        assertThat(check.verdict(RESPONSE, 0)).isEqualTo(RuleVerdict.SATISFIED);
        assertThat(check.verdict(RESPONSE, 1)).isEqualTo(RuleVerdict.VIOLATED);
    }

    @Test
    void onlyEventsThatMeetTheConditionActivate() {
        EventLog log = Logs.done("a:Ann b:Bob", "a:Ann", "a:Bob", "a:Bob b a:Ann");
        Rule byAnn = RESPONSE.when(Events.byResource("Ann"));
        RuleCheck check = RuleCheck.of(log, byAnn);

        assertThat(check.row(byAnn).activated()).isEqualTo(3);
        assertThat(check.row(byAnn).firstViolating()).containsExactly("case 2", "case 4");
        assertThat(byAnn).hasToString("response(\"a\", \"b\").when(byResource(\"Ann\"))");
        assertThat(byAnn.sentence().en())
                .isEqualTo("each \"a\" is followed by \"b\", where the event meets byResource(\"Ann\")");
        Predicate<Event> silent = event -> "Ann".equals(event.resource());
        assertThat(RESPONSE.when(silent)).hasToString("response(\"a\", \"b\").when(…)");
        assertThat(RuleCheck.of(log, RESPONSE.when(silent)).rows().get(0).violated())
                .isEqualTo(2);
    }

    @Test
    void aRuleOnOrderIsAskedOncePerVariant() {
        EventLog log = Logs.of("a b", "a b", "a", "a b", "a");
        AtomicInteger asked = new AtomicInteger();
        Judge counting = (start, end) -> {
            asked.incrementAndGet();
            return RuleVerdict.of(true, end - start == 1);
        };
        Verdicts verdicts = Verdicts.of(log, true, counting);

        assertThat(asked).hasValue(2);
        assertThat(verdicts.of(3)).isEqualTo(RuleVerdict.SATISFIED);
        assertThat(verdicts.of(4)).isEqualTo(RuleVerdict.VIOLATED);
        assertThat(RESPONSE.and(Rules.not(Rules.init("b"))).ofOrder()).isTrue();
        assertThat(RESPONSE.and(RESPONSE.within(Duration.ZERO)).ofOrder()).isFalse();
        assertThat(Rules.not(Rules.init("a").when(e -> true)).ofOrder()).isFalse();
    }

    @Test
    void rulesPrintAsTheyAreMadeAndSayWhatTheyAsk() {
        Rule rule = Rules.not(
                RESPONSE.within(Duration.ofDays(2)).or(Rules.absence("a", 3)).and(Rules.end("b")));
        assertThat(rule)
                .hasToString("not(response(\"a\", \"b\").within(Duration.parse(\"PT48H\")).or(absence(\"a\", 3))"
                        + ".and(end(\"b\")))");
        assertThat(rule.sentence().en())
                .isEqualTo("not ((each \"a\" is followed by \"b\" within 2 days or \"a\" occurs at most 2 times)"
                        + " and the case ends with \"b\")");
        assertThat(rule.sentence().ja()).isEqualTo("「(「a」の後には必ず「b」が発生する(2日以内)、または「a」の発生が2回以下である)、かつケースが「b」で終わる」ではない");
        assertThat(Rules.existence("say \"hi\"").sentence().en()).isEqualTo("\"say \"hi\"\" occurs at least once");
        assertThat(Rules.existence("say \"hi\"")).hasToString("existence(\"say \\\"hi\\\"\", 1)");
        assertThat(Rules.between("100 %s", 1, 2).sentence().ja()).isEqualTo("「100 %s」が1回以上2回以下発生する");
        assertThat(Rules.response("100 %s", "b").sentence().en()).isEqualTo("each \"100 %s\" is followed by \"b\"");
        DataTable history = Logs.of("a b").keepCases(Rules.satisfying(RESPONSE)).history();
        assertThat(history.rows().get(history.rowCount() - 1))
                .contains("keepCases(satisfying(response(\"a\", \"b\")))");
    }

    @Test
    void equalRulesAreEqual() {
        assertThat(Rules.response("a", "b").within(Duration.ofHours(24)))
                .isEqualTo(RESPONSE.within(Duration.ofDays(1)))
                .hasSameHashCodeAs(RESPONSE.within(Duration.ofDays(1)))
                .isNotEqualTo(RESPONSE)
                .isNotEqualTo(RESPONSE.within(Duration.ofDays(2)));
        assertThat(RESPONSE.and(Rules.init("a")).activities()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void anUnknownActivityNamesTheNearest() {
        EventLog log = Logs.of("Quote Order");
        Rule rule = Rules.response("Quote", "Ordr");
        String text = "no activity \"Ordr\" in hand; did you mean \"Order\"? There are: \"Order\", \"Quote\"";

        assertThatThrownBy(() -> RuleCheck.of(log, rule)).hasMessage(text);
        assertThatThrownBy(() -> log.keepCases(Rules.satisfying(rule))).hasMessage(text);
        assertThatThrownBy(() -> log.dropCases(Rules.violating(rule.when(e -> true))))
                .hasMessage(text);
        assertThatThrownBy(() -> RuleCheck.of(log, Rules.existence("Ordr"))).hasMessage(text);
        assertThatThrownBy(() -> RuleCheck.of(log, Rules.choice("Quote", "Ordr")))
                .hasMessage(text);
        assertThatThrownBy(() -> RuleCheck.of(log, Rules.not(Rules.end("Ordr"))))
                .hasMessage(text);
    }

    @Test
    void wrongRulesAreRefused() {
        assertThatThrownBy(() -> Rules.response("a", "a"))
                .hasMessage("response relates two different activities; both are \"a\"");
        assertThatThrownBy(() -> Rules.existence("a", 0))
                .hasMessage("existence needs a number of occurrences of 1 or more; it is 0");
        assertThatThrownBy(() -> Rules.between("a", 3, 1))
                .hasMessage("between needs two numbers in ascending order; they are 3 and 1");
        assertThatThrownBy(() -> Rules.init(""))
                .hasMessage("init needs the name of an activity, for example init(\"Call\"); it is empty");
        assertThatThrownBy(() -> RESPONSE.within(Duration.ofSeconds(-1)))
                .hasMessage("within needs a duration of zero or more; it is PT-1S");
        assertThatThrownBy(() -> Rules.existence("a").within(Duration.ofDays(1)))
                .hasMessageStartingWith("existence(\"a\", 1) compares no two events")
                .hasMessageContaining("response");
        assertThatThrownBy(() -> RESPONSE.and(Rules.init("a")).within(Duration.ofDays(1)))
                .hasMessage("within belongs to a single rule; call it on the parts of"
                        + " response(\"a\", \"b\").and(init(\"a\"))");
        assertThatThrownBy(() -> Rules.not(RESPONSE).when(e -> true))
                .hasMessage("when belongs to a single rule; call it inside not(response(\"a\", \"b\"))");
        assertThatThrownBy(() -> RESPONSE.when(e -> true).when(e -> true))
                .hasMessageContaining("has a condition already");
        RuleCheck check = RuleCheck.of(Logs.of("a b"), RESPONSE);
        assertThatThrownBy(() -> check.row(Rules.init("a")))
                .hasMessage("the rule init(\"a\") was not checked; these were: [response(\"a\", \"b\")]");
    }
}
