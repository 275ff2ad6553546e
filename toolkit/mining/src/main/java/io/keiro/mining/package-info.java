/**
 * What is computed from an event log. Start with {@link io.keiro.mining.DirectlyFollowsGraph}, {@link io.keiro.mining.Variants} and
 * {@link io.keiro.mining.ThroughputTime}: each is made by {@code of(log)}, shows itself as a table and prints as a sentence. An
 * analysis that answers a question returns a {@link io.keiro.mining.Finding}. Durations are elapsed time unless a type says otherwise.
 */
package io.keiro.mining;
