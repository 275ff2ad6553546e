package io.keiro.mining.conformance;

import io.keiro.log.Trace;
import io.keiro.mining.PetriNet;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Conditions on whether a case follows a model, for the verbs of a log: {@code log.keepCases(conforming(net))},
 * {@code log.dropCases(deviating(net))}. What conforming means, and its cost, says {@link Membership}; how many activities of the log the net
 * does not have, says its sentence. A case that cannot be decided within the limit ends the verb with an {@link UndecidedException}.
 */
public final class Conformance {

    private Conformance() {}

    /** The activities of the case are a run of the net: its cheapest alignment costs 0. */
    public static Predicate<Trace> conforming(PetriNet net) {
        return conforming(net, Membership.Options.defaults());
    }

    public static Predicate<Trace> conforming(PetriNet net, Membership.Options options) {
        return condition(net, options, Membership.Answer.CONFORMS);
    }

    /** Whatever does not conform: its cheapest alignment costs something. */
    public static Predicate<Trace> deviating(PetriNet net) {
        return deviating(net, Membership.Options.defaults());
    }

    public static Predicate<Trace> deviating(PetriNet net, Membership.Options options) {
        return condition(net, options, Membership.Answer.DEVIATES);
    }

    private static Predicate<Trace> condition(PetriNet net, Membership.Options options, Membership.Answer wanted) {
        return new MembershipCondition(
                Objects.requireNonNull(net, "the condition needs a net"),
                Objects.requireNonNull(options, "the condition needs options, for example Options.defaults()"),
                wanted);
    }
}
