/**
 * Whether and how a log follows a model. Start with {@link io.keiro.mining.conformance.Membership}, which says for each variant whether it is
 * a run of a net; {@link io.keiro.mining.conformance.Conformance} has the same as conditions for the verbs of a log.
 */
package io.keiro.mining.conformance;
