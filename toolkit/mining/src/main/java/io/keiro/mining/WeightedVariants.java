package io.keiro.mining;

import io.keiro.log.EventLog;

/**
 * The variants of a log as activity codes with their number of cases, for everything that depends only on the order of activities.
 * A view on what the log has worked out once: numbered by rank from 0, known by the first case that follows them, not copied.
 */
record WeightedVariants(EventLog log) {

    int size() {
        return log.variantCount();
    }

    /** Cases that follow the variant. */
    int cases(int variant) {
        return log.variantFrequency(variant);
    }

    /** The activity codes of a variant. */
    int[] codes(int variant) {
        int example = log.variantExample(variant);
        int first = log.caseStart(example);
        int[] codes = new int[log.caseEnd(example) - first];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = log.activityCode(first + i);
        }
        return codes;
    }
}
