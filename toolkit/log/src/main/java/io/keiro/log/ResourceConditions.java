package io.keiro.log;

import java.util.BitSet;

/** Conditions on who did the events of a case. */
final class ResourceConditions {

    private final EventLog log;
    private final Resources resources;
    private final int[] who;
    private final int[] codes;

    ResourceConditions(EventLog log) {
        this.log = log;
        this.resources = Resources.of(log);
        this.who = resources.codes();
        this.codes = log.frame().codes();
    }

    private Bound bound(java.util.function.IntPredicate condition) {
        return new Bound(condition, resources.note());
    }

    /** Events of these resources. */
    Bound doneBy(String... names) {
        BitSet wanted = resources.codes(names);
        return bound(e -> who[e] >= 0 && wanted.get(who[e]));
    }

    Bound doneBy(Quantifier quantifier, String... names) {
        BitSet wanted = resources.codes(names);
        return bound(c -> {
            boolean any = false;
            boolean all = true;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                boolean one = who[e] >= 0 && wanted.get(who[e]);
                any |= one;
                all &= one;
            }
            return switch (quantifier) {
                case ANY -> any;
                case ALL -> all;
                case NONE -> !any;
            };
        });
    }

    /** Events of resources that are themselves picked. */
    Bound among(BitSet picked, Phrase note) {
        Bound bound = bound(e -> who[e] >= 0 && picked.get(who[e]));
        return bound.and(new Bound(e -> true, note));
    }

    Bound within(Between range) {
        return among(MostFrequent.within(range, resources.counts()), Phrase.same(""));
    }

    Bound covering(Share share) {
        MostFrequent most = MostFrequent.covering(
                share,
                resources.counts(),
                (a, b) -> Labels.BY_CODE_POINT.compare(
                        resources.names().entry(a), resources.names().entry(b)));
        return among(most.kept(), most.note());
    }

    /** Number of different known resources in a case. */
    Bound involved(Between range) {
        int[] seen = new int[resources.names().size()];
        range.in(Between.Of.NUMBERS, "the number of resources");
        Bound in = CaseValues.of(log, c -> {
                    int different = 0;
                    for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                        if (who[e] >= 0 && seen[who[e]] != c + 1) {
                            seen[who[e]] = c + 1;
                            different++;
                        }
                    }
                    return different;
                })
                .in(range, Phrase.same(""));
        return new Bound(in.holds(), resources.note());
    }

    private BitSet whoDid(int caseIndex, int activity) {
        BitSet did = new BitSet();
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            if (codes[e] == activity && who[e] >= 0) {
                did.set(who[e]);
            }
        }
        return did;
    }

    /** Nobody did both. */
    Bound fourEyes(String a, String b) {
        int codeA = log.neededCode(a);
        int codeB = log.neededCode(b);
        return bound(c -> !whoDid(c, codeA).intersects(whoDid(c, codeB)));
    }

    /** Both occur, and one known resource did all of both. */
    Bound sameForBoth(String a, String b) {
        int codeA = log.neededCode(a);
        int codeB = log.neededCode(b);
        return bound(c -> {
            int one = -1;
            boolean hasA = false;
            boolean hasB = false;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (codes[e] != codeA && codes[e] != codeB) {
                    continue;
                }
                hasA |= codes[e] == codeA;
                hasB |= codes[e] == codeB;
                if (who[e] < 0 || one >= 0 && one != who[e]) {
                    return false;
                }
                one = who[e];
            }
            return hasA && hasB;
        });
    }

    /** Two known resources did it. */
    Bound byDifferent(String activity) {
        int code = log.neededCode(activity);
        return bound(c -> whoDid(c, code).cardinality() > 1);
    }

    /** An event of the one directly followed by an event of the other. */
    Bound handover(String from, String to) {
        int giver = resources.codes(from).nextSetBit(0);
        int taker = resources.codes(to).nextSetBit(0);
        return bound(c -> {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                if (giver >= 0 && who[e - 1] == giver && taker >= 0 && who[e] == taker) {
                    return true;
                }
            }
            return false;
        });
    }

    Bound doing(String resource, String activity) {
        int one = resources.codes(resource).nextSetBit(0);
        int code = log.neededCode(activity);
        return bound(e -> one >= 0 && who[e] == one && codes[e] == code);
    }

    /** An activity that directly follows itself, by the same or by another known resource. */
    Bound selfLoop(RepetitionKind kind) {
        return bound(c -> {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                if (codes[e] == codes[e - 1] && is(kind, who[e - 1], who[e])) {
                    return true;
                }
            }
            return false;
        });
    }

    /** An activity that comes again after another one, by the same or another known resource than the time before. */
    Bound repetition(RepetitionKind kind) {
        int[] last = new int[log.activityCodeCount()];
        int[] seenIn = new int[log.activityCodeCount()];
        return bound(c -> {
            boolean found = false;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                boolean again = seenIn[codes[e]] == c + 1 && codes[e - 1] != codes[e];
                found |= again && is(kind, last[codes[e]], who[e]);
                seenIn[codes[e]] = c + 1;
                last[codes[e]] = who[e];
            }
            return found;
        });
    }

    private static boolean is(RepetitionKind kind, int before, int now) {
        return switch (kind) {
            case ALL -> true;
            case SAME_RESOURCE -> before >= 0 && before == now;
            case OTHER_RESOURCE -> before >= 0 && now >= 0 && before != now;
        };
    }
}
