package io.keiro.mining.rules;

/** What a rule says of one case. */
public enum RuleVerdict {
    /** Nothing in the case asks for anything; the case counts as satisfying, and is no evidence for the rule. */
    NOT_ACTIVATED,
    /** The case activates the rule and keeps it. */
    SATISFIED,
    /** The case activates the rule and breaks it, at least once. */
    VIOLATED;

    static RuleVerdict of(boolean activated, boolean violated) {
        return violated ? VIOLATED : activated ? SATISFIED : NOT_ACTIVATED;
    }
}
