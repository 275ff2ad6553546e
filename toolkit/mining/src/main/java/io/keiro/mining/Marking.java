package io.keiro.mining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many tokens lie in each place of a Petri net: a multiset of places, known by their ids. Places that are not in it have none; the empty
 * marking is valid. Prints as {@code [p, q×2]}.
 *
 * <p>Source: T. Murata, Petri Nets: Properties, Analysis and Applications, 1989.
 */
public final class Marking {

    private static final Marking EMPTY = new Marking(new TreeMap<>());

    private final SortedMap<String, Integer> tokens;

    private Marking(SortedMap<String, Integer> tokens) {
        this.tokens = Collections.unmodifiableSortedMap(tokens);
    }

    /** No token anywhere. */
    public static Marking empty() {
        return EMPTY;
    }

    /** One token for each time that a place is named. */
    public static Marking of(String... places) {
        SortedMap<String, Integer> tokens = new TreeMap<>(LabelOrder.BY_CODE_POINT);
        for (String place : places) {
            tokens.merge(place, 1, Math::addExact);
        }
        return new Marking(tokens);
    }

    /** So many tokens for each place; 0 is the same as not naming it, less is an error. */
    public static Marking of(Map<String, Integer> tokens) {
        SortedMap<String, Integer> some = new TreeMap<>(LabelOrder.BY_CODE_POINT);
        tokens.forEach((place, count) -> {
            if (count < 0) {
                throw ModelFormatException.of(
                        "place '" + place + "' has " + count + " tokens; it must be 0 or more",
                        "プレース「" + place + "」のトークン数が" + count + "です。0以上でなければなりません");
            }
            if (count > 0) {
                some.put(place, count);
            }
        });
        return new Marking(some);
    }

    /** Tokens in a place; 0 for a place that is not marked. */
    public int tokens(String place) {
        return tokens.getOrDefault(place, 0);
    }

    /** The marked places by id. */
    public Set<String> places() {
        return tokens.keySet();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marking marking && tokens.equals(marking.tokens);
    }

    @Override
    public int hashCode() {
        return tokens.hashCode();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        tokens.forEach((place, count) -> parts.add(count == 1 ? place : place + "×" + count));
        return "[" + String.join(", ", parts) + "]";
    }
}
