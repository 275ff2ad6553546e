package io.keiro.log;

import java.util.BitSet;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A condition on cases that looks at a whole log once instead of at each case anew. What depends on nothing but the order of the
 * activities is asked once per variant. It prints as it stands in a cell.
 */
final class CaseCondition implements Predicate<Trace> {

    private final String text;
    private final Function<EventLog, Bound> binding;
    /** How to ask for one case outside a scan, or null if the binding serves. */
    private final Predicate<? super Trace> single;

    private volatile Asked asked;

    /** The binding used last by {@link #test}; bindings are for one thread. */
    private record Asked(EventLog log, Thread thread, IntPredicate holds) {}

    private CaseCondition(String text, Function<EventLog, Bound> binding, Predicate<? super Trace> single) {
        this.text = text;
        this.binding = binding;
        this.single = single;
    }

    static CaseCondition of(Verb said, Function<EventLog, Bound> binding) {
        return new CaseCondition(said.call(), binding, null);
    }

    /** A condition on the order of activities alone. */
    static CaseCondition ofOrder(Verb said, Function<EventLog, SequenceTest> binding) {
        return of(said, log -> Bound.of(perVariant(log, binding.apply(log))));
    }

    /** Any condition; one of ours stays as it is. */
    static CaseCondition of(Predicate<? super Trace> condition) {
        Objects.requireNonNull(condition, "a condition on cases is needed, for example endingWith(\"Closed Won\")");
        return condition instanceof CaseCondition ours
                ? ours
                : new CaseCondition("…", log -> Bound.of(LogFilter.onTraces(log, condition)), condition);
    }

    static IntPredicate perVariant(EventLog log, SequenceTest test) {
        VariantIndex variants = log.variants();
        int[] codes = log.frame().codes();
        BitSet holding = new BitSet(variants.count());
        for (int v = 0; v < variants.count(); v++) {
            int example = variants.example(v);
            holding.set(v, test.test(codes, log.caseStart(example), log.caseEnd(example)));
        }
        return c -> holding.get(variants.variantOf(c));
    }

    Bound on(EventLog log) {
        return binding.apply(log);
    }

    @Override
    public boolean test(Trace trace) {
        if (single != null) {
            return single.test(trace);
        }
        EventLog log = ((TraceView) trace).log();
        Asked last = asked;
        if (last == null || last.log() != log || last.thread() != Thread.currentThread()) {
            last = new Asked(log, Thread.currentThread(), on(log).holds());
            asked = last;
        }
        return last.holds().test(trace.index());
    }

    @Override
    public CaseCondition and(Predicate<? super Trace> other) {
        CaseCondition second = of(other);
        return new CaseCondition(
                text + ".and(" + second.text + ")",
                log -> on(log).and(second.on(log)),
                trace -> test(trace) && second.test(trace));
    }

    @Override
    public CaseCondition or(Predicate<? super Trace> other) {
        CaseCondition second = of(other);
        return new CaseCondition(
                text + ".or(" + second.text + ")",
                log -> on(log).or(second.on(log)),
                trace -> test(trace) || second.test(trace));
    }

    @Override
    public CaseCondition negate() {
        return new CaseCondition(text + ".negate()", log -> on(log).negate(), trace -> !test(trace));
    }

    @Override
    public String toString() {
        return text;
    }
}
