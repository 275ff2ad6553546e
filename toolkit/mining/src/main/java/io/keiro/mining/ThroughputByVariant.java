package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.Arrays;

/** Durations per variant, computed when they are first asked for: most callers want only the counts. */
final class ThroughputByVariant {

    private final EventLog log;
    private DurationSummary[] summaries;

    ThroughputByVariant(EventLog log) {
        this.log = log;
    }

    synchronized DurationSummary of(int variant) {
        if (summaries == null) {
            int[] variantOfCase = new int[log.caseCount()];
            Arrays.setAll(variantOfCase, log::variantOf);
            summaries = CaseDurations.of(log).summaries(variantOfCase, log.variantCount());
        }
        return summaries[variant];
    }
}
