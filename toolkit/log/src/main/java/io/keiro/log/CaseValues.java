package io.keiro.log;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** A number for each case, and the cases whose number lies in a range. NaN is a case without one: it lies in no range. */
final class CaseValues {

    private final double[] values;

    private CaseValues(double[] values) {
        this.values = values;
    }

    static CaseValues of(EventLog log, IntToDoubleFunction value) {
        double[] values = new double[log.caseCount()];
        for (int c = 0; c < values.length; c++) {
            values[c] = value.applyAsDouble(c);
        }
        return new CaseValues(values);
    }

    /** A number for each variant, given to its cases. */
    static CaseValues perVariant(EventLog log, IntToDoubleFunction valueOfExample) {
        VariantIndex variants = log.variants();
        double[] ofVariants = new double[variants.count()];
        for (int v = 0; v < ofVariants.length; v++) {
            ofVariants[v] = valueOfExample.applyAsDouble(variants.example(v));
        }
        return of(log, c -> ofVariants[variants.variantOf(c)]);
    }

    /** @param lacking what cases without a number lack, to be read after "12 cases without " */
    Bound in(Between range, Phrase lacking) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        int unknown = values.length - known.length;
        Between resolved = range.among(known);
        return new Bound(
                c -> resolved.holds(values[c]),
                unknown == 0
                        ? Phrase.same("")
                        : Phrase.of(
                                Wording.count(unknown, "case", "cases") + " without " + lacking.en(),
                                lacking.ja() + "のないケース " + Wording.number(unknown) + "件"));
    }
}
