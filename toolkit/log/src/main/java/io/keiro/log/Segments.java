package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stretches of cases that become cases of their own, {@code id#1}, {@code id#2} and so on, with the attributes of the case that they come
 * from. Stretches may overlap. Cost: one pass over the events and the stretches.
 */
final class Segments {

    private final EventLog log;
    /** In each variant, or null if they do not depend on the order of activities alone. */
    private final Places[] places;

    private int[] cases = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    private Segments(EventLog log, Places[] places) {
        this.log = log;
        this.places = places;
    }

    /** From each event of the first activity to the next one of the second behind it, both included. */
    static Segments between(EventLog log, String first, String last) {
        int from = log.neededCode(first);
        int to = log.neededCode(last);
        return ofOrder(log, (codes, start, end, found) -> {
            int next = start;
            for (int e = start; e < end && next < end; e++) {
                if (codes[e] == from) {
                    next = Math.max(next, e + 1);
                    while (next < end && codes[next] != to) {
                        next++;
                    }
                    if (next < end) {
                        found.add(e - start, next + 1 - start);
                    }
                }
            }
        });
    }

    /** Each place where these activities directly follow one another. */
    static Segments of(EventLog log, List<String> sequence) {
        if (sequence.isEmpty()) {
            throw new IllegalArgumentException(
                    "a sequence needs at least one activity, for example keepSegments(\"Call\", \"Offer\")");
        }
        int[] wanted = sequence.stream().mapToInt(log::neededCode).toArray();
        return ofOrder(log, (codes, start, end, found) -> {
            for (int e = start; e + wanted.length <= end; e++) {
                if (Arrays.equals(codes, e, e + wanted.length, wanted, 0, wanted.length)) {
                    found.add(e - start, e + wanted.length - start);
                }
            }
        });
    }

    private interface Finder {
        void find(int[] codes, int start, int end, Places found);
    }

    /** Stretches that depend on the order of activities alone are looked for once in each variant. */
    private static Segments ofOrder(EventLog log, Finder finder) {
        Places[] places = new Places[log.variantCount()];
        for (int v = 0; v < places.length; v++) {
            int example = log.variantExample(v);
            places[v] = new Places();
            finder.find(log.frame().codes(), log.caseStart(example), log.caseEnd(example), places[v]);
        }
        return in(log, places);
    }

    private static Segments in(EventLog log, Places[] places) {
        Segments found = new Segments(log, places);
        for (int c = 0; c < log.caseCount(); c++) {
            int start = log.caseStart(c);
            Places of = places[log.variantOf(c)];
            for (int i = 0; i < of.size; i++) {
                found.add(c, start + of.starts[i], start + of.ends[i]);
            }
        }
        return found;
    }

    /** Where stretches begin and end in a variant, counted from its first event. */
    private static final class Places {
        private int[] starts = new int[2];
        private int[] ends = new int[2];
        private int size;

        void add(int start, int end) {
            starts = Growth.ints(starts, size);
            ends = Growth.ints(ends, size);
            starts[size] = start;
            ends[size++] = end;
        }

        /** What lies in none of these, in stretches that are as long as can be. */
        Places rest(int length) {
            BitSet inside = new BitSet(length);
            for (int i = 0; i < size; i++) {
                inside.set(starts[i], ends[i]);
            }
            Places rest = new Places();
            for (int from = inside.nextClearBit(0); from < length; ) {
                int to = inside.nextSetBit(from);
                rest.add(from, to < 0 ? length : to);
                from = to < 0 ? length : inside.nextClearBit(to);
            }
            return rest;
        }
    }

    /** The beginnings of each case that have so many events, the shortest first. */
    static Segments prefixes(EventLog log, Between lengths) {
        Between range = resolved(log, lengths);
        Segments found = new Segments(log, null);
        for (int c = 0; c < log.caseCount(); c++) {
            for (int end = log.caseStart(c) + 1; end <= log.caseEnd(c); end++) {
                if (range.holds((double) (end - log.caseStart(c)))) {
                    found.add(c, log.caseStart(c), end);
                }
            }
        }
        return found;
    }

    /** The ends of each case that have so many events, the longest first. */
    static Segments suffixes(EventLog log, Between lengths) {
        Between range = resolved(log, lengths);
        Segments found = new Segments(log, null);
        for (int c = 0; c < log.caseCount(); c++) {
            for (int start = log.caseStart(c); start < log.caseEnd(c); start++) {
                if (range.holds((double) (log.caseEnd(c) - start))) {
                    found.add(c, start, log.caseEnd(c));
                }
            }
        }
        return found;
    }

    private static Between resolved(EventLog log, Between lengths) {
        return lengths.in(Between.Of.NUMBERS, "lengths")
                .among(IntStream.range(0, log.caseCount())
                        .mapToDouble(c -> log.caseEnd(c) - log.caseStart(c))
                        .toArray());
    }

    private void add(int caseIndex, int start, int end) {
        cases = Growth.ints(cases, size);
        starts = Growth.ints(starts, size);
        ends = Growth.ints(ends, size);
        cases[size] = caseIndex;
        starts[size] = start;
        ends[size++] = end;
    }

    EventLog keep(Verb verb) {
        int[] offsets = new int[size + 1];
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += ends[i] - starts[i];
            if (total > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "the stretches overlap so much that together they have more than 2,147,483,639 events;"
                                + " choose activities that occur less often in a case");
            }
            offsets[i + 1] = (int) total;
        }
        int[] events = new int[(int) total];
        for (int i = 0; i < size; i++) {
            for (int e = starts[i], at = offsets[i]; e < ends[i]; e++) {
                events[at++] = e;
            }
        }
        return log.derive(verb, log.frame().cut(ids(), Arrays.copyOf(cases, size), offsets, events));
    }

    /** What lies in none of these; only for stretches that depend on the order of activities. */
    EventLog drop(Verb verb) {
        Places[] rest = new Places[places.length];
        for (int v = 0; v < rest.length; v++) {
            int example = log.variantExample(v);
            rest[v] = places[v].rest(log.caseEnd(example) - log.caseStart(example));
        }
        return in(log, rest).keep(verb);
    }

    /** Different cases have different ids, so different stretches have as well: the last # always stands before the number. */
    private TextColumn ids() {
        Dictionary dictionary = new Dictionary(size);
        int[] codes = new int[size];
        int number = 0;
        // One buffer for all: there may be a million of them.
        StringBuilder id = new StringBuilder();
        char[] text = new char[64];
        for (int i = 0; i < size; i++) {
            number = i > 0 && cases[i] == cases[i - 1] ? number + 1 : 1;
            id.setLength(0);
            id.append(log.caseId(cases[i])).append('#').append(number);
            if (id.length() > text.length) {
                text = new char[2 * id.length()];
            }
            id.getChars(0, id.length(), text, 0);
            codes[i] = dictionary.code(text, 0, id.length());
        }
        return new TextColumn(log.frame().rows().caseIds().name(), dictionary, codes);
    }
}
