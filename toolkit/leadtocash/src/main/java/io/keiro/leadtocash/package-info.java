/**
 * The Lead-to-Cash data set, its catalogue of activities and the analyses. Start with {@link io.keiro.leadtocash.LeadToCash}; each
 * analysis is a class with {@code of(LeadToCash)}.
 */
package io.keiro.leadtocash;
