package io.keiro.mining.rules;

/** A rule bound to one log: what it says of the case that holds the events {@code start} to {@code end - 1}. */
@FunctionalInterface
interface Judge {

    RuleVerdict judge(int start, int end);
}
