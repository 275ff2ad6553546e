package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.Arrays;

/** Durations per variant, computed when they are first asked for: most callers want only the counts. */
final class ThroughputByVariant {

    private final EventLog log;
    private final TimeBasis basis;
    private DurationSummary[] summaries;

    ThroughputByVariant(EventLog log, TimeBasis basis) {
        this.log = log;
        this.basis = basis;
    }

    /** "Median duration (business time)". */
    Phrase title(Phrase column) {
        return basis.title(column);
    }

    synchronized DurationSummary of(int variant) {
        if (summaries == null) {
            int[] variantOfCase = new int[log.caseCount()];
            Arrays.setAll(variantOfCase, log::variantOf);
            summaries = CaseDurations.of(log, basis).summaries(variantOfCase, log.variantCount());
        }
        return summaries[variant];
    }
}
