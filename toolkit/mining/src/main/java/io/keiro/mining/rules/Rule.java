package io.keiro.mining.rules;

import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Something that should hold in every case, made by {@link Rules}: {@code response("Quote", "Order").within(Duration.ofDays(2))}. Of
 * each case it says a {@link RuleVerdict}; one that does not activate it satisfies it for want of anything to break. Rules that
 * say the same in the same way are equal.
 *
 * <p>Combined rules follow plain logic: a case satisfies {@code a.and(b)} if it satisfies both, {@code a.or(b)} if it satisfies at least
 * one, {@code not(a)} if it violates a. The first two are activated where one of their parts is. {@code not(a)} is activated in every
 * case, so a case that does not activate a violates {@code not(a)}.
 */
public final class Rule {

    private final Form form;

    private Rule(Form form) {
        this.form = form;
    }

    static Rule of(Template template) {
        return new Rule(new Single(template, Circumstances.NONE));
    }

    public Rule and(Rule other) {
        Objects.requireNonNull(other, "and needs a second rule");
        return new Rule(new Composed(true, form, other.form));
    }

    public Rule or(Rule other) {
        Objects.requireNonNull(other, "or needs a second rule");
        return new Rule(new Composed(false, form, other.form));
    }

    /** The contrary; that of a contrary is the first rule again. */
    public Rule negate() {
        return new Rule(Negated.of(form));
    }

    /**
     * With a limit on the time between the two events of a relation, for the rules on two activities other than the choices. An activating
     * event is compared with the nearest event of the other activity by place in the case: the next one (response), the last one before
     * (precedence), both of them (responded existence, co-existence, succession each from its side); alternate and chain rules first ask for their
     * place. It may be exactly as far away as the limit. A negative rule is violated only by events no further apart than the limit.
     *
     * <p>Times are completions, elapsed also in a log with a calendar. An event without time takes no part: it activates nothing, answers nothing and breaks nothing;
     * {@link RuleCheck} counts such events. A second limit replaces the first.
     *
     * @throws IllegalArgumentException if the limit is negative, or the rule compares no two events or is combined of others
     */
    public Rule within(Duration limit) {
        return new Rule(form.within(limit));
    }

    /**
     * Only events that meet the condition activate the rule; what answers them need not meet it. In alternate rules the next or previous
     * activating event is one that meets it too. Rules that every case activates count only events that meet it.
     *
     * @throws IllegalArgumentException if the rule has a condition already, or is combined of others
     */
    public Rule when(Predicate<? super Event> condition) {
        return new Rule(form.when(condition));
    }

    /** The activities that it speaks of. */
    public List<String> activities() {
        return form.activities();
    }

    /** What it asks, without a full stop. */
    public Phrase sentence() {
        return form.said();
    }

    /** Whether nothing but the order of activities counts, so that one case speaks for its variant. */
    boolean ofOrder() {
        return form.ofOrder();
    }

    /** The activities of the parts that compare times. */
    List<String> timedActivities() {
        return form.timedActivities();
    }

    Judge on(EventLog log) {
        return form.on(log);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rule rule && form.equals(rule.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        return form.call();
    }
}
