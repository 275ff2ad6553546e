package io.keiro.mining.rules;

import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The contrary of a rule, which every case activates: a case that satisfies the rule, if only for want of activation, violates this. */
record Negated(Form rule) implements Form {

    /** What it negates is never a negation itself: that would be the first rule again. */
    static Form of(Form rule) {
        return rule instanceof Negated negated ? negated.rule : new Negated(rule);
    }

    @Override
    public Phrase said() {
        return Phrase.of("not (" + rule.said().en() + ")", "「" + rule.said().ja() + "」ではない");
    }

    @Override
    public String call() {
        return "not(" + rule.call() + ")";
    }

    @Override
    public List<String> activities() {
        return rule.activities();
    }

    @Override
    public boolean ofOrder() {
        return rule.ofOrder();
    }

    @Override
    public List<String> timedActivities() {
        return rule.timedActivities();
    }

    @Override
    public Judge on(EventLog log) {
        Judge judge = rule.on(log);
        return (start, end) -> RuleVerdict.of(true, judge.judge(start, end) != RuleVerdict.VIOLATED);
    }

    @Override
    public Form within(Duration limit) {
        throw new IllegalArgumentException("within belongs to a single rule; call it inside " + call());
    }

    @Override
    public Form when(Predicate<? super Event> condition) {
        throw new IllegalArgumentException("when belongs to a single rule; call it inside " + call());
    }
}
