/**
 * What should hold in every case, as rules on activities in the sense of DECLARE. Start with {@link io.keiro.mining.rules.Rules}, which
 * makes rules and the conditions {@code log.keepCases(satisfying(rule))} and {@code violating(rule)};
 * {@link io.keiro.mining.rules.RuleCheck} counts for given rules how many cases activate, satisfy and violate them.
 */
package io.keiro.mining.rules;
