/**
 * What is computed from an event log. Start with {@link io.keiro.mining.DirectlyFollowsGraph} and {@link io.keiro.mining.Variants};
 * an analysis that answers a question returns a {@link io.keiro.mining.Finding}.
 */
package io.keiro.mining;
