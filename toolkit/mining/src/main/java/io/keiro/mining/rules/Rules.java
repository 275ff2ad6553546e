package io.keiro.mining.rules;

import io.keiro.log.Cases;
import io.keiro.log.Trace;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The templates of DECLARE, to be read as a sentence: {@code log.keepCases(violating(response("Quote", "Order")))}. Unary rules and
 * choices are activated in every case, response rules by the first activity, precedence rules by the second, succession and
 * co-existence rules and their negations by either. A label that a log never had is an error that names the nearest ones, when the rule meets the
 * log. Order within a case is that of the log, also where times are equal.
 *
 * <p>Sources: Pesic, Schonenberg, van der Aalst, DECLARE: Full Support for Loosely-Structured Processes, 2007; Maggi, Bose, van der
 * Aalst, Efficient Discovery of Understandable Declarative Process Models from Event Logs, 2012. Cost: linear in the events, for a rule on order
 * alone in those of one case per variant.
 */
public final class Rules {

    private Rules() {}

    /**
     * Cases that satisfy the rule, among them those that do not activate it. {@code dropCases} leaves what {@link #violating} keeps.
     */
    public static Predicate<Trace> satisfying(Rule rule) {
        Objects.requireNonNull(rule, "satisfying needs a rule, for example response(\"Quote\", \"Order\")");
        return Cases.prepared("satisfying(" + rule + ")", log -> {
            Verdicts verdicts = Verdicts.of(log, rule);
            return c -> verdicts.of(c) != RuleVerdict.VIOLATED;
        });
    }

    /** Cases that violate the rule at least once. */
    public static Predicate<Trace> violating(Rule rule) {
        Objects.requireNonNull(rule, "violating needs a rule, for example response(\"Quote\", \"Order\")");
        return Cases.prepared("violating(" + rule + ")", log -> {
            Verdicts verdicts = Verdicts.of(log, rule);
            return c -> verdicts.of(c) == RuleVerdict.VIOLATED;
        });
    }

    /** The contrary of a rule; see {@link Rule} for what that means where the rule is not activated. */
    public static Rule not(Rule rule) {
        Objects.requireNonNull(rule, "not needs a rule, for example not(init(\"Quote\"))");
        return rule.negate();
    }

    /** The activity occurs. */
    public static Rule existence(String activity) {
        return existence(activity, 1);
    }

    /** The activity occurs at least so often, which is 1 or more. */
    public static Rule existence(String activity, int times) {
        atLeast(1, times, "existence");
        return Rule.of(new Occurrences("existence", activity, times, Integer.MAX_VALUE));
    }

    /** The activity does not occur. */
    public static Rule absence(String activity) {
        return absence(activity, 1);
    }

    /** The activity occurs less often than this: {@code absence("Call", 3)} allows two calls. The number is 1 or more. */
    public static Rule absence(String activity, int times) {
        atLeast(1, times, "absence");
        return Rule.of(new Occurrences("absence", activity, 0, times - 1));
    }

    /** The activity occurs exactly so often, which is 1 or more. */
    public static Rule exactly(String activity, int times) {
        atLeast(1, times, "exactly");
        return Rule.of(new Occurrences("exactly", activity, times, times));
    }

    /** The activity occurs at least and at most so often, both included. */
    public static Rule between(String activity, int least, int most) {
        atLeast(0, least, "between");
        if (most < least) {
            throw new IllegalArgumentException(
                    "between needs two numbers in ascending order; they are " + least + " and " + most);
        }
        return Rule.of(new Occurrences("between", activity, least, most));
    }

    private static void atLeast(int least, int times, String call) {
        if (times < least) {
            throw new IllegalArgumentException(
                    call + " needs a number of occurrences of " + least + " or more; it is " + times);
        }
    }

    /** The first event has this activity. A case without events violates it. */
    public static Rule init(String activity) {
        return Rule.of(new Endpoint(true, activity));
    }

    /** The last event has this activity. A case without events violates it. */
    public static Rule end(String activity) {
        return Rule.of(new Endpoint(false, activity));
    }

    /** At least one of the two occurs. */
    public static Rule choice(String first, String second) {
        return Rule.of(new Choice(false, first, second));
    }

    /** Exactly one of the two occurs, however often. */
    public static Rule exclusiveChoice(String first, String second) {
        return Rule.of(new Choice(true, first, second));
    }

    /** If the first occurs, the second occurs as well, before or after. */
    public static Rule respondedExistence(String first, String second) {
        return Rule.of(new Relation(RelationKind.RESPONDED_EXISTENCE, first, second));
    }

    /** Both occur, or neither. */
    public static Rule coExistence(String first, String second) {
        return Rule.of(new Relation(RelationKind.CO_EXISTENCE, first, second));
    }

    /** Each event of the first activity has one of the second at some place after it. */
    public static Rule response(String first, String second) {
        return Rule.of(new Relation(RelationKind.RESPONSE, first, second));
    }

    /** Each event of the second activity has one of the first at some place before it. */
    public static Rule precedence(String first, String second) {
        return Rule.of(new Relation(RelationKind.PRECEDENCE, first, second));
    }

    /** Response and precedence. */
    public static Rule succession(String first, String second) {
        return Rule.of(new Relation(RelationKind.SUCCESSION, first, second));
    }

    /** Each event of the first activity has one of the second after it, before the first activity comes again. */
    public static Rule alternateResponse(String first, String second) {
        return Rule.of(new Relation(RelationKind.ALTERNATE_RESPONSE, first, second));
    }

    /** Each event of the second activity has one of the first before it, after the second activity came last. */
    public static Rule alternatePrecedence(String first, String second) {
        return Rule.of(new Relation(RelationKind.ALTERNATE_PRECEDENCE, first, second));
    }

    /** Alternate response and alternate precedence: the two come in turns. */
    public static Rule alternateSuccession(String first, String second) {
        return Rule.of(new Relation(RelationKind.ALTERNATE_SUCCESSION, first, second));
    }

    /** The very next event after each event of the first activity has the second. */
    public static Rule chainResponse(String first, String second) {
        return Rule.of(new Relation(RelationKind.CHAIN_RESPONSE, first, second));
    }

    /** The event directly before each event of the second activity has the first. */
    public static Rule chainPrecedence(String first, String second) {
        return Rule.of(new Relation(RelationKind.CHAIN_PRECEDENCE, first, second));
    }

    /** Chain response and chain precedence: the two come side by side only. */
    public static Rule chainSuccession(String first, String second) {
        return Rule.of(new Relation(RelationKind.CHAIN_SUCCESSION, first, second));
    }

    /** Not both occur in the same case. */
    public static Rule notCoExistence(String first, String second) {
        return Rule.of(new Relation(RelationKind.NOT_CO_EXISTENCE, first, second));
    }

    /** No event of the second activity comes at any place after one of the first. */
    public static Rule notSuccession(String first, String second) {
        return Rule.of(new Relation(RelationKind.NOT_SUCCESSION, first, second));
    }

    /** No event of the second activity comes directly after one of the first. */
    public static Rule notChainSuccession(String first, String second) {
        return Rule.of(new Relation(RelationKind.NOT_CHAIN_SUCCESSION, first, second));
    }
}
