package io.keiro.log;

/**
 * How many of the most frequent variants are kept.
 *
 * @param kept ranks below this one
 * @param note what the cut left out although it was as frequent as the last one kept
 */
record VariantCut(int kept, Phrase note) {

    static VariantCut top(VariantIndex variants, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of variants is " + count + "; it must be 0 or more");
        }
        return at(variants, Math.min(count, variants.count()));
    }

    static VariantCut coverage(VariantIndex variants, double share, int cases) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of cases is " + share + "; it must lie between 0 and 1");
        }
        long covered = 0;
        int kept = 0;
        // Comparing products keeps 0.3 of 10 cases at 3 cases, whatever 0.3 is in binary.
        while (kept < variants.count() && covered < share * cases - 1e-9) {
            covered += variants.frequency(kept++);
        }
        return at(variants, kept);
    }

    Bound bound(EventLog log) {
        return new Bound(c -> log.variantOf(c) < kept, note);
    }

    private static VariantCut at(VariantIndex variants, int kept) {
        int equals = 0;
        while (kept > 0
                && kept + equals < variants.count()
                && variants.frequency(kept + equals) == variants.frequency(kept - 1)) {
            equals++;
        }
        if (equals == 0) {
            return new VariantCut(kept, Phrase.same(""));
        }
        return new VariantCut(
                kept,
                Phrase.of(
                        Wording.count(equals, "variant", "variants")
                                + " as frequent as the last one fell on the other side",
                        "最後のバリアントと同数のバリアント" + Wording.number(equals) + "種類が境界の外側"));
    }
}
