package io.keiro.log;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Conditions on cases by what they are and by conditions on their events. */
final class CaseLists {

    private CaseLists() {}

    /** An id that the source never had is an error that names the nearest. */
    static Bound withIds(EventLog log, List<String> ids) {
        TextColumn column = (TextColumn) log.frame().rows().caseIds();
        BitSet wanted = new BitSet();
        for (String id : ids) {
            int code = column.dictionary().find(id);
            if (code < 0 && column.dictionary().size() > 0) {
                throw new IllegalArgumentException("no case \"" + id + "\" in " + log.name()
                        + NearestNames.hint(id, log.caseIds()).en());
            }
            if (code >= 0) {
                wanted.set(code);
            }
        }
        int[] codes = column.codes();
        return Bound.of(c -> wanted.get(codes[c]));
    }

    static Bound ofVariants(EventLog log, List<List<String>> variants) {
        Set<List<Integer>> wanted = new HashSet<>();
        for (List<String> variant : variants) {
            wanted.add(variant.stream().map(log::neededCode).toList());
        }
        BitSet holding = new BitSet();
        for (int v = 0; v < log.variantCount(); v++) {
            int example = log.variantExample(v);
            holding.set(
                    v,
                    wanted.contains(IntStream.range(log.caseStart(example), log.caseEnd(example))
                            .map(log::activityCode)
                            .boxed()
                            .toList()));
        }
        return Bound.of(c -> holding.get(log.variantOf(c)));
    }

    static Bound withEvents(EventLog log, Quantifier quantifier, Bound each) {
        return new Bound(
                c -> {
                    for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                        if (each.holds().test(e) != (quantifier == Quantifier.ALL)) {
                            return quantifier == Quantifier.ANY;
                        }
                    }
                    return quantifier != Quantifier.ANY;
                },
                each.note());
    }

    static Bound withEndpoints(EventLog log, Bound first, Bound last) {
        Bound both = first.and(last);
        return new Bound(
                c -> log.caseStart(c) < log.caseEnd(c)
                        && first.holds().test(log.caseStart(c))
                        && last.holds().test(log.caseEnd(c) - 1),
                both.note());
    }

    /** Once per variant. */
    static Bound occurring(EventLog log, String activity, Between range) {
        int code = log.neededCode(activity);
        int[] codes = log.frame().codes();
        return CaseValues.perVariant(log, c -> {
                    int count = 0;
                    for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                        count += codes[e] == code ? 1 : 0;
                    }
                    return count;
                })
                .in(range, Phrase.same(""));
    }
}
