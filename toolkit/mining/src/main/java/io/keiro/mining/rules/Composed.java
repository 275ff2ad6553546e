package io.keiro.mining.rules;

import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Both rules, or at least one of them. */
record Composed(boolean both, Form first, Form second) implements Form {

    @Override
    public Phrase said() {
        return Phrase.of(
                bracketed(first, first.said().en())
                        + (both ? " and " : " or ")
                        + bracketed(second, second.said().en()),
                bracketed(first, first.said().ja())
                        + (both ? "、かつ" : "、または")
                        + bracketed(second, second.said().ja()));
    }

    private static String bracketed(Form part, String text) {
        return part instanceof Composed ? "(" + text + ")" : text;
    }

    @Override
    public String call() {
        return first.call() + (both ? ".and(" : ".or(") + second.call() + ")";
    }

    @Override
    public List<String> activities() {
        return joined(first.activities(), second.activities());
    }

    @Override
    public boolean ofOrder() {
        return first.ofOrder() && second.ofOrder();
    }

    @Override
    public List<String> timedActivities() {
        return joined(first.timedActivities(), second.timedActivities());
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    @Override
    public Judge on(EventLog log) {
        Judge one = first.on(log);
        Judge other = second.on(log);
        return (start, end) -> {
            RuleVerdict a = one.judge(start, end);
            RuleVerdict b = other.judge(start, end);
            boolean activated = a != RuleVerdict.NOT_ACTIVATED || b != RuleVerdict.NOT_ACTIVATED;
            boolean violatedOnce = a == RuleVerdict.VIOLATED || b == RuleVerdict.VIOLATED;
            return RuleVerdict.of(activated, both ? violatedOnce : violatedOnce && a == b);
        };
    }

    @Override
    public Form within(Duration limit) {
        throw ofParts("within");
    }

    @Override
    public Form when(Predicate<? super Event> condition) {
        throw ofParts("when");
    }

    private IllegalArgumentException ofParts(String what) {
        return new IllegalArgumentException(what + " belongs to a single rule; call it on the parts of " + call());
    }
}
