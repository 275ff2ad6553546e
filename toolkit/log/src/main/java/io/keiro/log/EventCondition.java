package io.keiro.log;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A condition on events that finds its columns and codes once for a whole log instead of for each event. It prints as it stands in a
 * cell.
 */
final class EventCondition implements Predicate<Event> {

    private final String text;
    private final Function<EventLog, Bound> binding;
    /** How to ask for one event outside a scan, or null if the binding serves. */
    private final Predicate<? super Event> single;

    private volatile Asked asked;

    /** The binding used last by {@link #test}; bindings are for one thread. */
    private record Asked(EventLog log, Thread thread, IntPredicate holds) {}

    private EventCondition(String text, Function<EventLog, Bound> binding, Predicate<? super Event> single) {
        this.text = text;
        this.binding = binding;
        this.single = single;
    }

    static EventCondition of(Verb said, Function<EventLog, Bound> binding) {
        return new EventCondition(said.call(), binding, null);
    }

    /** Any condition; one of ours stays as it is. */
    static EventCondition of(Predicate<? super Event> condition) {
        Objects.requireNonNull(condition, "a condition on events is needed, for example ofActivity(\"Call\")");
        return condition instanceof EventCondition ours
                ? ours
                : new EventCondition("…", log -> Bound.of(LogFilter.onEvents(log, condition)), condition);
    }

    Bound on(EventLog log) {
        return binding.apply(log);
    }

    @Override
    public boolean test(Event event) {
        if (single != null) {
            return single.test(event);
        }
        EventLog log = ((EventView) event).log();
        Asked last = asked;
        if (last == null || last.log() != log || last.thread() != Thread.currentThread()) {
            last = new Asked(log, Thread.currentThread(), on(log).holds());
            asked = last;
        }
        return last.holds().test(event.index());
    }

    @Override
    public EventCondition and(Predicate<? super Event> other) {
        EventCondition second = of(other);
        return new EventCondition(
                text + ".and(" + second.text + ")",
                log -> on(log).and(second.on(log)),
                event -> test(event) && second.test(event));
    }

    @Override
    public EventCondition or(Predicate<? super Event> other) {
        EventCondition second = of(other);
        return new EventCondition(
                text + ".or(" + second.text + ")",
                log -> on(log).or(second.on(log)),
                event -> test(event) || second.test(event));
    }

    @Override
    public EventCondition negate() {
        return new EventCondition(text + ".negate()", log -> on(log).negate(), event -> !test(event));
    }

    @Override
    public String toString() {
        return text;
    }
}
