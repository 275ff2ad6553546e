package io.keiro.log;

import java.util.function.Function;

/** The verbs that change what a log says about its cases and events: columns computed from others, labels, roles, times. */
public sealed interface Transformations extends LabelVerbs, MappingVerbs, ColumnVerbs, AttributeSetVerbs, ClockVerbs
        permits EventLog {

    /**
     * One case attribute more, computed case by case; one of that name is replaced. The column takes the type of the values: text, whole
     * number, number, yes or no, moment; null, empty text and NaN are missing. {@code log.withCaseAttribute("steps", Trace::length)}
     *
     * @throws IllegalArgumentException if the values are of different types, or of one that no column holds; the message names them
     */
    default EventLog withCaseAttribute(String name, Function<? super Trace, ?> value) {
        EventLog log = (EventLog) this;
        return NewAttributes.ofCases(log, name, value);
    }

    /**
     * One event attribute more, computed event by event; one of that name is replaced. Types as for {@link #withCaseAttribute}.
     *
     * @throws IllegalArgumentException if the values are of different types, or of one that no column holds; the message names them
     */
    default EventLog withEventAttribute(String name, Function<? super Event, ?> value) {
        EventLog log = (EventLog) this;
        return NewAttributes.ofEvents(log, name, value);
    }

    /**
     * Pseudonyms in the place of case ids, resources and the values of these attributes, at both levels: equal values get equal pseudonyms,
     * see {@link PseudonymKey}. Columns become text. The result knows nothing of the log before: earlier steps stand in its history without
     * their arguments, and its report quotes no source. Times, activities and all other attributes stay as they are, and may still tell
     * who it was: drop, round or shift what is not needed.
     */
    default EventLog pseudonymise(PseudonymKey key, String... attributes) {
        return Pseudonyms.of((EventLog) this, key, attributes);
    }

    /**
     * One case attribute more: the number of a cluster of similar variants, from 1 for the one with most cases. At most so many clusters;
     * the same seed gives the same ones, whatever the order of the cases. Two variants are similar if they share many directly-follows
     * pairs, begin and end included: by the Bray-Curtis distance of their multisets of pairs. Found by k-medoids, weighted by the number of
     * cases; the history says how many cases each cluster has. {@code log.clusterVariants(4, 7).by("cluster")} is one log for each.
     */
    default EventLog clusterVariants(String name, int count, long seed) {
        return VariantClusters.of((EventLog) this, name, count, seed);
    }

    /** {@link #clusterVariants(String, int, long)} with the attribute {@code cluster}. */
    default EventLog clusterVariants(int count, long seed) {
        return clusterVariants("cluster", count, seed);
    }
}
