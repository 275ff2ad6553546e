package io.keiro.mining;

import io.keiro.log.EventLog;

/** Durations per variant, computed when they are first asked for: most callers want only the counts. */
final class ThroughputByVariant {

    private final EventLog log;
    private final VariantIndex index;
    private DurationSummary[] summaries;

    ThroughputByVariant(EventLog log, VariantIndex index) {
        this.log = log;
        this.index = index;
    }

    synchronized DurationSummary of(int variant) {
        if (summaries == null) {
            int[] variantOfCase = new int[log.caseCount()];
            for (int c = 0; c < variantOfCase.length; c++) {
                variantOfCase[c] = index.variantOf(c);
            }
            summaries = CaseDurations.of(log).summaries(variantOfCase, index.size());
        }
        return summaries[variant];
    }
}
